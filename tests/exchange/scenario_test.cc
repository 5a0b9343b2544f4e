#include "entente/exchange/scenario.h"

#include <gtest/gtest.h>

namespace entente::exchange {
namespace {

Scenario price_and_colour() {
  Scenario scenario;
  scenario.issues = {{"price", {}, 0, 10, std::nullopt}, {"colour", {"red", "blue"}, 0, 0, std::nullopt}};
  ScenarioParty seller;
  seller.name = "seller";
  seller.issues = {{{}, {{0, 0}, {4, 0.6}, {10, 0.9}}}, {{0.1, 0}, {}}};
  seller.base = 0.05;
  seller.bonuses = {{{{0, {}, 2, 5}, {1, {1}, 0, 0}}, -0.2}};
  scenario.parties = {seller};
  return scenario;
}

TEST(Scenario, adds_base_issues_and_the_bonuses_that_hold) {
  const Scenario scenario = price_and_colour();
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {4, 0}), 0.05 + 0.6 + 0.1);
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {4, 1}), 0.05 + 0.6 - 0.2);
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {5, 1}), 0.05 + 0.65 - 0.2) << "both ends of a range count";
  EXPECT_DOUBLE_EQ(utility(scenario, 0, {7, 1}), 0.05 + 0.75);
}

TEST(Scenario, numbers_outside_the_knots_are_worth_what_the_nearest_is) {
  const Scenario scenario = price_and_colour();
  const IssueUtility seen = {{}, {{2, 0.3}, {4, 0.5}}};
  EXPECT_EQ(worth(seen, scenario.issues[0], 0), 0.3);
  EXPECT_EQ(worth(seen, scenario.issues[0], 9), 0.5);
  EXPECT_EQ(worth({}, scenario.issues[0], 9), 0);
}

TEST(Scenario, counts_named_values_steps_and_nothing_for_every_number) {
  EXPECT_EQ(values_in({"colour", {"red", "blue"}, 0, 0, std::nullopt}), 2u);
  EXPECT_EQ(values_in({"days", {}, -5, 5, 1}), 11u);
  EXPECT_EQ(values_in({"share", {}, 0, 0.3, 0.1}), 4u) << "0.3 is reached in spite of rounding";
  EXPECT_EQ(values_in({"share", {}, 0, 0.35, 0.1}), 4u);
  EXPECT_EQ(values_in({"price", {}, 0, 10, std::nullopt}), 0u);
  EXPECT_EQ(values_in({"price", {}, 3, 3, std::nullopt}), 1u);
}

TEST(Scenario, steps_give_the_numbers_that_the_file_means) {
  const ScenarioIssue share = {"share", {}, 0, 0.3, 0.1};
  EXPECT_EQ(number_at(share, 3), 0.3);
  const ScenarioIssue days = {"days", {}, -5, 5, 1};
  EXPECT_EQ(number_at(days, 0), -5);
  EXPECT_EQ(number_at(days, 10), 5);
}

TEST(Scenario, bounds_hold_every_package) {
  const Scenario scenario = price_and_colour();
  const auto [low, high] = utility_bounds(scenario, 0);
  EXPECT_DOUBLE_EQ(low, 0.05 - 0.2);
  EXPECT_DOUBLE_EQ(high, 0.05 + 0.9 + 0.1);
  for (double price = 0; price <= 10; price += 0.5)
    for (const double colour : {0.0, 1.0}) {
      EXPECT_GE(utility(scenario, 0, {price, colour}), low);
      EXPECT_LE(utility(scenario, 0, {price, colour}), high);
    }
}

}  // namespace
}  // namespace entente::exchange
