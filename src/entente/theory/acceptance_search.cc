#include "entente/theory/acceptance_search.h"

#include <algorithm>
#include <cmath>

#include "entente/theory/acceptable_set.h"

namespace entente::theory {
namespace {

constexpr int dual_steps = 12;
constexpr int steps_before_climb = 2;
constexpr std::size_t tree_weightings = 7;

}  // namespace

void SearchWorkspace::load(const PackageSpace& space, std::span<const double> thresholds,
                           std::span<const double> tie_weights) {
  problem_.load(space, thresholds, tie_weights);
  pool_.clear();
  warm_lambda_.fill(1.0 / static_cast<double>(std::max<std::size_t>(problem_.accepting(), 1)));
}

double SearchWorkspace::reach(std::size_t slot, const Demand& demand) const {
  // Half and double the tolerance: rounding must never cut off what the exact test would take.
  const bool strict = demand.strict >> slot & 1;
  return (strict ? 0.5 : -2.0) * acceptance_tolerance / problem_.scale(slot);
}

double SearchWorkspace::reach(const Slots& lambda, const Demand& demand) const {
  double sum = 0;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) sum += lambda[slot] * reach(slot, demand);
  return sum;
}

bool SearchWorkspace::accepts(const Choice& choice, const Demand& demand) {
  if (!problem_.keeps_restrictions(choice)) return false;
  problem_.to_package(choice, package_);
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    const double gain = utility(problem_.space(), package_, problem_.party(slot)) - problem_.threshold(slot);
    if (demand.strict >> slot & 1 ? !(gain > acceptance_tolerance) : !(gain >= -acceptance_tolerance))
      return false;
  }
  return true;
}

// Takes trial_ if it is acceptable, after mending broken restrictions.
bool SearchWorkspace::try_candidate(const Demand& demand) {
  if (!problem_.keeps_restrictions(trial_)) {
    if (!SearchClimb::repair(problem_, trial_)) return false;
    if (demand.issue != no_issue && trial_[demand.issue] != demand.place) return false;
  }
  if (!accepts(trial_, demand)) return false;
  choice_ = trial_;
  return true;
}

bool SearchWorkspace::climb_to_acceptable(const Demand& demand) {
  if (!problem_.keeps_restrictions(trial_) && !SearchClimb::repair(problem_, trial_)) return false;
  if (demand.issue != no_issue && trial_[demand.issue] != demand.place) return false;
  Slots gains;
  problem_.gains(trial_, gains);
  SearchClimb::Aim aim{~std::uint32_t{0}, 0, 2, demand.issue};
  double before = HUGE_VAL;
  for (int round = 0; round < 4; ++round) {
    double low = HUGE_VAL;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) low = std::min(low, gains[slot]);
    // A shift just above the deepest shortfall makes that party weigh most.
    aim.shift = std::max(0.0, -low) + 0.01;
    if (aim.shift >= before) return false;
    before = aim.shift;
    climb_.climb(problem_, aim, trial_, gains);
    if (try_candidate(demand)) return true;
  }
  return false;
}

// A Polyak step towards a bound just below zero, on the simplex. False: the weighting cannot move.
bool SearchWorkspace::step(const Slots& gains, double bound, Slots& lambda) const {
  const std::size_t count = problem_.accepting();
  double mean = 0, square = 0;
  for (std::size_t slot = 0; slot < count; ++slot) mean += gains[slot] / static_cast<double>(count);
  for (std::size_t slot = 0; slot < count; ++slot) square += (gains[slot] - mean) * (gains[slot] - mean);
  if (square < 1e-18) return false;
  const double length = (std::max(bound, 0.0) + 0.01) / square;
  double sum = 0;
  for (std::size_t slot = 0; slot < count; ++slot) {
    lambda[slot] = std::max(0.0, lambda[slot] - length * (gains[slot] - mean));
    sum += lambda[slot];
  }
  if (!(sum > 0) || !std::isfinite(sum)) return false;
  for (std::size_t slot = 0; slot < count; ++slot) lambda[slot] /= sum;
  return true;
}

SearchWorkspace::Verdict SearchWorkspace::probe(const Demand& demand, bool warm) {
  const std::size_t count = problem_.accepting();
  Slots lambda{};
  for (std::size_t slot = 0; slot < count; ++slot)
    lambda[slot] = warm ? warm_lambda_[slot] : 1.0 / static_cast<double>(count);
  for (int s = 0; s < dual_steps; ++s) {
    const double bound = problem_.relax(lambda, trial_, demand.issue, demand.place);
    pool_.push_back({bound, lambda});
    warm_lambda_ = lambda;
    if (bound < reach(lambda, demand)) return Verdict::none;
    Slots gains;
    problem_.gains(trial_, gains);
    if (try_candidate(demand)) return Verdict::found;
    if (s == steps_before_climb || s + 1 == dual_steps) {
      if (warm && s == steps_before_climb) trial_ = start_;
      if (climb_to_acceptable(demand)) return Verdict::found;
    }
    if (!step(gains, bound, lambda)) break;
  }
  return Verdict::open;
}

void SearchWorkspace::sort_pool() {
  std::sort(pool_.begin(), pool_.end(),
            [](const Weighting& a, const Weighting& b) { return a.bound < b.bound; });
}

bool SearchWorkspace::walk(const Demand& demand) {
  sort_pool();
  tree_.begin(problem_);
  if (pool_.empty()) pool_.push_back({0.0, Slots{}});
  const std::size_t taken = std::min(tree_weightings, pool_.size());
  tree_.add_row(pool_[0].lambda, reach(pool_[0].lambda, demand));
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    Slots unit{};
    unit[slot] = 1;
    tree_.add_row(unit, reach(slot, demand));
  }
  for (std::size_t k = 1; k < taken; ++k) tree_.add_row(pool_[k].lambda, reach(pool_[k].lambda, demand));
  tree_.build(false);
  auto leaf = [&](const Choice& choice) {
    if (!accepts(choice, demand)) return false;
    choice_ = choice;
    return true;
  };
  const std::uint64_t items = std::min(most_work, allowance);
  tree_.limit(items);
  const bool stopped = tree_.walk(leaf, demand.issue, demand.place);
  allowance -= items - tree_.items_left();
  if (!tree_.ended()) return stopped;
  ++given_up;
  return false;
}

bool SearchWorkspace::find(const Demand& demand, bool warm) {
  if (problem_.has_empty_issue()) return false;
  pool_.clear();
  if (warm) {
    start_ = choice_;
    if (demand.issue != no_issue) start_[demand.issue] = static_cast<std::uint32_t>(demand.place);
  }
  if (problem_.accepting() > 0) {
    const Verdict verdict = probe(demand, warm);
    if (verdict != Verdict::open) return verdict == Verdict::found;
  }
  return walk(demand);
}

}  // namespace entente::theory
