// Tests also: parsed_text.cc
#include "entente/reading/syntax.h"

#include <gtest/gtest.h>

#include "entente/language/conllu.h"
#include "entente/reading/parsed_text.h"

namespace entente::reading {
namespace {

using language::Tree;

// Words as "form upos label head", one a line.
Tree tree_of(const std::string& rows) {
  std::string text;
  int id = 0;
  std::size_t from = 0;
  while (from < rows.size()) {
    const std::size_t end = rows.find('\n', from);
    std::vector<std::string> cells;
    std::string cell;
    for (const char c : rows.substr(from, end - from) + " ") {
      if (c != ' ') {
        cell += c;
      } else if (!cell.empty()) {
        cells.push_back(cell);
        cell.clear();
      }
    }
    text += std::to_string(++id) + "\t" + cells[0] + "\t" + cells[0] + "\t" + cells[1] + "\t" + cells[1] +
            "\t_\t" + cells[3] + "\t" + cells[2] + "\t_\t_\n";
    from = end + 1;
  }
  return (*language::read_conllu("test", text))[0];
}

TEST(SubjectWord, is_the_nominal_before_the_verb) {
  EXPECT_EQ(subject_word(tree_of("Mali NOUN nsubj 2\nagreed VERB root 0\n"), 1), 0u);
}

TEST(SubjectWord, of_an_infinitive_is_that_of_the_verb_it_hangs_on) {
  const Tree tree = tree_of("Mali NOUN nsubj 2\nagreed VERB root 0\nto PART mark 4\nleave VERB xcomp 2\n");
  EXPECT_EQ(subject_word(tree, 3), 0u);
}

TEST(SubjectWord, after_an_object_is_the_object) {
  const Tree tree =
      tree_of("Mali NOUN nsubj 2\nurged VERB root 0\nChad NOUN obj 2\nto PART mark 5\nleave VERB xcomp 2\n");
  EXPECT_EQ(subject_word(tree, 4), 2u);
}

TEST(SubjectWord, of_a_relative_clause_is_the_noun_before_it) {
  const Tree tree = tree_of(
      "Mali NOUN nsubj 6\n, PUNCT punct 4\nwhich WDT nsubj 4\nhosts VERB acl:relcl 1\n, PUNCT punct "
      "4\nagreed VERB "
      "root 0\n");
  EXPECT_EQ(subject_word(tree, 3), 0u);
}

TEST(SubjectWord, is_shared_by_verbs_that_and_joins) {
  const Tree tree = tree_of("Mali NOUN nsubj 2\nagreed VERB root 0\nand CCONJ cc 4\nleft VERB conj 2\n");
  EXPECT_EQ(subject_word(tree, 3), 0u);
}

TEST(SubjectWord, is_nobody_where_the_tree_has_none) {
  EXPECT_EQ(subject_word(tree_of("Leave VERB root 0\n"), 0), language::no_word);
}

TEST(MapWords, finds_the_head_of_a_hyphenated_token) {
  // Two tokens: "US-led talks" with the first as one token of three words.
  Tree tree = tree_of("US PROPN compound 3\n- PUNCT punct 1\nled VERB amod 4\ntalks NOUN root 0\n");
  const std::uint32_t starts[] = {0, 2, 3, 7}, ends[] = {2, 3, 6, 12};
  for (std::uint32_t i = 0; i < 4; ++i) {
    tree.words[i].start = starts[i];
    tree.words[i].end = ends[i];
  }
  Token first, second;
  first.start = 0, first.end = 6;
  second.start = 7, second.end = 12;
  const Token tokens[] = {first, second};
  const WordMap map = map_words(tree, tokens, 2);
  EXPECT_EQ(map.of_token, (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(map.of_word, (std::vector<std::uint32_t>{0, 0, 0, 1}));
}

TEST(MapWords, leaves_tokens_without_a_word_alone) {
  Token only;
  only.start = 0, only.end = 3;
  const Token tokens[] = {only};
  EXPECT_EQ(map_words(Tree{}, tokens, 1).of_token[0], language::no_word);
}

}  // namespace
}  // namespace entente::reading
