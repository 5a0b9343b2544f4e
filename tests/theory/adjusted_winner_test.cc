#include "entente/theory/adjusted_winner.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

// Panama Canal (Raiffa 1982): 66 points each, the third issue (land and water) split with 2/15 to the first
// party; the Nash product at the same division is 66 * 66 = 4356. Tolerance: rounding of a few sums.
TEST(AdjustedWinner, gives_both_sides_of_the_panama_talks_66_points) {
  const Division division = adjusted_winner(reference::panama_first, reference::panama_second);
  EXPECT_NEAR(division.first, 66, 1e-12);
  EXPECT_NEAR(division.second, 66, 1e-12);
  EXPECT_EQ(division.split, std::size_t{2});
  EXPECT_NEAR(division.first_share[2], 2.0 / 15, 1e-12);
  const std::vector<std::size_t> first_wins = {0, 1, 3, 5};
  for (std::size_t j : first_wins) EXPECT_EQ(division.first_share[j], 1.0);
  for (std::size_t j : {4, 6, 7, 8, 9}) EXPECT_EQ(division.first_share[static_cast<std::size_t>(j)], 0.0);
}

TEST(NashDivision, of_the_panama_talks_has_the_product_4356) {
  const auto division = nash_division(reference::panama_first, reference::panama_second, 0, 0);
  ASSERT_TRUE(division);
  EXPECT_NEAR(division->first * division->second, 4356, 1e-9);
  EXPECT_NEAR(division->first, 66, 1e-9);
}

struct RandomPoints {
  std::vector<double> first, second;
};

RandomPoints random_points(std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  RandomPoints points;
  const std::size_t issues = 1 + random() % 6;
  for (std::size_t j = 0; j < issues; ++j) {
    points.first.push_back(j > 0 && unit(random) < 0.2 ? 0.0 : 10 * unit(random) + 0.01);
    points.second.push_back(j > 0 && unit(random) < 0.2 ? 0.0 : 10 * unit(random) + 0.01);
  }
  return points;
}

double sum(const std::vector<double>& v) {
  double s = 0;
  for (double x : v) s += x;
  return s;
}

TEST(AdjustedWinner, is_equitable_and_no_trade_of_two_issues_helps_both) {
  std::mt19937_64 random(61);
  for (int n = 0; n < 500; ++n) {
    const auto [first, second] = random_points(random);
    const Division division = adjusted_winner(first, second);
    EXPECT_NEAR(division.first / sum(first), division.second / sum(second), 1e-9);
    // Efficient: who holds part of an issue values it at least as highly, relative to any issue the other
    // holds.
    for (std::size_t a = 0; a < first.size(); ++a)
      for (std::size_t b = 0; b < first.size(); ++b)
        if (division.first_share[a] > 0 && division.first_share[b] < 1) {
          EXPECT_GE(first[a] * second[b], first[b] * second[a] - 1e-9);
        }
  }
}

TEST(NashDivision, has_no_higher_product_on_a_fine_grid_of_the_frontier) {
  std::mt19937_64 random(62);
  int none = 0;
  for (int n = 0; n < 300; ++n) {
    const auto [first, second] = random_points(random);
    const double d1 = 0.6 * sum(first) * static_cast<double>(random() % 100) / 100;
    const double d2 = 0.9 * sum(second) * static_cast<double>(random() % 100) / 100;
    // Supported points of the frontier by weight scanning, mixtures along the segments between them.
    double best = -1;
    for (double tilt = 0; tilt <= 1.0; tilt += 0.001) {
      std::vector<std::size_t> order(first.size());
      double u1 = 0, u2 = sum(second), low1 = 0, low2 = u2;
      for (std::size_t j = 0; j < first.size(); ++j)
        if (tilt * first[j] > (1 - tilt) * second[j]) u1 += first[j], u2 -= second[j];
      for (std::size_t j = 0; j < first.size(); ++j)
        if ((tilt - 0.001) * first[j] > (1 - tilt + 0.001) * second[j]) low1 += first[j], low2 -= second[j];
      for (double t = 0; t <= 1; t += 0.01) {
        const double g1 = low1 + t * (u1 - low1) - d1, g2 = low2 + t * (u2 - low2) - d2;
        if (g1 >= 0 && g2 >= 0) best = std::max(best, g1 * g2);
      }
    }
    const auto division = nash_division(first, second, d1, d2);
    if (!division) {
      EXPECT_LT(best, 0.05);
      ++none;
    } else {
      EXPECT_GE((division->first - d1) * (division->second - d2), best - 1e-9);
    }
  }
  EXPECT_GT(none, 5);
}

TEST(AdjustedWinner, refuses_points_that_are_not_points) {
  const std::vector<double> one = {1}, two = {1, 1}, negative = {-1}, zero = {0};
  EXPECT_THROW(adjusted_winner(one, two), base::ContractViolation);
  EXPECT_THROW(adjusted_winner(one, negative), base::ContractViolation);
  EXPECT_THROW(adjusted_winner(zero, one), base::ContractViolation);
  EXPECT_THROW(nash_division(one, two, 0, 0), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
