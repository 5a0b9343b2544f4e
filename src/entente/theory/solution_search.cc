#include "entente/theory/solution_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/solution_run.h"

namespace entente::theory {
namespace {

using base::require;
using Ranking = SolutionRun::Ranking;
using Found = SolutionRun::Found;

void check(const PackageSpace& space, std::span<const double> thresholds) {
  require(thresholds.size() == space.parties(), "one threshold per party");
  for (double threshold : thresholds) require(!std::isnan(threshold), "a threshold is a number");
}

void check_deciding(std::span<const double> thresholds) {
  require(std::any_of(thresholds.begin(), thresholds.end(), [](double r) { return r != -HUGE_VAL; }),
          "somebody has a threshold");
}

bool has_empty_issue(const PackageSpace& space) {
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    bool empty = true;
    for (std::size_t option = 0; option < space.options(issue); ++option)
      empty &= !space.allowed(issue, option);
    if (empty) return true;
  }
  return false;
}

// A threshold of +infinity is met by nothing; and the searches want finite numbers.
bool never_met(const PackageSpace& space, std::span<const double> thresholds) {
  return has_empty_issue(space) ||
         std::find(thresholds.begin(), thresholds.end(), HUGE_VAL) != thresholds.end();
}

SolutionPoint nothing_known(const PackageSpace& space, const SolutionRun& run, std::uint64_t work) {
  SolutionPoint point;
  point.utilities.assign(space.parties(), 0.0);
  point.gains.assign(space.parties(), 0.0);
  point.value = -HUGE_VAL;
  point.gap = HUGE_VAL;
  point.all_ties = point.complete = false;
  point.work = work - run.work_left();
  return point;
}

SolutionPoint point_of(const PackageSpace& space, std::span<const double> thresholds,
                       SolutionRun::Best best) {
  SolutionPoint point;
  point.utilities = utilities(space, best.package);
  point.gains.assign(space.parties(), 0.0);
  for (std::size_t party = 0; party < space.parties(); ++party)
    if (thresholds[party] != -HUGE_VAL) point.gains[party] = point.utilities[party] - thresholds[party];
  point.package = std::move(best.package);
  point.value = best.value;
  point.gap = best.gap;
  point.ties = std::move(best.ties);
  point.all_ties = best.all_ties;
  return point;
}

void finish(SolutionPoint& point, const SolutionRun& run, const SolutionLimits& limits) {
  point.complete = !run.out_of_work();
  point.all_ties &= point.complete;
  point.work = limits.most_work - run.work_left();
}

// Two results for different sets of gainers as one.
void merge(SolutionRun::Best& into, SolutionRun::Best other, std::size_t most_ties) {
  const double upper = std::max(into.value + into.gap, other.value + other.gap);
  if (!equal_values(into.value, other.value)) {
    if (other.value > into.value) std::swap(into, other);
  } else {
    into.value = std::max(into.value, other.value);
    into.all_ties &= other.all_ties;
    into.ties.insert(into.ties.end(), other.ties.begin(), other.ties.end());
    std::sort(into.ties.begin(), into.ties.end());
    if (into.ties.size() > most_ties) into.ties.resize(most_ties), into.all_ties = false;
    into.package = into.ties.front();
  }
  into.gap = into.gap == 0 && other.gap == 0 ? 0 : std::max(0.0, upper - into.value);
}

// The Nash product: which parties can gain together, then the product over them.
class NashSearch {
 public:
  NashSearch(SolutionRun& run, std::span<const double> weights, std::size_t most_ties)
      : run_(run), weights_(weights), most_ties_(most_ties) {}

  SolutionRun::Best search() {
    // Who cannot gain alone cannot gain with others; of the rest larger sets come first.
    std::uint32_t able = run_.most_gainers();
    for (std::size_t slot = 0; slot < run_.problem().accepting(); ++slot) {
      const Found alone = run_.find(std::uint32_t{1} << slot);
      open_ |= alone == Found::open;
      if (alone == Found::yes) able |= std::uint32_t{1} << slot;
    }
    for (int size = std::popcount(able); size > 0; --size)
      if (subsets(able, size)) return best_;
    open_ |= run_.out_of_work();
    return product(run_.most_gainers());
  }

 private:
  SolutionRun::Best product(std::uint32_t strict) {
    Ranking ranking{Ranking::By::log_product, {}, strict};
    for (std::size_t slot = 0; slot < run_.problem().accepting(); ++slot)
      if (strict >> slot & 1)
        ranking.unit[slot] = weights_.empty() ? 1 : weights_[run_.problem().party(slot)];
    SolutionRun::Best best = run_.best(ranking, most_ties_);
    if (open_) best.gap = HUGE_VAL;
    return best;
  }

  bool subsets(std::uint32_t able, int size) {
    bool any = false;
    for (std::uint32_t subset = able; !run_.out_of_work(); subset = (subset - 1) & able) {
      if (std::popcount(subset) == size) {
        const Found found = run_.find(subset);
        open_ |= found == Found::open;
        if (found == Found::yes) {
          SolutionRun::Best next = product(subset);
          if (any)
            merge(best_, std::move(next), most_ties_);
          else
            best_ = std::move(next);
          any = true;
        }
      }
      if (subset == 0) break;
    }
    open_ |= run_.out_of_work();
    if (any && open_) best_.gap = HUGE_VAL;
    return any;
  }

  SolutionRun& run_;
  std::span<const double> weights_;
  std::size_t most_ties_;
  bool open_ = false;  // whether more could gain
  SolutionRun::Best best_;
};

struct Utopia {
  SearchProblem::Slots gain{}, gap{};  // by slot, own units
};

Utopia utopia_gains(SolutionRun& run) {
  Utopia utopia;
  for (std::size_t slot = 0; slot < run.problem().accepting(); ++slot) {
    Ranking ranking{Ranking::By::utility_sum, {}, 0};
    ranking.unit[slot] = 1;
    const SolutionRun::Best best = run.highest(ranking);
    utopia.gain[slot] = best.value - run.problem().threshold(slot);
    utopia.gap[slot] = best.gap;
  }
  return utopia;
}

Ranking shares(const SolutionRun& run, Ranking::By by, const Utopia& utopia) {
  Ranking ranking{by, {}, 0};
  for (std::size_t slot = 0; slot < run.problem().accepting(); ++slot)
    if (utopia.gain[slot] > acceptance_tolerance) ranking.unit[slot] = utopia.gain[slot];
  return ranking;
}

// With a utopia point that is only known up to its gaps the true shares lie between gain / (a + gap) and
// gain / a.
void widen(SolutionPoint& point, const SolutionRun& run, const Utopia& utopia, const Ranking& ranking) {
  if (std::all_of(utopia.gap.begin(), utopia.gap.end(), [](double gap) { return gap == 0; })) return;
  const bool nobody =
      std::none_of(ranking.unit.begin(), ranking.unit.end(), [](double unit) { return unit > 0; });
  double least = HUGE_VAL, sum = 0, high = nobody ? 0 : point.value + point.gap;
  for (std::size_t slot = 0; slot < run.problem().accepting(); ++slot) {
    if (!(utopia.gain[slot] > acceptance_tolerance)) {
      if (utopia.gap[slot] == 0) continue;
      least = 0;  // a party thought unable to gain may be able to
      if (nobody || ranking.by == Ranking::By::share_sum) high += 1;
      continue;
    }
    const double share = point.gains[run.problem().party(slot)] / (utopia.gain[slot] + utopia.gap[slot]);
    least = std::min(least, share), sum += share;
  }
  const double low = ranking.by == Ranking::By::share_sum ? sum : std::min(least, point.value);
  point.gap = high - low;
}

std::optional<SolutionPoint> ranked(const PackageSpace& space, std::span<const double> thresholds,
                                    const SolutionLimits& limits, Ranking::By by, bool normalised) {
  check(space, thresholds);
  check_deciding(thresholds);
  require(limits.most_ties > 0, "at least one tie is listed");
  if (never_met(space, thresholds)) return std::nullopt;
  SolutionRun run(space, thresholds, limits.most_work);
  const Found found = run.find(0);
  if (found == Found::no) return std::nullopt;
  if (found == Found::open) return nothing_known(space, run, limits.most_work);
  Utopia utopia;
  utopia.gain.fill(1.0);
  if (normalised) utopia = utopia_gains(run);
  const Ranking ranking = shares(run, by, utopia);
  SolutionPoint point = point_of(space, thresholds, run.best(ranking, limits.most_ties));
  if (normalised) widen(point, run, utopia, ranking);
  finish(point, run, limits);
  return point;
}

}  // namespace

std::optional<SolutionPoint> nash_bargaining_solution(const PackageSpace& space,
                                                      std::span<const double> thresholds,
                                                      const SolutionLimits& limits,
                                                      std::span<const double> weights) {
  check(space, thresholds);
  check_deciding(thresholds);
  require(limits.most_ties > 0, "at least one tie is listed");
  require(weights.empty() || weights.size() == space.parties(), "one weight per party");
  for (std::size_t party = 0; party < weights.size(); ++party)
    require(thresholds[party] == -HUGE_VAL || weights[party] > 0, "a bargaining weight is positive");
  if (never_met(space, thresholds)) return std::nullopt;
  SolutionRun run(space, thresholds, limits.most_work);
  const Found found = run.find(0);
  if (found == Found::no) return std::nullopt;
  if (found == Found::open) return nothing_known(space, run, limits.most_work);
  SolutionPoint point = point_of(space, thresholds, NashSearch(run, weights, limits.most_ties).search());
  finish(point, run, limits);
  return point;
}

std::optional<SolutionPoint> kalai_smorodinsky_solution(const PackageSpace& space,
                                                        std::span<const double> thresholds,
                                                        const SolutionLimits& limits) {
  return ranked(space, thresholds, limits, Ranking::By::sorted_shares, true);
}

std::optional<SolutionPoint> egalitarian_solution(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const SolutionLimits& limits) {
  return ranked(space, thresholds, limits, Ranking::By::sorted_shares, false);
}

std::optional<SolutionPoint> utilitarian_solution(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const SolutionLimits& limits, UtilitarianScale scale) {
  const bool raw = scale == UtilitarianScale::raw;
  return ranked(space, thresholds, limits, raw ? Ranking::By::utility_sum : Ranking::By::share_sum, !raw);
}

std::optional<UtopiaPoint> utopia_point(const PackageSpace& space, std::span<const double> thresholds,
                                        const SolutionLimits& limits) {
  check(space, thresholds);
  if (never_met(space, thresholds)) return std::nullopt;
  // Who has no threshold gets one below everything it can have.
  std::vector<double> all(thresholds.begin(), thresholds.end());
  for (std::size_t party = 0; party < space.parties(); ++party) {
    if (all[party] != -HUGE_VAL) continue;
    double low = space.base(party) - 1;
    for (std::size_t issue = 0; issue < space.issues(); ++issue) {
      double least = HUGE_VAL;
      for (std::size_t option = 0; option < space.options(issue); ++option)
        least = std::min(least, space.value(issue, option, party));
      low += least;
    }
    for (const Interaction& interaction : space.interactions()) low += std::min(0.0, interaction.add[party]);
    all[party] = low;
  }
  SolutionRun run(space, all, limits.most_work);
  const Found found = run.find(0);
  if (found == Found::no) return std::nullopt;
  UtopiaPoint point;
  point.utilities.assign(space.parties(), -HUGE_VAL);
  point.gaps.assign(space.parties(), HUGE_VAL);
  point.packages.resize(space.parties());
  for (std::size_t slot = 0; found == Found::yes && slot < space.parties(); ++slot) {
    Ranking ranking{Ranking::By::utility_sum, {}, 0};
    ranking.unit[slot] = 1;
    SolutionRun::Best best = run.highest(ranking);
    point.utilities[slot] = best.value;
    point.gaps[slot] = best.gap;
    point.packages[slot] = std::move(best.package);
  }
  point.complete = found == Found::yes && !run.out_of_work();
  return point;
}

}  // namespace entente::theory
