#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "entente/base/result.h"
#include "entente/theory/sparse_chain.h"

namespace entente::theory {

/// One party of a war over numbered states. A vector has one number per state; `costs` and `recognition` may
/// instead have a single number that holds everywhere.
struct WarParty {
  double discount = 1;              // d in (0, 1], what next period's value is worth now
  std::vector<double> costs = {0};  // c >= 0 per period of war
  std::vector<double> ends;         // w: what an end is worth; read where the war is over
  std::vector<double> surrender;    // what giving in is worth where the war goes on; empty: nobody asks
  std::vector<double> recognition = {0.5};  // pi in [0, 1]: chance that an offer is this party's
  std::optional<SparseChain> expects;       // the moves it counts on, where they differ from the game's
};

/// A war that goes on in the transient states of a chain and is over in the others.
struct WarGame {
  SparseChain chain;
  std::vector<WarParty> parties;

  /// The moves that party i counts on.
  const SparseChain& moves(std::size_t i) const { return parties[i].expects ? *parties[i].expects : chain; }
  double cost(std::size_t i, std::size_t s) const;
  double recognition(std::size_t i, std::size_t s) const;
};

/// What keeps a game from having values; empty: nothing. Everything below takes games without faults only
/// (precondition). `bargaining`: the chances to make the offer count too. Codes:
///  - war-cost-negative: a cost below 0 or not a number
///  - war-discount-out-of-range: a discount outside (0, 1]
///  - war-goes-on-forever: a discount of 1 where from some state the war cannot end
///  - war-end-without-utility: a utility of an end that is not a number
///  - war-recognition-sum: chances to make the offer outside [0, 1], or not summing to 1 in some state
///  - war-states-differ: a vector, or the moves somebody counts on, for another number of states or ends
base::Diagnostics faults(const WarGame& game, bool bargaining = true);

/// (W) What fighting to an end is worth: W_i = -c_i + d_i P_i W_i where the war goes on, w_i where it is
/// over.
struct FightingValues {
  std::vector<std::vector<double>> values;       // W, per party and state
  std::vector<std::vector<double>> reservation;  // max(W, surrender) per party and state
  double residual = 0;                           // of the equation, relative to max(1, largest value)
};
/// Source: [smith1998], [powell2006] for the value of fighting on as what can be locked in.
FightingValues fighting_values(const WarGame& game);

/// One period of bargaining, in two halves; see war_bargain.h for the equations.
/// Receives D at the states where the war goes on, w where it is over, from the values V of the next period.
void refuse_offers(const WarGame& game, const std::vector<std::vector<double>>& values,
                   std::vector<std::vector<double>>& refusing);
/// Receives V from D: whoever offers keeps what is left of 1 when all others have their D.
void share_surplus(const WarGame& game, const std::vector<std::vector<double>>& refusing,
                   std::vector<std::vector<double>>& values);
/// 1 - sum_i D_i(s); the sides settle where it is not below 0.
double surplus_at(const std::vector<std::vector<double>>& refusing, std::size_t s);

/// (D) Bargaining with a last day: after `periods` periods under the rules of `game` the parties have what
/// `after` says, such as the values of another game. Values and refusals are those of the first period.
struct DeadlineRules {
  int periods = 1;                         // >= 1
  std::vector<std::vector<double>> after;  // per party and state
  bool bargaining = true;                  // false: the war is only fought until then
  std::size_t watched = 0;                 // a state whose values are kept for every period
};
struct DeadlineValues {
  std::vector<std::vector<double>> values, refusing;  // per party and state
  std::vector<std::vector<double>> watched;  // V at the watched state per party, by periods left: 0 … periods
};
/// Backward induction, periods times transitions.
DeadlineValues values_until(const WarGame& game, const DeadlineRules& rules);

}  // namespace entente::theory
