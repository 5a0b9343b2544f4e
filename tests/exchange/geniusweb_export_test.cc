// Tests also: geniusweb_parts.cc
#include "entente/exchange/geniusweb_export.h"

#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/exchange/geniusweb.h"
#include "entente/exchange/geniusweb_parts.h"
#include "foreign_files.h"
#include "random_scenario.h"

namespace entente::exchange {
namespace {

using Json = nlohmann::json;

std::vector<double> read_again(const Scenario& before, const Scenario& after, std::vector<double> package) {
  for (std::size_t j = 0; j < package.size(); ++j)
    if (before.issues[j].numeric() && !after.issues[j].numeric())
      package[j] = std::round((package[j] - before.issues[j].low) / *before.issues[j].step);
  return package;
}

// Utilities come back as (u - moved) / scaled, and the same packages are acceptable.
void expect_round_trip(const Scenario& scenario, bool unscaled) {
  const auto made = write_geniusweb(scenario);
  ASSERT_TRUE(made) << base::to_text(made.diagnostics());
  const Scenario again = fixtures::read_by(read_geniusweb, made->files);
  ASSERT_EQ(again.parties.size(), scenario.parties.size());
  const auto packages = fixtures::packages_of(scenario);
  for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
    EXPECT_EQ(again.parties[i].name, scenario.parties[i].name);
    double low = 1e9, high = -1e9, low_again = 1e9, high_again = -1e9;
    std::vector<std::pair<double, double>> both;
    for (const auto& package : packages) {
      both.emplace_back(utility(scenario, i, package),
                        utility(again, i, read_again(scenario, again, package)));
      low = std::min(low, both.back().first), high = std::max(high, both.back().first);
      low_again = std::min(low_again, both.back().second),
      high_again = std::max(high_again, both.back().second);
    }
    const double scaled = unscaled || high_again == low_again ? 1 : (high - low) / (high_again - low_again);
    const double moved = unscaled ? 0 : low - low_again * scaled;
    ASSERT_GE(low_again, 0);
    ASSERT_LE(high_again, 1 + 1e-11);
    const auto stated = scenario.parties[i].reservation, kept = again.parties[i].reservation;
    ASSERT_EQ(kept.has_value(), stated && *stated <= high);
    for (const auto& [before, after] : both) {
      ASSERT_NEAR(after, (before - moved) / scaled, 1e-10);
      if (kept && std::fabs(before - *stated) > 1e-9) {
        ASSERT_EQ(after >= *kept - 1e-11, before >= *stated);
      }
    }
  }
}

TEST(WriteGeniusweb, what_is_written_reads_as_the_same_utilities) {
  std::mt19937 random(5);
  for (int i = 0; i < 80; ++i)
    expect_round_trip(fixtures::random_scenario(random, {1 + i % 3, i % 2 == 1, 0, 1}), true);
}

TEST(WriteGeniusweb, utilities_beyond_the_unit_are_moved_and_scaled) {
  std::mt19937 random(6);
  for (int i = 0; i < 60; ++i)
    expect_round_trip(fixtures::random_scenario(random, {1 + i % 3, i % 2 == 1, -20, 60}), false);
}

// GeniusWeb refuses a profile whose weights do not add up to 1 as decimals.
TEST(WriteGeniusweb, weights_add_up_to_1_in_whole_units) {
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    const auto made = write_geniusweb(fixtures::random_scenario(random, {2, false, 0, i % 2 ? 1.0 : 7.0}));
    for (const auto& [name, text] : made->files) {
      const Json profile = Json::parse(text).value("LinearAdditiveUtilitySpace", Json());
      if (profile.is_null()) continue;
      long long sum = 0;
      for (const auto& weight : profile.at("issueWeights")) sum += std::llround(weight.get<double>() * 1e12);
      EXPECT_EQ(sum, 1000000000000) << text;
    }
  }
}

Scenario small() {
  Scenario scenario;
  scenario.title = "bridge";
  scenario.issues = {{"toll", {"No", "10"}, 0, 0, {}}, {"lanes", {}, 2, 4, 1}};
  ScenarioParty party;
  party.name = "north";
  party.issues = {{{0.25, 0}, {}}, {{}, {{2, 0}, {4, 0.75}}}};
  party.reservation = 0.3;
  scenario.parties = {party};
  return scenario;
}

TEST(WriteGeniusweb, writes_the_java_spelling) {
  const auto made = write_geniusweb(small());
  ASSERT_TRUE(made);
  const Json domain = Json::parse(
      R"({"name":"bridge","issuesValues":{"toll":{"values":["No","10"]},"lanes":{"range":{"low":2.0,"high":4.0,"step":1.0}}}})");
  EXPECT_EQ(Json::parse(made->files.at("domain.json")), domain);
  Json expected = Json::parse(
      R"({"LinearAdditiveUtilitySpace":{"name":"north","issueWeights":{"toll":0.25,"lanes":0.75},"issueUtilities":{"toll":{"discreteutils":{"valueUtilities":{"No":1.0,"10":0.0}}},"lanes":{"numberutils":{"lowValue":2.0,"lowUtility":0.0,"highValue":4.0,"highUtility":1.0}}},"reservationBid":{"issuevalues":{"toll":"10","lanes":3.0}}}})");
  expected["LinearAdditiveUtilitySpace"]["domain"] = domain;
  EXPECT_EQ(Json::parse(made->files.at("party01-north.json")), expected);
  EXPECT_EQ(fixtures::told_notes(made->notes),
            "kept party01-north.json: the reservation value 0.3: stated as the bid of least utility that "
            "reaches it\n");
}

TEST(WriteGeniusweb, notes_what_it_writes_in_another_form) {
  Scenario scenario = small();
  scenario.issues[1].step = std::nullopt;
  scenario.parties[0].reservation = 2;
  scenario.parties[0].discount = 0.5;
  scenario.parties[0].base = 0.5;
  scenario.parties.push_back(small().parties[0]);
  scenario.parties[1].reservation = std::nullopt;
  scenario.quorum = 1;
  EXPECT_EQ(
      fixtures::told_notes(write_geniusweb(scenario)->notes),
      "dropped domain.json: \"lanes\" has every number from 2 to 4: GeniusWeb needs steps, and gets 0.02\n"
      "kept party01-north.json: utilities u are written as (u - 0.5) / 1, because GeniusWeb needs 0 to 1\n"
      "dropped party01-north.json: discount 0.5: GeniusWeb has no place for it\n"
      "dropped party01-north.json: the reservation value 2: no package reaches it, and GeniusWeb states it "
      "as "
      "a bid\n"
      "dropped : the quorum of 1 of 2 parties: GeniusWeb has no place for it\n");
}

TEST(WriteGeniusweb, refuses_what_it_cannot_say) {
  Scenario scenario = small();
  scenario.issues[1].step = std::nullopt;
  scenario.parties[0].issues[1].knots = {{2, 0}, {3, 0.75}, {4, 0}};
  EXPECT_EQ(base::to_text(write_geniusweb(scenario).diagnostics()),
            "error: the utility of \"north\" bends on \"lanes\", which has every number of a range   "
            "[export-unsupported]\n"
            "   help: give the issue steps\n");
  scenario.parties[0].bonuses = {{{{0, {1}, 0, 0}, {1, {}, 2, 3}}, 1}};
  EXPECT_EQ(base::to_text(write_geniusweb(scenario).diagnostics()),
            "error: the utility of \"north\" has a bonus on \"toll\", which has every number of a range   "
            "[export-unsupported]\n"
            "   help: give the issue steps\n");
  scenario = small();
  scenario.issues[1].high = 4000;
  scenario.issues[0].values.resize(100, "v");
  scenario.parties[0].issues[0].of_value.resize(100);
  scenario.parties[0].bonuses = {{{{0, {1}, 0, 0}, {1, {}, 2, 3}}, 1}};
  EXPECT_EQ(base::to_text(write_geniusweb(scenario).diagnostics()),
            "error: the bonuses of \"north\" tie \"toll\" to other issues in 399900 combinations   "
            "[export-unsupported]\n"
            "   help: GeniusWeb lists them one by one; at most 100000 are written\n");
}

TEST(UtilityParts, bonuses_tie_issues_together) {
  Scenario scenario = small();
  scenario.issues.push_back({"extra", {"a", "b"}, 0, 0, {}});
  scenario.parties[0].issues.push_back({{1, 2}, {}});
  scenario.parties[0].bonuses = {{{{0, {0}, 0, 0}, {2, {1}, 0, 0}}, 8}};
  scenario.parties[0].base = 16;
  const auto parts = utility_parts(scenario, scenario.parties[0]);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2u);
  EXPECT_EQ((*parts)[0].issues, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ((*parts)[0].of, (std::vector<double>{17.25, 26.25, 17, 18}));
  EXPECT_EQ((*parts)[1].of, (std::vector<double>{0, 0.375, 0.75}));
  EXPECT_EQ(combination((*parts)[0], scenario, 1), (std::vector<std::size_t>{0, 1}));
}

TEST(LeastPackage, reaches_the_value_with_the_least_sum) {
  const std::vector<UtilityPart> parts = {{{0}, {0, 0.25, 0.5}}, {{1}, {0, 0.375}}};
  EXPECT_EQ(least_package(parts, 0.3), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(least_package(parts, 0.5), (std::vector<std::size_t>{2, 0}));
  EXPECT_FALSE(least_package(parts, 0.9));
}

}  // namespace
}  // namespace entente::exchange
