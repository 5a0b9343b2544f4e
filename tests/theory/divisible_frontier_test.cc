// Tests also: stretch_envelope.cc
#include "entente/theory/divisible_frontier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/stretch_envelope.h"
#include "tests/reference/divisible_grid.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// Panama Canal (Raiffa 1982): one segment per issue, all to Panama at one end, all to the United States at
// the other, and the equitable point (66, 66) on the segment of the third issue.
TEST(DivisibleFrontier, of_the_panama_talks_passes_through_66_points_each) {
  const PackageSpace space = reference::panama();
  const Numbers zero = {0, 0};
  const DivisibleFrontier frontier = divisible_frontier({space, std::vector<bool>(10, true), zero});
  ASSERT_EQ(frontier.segments.size(), 10u);
  EXPECT_EQ(frontier.segments.front().from.utilities, (Numbers{0, 100}));
  EXPECT_EQ(frontier.segments.back().to.utilities, (Numbers{100, 0}));
  bool passes = false;
  for (const FrontierSegment& segment : frontier.segments) {
    const Numbers &from = segment.from.utilities, &to = segment.to.utilities;
    if (from[0] > 66 || to[0] < 66) continue;
    passes = true;
    EXPECT_NEAR(from[1] + (to[1] - from[1]) * (66 - from[0]) / (to[0] - from[0]), 66, 1e-12);
    EXPECT_NE(segment.from.lower[2], segment.to.lower[2]);
  }
  EXPECT_TRUE(passes);
}

// How far the frontier reaches above (below 0: falls short of) a point, for the second party.
double reach(const DivisibleFrontier& frontier, double x) {
  double best = -HUGE_VAL;
  for (const FrontierSegment& segment : frontier.segments) {
    const Numbers &from = segment.from.utilities, &to = segment.to.utilities;
    if (to[0] < x) continue;
    double y = from[1];
    if (x > from[0]) y += (to[1] - from[1]) * (x - from[0]) / (to[0] - from[0]);
    best = std::max(best, y);
  }
  return best;
}

void expect_well_formed(const reference::DrawnDivisible& drawn, const DivisibleFrontier& frontier) {
  for (std::size_t n = 0; n < frontier.segments.size(); ++n) {
    const FrontierSegment& segment = frontier.segments[n];
    EXPECT_LE(segment.from.utilities[0], segment.to.utilities[0]);
    EXPECT_GE(segment.from.utilities[1], segment.to.utilities[1]);
    if (n > 0) {
      EXPECT_LE(frontier.segments[n - 1].to.utilities[0], segment.from.utilities[0] + 1e-9);
      EXPECT_GE(frontier.segments[n - 1].to.utilities[1], segment.from.utilities[1] - 1e-9);
    }
    for (const DivisiblePackage* end : {&segment.from, &segment.to}) {
      EXPECT_LE(split_issues(*end), 1u);
      EXPECT_TRUE(is_feasible(drawn.space, end->lower));
      for (std::size_t i = 0; i < 2; ++i) EXPECT_GE(end->utilities[i], drawn.thresholds[i] - 1e-9);
    }
    // Between the ends one issue moves within one stretch.
    std::size_t moving = 0;
    for (std::size_t j = 0; j < drawn.divisible.size(); ++j) {
      const double from = segment.from.lower[j] + segment.from.share[j];
      const double to = segment.to.lower[j] + segment.to.share[j];
      if (from == to) continue;
      ++moving;
      EXPECT_TRUE(drawn.divisible[j]);
      EXPECT_LE(std::floor(std::max(from, to) - 1e-9), std::min(from, to) + 1e-9);
    }
    EXPECT_LE(moving, 1u);
  }
}

TEST(DivisibleFrontier, no_package_of_a_fine_grid_lies_above_it_and_its_points_are_the_known_ones) {
  std::mt19937_64 random(111);
  int rooms = 0, jumps = 0;
  for (int n = 0; n < 250; ++n) {
    SCOPED_TRACE(n);
    auto drawn = reference::drawn_divisible(random, 2, n % 2 == 0);
    if (n % 3 == 0) drawn.thresholds = {0, 0};
    const DivisibleProblem problem{drawn.space, drawn.divisible, drawn.thresholds};
    const DivisibleFrontier frontier = divisible_frontier(problem);
    const auto smallest = divisible_egalitarian(problem);
    ASSERT_EQ(frontier.segments.empty(), !smallest.has_value());
    if (!smallest) continue;
    ++rooms;
    expect_well_formed(drawn, frontier);
    const PackageSpace grid = reference::on_a_grid(drawn.space, drawn.divisible, 8);
    for (const Package& package : reference::acceptable_packages(grid, drawn.thresholds)) {
      const double x = reference::utility(grid, package, 0), y = reference::utility(grid, package, 1);
      ASSERT_GE(reach(frontier, x - 1e-9), y - 1e-8);
    }
    double least = -HUGE_VAL, sum = -HUGE_VAL;
    for (std::size_t s = 0; s < frontier.segments.size(); ++s) {
      const Numbers &a = frontier.segments[s].from.utilities, &b = frontier.segments[s].to.utilities;
      const double ga = a[0] - drawn.thresholds[0], gb = b[0] - drawn.thresholds[0];
      const double ha = a[1] - drawn.thresholds[1], hb = b[1] - drawn.thresholds[1];
      const double t = gb == ga ? 0 : std::clamp((ha - ga) / (gb - ga + ha - hb), 0.0, 1.0);
      least = std::max(least, std::min(ga + t * (gb - ga), ha + t * (hb - ha)));
      sum = std::max({sum, a[0] + a[1], b[0] + b[1]});
      jumps += s > 0 && frontier.segments[s - 1].to.utilities[0] < a[0] - 1e-9;
    }
    EXPECT_NEAR(least, smallest->value, 2e-9);
    EXPECT_NEAR(sum, divisible_utilitarian(problem)->value, 2e-9);
  }
  EXPECT_GT(rooms, 100);
  EXPECT_GT(jumps, 20);
}

TEST(DivisibleFrontier, without_divisible_issues_is_the_list_of_undominated_packages) {
  const PackageSpace space = reference::panama();
  const Numbers zero = {0, 0};
  const DivisibleFrontier frontier = divisible_frontier({space, std::vector<bool>(10, false), zero});
  EXPECT_EQ(frontier.segments.size(), 20u);  // agreement.md P2
  for (const FrontierSegment& segment : frontier.segments)
    EXPECT_EQ(segment.from.utilities, segment.to.utilities);
}

TEST(UpperEnvelope, cuts_pieces_where_a_higher_one_begins_and_where_they_cross) {
  const std::vector<Stretch> pieces = {
      {0, 4, 4, 0, 0, 0, 1},           // falls by 1
      {1, 2, 5, 1, 1, 0, 1},           // flatter, from below: crosses at (2.333, 1.667)
      {0.5, 3.8, 0.5, 3.8, 2, 0, 1},   // a point above the first
      {0.2, 0.2, 0.2, 0.2, 3, 0, 1}};  // a point below everything
  const std::vector<Stretch> top = upper_envelope(pieces, 1e-12);
  ASSERT_EQ(top.size(), 4u);
  EXPECT_EQ(top[0].id, 0u);
  EXPECT_NEAR(top[0].x1, 0.2, 1e-12);  // up to where the point is as high
  EXPECT_EQ(top[1].id, 2u);
  EXPECT_EQ(top[2].id, 0u);
  EXPECT_NEAR(top[2].x0, 0.5, 1e-12);
  EXPECT_NEAR(top[2].x1, 7.0 / 3, 1e-12);
  EXPECT_NEAR(top[2].t1, 7.0 / 12, 1e-12);
  EXPECT_EQ(top[3].id, 1u);
  EXPECT_NEAR(top[3].t0, 1.0 / 3, 1e-12);
  EXPECT_TRUE(upper_envelope({}, 0).empty());
}

TEST(DivisibleFrontier, refuses_more_or_fewer_than_two_judges) {
  PackageSpace space(3, std::vector<std::size_t>{2});
  const Numbers three = {0, 0, 0}, one = {0, -HUGE_VAL, -HUGE_VAL}, two = {0, -HUGE_VAL, 0};
  EXPECT_THROW(divisible_frontier({space, {true}, three}), base::ContractViolation);
  EXPECT_THROW(divisible_frontier({space, {true}, one}), base::ContractViolation);
  const DivisibleFrontier frontier = divisible_frontier({space, {true}, two});
  EXPECT_EQ(frontier.parties[1], 2u);
  EXPECT_EQ(frontier.segments.size(), 1u);
}

}  // namespace
}  // namespace entente::theory
