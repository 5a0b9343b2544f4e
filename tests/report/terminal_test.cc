// Tests also: terminal_bars.cc, terminal_desk.cc
#include "entente/report/terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "entente/report/terminal_bars.h"
#include "entente/report/text_table.h"
#include "tests/report/report_fixture.h"

namespace entente::report {
namespace {

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, columns_of(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

TEST(Terminal, fits_eighty_columns) {
  const dispute::Case dispute = test::harbour_case();
  TerminalOptions options;
  options.dispute = &dispute;
  const std::string text = render_terminal(test::harbour_answers(), options);
  if (std::getenv("ENTENTE_BRIEF_OUT")) std::printf("%s\n", text.c_str());
  EXPECT_LE(widest_line(text), 80u);
  EXPECT_NE(text.find("AGREEMENT · Talks in the capital"), std::string::npos);
  EXPECT_NE(text.find("41 of 100 worlds"), std::string::npos);
}

TEST(Terminal, marks_how_each_number_is_known_only_when_it_can_look) {
  const dispute::Case dispute = test::harbour_case();
  TerminalOptions options;
  options.width = 120;
  EXPECT_EQ(render_terminal(test::harbour_answers(), options).find("~  "), std::string::npos);
  options.dispute = &dispute;
  const std::string text = render_terminal(test::harbour_answers(), options);
  for (const char* mark : {"•", "~", "?"}) EXPECT_NE(text.find(mark), std::string::npos) << mark;
}

TEST(Terminal, is_plain_ascii_without_colour_when_asked) {
  TerminalOptions options;
  options.ascii = true;
  const std::string text = render_terminal(test::harbour_answers(), options);
  EXPECT_TRUE(
      std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST(Terminal, uses_escape_sequences_only_for_its_own_headings) {
  question::Answers answers = test::harbour_answers();
  answers.answers[0].says[0] = "a \x1b[2J b";
  EXPECT_EQ(render_terminal(answers).find('\x1b'), std::string::npos);
  TerminalOptions options;
  options.colour = true;
  EXPECT_NE(render_terminal(answers, options).find("\x1b[1m"), std::string::npos);
}

TEST(ClaimsTerminal, lists_claims_with_their_quotes_and_leaves_rejected_ones_out) {
  evidence::Claims evidence = test::harbour_evidence();
  evidence.claims[1].status = evidence::ClaimStatus::rejected;
  TerminalOptions options;
  options.width = 100;
  const std::string text = render_claims_terminal(evidence, options);
  EXPECT_NE(text.find("bulletin#1"), std::string::npos);
  EXPECT_EQ(text.find("bulletin#2"), std::string::npos);
  EXPECT_LE(widest_line(text), 100u);
  EXPECT_EQ(render_claims_terminal({}), "no claims found\n");
}

TEST(ShareBlocks, are_exact_to_an_eighth_of_a_cell) {
  EXPECT_EQ(share_blocks(0.5, 4), "██");
  EXPECT_EQ(share_blocks(1.0 / 32, 4), "▏");
  EXPECT_EQ(share_blocks(1.5, 2), "██");
  EXPECT_EQ(share_blocks(0, 4), "");
}

TEST(IntervalBlocks, show_three_depths) {
  EXPECT_EQ(interval_blocks({{4, 6}, {2, 8}, {1, 9}}, 0, 10, 10), " ▁▄▄██▄▄▁ ");
  EXPECT_EQ(interval_blocks({{4, 6}, {2, 8}, {1, 9}}, 3, 3, 10), "");
}

}  // namespace
}  // namespace entente::report
