#pragma once

#include <string>

namespace entente::dispute {

/// Where a number of the case file may lie, and what is said when it does not. Also the domain of a field, to
/// which levers are clipped (model M9).
struct Bounds {
  double least = -largest, most = largest;
  std::string code;   // of the diagnostic
  std::string range;  // "in [0, 1]"
  std::string help;
  bool above_least = false;  // least itself is excluded
  bool below_most = false;   // most itself is excluded
  bool share = false;        // 40 is then likely to mean 0.4

  bool allows(double value) const {
    return (above_least ? value > least : value >= least) && (below_most ? value < most : value <= most);
  }
  /// No number of a case is larger: beyond it sums lose whole units.
  static constexpr double largest = 1e12;
};

namespace bounds {
Bounds any();
Bounds capability();
Bounds patience();
Bounds curvature();
Bounds salience();
Bounds firmness();
Bounds probability();
Bounds share();
Bounds correlation();
Bounds votes();
Bounds width();
Bounds deviation();
Bounds belief();
Bounds hazard();
Bounds times();
/// What changes hands in a period moves the front by at most one level of this width.
Bounds drift(double width);
/// By how many of its levels a front can have moved.
Bounds regroup(int levels);
/// On a scale from `low` to `high`; `code` says which number left it.
Bounds scale(double low, double high, std::string code);
}  // namespace bounds

}  // namespace entente::dispute
