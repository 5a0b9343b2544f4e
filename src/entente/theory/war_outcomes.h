#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/sparse_chain.h"

namespace entente::theory {

/// How long a war lasts from each state, in periods; 0 where it is over.
struct WarDuration {
  std::vector<double> mean, variance;
  double residual = 0;  // of the equations, relative to max(1, largest value)
};

/// t = N 1 and v = (2 N - I) t - t * t, with N = (I - Q)^-1 the expected visits. To ask of a war in which
/// some states settle, give chain.stopped_in(those). Precondition, here and below: chain.always_ends().
/// Source: [kemeny1960], chapter III, on absorbing chains.
WarDuration war_duration(const SparseChain& chain);

/// The chance that the war ends in one of the states marked, from each state: B = N R. Marks of states in
/// which it goes on do not count.
std::vector<double> ending_chances(const SparseChain& chain, const std::vector<bool>& in);

/// The duration of those courses alone that end in the states marked (the chain conditioned on its end, by
/// the h-transform P(s, s') h(s') / h(s) with h = ending_chances). Not a number where h = 0. Source:
/// [kemeny1960], chapter III, on the conditional chain.
WarDuration duration_given_end(const SparseChain& chain, const std::vector<bool>& in);

/// The chance that the war still goes on after each number of periods.
/// @param start     a state
/// @param horizons  periods, >= 0 and not descending; precondition
std::vector<double> goes_on_after(const SparseChain& chain, std::size_t start, std::span<const int> horizons);

/// What a value at one state owes to each number behind it, by one adjoint solve. The chances are taken one
/// by one: to move chance from one transition of a state to another, take the difference of the two.
struct WarSensitivity {
  std::vector<double> visits;       // lambda: expected visits per state, later ones discounted; 0 where over
  std::vector<double> transitions;  // to each chance, in the order of chain.row() of the states by number
  std::vector<double> ends;         // to what each end is worth, per state; 0 where the war goes on
  double discount = 0;
  double residual = 0;  // of the adjoint equations

  /// To the cost of a period in a state.
  double cost(std::size_t state) const { return -visits[state]; }
};

/// Of W at `start`, W = flow + d P W with W = values: dW = (I - d Q)^-1 (dflow + dd P W + d dP W).
/// @param values  W, one number per state, as chain_values or fighting_values give it
WarSensitivity value_sensitivity(const SparseChain& chain, double discount, std::span<const double> values,
                                 std::size_t start);

/// Of the expected duration from `start`. Ends have no part in it; `discount` is not used and 0.
/// @param mean  war_duration(chain).mean
WarSensitivity duration_sensitivity(const SparseChain& chain, std::span<const double> mean,
                                    std::size_t start);

}  // namespace entente::theory
