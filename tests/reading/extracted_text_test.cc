#include "entente/reading/extracted_text.h"

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

TEST(ExtractedText, blocks_stand_on_lines_of_their_own_with_their_marks) {
  TextWriter writer;
  EXPECT_TRUE(writer.empty());
  writer.block("# ", " Talks\n  go on ");
  writer.block("", " \t ");
  writer.block("- ", "***");
  writer.block("- ", "one");
  EXPECT_FALSE(writer.empty());
  EXPECT_EQ(writer.take(), "# Talks go on\n\n- one\n");
}

TEST(ExtractedText, blanks_of_all_kinds_become_one_and_what_nobody_sees_goes) {
  EXPECT_EQ(clean_words("\xC2\xA0"
                        "a\xE2\x80\xAF \r\nb\xE2\x80\x8B"
                        "c\xC2\xAD"
                        "d\x01 "),
            "a bcd");
  EXPECT_EQ(clean_words("caf\xC3\xA9"), "caf\xC3\xA9");
}

TEST(ExtractedText, bytes_that_are_no_utf8_are_read_as_windows_1252) {
  EXPECT_EQ(repaired_utf8("\x93 caf\xC3\xA9 caf\xE9 \x80"),
            "\xE2\x80\x9C caf\xC3\xA9 caf\xC3\xA9 \xE2\x82\xAC");
  EXPECT_EQ(repaired_utf8("plain"), "plain");
}

}  // namespace
}  // namespace entente::reading::test
