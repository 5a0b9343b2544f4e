#include "entente/theory/front_chain.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

// One rounding error is forgiven, as in 0.7 + 0.3.
constexpr double full = 1 + 1e-15;

void check(const FrontChain& chain) {
  require(chain.levels >= 2 && chain.levels <= FrontChain::max_levels, "FrontChain: levels in 2 … 4096");
  require(chain.advance >= 0 && chain.retreat >= 0, "FrontChain: chances are not negative");
  require(chain.advance + chain.retreat <= full, "FrontChain: advance + retreat <= 1");
  require(chain.freeze >= 0 && chain.freeze <= 1, "FrontChain: freeze in [0, 1]");
  require(chain.exhaustion_first >= 0 && chain.exhaustion_second >= 0 && chain.stops() <= full,
          "FrontChain: the chances of a stop sum to at most 1");
  require(chain.other_regimes <= FrontChain::max_others, "FrontChain: at most 3 other states of the war");
  double enters = 0;
  for (std::size_t r = 0; r < chain.other_regimes; ++r) {
    const FrontRegime& other = chain.others[r];
    require(other.advance >= 0 && other.retreat >= 0 && other.advance + other.retreat <= full,
            "FrontChain: advance + retreat <= 1 in each state of the war");
    require(other.enters >= 0 && other.leaves >= 0 && other.leaves <= 1,
            "FrontChain: chances to enter and leave are in [0, 1]");
    enters += other.enters;
  }
  require(enters <= full, "FrontChain: the chances to enter other states sum to at most 1");
}

}  // namespace

bool ends_some_day(const FrontChain& chain) {
  if (chain.stops() > 0) return true;
  bool moves = chain.advance > 0 || chain.retreat > 0;
  for (std::size_t r = 0; r < chain.other_regimes; ++r) {
    const FrontRegime& other = chain.others[r];
    if (other.enters <= 0) continue;
    const bool moving = other.advance > 0 || other.retreat > 0;
    if (!moving && other.leaves <= 0) return false;
    moves = moves || moving;
  }
  return moves;
}

LevelEquations level_equations(const FrontChain& chain, double weight) {
  check(chain);
  LevelEquations equations;
  equations.regimes = chain.regimes();
  const double all = weight * std::max(0.0, 1 - chain.stops());
  const auto set = [&](std::size_t r, double advance, double retreat) {
    equations.up[r] = all * advance;
    equations.down[r] = all * retreat;
    equations.stay[r] = all * std::max(0.0, 1 - advance - retreat);
    equations.leave[r] = (1 - all) + all * (advance + retreat);
  };
  set(0, chain.advance, chain.retreat);
  equations.turn[0][0] = 1;
  for (std::size_t r = 0; r < chain.other_regimes; ++r) {
    const FrontRegime& other = chain.others[r];
    set(r + 1, other.advance, other.retreat);
    equations.turn[0][r + 1] = other.enters;
    equations.turn[0][0] = std::max(0.0, equations.turn[0][0] - other.enters);
    equations.turn[r + 1][0] = other.leaves;
    equations.turn[r + 1][r + 1] = 1 - other.leaves;
  }
  return equations;
}

double war_values(const FrontChain& chain, const WarTerms& terms, const WarOutcomes& outcomes,
                  std::span<double> values) {
  const std::size_t count = static_cast<std::size_t>(chain.levels) + 1;
  require(outcomes.standing.size() == count && values.size() == chain.states(),
          "war_values: one outcome per level and one value per state");
  require(terms.cost >= 0, "war_values: cost is not negative");
  require(terms.patience > 0 && terms.patience <= 1, "war_values: patience in (0, 1]");
  require(terms.patience < 1 || ends_some_day(chain), "war_values: patience 1 needs a war that ends");
  const LevelEquations equations = level_equations(chain, terms.patience);
  const auto gain = [&](std::size_t k, std::size_t r) { return period_value(chain, terms, outcomes, k, r); };
  for (std::size_t r = 0; r < chain.regimes(); ++r) {
    values[r * count] = outcomes.standing.front();
    values[(r + 1) * count - 1] = outcomes.standing.back();
  }
  solve_levels(equations, gain, values);
  return residual_of(equations, gain, std::span<const double>(values));
}

std::vector<double> war_values(const FrontChain& chain, const WarTerms& terms,
                               std::span<const double> outcome) {
  check(chain);
  std::vector<double> values(chain.states());
  war_values(chain, terms, WarOutcomes{outcome, {}, {}}, values);
  return values;
}

double at_level(std::span<const double> values, double level) {
  require(!values.empty() && level >= 0 && level <= static_cast<double>(values.size() - 1),
          "at_level: level outside the chain");
  const auto below = static_cast<std::size_t>(level);
  const double share = level - static_cast<double>(below);
  if (share == 0) return values[below];  // also keeps an infinite neighbour out
  return values[below] + share * (values[below + 1] - values[below]);
}

}  // namespace entente::theory
