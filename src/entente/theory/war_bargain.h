#pragma once

#include <vector>

#include "entente/theory/war_game.h"

namespace entente::theory {

/// (S) Values of bargaining while fighting over a pie of 1 that can be divided at will: each period one party
/// offers shares; if all accept, the war is over; otherwise it is fought for a period.
///
///     D_i(s) = -c_i(s) + d_i sum_s' P_i(s, s') V_i(s')        what refusing leaves
///     S(s)   = max(0, 1 - sum_i D_i(s))                       what there is to share
///     V_i(s) = D_i(s) + pi_i(s) S(s),  V_i = w_i where the war is over
///
/// Whoever offers leaves D_j to every other j.
struct WarBargain {
  std::vector<std::vector<double>> values;    // V, per party and state
  std::vector<std::vector<double>> refusing;  // D; where the war is over, w
  std::vector<bool> settles;                  // where an offer is made that all accept
  enum class Method { newton, two_step, repetition } method = Method::newton;
  int rounds = 0;             // linear solves or repetitions
  double residual = 0;        // of the equations above, relative to max(1, largest value)
  double deviation_gain = 0;  // the most that a party gains by departing once, in an offer or an answer
  bool found = false;         // residual and deviation gain at most 1e-12 of max(1, largest value)
};

/// Two parties: Newton steps on the states that settle; the values are unique (a contraction), and where the
/// steps do not end, plain repetition finds them. Three and more who share a discount and expect the same
/// moves: the total by optimal stopping, then a linear solve per party. Others: damped repetition, without a
/// proof that it arrives, at most `most_repetitions`; then `deviation_gain` says how good it is. Source:
/// [merlo1995] for stochastic bargaining; the two steps and the contraction: this project's.
struct BargainOptions {
  int most_repetitions = 200'000;
  bool only_repeat = false;  // plain repetition for any number of parties: the slow way, to compare
};
WarBargain bargain_while_fighting(const WarGame& game, const BargainOptions& options = {});

/// The certificate of any D for these equations: the most that a party gains by departing once from offering
/// and accepting by D, if all do so later: by refusing, by waiting, or by an offer that would be accepted.
double deviation_gain(const WarGame& game, const std::vector<std::vector<double>>& refusing);

/// The two-party solver behind bargain_while_fighting. With U = 1 - V_B both V_A and U weigh what comes with
/// chances, so each step is a system as SparseEquations takes them.
/// @param values  in: what to begin from, such as the values of fighting to an end; out: V; both per party
/// and
///                state
/// @returns linear solves; the marks of states that settle stood still before `most_rounds`, or did not
int two_party_newton(const WarGame& game, int most_rounds, std::vector<std::vector<double>>& values);

}  // namespace entente::theory
