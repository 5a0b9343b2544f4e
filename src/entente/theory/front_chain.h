#pragma once

#include <span>
#include <vector>

namespace entente::theory {

/// A war as a front that moves one level at a time between two ends. In each period it freezes for good with
/// chance `freeze`; if it does not, it goes one level up with chance `advance`, one down with chance
/// `retreat`, and else stays. Level 0 and level `levels` end the war.
///
/// Everything below is a vector over the levels 0 … levels. Writing into the caller's span costs no
/// allocation: 29 inner levels take well under a microsecond. Source: [smith1998] for war as a walk between
/// two collapses; model M4 for the freeze and what parties live on meanwhile.
struct FrontChain {
  static constexpr int max_levels = 4096;

  int levels = 2;      // 2 … max_levels
  double advance = 0;  // in [0, 1]
  double retreat = 0;  // in [0, 1], advance + retreat <= 1
  double freeze = 0;   // in [0, 1]
};

/// False when nothing ever happens: neither movement nor freeze.
bool ends_some_day(const FrontChain& chain);

/// What a party lives on while the war goes on: the front as it stands, or nothing (as in most of the
/// literature, where only the end pays).
enum class Meanwhile { front, nothing };

/// How one party bears the war.
struct WarTerms {
  double cost = 0;  // c >= 0 per period: the share of its best-to-worst range it would give to end the war
                    // one period sooner
  double patience = 1;  // delta in (0, 1], what next period's value is worth now
  Meanwhile meanwhile = Meanwhile::front;
};

/// What fighting on is worth to a party at each level k (model M4):
///
///     W(k) = m (1 - delta) b(k) - c + delta [ f b(k) + (1 - f) sum_k' P(k, k') W(k') ]
///
/// with W = b at both ends, m = 1 for Meanwhile::front and 0 for nothing, f = freeze, P the moves above.
/// @param outcome  b(k), the party's utility of the outcome the front stands for; levels + 1 numbers
/// @param values   receives W; levels + 1 numbers, not overlapping `outcome`
/// @returns the largest absolute residual of the equation over the inner levels
/// Precondition: terms in range; delta < 1 if the chain never ends (then W(k) = m b(k) - c/(1 - delta)).
/// Source: [smith1998], [powell2006] for the value of fighting on as what can be locked in; form: model M4.
double war_values(const FrontChain& chain, const WarTerms& terms, std::span<const double> outcome,
                  std::span<double> values);
std::vector<double> war_values(const FrontChain& chain, const WarTerms& terms,
                               std::span<const double> outcome);

/// Expected number of periods until an end is reached or the front freezes; 0 at the ends. The period in
/// which it ends counts. Infinity at every inner level of a chain that never ends.
/// @param periods  receives levels + 1 numbers
/// Source: [feller1968], chapter XIV, the duration of the game.
void expected_duration(const FrontChain& chain, std::span<double> periods);
std::vector<double> expected_duration(const FrontChain& chain);

/// Variance of the same number of periods; infinity at every inner level of a chain that never ends.
/// Source: [kemeny1960], chapter III, on absorbing chains.
std::vector<double> duration_variance(const FrontChain& chain);

/// How the war ends, starting from each level. The three sum to 1, or to 0 at the inner levels of a chain
/// that never ends.
struct EndChances {
  std::vector<double> low;     // level 0 is reached
  std::vector<double> high;    // level `levels` is reached
  std::vector<double> frozen;  // the front freezes at some inner level
};

/// Source: [feller1968], chapter XIV, the gambler's ruin.
EndChances end_chances(const FrontChain& chain);

/// How the courses of the war stand after each number of periods: the chance that it still goes on, and of
/// each way in which it has ended by then. The four sum to 1.
struct Standing {
  double goes_on = 0, low = 0, high = 0, frozen = 0;
};

/// @param start     in [0, levels]; between two levels the two are mixed in proportion
/// @param horizons  periods, >= 0 and not descending; precondition
/// The time taken is proportional to the last horizon times the number of levels.
/// Source: [kemeny1960], chapter III, on absorbing chains.
std::vector<Standing> standing_after(const FrontChain& chain, double start, std::span<const int> horizons);

/// The chance that it still goes on, alone.
std::vector<double> survival(const FrontChain& chain, double start, std::span<const int> horizons);

/// The value at a level that may lie between two: linear between them.
/// @param values  one number per level, at least one
/// @param level   in [0, values.size() - 1]; precondition
double at_level(std::span<const double> values, double level);

}  // namespace entente::theory
