#include "entente/dispute/case_bounds.h"

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::dispute::bounds {

namespace {

Bounds unit(std::string code, std::string help) {
  Bounds made;
  made.least = 0;
  made.most = 1;
  made.code = std::move(code);
  made.range = "in [0, 1]";
  made.help = std::move(help);
  made.share = true;
  return made;
}

}  // namespace

Bounds any() {
  return {};
}

Bounds capability() {
  Bounds made;
  made.least = 0;
  made.code = "capability-negative";
  made.range = "0 or more";
  made.help = "0 means that it can bring nothing to bear; only ratios between parties matter";
  return made;
}

Bounds patience() {
  Bounds made = unit("patience-out-of-range",
                     "1 means that a period of delay costs nothing; 0.97 means that it costs 3 of 100");
  made.above_least = true;
  made.range = "above 0 and at most 1";
  return made;
}

Bounds curvature() {
  Bounds made;
  made.least = 1;
  made.most = 2;
  made.code = "curvature-out-of-range";
  made.range = "in [1, 2]";
  made.help = "1 means that each step away from the ideal costs the same, 2 that later steps cost more";
  return made;
}

Bounds salience() {
  return unit("salience-out-of-range", "0 means indifferent, 1 means nothing matters more");
}

Bounds firmness() {
  return unit("firmness-out-of-range",
              "0 means that the line is words only, 1 that crossing it is refused in every world");
}

Bounds probability() {
  return unit("probability-out-of-range", "a probability: 0 means never, 1 means always");
}

Bounds share() {
  return unit("share-out-of-range", "a share: 0 means none, 1 means all");
}

Bounds correlation() {
  Bounds made =
      unit("correlation-out-of-range", "0 means independent; 1 itself is left out, 0.9 is close to it");
  made.below_most = true;
  made.range = "at least 0 and below 1";
  return made;
}

Bounds votes() {
  Bounds made;
  made.least = 0;
  made.code = "votes-out-of-range";
  made.range = "0 or more";
  made.help = "votes are counted, weighted or in percent, in one unit with the quota";
  return made;
}

Bounds width() {
  Bounds made;
  made.least = 0;
  made.above_least = true;
  made.code = "width-not-positive";
  made.range = "above 0";
  made.help = "the width of one level of the front, in the unit of drift and deviation";
  return made;
}

Bounds deviation() {
  Bounds made;
  made.least = 0;
  made.code = "deviation-negative";
  made.range = "0 or more";
  made.help = "how much what changes hands differs from one period to another; the sign stands in drift";
  return made;
}

Bounds belief() {
  Bounds made;
  made.least = -10;
  made.most = 10;
  made.code = "belief-out-of-range";
  made.range = "in [-10, 10]";
  made.help = "1 means that it counts on the drift as stated, 2 on twice the drift, -1 on the opposite one";
  return made;
}

Bounds hazard() {
  Bounds made;
  made.least = 0;
  made.above_least = true;
  made.code = "hazard-not-positive";
  made.range = "above 0";
  made.help = "1 means that such agreements collapse as often as in the record, 2 twice as often";
  return made;
}

Bounds times() {
  Bounds made;
  made.least = 0;
  made.most = 100;
  made.above_least = true;
  made.code = "times-out-of-range";
  made.range = "above 0 and at most 100";
  made.help = "0.5 halves the hazard of collapse, 1 leaves it as it is";
  return made;
}

Bounds drift(double width) {
  Bounds made;
  made.least = -width;
  made.most = width;
  made.code = "drift-out-of-range";
  made.range = fmt::format("between {} and {}", base::shortest(-width), base::shortest(width));
  made.help = "the front moves by at most one level in a period: give wider levels or a shorter period";
  return made;
}

Bounds regroup(int levels) {
  Bounds made;
  made.least = -levels;
  made.most = levels;
  made.code = "regroup-out-of-range";
  made.range = fmt::format("between {} and {}", -levels, levels);
  made.help = "levels by which the front has moved when the fighting resumes; the front has no more of them";
  return made;
}

Bounds scale(double low, double high, std::string code) {
  Bounds made;
  made.least = low;
  made.most = high;
  made.code = std::move(code);
  made.range = fmt::format("on the scale from {} to {}", base::shortest(low), base::shortest(high));
  made.help = "move the number, or give the scale an anchor further out";
  return made;
}

}  // namespace entente::dispute::bounds
