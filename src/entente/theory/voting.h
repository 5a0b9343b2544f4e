#pragma once

#include <cstddef>
#include <span>

namespace entente::theory {

/// Factions beyond this are more than any sum over their ways to vote can take in.
inline constexpr std::size_t most_factions = 40;

/// The probability that a body passes a text: faction f, with weight w_f, approves with probability a_f,
/// independently of the others, and a text passes when those who approve have q or more together:
///
///     P( sum over f of w_f B_f >= q ),   B_f Bernoulli with chance a_f
///
/// Exact: a sum over the weights that can be reached where weights are whole (or have up to six decimals) and
/// add up to no more than a million of their smallest unit, else over all ways to vote, in two halves that
/// are put together. Sums within 1e-9 of the quota, as a share of all weights, reach it.
/// @param votes    w, >= 0, in one unit with the quota
/// @param chances  a, in [0, 1]
/// Throws ContractViolation: not one chance per faction; a negative or not finite weight; a chance outside
/// [0, 1]; more than 40 factions. Source: [putnam1988] for ratification by a body of its own as the second
/// level of talks.
double quota_probability(std::span<const double> votes, std::span<const double> chances, double quota);

}  // namespace entente::theory
