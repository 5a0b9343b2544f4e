// Tests also: case_views.cc
#include "entente/exchange/case_scenario.h"

#include <gtest/gtest.h>

#include "entente/exchange/case_views.h"
#include "entente/methods/world_model.h"
#include "tests/exchange/scenario_support.h"
#include "tests/methods/case_support.h"

namespace entente::exchange {
namespace {

const std::string rows = R"(
[[party]]
id = "north"
name = "North"
no_agreement = [0.2, 0.4]
patience = 0.9
curvature = 1.5
[[party]]
id = "south"
name = "South"
[[party]]
id = "guest"
name = "Guest"
[[issue]]
id = "line"
title = "The line"
scale = { 0 = "all to the south", 100 = "all to the north" }
status_quo = 40
[[issue]]
id = "guards"
title = "Guards"
options = ["none", "few", "many"]
ordered = true
status_quo = "few"
[[issue]]
id = "flag"
title = "Flag"
options = ["red", "blue"]
status_quo = "blue"
[[position]]
party = "north"
issue = "line"
ideal = 80
salience = [0.4, 0.8]
[[position]]
party = "north"
issue = "guards"
ideal = "many"
salience = 0.3
[[position]]
party = "south"
issue = "line"
ideal = 0
salience = 0.5
[[position]]
party = "south"
issue = "flag"
ideal = "red"
salience = 0.5
[[red_line]]
party = "south"
issue = "line"
accepts = { to = 60 }
[[link]]
if = { flag = "red" }
then = { guards = ["few", "many"] }
[[interaction]]
party = "south"
if = { line = { from = 0, to = 20 }, flag = "blue" }
adds = 0.125
[[table]]
id = "talks"
title = "Talks"
seated = ["north", "south", "guest"]
must_accept = ["north", "south"]
)";

TEST(ToScenario, agrees_with_the_methods_on_every_package_of_the_grid) {
  const auto dispute = fixtures::small_case(rows);
  const auto scenario = to_scenario(*dispute, dispute::TableId(0));
  ASSERT_TRUE(scenario.ok()) << base::to_text(scenario.diagnostics());
  const auto issues = dispute::issues_at(*dispute, dispute->tables()[0]);
  methods::WorldModel model(*dispute, issues);
  model.fill(fixtures::central(dispute));
  for (std::uint16_t line = 0; line < model.options(0); ++line)
    for (std::uint16_t guards = 0; guards < 3; ++guards)
      for (std::uint16_t flag = 0; flag < 2; ++flag) {
        const std::vector<std::uint16_t> package = {line, guards, flag};
        const std::vector<double> values = {model.grid(0)[line], double(guards), double(flag)};
        for (std::size_t party = 0; party < 2; ++party) {
          // The cost of crossing a line that is not real is no part of a scenario.
          if (party == 1 && values[0] > 60) continue;
          EXPECT_NEAR(utility(*scenario, party, values), model.utility(party, package), 1e-12);
        }
      }
  EXPECT_NEAR(*scenario->parties[0].reservation, model.reservation(0), 1e-12);
  EXPECT_NEAR(*scenario->parties[1].reservation, model.reservation(1), 1e-12);
}

TEST(ToScenario, says_what_it_leaves_out) {
  const auto dispute = fixtures::small_case(rows);
  const auto scenario = to_scenario(*dispute, dispute::TableId(0));
  EXPECT_EQ(notes_text(scenario->notes),
            "kept: the patience of \"North\": a discount factor over the whole session\n"
            "kept: the curved losses of \"North\": straight between the points of the grid\n"
            "dropped: seats of those who need not accept: 1\n"
            "dropped: red lines: 1\n"
            "dropped: links between issues: 1\n"
            "dropped: uncertainty: 2 numbers at the middle of their range or at their likely value\n");
}

TEST(ToScenario, refuses_a_table_at_which_somebody_wants_nothing) {
  auto text = rows;
  const std::string who = "must_accept = [\"north\", \"south\"]";
  text.replace(text.find(who), who.size(), "must_accept = [\"north\", \"guest\"]");
  EXPECT_EQ(base::to_text(to_scenario(*fixtures::small_case(text), dispute::TableId(0)).diagnostics()),
            "error: \"Guest\" has no scores on any issue   [party-without-scores]\n"
            "   help: give it scores, or leave it out\n");
}

TEST(ToScenario, leads_an_imported_case_back_to_its_utilities) {
  Scenario scenario;
  scenario.title = "Market";
  scenario.issues = {{"Price", {}, 0, 10, std::nullopt}, {"Colour", {"red", "blue"}, 0, 0, std::nullopt}};
  ScenarioParty seller;
  seller.name = "Seller";
  seller.issues = {{{}, {{0, 0}, {4, 0.5}, {10, 0.625}}}, {{0.125, 0}, {}}};
  seller.bonuses = {{{{0, {}, 2, 5}, {1, {1}, 0, 0}}, 0.25}};
  seller.reservation = 0.25;
  scenario.parties = {seller, seller};
  scenario.parties[1].name = "Buyer";
  scenario.parties[1].veto = true;
  scenario.quorum = 1;
  const auto dispute = fixtures::case_from(scenario);
  const auto again = to_scenario(*dispute, dispute::TableId(0));
  ASSERT_TRUE(again.ok()) << base::to_text(again.diagnostics());
  EXPECT_TRUE(again->notes.empty()) << notes_text(again->notes);
  for (double price = 0; price <= 10; price += 0.5)
    for (const double colour : {0.0, 1.0})
      EXPECT_EQ(utility(*again, 0, {price, colour}), utility(scenario, 0, {price, colour}));
  EXPECT_EQ(again->parties[0].reservation, 0.25);
  EXPECT_EQ(again->quorum, 1u);
  EXPECT_TRUE(again->parties[1].veto);
}

TEST(Central, is_the_value_the_middle_or_the_likely_one) {
  EXPECT_EQ(central(dispute::Estimate::exact(3)), 3);
  EXPECT_EQ(central(dispute::Estimate::range(1, 4)), 2.5);
  EXPECT_EQ(central(dispute::Estimate::pert(1, 2, 9)), 2);
}

}  // namespace
}  // namespace entente::exchange
