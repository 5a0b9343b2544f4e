#include "entente/coding/words.h"

#include <gtest/gtest.h>

namespace entente::coding {
namespace {

TEST(WordNumbers, TakeCapitalsAndSmallLettersForTheSameWord) {
  WordNumbers words;
  const WordNumber harbour = words.add("Harbour");
  EXPECT_EQ(words.find("HARBOUR"), harbour);
  EXPECT_EQ(words.find("harbour"), harbour);
  EXPECT_EQ(words.word(harbour), "HARBOUR");
  EXPECT_EQ(words.find("harbours"), unknown_word);
}

TEST(WordNumbers, KeepTheirNumbersWhenThereAreThousands) {
  WordNumbers words;
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(words.add("word" + std::to_string(i)), static_cast<WordNumber>(i));
  }
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(words.find("WORD" + std::to_string(i)), static_cast<WordNumber>(i));
  }
  EXPECT_EQ(words.find("word5000"), unknown_word);
}

TEST(WordNumbers, FindNothingWhenEmpty) {
  EXPECT_EQ(WordNumbers().find("word"), unknown_word);
}

TEST(PhraseTrie, FindsTheLongestPhraseThatStartsAtAWord) {
  PhraseTrie trie;
  trie.add(std::vector<WordNumber>{1}, 10);
  trie.add(std::vector<WordNumber>{1, 2, 3}, 20);
  const std::vector<WordNumber> all = {1, 2, 3, 4}, part = {1, 2, 4}, other = {2, 3};
  EXPECT_EQ(trie.longest(all).payload, 20U);
  EXPECT_EQ(trie.longest(all).length, 3U);
  EXPECT_EQ(trie.longest(part).payload, 10U);
  EXPECT_EQ(trie.longest(part).length, 1U);
  EXPECT_EQ(trie.longest(other).payload, PhraseTrie::none);
}

TEST(PhraseTrie, KeepsTheFirstPayloadOfAPhrase) {
  PhraseTrie trie;
  trie.add(std::vector<WordNumber>{7, 8}, 1);
  EXPECT_EQ(trie.add(std::vector<WordNumber>{7, 8}, 2), 1U);
}

TEST(PhraseTrie, StopsAtAWordThatNoDictionaryKnows) {
  PhraseTrie trie;
  trie.add(std::vector<WordNumber>{1, 2}, 5);
  const std::vector<WordNumber> words = {1, unknown_word, 2};
  EXPECT_EQ(trie.longest(words).payload, PhraseTrie::none);
}

TEST(PhraseTrie, HoldsManyPhrases) {
  PhraseTrie trie;
  for (WordNumber i = 0; i < 3000; ++i) {
    trie.add(std::vector<WordNumber>{i, i + 1}, i);
  }
  for (WordNumber i = 0; i < 3000; ++i) {
    EXPECT_EQ(trie.longest(std::vector<WordNumber>{i, i + 1}).payload, i);
  }
}

}  // namespace
}  // namespace entente::coding
