#include "entente/language/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::language {
namespace {

using ::testing::ElementsAre;

Tree tree_of(const std::vector<std::uint32_t>& heads) {
  Tree tree;
  for (const std::uint32_t head : heads) {
    Word word;
    word.head = head;
    tree.words.push_back(word);
  }
  tree.link();
  return tree;
}

TEST(Tree, lists_children_from_left_to_right) {
  const Tree tree = tree_of({1, no_word, 1, 4, 1});
  EXPECT_THAT(tree.children(1), ElementsAre(0, 2, 4));
  EXPECT_THAT(tree.children(4), ElementsAre(3));
  EXPECT_THAT(tree.children(no_word), ElementsAre(1));
  EXPECT_TRUE(tree.children(0).empty());
}

TEST(Tree, knows_how_far_a_word_reaches) {
  const Tree tree = tree_of({1, no_word, 1, 4, 1});
  EXPECT_EQ(tree.reach(4).first, 3u);
  EXPECT_EQ(tree.reach(4).last, 5u);
  EXPECT_EQ(tree.reach(1).last, 5u);
}

TEST(Tree, finds_a_child_by_relation_and_by_label) {
  Tree tree = tree_of({1, no_word, 1});
  tree.words[2].relation = Relation::obl;
  tree.words[2].label = "obl:agent";
  tree.link();
  EXPECT_EQ(tree.child(1, Relation::obl), 2u);
  EXPECT_EQ(tree.child(1, "obl:agent"), 2u);
  EXPECT_EQ(tree.child(1, "obl:tmod"), no_word);
  EXPECT_EQ(tree.child(1, Relation::obj), no_word);
}

TEST(Relation, understands_subtypes_and_the_names_of_version_1) {
  EXPECT_EQ(relation_of("nsubj:pass"), Relation::nsubj);
  EXPECT_EQ(relation_of("dobj"), Relation::obj);
  EXPECT_EQ(relation_of("case"), Relation::case_marking);
  EXPECT_FALSE(relation_of("subject").has_value());
  EXPECT_EQ(name_of(Relation::xcomp), "xcomp");
  EXPECT_EQ(upos_of("PROPN"), Upos::propn);
  EXPECT_EQ(name_of(Upos::x), "X");
}

}  // namespace
}  // namespace entente::language
