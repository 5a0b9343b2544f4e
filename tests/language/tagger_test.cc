// Tests also: word_forms.cc
#include "entente/language/tagger.h"

#include <gtest/gtest.h>

namespace entente::language {
namespace {

Tree tree_of(const std::vector<std::string>& forms) {
  Tree tree;
  for (const std::string& form : forms) {
    Word word;
    word.form = form;
    tree.words.push_back(word);
  }
  return tree;
}

std::vector<Feature> features_of(const std::vector<std::string>& forms, std::size_t i, bool heading,
                                 const KnownForms& known = {{"meet", {5, true}}, {"envoys", {6, true}}}) {
  std::vector<Feature> features;
  TagContext(tree_of(forms), known, heading).features(i, 1, 2, features);
  return features;
}

TEST(Tag, is_written_and_read_as_one_name) {
  EXPECT_EQ(name_of(Tag{Upos::noun, "NNS"}), "NOUN|NNS");
  EXPECT_EQ(tag_of("NOUN|NNS").upos, Upos::noun);
  EXPECT_EQ(tag_of("NOUN|NNS").xpos, "NNS");
  EXPECT_EQ(tag_of("PUNCT|").xpos, "");
}

TEST(PlainForm, lowers_what_the_treebank_writes_low_and_only_in_headings) {
  const KnownForms known = {{"meet", {5, true}}, {"us", {5, true}}, {"mali", {5, false}}};
  EXPECT_EQ(plain_form("Meet", known, true), "meet");
  EXPECT_EQ(plain_form("MEET", known, true), "meet");
  EXPECT_EQ(plain_form("Meet", known, false), "Meet");
  EXPECT_EQ(plain_form("US", known, true), "US");
  EXPECT_EQ(plain_form("Mali", known, true), "Mali");
  EXPECT_EQ(plain_form("Zenteria", known, true), "Zenteria");
}

TEST(TagContext, sees_a_heading_as_plain_text) {
  EXPECT_NE(features_of({"Old", "Envoys", "Meet"}, 1, false),
            features_of({"Old", "envoys", "meet"}, 1, false));
  EXPECT_EQ(features_of({"Old", "Envoys", "Meet"}, 1, true), features_of({"Old", "envoys", "meet"}, 1, true));
}

TEST(TagContext, looks_two_words_to_each_side) {
  const auto base = features_of({"a", "b", "c", "d", "e", "f"}, 3, false);
  EXPECT_EQ(base, features_of({"X", "b", "c", "d", "e", "f"}, 3, false));
  EXPECT_NE(base, features_of({"a", "X", "c", "d", "e", "f"}, 3, false));
  EXPECT_NE(base, features_of({"a", "b", "c", "d", "e", "X"}, 3, false));
}

TEST(TagWords, takes_the_class_with_the_highest_sum) {
  const KnownForms known;
  const Tree tree = tree_of({"alpha", "beta"});
  const TagContext context(tree, known, false);
  std::vector<Feature> features;
  context.features(1, 0, -1, features);
  // "beta" after class 0 is class 2, everything else class 0.
  std::vector<Weight> list;
  for (const Feature feature : features) list.push_back({feature, 2, 1});
  std::sort(list.begin(), list.end(), [](const Weight& a, const Weight& b) { return a.feature < b.feature; });
  std::vector<Feature> first;
  context.features(0, -1, -1, first);
  EXPECT_EQ(tag_words(context, Weights(list), 3)[1], 2);
  EXPECT_EQ(tag_words(context, Weights(), 3), (std::vector<int>{0, 0}));
}

}  // namespace
}  // namespace entente::language
