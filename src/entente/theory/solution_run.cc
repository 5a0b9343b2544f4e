#include "entente/theory/solution_run.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/bargaining_points.h"
#include "entente/theory/search_climb.h"

namespace entente::theory {
namespace {

using Slots = SolutionRun::Slots;
using By = SolutionRun::Ranking::By;

constexpr int most_rounds = 16;
constexpr std::size_t other_weightings = 4;
constexpr std::size_t most_known = 40;
// A short list of ties is narrowed by the later criteria at once instead of searched again.
constexpr std::size_t short_list = 256;

// Improvements smaller than this are not looked for; a tenth of what counts as a tie.
double margin(double value) {
  return 0.1 * tie_tolerance * std::max(1.0, std::abs(value));
}

double tie_slack(double value) {
  return 2 * tie_tolerance * std::max(1.0, std::abs(value));
}

std::size_t parts(const SolutionRun::Ranking& ranking) {
  return static_cast<std::size_t>(
      std::count_if(ranking.unit.begin(), ranking.unit.end(), [](double unit) { return unit > 0; }));
}

std::size_t criteria(const SolutionRun::Ranking& ranking) {
  return ranking.by == By::sorted_shares ? parts(ranking) : std::min<std::size_t>(parts(ranking), 1);
}

void lowest_bound_first(std::vector<SolutionWeighting>& weightings) {
  std::stable_sort(weightings.begin(), weightings.end(),
                   [](const SolutionWeighting& a, const SolutionWeighting& b) { return a.bound < b.bound; });
}

}  // namespace

SolutionRun::SolutionRun(const PackageSpace& space, std::span<const double> thresholds, std::uint64_t work)
    : work_(work) {
  problem_.load(space, thresholds);
  utility_.resize(problem_.accepting());
}

// The definition itself, on the package and the space, not on the compacted numbers.
bool SolutionRun::accepts(const Choice& choice, std::uint32_t strict) {
  if (!problem_.keeps_restrictions(choice)) return false;
  problem_.to_package(choice, package_);
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    utility_[slot] = utility(problem_.space(), package_, problem_.party(slot));
    const double gain = utility_[slot] - problem_.threshold(slot);
    if (strict >> slot & 1 ? !(gain > acceptance_tolerance) : !(gain >= -acceptance_tolerance)) return false;
  }
  return true;
}

// Of the package that was accepted last.
double SolutionRun::criterion(const Ranking& ranking, std::size_t number) {
  Slots shares{};
  std::size_t count = 0;
  double sum = 0;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    if (!(ranking.unit[slot] > 0)) continue;
    const double gain = utility_[slot] - problem_.threshold(slot);
    shares[count] = gain / ranking.unit[slot];
    switch (ranking.by) {
      case By::log_product:
        sum += ranking.unit[slot] * base::log(gain);
        break;
      case By::utility_sum:
        sum += utility_[slot];
        break;
      default:
        sum += shares[count];
    }
    ++count;
  }
  if (ranking.by != By::sorted_shares) return sum;
  std::sort(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(count));
  return shares[number];
}

bool SolutionRun::offer(const Choice& choice, const Ranking& ranking) {
  if (!accepts(choice, ranking.strict)) return false;
  for (std::size_t k = 0; k < settled_.size(); ++k)
    if (!equal_values(criterion(ranking, k), settled_[k].value)) return false;
  const double value = criterion(ranking, settled_.size());
  if (!best_.empty() && value <= best_value_) return false;
  best_ = choice;
  best_value_ = value;
  return true;
}

void SolutionRun::start_from_known(const Ranking& ranking) {
  const Choice before = best_;
  best_.clear();
  if (!settled_.empty()) offer(before, ranking);
  for (const Choice& choice : known_) offer(choice, ranking);
}

SolutionAim SolutionRun::aim_of(const Ranking& ranking) const {
  SolutionAim aim;
  aim.strict = ranking.strict;
  aim.count = ranking.by == By::sorted_shares ? settled_.size() + 1 : parts(ranking);
  if (ranking.by == By::log_product) aim.kind = SolutionAim::Kind::product;
  if (ranking.by == By::sorted_shares)
    for (const Settled& earlier : settled_) aim.offset += earlier.value;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    if (!(ranking.unit[slot] > 0)) continue;
    switch (ranking.by) {
      case By::log_product:
        aim.weight[slot] = ranking.unit[slot];
        break;
      case By::utility_sum:
        aim.weight[slot] = problem_.scale(slot);
        aim.offset -= problem_.threshold(slot);
        break;
      default:
        aim.weight[slot] = problem_.scale(slot) / ranking.unit[slot];
    }
    if (ranking.by != By::sorted_shares || settled_.empty()) continue;
    aim.floor[slot] = (settled_[0].value - tie_slack(settled_[0].value)) / aim.weight[slot];
  }
  return aim;
}

// From the maximiser of a relaxation to a package; with a ranking it is offered, else tested.
bool SolutionRun::improve(Choice choice, const SolutionAim& aim, const Ranking* ranking) {
  if (choice == tried_) return false;
  tried_ = choice;
  spend(problem_.places());
  if (!problem_.keeps_restrictions(choice) && !SearchClimb::repair(problem_, choice)) return false;
  climb(problem_, aim, choice);
  if (ranking != nullptr) return offer(choice, *ranking);
  if (!accepts(choice, aim.strict)) return false;
  know(choice);
  return true;
}

// The latest ones are kept.
void SolutionRun::know(const Choice& choice) {
  if (known_.size() == most_known) known_.erase(known_.begin());
  known_.push_back(choice);
}

void SolutionRun::add_threshold_rows(const SolutionAim& aim) {
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    Slots unit{};
    unit[slot] = 1;
    tree_.add_row(unit, slot_reach(problem_, aim, slot), false);
  }
}

// Marginals a little off the lead's cut off what the lead cannot tell apart.
void SolutionRun::add_shifted_rows(const SolutionAim& aim, const SolutionWeighting& lead, double best) {
  const bool product = aim.kind == SolutionAim::Kind::product;
  if (problem_.accepting() > 6 || (!product && aim.count > 1)) return;
  for (double factor : {1.2, 0.83, 1.6, 0.6})
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      Slots marginal{}, guard{};
      double sum = 0;
      for (std::size_t s = 0; s < problem_.accepting(); ++s) {
        (aim.has(s) ? marginal : guard)[s] = lead.lambda[s] * (s == slot ? factor : 1.0);
        if (aim.has(s)) sum += marginal[s] / aim.weight[s];
      }
      if (!(sum > 0)) continue;
      if (!product)
        for (double& m : marginal) m /= sum;
      const SolutionWeighting shifted = make_weighting(problem_, aim, marginal, guard, relaxed_);
      tree_.add_row(shifted.lambda, shifted.reach + best, true);
    }
}

void SolutionRun::ascend(const SolutionAim& aim, const Ranking& ranking) {
  weightings_.clear();
  tried_.clear();
  MixtureAscent ascent(problem_, aim, best_);
  double lowest = HUGE_VAL;
  for (int round = 0; round < most_rounds; ++round) {
    spend(2 * problem_.places());
    weightings_.push_back(make_weighting(problem_, aim, ascent.marginal(), ascent.guard(), relaxed_));
    const double before = lowest;
    lowest = std::min(lowest, weightings_.back().bound);
    improve(relaxed_, aim, &ranking);
    if (lowest - best_value_ <= margin(best_value_)) break;
    if (round > 9 && before - lowest < 0.02 * (lowest - best_value_)) break;
    if (!ascent.round()) break;
  }
  lowest_bound_first(weightings_);
}

// Raises the next criterion as far as it goes from best_. Returns the proven gap.
double SolutionRun::settle_next(const Ranking& ranking) {
  start_from_known(ranking);
  const SolutionAim aim = aim_of(ranking);
  ascend(aim, ranking);
  const SolutionWeighting lead = weightings_.front();
  double gap = lead.bound - best_value_;
  if (gap > margin(best_value_)) {
    const double reach = best_value_ + margin(best_value_);
    tree_.begin(problem_);
    tree_.add_row(lead.lambda, lead.reach + reach, true);
    add_threshold_rows(aim);
    for (const Settled& earlier : settled_)
      tree_.add_row(earlier.weighting.lambda,
                    earlier.weighting.reach + earlier.value - tie_slack(earlier.value), false);
    for (std::size_t k = 1; k < std::min(other_weightings + 1, weightings_.size()); ++k)
      tree_.add_row(weightings_[k].lambda, weightings_[k].reach + reach, true);
    add_shifted_rows(aim, lead, reach);
    tree_.build(SolutionTree::Order::cheapest);
    auto leaf = [&](const Choice& choice) {
      const double before = best_value_;
      if (offer(choice, ranking)) tree_.raise(best_value_ - before);
      return false;
    };
    const bool cut = tree_.walk(leaf, work_) == SolutionTree::End::out_of_work;
    // What was left out was measured from the value that rows had to reach at the end.
    gap = cut ? std::min(lead.bound - best_value_, margin(best_value_) + std::max(0.0, tree_.open())) : 0;
  }
  settled_.push_back({best_value_, lead});
  know(best_);
  return gap <= margin(best_value_) ? 0 : gap;
}

// All packages equal to the best by the criteria settled, in lexicographic order; false: there may be more.
bool SolutionRun::list(const Ranking& ranking, std::size_t most, std::vector<Package>& packages) {
  packages.clear();
  const SolutionAim aim = aim_of(ranking);
  tree_.begin(problem_);
  add_threshold_rows(aim);
  for (const Settled& settled : settled_)
    tree_.add_row(settled.weighting.lambda,
                  settled.weighting.reach + settled.value - tie_slack(settled.value), false);
  tree_.build(SolutionTree::Order::lexicographic);
  auto leaf = [&](const Choice& choice) {
    if (!accepts(choice, ranking.strict)) return false;
    for (std::size_t k = 0; k < settled_.size(); ++k)
      if (!equal_values(criterion(ranking, k), settled_[k].value)) return false;
    if (packages.size() == most) return true;
    packages.push_back(package_);
    return false;
  };
  return tree_.walk(leaf, work_) == SolutionTree::End::all_walked;
}

void SolutionRun::narrow(const Ranking& ranking, std::vector<Package>& packages) {
  for (std::size_t k = settled_.size(); k < criteria(ranking); ++k) {
    std::vector<double> values;
    for (const Package& package : packages) {
      for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
        utility_[slot] = utility(problem_.space(), package, problem_.party(slot));
      values.push_back(criterion(ranking, k));
    }
    const double high = *std::max_element(values.begin(), values.end());
    std::size_t kept = 0;
    for (std::size_t n = 0; n < packages.size(); ++n)
      if (equal_values(values[n], high)) std::swap(packages[kept++], packages[n]);
    packages.resize(kept);
  }
}

// Weightings near the best mixture: one may prove that there is no such package, on the way one may be met.
SolutionRun::Found SolutionRun::probe(const SolutionAim& aim) {
  MixtureAscent ascent(problem_, aim, relaxed_);
  weightings_.clear();
  tried_.clear();
  for (int round = 0; round < most_rounds; ++round) {
    SolutionWeighting weighting;
    weighting.lambda = ascent.marginal();
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      weighting.reach += weighting.lambda[slot] * slot_reach(problem_, aim, slot);
    weighting.bound = problem_.relax(weighting.lambda, relaxed_) - weighting.reach;
    spend(2 * problem_.places());
    if (weighting.bound < 0) return Found::no;
    weightings_.push_back(weighting);
    if (improve(relaxed_, aim, nullptr)) return Found::yes;
    if (!ascent.round()) break;
  }
  lowest_bound_first(weightings_);
  return Found::open;
}

SolutionRun::Found SolutionRun::find(std::uint32_t strict) {
  if (problem_.has_empty_issue()) return Found::no;
  for (Choice& choice : known_) {
    if (!accepts(choice, strict)) continue;
    std::swap(choice, known_.back());
    return Found::yes;
  }
  if (out_of_work()) return Found::open;
  SolutionAim aim;
  aim.strict = strict;
  Slots equal{};
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
    aim.weight[slot] = 1, equal[slot] = 1 / static_cast<double>(problem_.accepting());
  if (problem_.relax(equal, relaxed_) == -HUGE_VAL) return Found::no;
  if (const Found probed = probe(aim); probed != Found::open) return probed;
  tree_.begin(problem_);
  for (std::size_t k = 0; k < std::min(other_weightings, weightings_.size()); ++k)
    tree_.add_row(weightings_[k].lambda, weightings_[k].reach, false);
  add_threshold_rows(aim);
  tree_.build(SolutionTree::Order::cheapest);
  auto leaf = [&](const Choice& choice) {
    if (!accepts(choice, strict)) return false;
    know(choice);
    return true;
  };
  switch (tree_.walk(leaf, work_)) {
    case SolutionTree::End::all_walked:
      return Found::no;
    case SolutionTree::End::stopped_by_leaf:
      return Found::yes;
    default:
      return Found::open;
  }
}

std::uint32_t SolutionRun::most_gainers() {
  std::uint32_t most = 0;
  for (Choice& choice : known_) {
    if (!accepts(choice, 0)) continue;
    std::uint32_t gainers = 0;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      if (utility_[slot] - problem_.threshold(slot) > acceptance_tolerance)
        gainers |= std::uint32_t{1} << slot;
    if (std::popcount(gainers) < std::popcount(most)) continue;
    most = gainers;
    std::swap(choice, known_.back());
  }
  return most;
}

SolutionRun::Best SolutionRun::highest(const Ranking& ranking) {
  Best result;
  settled_.clear();
  result.gap = settle_next(ranking);
  result.value = settled_.back().value;
  problem_.to_package(best_, result.package);
  return result;
}

SolutionRun::Best SolutionRun::best(const Ranking& ranking, std::size_t most_ties) {
  Best result;
  settled_.clear();
  start_from_known(ranking);
  bool listed = false;
  for (std::size_t k = 0; k < criteria(ranking) && !listed && (k == 0 || !out_of_work()); ++k) {
    const double gap = settle_next(ranking);
    if (k == 0) result.gap = gap, result.value = settled_[0].value;
    if (k + 1 == criteria(ranking) || out_of_work()) continue;
    listed = list(ranking, short_list, result.ties);
    if (listed) narrow(ranking, result.ties);
  }
  problem_.to_package(best_, result.package);
  if (!listed && !out_of_work()) listed = list(ranking, most_ties, result.ties);
  result.all_ties = listed && result.ties.size() <= most_ties;
  if (!listed && out_of_work()) result.ties.clear();
  if (result.ties.empty()) result.ties.push_back(result.package);
  if (result.ties.size() > most_ties) result.ties.resize(most_ties);
  result.package = result.ties.front();
  return result;
}

}  // namespace entente::theory
