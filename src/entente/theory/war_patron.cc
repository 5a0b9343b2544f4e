#include "entente/theory/war_patron.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr int most_rounds = 1000;
constexpr double hair = 1e-13;  // less than this is rounding, not a reason to change the level

double price(const Patron& patron, std::size_t level, std::size_t s) {
  const auto& prices = patron.prices[level];
  return prices.size() == 1 ? prices[0] : prices[s];
}

double worth(const Patron& patron, const std::vector<double>& values, std::size_t level, std::size_t s) {
  return patron.discount * patron.moves[level].expected(s, values) - price(patron, level, s);
}

void check_same_war(const std::vector<SparseChain>& moves) {
  require(!moves.empty(), "patron: at least one level of aid");
  for (const SparseChain& level : moves) {
    require(level.states() == moves[0].states(), "patron: all levels of aid have the same states");
    for (std::size_t s = 0; s < level.states(); ++s)
      require(level.over(s) == moves[0].over(s), "patron: the war ends in the same states under all aid");
  }
}

void check(const Patron& patron) {
  check_same_war(patron.moves);
  const std::size_t n = patron.moves[0].states();
  require(patron.prices.size() == patron.moves.size() && patron.ends.size() == n,
          "patron_plan: a price per level, an end per state");
  for (const auto& prices : patron.prices)
    require(prices.size() == 1 || prices.size() == n, "patron_plan: one price, or one per state");
  require(patron.discount > 0 && patron.discount <= 1, "patron_plan: discount in (0, 1]");
}

void evaluate(const Patron& patron, PatronPlan& plan) {
  const SparseChain moves = moves_under(patron.moves, plan.aid);
  std::vector<double> flow(moves.states(), 0.0);
  for (const std::size_t s : moves.order()) flow[s] = -price(patron, plan.aid[s], s);
  plan.values =
      chain_values(moves, discounted_equations(moves, patron.discount), patron.discount, flow, patron.ends)
          .values;
  ++plan.rounds;
}

bool improve(const Patron& patron, double scale, PatronPlan& plan) {
  bool changed = false;
  for (const std::size_t s : patron.moves[0].order()) {
    double most = worth(patron, plan.values, plan.aid[s], s) + hair * scale;
    std::size_t chosen = plan.aid[s];
    for (std::size_t level = 0; level < patron.moves.size(); ++level) {
      const double value = worth(patron, plan.values, level, s);
      if (value <= most) continue;
      most = value;
      chosen = level;
    }
    changed = changed || chosen != plan.aid[s];
    plan.aid[s] = chosen;
  }
  return changed;
}

}  // namespace

PatronPlan patron_plan(const Patron& patron) {
  check(patron);
  PatronPlan plan;
  plan.aid.assign(patron.moves[0].states(), 0);
  double scale = 1;
  bool changed = true;
  while (changed && plan.rounds < most_rounds) {
    evaluate(patron, plan);
    for (const double value : plan.values) scale = std::max(scale, std::fabs(value));
    changed = improve(patron, scale, plan);
  }
  for (const std::size_t s : patron.moves[0].order()) {
    double most = worth(patron, plan.values, 0, s);
    for (std::size_t level = 1; level < patron.moves.size(); ++level)
      most = std::max(most, worth(patron, plan.values, level, s));
    plan.deviation_gain = std::max(plan.deviation_gain, most - worth(patron, plan.values, plan.aid[s], s));
    plan.residual = std::max(plan.residual, std::fabs(most - plan.values[s]) / scale);
  }
  return plan;
}

SparseChain moves_under(const std::vector<SparseChain>& moves, const std::vector<std::size_t>& aid) {
  check_same_war(moves);
  require(aid.size() == moves[0].states(), "moves_under: a level per state");
  std::vector<bool> over(aid.size());
  std::vector<Transition> transitions;
  for (std::size_t s = 0; s < aid.size(); ++s) {
    require(aid[s] < moves.size(), "moves_under: a level that exists");
    over[s] = moves[0].over(s);
    for (const auto& entry : moves[aid[s]].row(s)) transitions.push_back({s, entry.column, entry.value});
  }
  return SparseChain::build(std::move(over), transitions).value();
}

std::vector<double> leverage(const SparseChain& full, const SparseChain& none, const WarParty& ward) {
  std::vector<double> with = fighting_values({full, {ward}}).values[0];
  const std::vector<double> without = fighting_values({none, {ward}}).values[0];
  require(with.size() == without.size(), "leverage: the same states with aid and without");
  for (std::size_t s = 0; s < with.size(); ++s) with[s] = full.over(s) ? 0 : with[s] - without[s];
  return with;
}

}  // namespace entente::theory
