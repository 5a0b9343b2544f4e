#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::theory {

/// What groups of parties can secure on their own, and whether a division of what all of them have together
/// leaves every group at least that. Party i is bit i of a coalition.
using Coalition = std::uint32_t;

inline constexpr std::size_t most_core_parties = 12;

/// A game with transferable value: worth[S] is what coalition S can secure, worth[0] = 0, 2^n numbers. The
/// last is v(N), what all can divide (1 where values are shares of the whole).
struct CoalitionGame {
  std::span<const double> worth;
  std::size_t parties = 0;
};

/// How much more a coalition could secure than it is given: v(S) - x(S).
struct Blocking {
  Coalition coalition = 0;
  double excess = 0;
};

/// The coalition with the largest excess among those that are neither empty nor everybody; at equal excess
/// (1e-12) the one with the lowest number. An excess above 0 means that it gains by going its own way.
/// Throws ContractViolation: fewer than 2 or more than 12 parties, not 2^n numbers, one that is not finite,
/// worth[0] not 0; not one payoff per party.
Blocking most_blocking(const CoalitionGame& game, std::span<const double> payoff);

/// A coalition and its weight in a balanced collection: every party's weights sum to the same number.
struct BalancedWeight {
  Coalition coalition = 0;
  double weight = 0;
};

struct LeastCore {
  /// The smallest e such that some x with x(N) = v(N) has x(S) >= v(S) - e for every coalition S other than
  /// none and all. The core is empty iff e > 0.
  double epsilon = 0;
  std::vector<double> payoff;  // such an x (not unique in general), one per party
  bool core_is_empty = false;  // epsilon above 1e-9
  /// The proof that no smaller e exists: weights w_S > 0, sum 1, with every party in coalitions of the same
  /// total weight t; hence e >= sum w_S v(S) - t v(N), and here both sides are equal up to `gap`.
  std::vector<BalancedWeight> balanced;
  double gap = 0;
};

/// By linear programs that take in only the coalitions that block. Source: [maschler1979] for the least core;
/// [bondareva1963] and [shapley1967] for the balanced weights.
/// Throws ContractViolation: as most_blocking.
LeastCore least_core(const CoalitionGame& game);

}  // namespace entente::theory
