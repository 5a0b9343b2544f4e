#include "entente/reading/event_when.h"

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

std::string when(const std::string& phrase) {
  std::string compact = "It/it/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root";
  std::istringstream words(phrase);
  for (std::string word; words >> word;) compact += " " + word + "/" + word + "/X/X/2/dep";
  const language::Tree tree = tree_of(compact);
  return date_expression(tree, {0, static_cast<std::uint32_t>(tree.size())});
}

TEST(EventWhen, days_months_and_years_are_read_as_they_stand) {
  EXPECT_EQ(when("on Tuesday"), "Tuesday");
  EXPECT_EQ(when("on March 3 , 1998"), "March 3, 1998");
  EXPECT_EQ(when("on 3 March 1998"), "3 March 1998");
  EXPECT_EQ(when("in 1994"), "1994");
  EXPECT_EQ(when("last week"), "last week");
  EXPECT_EQ(when("two years ago"), "");  // "years" needs its lemma
  EXPECT_EQ(when("with 1994 men"), "");
  EXPECT_EQ(when("at once"), "");
}

TEST(EventWhen, a_clause_leaves_out_the_clauses_beside_it) {
  const language::Tree tree = tree_of(
      "Chad/Chad/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root Niger/Niger/PROPN/NNP/2/obj "
      ",/,/PUNCT/,/5/punct "
      "taking/take/VERB/VBG/2/advcl food/food/NOUN/NN/5/obj ././PUNCT/./2/punct");
  const auto words = clause_words(tree, 1);
  EXPECT_EQ(words.first, 0u);
  EXPECT_EQ(words.last, 3u);
}

}  // namespace
}  // namespace entente::reading::test
