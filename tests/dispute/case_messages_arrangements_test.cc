// Tests also: case_read_tables.cc, case_read_levers.cc, case_read_war.cc, case_read_terms.cc
// Tables, levers and the fighting. Each row is a case file with one fault and the full text it is answered
// with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_arrangements_are_exactly_these) {
  const std::vector<Row> rows = {
      {"nobody_must_accept",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = []\n"),
       "case.toml:32:15: error: must_accept of \"t\" names nobody   [empty-must-accept]\n"
       "   32 | must_accept = []\n"
       "      |               ^~\n"
       "   help: an agreement is what those who must accept it accept; name one party or more\n"},
      {"must_accept_that_is_a_text",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = \"north\"\n"),
       "case.toml:32:15: error: must_accept of \"t\" is a text, but must be a list of parties   "
       "[wrong-type]\n"
       "   32 | must_accept = \"north\"\n"
       "      |               ^~~~~~~\n"
       "   help: write must_accept = [\"…\"]\n"},
      {"a_seat_given_twice",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"north\"]\n"
             "must_accept = [\"north\"]\n"),
       "case.toml:31:11: error: seated of \"t\" names \"north\" twice   [duplicate-row]\n"
       "   31 | seated = [\"north\", \"north\"]\n"
       "      |           ^~~~~~~\n"
       "   help: name it once\n"},
      {"an_acceptor_given_twice",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\", { party = \"north\", on = [\"grounds\"] }]\n"),
       "case.toml:32:25: error: must_accept of \"t\" names \"north\" twice   [duplicate-row]\n"
       "   32 | must_accept = [\"north\", { party = \"north\", on = [\"grounds\"] }]\n"
       "      |                         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: name it once\n"},
      {"a_spoiler_without_a_probability",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "can_spoil = [{ party = \"south\" }]\n"),
       "case.toml:33:14: error: an entry of can_spoil of \"south\" has no \"wrecks\"   [missing-key]\n"
       "   33 | can_spoil = [{ party = \"south\" }]\n"
       "      |              ^~~~~~~~~~~~~~~~~~~\n"
       "   help: add wrecks = …\n"},
      {"a_spoiler_that_is_a_name",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "can_spoil = [\"south\"]\n"),
       "case.toml:33:14: error: an entry of can_spoil of \"t\" is a text, but must be a table   "
       "[wrong-type]\n"
       "   33 | can_spoil = [\"south\"]\n"
       "      |              ^~~~~~~\n"
       "   help: write { party = \"…\", … }\n"},
      {"a_wrecking_probability_above_one",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "can_spoil = [{ party = \"south\", wrecks = [0.5, 1.5] }]\n"),
       "case.toml:33:48: error: wrecks of \"south\" reaches 1.5, but must be in [0, 1]   "
       "[probability-out-of-range]\n"
       "   33 | can_spoil = [{ party = \"south\", wrecks = [0.5, 1.5] }]\n"
       "      |                                                ^~~\n"
       "   help: a probability: 0 means never, 1 means always; did you mean 0.5?\n"},
      {"a_ratifier_that_must_accept",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "ratifies = [\"north\"]\n"),
       "case.toml:33:12: warning: \"north\" must accept at table \"t\" and ratifies there too, which adds "
       "nothing   [ratifier-must-accept]\n"
       "   33 | ratifies = [\"north\"]\n"
       "      |            ^~~~~~~~~\n"
       "   help: give it [[approval]] rows, or name another party as the one that ratifies\n"},
      {"a_spoiler_that_must_accept",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "can_spoil = [{ party = \"north\", wrecks = 0.2 }]\n"),
       "case.toml:33:13: warning: \"north\" must accept at table \"t\" and can spoil it too   "
       "[spoiler-must-accept]\n"
       "   33 | can_spoil = [{ party = \"north\", wrecks = 0.2 }]\n"
       "      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: a spoiler is a party whose acceptance is not asked for\n"},
      {"an_open_issue_at_a_table",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "issues = [\"grounds\", \"pilots\"]\n"),
       "case.toml:33:22: error: issue \"pilots\" is open: it has neither a scale nor options yet   "
       "[open-issue]\n"
       "   33 | issues = [\"grounds\", \"pilots\"]\n"
       "      |                      ^~~~~~~~\n"
       "   help: give the issue a scale or options, or remove this\n"},
      {"an_issue_at_a_table_twice",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "issues = [\"grounds\", \"grounds\"]\n"),
       "case.toml:33:22: error: issues of \"t\" names \"grounds\" twice   [duplicate-row]\n"
       "   33 | issues = [\"grounds\", \"grounds\"]\n"
       "      |                      ^~~~~~~~~\n"
       "   help: name it once\n"},
      {"issues_that_are_numbers",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "issues = [3]\n"),
       "case.toml:33:11: error: an entry of issues of \"t\" is a number, but must be the id of an issue   "
       "[wrong-type]\n"
       "   33 | issues = [3]\n"
       "      |           ^\n"
       "   help: put the id in quotes\n"},
      {"an_unknown_path",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.capabilty\" = 5 }\n"),
       "case.toml:32:13: error: the case has no number or list at \"party.north.capabilty\"   "
       "[unknown-path]\n"
       "   32 | changes = { \"party.north.capabilty\" = 5 }\n"
       "      |             ^~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: did you mean \"party.north.capability\"?\n"},
      {"a_path_to_a_number_the_case_does_not_give",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"war.advance\" = 0.5 }\n"),
       "case.toml:32:13: error: the case has no number or list at \"war.advance\"   [unknown-path]\n"
       "   32 | changes = { \"war.advance\" = 0.5 }\n"
       "      |             ^~~~~~~~~~~~~\n"
       "   help: docs/formats.md lists the paths; a number that the case does not give cannot be changed\n"},
      {"a_change_in_words",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.capability\" = \"less\" }\n"),
       "case.toml:32:40: error: \"less\" is no change of \"party.north.capability\"   [lever-change]\n"
       "   32 | changes = { \"party.north.capability\" = \"less\" }\n"
       "      |                                        ^~~~~~\n"
       "   help: write a number, \"+5\", \"-30%\", \"x1.2\", { plus = … } or { times = … }\n"},
      {"a_change_of_two_kinds",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.capability\" = { plus = 3, times = 2 } }\n"),
       "case.toml:32:40: error: the change of \"party.north.capability\" needs either plus or times   "
       "[lever-change]\n"
       "   32 | changes = { \"party.north.capability\" = { plus = 3, times = 2 } }\n"
       "      |                                        ^~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: write a number, \"+5\", \"-30%\", \"x1.2\", { plus = … } or { times = … }\n"},
      {"a_factor_below_zero",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.capability\" = { times = -2 } }\n"),
       "case.toml:32:50: error: times of \"l\" is -2, but must be 0 or more   [lever-change]\n"
       "   32 | changes = { \"party.north.capability\" = { times = -2 } }\n"
       "      |                                                  ^~\n"
       "   help: times 0.7 takes 30 of 100 away\n"},
      {"a_change_of_a_list_in_words",
       added("[[table]]\n"
             "id = \"t\"\n"
             "seated = [\"north\", \"south\"]\n"
             "must_accept = [\"north\"]\n"
             "[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"table.t.seated\" = \"-north\" }\n"),
       "case.toml:36:32: error: the change of \"table.t.seated\" does not say whom to add or remove   "
       "[lever-change]\n"
       "   36 | changes = { \"table.t.seated\" = \"-north\" }\n"
       "      |                                ^~~~~~~~\n"
       "   help: write { add = [\"…\"] } or { remove = [\"…\"] }\n"},
      {"a_path_given_twice",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.capability\" = 3, party.north.capability = 4 }\n"),
       "case.toml:32:55: error: [[lever]] \"l\" changes \"party.north.capability\" twice   [duplicate-row]\n"
       "   32 | changes = { \"party.north.capability\" = 3, party.north.capability = 4 }\n"
       "      |                                                       ^~~~~~~~~~\n"
       "   help: keep one\n"},
      {"a_change_beyond_the_domain",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = { \"party.north.curvature\" = [1, 3] }\n"),
       "case.toml:32:39: warning: \"party.north.curvature\" is set to 1 to 3, outside 1 to 2   "
       "[lever-clipped]\n"
       "   32 | changes = { \"party.north.curvature\" = [1, 3] }\n"
       "      |                                       ^~~~~~\n"
       "   help: numbers outside are moved to the nearest end\n"},
      {"changes_that_are_a_list",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "changes = []\n"),
       "case.toml:32:11: error: changes of \"l\" is a list, but must be a table   [wrong-type]\n"
       "   32 | changes = []\n"
       "      |           ^~\n"
       "   help: write changes = { \"party.….capability\" = \"-30%\" }\n"},
      {"an_unknown_lever",
       added("[[lever]]\n"
             "id = \"l\"\n"
             "title = \"L\"\n"
             "[[bundle]]\n"
             "id = \"b\"\n"
             "title = \"B\"\n"
             "levers = [\"ll\"]\n"),
       "case.toml:35:11: error: there is no lever \"ll\"   [unknown-lever]\n"
       "   35 | levers = [\"ll\"]\n"
       "      |           ^~~~\n"
       "   help: did you mean \"l\"?\n"},
      {"a_war_of_one", war_with("[\"north\", \"south\"]\nlevels", "[\"north\"]\nlevels"),
       "case.toml:30:11: error: between names 1 parties, but a war is between two   [war-between]\n"
       "   30 | between = [\"north\"]\n"
       "      |           ^~~~~~~~~\n"
       "   help: name the two that fight; a higher level is better for the first\n"},
      {"a_war_with_one_level", war_with("levels = 20", "levels = 1"),
       "case.toml:31:10: error: levels is 1, but must be a whole number from 2 to 1000   [war-levels]\n"
       "   31 | levels = 1\n"
       "      |          ^\n"
       "   help: level 0 and the last level end the war; the levels between are states of the front\n"},
      {"a_war_with_part_of_a_level", war_with("levels = 20", "levels = 2.5"),
       "case.toml:31:10: error: levels is 2.5, but must be a whole number from 2 to 1000   [war-levels]\n"
       "   31 | levels = 2.5\n"
       "      |          ^~~\n"
       "   help: level 0 and the last level end the war; the levels between are states of the front\n"},
      {"a_front_at_its_end", war_with("level = 9", "level = [8, 20]"),
       "case.toml:32:13: error: level reaches 20, but must be between 1 and 19   [war-level-out-of-range]\n"
       "   32 | level = [8, 20]\n"
       "      |             ^~\n"
       "   help: levels 0 and 20 end the war\n"},
      {"a_front_that_moves_too_often", war_with("retreat = 0.2", "retreat = [0.2, 0.75]"),
       "case.toml:34:11: error: advance reaches 0.3 and retreat 0.75, more than 1 together   "
       "[war-advance-retreat]\n"
       "   34 | retreat = [0.2, 0.75]\n"
       "      |           ^~~~~~~~~~~\n"
       "   help: in one period the front goes up, down or stays; lower one of the two\n"},
      {"an_advance_in_percent", war_with("advance = 0.3", "advance = 30"),
       "case.toml:33:11: error: advance is 30, but must be in [0, 1]   [probability-out-of-range]\n"
       "   33 | advance = 30\n"
       "      |           ^~\n"
       "   help: a probability: 0 means never, 1 means always; did you mean 0.3?\n"},
      {"a_cost_for_nobody", added(war + "cost = { nroth = 0.1 }\n"),
       "case.toml:36:10: error: there is no party \"nroth\"   [unknown-party]\n"
       "   36 | cost = { nroth = 0.1 }\n"
       "      |          ^~~~~\n"
       "   help: one of \"north\" and \"south\"\n"},
      {"a_cost_that_is_a_number", added(war + "cost = 0.1\n"),
       "case.toml:36:8: error: cost is a number, but must be a table of parties   [wrong-type]\n"
       "   36 | cost = 0.1\n"
       "      |        ^~~\n"
       "   help: write cost = { party = 0.01 }\n"},
      {"an_end_without_an_issue", war_with("high = { grounds", "high = { ground"),
       "case.toml:35:42: error: the high end names \"ground\", which is no issue   [ends-unknown]\n"
       "   35 | ends = { low = { grounds = 0 }, high = { ground = 100 } }\n"
       "      |                                          ^~~~~~\n"
       "   help: did you mean \"grounds\"?\n"},
      {"an_end_off_the_scale", war_with("high = { grounds = 100", "high = { grounds = 110"),
       "case.toml:35:52: error: \"grounds\" at the high end is 110, but must be on the scale from 0 to 100   "
       "[ends-off-scale]\n"
       "   35 | ends = { low = { grounds = 0 }, high = { grounds = 110 } }\n"
       "      |                                                    ^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"a_war_with_one_end", war_with(", high = { grounds = 100 }", ""),
       "case.toml:35:8: error: ends has no \"high\"   [missing-key]\n"
       "   35 | ends = { low = { grounds = 0 } }\n"
       "      |        ^~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: add high = …\n"},
      {"a_meanwhile_of_another_word", added(war + "meanwhile = \"both\"\n"),
       "case.toml:36:13: error: meanwhile is \"both\", but must be \"front\" or \"nothing\"   "
       "[unknown-word]\n"
       "   36 | meanwhile = \"both\"\n"
       "      |             ^~~~~~\n"
       "   help: front: the parties live with the front as it stands; nothing: they have nothing until the "
       "end\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
