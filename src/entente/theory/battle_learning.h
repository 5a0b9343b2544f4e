#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace entente::theory {

/// What one side believes of the battles, and how it bears them. A battle moves the front by one level; each
/// is won by the first side with the same chance p, which nobody knows. A belief is as if so many battles had
/// been seen before: p ~ Beta(first_won, second_won).
struct BattleSide {
  double first_won = 1, second_won = 1;  // a, b > 0
  double cost = 0;                       // c >= 0 per battle, as a share of what is fought over
  double patience = 1;                   // d in (0, 1] per battle
};

/// A war of battles over a pie of 1: at level `levels` all of it is the first side's, at level 0 the
/// second's.
struct BattleWar {
  int levels = 10;  // N, 2 … 4096
  int start = 5;    // k0, 1 … N - 1
  BattleSide first, second;
  int horizon = 1500;  // battles that are looked ahead, 1 … 100,000; levels times horizon at most 2e7
};

/// What both expect of fighting to the end, and after which battles they settle.
struct BattleValues {
  double first = 0, second = 0;  // W of each side before the first battle, as each sees it
  double surplus = 0;            // 1 - W_A - W_B then; below 0: no terms are good enough for both
  int levels = 0;
  std::vector<bool> settle;  // by battles, then level

  /// Whether 1 - W_A - W_B >= 0 after so many battles with the front at this level.
  bool settles(int battles, int level) const {
    return settle[static_cast<std::size_t>(battles) * (static_cast<std::size_t>(levels) + 1) +
                  static_cast<std::size_t>(level)];
  }
};

/// Both sides learn from battles that both see. After w battles won by the first side and l by the second the
/// front stands at k = k0 + w - l, and each side's value of fighting to the end is, with its own a, b, c, d,
///
///     V(w, l) = -c + d [ m V(w+1, l) + (1 - m) V(w, l+1) ],     m = (a + w) / (a + b + w + l)
///
/// (for the second side with the pie that is left to it). Backward induction, two rows at a time. A war that
/// is not decided at the horizon counts as divided where the front stands, k/N; how likely that is stands in
/// BattleCourse::undecided.
/// Precondition: ranges as in the structs.
/// Source: [smith2004] for war as learning from battles with different beliefs; the settlement at the first
/// surplus is the form of this project.
BattleValues battle_values(const BattleWar& war);

/// How the war goes when they settle at the first state with a surplus of 0 or more.
struct BattleCourse {
  double expected_battles = 0;                                         // up to the horizon
  double settles = 0, first_wins = 0, second_wins = 0, undecided = 0;  // chances; they sum to 1
};
/// @param chance  p as an observer has it, in [0, 1]; neither side knows it
BattleCourse battle_course(const BattleWar& war, const BattleValues& values, double chance);

/// One move of the front that was seen.
struct ObservedMove {
  std::size_t from = 0, to = 0;
};
/// P^m(from, to): the chance that a candidate gives to a move.
using MoveChance = std::function<double(std::size_t candidate, const ObservedMove& move)>;

/// What is believed of M candidate matrices after the moves, by Bayes' rule:
///
///     w(m | moves)  proportional to  w(m) prod_t P^m(k_t, k_t+1)
///
/// @param prior  w >= 0, one per candidate, with a positive sum
/// @returns weights that sum to 1; nullopt if no candidate with weight allows what was seen
/// Preconditions: weights as stated; chances in [0, 1].
/// Source: [smith2004] for beliefs about the odds that change with each battle.
std::optional<std::vector<double>> posterior_of_moves(std::span<const double> prior, const MoveChance& chance,
                                                      std::span<const ObservedMove> moves);

}  // namespace entente::theory
