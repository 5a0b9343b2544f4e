// Tests also: case_read_issues.cc
// Issues: scales, options, steps, norms. Each row is a case file with one fault and the full text it is
// answered with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_issues_are_exactly_these) {
  const std::vector<Row> rows = {
      {"an_issue_without_content", replaced("open = true", "unit = \"pilots\""),
       "case.toml:25:1: error: [[issue]] \"pilots\" has none of scale, options and open = true   "
       "[issue-needs-content]\n"
       "   25 | [[issue]]\n"
       "      | ^~~~~~~~~\n"
       "   help: give it a scale, or options, or open = true while its content is not known\n"},
      {"an_issue_with_two_contents",
       replaced("open = true",
                "open = true\n"
                "options = [\"a\", \"b\"]"),
       "case.toml:25:1: error: [[issue]] \"pilots\" has more than one of scale, options and open = true   "
       "[issue-needs-content]\n"
       "   25 | [[issue]]\n"
       "      | ^~~~~~~~~\n"
       "   help: give it a scale, or options, or open = true while its content is not known\n"},
      {"an_issue_with_one_option", replaced("[\"none\", \"joint\"]", "[\"none\"]"),
       "case.toml:24:11: error: the options of \"inspection\" are fewer than two   [issue-needs-content]\n"
       "   24 | options = [\"none\"]\n"
       "      |           ^~~~~~~~\n"
       "   help: a choice has two options or more\n"},
      {"an_option_with_capitals", replaced("[\"none\", \"joint\"]", "[\"None\", \"joint\"]"),
       "case.toml:24:12: error: \"None\" is not the name of an option   [bad-id]\n"
       "   24 | options = [\"None\", \"joint\"]\n"
       "      |            ^~~~~~\n"
       "   help: an option's name has a to z, digits and _, and begins with a letter\n"},
      {"an_option_given_twice", replaced("[\"none\", \"joint\"]", "[\"none\", \"joint\", \"none\"]"),
       "case.toml:24:29: error: option \"none\" of \"inspection\" is given twice   [duplicate-id]\n"
       "   24 | options = [\"none\", \"joint\", \"none\"]\n"
       "      |                             ^~~~~~\n"
       "   help: remove one\n"},
      {"an_option_that_is_a_flag", replaced("[\"none\", \"joint\"]", "[\"none\", \"joint\", true]"),
       "case.toml:24:29: error: an option of \"inspection\" is a truth value, but must be a name or a table "
       "with an id   [wrong-type]\n"
       "   24 | options = [\"none\", \"joint\", true]\n"
       "      |                             ^~~~\n"},
      {"options_that_are_a_text", replaced("[\"none\", \"joint\"]", "\"none\""),
       "case.toml:24:11: error: options of \"inspection\" is a text, but must be a list   [wrong-type]\n"
       "   24 | options = \"none\"\n"
       "      |           ^~~~~~\n"
       "   help: write options = [\"none\", \"joint\"]\n"},
      {"a_scale_with_one_anchor", replaced("{ 0 = \"south\", 100 = \"north\" }", "{ 0 = \"south\" }"),
       "case.toml:20:9: error: the scale of \"grounds\" has 1 anchor   [scale-needs-two-anchors]\n"
       "   20 | scale = { 0 = \"south\" }\n"
       "      |         ^~~~~~~~~~~~~~~\n"
       "   help: two anchors or more say what its ends mean: { 0 = \"…\", 100 = \"…\" }\n"},
      {"an_anchor_that_is_a_word", replaced("0 = \"south\"", "\"zero\" = \"south\""),
       "case.toml:20:11: error: the scale of \"grounds\" has an anchor at \"zero\", which is not a number   "
       "[wrong-type]\n"
       "   20 | scale = { \"zero\" = \"south\", 100 = \"north\" }\n"
       "      |           ^~~~~~\n"
       "   help: an anchor is a number and what it means: 0 = \"all to the south\"\n"},
      {"an_anchor_with_a_bare_point", replaced("{ 0 = \"south\"", "{ -1 = \"x\", 0.5 = \"south\""),
       "case.toml:20:21: error: the scale of \"grounds\" has an anchor that is a table   [wrong-type]\n"
       "   20 | scale = { -1 = \"x\", 0.5 = \"south\", 100 = \"north\" }\n"
       "      |                     ^\n"
       "   help: an anchor with a decimal point stands in quotes: \"0.5\" = \"…\"\n"},
      {"an_anchor_that_is_too_large", replaced("100 = \"north\"", "100 = \"north\", 1e40 = \"x\""),
       "case.toml:20:39: error: an anchor of \"grounds\" is 1e40, beyond 1000000000000 in size   "
       "[too-large]\n"
       "   20 | scale = { 0 = \"south\", 100 = \"north\", 1e40 = \"x\" }\n"
       "      |                                       ^~~~\n"
       "   help: use a larger unit\n"},
      {"an_anchor_without_its_meaning", replaced("100 = \"north\"", "100 = 3"),
       "case.toml:20:30: error: anchor 100 of \"grounds\" is a number, but must be a text   [wrong-type]\n"
       "   20 | scale = { 0 = \"south\", 100 = 3 }\n"
       "      |                              ^\n"
       "   help: say what it means\n"},
      {"an_anchor_given_twice", replaced("100 = \"north\"", "100 = \"north\", \"100.0\" = \"x\""),
       "case.toml:20:39: error: the scale of \"grounds\" has two anchors at 100.0   [duplicate-id]\n"
       "   20 | scale = { 0 = \"south\", 100 = \"north\", \"100.0\" = \"x\" }\n"
       "      |                                       ^~~~~~~\n"
       "   help: keep one of them\n"},
      {"a_scale_that_is_a_list", replaced("{ 0 = \"south\", 100 = \"north\" }", "[0, 100]"),
       "case.toml:20:9: error: scale of \"grounds\" is a list, but must be a table of anchors   "
       "[wrong-type]\n"
       "   20 | scale = [0, 100]\n"
       "      |         ^~~~~~~~\n"
       "   help: write scale = { 0 = \"…\", 100 = \"…\" }\n"},
      {"a_step_of_zero",
       replaced("title = \"Grounds\"",
                "title = \"Grounds\"\n"
                "step = 0"),
       "case.toml:20:8: error: step of \"grounds\" is 0, but must be above 0 and at most the scale's length "
       "100   [step-not-positive]\n"
       "   20 | step = 0\n"
       "      |        ^\n"
       "   help: leave it out for 21 points\n"},
      {"a_step_too_small",
       replaced("title = \"Grounds\"",
                "title = \"Grounds\"\n"
                "step = 0.01"),
       "case.toml:20:8: error: step of \"grounds\" makes more than 4096 points of the scale   "
       "[too-many-options]\n"
       "   20 | step = 0.01\n"
       "      |        ^~~~\n"
       "   help: take a larger step\n"},
      {"a_step_on_options",
       replaced("title = \"Inspection\"",
                "title = \"Inspection\"\n"
                "step = 1"),
       "case.toml:24:8: error: step of \"inspection\" needs an issue with a scale   [needs-scale]\n"
       "   24 | step = 1\n"
       "      |        ^\n"
       "   help: remove step\n"},
      {"norms_on_options",
       replaced("title = \"Inspection\"",
                "title = \"Inspection\"\n"
                "norms = []"),
       "case.toml:24:9: error: norms of \"inspection\" need an issue with a scale   [needs-scale]\n"
       "   24 | norms = []\n"
       "      |         ^~\n"
       "   help: an option carries its own: { id = \"…\", norm = \"…\" }\n"},
      {"norms_that_are_numbers",
       replaced("title = \"Grounds\"",
                "title = \"Grounds\"\n"
                "norms = [3]"),
       "case.toml:20:10: error: a norm of \"grounds\" is a number, but must be a table   [wrong-type]\n"
       "   20 | norms = [3]\n"
       "      |          ^\n"
       "   help: write { from = 60, to = 100, instrument = \"…\" }\n"},
      {"norms_upside_down",
       replaced("title = \"Grounds\"",
                "title = \"Grounds\"\n"
                "norms = [{ from = 60, to = 40, instrument = \"a treaty\" }]"),
       "case.toml:20:10: error: the range of a norm ends before it begins   [empty-terms]\n"
       "   20 | norms = [{ from = 60, to = 40, instrument = \"a treaty\" }]\n"
       "      |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "   help: swap from and to\n"},
      {"a_status_quo_off_the_scale",
       replaced("title = \"Grounds\"",
                "title = \"Grounds\"\n"
                "status_quo = 120"),
       "case.toml:20:14: error: status_quo of \"grounds\" is 120, but must be on the scale from 0 to 100   "
       "[status-quo-off-scale]\n"
       "   20 | status_quo = 120\n"
       "      |              ^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"a_status_quo_of_an_open_issue",
       replaced("title = \"Pilots\"",
                "title = \"Pilots\"\n"
                "status_quo = 1"),
       "case.toml:28:14: error: status_quo of \"pilots\" needs a scale or options   [open-issue]\n"
       "   28 | status_quo = 1\n"
       "      |              ^\n"
       "   help: give the issue a scale or options, or remove status_quo\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
