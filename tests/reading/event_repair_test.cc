#include "entente/reading/event_repair.h"

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

TEST(EventRepair, a_participle_between_two_phrases_is_the_verb) {
  EXPECT_EQ(told("Rebels/rebel/NOUN/NNS/0/root in/in/ADP/IN/3/case Niger/Niger/PROPN/NNP/1/nmod "
                 "wounded/wounded/ADJ/JJ/6/amod two/two/NUM/CD/6/nummod soldiers/soldier/NOUN/NNS/1/conj "
                 "././PUNCT/./1/punct"),
            "ASSAULT 190 NER:REB > NER:MIL");
}

TEST(EventRepair, a_participle_inside_a_phrase_stays) {
  EXPECT_FALSE(mended(
      tree_of("two/two/NUM/CD/3/nummod wounded/wounded/ADJ/JJ/3/amod soldiers/soldier/NOUN/NNS/4/nsubj "
              "left/leave/VERB/VBD/0/root"),
      event_tables().predicates));
}

TEST(EventRepair, has_before_a_participle_is_its_auxiliary) {
  EXPECT_EQ(told("Niger/Niger/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/root threatened/threaten/VERB/VBN/2/acl "
                 "to/to/PART/TO/5/mark attack/attack/VERB/VB/3/advcl Chad/Chad/PROPN/NNP/5/obj"),
            "THREATEN 138 NER > TCD");
}

TEST(EventRepair, a_gerund_after_a_preposition_is_a_clause) {
  EXPECT_EQ(
      told("Niger/Niger/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Chad/Chad/PROPN/NNP/6/compound "
           "of/of/SCONJ/IN/5/case attacking/attack/VERB/VBG/6/amod villages/village/NOUN/NNS/2/obj"),
      "ACCUSE 1123 NER > TCD");
}

TEST(EventRepair, a_sound_tree_is_left_alone) {
  EXPECT_FALSE(mended(
      tree_of("Chad/Chad/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root Niger/Niger/PROPN/NNP/2/obj"),
      event_tables().predicates));
}

}  // namespace
}  // namespace entente::reading::test
