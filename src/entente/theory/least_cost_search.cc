#include "entente/theory/least_cost_search.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/search_climb.h"

namespace entente::theory {
namespace {

constexpr int ascent_steps = 50;
constexpr int descent_passes = 4;
constexpr std::size_t tree_rows = 6, guards = 3;

}  // namespace

void LeastCostSearch::load(const PackageSpace& space, std::span<const double> thresholds,
                           std::span<const double> prices, std::span<const double> most) {
  const std::size_t judging = space.parties() - 1;
  base::require(thresholds.size() == judging && prices.size() == judging,
                "one threshold and price per party");
  base::require(most.empty() || most.size() == judging, "one limit per party");
  for (double threshold : thresholds) base::require(std::isfinite(threshold), "thresholds are finite");
  tie_weights_.assign(space.parties(), 0.0);
  tie_weights_.back() = 1;
  all_thresholds_.assign(thresholds.begin(), thresholds.end());
  all_thresholds_.push_back(-HUGE_VAL);
  problem_.load(space, all_thresholds_, tie_weights_);
  count_ = problem_.accepting();
  for (std::size_t slot = 0; slot < count_; ++slot) price_[slot] = prices[slot] * problem_.scale(slot);
  limit(most);
  rows_.clear();
}

void LeastCostSearch::limit(std::span<const double> most) {
  for (std::size_t slot = 0; slot < count_; ++slot) {
    most_[slot] = most.empty() ? HUGE_VAL : most[slot] / problem_.scale(slot);
    if (hard(slot)) most_[slot] = 0;
  }
}

// No package costs more than the worst options of all issues together.
void LeastCostSearch::measure_worst() {
  worst_ = 0;
  Slots minus{};
  for (std::size_t slot = 0; slot <= count_; ++slot) {
    minus.fill(0.0);
    minus[slot] = -1;
    const double least = -problem_.relax(minus, relaxed_);
    if (slot == count_) {
      if (measure_ == Measure::sum) worst_ -= least;
    } else if (!hard(slot)) {
      const double cost = price_[slot] * std::max(0.0, -least);
      worst_ = measure_ == Measure::sum ? worst_ + cost : std::max(worst_, cost);
    }
  }
}

bool LeastCostSearch::limited() const {
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (most_[slot] == HUGE_VAL) return false;
  return true;
}

double LeastCostSearch::margin() const {
  return 1e-10 + 1e-12 * (std::isfinite(best_) ? std::abs(best_) : 0.0);
}

bool LeastCostSearch::proven() const {
  return bound_ >= best_ - margin() || bound_ > worst_ + 1e-9 * (1 + std::abs(worst_));
}

double LeastCostSearch::cost_at(const Slots& gains) const {
  double sum = 0, most = 0;
  for (std::size_t slot = 0; slot < count_; ++slot) {
    if (hard(slot) || gains[slot] >= 0) continue;
    const double cost = -gains[slot] * price_[slot];
    sum += cost;
    most = cost > most ? cost : most;
  }
  return measure_ == Measure::sum ? sum - gains[count_] : most;
}

// By how much hard thresholds and limits are missed, in slot units; steers the descent.
double LeastCostSearch::missed(const Slots& gains) const {
  double sum = 0;
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (gains[slot] + most_[slot] < 0) sum -= gains[slot] + most_[slot];
  return sum;
}

bool LeastCostSearch::within_limits(const Choice& choice, const Slots& gains) {
  if (!problem_.keeps_restrictions(choice)) return false;
  problem_.to_package(choice, trial_package_);
  for (std::size_t slot = 0; slot < count_; ++slot) {
    if (!hard(slot)) {
      if (gains[slot] + most_[slot] < -acceptance_tolerance / problem_.scale(slot)) return false;
      continue;
    }
    const std::size_t party = problem_.party(slot);
    const double gain = utility(problem_.space(), trial_package_, party) - problem_.threshold(slot);
    if (!(gain >= -acceptance_tolerance)) return false;
  }
  return true;
}

bool LeastCostSearch::offer(const Choice& choice, const Slots& gains) {
  const double cost = cost_at(gains);
  if (!(cost < (std::isfinite(best_) ? best_ - margin() : best_)) || !within_limits(choice, gains))
    return false;
  best_ = cost;
  found_ = true;
  package_ = trial_package_;
  return true;
}

bool LeastCostSearch::improve_issue(std::size_t issue) {
  const double heavy = 10 * (1 + std::abs(worst_));
  const std::uint32_t here = trial_[issue];
  std::uint32_t best = here;
  double low = cost_at(gains_) + heavy * missed(gains_) - margin();
  Slots at;
  for (std::size_t place = problem_.first(issue); place < problem_.first(issue + 1); ++place) {
    for (std::size_t slot = 0; slot <= count_; ++slot)
      at[slot] = gains_[slot] + (problem_.value(place, slot) - problem_.value(here, slot));
    const double cost = cost_at(at) + heavy * missed(at);
    if (cost < low) low = cost, best = static_cast<std::uint32_t>(place);
  }
  if (best == here) return false;
  for (std::size_t slot = 0; slot <= count_; ++slot)
    gains_[slot] += problem_.value(best, slot) - problem_.value(here, slot);
  trial_[issue] = best;
  return true;
}

bool LeastCostSearch::improve_linked_issue(std::size_t issue) {
  const double heavy = 10 * (1 + std::abs(worst_));
  const std::uint32_t here = trial_[issue];
  std::uint32_t best = here;
  double low = cost_at(gains_) + heavy * missed(gains_) - margin();
  Slots at, best_gains = gains_;
  for (std::size_t place = problem_.first(issue); place < problem_.first(issue + 1); ++place) {
    trial_[issue] = static_cast<std::uint32_t>(place);
    if (place == here || !problem_.keeps_restrictions(trial_)) continue;
    problem_.gains(trial_, at);
    const double cost = cost_at(at) + heavy * missed(at);
    if (cost < low) low = cost, best = trial_[issue], best_gains = at;
  }
  trial_[issue] = best;
  gains_ = best_gains;
  return best != here;
}

// Takes the relaxed choice as a candidate, after mending broken restrictions; thoroughly: with a descent.
void LeastCostSearch::consider(bool thoroughly) {
  trial_ = relaxed_;
  if (!problem_.keeps_restrictions(trial_) && !SearchClimb::repair(problem_, trial_)) return;
  problem_.gains(trial_, gains_);
  offer(trial_, gains_);
  if (!thoroughly) return;
  for (int pass = 0; pass < descent_passes; ++pass) {
    bool changed = false;
    for (std::size_t issue = 0; issue < problem_.issues(); ++issue)
      changed |= problem_.linked(issue) ? improve_linked_issue(issue) : improve_issue(issue);
    if (!changed) break;
  }
  problem_.gains(trial_, gains_);
  offer(trial_, gains_);
}

LeastCostSearch::Slots LeastCostSearch::first_weights() const {
  Slots lambda{};
  double soft = 0;
  for (std::size_t slot = 0; slot < count_; ++slot) soft += !hard(slot);
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (!hard(slot)) lambda[slot] = price_[slot] / (measure_ == Measure::sum ? 2 : soft);
  lambda[count_] = measure_ == Measure::sum ? 1 : 0;
  return lambda;
}

// What a weighting above the price costs the bound: beyond the price it only guards the limit.
double LeastCostSearch::guard(const Slots& lambda, double allowance) const {
  double sum = 0;
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (lambda[slot] > price_[slot] && most_[slot] < HUGE_VAL)
      sum += (lambda[slot] - price_[slot]) * (most_[slot] + allowance / problem_.scale(slot));
  return sum;
}

// The direction in which the bound rises, 0 where it can rise neither way; the bound has a kink at the price.
LeastCostSearch::Slots LeastCostSearch::slope(const Slots& gains, const Slots& lambda) const {
  Slots result{};
  for (std::size_t slot = 0; slot < count_; ++slot) {
    const double below = -gains[slot];
    const bool kinked = measure_ == Measure::sum && !hard(slot);
    const double above = kinked ? below - most_[slot] : below;  // -infinity without a limit
    const double up = lambda[slot] >= price_[slot] ? above : below;
    const double down = lambda[slot] > price_[slot] ? above : below;
    if (up > 0)
      result[slot] = up;
    else if (down < 0 && lambda[slot] > 0)
      result[slot] = down;
  }
  if (measure_ == Measure::largest) stay_on_shares(lambda, result);
  return result;
}

// For the largest, the shares lambda / price sum to 1 at most: where they do, the direction along that face.
void LeastCostSearch::stay_on_shares(const Slots& lambda, Slots& direction) const {
  for (std::size_t pass = 0; pass < count_; ++pass) {
    double shares = 0, along = 0, square = 0;
    for (std::size_t slot = 0; slot < count_; ++slot) {
      if (hard(slot)) continue;
      shares += lambda[slot] / price_[slot];
      if (lambda[slot] <= 0 && direction[slot] <= 0) continue;
      along += direction[slot] / price_[slot];
      square += 1 / (price_[slot] * price_[slot]);
    }
    if (shares < 1 - 1e-9 || along <= 0) return;
    bool blocked = false;
    for (std::size_t slot = 0; slot < count_; ++slot) {
      if (hard(slot) || (lambda[slot] <= 0 && direction[slot] <= 0)) continue;
      direction[slot] -= along / square / price_[slot];
      if (lambda[slot] <= 0 && direction[slot] <= 0) direction[slot] = 0, blocked = true;
    }
    if (!blocked) return;
  }
}

// A step up the bound, kept where the bound holds: lambda >= 0, at most the price where no limit is given,
// and for the largest the sum of lambda / price at most 1.
bool LeastCostSearch::move(const Slots& direction, double length, Slots& lambda) const {
  double shares = 0;
  for (std::size_t slot = 0; slot < count_; ++slot) {
    lambda[slot] = std::max(0.0, lambda[slot] + length * direction[slot]);
    if (measure_ == Measure::sum && most_[slot] == HUGE_VAL)
      lambda[slot] = std::min(lambda[slot], price_[slot]);
    if (!std::isfinite(lambda[slot])) return false;
    if (!hard(slot)) shares += lambda[slot] / price_[slot];
  }
  if (measure_ == Measure::largest && shares > 1)
    for (std::size_t slot = 0; slot < count_; ++slot)
      if (!hard(slot)) lambda[slot] /= shares;
  return true;
}

void LeastCostSearch::ascend() {
  Slots lambda = first_weights(), gains{};
  double factor = 1;
  int idle = 0;
  for (int s = 0; s < ascent_steps; ++s) {
    const double bound = -problem_.relax(lambda, relaxed_) - guard(lambda, 0);
    rows_.push_back({bound, lambda});
    idle = bound > bound_ + 1e-6 * std::abs(bound_) ? 0 : idle + 1;
    bound_ = std::max(bound_, bound);
    if (proven()) return;
    problem_.gains(relaxed_, gains);
    consider(s % 8 == 0);
    if (proven()) return;
    if (idle == 3) factor /= 2, idle = 0;
    const double target = std::isfinite(best_) ? best_ : bound_ + 0.2 * (1 + std::max(0.0, worst_ - bound_));
    const Slots direction = slope(gains, lambda);
    double free = 0;
    for (std::size_t slot = 0; slot < count_; ++slot) free += direction[slot] * direction[slot];
    if (free < 1e-18 || factor < 0.01) return;
    if (!move(direction, factor * (std::max(0.0, target - bound) + 1e-9) / free, lambda)) return;
  }
}

void LeastCostSearch::add_row(const Slots& lambda) {
  double reach = margin() - best_ - guard(lambda, 2 * acceptance_tolerance);
  // Twice the tolerance: rounding must never cut off what the exact test would take.
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (hard(slot)) reach -= lambda[slot] * 2 * acceptance_tolerance / problem_.scale(slot);
  tree_.add_row(lambda, reach, true);
}

// A weighting of what the limits allow.
void LeastCostSearch::add_guard(const Slots& lambda) {
  double reach = 0;
  for (std::size_t slot = 0; slot < count_; ++slot)
    if (lambda[slot] > 0)
      reach -= lambda[slot] * (most_[slot] + 2 * acceptance_tolerance / problem_.scale(slot));
  tree_.add_row(lambda, reach, false);
}

// Rows that are tight at a package: one party's shortfall alone, all of them, none.
void LeastCostSearch::add_vertex_rows() {
  const double paid = measure_ == Measure::sum ? 1 : 0;
  Slots none{}, all{};
  none[count_] = all[count_] = paid;
  for (std::size_t slot = 0; slot < count_; ++slot) {
    if (hard(slot)) continue;
    Slots one = none;
    one[slot] = all[slot] = price_[slot];
    add_row(one);
  }
  if (measure_ == Measure::largest) return;
  add_row(none);
  add_row(all);
}

void LeastCostSearch::add_rows() {
  // The highest bounds lead, the earlier of equal ones first.
  const std::size_t taken = std::min(tree_rows, rows_.size());
  for (auto row = rows_.begin(); row != rows_.begin() + static_cast<std::ptrdiff_t>(taken); ++row)
    std::iter_swap(row, std::max_element(row, rows_.end(),
                                         [](const Row& x, const Row& y) { return x.bound < y.bound; }));
  tree_.begin(problem_);
  for (std::size_t k = 0; k < taken; ++k) add_row(rows_[k].lambda);
  add_vertex_rows();
  for (std::size_t slot = 0; slot < count_; ++slot) {
    Slots unit{};
    unit[slot] = 1;
    if (most_[slot] < HUGE_VAL) add_guard(unit);
  }
  for (const Row& row : limits_) add_guard(row.lambda);
  if (limits_.empty() && limited() && !rows_.empty()) {
    Slots lambda = rows_.front().lambda;
    lambda[count_] = 0;
    add_guard(lambda);
  }
  tree_.build(SolutionTree::Order::cheapest);
}

// True: nothing cheaper is left.
bool LeastCostSearch::walk(std::uint64_t& work) {
  const bool known = std::isfinite(best_);
  if (!known) best_ = worst_ + 1;
  add_rows();
  auto leaf = [&](const Choice& choice) {
    const double before = best_;
    problem_.gains(choice, gains_);
    if (offer(choice, gains_)) tree_.raise(before - best_);
    return proven();
  };
  const SolutionTree::End end = tree_.walk(leaf, work);
  if (end == SolutionTree::End::out_of_work) bound_ = std::max(bound_, best_ - margin() - tree_.open());
  if (!known && !found_) best_ = HUGE_VAL;
  return end != SolutionTree::End::out_of_work || proven();
}

LeastCostSearch::Outcome LeastCostSearch::minimise(Measure measure, double below, std::uint64_t& work) {
  // The bounds met for the largest are what guards the limits best that it leads to.
  limits_.clear();
  if (measure_ == Measure::largest && measure == Measure::sum && limited())
    limits_.assign(rows_.begin(),
                   rows_.begin() + static_cast<std::ptrdiff_t>(std::min(guards, rows_.size())));
  measure_ = measure;
  best_ = below;
  bound_ = -HUGE_VAL;
  found_ = false;
  rows_.clear();
  if (problem_.has_empty_issue()) return {false, true, 0, HUGE_VAL};
  measure_worst();
  ascend();
  const bool complete = proven() || walk(work);
  if (complete) return {found_, true, found_ ? best_ : 0, found_ ? best_ : below};
  return {found_, false, found_ ? best_ : 0, std::min(bound_, best_)};
}

}  // namespace entente::theory
