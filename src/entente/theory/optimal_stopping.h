#pragma once

#include <span>
#include <vector>

#include "entente/theory/sparse_chain.h"

namespace entente::theory {

/// When to stop a war that goes on at a price, for one who decides alone: x is the largest that any plan
/// gives,
///
///     x(s) = max( stop(s), flow(s) + d sum_s' P(s, s') x(s') )      where the war goes on
///     x(s) = ends(s)                                                where it is over or out of one's hands
///
/// All vectors have one number per state; they are read only here and not kept.
struct StoppingProblem {
  double discount = 1;
  std::span<const double> flow;
  std::span<const double> stop;  // minus infinity: no stopping there
  std::span<const double> ends;
  const std::vector<bool>* held = nullptr;  // states out of one's hands, besides those in which it is over
};

struct Stopping {
  std::vector<double> values;
  std::vector<bool> stops;  // where stopping is better than going on; ties go on
  double residual = 0;      // of the equation above, relative to max(1, largest value)
  int rounds = 0;           // linear solves
};

/// Solved by policy iteration from going on everywhere, at most 1000 rounds; each round raises x.
/// Precondition: discount in (0, 1], below 1 unless chain.always_ends(); sizes equal to chain.states().
/// Source: [howard1960] for policy iteration; [puterman1994], chapter 7, on stopping.
Stopping best_stopping(const SparseChain& chain, const StoppingProblem& problem);

}  // namespace entente::theory
