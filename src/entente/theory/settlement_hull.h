#pragma once

#include <span>
#include <vector>

#include "entente/theory/front_bargaining.h"

namespace entente::theory {

/// The frontier of two parties over packages of several issues whose utilities add up: the upper right hull
/// of all sums of one option per issue, which mixtures of neighbouring packages reach (and scales reach by
/// their points between options). Issue by issue the hull of its options is taken; the sum of hulls is the
/// sum of their edges in the order of their slopes. Time: sorting the options of each issue. Source:
/// [raiffa1982] for trading issues by their ratio of worth; sums of convex sets as in any textbook.
class SettlementHull {
 public:
  /// @param first, second  what each option of one issue is worth to the two; equal lengths
  /// @param ruled_out      not 0: the option cannot be chosen; where all are ruled out nothing can be agreed
  void add_issue(std::span<const double> first, std::span<const double> second,
                 std::span<const unsigned char> ruled_out);
  /// The frontier of all issues added so far, which it forgets.
  SettlementFrontier take();

 private:
  struct Edge {
    double first = 0, second = 0;  // what the two win and lose along it: first > 0, second < 0
  };
  SettlementFrontier::Point start_;
  std::vector<Edge> edges_;
  std::vector<SettlementFrontier::Point> points_;
  bool possible_ = true;
};

}  // namespace entente::theory
