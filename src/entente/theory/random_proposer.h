#pragma once

#include <span>
#include <vector>

#include "entente/theory/front_chain.h"

namespace entente::theory {

/// One side of a war in which offers are made between battles.
struct BargainingSide {
  double cost = 0;           // per period of fighting, >= 0
  double patience = 1;       // delta in (0, 1]
  double recognition = 0.5;  // chance that this side makes the period's offer; both sides' sum to 1
};

/// Values at each level when the two sides bargain while they fight.
struct ProposerValues {
  std::vector<double> fight_a, fight_b;  // D: worth of refusing now and going on (at an end: the end itself)
  std::vector<double> value_a, value_b;  // V: worth before it is known who makes the offer
  double residual = 0;                   // largest change in the last round, relative above 1; at most 1e-14
  int rounds = 0;
};

/// The stationary equilibrium values of a war over a pie of size 1, both sides neutral to risk, that ends at
/// the front's ends or as soon as an offer is accepted. For i in {A, B}:
///
///     D_i(k) = -c_i + delta_i [ f z_i(k) + (1 - f) sum_k' P(k, k') V_i(k') ]
///     V_i(k) = D_i(k) + pi_i max(0, 1 - D_A(k) - D_B(k))
///
/// with z the division at which the front freezes or ends (z_B = 1 - z_A). Who makes the offer gives the
/// other exactly D. Found by repeating the equations; unique, because each round brings any two candidates
/// closer.
/// @param chain    f and P; if it never ends, both patiences must be below 1; precondition
/// @param share_a  z_A at each level, in [0, 1]; levels + 1 numbers; precondition
/// Source: [merlo1995] for stochastic bargaining with transferable utility; the front: [slantchev2003].
ProposerValues random_proposer_values(const FrontChain& chain, std::span<const double> share_a,
                                      const BargainingSide& a, const BargainingSide& b);

}  // namespace entente::theory
