#pragma once

#include <span>
#include <vector>

#include "entente/theory/front_chain.h"

namespace entente::theory {

/// Expected number of periods until an end is reached or the war stops; 0 at the ends; infinity at the inner
/// levels of a chain that never ends. chain.states() numbers, as everything here.
/// Source: [kemeny1960], chapter III, on absorbing chains.
void expected_duration(const FrontChain& chain, std::span<double> periods);
std::vector<double> expected_duration(const FrontChain& chain);

/// Variance of the same number of periods; infinity at every inner level of a chain that never ends.
/// Source: [kemeny1960], chapter III, on absorbing chains.
std::vector<double> duration_variance(const FrontChain& chain);

/// How the war ends, starting from each level. They sum to 1, or to 0 at the inner levels of a chain that
/// never ends.
struct EndChances {
  std::vector<double> low;                                // level 0 is reached
  std::vector<double> high;                               // level `levels` is reached
  std::vector<double> frozen;                             // the front stops at some inner level
  std::vector<double> exhausted_first, exhausted_second;  // a side is exhausted at some inner level
};

/// Source: [feller1968], chapter XIV, the gambler's ruin.
EndChances end_chances(const FrontChain& chain);

/// How the courses of the war stand after each number of periods: the chance that it still goes on, and of
/// each way in which it has ended by then. They sum to 1.
struct Standing {
  double goes_on = 0, low = 0, high = 0, frozen = 0, exhausted_first = 0, exhausted_second = 0;
};

/// @param start     in [0, levels], in today's regime; between two levels the two are mixed in proportion
/// @param horizons  periods, >= 0 and not descending; precondition
/// The time taken is proportional to the last horizon times the number of states.
/// Source: [kemeny1960], chapter III, on absorbing chains.
std::vector<Standing> standing_after(const FrontChain& chain, double start, std::span<const int> horizons);

/// The chance that it still goes on, alone.
std::vector<double> survival(const FrontChain& chain, double start, std::span<const int> horizons);

}  // namespace entente::theory
