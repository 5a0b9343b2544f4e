#pragma once

#include <vector>

#include "entente/theory/sparse_chain.h"

namespace entente::theory {

/// One side of a war in which each may give in at any state, and nothing is divided. One number per state.
struct QuittingSide {
  double discount = 1;           // d in (0, 1]
  std::vector<double> costs;     // per period, >= 0
  std::vector<double> ends;      // what an end is worth; read where the war is over
  std::vector<double> gives_in;  // what it has if it gives in there
  std::vector<double> prevails;  // what it has if the other gives in there; not below gives_in
};

struct QuittingGame {
  SparseChain chain;
  QuittingSide first, second;
};

/// Who gives in where, each the other's best answer. Where the other gives in, nobody does so first: to
/// prevail is no worse. Only plans without chance; the classic one with chance is `attrition` below.
struct QuittingEquilibrium {
  std::vector<bool> first_gives_in, second_gives_in;
  std::vector<double> first, second;  // values per state
  double deviation_gain = 0;          // the most that a side gains by departing in one state, absolute
  int rounds = 0;                     // best answers computed
  bool found = false;                 // the answers stand still
};

/// The two ends of what can happen: beginning with a first side that never gives in, and with a second side
/// that never does. A side's more stubborn plan makes the other's give in more, so the answers move one way
/// and stop at the most favourable equilibrium for the side that began; this holds where `prevails` is a
/// side's largest value. Where it is not, the answers may run in circles: then `found` is false.
/// Where both are the same it is the only equilibrium of this kind.
struct QuittingExtremes {
  QuittingEquilibrium first_stubborn, second_stubborn;
  bool same = false;  // the same states give in
};
/// Precondition: sizes that fit, prevails >= gives_in, discount below 1 unless the chain always ends.
/// Source: [maynardsmith1974] for the contest; best answers as optimal stopping: [puterman1994], chapter 7;
/// the order of equilibria: [topkis1998].
QuittingExtremes quitting_extremes(const QuittingGame& game);

/// A war in which the front does not move and the sides wait for each other to give in, in continuous time.
struct AttritionSide {
  double cost = 0;           // per unit of time
  double win = 1, lose = 0;  // win > lose
  double impatience = 0;     // r >= 0, the rate at which later gains count less
};
/// Each side gives in at the rate that leaves the other indifferent:
///
///     h_A = (c_B + r_B L_B) / (W_B - L_B),  h_B = (c_A + r_A L_A) / (W_A - L_A)
struct Attrition {
  double first_hazard = 0, second_hazard = 0;  // h_A, h_B per unit of time
  double expected_duration = 0;                // 1 / (h_A + h_B); infinity if neither ever gives in
  double first_gives_in = 0;                   // the chance that it is the first side, h_A / (h_A + h_B)
};
/// Precondition: win > lose, cost + r L >= 0 on both sides. Where neither hazard is above 0 the chance is 0.
/// Source: [maynardsmith1974]; with two different sides: [hendricks1988].
Attrition attrition(const AttritionSide& first, const AttritionSide& second);

}  // namespace entente::theory
