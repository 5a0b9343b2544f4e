// Tests also: export_parts.cc
#include "entente/exchange/negmas_export.h"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/exchange/export_parts.h"
#include "entente/exchange/negmas.h"
#include "foreign_files.h"
#include "random_scenario.h"

namespace entente::exchange {
namespace {

// A package of the written scenario as the scenario that was read again takes it: steps other than 1 have
// become named values.
std::vector<double> read_again(const Scenario& before, const Scenario& after, std::vector<double> package) {
  for (std::size_t j = 0; j < package.size(); ++j)
    if (before.issues[j].numeric() && !after.issues[j].numeric())
      package[j] = std::round((package[j] - before.issues[j].low) / *before.issues[j].step);
  return package;
}

void expect_round_trip(const Scenario& scenario) {
  const auto made = write_negmas(scenario);
  ASSERT_TRUE(made) << base::to_text(made.diagnostics());
  const Scenario again = fixtures::read_by(read_negmas, made->files);
  ASSERT_EQ(again.parties.size(), scenario.parties.size());
  EXPECT_EQ(again.title, scenario.title);
  for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
    EXPECT_EQ(again.parties[i].name, scenario.parties[i].name);
    EXPECT_EQ(again.parties[i].reservation, scenario.parties[i].reservation);
    EXPECT_EQ(again.parties[i].discount, scenario.parties[i].discount);
    for (const auto& package : fixtures::packages_of(scenario))
      ASSERT_NEAR(utility(again, i, read_again(scenario, again, package)), utility(scenario, i, package),
                  1e-13);
  }
}

TEST(WriteNegmas, what_is_written_reads_as_the_same_utilities) {
  std::mt19937 random(3);
  for (int i = 0; i < 100; ++i) {
    Scenario scenario = fixtures::random_scenario(random, {1 + i % 11, i % 2 == 1, -2, 3});
    if (i % 3 == 0) scenario.parties[0].discount = 0.5;
    if (i % 5 == 0) scenario.parties[0].base = -1.5;
    expect_round_trip(scenario);
  }
}

Scenario small() {
  Scenario scenario;
  scenario.title = "bridge";
  scenario.issues = {{"toll", {"No", "10"}, 0, 0, {}}, {"lanes", {}, 2, 4, 1}, {"length", {}, 0.5, 1, {}}};
  ScenarioParty party;
  party.name = "north / coast";
  party.issues = {{{0.25, 1e-7}, {}}, {{}, {{2, 0}, {3, 0.5}, {4, 0.25}}}, {{}, {{0.5, 0}, {1, 1}}}};
  scenario.parties = {party};
  return scenario;
}

TEST(WriteNegmas, writes_files_that_people_can_read) {
  const auto made = write_negmas(small());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->files.at("domain.yml"),
            "name: \"bridge\"\n"
            "type: CartesianOutcomeSpace\n"
            "issues:\n"
            "  - name: \"toll\"\n"
            "    type: CategoricalIssue\n"
            "    values:\n"
            "      - \"No\"\n"
            "      - \"10\"\n"
            "  - name: \"lanes\"\n"
            "    type: ContiguousIssue\n"
            "    values:\n"
            "      - 2\n"
            "      - 4\n"
            "  - name: \"length\"\n"
            "    type: ContinuousIssue\n"
            "    values:\n"
            "      - 0.5\n"
            "      - 1\n");
  EXPECT_EQ(made->files.at("party01-north_coast.yml"),
            "type: LinearAdditiveUtilityFunction\n"
            "name: \"north / coast\"\n"
            "reserved_value: -.inf\n"
            "bias: 0\n"
            "weights: [1.0, 1.0, 1.0]\n"
            "values:\n"
            "  - type: TableFun\n"
            "    mapping:\n"
            "      \"No\": 0.25\n"
            "      \"10\": 1.0e-07\n"
            "  - type: TableFun\n"
            "    mapping:\n"
            "      2: 0\n"
            "      3: 0.5\n"
            "      4: 0.25\n"
            "  - type: AffineFun\n"
            "    slope: 2\n"
            "    bias: -1\n");
  EXPECT_TRUE(made->notes.empty());
}

TEST(WriteNegmas, notes_what_negmas_has_no_place_for) {
  Scenario scenario = small();
  scenario.parties.push_back(scenario.parties[0]);
  scenario.parties[0].veto = true;
  scenario.quorum = 1;
  scenario.initial_deal = {0, 0, 0};
  scenario.issues[1].step = 0.5;
  scenario.parties[0].bonuses = {{{{2, {}, 0.5, 0.75}}, 1}};
  EXPECT_EQ(fixtures::told_notes(write_negmas(scenario)->notes),
            "kept domain.yml: \"lanes\": its 5 numbers stand one by one\n"
            "kept party01-north_coast.yml: a bonus for \"length\" from 0.5 to 0.75: NegMAS leaves the two "
            "ends out\n"
            "dropped : the quorum of 1 of 2 parties: NegMAS has no place for it\n"
            "dropped : the veto of \"north / coast\": NegMAS has no place for it\n"
            "dropped : the initial deal: NegMAS has no place for it\n");
}

TEST(WriteNegmas, refuses_a_bend_between_numbers) {
  Scenario scenario = small();
  scenario.parties[0].issues[2].knots = {{0.5, 0}, {0.75, 1}, {1, 0}};
  EXPECT_EQ(base::to_text(write_negmas(scenario).diagnostics()),
            "error: the utility of \"north / coast\" bends on \"length\", which NegMAS cannot say   "
            "[export-unsupported]\n"
            "   help: give the issue steps\n");
}

TEST(ExportParts, a_line_is_straight_when_its_knots_lie_on_it) {
  const ScenarioIssue issue{"n", {}, 0, 4, 1};
  EXPECT_EQ(straight_line({{}, {{0, 1}, {1, 1.5}, {4, 3}}}, issue), std::pair(1.0, 3.0));
  EXPECT_FALSE(straight_line({{}, {{0, 1}, {1, 1.6}, {4, 3}}}, issue));
  EXPECT_FALSE(straight_line({{}, {{1, 1}, {4, 3}}}, issue));
  EXPECT_EQ(straight_line({}, issue), std::pair(0.0, 0.0));
}

TEST(ExportParts, file_names_are_plain_and_in_order) {
  EXPECT_EQ(party_file(0, "N\xC3\xB6rd // coast", ".yml"), "party01-N_rd_coast.yml");
  EXPECT_EQ(party_file(9, "", ".yml"), "party10.yml");
}

}  // namespace
}  // namespace entente::exchange
