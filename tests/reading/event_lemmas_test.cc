#include "entente/reading/event_lemmas.h"

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

std::string lemma(const char* form, language::Upos upos, const char* given = "") {
  language::Tree tree;
  tree.words.resize(1);
  tree.words[0].form = form;
  tree.words[0].lemma = given;
  tree.words[0].upos = upos;
  EXPECT_EQ(fill_lemmas(tree, event_tables().predicates), std::string_view(given).empty());
  return tree.words[0].lemma;
}

TEST(EventLemmas, missing_lemmas_are_filled) {
  using language::Upos;
  EXPECT_EQ(lemma("said", Upos::verb), "say");
  EXPECT_EQ(lemma("Withdrew", Upos::verb), "withdraw");
  EXPECT_EQ(lemma("expelled", Upos::verb), "expel");
  EXPECT_EQ(lemma("accusing", Upos::verb), "accuse");
  EXPECT_EQ(lemma("denies", Upos::verb), "deny");
  EXPECT_EQ(lemma("talks", Upos::noun), "talk");
  EXPECT_EQ(lemma("treaties", Upos::noun), "treaty");
  EXPECT_EQ(lemma("With", Upos::adp), "with");
  EXPECT_EQ(lemma("Chad", Upos::propn), "Chad");
}

TEST(EventLemmas, lemmas_that_are_there_stay) {
  EXPECT_EQ(lemma("said", language::Upos::verb, "utter"), "utter");
}

TEST(EventLemmas, a_tree_without_lemmas_is_coded_all_the_same) {
  language::Tree tree = tree_of(
      "Chad/x/PROPN/NNP/2/nsubj refused/x/VERB/VBD/0/root to/x/PART/TO/4/mark meet/x/VERB/VB/2/xcomp "
      "mediators/x/NOUN/NNS/4/obj from/x/ADP/IN/7/case Ghana/x/PROPN/NNP/5/nmod");
  for (language::Word& word : tree.words) word.lemma.clear();
  const auto events = code_events(tree, mentions_in(tree), event_tables());
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events.front().cameo, "125");
  EXPECT_EQ(names(events.front().recipients), "GHA:GOV");
}

}  // namespace
}  // namespace entente::reading::test
