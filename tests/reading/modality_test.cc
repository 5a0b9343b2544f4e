#include "entente/reading/modality.h"

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

Mood mood(const std::string& compact) {
  const language::Tree tree = tree_of(compact);
  return mood_of(tree, tree.children(language::no_word).front());
}

TEST(Modality, a_plain_past_has_no_mood) {
  const Mood plain = mood("Chad/Chad/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root");
  EXPECT_FALSE(plain.negated || plain.future || plain.hypothetical || plain.historical || plain.hedged ||
               plain.obliged);
}

TEST(Modality, auxiliaries_say_when_and_whether) {
  EXPECT_TRUE(mood("It/it/PRON/PRP/3/nsubj will/will/AUX/MD/3/aux leave/leave/VERB/VB/0/root").future);
  EXPECT_TRUE(
      mood("It/it/PRON/PRP/3/nsubj might/might/AUX/MD/3/aux leave/leave/VERB/VB/0/root").hypothetical);
  EXPECT_TRUE(mood("It/it/PRON/PRP/3/nsubj must/must/AUX/MD/3/aux leave/leave/VERB/VB/0/root").obliged);
  EXPECT_TRUE(mood("It/it/PRON/PRP/3/nsubj had/have/AUX/VBD/3/aux left/leave/VERB/VBN/0/root").historical);
  const Mood never = mood(
      "It/it/PRON/PRP/4/nsubj will/will/AUX/MD/4/aux never/never/ADV/RB/4/advmod leave/leave/VERB/VB/0/root");
  EXPECT_TRUE(never.negated && never.future);
}

TEST(Modality, would_with_a_condition_is_hypothetical) {
  EXPECT_TRUE(
      mood("It/it/PRON/PRP/3/nsubj would/would/AUX/MD/3/aux leave/leave/VERB/VB/0/root if/if/SCONJ/IN/6/mark "
           "talks/talk/NOUN/NNS/6/nsubj fail/fail/VERB/VBP/3/advcl")
          .hypothetical);
  EXPECT_FALSE(
      mood("It/it/PRON/PRP/3/nsubj would/would/AUX/MD/3/aux leave/leave/VERB/VB/0/root").hypothetical);
}

TEST(Modality, hedges_and_years_count) {
  EXPECT_TRUE(
      mood("It/it/PRON/PRP/3/nsubj reportedly/reportedly/ADV/RB/3/advmod left/leave/VERB/VBD/0/root").hedged);
  EXPECT_TRUE(
      mood("It/it/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root in/in/ADP/IN/4/case 1994/1994/NUM/CD/2/obl")
          .historical);
  EXPECT_FALSE(mood("It/it/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root on/on/ADP/IN/4/case "
                    "Monday/Monday/PROPN/NNP/2/obl")
                   .historical);
}

TEST(Modality, what_is_said_to_have_happened_is_hedged) {
  const language::Tree tree = tree_of(
      "Chad/Chad/PROPN/NNP/3/nsubj:pass is/be/AUX/VBZ/3/aux:pass said/say/VERB/VBN/0/root "
      "to/to/PART/TO/6/mark "
      "have/have/AUX/VB/6/aux left/leave/VERB/VBN/3/xcomp");
  EXPECT_TRUE(mood_of(tree, 5).hedged);
}

TEST(Modality, a_second_verb_shares_the_auxiliary) {
  const language::Tree tree = tree_of(
      "It/it/PRON/PRP/3/nsubj will/will/AUX/MD/3/aux meet/meet/VERB/VB/0/root and/and/CCONJ/CC/5/cc "
      "talk/talk/VERB/VB/3/conj");
  EXPECT_TRUE(mood_of(tree, 4).future);
}

TEST(Modality, nouns_carry_moods_too) {
  const language::Tree tree =
      tree_of("no/no/DET/DT/3/det alleged/alleged/ADJ/JJ/3/amod attack/attack/NOUN/NN/0/root");
  EXPECT_TRUE(noun_mood(tree, 2).negated);
  EXPECT_TRUE(noun_mood(tree, 2).hedged);
  EXPECT_FALSE(noun_mood(tree, 2).historical);
}

TEST(Modality, events_carry_the_moods_of_their_clauses) {
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux attack/attack/VERB/VB/0/root "
                 "Niger/Niger/PROPN/NNP/3/obj"),
            "ASSAULT 190 TCD > NER hypothetical");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod "
                 "attack/attack/VERB/VB/0/root "
                 "Niger/Niger/PROPN/NNP/4/obj"),
            "ASSAULT 190 TCD > NER negated");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/4/nsubj will/will/AUX/MD/4/aux not/not/PART/RB/4/advmod "
                 "accept/accept/VERB/VB/0/root "
                 "the/the/DET/DT/6/det plan/plan/NOUN/NN/4/obj"),
            "REJECT 1232 TCD >  future");
}

}  // namespace
}  // namespace entente::reading::test
