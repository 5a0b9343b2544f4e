#pragma once

#include <span>
#include <vector>

#include "entente/theory/front_chain.h"

namespace entente::theory {

/// What two sides can divide between them by agreeing: the most of one side's utility for a given utility of
/// the other, straight between neighbouring points.
class SettlementFrontier {
 public:
  struct Point {
    double first = 0, second = 0;
  };
  /// Nothing can be agreed.
  SettlementFrontier() = default;
  /// @param points  undominated, by rising utility of the first side and falling utility of the second
  explicit SettlementFrontier(std::vector<Point> points);

  const std::vector<Point>& points() const { return points_; }

  /// The most that a side has while the other has at least so much, and its slope in that (0 or below);
  /// `possible` is false where the other can never have so much.
  struct Most {
    double value = 0, slope = 0;
    bool possible = false;
  };
  /// @param hint  where to look first; receives where it was found. Neighbouring states lie close to each
  /// other.
  Most most_first(double second, std::size_t& hint) const;
  Most most_second(double first, std::size_t& hint) const;
  Most most_first(double second) const {
    std::size_t from_the_start = 0;
    return most_first(second, from_the_start);
  }
  Most most_second(double first) const {
    std::size_t from_the_start = 0;
    return most_second(first, from_the_start);
  }

 private:
  std::vector<Point> points_;
};

/// The part of a line of outcomes that no point of it dominates.
/// @param first, second  utilities at equal steps of the line, two numbers or more each; linear between them
SettlementFrontier frontier_of_line(std::span<const double> first, std::span<const double> second);

/// One side of a war in which offers can be made between the moves of the front.
struct BargainingSide {
  FrontChain chain;  // as this side sees it; levels, stops and regimes equal for both
  WarTerms terms;
  WarOutcomes outcomes;
  double giving_in = -1e300;  // what it has by giving in: no offer below that is accepted
};

struct BargainingRules {
  double talks = 1;                // chance per period that the sides meet and one of them makes an offer
  double recognition_first = 0.5;  // chance that it is the first side's
};

/// Values when two sides bargain while they fight: D of going on without an agreement now, per state of the
/// chain.
struct BargainingValues {
  std::vector<double> first, second;  // D, each in the side's own utility
  double residual = 0;                // of the equations below, largest over states, absolute
  int rounds = 0;                     // linear solves
  bool found = true;                  // false: no fixed point within the rounds allowed
};

/// The stationary values of a war in which the sides meet with chance tau per period; then one of them, drawn
/// by recognition pi, offers a point of the frontier, and either the other accepts and the war is over or the
/// front moves. For i, j the two sides and phi_i the most of i for a given utility of j:
///
///     D_i(s) = period_value_i(s) + delta_i q sum_s' P_i(s, s') V_i(s')        q: nothing stops the war
///     O_i(s) = pi_i phi_i(R_j(s)) + pi_j max(R_i(s), u_i(j's favourite))     where phi_i(R_j) >= R_i
///     V_i(s) = tau O_i(s) + (1 - tau) D_i(s)                                 there, elsewhere D_i(s)
///
/// with R_i the larger of D_i and of what giving in leaves it.
/// With tau = 0 this is fighting to an end; with tau = 1 the literature's offer in every period. The sides
/// may expect different moves (P_i): then no offer may be good enough for both, and they fight on. Solved by
/// semi-smooth Newton steps on the states that settle, at last by plain repetition.
/// Precondition: patience < 1 where a chain never ends; talks and recognition in [0, 1].
/// Source: [merlo1995] for stochastic bargaining; the front: [slantchev2003]; utilities that cannot be moved
/// from one side to the other, and different expectations, are the form of this project (model M4).
BargainingValues bargaining_values(const BargainingSide& first, const BargainingSide& second,
                                   const SettlementFrontier& frontier, const BargainingRules& rules = {});

/// O of both sides where R is known. `settles` tells whether there is an offer that both prefer.
struct Offers {
  double first = 0, second = 0;
  bool settles = false;
};
Offers offers_at(const SettlementFrontier& frontier, double recognition_first, double refuse_first,
                 double refuse_second);

}  // namespace entente::theory
