#include "entente/report/text_table.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(TextTable, aligns_columns_and_sets_numbers_right) {
  TextTable table({{"party"}, {"value", true}});
  table.add({"north", "7"});
  table.add({"s", "1200"});
  EXPECT_EQ(table.text(80),
            "party  value\n"
            "north      7\n"
            "s       1200\n");
}

TEST(TextTable, folds_the_widest_column_until_it_fits) {
  TextTable table({{"id", false, false}, {"quote"}});
  table.add({"a#1", "a long quote that does not fit into the width of the terminal at all"});
  const std::string text = table.text(40);
  for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
    end = text.find('\n', at);
    EXPECT_LE(columns_of(text.substr(at, end - at)), 40u);
  }
  EXPECT_GT(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(TextTable, keeps_the_blank_cells_of_a_bar) {
  TextTable table({{"x"}, {"", false, false}});
  table.add({"a", "  ▁█▁"});
  EXPECT_NE(table.text(80).find("  ▁█▁"), std::string::npos);
}

TEST(ColumnsOf, counts_characters_not_bytes) {
  EXPECT_EQ(columns_of("é–x"), 3u);
  EXPECT_EQ(columns_of("漢字"), 4u);
  EXPECT_EQ(columns_of("e\xCC\x81"), 1u);
}

TEST(Fold, breaks_at_spaces_and_cuts_words_that_are_too_long) {
  EXPECT_EQ(fold("ab cd ef", 5), (std::vector<std::string>{"ab cd", "ef"}));
  EXPECT_EQ(fold("abcdefgh", 3), (std::vector<std::string>{"abc", "def", "gh"}));
}

TEST(Printable, lets_no_text_command_the_terminal) {
  EXPECT_EQ(printable("a\x1b[31mb\tc\xC2\x9Bz"), "a [31mb c z");
  EXPECT_EQ(printable("left \xE2\x80\xAE right"), "left   right");
}

TEST(ToAscii, has_a_reading_for_every_mark_that_tables_use) {
  EXPECT_EQ(to_ascii("• −3 ± 2 · “x” ▁▄█…"), "* -3 +/- 2 - \"x\" -=#...");
  EXPECT_EQ(to_ascii("漢"), "?");
}

}  // namespace
}  // namespace entente::report
