// Tests also: case_names.cc
#include "entente/exchange/scenario_case.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "entente/exchange/case_names.h"
#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

TEST(CaseNames, are_made_from_the_names_of_the_file) {
  Scenario scenario;
  scenario.parties.resize(4);
  scenario.parties[0].name = "Côte d'Or";
  scenario.parties[1].name = "7 Sisters";
  scenario.parties[2].name = "…";
  scenario.parties[3].name = "7 sisters";
  scenario.issues = {{"Signing bonus", {"10%", "8%", "60 Gb", "$", "Self"}, 0, 0, std::nullopt},
                     {"Days", {}, -1, 1, 1},
                     {"Share", {}, 0, 1, 0.5}};
  const CaseNames names = case_names(scenario);
  EXPECT_EQ(names.parties,
            (std::vector<std::string>{"c_te_d_or", "party_7_sisters", "party_3", "party_7_sisters_2"}));
  EXPECT_EQ(names.issues, (std::vector<std::string>{"signing_bonus", "days", "share"}));
  EXPECT_EQ(names.values[0], (std::vector<std::string>{"v10", "v8", "v60_gb", "value_4", "self"}));
  EXPECT_EQ(names.values[1], (std::vector<std::string>{"minus_1", "v0", "v1"}));
  EXPECT_EQ(names.values[2], (std::vector<std::string>{"v0", "v0_5", "v1"}));
}

Scenario market() {
  Scenario scenario;
  scenario.title = "Market";
  scenario.format = "GENIUS XML";
  scenario.issues = {{"Price", {}, 0, 10, std::nullopt},
                     {"Colour", {"Deep red", "blue"}, 0, 0, std::nullopt},
                     {"Days", {}, 1, 3, 1},
                     {"Seal", {"wax"}, 0, 0, std::nullopt}};
  ScenarioParty seller, buyer;
  seller.name = "Seller";
  seller.issues = {
      {{}, {{0, 0}, {4, 0.5}, {10, 0.6}}}, {{0.1, 0}, {}}, {{}, {{1, 0}, {3, 0.2}}}, {{0.05}, {}}};
  seller.base = 0.05;
  seller.discount = 0.5;
  seller.bonuses = {{{{0, {}, -1, 5}, {1, {1}, 0, 0}, {2, {}, 2, 9}}, -0.125}};
  buyer.name = "Buyer \"north\"";
  buyer.issues = {{{}, {{0, 0.7}, {10, 0}}}, {}, {{}, {{1, 0.3}, {3, 0}}}, {}};
  buyer.reservation = 0.1;
  scenario.parties = {seller, buyer};
  scenario.notes = {{ImportNote::Kind::mended, "buyer.xml", "line 3: </item> added"}};
  return scenario;
}

TEST(ScenarioCase, is_a_case_file_that_people_can_read) {
  const auto draft = to_case(market(), fixtures::import_day());
  ASSERT_TRUE(draft.ok()) << base::to_text(draft.diagnostics());
  EXPECT_EQ(draft->toml, R"(# Market, imported from GENIUS XML.
# mended: buyer.xml: line 3: </item> added
format = 1

[case]
title = "Market"
as_of = 2024-03-02
question = "What can the parties to Market agree on?"
# "Seal" has one value, "wax", and is settled.

[[party]]
id = "seller"
name = "Seller"
no_agreement = -0.024999999999999994  # none stated: the lowest utility of any package, so that it accepts all
patience = 0.5  # the discount factor; one period is the whole session

[[party]]
id = "buyer_north"
name = "Buyer \"north\""
no_agreement = 0.1

[[issue]]
id = "price"
title = "Price"
scale = { "0" = "0", "4" = "4", "10" = "10" }

[[issue]]
id = "colour"
title = "Colour"
options = [
  "deep_red",  # Deep red
  "blue",
]

[[issue]]
id = "days"
title = "Days"
options = [
  "v1",  # 1
  "v2",  # 2
  "v3",  # 3
]

# with 0.1 on each value, which "Seller" has from every package
[[score]]
party = "seller"
issue = "price"
points = [0.1, 0.6, 0.7]

[[score]]
party = "seller"
issue = "colour"
points = [0.1, 0]

[[score]]
party = "seller"
issue = "days"
points = [0, 0.1, 0.2]

[[score]]
party = "buyer_north"
issue = "price"
points = [0.7, 0.42, 0]

[[score]]
party = "buyer_north"
issue = "days"
points = [0.3, 0.15, 0]

[[interaction]]
party = "seller"
if = { price = { from = 0, to = 5 }, colour = ["blue"], days = ["v2", "v3"] }
adds = -0.125

[[table]]
id = "all"
title = "Everybody"
seated = ["seller", "buyer_north"]
must_accept = ["seller", "buyer_north"]
)");
}

TEST(ScenarioCase, builds_and_keeps_every_number) {
  const auto dispute = fixtures::case_from(market());
  EXPECT_EQ(dispute->issues().size(), 3u);
  EXPECT_EQ(dispute->parts().interactions.size(), 1u);
  const auto* score = dispute->score(dispute::PartyId(1), dispute::IssueId(0));
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->points.size(), 3u);
  EXPECT_EQ(dispute->party(dispute::PartyId(0)).patience->likely, 0.5);
}

TEST(ScenarioCase, carries_quorum_and_vetoes_to_the_table) {
  Scenario scenario = market();
  scenario.quorum = 1;
  scenario.parties[1].veto = true;
  const auto dispute = fixtures::case_from(scenario);
  EXPECT_EQ(dispute->tables()[0].quorum, 1u);
  EXPECT_EQ(dispute->tables()[0].veto, std::vector<dispute::PartyId>{dispute::PartyId(1)});
  scenario.quorum = 2;
  EXPECT_EQ(fixtures::case_from(scenario)->tables()[0].quorum, std::nullopt)
      << "all is the rule without a key";
}

TEST(ScenarioCase, leaves_out_bonuses_that_are_never_paid_and_adds_those_that_always_are) {
  Scenario scenario = market();
  scenario.parties[1].bonuses = {{{{0, {}, 11, 12}}, 1},                      // beyond the scale
                                 {{{0, {}, 2, 6}, {0, {}, 7, 8}}, 1},         // never both
                                 {{{2, {}, 1.2, 1.8}}, 1},                    // between two steps
                                 {{{0, {}, -5, 50}, {3, {0}, 0, 0}}, 0.25}};  // whatever is agreed
  const auto dispute = fixtures::case_from(scenario);
  EXPECT_EQ(dispute->parts().interactions.size(), 1u) << "the seller's";
  EXPECT_EQ(dispute->score(dispute::PartyId(1), dispute::IssueId(0))->points[0].likely, 0.95);
}

TEST(ScenarioCase, refuses_a_scenario_in_which_everything_is_settled) {
  Scenario scenario = market();
  scenario.issues = {scenario.issues[3]};
  for (ScenarioParty& party : scenario.parties) {
    party.issues = {party.issues[3]};
    party.issues[0].of_value = {1};
    party.bonuses.clear();
  }
  EXPECT_EQ(base::to_text(to_case(scenario, fixtures::import_day()).diagnostics()),
            "error: every issue of the scenario has a single value, so there is nothing to agree on   "
            "[scenario-empty]\n   help: give at least one issue two values\n");
}

TEST(ScenarioCase, hands_on_what_is_wrong_with_the_scenario) {
  Scenario scenario = market();
  scenario.parties[1].reservation = 7;
  const auto warned = to_case(scenario, fixtures::import_day());
  EXPECT_TRUE(warned.ok());
  ASSERT_EQ(warned.diagnostics().size(), 1u);
  EXPECT_EQ(warned.diagnostics()[0].code, "reservation-above-maximum");
  scenario.parties.clear();
  EXPECT_FALSE(to_case(scenario, fixtures::import_day()).ok());
}

// Scenarios of named values and bonuses, numbers of any size.
Scenario random_scenario(std::mt19937_64& random) {
  const auto up_to = [&](std::size_t most) { return static_cast<std::size_t>(random() % (most + 1)); };
  std::uniform_real_distribution<double> real(-1, 1);
  Scenario scenario;
  scenario.title = "random";
  scenario.issues.resize(1 + up_to(3));
  for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
    scenario.issues[i].name = "issue " + std::to_string(i);
    for (std::size_t v = 0; v < 2 + up_to(3); ++v)
      scenario.issues[i].values.push_back("value " + std::to_string(v));
  }
  scenario.parties.resize(1 + up_to(3));
  for (ScenarioParty& party : scenario.parties) {
    party.name = "somebody";
    for (const ScenarioIssue& issue : scenario.issues) {
      party.issues.emplace_back();
      for (std::size_t v = 0; v < issue.values.size(); ++v)
        party.issues.back().of_value.push_back(real(random) * std::pow(10.0, static_cast<int>(up_to(6)) - 3));
    }
    party.base = up_to(1) ? real(random) : 0;
    if (up_to(1)) party.reservation = real(random);
  }
  return scenario;
}

TEST(ScenarioCase, gives_every_package_of_random_scenarios_the_same_utility) {
  std::mt19937_64 random(20240302);
  for (int round = 0; round < 200; ++round) {
    const Scenario scenario = random_scenario(random);
    const auto problem = fixtures::problem_of(fixtures::case_from(scenario));
    for (int draw = 0; draw < 20; ++draw) {
      theory::Package package;
      std::vector<double> values;
      for (const ScenarioIssue& issue : scenario.issues) {
        package.push_back(static_cast<std::uint16_t>(random() % issue.values.size()));
        values.push_back(package.back());
      }
      for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        EXPECT_NEAR(theory::utility(problem.space, package, party), utility(scenario, party, values), 1e-9);
    }
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
      EXPECT_EQ(problem.disagreement[party],
                scenario.parties[party].reservation.value_or(utility_bounds(scenario, party).first));
  }
}

TEST(NotesText, says_what_became_of_each_thing) {
  EXPECT_EQ(notes_text({{ImportNote::Kind::kept, "a.xml", "no reservation value: 0, as GENIUS reads it"},
                        {ImportNote::Kind::dropped, "", "the quorum"}}),
            "kept: a.xml: no reservation value: 0, as GENIUS reads it\ndropped: the quorum\n");
}

}  // namespace
}  // namespace entente::exchange
