// Tests also: case_row_numbers.cc, case_bounds.cc
// Numbers and estimates. Each row is a case file with one fault and the full text it is answered with.
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using namespace messages;  // NOLINT(google-build-using-namespace)

TEST(CaseMessages, of_estimates_are_exactly_these) {
  const std::vector<Row> rows = {
      {"an_estimate_of_four_numbers",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = [0.1, 0.2, 0.3, 0.4]\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" has 4 numbers, but an estimate has 1 to "
       "3   [estimate-shape]\n"
       "   33 | salience = [0.1, 0.2, 0.3, 0.4]\n"
       "      |            ^~~~~~~~~~~~~~~~~~~~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"an_estimate_of_no_number",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = []\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" has 0 numbers, but an estimate has 1 to "
       "3   [estimate-shape]\n"
       "   33 | salience = []\n"
       "      |            ^~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"an_estimate_with_a_text",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = [0.1, \"0.2\"]\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" holds something that is not a number   "
       "[estimate-shape]\n"
       "   33 | salience = [0.1, \"0.2\"]\n"
       "      |            ^~~~~~~~~~~~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"an_estimate_out_of_order",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = [0.9, 0.1, 0.5]\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is [0.9, 0.1, 0.5], but must go from "
       "low to high   [estimate-order]\n"
       "   33 | salience = [0.9, 0.1, 0.5]\n"
       "      |            ^~~~~~~~~~~~~~~\n"
       "   help: did you mean [0.1, 0.5, 0.9]?\n"},
      {"an_estimate_that_is_a_flag",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = true\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is a truth value, but must be a number "
       "or an estimate   [wrong-type]\n"
       "   33 | salience = true\n"
       "      |            ^~~~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"an_estimate_without_its_value",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = { because = \"said\" }\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" has no \"value\"   [missing-key]\n"
       "   33 | salience = { because = \"said\" }\n"
       "      |            ^~~~~~~~~~~~~~~~~~~~\n"
       "   help: add value = …\n"},
      {"an_estimate_within_an_estimate",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = { value = { value = 0.3 } }\n"),
       "case.toml:33:22: error: value of \"north\" on \"grounds\" is a table, but must be a number or an "
       "estimate   [wrong-type]\n"
       "   33 | salience = { value = { value = 0.3 } }\n"
       "      |                      ^~~~~~~~~~~~~~~\n"
       "   help: write 0.8, [0.6, 0.9] or [0.6, 0.8, 0.9]\n"},
      {"a_number_that_is_not_finite",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = nan\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is nan, which is not a number to count "
       "with   [not-finite]\n"
       "   33 | salience = nan\n"
       "      |            ^~~\n"
       "   help: write a finite number\n"},
      {"a_number_that_is_too_large",
       replaced("name = \"South\"",
                "name = \"South\"\n"
                "capability = 1e300"),
       "case.toml:16:14: error: capability of \"south\" is 1e300, beyond 1000000000000 in size   "
       "[too-large]\n"
       "   16 | capability = 1e300\n"
       "      |              ^~~~~\n"
       "   help: use a larger unit\n"},
      {"a_salience_above_one",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = 1.4\n"
             "rests_on = [\"minutes#6\"]\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is 1.4, but must be in [0, 1]   "
       "[salience-out-of-range]\n"
       "   33 | salience = 1.4\n"
       "      |            ^~~\n"
       "   rests on: minutes-2024-03-02.txt, sentence 6\n"
       "   help: 0 means indifferent, 1 means nothing matters more; did you mean 0.4?\n"},
      {"a_salience_in_percent",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = [40, 60]\n"),
       "case.toml:33:13: error: salience of \"north\" on \"grounds\" reaches 40, but must be in [0, 1]   "
       "[salience-out-of-range]\n"
       "   33 | salience = [40, 60]\n"
       "      |             ^~\n"
       "   help: 0 means indifferent, 1 means nothing matters more; did you mean 0.4?\n"},
      {"a_salience_below_zero",
       added("[[position]]\n"
             "party = \"north\"\n"
             "issue = \"grounds\"\n"
             "ideal = 80\n"
             "salience = -0.3\n"),
       "case.toml:33:12: error: salience of \"north\" on \"grounds\" is -0.3, but must be in [0, 1]   "
       "[salience-out-of-range]\n"
       "   33 | salience = -0.3\n"
       "      |            ^~~~\n"
       "   help: 0 means indifferent, 1 means nothing matters more; did you mean 0.3?\n"},
      {"a_negative_capability",
       replaced("name = \"South\"",
                "name = \"South\"\n"
                "capability = [-5, 5]"),
       "case.toml:16:15: error: capability of \"south\" reaches -5, but must be 0 or more   "
       "[capability-negative]\n"
       "   16 | capability = [-5, 5]\n"
       "      |               ^~\n"
       "   help: 0 means that it can bring nothing to bear; only ratios between parties matter\n"},
      {"a_patience_of_zero",
       replaced("name = \"South\"",
                "name = \"South\"\n"
                "patience = 0"),
       "case.toml:16:12: error: patience of \"south\" is 0, but must be above 0 and at most 1   "
       "[patience-out-of-range]\n"
       "   16 | patience = 0\n"
       "      |            ^\n"
       "   help: 1 means that a period of delay costs nothing; 0.97 means that it costs 3 of 100\n"},
      {"a_curvature_above_two",
       replaced("name = \"South\"",
                "name = \"South\"\n"
                "curvature = 3"),
       "case.toml:16:13: error: curvature of \"south\" is 3, but must be in [1, 2]   "
       "[curvature-out-of-range]\n"
       "   16 | curvature = 3\n"
       "      |             ^\n"
       "   help: 1 means that each step away from the ideal costs the same, 2 that later steps cost more\n"},
      {"a_correlation_of_one",
       replaced("title = \"Talks\"",
                "title = \"Talks\"\n"
                "resolve = 1"),
       "case.toml:4:11: error: resolve is 1, but must be at least 0 and below 1   "
       "[correlation-out-of-range]\n"
       "    4 | resolve = 1\n"
       "      |           ^\n"
       "   help: 0 means independent; 1 itself is left out, 0.9 is close to it\n"},
      {"people_below_zero",
       replaced("options = [\"none\", \"joint\"]", "options = [{ id = \"none\", people = -3 }, \"joint\"]"),
       "case.toml:24:36: error: people of \"inspection\" is -3, but must be 0 or more   [people-negative]\n"
       "   24 | options = [{ id = \"none\", people = -3 }, \"joint\"]\n"
       "      |                                    ^~\n"
       "   help: the number of residents whose jurisdiction changes\n"},
  };
  expect_messages(rows);
}

}  // namespace
}  // namespace entente::dispute
