#include "entente/theory/improvement.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"

namespace entente::theory {
namespace {

using Measure = LeastCostSearch::Measure;

void check_package(const PackageSpace& space, const Package& x) {
  base::require(x.size() == space.issues(), "a package settles every issue");
  for (std::size_t issue = 0; issue < x.size(); ++issue)
    base::require(x[issue] < space.options(issue), "a package names options of the space");
}

double weight_of(const DominanceOptions& options, std::size_t party) {
  return options.weights.empty() ? 1 : options.weights[party];
}

void pay_weighted_utilities(const PackageSpace& source, const DominanceOptions& options,
                            ImprovementWorkspace& w) {
  PackageSpace& space = w.mirror.space();
  const std::size_t objective = w.mirror.objective();
  const auto paid = space.values(objective);
  for (std::size_t party : w.judging) {
    const double weight = weight_of(options, party);
    const auto values = source.values(party);
    for (std::size_t place = 0; place < paid.size(); ++place) paid[place] += weight * values[place];
    space.set_base(objective, space.base(objective) + weight * source.base(party));
    for (std::size_t q = 0; q < source.interactions().size(); ++q)
      space.set_interaction(
          q, objective,
          space.interactions()[q].add[objective] + weight * source.interactions()[q].add[party]);
  }
}

void judge_by_weights(const PackageSpace& space, const DominanceOptions& options, ImprovementWorkspace& w) {
  base::require(options.weights.empty() || options.weights.size() == space.parties(), "one weight per party");
  w.judging.clear();
  for (std::size_t party = 0; party < space.parties(); ++party) {
    const double weight = weight_of(options, party);
    base::require(weight >= 0 && std::isfinite(weight), "weights are 0 or more");
    if (weight > 0) w.judging.push_back(party);
  }
  base::require(!w.judging.empty(), "somebody judges");
}

}  // namespace

std::optional<DominatingPackage> dominating_package(const PackageSpace& space, const Package& x,
                                                    const DominanceOptions& options,
                                                    ImprovementWorkspace& w) {
  check_package(space, x);
  judge_by_weights(space, options, w);
  w.mirror.mirror(space, w.judging);
  pay_weighted_utilities(space, options, w);
  w.thresholds.clear();
  double sum = 0, heaviest = 0;
  for (std::size_t party : w.judging) {
    w.thresholds.push_back(utility(space, x, party));
    sum += weight_of(options, party) * w.thresholds.back();
    heaviest = std::max(heaviest, weight_of(options, party));
  }
  w.prices.assign(w.judging.size(), HUGE_VAL);
  w.search.load(w.mirror.space(), w.thresholds, w.prices);
  std::uint64_t work = options.most_work;
  const double something = acceptance_tolerance * (1 + heaviest) * static_cast<double>(w.judging.size());
  const LeastCostSearch::Outcome outcome = w.search.minimise(Measure::sum, -sum - something, work);
  if (!outcome.found && outcome.complete) return std::nullopt;
  DominatingPackage result;
  result.complete = outcome.complete;
  if (outcome.found) {
    result.package = w.search.package();
    result.utilities = utilities(space, result.package);
    for (std::size_t party = 0; party < space.parties(); ++party)
      result.gains.push_back(result.utilities[party] - utility(space, x, party));
    for (std::size_t party : w.judging) result.sum += weight_of(options, party) * result.gains[party];
  }
  result.bound = outcome.complete ? result.sum : std::max(result.sum, -outcome.bound - sum);
  return result;
}

std::optional<DominatingPackage> dominating_package(const PackageSpace& space, const Package& x,
                                                    const DominanceOptions& options) {
  ImprovementWorkspace workspace;
  return dominating_package(space, x, options, workspace);
}

namespace {

// A change of an issue costs 1, and all distances together less than 1, so that they only settle ties.
double distance_unit(const PackageSpace& space, std::span<const double> distance) {
  double most = 0;
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    double longest = 0;
    for (std::size_t place = space.first(issue); place < space.first(issue + 1); ++place) {
      base::require(distance[place] >= 0 && std::isfinite(distance[place]), "distances are 0 or more");
      longest = std::max(longest, distance[place]);
    }
    most += longest;
  }
  return most > 0 ? 0.999 / most : 0;
}

void judge_by_thresholds(std::span<const double> thresholds, ImprovementWorkspace& w) {
  w.judging.clear();
  w.thresholds.clear();
  for (std::size_t party = 0; party < thresholds.size(); ++party) {
    if (thresholds[party] == -HUGE_VAL) continue;
    w.judging.push_back(party);
    w.thresholds.push_back(thresholds[party]);
  }
  w.prices.assign(w.judging.size(), HUGE_VAL);
}

NearestPackage measured(const PackageSpace& space, const Package& x, std::span<const double> distance,
                        const Package& y) {
  NearestPackage result;
  result.package = y;
  for (std::size_t issue = 0; issue < x.size(); ++issue) {
    if (x[issue] == y[issue]) continue;
    ++result.changed;
    result.distance += distance[space.first(issue) + y[issue]];
  }
  result.least_changed = result.changed;
  return result;
}

}  // namespace

std::optional<NearestPackage> nearest_acceptable(const PackageSpace& space,
                                                 std::span<const double> thresholds, const Package& x,
                                                 std::span<const double> distance, ImprovementWorkspace& w,
                                                 std::uint64_t most_work) {
  check_package(space, x);
  base::require(distance.size() == space.all_options(), "one distance per option");
  const double unit = distance_unit(space, distance);
  if (is_acceptable(space, x, thresholds)) return measured(space, x, distance, x);
  judge_by_thresholds(thresholds, w);
  for (double threshold : w.thresholds)
    if (threshold == HUGE_VAL) return std::nullopt;
  w.mirror.mirror(space, w.judging);
  const auto paid = w.mirror.space().values(w.mirror.objective());
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    for (std::size_t option = 0; option < space.options(issue); ++option) {
      const std::size_t place = space.first(issue) + option;
      paid[place] = option == x[issue] ? 0.0 : -1 - unit * distance[place];
    }
  w.search.load(w.mirror.space(), w.thresholds, w.prices);
  std::uint64_t work = most_work;
  const LeastCostSearch::Outcome outcome = w.search.minimise(Measure::sum, HUGE_VAL, work);
  if (!outcome.found && outcome.complete) return std::nullopt;
  NearestPackage result;
  if (outcome.found) result = measured(space, x, distance, w.search.package());
  result.complete = outcome.complete;
  // A package with fewer changes than the whole part of the bound would cost less than the bound.
  if (!outcome.complete)
    result.least_changed = static_cast<std::size_t>(std::max(0.0, std::floor(outcome.bound + 1e-9)));
  return result;
}

namespace {

// The first restriction that a feasible-by-options package breaks, or their number.
std::size_t first_broken(const PackageSpace& space, const Package& y) {
  for (std::size_t r = 0; r < space.restrictions().size(); ++r)
    if (!keeps(space.restrictions()[r], [&](std::size_t issue) { return y[issue]; })) return r;
  return space.restrictions().size();
}

void judge_changes(std::span<const double> thresholds, Neighbour& neighbour) {
  bool gains = false, loses = false;
  for (std::size_t party = 0; party < thresholds.size(); ++party) {
    if (thresholds[party] == -HUGE_VAL) continue;
    gains |= neighbour.change[party] > acceptance_tolerance;
    if (neighbour.change[party] < -acceptance_tolerance && !loses) loses = true, neighbour.which = party;
  }
  neighbour.why =
      loses ? (gains ? WhyNot::refused : WhyNot::dominated) : (gains ? WhyNot::dominates : WhyNot::same);
}

void judge(const PackageSpace& space, std::span<const double> thresholds, const Package& y,
           const std::vector<double>& utilities_at_y, Neighbour& neighbour) {
  if (!space.allowed(neighbour.issue, neighbour.option)) {
    neighbour.why = WhyNot::ruled_out;
    return;
  }
  if (const std::size_t r = first_broken(space, y); r < space.restrictions().size()) {
    neighbour.why = WhyNot::breaks_link;
    neighbour.which = r;
    return;
  }
  for (std::size_t party = 0; party < thresholds.size(); ++party) {
    if (utilities_at_y[party] - thresholds[party] >= -acceptance_tolerance) continue;
    neighbour.why = WhyNot::below_threshold;
    neighbour.which = party;
    return;
  }
  judge_changes(thresholds, neighbour);
}

}  // namespace

std::vector<Neighbour> neighbours(const PackageSpace& space, std::span<const double> thresholds,
                                  const Package& x, const std::vector<bool>& ordered) {
  check_package(space, x);
  base::require(thresholds.size() == space.parties(), "one threshold per party");
  base::require(ordered.size() == space.issues(), "one flag per issue");
  const std::vector<double> at_x = utilities(space, x);
  std::vector<Neighbour> result;
  Package y = x;
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    for (std::size_t option = 0; option < space.options(issue); ++option) {
      const std::size_t step = option < x[issue] ? x[issue] - option : option - x[issue];
      if (step == 0 || (ordered[issue] && step > 1)) continue;
      y[issue] = static_cast<std::uint16_t>(option);
      const std::vector<double> at_y = utilities(space, y);
      Neighbour neighbour;
      neighbour.issue = issue;
      neighbour.option = option;
      for (std::size_t party = 0; party < space.parties(); ++party)
        neighbour.change.push_back(at_y[party] - at_x[party]);
      judge(space, thresholds, y, at_y, neighbour);
      result.push_back(std::move(neighbour));
    }
    y[issue] = x[issue];
  }
  return result;
}

Slack slack(const PackageSpace& space, std::span<const double> thresholds, const Package& x) {
  check_package(space, x);
  base::require(thresholds.size() == space.parties(), "one threshold per party");
  Slack result;
  for (std::size_t party = 0; party < space.parties(); ++party)
    result.parties.push_back(utility(space, x, party) - thresholds[party]);
  Package y = x;
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    result.keeps.emplace_back(space.options(issue), false);
    for (std::size_t option = 0; option < space.options(issue); ++option) {
      y[issue] = static_cast<std::uint16_t>(option);
      result.keeps[issue][option] = is_acceptable(space, y, thresholds);
    }
    y[issue] = x[issue];
  }
  return result;
}

}  // namespace entente::theory
