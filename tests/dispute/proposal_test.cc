#include "entente/dispute/proposal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/dispute/case_messages.h"

namespace entente::dispute {
namespace {

using messages::Row;

base::Result<Proposal> read(const std::string& text) {
  static const Case dispute = *Case::build({"case.toml", messages::base_toml, {}});
  return read_proposal(dispute, text, "text.toml");
}

void expect_messages(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_EQ(base::to_text(read(row.toml).diagnostics()), row.expected) << "in the row " << row.name;
}

TEST(Proposal, is_read_with_its_heading_and_one_value_per_issue_in_the_order_of_the_case) {
  const auto text = read(
      "# a draft\nformat = 1\n\n[text]\ntitle = \"A draft\"  # of the evening\nauthor = \"The chair\"\ndate "
      "= 2024-03-01\n"
      "[terms]\ninspection = \"joint\"\ngrounds = 62.5 # per cent\n");
  ASSERT_TRUE(text.ok()) << base::to_text(text.diagnostics());
  EXPECT_TRUE(text.diagnostics().empty());
  EXPECT_EQ(text->title, "A draft");
  EXPECT_EQ(text->author, "The chair");
  EXPECT_EQ(evidence::to_iso(*text->date), "2024-03-01");
  ASSERT_EQ(text->terms.size(), 2u);
  EXPECT_EQ(text->terms[0].issue, IssueId(0));
  EXPECT_EQ(text->terms[0].value, 62.5);
  EXPECT_EQ(text->terms[1].issue, IssueId(1));
  EXPECT_EQ(text->terms[1].value, 1);
}

TEST(Proposal, needs_no_heading_and_may_settle_one_issue) {
  const auto text = read("format = 1\n[terms]\ngrounds = 0\n");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->title, "");
  EXPECT_FALSE(text->date.has_value());
  EXPECT_EQ(text->terms.size(), 1u);
}

TEST(Proposal, may_stand_at_either_end_of_a_scale) {
  EXPECT_EQ(read("format = 1\n[terms]\ngrounds = 0\n")->terms[0].value, 0);
  EXPECT_EQ(read("format = 1\n[terms]\ngrounds = 100\n")->terms[0].value, 100);
}

TEST(Proposal, may_be_dated_the_day_on_which_the_case_stands) {
  EXPECT_TRUE(read("format = 1\n[text]\ndate = 2024-03-02\n[terms]\ngrounds = 40\n").ok());
}

TEST(Proposal, says_in_full_what_is_wrong_with_the_file) {
  expect_messages({
      {"no_format", "[terms]\ngrounds = 40\n",
       "text.toml:1:1: error: the file does not say its format   [unknown-format]\n"
       "    1 | [terms]\n"
       "      | ^\n"
       "   help: begin the file with: format = 1\n"},
      {"another_format", "format = 2\n[terms]\ngrounds = 40\n",
       "text.toml:1:10: error: format 2 is not known here   [unknown-format]\n"
       "    1 | format = 2\n"
       "      |          ^\n"
       "   help: this version reads format = 1\n"},
      {"empty", "",
       "text.toml:1:1: error: the file does not say its format   [unknown-format]\n"
       "   help: begin the file with: format = 1\n"},
      {"no_terms", "format = 1\n[text]\ntitle = \"A draft\"\n",
       "text.toml:1:1: error: the file has no table [terms]   [missing-key]\n"
       "    1 | format = 1\n"
       "      | ^\n"
       "   help: write [terms] and under it one line per issue that the text settles: issue = value\n"},
      {"empty_terms", "format = 1\n[terms]\n",
       "text.toml:2:1: error: the text settles no issue   [empty-terms]\n"
       "    2 | [terms]\n"
       "      | ^~~~~~~\n"
       "   help: name one issue or more: issue = value\n"},
      {"a_list_of_terms", "format = 1\n[[terms]]\ngrounds = 40\n",
       "text.toml:2:1: error: \"terms\" must be one table that begins with [terms]   [wrong-type]\n"
       "    2 | [[terms]]\n"
       "      | ^~~~~~~~~\n"
       "   help: write [terms] once, with one bracket\n"},
      {"not_closed", "format = 1\n[terms\n",
       "text.toml:2:1: error: this \"[\" is never closed   [toml-syntax]\n"
       "    2 | [terms\n"
       "      | ^\n"
       "   help: add the \"]\" that closes it\n"},
      {"given_twice", "format = 1\n[terms]\ngrounds = 40\ngrounds = 50\n",
       "text.toml:4:11: error: \"grounds\" is given twice in the same table   [toml-syntax]\n"
       "    4 | grounds = 50\n"
       "      |           ^~\n"
       "   help: keep one of the two\n"},
  });
}

TEST(Proposal, says_in_full_which_term_is_wrong) {
  expect_messages({
      {"a_slip", "format = 1\n[terms]\ngronds = 40\n",
       "text.toml:3:1: error: there is no issue \"gronds\"   [unknown-issue]\n"
       "    3 | gronds = 40\n"
       "      | ^~~~~~\n"
       "   help: did you mean \"grounds\"?\n"},
      {"no_such_issue", "format = 1\n[terms]\nquotas = 40\n",
       "text.toml:3:1: error: there is no issue \"quotas\"   [unknown-issue]\n"
       "    3 | quotas = 40\n"
       "      | ^~~~~~\n"
       "   help: one of \"grounds\", \"inspection\" and \"pilots\"\n"},
      {"an_open_issue", "format = 1\n[terms]\npilots = 40\n",
       "text.toml:3:10: error: issue \"pilots\" is open: it has neither a scale nor options yet   "
       "[open-issue]\n"
       "    3 | pilots = 40\n"
       "      |          ^~\n"
       "   help: give the issue a scale or options, or remove this\n"},
      {"beyond_the_scale", "format = 1\n[terms]\ngrounds = 140\n",
       "text.toml:3:11: error: the value on \"grounds\" is 140, but must be on the scale from 0 to 100   "
       "[terms-off-scale]\n"
       "    3 | grounds = 140\n"
       "      |           ^~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"below_the_scale", "format = 1\n[terms]\ngrounds = -0.5\n",
       "text.toml:3:11: error: the value on \"grounds\" is -0.5, but must be on the scale from 0 to 100   "
       "[terms-off-scale]\n"
       "    3 | grounds = -0.5\n"
       "      |           ^~~~\n"
       "   help: move the number, or give the scale an anchor further out\n"},
      {"not_a_number", "format = 1\n[terms]\ngrounds = nan\n",
       "text.toml:3:11: error: the value on \"grounds\" is nan, which is not a number to count with   "
       "[not-finite]\n"
       "    3 | grounds = nan\n"
       "      |           ^~~\n"
       "   help: write a finite number\n"},
      {"an_option_s_slip", "format = 1\n[terms]\ninspection = \"jont\"\n",
       "text.toml:3:14: error: \"inspection\" has no option \"jont\"   [unknown-option]\n"
       "    3 | inspection = \"jont\"\n"
       "      |              ^~~~~~\n"
       "   help: did you mean \"joint\"?\n"},
      {"an_option_by_number", "format = 1\n[terms]\ninspection = 1\n",
       "text.toml:3:14: error: the value is a number, but must be an option of \"inspection\"   "
       "[wrong-type]\n"
       "    3 | inspection = 1\n"
       "      |              ^\n"
       "   help: one of \"none\" and \"joint\"\n"},
      {"a_point_in_words", "format = 1\n[terms]\ngrounds = \"joint\"\n",
       "text.toml:3:11: error: the value on \"grounds\" is a text, but must be a number   [wrong-type]\n"
       "    3 | grounds = \"joint\"\n"
       "      |           ^~~~~~~\n"
       "   help: a text settles an issue at one point; try one text per point\n"},
      {"a_number_in_quotes", "format = 1\n[terms]\ngrounds = \"45\"\n",
       "text.toml:3:11: error: the value on \"grounds\" is a text, but must be a number   [wrong-type]\n"
       "    3 | grounds = \"45\"\n"
       "      |           ^~~~\n"
       "   help: write the number without quotes\n"},
      {"a_range", "format = 1\n[terms]\ngrounds = [40, 50]\n",
       "text.toml:3:11: error: the value on \"grounds\" is a list, but must be a number   [wrong-type]\n"
       "    3 | grounds = [40, 50]\n"
       "      |           ^~~~~~~~\n"
       "   help: a text settles an issue at one point; try one text per point\n"},
  });
}

TEST(Proposal, says_in_full_what_is_wrong_with_the_heading) {
  expect_messages({
      {"after_the_case", "format = 1\n[text]\ndate = 2024-03-03\n[terms]\ngrounds = 40\n",
       "text.toml:3:8: error: the text is dated 2024-03-03, after the case, which stands as of 2024-03-02   "
       "[after-as-of]\n"
       "    3 | date = 2024-03-03\n"
       "      |        ^~~~~~~~~~\n"
       "   help: move the case's as_of forward, and judge its numbers again as of that day\n"},
      {"no_date", "format = 1\n[text]\ndate = \"soon\"\n[terms]\ngrounds = 40\n",
       "text.toml:3:8: error: date is a text, but must be a date   [wrong-type]\n"
       "    3 | date = \"soon\"\n"
       "      |        ^~~~~~\n"
       "   help: write year-month-day, as in 2024-03-02\n"},
      {"a_title_without_quotes", "format = 1\n[text]\ntitle = 4\n[terms]\ngrounds = 40\n",
       "text.toml:3:9: error: title is a number, but must be a text   [wrong-type]\n"
       "    3 | title = 4\n"
       "      |         ^\n"
       "   help: put it in quotes\n"},
      {"two_headings", "format = 1\n[[text]]\ntitle = \"x\"\n[terms]\ngrounds = 40\n",
       "text.toml:2:1: error: \"text\" must be one table that begins with [text]   [wrong-type]\n"
       "    2 | [[text]]\n"
       "      | ^~~~~~~~\n"
       "   help: write [text] once, with one bracket\n"},
  });
}

TEST(Proposal, is_read_with_a_warning_for_a_key_that_nobody_uses) {
  const auto text = read("format = 1\n[text]\ntitel = \"x\"\n[terms]\ngrounds = 40\n");
  EXPECT_TRUE(text.ok());
  EXPECT_EQ(base::to_text(text.diagnostics()),
            "text.toml:3:1: warning: [text] has no key \"titel\"; it is kept and not used   [unknown-key]\n"
            "    3 | titel = \"x\"\n"
            "      | ^~~~~\n");
}

TEST(Proposal, reports_every_problem_at_once_in_the_order_of_the_file) {
  const auto problems =
      read("format = 1\n[terms]\ngrounds = 140\ninspection = \"x\"\nfoo = 1\n").diagnostics();
  std::vector<std::string> codes;
  for (const auto& problem : problems) codes.push_back(problem.code);
  EXPECT_THAT(codes, ::testing::ElementsAre("terms-off-scale", "unknown-option", "unknown-issue"));
}

}  // namespace
}  // namespace entente::dispute
