#pragma once

#include <optional>
#include <span>

namespace entente::theory {

/// What both sides of a war prefer to fighting on, when what they divide is one line from the worst outcome
/// for A (0) to the best (1): from the least A accepts to the most B concedes.
struct BargainingRange {
  double lowest = 0;
  double highest = 1;
  bool operator==(const BargainingRange&) const = default;
};

/// How one side sees a war over the whole line, decided once and for all.
struct SideAtWar {
  double chance = 0.5;  // that A wins, in this side's own belief, in [0, 1]
  double cost = 0;      // of fighting, in units of this side's utility; >= 0
  double curvature =
      1;  // r in (0, 1]: u(s) = s^r of the own share s; 1 neutral to risk, below 1 averse to it
};

/// Fearon's range of settlements x (A's share, in [0, 1]) that both sides prefer to war:
///
///     u_A(x) >= p_A - c_A   and   u_B(1 - x) >= (1 - p_B) - c_B,   u(s) = s^r
///
/// with p_i the chance i gives to A's victory. Neutral to risk: [p_A - c_A, p_B + c_B], clipped to [0, 1].
/// @returns nullopt if no such x exists: each side expects more than the other concedes (mutual optimism,
///          p_A - p_B > c_A + c_B when both are neutral to risk)
/// Precondition: chances, costs and curvatures in their ranges.
/// Source: [fearon1995], pp. 386-388; power utilities are the form of this project.
std::optional<BargainingRange> fearon_range(const SideAtWar& a, const SideAtWar& b);

/// The range on a line whose points are outcomes of any kind, with each side's threshold.
struct LineRange {
  double lowest = 0;  // the lowest and highest acceptable y
  double highest = 0;
  double share = 0;          // length of the acceptable set; highest - lowest when it is one interval
  bool one_interval = true;  // false: some y between the two is not acceptable
};

/// All y in [0, 1] with u_A(y) >= r_A and u_B(y) >= r_B (model M4: y runs along the line z(low) → z(high)).
/// The utilities are given at equal steps of y and are linear between them; nothing is assumed about whether
/// they rise or fall.
/// @param utility_a, utility_b  at y = 0, 1/(n-1), …, 1; n >= 2 numbers each; precondition
/// @returns nullopt if no y is acceptable to both
/// Source: [fearon1995] for the idea; the sampled form is of this project.
std::optional<LineRange> acceptable_range(std::span<const double> utility_a, double threshold_a,
                                          std::span<const double> utility_b, double threshold_b);

}  // namespace entente::theory
