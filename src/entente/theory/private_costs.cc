#include "entente/theory/private_costs.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

bool is_chance(double p) {
  return p >= 0 && p <= 1;
}

}  // namespace

Demand best_demand(const TakeItOrLeaveIt& game) {
  require(is_chance(game.chance) && game.cost >= 0 && game.largest_other_cost >= 0,
          "best_demand: a chance in [0, 1], no cost below 0");
  Demand best;
  // What A can expect rises to y* and falls beyond, so that the end of the pie, where it comes first, is
  // best.
  best.beyond = std::clamp((game.largest_other_cost - game.cost) / 2, 0.0, 1 - game.chance);
  best.demand = game.chance + best.beyond;
  best.war = best.beyond > 0 ? best.beyond / game.largest_other_cost : 0;
  best.expected = (1 - best.war) * best.demand + best.war * (game.chance - game.cost);
  return best;
}

std::vector<double> war_values_by_type(std::span<const double> values, std::span<const double> chances) {
  require(!chances.empty() && values.size() % chances.size() == 0,
          "war_values_by_type: one column per type of the other");
  double all = 0;
  for (const double chance : chances) {
    require(is_chance(chance), "war_values_by_type: chances in [0, 1]");
    all += chance;
  }
  require(std::fabs(all - 1) <= 1e-9, "war_values_by_type: chances that sum to 1");
  std::vector<double> expected;
  for (std::size_t row = 0; row < values.size(); row += chances.size()) {
    double sum = 0;
    for (std::size_t t = 0; t < chances.size(); ++t) sum += chances[t] * values[row + t];
    expected.push_back(sum);
  }
  return expected;
}

double peaceful_mechanism_slack(std::span<const std::vector<double>> values, double pie) {
  double left = pie;
  for (const std::vector<double>& types : values) {
    require(!types.empty(), "peaceful_mechanism_slack: every party is of some type");
    left -= *std::max_element(types.begin(), types.end());
  }
  return left;
}

double optimism_gap(double chance_a, double chance_b, double cost_a, double cost_b) {
  require(is_chance(chance_a) && is_chance(chance_b) && cost_a >= 0 && cost_b >= 0,
          "optimism_gap: chances in [0, 1], no cost below 0");
  return chance_a - chance_b - (cost_a + cost_b);
}

}  // namespace entente::theory
