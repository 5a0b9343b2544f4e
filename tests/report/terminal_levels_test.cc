#include "entente/report/terminal_levels.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/report/text_table.h"
#include "tests/report/war_fixture.h"

namespace entente::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string shown(const test::WarReport& report, bool details) {
  TerminalOptions options;
  options.dispute = &report.dispute;
  options.details = details;
  return render_terminal(report.answers, options);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(LevelsInATerminal, are_one_table_of_nine_levels_with_todays_marked) {
  const test::WarReport report;
  const std::string text = shown(report, false);
  EXPECT_EQ(count(text, "front at level"), 1u);
  EXPECT_THAT(text, ::testing::ContainsRegex("front at level +0 +2 +5 +7 +9\\* +12 +15 +17 +20\n"));
  EXPECT_THAT(text, HasSubstr("  * the front today\n"));
  EXPECT_THAT(text, Not(HasSubstr("level 13")));
}

TEST(LevelsInATerminal, fit_eighty_columns_with_a_row_for_each_obstacle_under_one_heading) {
  const test::WarReport report;
  const std::string text = shown(report, false);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    EXPECT_LE(columns_of(std::string_view(text).substr(at, end - at)), 80u);
    at = end + 1;
  }
  EXPECT_THAT(text, ::testing::ContainsRegex("red lines +90 +90 +90 +90 +90 +90 +90 +90 +90\n"));
  EXPECT_THAT(text, HasSubstr("<1"));
  EXPECT_THAT(text, Not(HasSubstr("0.0000")));
}

TEST(LevelsInATerminal, are_all_told_with_details) {
  const test::WarReport report;
  const std::string text = shown(report, true);
  EXPECT_THAT(text, Not(HasSubstr("front at level")));
  EXPECT_GE(count(text, "level 13 "), 5u);
}

TEST(LevelsInATerminal, are_those_of_the_front_and_not_ranks_of_sets) {
  const test::WarReport report;
  EXPECT_TRUE(told_by_level(report.front(), "terms_on_line"));
  EXPECT_FALSE(told_by_level(report.front(), "chance_low"));
  EXPECT_FALSE(told_by_level(report.answers.answers[1], "least_removal"));
  EXPECT_THAT(shown(report, false),
              ::testing::ContainsRegex("a side that is not at the table and red lines +~ +8 of 100 worlds"));
  EXPECT_THAT(shown(report, false), Not(HasSubstr("red_lines")));
}

TEST(LevelsInATerminal, are_absent_where_no_finding_has_them) {
  const test::WarReport report;
  const TerminalOptions options;
  EXPECT_EQ(levels_text(Desk(options), report.answers.answers[1]), "");
}

}  // namespace
}  // namespace entente::report
