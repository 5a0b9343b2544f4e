#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente::theory {

/// Dividing issues between two parties who have spread points over them, where an issue may be split and each
/// share is worth its share of the points (linear, divisible issues).
struct Division {
  std::vector<double> first_share;  // by issue, in [0, 1]; the second party has the rest
  double first = 0;                 // points of the first party
  double second = 0;
  std::optional<std::size_t> split;  // the one issue that is divided, if any
};

/// The equitable point of the frontier (the "adjusted winner" procedure): both parties get the same share of
/// their own total, on the frontier. Issues go to the first party in the order of falling ratio of its points
/// to the second party's; at most one is split. Issues nobody values go to the second party.
/// @param first, second  points >= 0, one per issue, any totals above 0
/// Throws ContractViolation: different lengths, a negative number, a total of 0.
/// Source: [brams1996].
Division adjusted_winner(std::span<const double> first, std::span<const double> second);

/// The Nash bargaining solution over divisible issues: argmax (first - d1)(second - d2) along the same
/// frontier. Also splits at most one issue. nullopt if no division gives both at least d. Throws
/// ContractViolation: as above. Source: [nash1950].
std::optional<Division> nash_division(std::span<const double> first, std::span<const double> second,
                                      double first_disagreement, double second_disagreement);

}  // namespace entente::theory
