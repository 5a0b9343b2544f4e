#include "entente/theory/bargaining_range.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Fearon 1995, pp. 386-388: the range is [p - cA, p + cB]; numbers of the project's vector WV1.
TEST(FearonRange, is_the_chance_of_victory_less_and_plus_the_costs) {
  const auto range = fearon_range({.6, .1}, {.6, .15});
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->lowest, .5, 1e-15);
  EXPECT_NEAR(range->highest, .75, 1e-15);
}

TEST(FearonRange, is_wider_for_sides_averse_to_risk) {
  const auto range = fearon_range({.5, .05, .5}, {.5, .05, .5});  // u = sqrt
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->lowest, .2025, 1e-15);
  EXPECT_NEAR(range->highest, .7975, 1e-15);
}

TEST(FearonRange, is_clipped_to_the_line) {
  EXPECT_EQ(fearon_range({.1, .3}, {.1, .95}), (BargainingRange{0, 1}));
  EXPECT_EQ(fearon_range({.1, .3, .5}, {.1, .95, .5}), (BargainingRange{0, 1}));
}

// Fearon 1995, on disagreement about relative power: no range iff the expectations differ by more than the
// costs.
TEST(FearonRange, is_empty_exactly_when_optimism_exceeds_the_costs) {
  EXPECT_FALSE(fearon_range({.8, .1}, {.5, .15}));
  EXPECT_TRUE(fearon_range({.8, .1}, {.5, .25}));
  EXPECT_TRUE(fearon_range({.7, 0}, {.7, 0}));
}

TEST(FearonRange, mirrors_when_the_sides_are_exchanged) {
  const auto range = fearon_range({.7, .05, .6}, {.65, .1, .8});
  const auto mirrored = fearon_range({.35, .1, .8}, {.3, .05, .6});
  ASSERT_TRUE(range && mirrored);
  EXPECT_NEAR(range->lowest, 1 - mirrored->highest, 1e-14);
  EXPECT_NEAR(range->highest, 1 - mirrored->lowest, 1e-14);
}

TEST(FearonRange, refuses_numbers_out_of_range) {
  EXPECT_THROW(fearon_range({1.1, .1}, {.5, .1}), base::ContractViolation);
  EXPECT_THROW(fearon_range({.5, -.1}, {.5, .1}), base::ContractViolation);
  EXPECT_THROW(fearon_range({.5, .1, 0}, {.5, .1}), base::ContractViolation);
}

TEST(LineRange, equals_fearons_on_a_straight_line) {
  std::vector<double> a, b;
  for (int i = 0; i <= 20; ++i) a.push_back(i / 20.0), b.push_back(1 - i / 20.0);
  const auto range = acceptable_range(a, .5, b, .25);
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->lowest, .5, 1e-15);
  EXPECT_NEAR(range->highest, .75, 1e-15);
  EXPECT_NEAR(range->share, .25, 1e-15);
  EXPECT_TRUE(range->one_interval);
}

TEST(LineRange, finds_the_crossings_between_samples) {
  const auto range = acceptable_range(std::vector<double>{0, 1}, .3, std::vector<double>{1, 0}, .4);
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->lowest, .3, 1e-15);
  EXPECT_NEAR(range->highest, .6, 1e-15);
}

TEST(LineRange, says_when_the_set_has_a_gap) {
  const std::vector<double> flat(5, 1.0);
  const auto range = acceptable_range(std::vector<double>{1, 0, 0, 0, 1}, .5, flat, 0);
  ASSERT_TRUE(range);
  EXPECT_EQ(range->lowest, 0);
  EXPECT_EQ(range->highest, 1);
  EXPECT_NEAR(range->share, .25, 1e-15);
  EXPECT_FALSE(range->one_interval);
  const auto dip = acceptable_range(std::vector<double>{1, .4, 1}, .5, std::vector<double>(3, 1.0), 0);
  EXPECT_FALSE(dip->one_interval);
  const auto touch = acceptable_range(std::vector<double>{1, .5, 1}, .5, std::vector<double>(3, 1.0), 0);
  EXPECT_TRUE(touch->one_interval);
}

TEST(LineRange, may_be_a_single_point_or_nothing) {
  const auto point = acceptable_range(std::vector<double>{0, .5, 0}, .5, std::vector<double>(3, 1.0), 1);
  ASSERT_TRUE(point);
  EXPECT_EQ(point->lowest, .5);
  EXPECT_EQ(point->highest, .5);
  EXPECT_TRUE(point->one_interval);
  EXPECT_FALSE(acceptable_range(std::vector<double>{0, .5, 0}, .51, std::vector<double>(3, 1.0), 1));
  EXPECT_FALSE(acceptable_range(std::vector<double>{0, 1}, .6, std::vector<double>{1, 0}, .6));
  EXPECT_EQ(acceptable_range(std::vector<double>{0, 1}, 1, std::vector<double>{0, 1}, 0)->lowest, 1);
}

TEST(LineRange, agrees_with_a_scan_of_the_line) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> unit(0, 1);
  int gaps = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<double> a(8), b(8);
    for (std::size_t i = 0; i < 8; ++i) a[i] = unit(random), b[i] = unit(random);
    const double ra = .7 * unit(random), rb = .7 * unit(random);
    double lowest = 2, highest = -1, share = 0;
    constexpr int points = 7 * 2000;
    for (int i = 0; i <= points; ++i) {
      const std::size_t step = std::min<std::size_t>(static_cast<std::size_t>(i / 2000), 6);
      const double t = i / 2000.0 - static_cast<double>(step);
      if (a[step] + t * (a[step + 1] - a[step]) < ra || b[step] + t * (b[step + 1] - b[step]) < rb) continue;
      lowest = std::min(lowest, static_cast<double>(i) / points);
      highest = static_cast<double>(i) / points;
      share += 1.0 / points;
    }
    const auto range = acceptable_range(a, ra, b, rb);
    if (!range) {
      EXPECT_EQ(share, 0) << round;
      continue;
    }
    if (share < .001) continue;  // too thin for the scan
    gaps += !range->one_interval;
    EXPECT_LE(range->lowest, lowest + 1e-12) << round;
    EXPECT_GE(range->highest, highest - 1e-12) << round;
    EXPECT_NEAR(range->share, share, 8.0 / points * 2) << round;
    EXPECT_EQ(range->one_interval, range->highest - range->lowest - range->share < 1e-12) << round;
  }
  EXPECT_GT(gaps, 50);
}

}  // namespace
}  // namespace entente::theory
