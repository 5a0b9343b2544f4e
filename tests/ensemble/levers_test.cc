#include "entente/ensemble/levers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/ensemble/draw.h"
#include "tests/methods/case_support.h"

namespace entente::ensemble {
namespace {

using fixtures::CasePointer;
using fixtures::small_case;
using ::testing::ElementsAre;

const char* rows =
    "[[party]]\nid = \"a\"\nname = \"A\"\ncapability = 40\npatience = 0.9\n"
    "[[party]]\nid = \"b\"\nname = \"B\"\ncapability = [50, 60]\n"
    "[[party]]\nid = \"c\"\nname = \"C\"\n"
    "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"low\", 100 = \"high\" }\nstatus_quo = 50\n"
    "[[position]]\nparty = \"a\"\nissue = \"line\"\nideal = 90\nsalience = 0.5\n"
    "[[position]]\nparty = \"b\"\nissue = \"line\"\nideal = 20\nsalience = 0.5\n"
    "[[position]]\nparty = \"c\"\nissue = \"line\"\nideal = 20\nsalience = 0.5\n"
    "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", { party = \"b\", on = [\"line\"] "
    "}]\n"
    "can_spoil = [{ party = \"c\", wrecks = 0.5 }]\n"
    "[[lever]]\nid = \"set\"\ntitle = \"Set\"\nholder = \"a\"\nchanges = { \"party.a.capability\" = 70 }\n"
    "[[lever]]\nid = \"add\"\ntitle = \"Add\"\nholder = \"a\"\nchanges = { \"party.a.capability\" = \"+5\" "
    "}\n"
    "[[lever]]\nid = \"take\"\ntitle = \"Take\"\nholder = \"a\"\nchanges = { \"party.a.capability\" = "
    "\"-30%\" }\n"
    "[[lever]]\nid = \"times\"\ntitle = \"Times\"\nholder = \"a\"\nchanges = { \"party.a.capability\" = "
    "\"x1.5\" }\n"
    "[[lever]]\nid = \"unsure\"\ntitle = \"Unsure\"\nholder = \"a\"\nchanges = { \"party.a.capability\" = { "
    "times = [1.2, 1.6] }, "
    "\"position.a.line.salience\" = { plus = [0.1, 0.2] } }\n"
    "[[lever]]\nid = \"seat_c\"\ntitle = \"Seat C\"\nholder = \"a\"\nchanges = { \"table.t.must_accept\" = { "
    "add = [\"c\"] } }\n"
    "[[lever]]\nid = \"drop_b\"\ntitle = \"Drop B\"\nholder = \"a\"\nchanges = { \"table.t.must_accept\" = { "
    "remove = [\"b\"] } }\n"
    "[[lever]]\nid = \"widen_b\"\ntitle = \"Widen B\"\nholder = \"a\"\nchanges = { \"table.t.must_accept\" = "
    "{ add = [\"b\"] } }\n"
    "[[lever]]\nid = \"unseat_b\"\ntitle = \"Unseat B\"\nholder = \"a\"\nchanges = { \"table.t.seated\" = { "
    "remove = [\"b\"] } }\n"
    "[[lever]]\nid = \"nothing\"\ntitle = \"Nothing\"\nholder = \"a\"\n"
    "[[bundle]]\nid = \"both\"\ntitle = \"Both\"\nlevers = [\"add\", \"times\"]\n";

CasePointer levers_case() {
  static const CasePointer dispute = small_case(rows);
  return dispute;
}

double capability_with(const std::vector<std::string>& ids, std::size_t* clipped = nullptr) {
  const auto pulled = pull_levers(levers_case(), ids);
  EXPECT_TRUE(pulled.ok()) << base::to_text(pulled.diagnostics());
  const auto world = pulled->apply(fixtures::central(levers_case()), clipped);
  return world.value(*world.dispute().fields().find("party.a.capability"));
}

TEST(Levers, set_add_take_a_share_and_multiply) {
  EXPECT_EQ(capability_with({"set"}), 70);
  EXPECT_EQ(capability_with({"add"}), 45);
  EXPECT_NEAR(capability_with({"take"}), 28, 1e-12);
  EXPECT_EQ(capability_with({"times"}), 60);
  EXPECT_EQ(capability_with({"nothing"}), 40);
  EXPECT_EQ(capability_with({}), 40);
}

TEST(Levers, are_applied_in_the_order_in_which_they_are_named) {
  EXPECT_EQ(capability_with({"add", "times"}), 67.5);
  EXPECT_EQ(capability_with({"times", "add"}), 65);
  EXPECT_EQ(capability_with({"add", "set"}), 70);
}

TEST(Levers, a_bundle_pulls_its_levers_in_their_order) {
  EXPECT_EQ(capability_with({"both"}), 67.5);
}

TEST(Levers, an_uncertain_amount_is_drawn_with_the_world) {
  const auto dispute = levers_case();
  const Draws draws(dispute, 2, 64);
  const auto pulled = pull_levers(dispute, {"unsure"});
  const auto amount = *dispute->fields().find("lever.unsure.party.a.capability");
  const auto plus = *dispute->fields().find("lever.unsure.position.a.line.salience");
  for (std::size_t w = 0; w < 64; ++w) {
    const auto world = draws.world(w), changed = pulled->apply(world);
    EXPECT_EQ(changed.value(*dispute->fields().find("party.a.capability")), 40 * world.value(amount));
    EXPECT_EQ(changed.value(*dispute->fields().find("position.a.line.salience")), 0.5 + world.value(plus));
    EXPECT_GE(world.value(amount), 1.2);
    EXPECT_LE(world.value(amount), 1.6);
  }
}

TEST(Levers, clip_to_the_domain_and_count_what_they_clipped) {
  std::size_t clipped = 0;
  EXPECT_EQ(capability_with({"party.a.capability=-50"}, &clipped), 0);
  EXPECT_EQ(clipped, 1u);
  const auto pulled =
      pull_levers(levers_case(), {"position.a.line.ideal=+30", "position.b.line.salience=x3"});
  const auto world = pulled->apply(fixtures::central(levers_case()), &clipped);
  EXPECT_EQ(world.value(*world.dispute().fields().find("position.a.line.ideal")), 100);
  EXPECT_EQ(world.value(*world.dispute().fields().find("position.b.line.salience")), 1);
  EXPECT_EQ(clipped, 3u);
}

TEST(Levers, given_by_hand_read_every_form_of_a_change) {
  for (const auto& [text, value] :
       {std::pair("party.a.capability=7", 7.0), std::pair("party.a.capability = 7.5 ", 7.5),
        std::pair("party.a.capability=+5", 45.0), std::pair("party.a.capability=-5", 35.0),
        std::pair("party.a.capability=+50%", 60.0), std::pair("party.a.capability=-25%", 30.0),
        std::pair("party.a.capability=x1.25", 50.0), std::pair("party.a.capability=1e1", 10.0)})
    EXPECT_NEAR(capability_with({text}), value, 1e-12) << text;
}

std::string problems_of(const std::vector<std::string>& ids) {
  const auto pulled = pull_levers(levers_case(), ids);
  EXPECT_FALSE(pulled.ok());
  return base::to_text(pulled.diagnostics());
}

TEST(Levers, an_unknown_lever_names_the_nearest_one) {
  EXPECT_EQ(problems_of({"seat_d"}),
            "error: the case has no lever or bundle \"seat_d\"   [unknown-lever]\n"
            "   help: did you mean \"seat_c\"?\n");
}

TEST(Levers, an_unknown_lever_that_is_near_none_lists_them_all) {
  EXPECT_EQ(problems_of({"something_else"}),
            "error: the case has no lever or bundle \"something_else\"   [unknown-lever]\n"
            "   help: the case's levers: set, add, take, times, unsure, seat_c, drop_b, widen_b, unseat_b, "
            "nothing and both\n");
}

TEST(Levers, what_is_no_change_says_how_a_change_is_written) {
  for (const char* text :
       {"party.a.capability=", "party.a.capability=much", "party.a.capability=x", "party.a.capability=30%",
        "party.a.capability=x2%", "party.a.capability=1,5", "party.a.capability=nan"})
    EXPECT_EQ(problems_of({text}), std::string("error: \"") + text +
                                       "\" is not a change   [lever-change]\n"
                                       "   help: write PATH=0.3, PATH=+5, PATH=-30% or PATH=x1.2\n")
        << text;
}

TEST(Levers, an_unknown_path_is_named) {
  EXPECT_EQ(problems_of({"party.a.wealth=3"}),
            "error: the case has no number \"party.a.wealth\"   [unknown-path]\n"
            "   help: paths are listed in docs/formats.md, for example war.advance or party.ID.capability\n");
  EXPECT_EQ(problems_of({"=3"}),
            "error: the case has no number \"\"   [unknown-path]\n"
            "   help: paths are listed in docs/formats.md, for example war.advance or party.ID.capability\n");
}

TEST(Levers, every_problem_is_reported_at_once) {
  EXPECT_EQ(problems_of({"seat_d", "party.a.wealth=3", "add"}),
            "error: the case has no lever or bundle \"seat_d\"   [unknown-lever]\n"
            "   help: did you mean \"seat_c\"?\n"
            "error: the case has no number \"party.a.wealth\"   [unknown-path]\n"
            "   help: paths are listed in docs/formats.md, for example war.advance or party.ID.capability\n");
}

std::vector<std::string> acceptors(const dispute::Case& dispute) {
  std::vector<std::string> ids;
  for (const auto& acceptor : dispute.tables().front().must_accept)
    ids.push_back(dispute.party(acceptor.party).id + (acceptor.on.empty() ? "" : " on some"));
  return ids;
}

std::vector<std::string> seated(const dispute::Case& dispute) {
  std::vector<std::string> ids;
  for (const auto party : dispute.tables().front().seated) ids.push_back(dispute.party(party).id);
  return ids;
}

TEST(Levers, a_party_added_to_must_accept_sits_down_and_is_no_longer_an_outsider_that_could_wreck) {
  const auto pulled = pull_levers(levers_case(), {"seat_c"});
  EXPECT_THAT(acceptors(*pulled->dispute()), ElementsAre("a", "b on some", "c"));
  EXPECT_THAT(seated(*pulled->dispute()), ElementsAre("a", "b", "c"));
  EXPECT_TRUE(pulled->dispute()->tables().front().can_spoil.empty());
}

TEST(Levers, a_party_that_judged_some_issues_and_is_added_judges_the_whole) {
  EXPECT_THAT(acceptors(*pull_levers(levers_case(), {"widen_b"})->dispute()), ElementsAre("a", "b"));
}

TEST(Levers, a_party_removed_from_must_accept_keeps_its_seat_and_one_that_leaves_the_room_its_acceptance) {
  const auto dropped = pull_levers(levers_case(), {"drop_b"}),
             unseated = pull_levers(levers_case(), {"unseat_b"});
  EXPECT_THAT(acceptors(*dropped->dispute()), ElementsAre("a"));
  EXPECT_THAT(seated(*dropped->dispute()), ElementsAre("a", "b"));
  EXPECT_THAT(acceptors(*unseated->dispute()), ElementsAre("a", "b on some"));
  EXPECT_THAT(seated(*unseated->dispute()), ElementsAre("a"));
}

TEST(Levers, a_changed_list_keeps_every_number_of_the_world) {
  const auto dispute = levers_case();
  const auto pulled = pull_levers(dispute, {"seat_c", "add"});
  const Draws draws(dispute, 2, 16);
  for (std::size_t w = 0; w < 16; ++w) {
    const auto world = draws.world(w), changed = pulled->apply(world);
    for (const auto& field : changed.dispute().fields().all()) {
      const double before = world.value(*dispute->fields().find(field.path));
      EXPECT_EQ(changed.value(*changed.dispute().fields().find(field.path)),
                field.path == "party.a.capability" ? before + 5 : before)
          << field.path;
    }
  }
}

}  // namespace
}  // namespace entente::ensemble
