#include "entente/theory/relaxation.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"

namespace entente::theory {
namespace {

using Measure = LeastCostSearch::Measure;

// Costs that differ by less than this are one level.
constexpr double same_cost = 1e-12;

void check(const RelaxationProblem& problem) {
  const PackageSpace& space = problem.space;
  base::require(problem.thresholds.size() == space.parties(), "one threshold per party");
  base::require(problem.threshold_unit.size() == space.parties(), "one threshold unit per party");
  for (double threshold : problem.thresholds) base::require(!std::isnan(threshold), "thresholds are numbers");
  for (double unit : problem.threshold_unit) base::require(!std::isnan(unit), "threshold units are numbers");
  for (const MovableLine& line : problem.lines) {
    base::require(line.issue < space.issues(), "a line is on an issue of the space");
    base::require(line.cost.size() == space.options(line.issue), "a line has one cost per option");
    for (double cost : line.cost) base::require(cost >= 0, "a line's costs are 0 or more");
  }
}

// One relaxation; the workspace holds everything it works on.
class Run {
 public:
  Run(const RelaxationProblem& problem, RelaxationWorkspace& w) : problem_(problem), w_(w) {
    work_ = problem.most_work;
  }

  std::optional<Relaxation> least_sum() {
    fill();
    allow_up_to(HUGE_VAL);
    if (cheapest_leave_room()) return made(w_.search.package());
    w_.least.load(w_.mirror.space(), w_.thresholds, w_.prices);
    const LeastCostSearch::Outcome outcome = w_.least.minimise(Measure::sum, HUGE_VAL, work_);
    if (!outcome.found) return nothing(outcome.complete, outcome.bound);
    return made(w_.least.package(), outcome.complete, outcome.bound);
  }

  std::optional<Relaxation> least_largest() {
    fill();
    collect_levels();
    if (w_.levels.empty()) return std::nullopt;
    double limit = w_.levels.front(), bound = limit;
    bool complete = true;
    Package fallback;
    if (!room_at(limit, limit)) {
      const std::size_t k = first_level_with_room();
      const auto [found, proven, at, least] = between(k);
      complete = proven;
      bound = std::max(w_.levels[k - 1], std::min(least, k < w_.levels.size() ? w_.levels[k] : HUGE_VAL));
      if (!found && k == w_.levels.size()) return nothing(complete, bound);
      limit = found ? at : w_.levels[k];
      if (found) fallback = w_.least.package();
      if (!found) room_at(limit, limit);
    }
    const bool thresholds_bind = !fallback.empty();
    if (!thresholds_bind) fallback = w_.search.package();
    Relaxation relaxation = least_total_at(limit, fallback, thresholds_bind);
    relaxation.complete = complete;
    relaxation.bound = complete ? relaxation.largest : std::min(bound, relaxation.largest);
    return relaxation;
  }

 private:
  void fill() {
    const PackageSpace& space = problem_.space;
    w_.judging.clear();
    w_.thresholds.clear();
    w_.prices.clear();
    for (std::size_t party = 0; party < space.parties(); ++party) {
      if (problem_.thresholds[party] == -HUGE_VAL) continue;
      w_.judging.push_back(party);
      w_.thresholds.push_back(problem_.thresholds[party]);
      const double unit = problem_.threshold_unit[party];
      w_.prices.push_back(unit > 0 ? 1 / unit : HUGE_VAL);
    }
    w_.mirror.mirror(space, w_.judging);
    w_.cost.assign(space.all_options(), 0.0);
    w_.worst.assign(space.all_options(), 0.0);
    w_.giving.assign(space.all_options(), 0);
    for (const MovableLine& line : problem_.lines)
      for (std::size_t option = 0; option < line.cost.size(); ++option) add_cost(line, option);
    for (std::size_t place = 0; place < space.all_options(); ++place)
      if (!space.allowed_at(place)) w_.cost[place] = w_.worst[place] = HUGE_VAL;
    const auto paid = w_.mirror.space().values(w_.mirror.objective());
    for (std::size_t place = 0; place < paid.size(); ++place)
      paid[place] = std::isfinite(w_.cost[place]) ? -w_.cost[place] : 0.0;
  }

  void add_cost(const MovableLine& line, std::size_t option) {
    const std::size_t place = problem_.space.first(line.issue) + option;
    w_.cost[place] += line.cost[option];
    w_.worst[place] = std::max(w_.worst[place], line.cost[option]);
    w_.giving[place] = static_cast<std::uint8_t>(w_.giving[place] + (line.cost[option] > 0 ? 1 : 0));
  }

  void allow(std::size_t issue, std::size_t option, bool allowed) {
    allowed ? w_.mirror.space().allow(issue, option) : w_.mirror.space().forbid(issue, option);
  }

  // Options for which no line gives more than this.
  void allow_up_to(double level) {
    const PackageSpace& space = problem_.space;
    for (std::size_t issue = 0; issue < space.issues(); ++issue)
      for (std::size_t option = 0; option < space.options(issue); ++option) {
        const double worst = w_.worst[space.first(issue) + option];
        allow(issue, option, std::isfinite(worst) && worst <= level + same_cost);
      }
  }

  // Of what is allowed, only the cheapest options of every issue; with `fewest`, only those of them at which
  // the fewest lines give.
  void allow_cheapest(bool fewest) {
    const PackageSpace& space = w_.mirror.space();
    for (std::size_t issue = 0; issue < space.issues(); ++issue) {
      double low = HUGE_VAL;
      std::uint8_t least = 255;
      const std::size_t first = space.first(issue);
      for (std::size_t option = 0; option < space.options(issue); ++option)
        if (space.allowed(issue, option)) low = std::min(low, w_.cost[first + option]);
      auto cheap = [&](std::size_t option) {
        return space.allowed(issue, option) && w_.cost[first + option] <= low + same_cost;
      };
      for (std::size_t option = 0; option < space.options(issue); ++option)
        if (cheap(option)) least = std::min(least, w_.giving[first + option]);
      for (std::size_t option = 0; option < space.options(issue); ++option)
        allow(issue, option, cheap(option) && (!fewest || w_.giving[first + option] == least));
    }
  }

  bool room(const std::vector<double>& thresholds) {
    w_.lowered.assign(thresholds.begin(), thresholds.end());
    w_.lowered.push_back(-HUGE_VAL);  // the objective's party
    w_.search.load(w_.mirror.space(), w_.lowered);
    if (!w_.search.find({}, false)) return false;
    w_.search.problem().to_package(w_.search.choice(), w_.search.package());
    return true;
  }

  // The bound that every issue's cheapest option costs is met when these options leave room.
  bool cheapest_leave_room() {
    const double level = level_;
    allow_cheapest(true);
    if (room(w_.thresholds)) return true;
    allow_up_to(level);
    allow_cheapest(false);
    if (room(w_.thresholds)) return true;
    allow_up_to(level);
    return false;
  }

  // Room when every line gives up to `level` and every threshold up to `given`.
  bool room_at(double level, double given) {
    allow_up_to(level);
    w_.most.resize(w_.thresholds.size());
    for (std::size_t k = 0; k < w_.most.size(); ++k)
      w_.most[k] = w_.thresholds[k] - (w_.prices[k] < HUGE_VAL ? given / w_.prices[k] : 0.0);
    return room(w_.most);
  }

  // What lines may cost at most, ascending, from the least that leaves an option on every issue.
  void collect_levels() {
    const PackageSpace& space = problem_.space;
    double least = 0;
    w_.levels.clear();
    for (std::size_t issue = 0; issue < space.issues(); ++issue) {
      double low = HUGE_VAL;
      for (std::size_t option = 0; option < space.options(issue); ++option) {
        const double worst = w_.worst[space.first(issue) + option];
        low = std::min(low, worst);
        if (std::isfinite(worst)) w_.levels.push_back(worst);
      }
      least = std::max(least, low);
    }
    if (least == HUGE_VAL) w_.levels.clear();
    std::erase_if(w_.levels, [&](double level) { return level < least; });
    std::sort(w_.levels.begin(), w_.levels.end());
    const auto same = [](double a, double b) { return b - a <= same_cost; };
    w_.levels.erase(std::unique(w_.levels.begin(), w_.levels.end(), same), w_.levels.end());
  }

  // Level 0 has no room; what has room at one level has it at every higher one.
  std::size_t first_level_with_room() {
    std::size_t without = 0, with = w_.levels.size();
    while (with - without > 1) {
      const std::size_t middle = (without + with) / 2;
      (room_at(w_.levels[middle], w_.levels[middle]) ? with : without) = middle;
    }
    return with;
  }

  // With the lines of the level before, thresholds may give more than that level but less than level k.
  LeastCostSearch::Outcome between(std::size_t k) {
    allow_up_to(w_.levels[k - 1]);
    w_.least.load(w_.mirror.space(), w_.thresholds, w_.prices);
    return w_.least.minimise(Measure::largest, k < w_.levels.size() ? w_.levels[k] : HUGE_VAL, work_);
  }

  // Nothing gives more than `limit`; the smallest total among what is left. Where thresholds bind, `least`
  // still holds the search that found the limit, and its options are those within it.
  Relaxation least_total_at(double limit, const Package& known, bool thresholds_bind) {
    w_.most.resize(w_.prices.size());
    for (std::size_t k = 0; k < w_.most.size(); ++k) w_.most[k] = limit / w_.prices[k];
    if (thresholds_bind) {
      w_.least.limit(w_.most);
    } else {
      level_ = limit;
      allow_up_to(limit);
      if (cheapest_leave_room()) return made(w_.search.package());
      w_.least.load(w_.mirror.space(), w_.thresholds, w_.prices, w_.most);
    }
    const Relaxation before = made(known);
    const LeastCostSearch::Outcome outcome = w_.least.minimise(Measure::sum, before.total, work_);
    return outcome.found ? made(w_.least.package()) : before;
  }

  static std::optional<Relaxation> nothing(bool complete, double bound) {
    if (complete) return std::nullopt;
    Relaxation relaxation;
    relaxation.total = relaxation.largest = HUGE_VAL;
    relaxation.bound = bound;
    relaxation.complete = false;
    return relaxation;
  }

  Relaxation made(const Package& package, bool complete = true, double bound = HUGE_VAL) const {
    Relaxation relaxation;
    relaxation.package = package;
    relaxation.lines.reserve(problem_.lines.size());
    auto give = [&](double cost) {
      relaxation.total += cost;
      relaxation.largest = std::max(relaxation.largest, cost);
    };
    for (const MovableLine& line : problem_.lines) {
      relaxation.lines.push_back(line.cost[package[line.issue]]);
      give(relaxation.lines.back());
    }
    relaxation.thresholds.assign(problem_.space.parties(), 0.0);
    for (std::size_t party : w_.judging) {
      const double short_of = problem_.thresholds[party] - utility(problem_.space, package, party);
      if (!(short_of > acceptance_tolerance) || !(problem_.threshold_unit[party] > 0)) continue;
      relaxation.thresholds[party] = short_of;
      give(short_of / problem_.threshold_unit[party]);
    }
    relaxation.complete = complete;
    relaxation.bound = complete ? relaxation.total : std::min(bound, relaxation.total);
    return relaxation;
  }

  const RelaxationProblem& problem_;
  RelaxationWorkspace& w_;
  std::uint64_t work_ = 0;
  double level_ = HUGE_VAL;
};

}  // namespace

std::optional<Relaxation> least_relaxation(const RelaxationProblem& problem, LeastBy by,
                                           RelaxationWorkspace& workspace) {
  check(problem);
  for (double threshold : problem.thresholds)
    if (threshold == HUGE_VAL) return std::nullopt;
  Run run(problem, workspace);
  return by == LeastBy::sum ? run.least_sum() : run.least_largest();
}

}  // namespace entente::theory
