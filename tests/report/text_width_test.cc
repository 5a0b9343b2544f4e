#include "entente/report/text_width.h"

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(TextWidth, grows_with_size_and_tells_narrow_from_wide_letters) {
  EXPECT_DOUBLE_EQ(text_width("mm", 10), 2 * 9.74);
  EXPECT_LT(text_width("iiii", 12), text_width("mmmm", 12));
  EXPECT_DOUBLE_EQ(text_width("ab", 24), 2 * text_width("ab", 12));
  EXPECT_DOUBLE_EQ(text_width("", 12), 0);
}

TEST(WrapText, keeps_every_word_and_stays_within_the_width) {
  const auto lines = wrap_text("withdrawal to the line of the last treaty", 100, 11);
  ASSERT_GT(lines.size(), 1u);
  std::string joined;
  for (const std::string& line : lines) {
    EXPECT_LE(text_width(line, 11), 100);
    joined += (joined.empty() ? "" : " ");
    joined += line;
  }
  EXPECT_EQ(joined, "withdrawal to the line of the last treaty");
}

TEST(Shorten, ends_with_an_ellipsis_and_never_cuts_inside_a_character) {
  EXPECT_EQ(shorten("short", 200, 12), "short");
  const std::string cut = shorten("éééééééééé", 40, 12);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_LE(text_width(cut, 12), 40);
  EXPECT_EQ((cut.size() - std::string("…").size()) % 2, 0u);
}

}  // namespace
}  // namespace entente::report
