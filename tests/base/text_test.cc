#include "entente/base/text.h"

#include <gtest/gtest.h>

namespace entente::base {
namespace {

TEST(FirstInvalidUtf8, finds_the_first_bad_byte) {
  EXPECT_FALSE(first_invalid_utf8("plain, Київ, 港, \U0001F6A2").has_value());
  EXPECT_EQ(first_invalid_utf8("ab\xff"), 2u);
  EXPECT_EQ(first_invalid_utf8("a\xC0\xAF"), 1u) << "an overlong form";
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u) << "a surrogate";
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u) << "beyond the last code point";
  EXPECT_EQ(first_invalid_utf8("a\xE2\x82"), 1u) << "cut short";
}

TEST(CountCharacters, counts_code_points) {
  EXPECT_EQ(count_characters("Київ 港"), 6u);
}

TEST(LineColumn, counts_from_one_in_characters) {
  const std::string text = "ab\r\nцд\nx";
  EXPECT_EQ(line_column(text, 0).column, 1u);
  const LineColumn inside = line_column(text, 6);
  EXPECT_EQ(inside.line, 2u);
  EXPECT_EQ(inside.column, 2u);
  EXPECT_EQ(inside.text, "цд");
  EXPECT_EQ(line_column(text, 1).text, "ab") << "without its line end";
  EXPECT_EQ(line_column(text, 99).line, 3u);
  EXPECT_EQ(line_column("", 0).line, 1u);
}

TEST(EditDistance, counts_single_character_edits) {
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("same", "same"), 0u);
}

TEST(Closest, offers_only_what_may_be_a_slip) {
  EXPECT_EQ(closest("saliance", {"ideal", "salience"}), "salience");
  EXPECT_FALSE(closest("fish", {"grounds", "inspection"}).has_value());
  EXPECT_FALSE(closest("x", {}).has_value());
}

TEST(SmallHelpers, do_what_they_say) {
  EXPECT_EQ(lower_ascii("Ab Ñ"), "ab Ñ");
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("  "), "");
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), std::vector<std::string>{""});
  EXPECT_EQ(join_and({}), "");
  EXPECT_EQ(join_and({"a"}), "a");
  EXPECT_EQ(join_and({"a", "b", "c"}), "a, b and c");
}

TEST(Text, nesting_counts_brackets_outside_quotes_only) {
  EXPECT_FALSE(nests_deeper("{\"a\":[1,[2]],\"b\":[3]}", 3));
  EXPECT_TRUE(nests_deeper("{\"a\":[1,[2]]}", 2));
  EXPECT_FALSE(nests_deeper("[\"[[[[\\\"[[\"]", 1));
  EXPECT_FALSE(nests_deeper("", 0));
}

}  // namespace
}  // namespace entente::base
