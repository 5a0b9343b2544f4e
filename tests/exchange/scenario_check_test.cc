#include "entente/exchange/scenario_check.h"

#include <limits>

#include <gtest/gtest.h>

namespace entente::exchange {
namespace {

Scenario sound() {
  Scenario scenario;
  scenario.issues = {{"price", {}, 0, 10, std::nullopt}, {"colour", {"red", "blue"}, 0, 0, std::nullopt}};
  ScenarioParty party;
  party.name = "seller";
  party.issues = {{{}, {{0, 0}, {10, 0.9}}}, {{0.1, 0}, {}}};
  scenario.parties = {party};
  return scenario;
}

std::string found(const Scenario& scenario) {
  return base::to_text(check_scenario(scenario));
}

TEST(ScenarioCheck, finds_nothing_in_a_sound_scenario) {
  EXPECT_EQ(found(sound()), "");
}

TEST(ScenarioCheck, wants_parties_and_issues) {
  EXPECT_EQ(found(Scenario()),
            "error: the scenario has no party   [scenario-empty]\n"
            "   help: give it a profile per party\n"
            "error: the scenario has no issue   [scenario-empty]\n"
            "   help: a domain names at least one issue and its values\n");
}

TEST(ScenarioCheck, refuses_more_parties_than_are_computed) {
  Scenario scenario = sound();
  scenario.parties.resize(17, scenario.parties[0]);
  EXPECT_EQ(found(scenario),
            "error: the scenario has 17 parties; at most 16 are computed   [too-many-parties]\n"
            "   help: name the profiles of those who matter instead of the folder\n");
}

TEST(ScenarioCheck, refuses_more_issues_than_are_computed) {
  Scenario scenario = sound();
  scenario.issues.resize(65, scenario.issues[1]);
  EXPECT_EQ(found(scenario),
            "error: the scenario has 65 issues; at most 64 are computed   [too-many-issues]\n"
            "   help: split the scenario\n");
}

TEST(ScenarioCheck, refuses_a_million_values_of_one_issue) {
  Scenario scenario = sound();
  scenario.issues[0] = {"price", {}, 1, 1000000, 1};
  EXPECT_EQ(found(scenario),
            "error: issue \"price\" has 1000000 values; at most 4096 are computed   [too-many-options]\n"
            "   help: join values, or take a larger step\n");
  scenario.issues[0] = {"price", {}, 0, 1e12, 1e-9};
  EXPECT_EQ(found(scenario),
            "error: issue \"price\" has more than 1000000000 values; at most 4096 are computed   "
            "[too-many-options]\n   help: take a larger step\n");
}

TEST(ScenarioCheck, refuses_ranges_without_a_number) {
  Scenario scenario = sound();
  scenario.issues[0].high = -1;
  const std::string text =
      "error: issue \"price\" has no number between its ends, or a step that is not above 0   "
      "[scenario-number]\n"
      "   help: an issue has at least one value\n";
  EXPECT_EQ(found(scenario), text);
  scenario = sound();
  scenario.issues[0].step = 0;
  EXPECT_EQ(found(scenario), text);
}

TEST(ScenarioCheck, refuses_scores_that_are_no_numbers) {
  Scenario scenario = sound();
  scenario.parties[0].issues[1].of_value[1] = std::numeric_limits<double>::quiet_NaN();
  scenario.parties[0].reservation = std::numeric_limits<double>::infinity();
  EXPECT_EQ(found(scenario),
            "error: a score of \"seller\" on \"colour\" is not a finite number   [scenario-number]\n"
            "   help: every score is a number\n"
            "error: the reservation value of \"seller\" is not a finite number   [scenario-number]\n"
            "   help: every score is a number\n");
}

TEST(ScenarioCheck, refuses_scores_of_the_wrong_shape) {
  Scenario scenario = sound();
  scenario.parties[0].issues[1].of_value = {1, 2, 3};
  EXPECT_EQ(found(scenario),
            "error: \"seller\" has 3 scores on \"colour\", but the issue has 2 values   [scenario-shape]\n"
            "   help: one score per value, in the order of the values\n");
  scenario = sound();
  scenario.parties[0].issues.pop_back();
  EXPECT_EQ(found(scenario),
            "error: \"seller\" has scores on 1 issues, but the scenario has 2   [scenario-shape]\n"
            "   help: give one list of scores per issue\n");
  scenario = sound();
  scenario.parties[0].issues[0].knots = {{5, 0}, {5, 1}};
  EXPECT_EQ(found(scenario),
            "error: the numbers under a score of \"seller\" on \"price\" do not rise   [scenario-shape]\n"
            "   help: give each number once, the lowest first\n");
}

TEST(ScenarioCheck, refuses_bonuses_on_what_is_not_there) {
  Scenario scenario = sound();
  scenario.parties[0].bonuses = {{{{1, {2}, 0, 0}}, 0.5}};
  EXPECT_EQ(found(scenario),
            "error: bonus 1 of \"seller\" names an issue or a value that is not there   [scenario-shape]\n"
            "   help: a bonus is paid on values of the issues\n");
}

TEST(ScenarioCheck, refuses_a_party_without_scores) {
  Scenario scenario = sound();
  scenario.parties[0].issues = {{}, {}};
  EXPECT_EQ(found(scenario),
            "error: \"seller\" has no scores on any issue   [party-without-scores]\n"
            "   help: give it scores, or leave it out\n");
}

TEST(ScenarioCheck, refuses_discounts_and_quorums_out_of_range) {
  Scenario scenario = sound();
  scenario.parties[0].discount = 1.5;
  scenario.quorum = 2;
  EXPECT_EQ(found(scenario),
            "error: the discount factor of \"seller\" is not in (0, 1]   [scenario-number]\n"
            "   help: 1 means that time costs nothing\n"
            "error: the quorum is 2, but there are 1 parties   [scenario-shape]\n"
            "   help: a quorum is 1 or more and at most the number of parties\n");
}

TEST(ScenarioCheck, warns_of_a_reservation_value_that_no_package_reaches) {
  Scenario scenario = sound();
  scenario.parties[0].reservation = 1.25;
  EXPECT_EQ(found(scenario),
            "warning: \"seller\" has a reservation value of 1.25, but no package gives it more than 1   "
            "[reservation-above-maximum]\n   help: there is no room for an agreement with it\n");
  scenario.parties[0].reservation = 1;
  EXPECT_EQ(found(scenario), "");
}

}  // namespace
}  // namespace entente::exchange
