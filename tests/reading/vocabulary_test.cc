#include "entente/reading/vocabulary.h"

#include <string>

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

TEST(Vocabulary, numbers_words_once_and_knows_no_others) {
  Vocabulary words;
  for (int i = 0; i < 5000; ++i)
    EXPECT_EQ(words.intern("word" + std::to_string(i)), static_cast<std::uint32_t>(i + 1));
  for (int i = 0; i < 5000; ++i)
    EXPECT_EQ(words.find("word" + std::to_string(i)), static_cast<std::uint32_t>(i + 1));
  EXPECT_EQ(words.find("other"), 0u);
  EXPECT_EQ(words.find(""), 0u);
}

TEST(Vocabulary, folding_evens_out_case_accents_capitals_and_apostrophes) {
  char folded[fold_limit + 2];
  const auto text = [&](std::string_view word) { return std::string(folded, fold(word, folded)); };
  EXPECT_EQ(text("KYIV"), "kyiv");
  EXPECT_EQ(text("\xC3\x89lys\xC3\xA9"
                 "e"),
            "\xC3\xA9lys\xC3\xA9"
            "e");
  EXPECT_EQ(text("won\xE2\x80\x99t"), "won't");
  EXPECT_EQ(text(std::string(100, 'a')), "");
}

TEST(PhraseBook, finds_phrases_by_their_words_and_keeps_every_entry) {
  PhraseBook book;
  book.add({1, 2}, 10);
  book.add({1, 2}, 11);
  book.add({1}, 12);
  const auto root = book.root(1);
  ASSERT_NE(root, 0u);
  EXPECT_EQ(book.entry(book.first(root)), 12u);
  const auto node = book.child(root, 2);
  ASSERT_NE(node, 0u);
  EXPECT_EQ(book.entry(book.first(node)), 11u);
  EXPECT_EQ(book.entry(book.next(book.first(node))), 10u);
  EXPECT_EQ(book.child(root, 3), 0u);
  EXPECT_EQ(book.root(7), 0u);
}

}  // namespace
}  // namespace entente::reading::test
