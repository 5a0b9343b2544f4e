#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/level_equations.h"

namespace entente::theory {

/// Another state of the war, in which the front moves at another pace. After each period's move the war turns
/// from today's regime into this one with chance `enters`, and back with chance `leaves`.
struct FrontRegime {
  double advance = 0, retreat = 0;  // as in FrontChain
  double enters = 0, leaves = 0;    // in [0, 1]; `enters` of all sum to at most 1
};

/// A war as a front that moves one level at a time between two ends. In each period it stops for good with
/// chance `freeze`, the first or the second side is exhausted with chance `exhaustion_…`; if none of these,
/// it goes one level up with chance `advance`, one down with chance `retreat`, and else stays. Level 0 and
/// level `levels` end the war.
///
/// Everything about it is a vector over the levels 0 … levels of today's regime, then of each other one.
/// Source: [smith1998] for war as a walk between two collapses; model M4 for the rest.
struct FrontChain {
  static constexpr int max_levels = 4096;
  static constexpr std::size_t max_others = LevelEquations::most_regimes - 1;

  int levels = 2;                                      // 2 … max_levels
  double advance = 0;                                  // in [0, 1]
  double retreat = 0;                                  // in [0, 1], advance + retreat <= 1
  double freeze = 0;                                   // in [0, 1]
  double exhaustion_first = 0, exhaustion_second = 0;  // in [0, 1]; all three stops sum to at most 1
  std::size_t other_regimes = 0;                       // at most max_others
  std::array<FrontRegime, max_others> others{};

  std::size_t regimes() const { return 1 + other_regimes; }
  /// Levels of all regimes: the length of every vector below.
  std::size_t states() const { return (static_cast<std::size_t>(levels) + 1) * regimes(); }
  double stops() const { return freeze + exhaustion_first + exhaustion_second; }
};

/// False when nothing ever happens in some regime that is never left: neither movement nor a stop.
bool ends_some_day(const FrontChain& chain);

/// The moves of a period as equations, each weighted by `weight` on top of the chance that nothing stops it.
LevelEquations level_equations(const FrontChain& chain, double weight);

/// What a party lives on while the war goes on: the front as it stands, or nothing (as in most of the
/// literature, where only the end pays).
enum class Meanwhile { front, nothing };

/// How one party bears the war.
struct WarTerms {
  double cost = 0;      // c >= 0 per period, in units of its utility: what it would give to end the war one
                        // period sooner
  double patience = 1;  // delta in (0, 1], what next period's value is worth now
  Meanwhile meanwhile = Meanwhile::front;
  std::array<double, FrontChain::max_others> cost_in_others{};  // the same in each other regime
};

/// A party's utility of how the war can end, level by level (levels + 1 numbers each).
struct WarOutcomes {
  std::span<const double> standing;  // b: the outcome for which the front stands at that level
  std::span<const double> exhausted_first, exhausted_second;  // where a side is exhausted there; empty: b
};

/// What the stops of one period pay at level k, chances included: f b(k) + e_1 x_1(k) + e_2 x_2(k).
inline double stopping_value(const FrontChain& chain, const WarOutcomes& outcomes, std::size_t level) {
  const double standing = outcomes.standing[level];
  const auto at = [&](std::span<const double> exhausted) {
    return exhausted.empty() ? standing : exhausted[level];
  };
  return chain.freeze * standing + chain.exhaustion_first * at(outcomes.exhausted_first) +
         chain.exhaustion_second * at(outcomes.exhausted_second);
}

/// What a party has in one period of war at level k and regime r: m (1 - delta) b(k) - c_r + delta times
/// stopping_value. The rest of its value is what it expects of the moves.
inline double period_value(const FrontChain& chain, const WarTerms& terms, const WarOutcomes& outcomes,
                           std::size_t level, std::size_t regime) {
  const double meanwhile = terms.meanwhile == Meanwhile::front ? 1 - terms.patience : 0;
  const double cost = regime == 0 ? terms.cost : terms.cost_in_others[regime - 1];
  return meanwhile * outcomes.standing[level] - cost +
         terms.patience * stopping_value(chain, outcomes, level);
}

/// What fighting to an end is worth to a party at each level k and regime r (model M4):
///
///     W(k, r) = m (1 - delta) b(k) - c_r + delta [ stops(k) + s sum_k',r' P_r(k, k') T(r, r') W(k', r') ]
///
/// with W = b at both ends, m = 1 for Meanwhile::front and 0 for nothing, stops(k) as stopping_value, s the
/// chance that nothing stops the war, P_r the moves and T the turns of regime.
/// @param values  receives W; chain.states() numbers, not overlapping the outcomes
/// @returns the largest absolute residual of the equation over the inner levels
/// Precondition: terms in range; delta < 1 if the chain never ends.
/// Source: [smith1998], [powell2006] for the value of fighting on as what can be locked in; form: model M4.
double war_values(const FrontChain& chain, const WarTerms& terms, const WarOutcomes& outcomes,
                  std::span<double> values);
std::vector<double> war_values(const FrontChain& chain, const WarTerms& terms,
                               std::span<const double> outcome);

/// The value at a level that may lie between two: linear between them.
/// @param values  one number per level, at least one
/// @param level   in [0, values.size() - 1]; precondition
double at_level(std::span<const double> values, double level);

}  // namespace entente::theory
