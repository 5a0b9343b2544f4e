#include "entente/exchange/source_file.h"

#include <gtest/gtest.h>

#include "entente/exchange/scenario_case.h"
#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

TEST(ReadSource, removes_a_byte_order_mark) {
  const fixtures::Folder folder;
  ImportLog log;
  const auto file = read_source(folder.put("a.xml", "\xEF\xBB\xBF<a/>"), log);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->text, "<a/>");
  EXPECT_EQ(file->name, "a.xml");
  EXPECT_TRUE(log.notes().empty());
}

TEST(ReadSource, takes_bytes_that_are_not_utf_8_for_latin_1) {
  const fixtures::Folder folder;
  ImportLog log;
  const auto file = read_source(folder.put("a.xml", "caf\xE9"), log);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->text, "café");
  EXPECT_EQ(notes_text(log.notes()), "mended: a.xml: the text is not UTF-8 and was read as Latin-1\n");
}

TEST(ReadSource, says_that_a_file_is_missing) {
  ImportLog log;
  EXPECT_FALSE(read_source("no/such/file.xml", log).has_value());
  ASSERT_EQ(log.problems().size(), 1u);
  EXPECT_EQ(log.problems()[0].code, "missing-file");
}

TEST(ImportLog, keeps_at_most_fifty_problems) {
  const SourceFile file{"a.csv", "a.csv", "x"};
  ImportLog log;
  for (int i = 0; i < 1000; ++i) log.error("import-number", {&file, {0, 1}}, "wrong");
  EXPECT_EQ(log.problems().size(), 50u);
  EXPECT_TRUE(log.failed());
}

TEST(ImportLog, keeps_at_most_a_thousand_notes_and_says_so) {
  const SourceFile file{"a.csv", "a.csv", "x"};
  ImportLog log;
  for (int i = 0; i < 5000; ++i) log.dropped(file, "a thing");
  ASSERT_EQ(log.notes().size(), 1001u);
  EXPECT_EQ(log.notes().back().what, "and more of the kind, not listed");
}

TEST(ImportLog, reads_numbers_and_says_whose_number_is_none) {
  const SourceFile file{"a.csv", "a.csv", "1,5"};
  ImportLog log;
  EXPECT_EQ(log.number(" 0.25 ", {&file, {0, 1}}, "the weight"), 0.25);
  for (const char* text : {"1,5", "NaN", "inf", "", "0x10"}) {
    ImportLog none;
    EXPECT_EQ(none.number(text, {&file, {0, 3}}, "the weight"), std::nullopt) << text;
  }
  log.number("1,5", {&file, {0, 3}}, "the weight");
  EXPECT_EQ(base::to_text(log.problems()),
            "a.csv:1:1: error: the weight is \"1,5\", which is not a number   [import-number]\n"
            "    1 | 1,5\n"
            "      | ^~~\n"
            "   help: numbers are written like 0.25 or 1e-3\n");
}

TEST(FilesOf, are_the_files_with_an_ending_by_name) {
  const fixtures::Folder folder;
  const std::string b = folder.put("b.TXT", ""), a = folder.put("a.txt", "");
  folder.put("c.xml", "");
  EXPECT_EQ(files_of(folder.path(), {".txt"}), (std::vector<std::string>{a, b}));
  EXPECT_EQ(files_of(a, {".xml"}), std::vector<std::string>{a}) << "a file named is a file meant";
  EXPECT_TRUE(files_of(folder.path() + "/none", {".txt"}).empty());
}

}  // namespace
}  // namespace entente::exchange
