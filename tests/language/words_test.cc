#include "entente/language/words.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/language/conllu.h"

namespace entente::language {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> split(const std::string& text) {
  std::vector<Word> words;
  split_words(text, 0, text.size(), words);
  std::vector<std::string> forms;
  for (const Word& word : words) {
    EXPECT_EQ(text.substr(word.start, word.end - word.start), word.form);
    forms.push_back(word.form);
  }
  return forms;
}

TEST(SplitWords, cuts_clitics_and_possessives) {
  EXPECT_THAT(split("Russia's envoys don't, can't and cannot."),
              ElementsAre("Russia", "'s", "envoys", "do", "n't", ",", "ca", "n't", "and", "can", "not", "."));
  EXPECT_THAT(split("We\xE2\x80\x99ll wait; it\xE2\x80\x99s ours, they won\xE2\x80\x99t."),
              ElementsAre("We", "\xE2\x80\x99ll", "wait", ";", "it", "\xE2\x80\x99s", "ours", ",", "they",
                          "wo", "n\xE2\x80\x99t", "."));
  EXPECT_THAT(split("the parties' aims"), ElementsAre("the", "parties", "'", "aims"));
}

TEST(SplitWords, cuts_compounds_but_not_prefixes) {
  EXPECT_THAT(split("US-Russia talks are non-negotiable"),
              ElementsAre("US", "-", "Russia", "talks", "are", "non-negotiable"));
}

TEST(SplitWords, keeps_numbers_abbreviations_and_addresses_whole) {
  EXPECT_THAT(split("Mr. Haddad paid $1,200.50 (5%) at 10:30 a.m. in the U.S. on Sept. 3."),
              ElementsAre("Mr.", "Haddad", "paid", "$", "1,200.50", "(", "5", "%", ")", "at", "10:30", "a.m.",
                          "in", "the", "U.S.", "on", "Sept.", "3", "."));
  EXPECT_THAT(split("See www.example.org, or write to desk@example.org."),
              ElementsAre("See", "www.example.org", ",", "or", "write", "to", "desk@example.org", "."));
  EXPECT_THAT(split("the 1990s... and so on"), ElementsAre("the", "1990s", "...", "and", "so", "on"));
}

TEST(SplitWords, knows_marks_and_blanks_beyond_ascii) {
  EXPECT_THAT(split("\xE2\x80\x9CNo,\xE2\x80\x9D\xC2\xA0said T\xC3\xBCrkiye \xE2\x80\x94 twice"),
              ElementsAre("\xE2\x80\x9C", "No", ",", "\xE2\x80\x9D", "said", "T\xC3\xBCrkiye", "\xE2\x80\x94",
                          "twice"));
}

TEST(SplitWords, says_where_a_blank_follows) {
  std::vector<Word> words;
  const std::string text = "Stop, now.";
  split_words(text, 0, text.size(), words);
  ASSERT_EQ(words.size(), 4u);
  EXPECT_FALSE(words[0].space_after);
  EXPECT_TRUE(words[1].space_after);
  EXPECT_FALSE(words[2].space_after);
}

TEST(SplitWords, accepts_any_bytes) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 131 + (i >> 3)) & 255);
  std::vector<Word> words;
  split_words(bytes, 0, bytes.size(), words);
  std::size_t before = 0;
  for (const Word& word : words) {
    EXPECT_LE(before, word.start);
    EXPECT_LT(word.start, word.end);
    before = word.end;
  }
}

struct Agreement {
  std::size_t gold = 0, found = 0, same = 0;
  double f1() const { return 2.0 * static_cast<double>(same) / static_cast<double>(gold + found); }
};

// Words of each sentence of a treebank against those of its text, by their ends counted without blanks.
Agreement agreement_with(const std::string& file) {
  std::ifstream in(std::string(ENTENTE_SHARED_DIR) + "/data/treebanks/" + file);
  std::stringstream text;
  text << in.rdbuf();
  Agreement sum;
  const auto trees = read_conllu(file, text.str());
  for (const Tree& tree : *trees) {
    std::string joined;
    std::set<std::pair<std::size_t, std::size_t>> gold;
    for (const Word& word : tree.words) {
      gold.insert({joined.size(), joined.size() + word.form.size()});
      joined += word.form + (word.space_after ? " " : "");
    }
    std::vector<Word> words;
    split_words(joined, 0, joined.size(), words);
    sum.gold += gold.size();
    sum.found += words.size();
    for (const Word& word : words) sum.same += gold.count({word.start, word.end});
  }
  return sum;
}

TEST(SplitWords, agrees_with_the_treebanks) {
  if (!std::ifstream(std::string(ENTENTE_SHARED_DIR) + "/data/treebanks/ewt/en_ewt-ud-test.conllu"))
    GTEST_SKIP() << "2 treebanks are not here";
  const double ewt = agreement_with("ewt/en_ewt-ud-test.conllu").f1();
  const double news = agreement_with("gum/news.train.conllu").f1();
  std::printf("words: F1 %.4f on the test part of EWT, %.4f on GUM news\n", ewt, news);
  EXPECT_GE(ewt, 0.97);
  EXPECT_GE(news, 0.98);
}

}  // namespace
}  // namespace entente::language
