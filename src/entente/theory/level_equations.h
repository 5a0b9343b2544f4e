#pragma once

#include <cstddef>
#include <span>

#include "entente/base/require.h"
#include "entente/theory/level_blocks.h"

namespace entente::theory {

/// @param gain  callable (level, regime); asked once for each inner level
/// @param x     regime by regime, the levels of one after the other; holds the values at both ends of each,
/// and
///              receives the others
template <class Gain>
void solve_levels(const LevelEquations& equations, const Gain& gain, std::span<double> x) {
  base::require(x.size() % equations.regimes == 0 && x.size() >= 3 * equations.regimes,
                "solve_levels: at least three levels of each");
  if (regimes_apart(equations)) return detail::solve_apart(equations, gain, x);
  switch (equations.regimes) {
    case 2:
      return detail::solve_levels<2>(equations, gain, x);
    case 3:
      return detail::solve_levels<3>(equations, gain, x);
    default:
      base::require(equations.regimes == 4, "solve_levels: at most four blocks");
      return detail::solve_levels<4>(equations, gain, x);
  }
}

/// The largest |left - right| of the equations over the inner levels.
template <class Gain>
double residual_of(const LevelEquations& equations, const Gain& gain, std::span<const double> x) {
  const std::size_t regimes = equations.regimes, count = x.size() / regimes;
  double largest = 0;
  for (std::size_t k = 1; k + 1 < count; ++k)
    for (std::size_t r = 0; r < regimes; ++r) {
      double difference = gain(k, r);
      for (std::size_t t = 0; t < regimes; ++t) {
        const double* next = &x[t * count + k];
        const double moved = equations.up[r] * next[1] + equations.down[r] * next[-1];
        difference += equations.turn[r][t] * moved;
        // With one regime x - stay x is formed as leave x, as it is solved.
        if (regimes > 1)
          difference += (equations.stay[r] * equations.turn[r][t] - (t == r ? 1 : 0)) * next[0];
      }
      if (regimes == 1) difference -= equations.leave[0] * x[k];
      largest = difference < 0 ? (-difference > largest ? -difference : largest)
                               : (difference > largest ? difference : largest);
    }
  return largest;
}

}  // namespace entente::theory
