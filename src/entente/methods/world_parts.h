#pragma once

#include <cstddef>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/methods/front_of_world.h"
#include "entente/theory/settlement_hull.h"

// What a world model keeps, in parts.
namespace entente::methods {

/// How a party sees an issue, read off the case once.
struct IssueView {
  enum class Kind { none, scale, steps, favourite, points, anchors } kind = Kind::none;
  double inverse_length = 0;  // of the scale, or of the steps between options
  double favourite = 0;
  bool scored() const { return kind == Kind::points || kind == Kind::anchors; }
};

/// A red line with stated content.
struct LineAt {
  dispute::RedLineId id;
  std::size_t party, issue;
};

/// The fighting in the world that is filled.
struct WarState {
  theory::FrontChain chain;
  double level = 0;
  std::vector<double> low, high;                  // outcomes at the ends, per issue
  std::vector<double> values, binding, outcomes;  // per party × level: r, r of a kept agreement, u
  std::vector<double> exhausted_first,
      exhausted_second;        // u where a side is exhausted; empty: nobody sets it
  std::vector<double> states;  // of one party, all states of the war
  theory::SettlementHull hull;
  bool line_alone = false;   // the sides bargain over the line between the ends alone
  bool every_level = false;  // values are wanted at every level, not only at today's
};

/// Whether a package's option lies inside terms (a scale part or some options).
bool inside(const dispute::Terms& terms, double value, std::size_t option, bool scale);

}  // namespace entente::methods
