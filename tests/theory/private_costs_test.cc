#include "entente/theory/private_costs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/bargaining_range.h"

namespace entente::theory {
namespace {

double uniform(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

// Vector WV10 of the design page on war, by hand: (.4 - .1)/2 = .15, .15/.4 = .375, .625·.65 + .375·.4.
TEST(BestDemand, reproduces_the_printed_demand) {
  const Demand found = best_demand({.5, .1, .4});
  EXPECT_NEAR(found.beyond, .15, 1e-15);
  EXPECT_NEAR(found.demand, .65, 1e-15);
  EXPECT_NEAR(found.war, .375, 1e-15);
  EXPECT_NEAR(found.expected, .55625, 1e-15);
}

TEST(BestDemand, does_no_worse_than_any_demand_of_a_fine_grid) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const double p = uniform(random, 0, 1), cost = uniform(random, 0, .5), most = uniform(random, .01, 1.5);
    double best = -1;
    for (int t = 0; t <= 10000; ++t) {
      const double x = t / 10000.0;
      const double war = std::clamp((x - p) / most, 0.0, 1.0);
      best = std::max(best, (1 - war) * x + war * (p - cost));
    }
    const Demand found = best_demand({p, cost, most});
    EXPECT_GE(found.expected, best - 1e-12) << p << ' ' << cost << ' ' << most;
    EXPECT_LE(found.expected, best + 1e-3) << p << ' ' << cost << ' ' << most;
    EXPECT_LE(found.demand, 1);
  }
}

TEST(BestDemand, risks_no_war_where_war_costs_the_demanding_side_more_than_the_other_could_bear) {
  for (const TakeItOrLeaveIt& game : {TakeItOrLeaveIt{.5, .4, .4}, TakeItOrLeaveIt{.5, 0, 0}}) {
    const Demand found = best_demand(game);
    EXPECT_EQ(found.war, 0);
    EXPECT_EQ(found.demand, .5);
    EXPECT_EQ(found.expected, .5);
  }
}

TEST(BestDemand, has_a_risk_of_war_that_no_shift_of_the_odds_changes) {
  for (const double p : {.1, .3, .5, .7}) EXPECT_NEAR(best_demand({p, .1, .4}).war, .375, 1e-14) << p;
  EXPECT_LT(best_demand({.95, .1, .4}).war, .375);  // here the pie ends first
}

TEST(BestDemand, is_riskier_the_less_war_costs_and_the_more_the_other_may_have_to_lose) {
  double before = 1;
  for (const double cost : {.0, .1, .2, .3}) {
    EXPECT_LT(best_demand({.4, cost, .5}).war, before) << cost;
    before = best_demand({.4, cost, .5}).war;
  }
  before = 0;
  for (const double most : {.2, .4, .6, .8}) {
    EXPECT_GT(best_demand({.4, .1, most}).war, before) << most;
    before = best_demand({.4, .1, most}).war;
  }
}

// Costs that only the own side knows: type by type p - c and 1 - p - c.
TEST(PeacefulMechanismSlack, is_what_the_lowest_costs_leave_where_only_costs_are_private) {
  std::mt19937 random(6);
  for (int round = 0; round < 100; ++round) {
    const double p = uniform(random, 0, 1);
    std::vector<double> a, b;
    double least_a = 1, least_b = 1;
    for (int t = 0; t < 4; ++t) {
      const double cost_a = uniform(random, 0, .4), cost_b = uniform(random, 0, .4);
      a.push_back(p - cost_a);
      b.push_back(1 - p - cost_b);
      least_a = std::min(least_a, cost_a);
      least_b = std::min(least_b, cost_b);
    }
    const std::vector<std::vector<double>> values = {a, b};
    EXPECT_NEAR(peaceful_mechanism_slack(values), least_a + least_b, 1e-14);
    EXPECT_GE(peaceful_mechanism_slack(values), 0);
  }
}

// By hand: A wins with .8 if strong and .2 if weak, B takes both for even, war costs each .1. The strong A
// has .7, B expects .4: 1 - 1.1.
TEST(PeacefulMechanismSlack, can_be_negative_where_strength_is_private) {
  const std::vector<double> for_a = {.7, .1}, for_b = {.1, .7}, of_b = {1}, of_a = {.5, .5};
  const std::vector<std::vector<double>> values = {war_values_by_type(for_a, of_b),
                                                   war_values_by_type(for_b, of_a)};
  ASSERT_EQ(values[0].size(), 2u);
  ASSERT_EQ(values[1].size(), 1u);
  EXPECT_NEAR(values[1][0], .4, 1e-15);
  EXPECT_NEAR(peaceful_mechanism_slack(values), -.1, 1e-15);
  EXPECT_NEAR(peaceful_mechanism_slack(values, 2), .9, 1e-15);
}

// Both sides of two types, the odds of each meeting in a table: expectations by hand.
TEST(WarValuesByType, are_means_over_the_types_of_the_other) {
  const std::vector<double> values = {.5, .8, .1, .5}, chances = {.25, .75};
  const auto found = war_values_by_type(values, chances);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found[0], .725, 1e-15);
  EXPECT_NEAR(found[1], .4, 1e-15);
}

TEST(OptimismGap, is_above_zero_exactly_where_no_division_is_good_enough_for_both) {
  EXPECT_NEAR(optimism_gap(.7, .4, .1, .15), .05, 1e-15);
  std::mt19937 random(7);
  int open = 0, closed = 0;
  for (int round = 0; round < 500; ++round) {
    const double a = uniform(random, 0, 1), b = uniform(random, 0, 1), cost_a = uniform(random, 0, .3),
                 cost_b = uniform(random, 0, .3);
    const bool range = fearon_range({a, cost_a, 1}, {b, cost_b, 1}).has_value();
    const bool agrees = optimism_gap(a, b, cost_a, cost_b) <= 0;
    (agrees ? open : closed) += 1;
    EXPECT_EQ(range, agrees) << a << ' ' << b << ' ' << cost_a << ' ' << cost_b;
  }
  EXPECT_GT(open, 100);
  EXPECT_GT(closed, 50);
}

TEST(PrivateCosts, refuse_what_is_out_of_range) {
  const std::vector<double> three = {.1, .2, .3}, two = {.5, .5}, wrong = {.5, .6}, none;
  EXPECT_THROW(best_demand({1.5, .1, .4}), base::ContractViolation);
  EXPECT_THROW(best_demand({.5, -.1, .4}), base::ContractViolation);
  EXPECT_THROW(best_demand({.5, .1, -.4}), base::ContractViolation);
  EXPECT_THROW(war_values_by_type(three, two), base::ContractViolation);
  EXPECT_THROW(war_values_by_type(two, wrong), base::ContractViolation);
  EXPECT_THROW(war_values_by_type(two, none), base::ContractViolation);
  const std::vector<std::vector<double>> untyped = {{.5}, {}};
  EXPECT_THROW(peaceful_mechanism_slack(untyped), base::ContractViolation);
  EXPECT_THROW(optimism_gap(.5, .5, -.1, 0), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
