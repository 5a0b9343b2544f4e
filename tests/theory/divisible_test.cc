// Tests also: divisible_blocks.cc, piece_search.cc
#include "entente/theory/divisible.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/adjusted_winner.h"
#include "tests/reference/divisible_grid.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// Panama Canal (Raiffa 1982), agreement.md P1: 66 points each, the third issue split, 2/15 of it to the first
// party (node 0 gives it all of an issue). Tolerance: rounding of a few sums.
TEST(Divisible, gives_both_sides_of_the_panama_talks_66_points) {
  const PackageSpace space = reference::panama();
  const Numbers zero = {0, 0};
  const DivisibleProblem problem{space, std::vector<bool>(10, true), zero};
  for (const auto& point :
       {divisible_kalai_smorodinsky(problem), divisible_egalitarian(problem), divisible_nash(problem)}) {
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->package.utilities[0], 66, 1e-7);
    EXPECT_NEAR(point->package.utilities[1], 66, 1e-7);
    EXPECT_EQ(split_issues(point->package), 1u);
    EXPECT_NEAR(point->package.share[2], 13.0 / 15, 1e-8);
    EXPECT_LT(point->gap, 1e-8);
  }
  const auto nash = divisible_nash(problem);
  EXPECT_NEAR(std::exp(nash->value), 4356, 1e-6);
  EXPECT_NEAR(nash->package.utilities[0] * nash->package.utilities[1], 4356, 1e-8);
}

// The winner-takes-all version of the same talks has no product above 4352 (agreement.md P2), so splitting is
// worth 4 points of the product.
TEST(Divisible, without_a_divisible_issue_is_the_discrete_problem) {
  const PackageSpace space = reference::panama();
  const Numbers zero = {0, 0};
  const DivisibleProblem problem{space, std::vector<bool>(10, false), zero};
  const auto nash = divisible_nash(problem);
  ASSERT_TRUE(nash);
  EXPECT_NEAR(std::exp(nash->value), 4352, 1e-8);
  EXPECT_EQ(split_issues(nash->package), 0u);
  EXPECT_NEAR(divisible_utilitarian(problem)->value, 132, 1e-9);
}

TEST(Divisible, agrees_with_the_adjusted_winner_procedure_and_the_nash_division) {
  std::mt19937_64 random(91);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int n = 0; n < 100; ++n) {
    SCOPED_TRACE(n);
    const std::size_t issues = 1 + random() % 8;
    PackageSpace space(2, std::vector<std::size_t>(issues, 2));
    Numbers first, second;
    for (std::size_t j = 0; j < issues; ++j) {
      first.push_back(0.1 + 10 * unit(random));
      second.push_back(0.1 + 10 * unit(random));
      space.set_value(j, 1, 0, first[j]);
      space.set_value(j, 0, 1, second[j]);
    }
    const Numbers zero = {0, 0}, some = {3 * unit(random), 3 * unit(random)};
    const std::vector<bool> all(issues, true);
    const auto winner = adjusted_winner(first, second);
    const auto shares = divisible_kalai_smorodinsky({space, all, zero});
    ASSERT_TRUE(shares);
    EXPECT_NEAR(shares->package.utilities[0], winner.first, 1e-7);
    EXPECT_NEAR(shares->package.utilities[1], winner.second, 1e-7);
    EXPECT_LE(split_issues(shares->package), 1u);
    const auto division = nash_division(first, second, some[0], some[1]);
    const auto nash = divisible_nash({space, all, some});
    ASSERT_EQ(division.has_value(), nash.has_value());
    if (!division) continue;
    const double product = (division->first - some[0]) * (division->second - some[1]);
    EXPECT_NEAR(std::exp(nash->value), product, 1e-7 * (1 + product));
    EXPECT_LE(split_issues(nash->package), 1u);
  }
}

// What a grid of this many steps reaches, by walking through it.
struct GridBest {
  double smallest = -HUGE_VAL, sum = -HUGE_VAL, logs = -HUGE_VAL;
  bool room = false;
};

GridBest best_on_grid(const reference::DrawnDivisible& drawn, std::size_t steps) {
  const PackageSpace grid = reference::on_a_grid(drawn.space, drawn.divisible, steps);
  GridBest best;
  for (const Package& package : reference::acceptable_packages(grid, drawn.thresholds)) {
    best.room = true;
    double smallest = HUGE_VAL, sum = 0, logs = 0;
    for (std::size_t i = 0; i < grid.parties(); ++i) {
      const double u = reference::utility(grid, package, i), gain = u - drawn.thresholds[i];
      smallest = std::min(smallest, gain);
      sum += u;
      logs += std::log(std::max(gain, 0.0));
    }
    best.smallest = std::max(best.smallest, smallest);
    best.sum = std::max(best.sum, sum);
    best.logs = std::max(best.logs, logs);
  }
  return best;
}

void expect_consistent(const reference::DrawnDivisible& drawn, const DivisiblePoint& point) {
  const std::size_t k = drawn.space.parties();
  EXPECT_TRUE(is_feasible(drawn.space, point.package.lower));
  for (std::size_t j = 0; j < drawn.divisible.size(); ++j) {
    EXPECT_TRUE(drawn.divisible[j] || point.package.share[j] == 0);
    if (point.package.share[j] > 0) {
      EXPECT_TRUE(drawn.space.allowed(j, point.package.lower[j] + 1u));
    }
  }
  const Numbers u = divisible_utilities(drawn.space, point.package.lower, point.package.share);
  for (std::size_t i = 0; i < k; ++i) {
    EXPECT_EQ(u[i], point.package.utilities[i]);
    EXPECT_GE(u[i], drawn.thresholds[i] - 1e-9);
  }
  EXPECT_LE(split_issues(point.package), k - 1);
  EXPECT_LE(point.gap, 2e-9 * std::max(1.0, std::abs(point.value)));
}

TEST(Divisible, is_reached_from_below_by_finer_and_finer_grids) {
  std::mt19937_64 random(92);
  int rooms = 0, none = 0, split = 0;
  double coarse = 0, fine = 0;
  for (int n = 0; n < 250; ++n) {
    SCOPED_TRACE(n);
    const std::size_t k = 2 + random() % 2;
    const auto drawn = reference::drawn_divisible(random, k, n % 2 == 0);
    const DivisibleProblem problem{drawn.space, drawn.divisible, drawn.thresholds};
    const GridBest four = best_on_grid(drawn, 4), twelve = best_on_grid(drawn, 12);
    const DivisibleRoom room = divisible_room(problem);
    const auto smallest = divisible_egalitarian(problem);
    EXPECT_TRUE(room.proven);
    ASSERT_EQ(room.package.has_value(), smallest.has_value());
    if (!smallest) {
      EXPECT_FALSE(twelve.room);
      EXPECT_LT(room.most_slack, 0);
      ++none;
      continue;
    }
    ++rooms;
    const auto sum = divisible_utilitarian(problem);
    const auto shares = divisible_kalai_smorodinsky(problem);
    const auto nash = divisible_nash(problem);
    for (const auto& point : {smallest, sum, shares, nash}) {
      ASSERT_TRUE(point);
      expect_consistent(drawn, *point);
      split += split_issues(point->package) > 0;
    }
    for (std::size_t i = 0; i < k; ++i)
      EXPECT_GE(room.package->utilities[i], drawn.thresholds[i] - 1.0001e-9);
    EXPECT_GE(smallest->value, twelve.smallest - 1e-9);
    EXPECT_GE(twelve.smallest, four.smallest - 1e-12);
    EXPECT_GE(sum->value, twelve.sum - 1e-9);
    if (twelve.logs > -HUGE_VAL) {
      EXPECT_GE(nash->value, twelve.logs - 1e-9);
    }
    if (four.room) coarse += smallest->value - four.smallest, fine += smallest->value - twelve.smallest;
  }
  EXPECT_GT(rooms, 80);
  EXPECT_GT(none, 30);
  EXPECT_GT(split, 100);
  EXPECT_LT(fine, 0.6 * coarse);
  EXPECT_GT(coarse, 0.1);
}

// Values that bend the wrong way for everybody: the two ends of the only issue are mixed by no package.
TEST(Divisible, does_not_mix_over_a_bend_that_is_not_concave) {
  PackageSpace space(2, std::vector<std::size_t>{3});
  space.set_value(0, 0, 0, 1);
  space.set_value(0, 1, 0, 0.25);
  space.set_value(0, 1, 1, 0.25);
  space.set_value(0, 2, 1, 1);
  const Numbers low = {0.2, 0.2}, high = {0.3, 0.3};
  const auto point = divisible_egalitarian({space, {true}, low});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->value, 0.05, 1e-9);
  EXPECT_EQ(point->package.lower, Package{1});
  const DivisibleRoom room = divisible_room({space, {true}, high});
  EXPECT_FALSE(room.package);
  EXPECT_TRUE(room.proven);
  EXPECT_NEAR(room.most_slack, -0.05, 1e-6);
}

TEST(Divisible, does_not_reach_over_a_node_that_is_out) {
  PackageSpace space(2, std::vector<std::size_t>{4});
  for (std::size_t o = 0; o < 4; ++o) {
    space.set_value(0, o, 0, static_cast<double>(o));
    space.set_value(0, o, 1, 3 - static_cast<double>(o));
  }
  space.forbid(0, 1);
  const Numbers d = {0.9, 0.1}, middle = {1.5, 1.2};
  const auto point = divisible_egalitarian({space, {true}, d});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->package.utilities[0], 2, 1e-9);
  EXPECT_FALSE(divisible_room({space, {true}, middle}).package);
}

TEST(DivisibleNash, where_not_all_can_gain_is_about_a_largest_set_that_can) {
  PackageSpace space(3, std::vector<std::size_t>{2, 2});
  for (std::size_t i = 0; i < 2; ++i) {  // two share the first issue, the third party gets nothing anywhere
    space.set_value(0, i, i, 1);
    space.set_value(1, i, i, 2);
  }
  const Numbers zero = {0, 0, 0};
  const auto nash = divisible_nash({space, {true, false}, zero});
  ASSERT_TRUE(nash);
  // The discrete issue goes to one, the divisible one to the other: 2 * 1.
  EXPECT_NEAR(std::exp(nash->value), 2, 1e-8);
  const Numbers full = {3, 0, 0};
  EXPECT_NEAR(divisible_nash({space, {true, false}, full})->value, 0, 1e-12);
}

TEST(DivisibleNash, gives_weights_their_share_of_a_pie) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 10);
  space.set_value(0, 0, 1, 10);
  const Numbers zero = {0, 0}, weights = {1, 3};
  const auto nash = divisible_nash({space, {true}, zero}, weights);
  ASSERT_TRUE(nash);
  EXPECT_NEAR(nash->package.utilities[0], 2.5, 1e-7);
  EXPECT_NEAR(nash->package.share[0], 0.25, 1e-8);
}

TEST(Divisible, parties_without_a_threshold_do_not_judge) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 10);
  space.set_value(0, 0, 1, 10);
  const Numbers d = {0, -HUGE_VAL};
  const auto point = divisible_egalitarian({space, {true}, d});
  ASSERT_TRUE(point);
  EXPECT_EQ(point->package.utilities, (Numbers{10, 0}));
  const Numbers never = {0, HUGE_VAL};
  const DivisibleRoom room = divisible_room({space, {true}, never});
  EXPECT_FALSE(room.package);
  EXPECT_TRUE(room.proven);
  EXPECT_FALSE(divisible_nash({space, {true}, never}));
}

TEST(Divisible, stops_at_its_budget_with_the_gap_left) {
  std::mt19937_64 random(93);
  std::uniform_real_distribution<double> unit(0, 1);
  PackageSpace space(3, std::vector<std::size_t>(8, 5));
  for (std::size_t j = 0; j < 8; ++j)
    for (std::size_t o = 0; o < 5; ++o)
      for (std::size_t i = 0; i < 3; ++i) space.set_value(j, o, i, unit(random));
  const Numbers zero = {0, 0, 0};
  std::vector<bool> divisible(8, true);
  DivisibleOptions few;
  few.most_nodes = 3;
  const auto early = divisible_nash({space, divisible, zero}, {}, few);
  const auto full = divisible_nash({space, divisible, zero});
  ASSERT_TRUE(early && full);
  EXPECT_LE(early->value, full->value + 1e-9);
  EXPECT_GE(early->value + early->gap, full->value - 1e-9);
}

TEST(Divisible, refuses_problems_that_do_not_fit) {
  PackageSpace space(2, std::vector<std::size_t>{2, 2});
  const Numbers zero = {0, 0}, one = {0}, nobody = {-HUGE_VAL, -HUGE_VAL};
  EXPECT_THROW(divisible_room({space, {true}, zero}), base::ContractViolation);
  EXPECT_THROW(divisible_room({space, {true, true}, one}), base::ContractViolation);
  EXPECT_THROW(divisible_room({space, {true, true}, nobody}), base::ContractViolation);
  EXPECT_THROW(divisible_nash({space, {true, true}, zero}, one), base::ContractViolation);
  EXPECT_THROW(divisible_utilities(space, {1, 0}, {0.5, 0}), base::ContractViolation);
  EXPECT_THROW(divisible_utilities(space, {1, 0}, {1.0, 0}), base::ContractViolation);
  space.add_interaction({{space.only(0, 1)}, {1, 1}});
  EXPECT_THROW(divisible_room({space, {true, true}, zero}), base::ContractViolation);
  EXPECT_NO_THROW(divisible_room({space, {false, true}, zero}));
  space.add_restriction({{space.only(1, 1)}, {}});
  EXPECT_THROW(divisible_room({space, {false, true}, zero}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
