#include "entente/theory/settlement_hull.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using Point = SettlementFrontier::Point;

// Shorter edges than this are rounding, and would make slopes of noise.
constexpr double shortest = 1e-12;

bool left_turn_or_straight(const Point& a, const Point& b, const Point& c) {
  return (b.first - a.first) * (c.second - a.second) >= (b.second - a.second) * (c.first - a.first);
}

}  // namespace

void SettlementHull::add_issue(std::span<const double> first, std::span<const double> second,
                               std::span<const unsigned char> ruled_out) {
  base::require(first.size() == second.size() && first.size() == ruled_out.size(),
                "SettlementHull: one number and one mark per option");
  points_.clear();
  for (std::size_t n = 0; n < first.size(); ++n)
    if (ruled_out[n] == 0) points_.push_back({first[n], second[n]});
  if (points_.empty()) {
    possible_ = false;
    return;
  }
  // From the second party's favourite (the better for the first where there are several) to the first
  // party's.
  std::sort(points_.begin(), points_.end(), [](const Point& a, const Point& b) {
    return a.second != b.second ? a.second > b.second : a.first > b.first;
  });
  std::vector<Point>& hull = points_;
  std::size_t kept = 1;
  for (std::size_t n = 1; n < points_.size(); ++n) {
    const Point point = points_[n];
    if (point.first <= hull[kept - 1].first + shortest) continue;  // worse for both
    while (kept > 1 && left_turn_or_straight(hull[kept - 2], hull[kept - 1], point)) --kept;
    hull[kept++] = point;
  }
  start_.first += hull[0].first;
  start_.second += hull[0].second;
  for (std::size_t n = 1; n < kept; ++n)
    edges_.push_back({hull[n].first - hull[n - 1].first, hull[n].second - hull[n - 1].second});
}

SettlementFrontier SettlementHull::take() {
  std::vector<Point> points;
  if (possible_) {
    // The cheapest for the second party per unit won by the first comes first.
    std::sort(edges_.begin(), edges_.end(),
              [](const Edge& a, const Edge& b) { return a.second * b.first > b.second * a.first; });
    points.push_back(start_);
    for (const Edge& edge : edges_) {
      const Point next{points.back().first + edge.first, points.back().second + edge.second};
      if (edge.second < -shortest)
        points.push_back(next);
      else
        points.back() = next;  // the first wins and the second loses nothing to speak of
    }
  }
  start_ = {};
  edges_.clear();
  possible_ = true;
  return SettlementFrontier(std::move(points));
}

}  // namespace entente::theory
