// Tests also: case_pace.cc, case_read_war.cc, case_read_regimes.cc, case_read_life.cc
// The fighting, its regimes and the life of an agreement. Each row is a case file with one fault and the full
// text it is answered with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

// A front in the form of a drift, and a third party that does not fight.
const std::string front_toml =
    changed(base_toml, "[[issue]]", "[[party]]\nid = \"east\"\nname = \"East\"\nmediates = true\n[[issue]]") +
    R"([war]
between = ["north", "south"]
levels = 20
level = 9
drift = [10, 20, 40]
deviation = 60
width = 80
ends = { low = { grounds = 0 }, high = { grounds = 100 } }
)";
const std::string thaw = R"([[regime]]
id = "thaw"
title = "The ground thaws"
enters = 0.05
)";
const std::string life = "[life]\nkind = \"full\"\n";
const std::string patrols = R"([[guarantee]]
title = "Joint patrols"
if = { inspection = "joint" }
times = 0.5
)";

std::string front_with(const std::string& from, const std::string& to) {
  return changed(front_toml, from, to);
}
std::string front_with(const std::string& from, const std::string& to, const std::string& and_from,
                       const std::string& and_to) {
  return changed(front_with(from, to), and_from, and_to);
}
std::string front_and(const std::string& rows) {
  return front_toml + rows;
}
std::string other(const std::string& id) {
  return changed(thaw, "thaw", id);
}
// A war in which a party to whom time costs nothing fights.
std::string endless(const std::string& from, const std::string& to, const std::string& rows) {
  return changed(war_with(from, to), "name = \"South\"", "name = \"South\"\npatience = 1") + rows;
}

TEST(CaseMessages, of_the_pace_of_a_front_are_exactly_these) {
  const std::vector<Row> rows = {
      {"both_forms_of_pace", front_with("width = 80", "width = 80\nadvance = 0.3\nretreat = 0.2"),
       "case.toml:37:9: error: [war] says in both forms how the front moves   [war-pace-form]\n"
       "   37 | drift = [10, 20, 40]\n"
       "      |         ^~~~~~~~~~~~\n"
       "   help: keep advance and retreat, or drift and deviation\n"},
      {"neither_form_of_pace", war_with("advance = 0.3\nretreat = 0.2\n", ""),
       "case.toml:29:1: error: [war] does not say how the front moves   [war-pace-form]\n"
       "   29 | [war]\n"
       "      | ^~~~~\n"
       "   help: give advance and retreat, or drift, deviation and width\n"},
      {"an_advance_without_a_retreat", war_with("retreat = 0.2\n", ""),
       "case.toml:29:1: error: [war] has no \"retreat\"   [missing-key]\n"
       "   29 | [war]\n"
       "      | ^~~~~\n"
       "   help: add retreat = …\n"},
      {"a_drift_without_a_deviation", front_with("deviation = 60\n", ""),
       "case.toml:33:1: error: [war] has no \"deviation\"   [missing-key]\n"
       "   33 | [war]\n"
       "      | ^~~~~\n"
       "   help: add deviation = …\n"},
      {"a_drift_without_a_width", front_with("width = 80\n", ""),
       "case.toml:33:1: error: [war] has drift and deviation, but no \"width\"   [missing-key]\n"
       "   33 | [war]\n"
       "      | ^~~~~\n"
       "   help: add width = …, the width of one level in the unit of drift and deviation\n"},
      {"a_width_of_zero", front_with("width = 80", "width = 0"),
       "case.toml:39:9: error: width is 0, but must be above 0   [width-not-positive]\n"
       "   39 | width = 0\n"
       "      |         ^\n"
       "   help: the width of one level of the front, in the unit of drift and deviation\n"},
      {"a_width_that_is_no_number", front_with("width = 80", "width = [70, 80]"),
       "case.toml:39:9: error: width is a list, but must be a number   [wrong-type]\n"
       "   39 | width = [70, 80]\n"
       "      |         ^~~~~~~~\n"},
      {"a_width_without_a_drift", war_with("level = 9", "level = 9\nwidth = 80"),
       "case.toml:33:9: warning: width has no use beside advance and retreat   [war-pace-form]\n"
       "   33 | width = 80\n"
       "      |         ^~\n"
       "   help: these count in levels; a width belongs to drift and deviation\n"},
      {"a_deviation_below_zero", front_with("deviation = 60", "deviation = [-10, 60]"),
       "case.toml:38:14: error: deviation reaches -10, but must be 0 or more   [deviation-negative]\n"
       "   38 | deviation = [-10, 60]\n"
       "      |              ^~~\n"
       "   help: how much what changes hands differs from one period to another; the sign stands in drift\n"},
      {"a_drift_of_more_than_a_level", front_with("drift = [10, 20, 40]", "drift = [10, 20, 90]"),
       "case.toml:37:18: error: drift reaches 90, but must be between -80 and 80   [drift-out-of-range]\n"
       "   37 | drift = [10, 20, 90]\n"
       "      |                  ^~\n"
       "   help: the front moves by at most one level in a period: give wider levels or a shorter period\n"},
      {"levels_that_are_too_narrow", front_with("width = 80", "width = 50"),
       "case.toml:39:9: error: levels 50 wide cannot move with drift 20 and deviation 60   [war-width]\n"
       "   39 | width = 50\n"
       "      |         ^~\n"
       "   help: widths from 63.25 to 200 would do; a shorter period moves the range down\n"},
      {"levels_that_are_too_wide", front_with("width = 80", "width = 260"),
       "case.toml:39:9: error: levels 260 wide cannot move with drift 20 and deviation 60   [war-width]\n"
       "   39 | width = 260\n"
       "      |         ^~~\n"
       "   help: widths from 63.25 to 200 would do; a shorter period moves the range down\n"},
      {"levels_that_are_too_narrow_for_a_front_without_drift",
       front_with("drift = [10, 20, 40]", "drift = 0", "width = 80", "width = 50"),
       "case.toml:39:9: error: levels 50 wide cannot move with drift 0 and deviation 60   [war-width]\n"
       "   39 | width = 50\n"
       "      |         ^~\n"
       "   help: widths of 60 or more would do; a shorter period moves the range down\n"},
      {"levels_that_are_too_wide_for_a_drift_without_deviation",
       front_with("drift = [10, 20, 40]", "drift = 20.25", "deviation = 60", "deviation = 0"),
       "case.toml:39:9: error: levels 80 wide cannot move with drift 20.25 and deviation 0   [war-width]\n"
       "   39 | width = 80\n"
       "      |         ^~\n"
       "   help: a width of 20.25 would do; a shorter period moves the range down\n"},
      {"levels_that_are_too_narrow_in_some_worlds", front_with("width = 80", "width = 70"),
       "case.toml:39:9: warning: levels 70 wide cannot move with every drift and deviation stated   "
       "[war-width]\n"
       "   39 | width = 70\n"
       "      |         ^~\n"
       "   help: widths from 72.12 to 130 fit in every world; where the width does not fit, the drift is "
       "kept and the deviation is not\n"},
      {"levels_that_no_width_fits_in_every_world",
       front_with("drift = [10, 20, 40]", "drift = [10, 30, 70]", "deviation = 60",
                  "deviation = [10, 60, 200]"),
       "case.toml:39:9: warning: levels 80 wide cannot move with every drift and deviation stated   "
       "[war-width]\n"
       "   39 | width = 80\n"
       "      |         ^~\n"
       "   help: no width fits in every world, one of a shorter period may; where the width does not fit, "
       "the drift is kept and the deviation is not\n"},
      {"levels_that_no_width_fits_where_drift_and_deviation_may_be_none",
       front_with("drift = [10, 20, 40]", "drift = [0, 20, 40]", "deviation = 60", "deviation = [0, 60, 65]"),
       "case.toml:39:9: warning: levels 80 wide cannot move with every drift and deviation stated   "
       "[war-width]\n"
       "   39 | width = 80\n"
       "      |         ^~\n"
       "   help: no width fits in every world, one of a shorter period may; where the width does not fit, "
       "the drift is kept and the deviation is not\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, of_stops_beliefs_and_ends_are_exactly_these) {
  const std::vector<Row> rows = {
      {"exhaustion_of_a_party_that_does_not_fight", front_and("exhaustion = { east = 0.01 }\n"),
       "case.toml:41:16: error: exhaustion names \"east\", which does not fight in this war   [war-party]\n"
       "   41 | exhaustion = { east = 0.01 }\n"
       "      |                ^~~~\n"
       "   help: [war] is between \"north\" and \"south\"\n"},
      {"exhaustion_of_nobody", front_and("exhaustion = { nroth = 0.01 }\n"),
       "case.toml:41:16: error: there is no party \"nroth\"   [unknown-party]\n"
       "   41 | exhaustion = { nroth = 0.01 }\n"
       "      |                ^~~~~\n"
       "   help: one of \"east\", \"north\" and \"south\"\n"},
      {"exhaustion_that_is_a_number", front_and("exhaustion = 0.01\n"),
       "case.toml:41:14: error: exhaustion is a number, but must be a table of parties   [wrong-type]\n"
       "   41 | exhaustion = 0.01\n"
       "      |              ^~~~\n"
       "   help: write exhaustion = { party = 0.01 }\n"},
      {"exhaustion_above_one", front_and("exhaustion = { north = 4 }\n"),
       "case.toml:41:24: error: exhaustion of \"north\" is 4, but must be in [0, 1]   "
       "[probability-out-of-range]\n"
       "   41 | exhaustion = { north = 4 }\n"
       "      |                        ^\n"
       "   help: a probability: 0 means never, 1 means always; did you mean 0.04?\n"},
      {"a_belief_of_a_party_that_does_not_fight", front_and("belief = { east = 1.2 }\n"),
       "case.toml:41:12: error: belief names \"east\", which does not fight in this war   [war-party]\n"
       "   41 | belief = { east = 1.2 }\n"
       "      |            ^~~~\n"
       "   help: [war] is between \"north\" and \"south\"\n"},
      {"a_belief_too_far_off", front_and("belief = { north = [1, 2, 12] }\n"),
       "case.toml:41:27: error: belief of \"north\" reaches 12, but must be in [-10, 10]   "
       "[belief-out-of-range]\n"
       "   41 | belief = { north = [1, 2, 12] }\n"
       "      |                           ^~\n"
       "   help: 1 means that it counts on the drift as stated, 2 on twice the drift, -1 on the opposite "
       "one\n"},
      {"a_cost_below_zero", front_and("cost = { north = -0.01 }\n"),
       "case.toml:41:18: error: cost of \"north\" is -0.01, but must be in [0, 1]   [share-out-of-range]\n"
       "   41 | cost = { north = -0.01 }\n"
       "      |                  ^~~~~\n"
       "   help: a share: 0 means none, 1 means all; did you mean 0.01?\n"},
      {"a_war_that_stops_too_often",
       front_and("freeze = 0.5\nexhaustion = { north = 0.2, south = [0.2, 0.4] }\n"),
       "case.toml:42:14: error: freeze reaches 0.5 and exhaustion 0.6, more than 1 together   [war-stops]\n"
       "   42 | exhaustion = { north = 0.2, south = [0.2, 0.4] }\n"
       "      |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: in one period the front freezes, one side is exhausted, or the fighting goes on; lower one "
       "of them\n"},
      {"a_front_that_regroups_beyond_its_ends", front_and("regroup = [-2, 2, 26]\n"),
       "case.toml:41:19: error: regroup reaches 26, but must be between -20 and 20   [regroup-out-of-range]\n"
       "   41 | regroup = [-2, 2, 26]\n"
       "      |                   ^~\n"
       "   help: levels by which the front has moved when the fighting resumes; the front has no more of "
       "them\n"},
      {"an_exhausted_party_that_does_not_fight",
       front_with("high = { grounds = 100 }",
                  "high = { grounds = 100 }, exhausted = { east = { grounds = 20 } }"),
       "case.toml:40:73: error: exhausted names \"east\", which does not fight in this war   [war-party]\n"
       "   40 | ends = { low = { grounds = 0 }, high = { grounds = 100 }, exhausted = { east = { grounds = "
       "20 } } }\n"
       "      |                                                                         ^~~~\n"
       "   help: [war] is between \"north\" and \"south\"\n"},
      {"an_exhausted_party_that_is_not_there",
       front_with("high = { grounds = 100 }",
                  "high = { grounds = 100 }, exhausted = { sotuh = { grounds = 20 } }"),
       "case.toml:40:73: error: there is no party \"sotuh\"   [unknown-party]\n"
       "   40 | ends = { low = { grounds = 0 }, high = { grounds = 100 }, exhausted = { sotuh = { grounds = "
       "20 } } }\n"
       "      |                                                                         ^~~~~\n"
       "   help: one of \"east\", \"north\" and \"south\"\n"},
      {"an_exhausted_end_off_the_scale",
       front_with("high = { grounds = 100 }",
                  "high = { grounds = 100 }, exhausted = { south = { grounds = 120 } }"),
       "case.toml:40:93: error: \"grounds\" at the exhausted end is 120, but must be on the scale from 0 to "
       "100   [ends-off-scale]\n"
       "   40 | ends = { low = { grounds = 0 }, high = { grounds = 100 }, exhausted = { south = { grounds = "
       "120 } } }\n"
       "      |                                                                                             "
       "^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"an_exhausted_end_that_is_a_number",
       front_with("high = { grounds = 100 }", "high = { grounds = 100 }, exhausted = 100"),
       "case.toml:40:71: error: exhausted is a number, but must be a table of parties   [wrong-type]\n"
       "   40 | ends = { low = { grounds = 0 }, high = { grounds = 100 }, exhausted = 100 }\n"
       "      |                                                                       ^~~\n"
       "   help: write exhausted = { party = { issue = value } }\n"},
      {"an_exhausted_end_of_a_party_that_is_a_number",
       front_with("high = { grounds = 100 }", "high = { grounds = 100 }, exhausted = { south = 100 }"),
       "case.toml:40:81: error: exhausted is a number, but must be a table of issues   [wrong-type]\n"
       "   40 | ends = { low = { grounds = 0 }, high = { grounds = 100 }, exhausted = { south = 100 } }\n"
       "      |                                                                                 ^~~\n"
       "   help: write exhausted = { issue = value }\n"},
      {"an_unknown_key_of_the_war", front_and("exaustion = { north = 0.01 }\n"),
       "case.toml:41:1: warning: [war] has no key \"exaustion\"; it is kept and not used   [unknown-key]\n"
       "   41 | exaustion = { north = 0.01 }\n"
       "      | ^~~~~~~~~\n"
       "   help: did you mean \"exhaustion\"?\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, of_regimes_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_regime_without_a_war", added(thaw),
       "case.toml:29:1: error: [[regime]] needs a [war] table   [regime-without-war]\n"
       "   29 | [[regime]]\n"
       "      | ^~~~~~~~~~\n"
       "   help: it is another state of the war; add [war], or take the row out\n"},
      {"a_regime_without_a_chance", front_and("[[regime]]\nid = \"thaw\"\ntitle = \"Thaw\"\n"),
       "case.toml:41:1: error: [[regime]] \"thaw\" has no \"enters\"   [missing-key]\n"
       "   41 | [[regime]]\n"
       "      | ^~~~~~~~~~\n"
       "   help: add enters = …\n"},
      {"a_regime_given_twice", front_and(thaw + thaw),
       "case.toml:46:6: error: there are two [[regime]] with the id \"thaw\"   [duplicate-id]\n"
       "   46 | id = \"thaw\"\n"
       "      |      ^~~~~~\n"
       "   help: give one of them another id\n"},
      {"a_regime_in_both_forms", front_and(thaw + "drift = 20\nadvance = 0.1\n"),
       "case.toml:45:9: error: [[regime]] \"thaw\" says in both forms how the front moves   [war-pace-form]\n"
       "   45 | drift = 20\n"
       "      |         ^~\n"
       "   help: keep advance and retreat, or drift and deviation\n"},
      {"a_regime_in_another_form_than_the_war", front_and(thaw + "advance = 0.1\nretreat = 0.1\n"),
       "case.toml:45:11: error: [[regime]] \"thaw\" says in another form than [war] how the front moves   "
       "[war-pace-form]\n"
       "   45 | advance = 0.1\n"
       "      |           ^~~\n"
       "   help: [war] has drift and deviation; give these here too\n"},
      {"a_regime_that_drifts_where_the_war_has_chances", added(war + thaw + "drift = 10\ndeviation = 60\n"),
       "case.toml:40:9: error: [[regime]] \"thaw\" says in another form than [war] how the front moves   "
       "[war-pace-form]\n"
       "   40 | drift = 10\n"
       "      |         ^~\n"
       "   help: [war] has advance and retreat; give these here too\n"},
      {"a_regime_with_a_drift_alone", front_and(thaw + "drift = 10\n"),
       "case.toml:41:1: error: [[regime]] \"thaw\" has no \"deviation\"   [missing-key]\n"
       "   41 | [[regime]]\n"
       "      | ^~~~~~~~~~\n"
       "   help: add deviation = …\n"},
      {"a_regime_that_moves_too_often", added(war + thaw + "advance = 0.6\nretreat = 0.5\n"),
       "case.toml:41:11: error: advance reaches 0.6 and retreat 0.5, more than 1 together   "
       "[war-advance-retreat]\n"
       "   41 | retreat = 0.5\n"
       "      |           ^~~\n"
       "   help: in one period the front goes up, down or stays; lower one of the two\n"},
      {"a_regime_that_the_levels_do_not_fit", front_and(thaw + "drift = 20\ndeviation = 90\n"),
       "case.toml:45:9: error: levels 80 wide cannot move with drift 20 and deviation 90 of \"thaw\"   "
       "[war-width]\n"
       "   45 | drift = 20\n"
       "      |         ^~\n"
       "   help: widths from 92.2 to 425 would do; a shorter period moves the range down\n"},
      {"a_regime_that_the_levels_do_not_fit_in_some_worlds",
       front_and(thaw + "drift = [10, 20, 40]\ndeviation = [60, 65, 90]\n"),
       "case.toml:45:9: warning: levels 80 wide cannot move with every drift and deviation of \"thaw\"   "
       "[war-width]\n"
       "   45 | drift = [10, 20, 40]\n"
       "      |         ^~~~~~~~~~~~\n"
       "   help: widths from 98.49 to 130 fit in every world; where the width does not fit, the drift is "
       "kept and the deviation is not\n"},
      {"regimes_entered_too_often",
       front_and(thaw + "[[regime]]\nid = \"storm\"\ntitle = \"Storm\"\nenters = [0.5, 0.97]\n"),
       "case.toml:48:10: error: enters of all regimes reaches 1.02, more than 1 together   [regime-enters]\n"
       "   48 | enters = [0.5, 0.97]\n"
       "      |          ^~~~~~~~~~~\n"
       "   help: in one period the war turns into one of them, or into none; lower one of them\n"},
      {"a_fourth_regime", front_and(thaw + other("frost") + other("storm") + other("calm")),
       "case.toml:53:1: error: the war has 4 regimes; at most 3 are computed   [too-many-regimes]\n"
       "   53 | [[regime]]\n"
       "      | ^~~~~~~~~~\n"
       "   help: join regimes that are alike\n"},
      {"a_cost_in_a_regime_for_nobody", front_and(thaw + "cost = { wset = 0.1 }\n"),
       "case.toml:45:10: error: there is no party \"wset\"   [unknown-party]\n"
       "   45 | cost = { wset = 0.1 }\n"
       "      |          ^~~~\n"
       "   help: one of \"east\", \"north\" and \"south\"\n"},
      {"an_unknown_key_of_a_regime", front_and(thaw + "entres = 0.1\n"),
       "case.toml:45:1: warning: [[regime]] has no key \"entres\"; it is kept and not used   [unknown-key]\n"
       "   45 | entres = 0.1\n"
       "      | ^~~~~~\n"
       "   help: did you mean \"enters\"?\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, of_wars_without_an_end_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_war_without_an_end", endless("advance = 0.3\nretreat = 0.2", "advance = 0\nretreat = 0", ""),
       "case.toml:34:11: error: the war never ends, and \"south\" has patience 1, so fighting on has no "
       "value to it   [war-without-end]\n"
       "   34 | advance = 0\n"
       "      |           ^\n"
       "   help: give the front a chance to move or to freeze, or the party a patience below 1\n"},
      {"a_drift_without_an_end",
       endless("advance = 0.3\nretreat = 0.2",
               "drift = 0\ndeviation = 0\nwidth = 50\nfreeze = 0\nexhaustion = { north = 0 }", ""),
       "case.toml:34:9: error: the war never ends, and \"south\" has patience 1, so fighting on has no value "
       "to it   [war-without-end]\n"
       "   34 | drift = 0\n"
       "      |         ^\n"
       "   help: give the front a chance to move or to freeze, or the party a patience below 1\n"},
      {"a_war_that_comes_to_stand_still_for_good",
       endless("level = 9", "level = 9", thaw + "advance = 0\nretreat = 0\n"),
       "case.toml:37:1: error: once \"thaw\" has begun the war never ends, and \"south\" has patience 1, so "
       "fighting on has no value to it   [war-without-end]\n"
       "   37 | [[regime]]\n"
       "      | ^~~~~~~~~~\n"
       "   help: give it a chance to be left, the front one to freeze, or the party a patience below "
       "1\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, of_the_life_of_an_agreement_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_guarantee_without_a_life", added(patrols),
       "case.toml:29:1: error: [[guarantee]] needs a [life] table   [guarantee-without-life]\n"
       "   29 | [[guarantee]]\n"
       "      | ^~~~~~~~~~~~~\n"
       "   help: add [life]; without keys it takes the hazard of the record\n"},
      {"a_life_written_as_rows", added("[[life]]\nkind = \"full\"\n"),
       "case.toml:29:1: error: \"life\" must be one table that begins with [life]   [wrong-type]\n"
       "   29 | [[life]]\n"
       "      | ^~~~~~~~\n"
       "   help: write [life] once, with one bracket\n"},
      {"an_agreement_of_another_kind", added("[life]\nkind = \"whole\"\n"),
       "case.toml:30:8: error: kind is \"whole\", but must be \"full\", \"partial\" or \"process\"   "
       "[unknown-word]\n"
       "   30 | kind = \"whole\"\n"
       "      |        ^~~~~~~\n"
       "   help: full: it settles what is at issue; partial: some of it; process: how talks go on\n"},
      {"a_hazard_of_zero", added("[life]\nhazard = [0, 1]\n"),
       "case.toml:30:11: error: hazard reaches 0, but must be above 0   [hazard-not-positive]\n"
       "   30 | hazard = [0, 1]\n"
       "      |           ^\n"
       "   help: 1 means that such agreements collapse as often as in the record, 2 twice as often\n"},
      {"many_sides_in_words", added("[life]\nmany_sides = \"yes\"\n"),
       "case.toml:30:14: error: many_sides is a text, but must be true or false   [wrong-type]\n"
       "   30 | many_sides = \"yes\"\n"
       "      |              ^~~~~\n"
       "   help: write it without quotes\n"},
      {"an_unknown_key_of_a_life", added("[life]\nhasard = 2\n"),
       "case.toml:30:1: warning: [life] has no key \"hasard\"; it is kept and not used   [unknown-key]\n"
       "   30 | hasard = 2\n"
       "      | ^~~~~~\n"
       "   help: did you mean \"hazard\"?\n"},
      {"a_guarantee_on_an_unknown_issue", added(life + changed(patrols, "inspection", "inspections")),
       "case.toml:33:8: error: there is no issue \"inspections\"   [unknown-issue]\n"
       "   33 | if = { inspections = \"joint\" }\n"
       "      |        ^~~~~~~~~~~\n"
       "   help: did you mean \"inspection\"?\n"},
      {"a_guarantee_on_an_open_issue", added(life + changed(patrols, "inspection = \"joint\"", "pilots = 1")),
       "case.toml:33:17: error: issue \"pilots\" is open: it has neither a scale nor options yet   "
       "[open-issue]\n"
       "   33 | if = { pilots = 1 }\n"
       "      |                 ^\n"
       "   help: give the issue a scale or options, or remove this\n"},
      {"a_guarantee_of_nothing", added(life + changed(patrols, "times = 0.5", "times = 0")),
       "case.toml:34:9: error: times is 0, but must be above 0 and at most 100   [times-out-of-range]\n"
       "   34 | times = 0\n"
       "      |         ^\n"
       "   help: 0.5 halves the hazard of collapse, 1 leaves it as it is\n"},
      {"a_guarantee_of_more_than_a_hundred",
       added(life + changed(patrols, "times = 0.5", "times = [50, 200]")),
       "case.toml:34:14: error: times reaches 200, but must be above 0 and at most 100   "
       "[times-out-of-range]\n"
       "   34 | times = [50, 200]\n"
       "      |              ^~~\n"
       "   help: 0.5 halves the hazard of collapse, 1 leaves it as it is\n"},
      {"a_guarantee_without_terms", added(life + changed(patrols, "if = { inspection = \"joint\" }\n", "")),
       "case.toml:31:1: error: [[guarantee]] has no \"if\"   [missing-key]\n"
       "   31 | [[guarantee]]\n"
       "      | ^~~~~~~~~~~~~\n"
       "   help: add if = …\n"},
      {"an_unknown_key_of_a_guarantee", added(life + patrols + "time = 3\n"),
       "case.toml:35:1: warning: [[guarantee]] has no key \"time\"; it is kept and not used   [unknown-key]\n"
       "   35 | time = 3\n"
       "      | ^~~~\n"
       "   help: did you mean \"times\"?\n"},
  };
  expect_messages(rows);
}

TEST(CaseMessages, of_levers_on_the_front_are_exactly_these) {
  const std::vector<Row> rows = {
      {"a_lever_on_a_chance_that_the_war_does_not_give",
       front_and("[[lever]]\nid = \"l\"\ntitle = \"L\"\nchanges = { \"war.advance\" = 0.5 }\n"),
       "case.toml:44:13: error: the case has no number or list at \"war.advance\"   [unknown-path]\n"
       "   44 | changes = { \"war.advance\" = 0.5 }\n"
       "      |             ^~~~~~~~~~~~~\n"
       "   help: docs/formats.md lists the paths; a number that the case does not give cannot be changed\n"},
      {"a_lever_beyond_the_width",
       front_and("[[lever]]\nid = \"l\"\ntitle = \"L\"\nchanges = { \"war.drift\" = -200 }\n"),
       "case.toml:44:27: warning: \"war.drift\" is set to -200, outside -80 to 80   [lever-clipped]\n"
       "   44 | changes = { \"war.drift\" = -200 }\n"
       "      |                           ^~~~\n"
       "   help: numbers outside are moved to the nearest end\n"},
  };
  expect_messages(rows);
}

// What lies on the border of each rule is not reported.
TEST(CaseMessages, say_nothing_of_a_front_that_moves_and_ends) {
  const std::vector<Row> rows = {
      {"a_front_in_the_form_of_a_drift", front_toml, ""},
      {"the_widest_levels_that_every_world_allows", front_with("width = 80", "width = 130"), ""},
      {"a_front_without_drift", front_with("drift = [10, 20, 40]", "drift = 0", "width = 80", "width = 600"),
       ""},
      {"stops_that_sum_to_one", front_and("freeze = 0.5\nexhaustion = { north = 0.3, south = 0.2 }\n"), ""},
      {"regimes_that_are_always_entered",
       front_and(thaw + "[[regime]]\nid = \"storm\"\ntitle = \"Storm\"\nenters = 0.95\n"), ""},
      {"three_regimes", front_and(thaw + other("frost") + other("storm")), ""},
      {"a_war_that_may_move", endless("advance = 0.3\nretreat = 0.2", "advance = [0, 0.1]\nretreat = 0", ""),
       ""},
      {"a_war_that_may_freeze",
       endless("advance = 0.3\nretreat = 0.2", "advance = 0\nretreat = 0\nfreeze = 0.01", ""), ""},
      {"a_war_that_exhausts",
       endless("advance = 0.3\nretreat = 0.2", "advance = 0\nretreat = 0\nexhaustion = { south = 0.01 }", ""),
       ""},
      {"a_war_that_another_regime_moves",
       endless("advance = 0.3\nretreat = 0.2", "advance = 0\nretreat = 0",
               thaw + "advance = 0.1\nretreat = 0.1\n"),
       ""},
      {"a_standstill_that_is_left",
       endless("level = 9", "level = 9", thaw + "leaves = 0.1\nadvance = 0\nretreat = 0\n"), ""},
      {"a_war_without_an_end_for_those_to_whom_time_costs",
       war_with("advance = 0.3\nretreat = 0.2", "advance = 0\nretreat = 0"), ""},
      {"a_life_with_its_defaults", added("[life]\n" + patrols), ""},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
