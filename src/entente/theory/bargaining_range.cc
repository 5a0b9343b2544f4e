#include "entente/theory/bargaining_range.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

void check(const SideAtWar& side) {
  base::require(side.chance >= 0 && side.chance <= 1, "fearon_range: chance in [0, 1]");
  base::require(side.cost >= 0, "fearon_range: cost is not negative");
  base::require(side.curvature > 0 && side.curvature <= 1, "fearon_range: curvature in (0, 1]");
}

// The share that is worth as much as a war with expected utility `worth` (u(0) = 0, u(1) = 1).
double certainty_equivalent(double worth, double curvature) {
  if (worth <= 0) return 0;
  return curvature == 1 ? worth : base::pow(worth, 1 / curvature);
}

struct Piece {
  double from = 0;
  double to = 1;
  bool empty() const { return from > to; }
};

// The part of a step, from 0 to 1, on which a straight line from `start` to `end` reaches the threshold.
Piece part_above(double start, double end, double threshold) {
  if (start >= threshold && end >= threshold) return {0, 1};
  if (start < threshold && end < threshold) return {1, 0};
  const double crossing = (threshold - start) / (end - start);
  return start < threshold ? Piece{crossing, 1} : Piece{0, crossing};
}

}  // namespace

std::optional<BargainingRange> fearon_range(const SideAtWar& a, const SideAtWar& b) {
  check(a);
  check(b);
  double lowest = a.chance - a.cost;
  double highest = b.chance + b.cost;
  if (a.curvature < 1) lowest = certainty_equivalent(lowest, a.curvature);
  if (b.curvature < 1) highest = 1 - certainty_equivalent(1 - b.chance - b.cost, b.curvature);
  lowest = std::max(lowest, 0.0);
  highest = std::min(highest, 1.0);
  if (lowest > highest) return std::nullopt;
  return BargainingRange{lowest, highest};
}

std::optional<LineRange> acceptable_range(std::span<const double> utility_a, double threshold_a,
                                          std::span<const double> utility_b, double threshold_b) {
  base::require(utility_a.size() >= 2 && utility_a.size() == utility_b.size(),
                "acceptable_range: the same number of samples for both, at least two");
  const std::size_t steps = utility_a.size() - 1;
  const double width = 1 / static_cast<double>(steps);
  std::optional<LineRange> range;
  bool reaches_next_step = false;  // whether the set contains the point where the next step starts
  for (std::size_t i = 0; i < steps; ++i) {
    const Piece a = part_above(utility_a[i], utility_a[i + 1], threshold_a);
    const Piece b = part_above(utility_b[i], utility_b[i + 1], threshold_b);
    const Piece both{std::max(a.from, b.from), std::min(a.to, b.to)};
    if (both.empty()) {
      reaches_next_step = false;
      continue;
    }
    const double from = (static_cast<double>(i) + both.from) * width;
    const double to = i + 1 == steps && both.to == 1 ? 1 : (static_cast<double>(i) + both.to) * width;
    if (!range) range = LineRange{from, to, 0, true};
    // A gap lies between this piece and what was found before, unless they meet.
    else if (!(reaches_next_step && both.from == 0))
      range->one_interval = false;
    range->highest = to;
    range->share += to - from;
    reaches_next_step = both.to == 1;
  }
  if (range && range->one_interval) range->share = range->highest - range->lowest;
  return range;
}

}  // namespace entente::theory
