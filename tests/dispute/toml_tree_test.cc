// Tests also: toml_scan.cc, text_lines.cc
#include "entente/dispute/toml_tree.h"

#include <gtest/gtest.h>

#include "entente/dispute/text_lines.h"
#include "tests/dispute/harbour.h"

namespace entente::dispute {
namespace {

std::string text_at(const std::string& text, const evidence::Span& span) {
  return text.substr(span.start, span.length());
}

TEST(ParseToml, knows_the_bytes_of_every_value_and_key) {
  const std::string text =
      "# é\na = 1.5  # remark\nb = [ 1, # one\n  'ä' ]\r\nc.d = { x = \"y\", \"z w\" = 2024-03-02 }\nm = "
      "\"\"\"q\nr\"\"\"\n";
  const auto tree = parse_toml(text, "f");
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(text_at(text, tree->find("a")->span), "1.5");
  EXPECT_EQ(text_at(text, tree->find("b")->span), "[ 1, # one\n  'ä' ]");
  EXPECT_EQ(text_at(text, tree->find("b")->items[1].span), "'ä'");
  const TomlNode* inner = tree->find("c")->find("d");
  EXPECT_TRUE(inner->inline_table);
  EXPECT_EQ(text_at(text, inner->span), "{ x = \"y\", \"z w\" = 2024-03-02 }");
  EXPECT_EQ(text_at(text, inner->entries[1].key_span), "\"z w\"");
  EXPECT_EQ(inner->entries[1].value.text, "2024-03-02");
  EXPECT_EQ(text_at(text, tree->find("m")->span), "\"\"\"q\nr\"\"\"");
}

TEST(ParseToml, keeps_keys_in_the_order_of_the_file) {
  const auto tree = parse_toml("z = 1\na = 2\n[m]\n[b]\n", "f");
  std::string keys;
  for (const TomlEntry& entry : tree->entries) keys += entry.key;
  EXPECT_EQ(keys, "zamb");
}

TEST(ParseToml, counts_columns_after_a_byte_order_mark) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a = 12\nb = 3\n";
  const auto tree = parse_toml(text, "f");
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(text_at(text, tree->find("a")->span), "12");
  EXPECT_EQ(text_at(text, tree->find("b")->span), "3");
}

TEST(ParseToml, stands_what_the_parser_does_not) {
  // Bytes that toml++ 3.3 mistakes, names it takes for granted, depth that would exhaust the stack.
  for (const std::string& text :
       {std::string("\xCF\x9F = 1\n"), std::string("a = 2024-03-02 1\n"), std::string("a = [2024-03-02 1]\n"),
        std::string("a = 2_024-03-02 1"), std::string("[[\n"), std::string("[=]\n"), std::string("[[.]]\n"),
        std::string(5000, '['), "a = " + std::string(3000, '{'), "a" + std::string(3000, '.') + "b = 1\n",
        std::string("a = \"\xCF\x9F\xF0\"\n"), std::string("a = 1\"\xE1\x80\x80\"\n"),
        std::string("a = [1.'\xE1\x80\x80']\n"), std::string("a = { b = 1.'\xE1\x80\x80' }\n")}) {
    const auto tree = parse_toml(text, "f");
    EXPECT_FALSE(tree.ok()) << text.substr(0, 20);
  }
}

TEST(ParseToml, reads_dates_with_and_without_a_time) {
  for (const char* text : {"a = 2024-03-02", "a = 2024-03-02 # 1", "a = 2024-03-02 12:30:00",
                           "a = [2024-03-02, 1]", "a = -1000000000\nb = 1"})
    EXPECT_TRUE(parse_toml(text, "f").ok()) << text;
}

TEST(ParseToml, reads_quoted_names_of_every_script) {
  for (const std::string& text : {std::string("[a.'\xE1\x80\x80'.\"b\"]\nc.'\xCF\x9F' = 1\n"),
                                  std::string("x = { a.'\xE1\x80\x80' = 1, b.\"\xCF\x9F\" = [2] }\n"),
                                  std::string("x = [\n  { a.'\xE1\x80\x80' = 1 },\n]\ny.'\xCF\x9F' = 1\n")}) {
    const auto tree = parse_toml(text, "f");
    EXPECT_TRUE(tree.ok()) << base::to_text(tree.diagnostics());
  }
}

TEST(ParseToml, refuses_a_file_that_is_too_large) {
  EXPECT_EQ(
      base::to_text(parse_toml(std::string((std::size_t{16} << 20) + 1, '\n'), "case.toml").diagnostics()),
      "case.toml: error: the case file has 16777217 bytes; at most 16777216 are read   [file-too-large]\n"
      "   help: long texts belong into documents/\n");
}

TEST(TextLines, turns_places_into_bytes_and_back) {
  const std::string text = "ab\r\nцд\n\nlast";
  const TextLines lines(text);
  EXPECT_EQ(lines.offset_of(2, 2), 6u);
  EXPECT_EQ(lines.offset_of(3, 1), 9u);
  EXPECT_EQ(lines.offset_of(9, 1), text.size());
  EXPECT_EQ(lines.line_at(4), (evidence::Span{4, 9}));
  EXPECT_EQ(lines.line_at(text.size()), (evidence::Span{10, 14}));
  const base::Location where = lines.location("f", {6, 12});
  EXPECT_EQ(where.line, 2u);
  EXPECT_EQ(where.column, 2u);
  EXPECT_EQ(where.length, 1u) << "the caret stays on the first line";
  EXPECT_EQ(where.source_line, "цд");
}

TEST(TextLines, shows_no_line_that_would_fill_the_screen) {
  const std::string text = std::string(401, 'x') + "\nshort";
  const TextLines lines(text);
  EXPECT_EQ(lines.location("f", {3, 5}).source_line, "");
  EXPECT_EQ(lines.location("f", {3, 5}).column, 4u);
  EXPECT_EQ(lines.location("f", {402, 405}).source_line, "short");
}

}  // namespace
}  // namespace entente::dispute
