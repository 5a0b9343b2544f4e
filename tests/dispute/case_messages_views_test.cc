// Tests also: case_read_positions.cc, case_read_parties.cc, case_checks.cc
// Positions, scores, red lines and terms. Each row is a case file with one fault and the full text it is
// answered with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_views_are_exactly_these) {
  const std::vector<Row> rows = {
      {"an_ideal_off_the_scale",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = [80, 120]\n"
             "salience = 0.4\n"
             "rests_on = [\"minutes#6\"]\n"),
       "case.toml:32:14: error: ideal of \"north\" on \"grounds\" reaches 120, but must be on the scale from "
       "0 to 100   [ideal-off-scale]\n"
       "   32 | ideal = [80, 120]\n"
       "      |              ^~~\n"
       "   rests on: minutes-2024-03-02.txt, sentence 6\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"an_ideal_on_an_open_issue",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"pilots\"\n"
             "ideal = 3\n"
             "salience = 0.4\n"),
       "case.toml:32:9: error: issue \"pilots\" is open: it has neither a scale nor options yet   "
       "[open-issue]\n"
       "   32 | ideal = 3\n"
       "      |         ^\n"
       "   help: give the issue a scale or options, or remove this\n"},
      {"two_positions_on_one_issue",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"),
       "case.toml:34:1: error: there are two [[position]] rows of \"north\" on \"grounds\"   "
       "[duplicate-row]\n"
       "   34 | [[position]]\n"
       "      | ^~~~~~~~~~~~\n"
       "   help: join them into one\n"},
      {"a_position_without_an_ideal",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "salience = 0.4\n"),
       "case.toml:29:1: warning: \"north\" has a salience on \"grounds\" but neither an ideal nor points   "
       "[position-without-ideal]\n"
       "   29 | [[position]]\n"
       "      | ^~~~~~~~~~~~\n"
       "   help: it counts as having no view on this issue\n"},
      {"a_party_without_a_position", replaced("mediates = true\n[[issue]]", "[[issue]]"),
       "case.toml:13:1: warning: \"south\" has no position on any issue   [party-without-position]\n"
       "   13 | [[party]]\n"
       "      | ^~~~~~~~~\n"
       "   help: its utility cannot be computed: it can host or hold a lever, but not accept or refuse\n"},
      {"points_that_are_too_few",
       added("[[score]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "points = [3]\n"),
       "case.toml:32:10: error: points of \"north\" on \"inspection\" are 1, but the issue has 2 options   "
       "[points-count]\n"
       "   32 | points = [3]\n"
       "      |          ^~~\n"
       "   help: give one number or estimate per option, in the order of the options\n"},
      {"too_few_points_on_a_scale",
       added("[[score]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "points = [3]\n"),
       "case.toml:32:10: error: points of \"north\" on \"grounds\" are 1, but the issue has 2 anchors   "
       "[points-count]\n"
       "   32 | points = [3]\n"
       "      |          ^~~\n"
       "   help: give one number or estimate per anchor of the scale, in rising order; between anchors the "
       "points are linear\n"},
      {"points_on_a_scale_in_words",
       added("[[score]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "points = [3, \"ten\"]\n"),
       "case.toml:32:14: error: points at 100 of \"north\" on \"grounds\" is a text, but must be a number or "
       "an "
       "estimate   [wrong-type]\n"
       "   32 | points = [3, \"ten\"]\n"
       "      |              ^~~~~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"points_on_a_scale_that_are_a_text",
       added("[[score]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "points = \"ten\"\n"),
       "case.toml:32:10: error: points of \"north\" on \"grounds\" is a text, but must be a list   "
       "[wrong-type]\n"
       "   32 | points = \"ten\"\n"
       "      |          ^~~~~\n"
       "   help: one number per anchor of the scale, in rising order of the anchors\n"},
      {"points_that_are_a_number",
       added("[[score]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "points = 3\n"),
       "case.toml:32:10: error: points of \"north\" on \"inspection\" is a number, but must be a list   "
       "[wrong-type]\n"
       "   32 | points = 3\n"
       "      |          ^\n"
       "   help: one number per option, in the order of the options\n"},
      {"points_and_weights_mixed",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 0.4\n"
             "[[score]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "points = [3, 4]\n"),
       "case.toml:34:1: error: \"north\" has points on \"inspection\" without a salience there, but "
       "saliences elsewhere   [mixed-utility]\n"
       "   34 | [[score]]\n"
       "      | ^~~~~~~~~\n"
       "   help: give it a [[position]] with a salience on \"inspection\", or no [[position]] at all\n"},
      {"a_red_line_off_the_scale",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = { from = -10 }\n"),
       "case.toml:32:20: error: accepts.from of \"north\" on \"grounds\" is -10, but must be on the scale "
       "from 0 to 100   [red-line-off-scale]\n"
       "   32 | accepts = { from = -10 }\n"
       "      |                    ^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"a_red_line_with_neither_side",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = { }\n"),
       "case.toml:32:11: error: accepts of \"north\" on \"grounds\" has neither from nor to   "
       "[red-line-empty]\n"
       "   32 | accepts = { }\n"
       "      |           ^~~\n"
       "   help: write { from = 40 }, { to = 60 } or both\n"},
      {"a_red_line_upside_down",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = { from = [60, 80], to = [20, 40] }\n"),
       "case.toml:32:11: error: accepts of \"north\" on \"grounds\" ends at 40, before it begins at 60   "
       "[red-line-empty]\n"
       "   32 | accepts = { from = [60, 80], to = [20, 40] }\n"
       "      |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: swap from and to\n"},
      {"a_red_line_without_options",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "accepts = []\n"),
       "case.toml:32:11: error: accepts of \"north\" on \"inspection\" names no option   [red-line-empty]\n"
       "   32 | accepts = []\n"
       "      |           ^~\n"
       "   help: name what the party accepts, or write \"unknown\"\n"},
      {"a_red_line_that_is_a_word",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = \"nothing\"\n"),
       "case.toml:32:11: error: accepts of \"north\" on \"grounds\" is a text, but must be { from = …, to = "
       "… } or \"unknown\"   [wrong-type]\n"
       "   32 | accepts = \"nothing\"\n"
       "      |           ^~~~~~~~~\n"
       "   help: \"grounds\" is a scale\n"},
      {"a_red_line_that_is_an_option",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"inspection\"\n"
             "accepts = \"joint\"\n"),
       "case.toml:32:11: error: accepts of \"north\" on \"inspection\" is a text, but must be a list of "
       "options or \"unknown\"   [wrong-type]\n"
       "   32 | accepts = \"joint\"\n"
       "      |           ^~~~~~~\n"
       "   help: \"inspection\" has options\n"},
      {"a_firmness_above_one",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = { from = 10 }\n"
             "firmness = 80\n"),
       "case.toml:33:12: error: firmness of \"north\" on \"grounds\" is 80, but must be in [0, 1]   "
       "[firmness-out-of-range]\n"
       "   33 | firmness = 80\n"
       "      |            ^~\n"
       "   help: 0 means that the line is words only, 1 that crossing it is refused in every world; did you "
       "mean 0.8?\n"},
      {"an_audience_cost_above_one",
       added("[[red_line]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "accepts = { from = 10 }\n"
             "audience_cost = 5\n"),
       "case.toml:33:17: error: audience_cost of \"north\" on \"grounds\" is 5, but must be in [0, 1]   "
       "[share-out-of-range]\n"
       "   33 | audience_cost = 5\n"
       "      |                 ^\n"
       "   help: a share: 0 means none, 1 means all; did you mean 0.05?\n"},
      {"a_term_off_the_scale",
       added("[[link]]\n"
             "if = { inspection = \"none\" }\n"
             "then = { grounds = { to = 170 } }\n"),
       "case.toml:31:27: error: to is 170, but must be on the scale from 0 to 100   [terms-off-scale]\n"
       "   31 | then = { grounds = { to = 170 } }\n"
       "      |                           ^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"a_term_with_neither_side",
       added("[[link]]\n"
             "if = { grounds = { } }\n"
             "then = { inspection = \"none\" }\n"),
       "case.toml:30:18: error: the range on \"grounds\" has neither from nor to   [empty-terms]\n"
       "   30 | if = { grounds = { } }\n"
       "      |                  ^~~\n"
       "   help: write { from = 30, to = 70 }; one side may be absent\n"},
      {"a_term_upside_down",
       added("[[link]]\n"
             "if = { grounds = { from = 70, to = 30 } }\n"
             "then = { inspection = \"none\" }\n"),
       "case.toml:30:18: error: the range on \"grounds\" ends before it begins   [empty-terms]\n"
       "   30 | if = { grounds = { from = 70, to = 30 } }\n"
       "      |                  ^~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: swap from and to\n"},
      {"a_term_without_options",
       added("[[link]]\n"
             "if = { inspection = [] }\n"
             "then = { grounds = 30 }\n"),
       "case.toml:30:21: error: no option of \"inspection\" is named   [empty-terms]\n"
       "   30 | if = { inspection = [] }\n"
       "      |                     ^~\n"
       "   help: name one option or more\n"},
      {"an_option_named_twice",
       added("[[link]]\n"
             "if = { inspection = [\"none\", \"none\"] }\n"
             "then = { grounds = 30 }\n"),
       "case.toml:30:30: error: option \"none\" is named twice   [duplicate-row]\n"
       "   30 | if = { inspection = [\"none\", \"none\"] }\n"
       "      |                              ^~~~~~\n"
       "   help: name it once\n"},
      {"terms_without_an_issue",
       added("[[link]]\n"
             "if = { }\n"
             "then = { grounds = 30 }\n"),
       "case.toml:30:6: error: if names no issue   [empty-terms]\n"
       "   30 | if = { }\n"
       "      |      ^~~\n"
       "   help: name one or more\n"},
      {"terms_on_an_unknown_issue",
       added("[[link]]\n"
             "if = { inspektion = \"none\" }\n"
             "then = { grounds = 30 }\n"),
       "case.toml:30:8: error: there is no issue \"inspektion\"   [unknown-issue]\n"
       "   30 | if = { inspektion = \"none\" }\n"
       "      |        ^~~~~~~~~~\n"
       "   help: did you mean \"inspection\"?\n"},
      {"terms_that_are_a_text",
       added("[[link]]\n"
             "if = \"none\"\n"
             "then = { grounds = 30 }\n"),
       "case.toml:30:6: error: if is a text, but must be a table of issues   [wrong-type]\n"
       "   30 | if = \"none\"\n"
       "      |      ^~~~~~\n"
       "   help: write if = { issue = value }\n"},
      {"a_link_without_consequence",
       added("[[link]]\n"
             "if = { grounds = 30 }\n"),
       "case.toml:29:1: error: [[link]] needs either \"then\" or \"forbid\", not both   [link-needs-one]\n"
       "   29 | [[link]]\n"
       "      | ^~~~~~~~\n"
       "   help: then = what must hold as well; forbid = what may not hold as well\n"},
      {"a_share_above_one",
       added("[[approval]]\n"
             "party = \"north\"\n"
             "share = 60\n"),
       "case.toml:31:9: error: share of \"north\" is 60, but must be in [0, 1]   [share-out-of-range]\n"
       "   31 | share = 60\n"
       "      |         ^~\n"
       "   help: a share: 0 means none, 1 means all; did you mean 0.6?\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
