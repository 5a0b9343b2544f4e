// Tests also: event_meaning.cc, event_speech.cc, event_participants.cc, event_frame.cc, event_cast.cc
#include "entente/reading/event_coder.h"

#include <gtest/gtest.h>

#include "event_test_support.h"

namespace entente::reading::test {
namespace {

TEST(EventCoder, a_verb_with_its_subject_and_object_is_an_event) {
  const auto events = events_in(
      "Chad/Chad/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/root Niger/Niger/PROPN/NNP/2/obj "
      "on/on/ADP/IN/5/case Monday/Monday/PROPN/NNP/2/obl ././PUNCT/./2/punct");
  ASSERT_EQ(events.size(), 1u);
  const auto& event = events.front();
  EXPECT_EQ(event.type, evidence::EventType::assault);
  EXPECT_EQ(event.cameo, "190");
  ASSERT_EQ(event.actors.size(), 1u);
  EXPECT_EQ(event.actors.front().entity, "chad");
  ASSERT_EQ(event.recipients.size(), 1u);
  EXPECT_EQ(event.recipients.front().country, "NER");
  EXPECT_EQ(event.recipients.front().span, (evidence::Span{14, 19}));
  EXPECT_EQ(event.trigger, (evidence::Span{5, 13}));
  EXPECT_EQ(event.span, (evidence::Span{0, 29}));
  EXPECT_EQ(event.when, "Monday");
  EXPECT_EQ(event.by, "e:attack");
  EXPECT_GT(event.confidence, 0.5);
}

TEST(EventCoder, what_somebody_says_is_the_event_and_a_promise_is_agreement) {
  EXPECT_EQ(
      told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root Chad/Chad/PROPN/NNP/5/nsubj "
           "had/have/AUX/VBD/5/aux shelled/shell/VERB/VBN/2/ccomp a/a/DET/DT/7/det town/town/NOUN/NN/5/obj "
           "in/in/ADP/IN/9/case Niger/Niger/PROPN/NNP/7/nmod ././PUNCT/./2/punct"),
      "ASSAULT 194 TCD > NER by ghana historical");
  EXPECT_EQ(
      told("Chad/Chad/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root it/it/PRON/PRP/5/nsubj "
           "would/would/AUX/MD/5/aux send/send/VERB/VB/2/ccomp food/food/NOUN/NN/5/obj to/to/ADP/IN/8/case "
           "Niger/Niger/PROPN/NNP/5/obl ././PUNCT/./2/punct"),
      "AGREE 0333 TCD > NER by chad future");
}

TEST(EventCoder, an_accusation_is_no_report_of_the_deed) {
  EXPECT_EQ(told("Niger/Niger/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Chad/Chad/PROPN/NNP/2/obj "
                 "of/of/SCONJ/IN/5/mark attacking/attack/VERB/VBG/2/advcl villages/village/NOUN/NNS/5/obj "
                 "././PUNCT/./2/punct"),
            "ACCUSE 1123 NER > TCD");
}

TEST(EventCoder, who_must_do_a_thing_is_asked_by_who_says_so) {
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root that/that/SCONJ/IN/6/mark "
                 "Niger/Niger/PROPN/NNP/6/nsubj must/must/AUX/MD/6/aux withdraw/withdraw/VERB/VB/2/ccomp "
                 "its/its/PRON/PRP$/8/nmod:poss troops/troops/NOUN/NNS/6/obj ././PUNCT/./2/punct"),
            "REQUEST 1056 GHA > NER by ghana");
}

TEST(EventCoder, operators_act_on_what_they_govern) {
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/2/nsubj refused/refuse/VERB/VBD/0/root to/to/PART/TO/4/mark "
                 "meet/meet/VERB/VB/2/xcomp mediators/mediator/NOUN/NNS/4/obj from/from/ADP/IN/7/case "
                 "Ghana/Ghana/PROPN/NNP/5/nmod ././PUNCT/./2/punct"),
            "REJECT 125 TCD > GHA:GOV");
  EXPECT_EQ(told("Niger/Niger/PROPN/NNP/2/nsubj threatened/threaten/VERB/VBD/0/root to/to/PART/TO/4/mark "
                 "break/break/VERB/VB/2/xcomp relations/relation/NOUN/NNS/4/obj with/with/ADP/IN/7/case "
                 "Chad/Chad/PROPN/NNP/4/obl ././PUNCT/./2/punct"),
            "THREATEN 1313 NER > TCD");
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root Chad/Chad/PROPN/NNP/2/obj "
                 "and/and/CCONJ/CC/5/cc Niger/Niger/PROPN/NNP/3/conj to/to/PART/TO/7/mark "
                 "hold/hold/VERB/VB/2/xcomp talks/talk/NOUN/NNS/7/obj ././PUNCT/./2/punct"),
            "REQUEST 106 GHA > TCD,NER");
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root to/to/PART/TO/4/mark "
                 "impose/impose/VERB/VB/2/xcomp sanctions/sanction/NOUN/NNS/4/obj on/on/ADP/IN/7/case "
                 "Chad/Chad/PROPN/NNP/4/obl ././PUNCT/./2/punct"),
            "THREATEN 1312 GHA > TCD");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root not/not/PART/RB/5/advmod "
                 "to/to/PART/TO/5/mark attack/attack/VERB/VB/2/xcomp Niger/Niger/PROPN/NNP/5/obj "
                 "././PUNCT/./2/punct"),
            "AGREE 0356 TCD > NER");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/cop ready/ready/ADJ/JJ/0/root "
                 "to/to/PART/TO/5/mark release/release/VERB/VB/3/xcomp prisoners/prisoner/NOUN/NNS/5/obj "
                 "from/from/ADP/IN/8/case Niger/Niger/PROPN/NNP/6/nmod ././PUNCT/./3/punct"),
            "AGREE 0353 TCD > NER:CVL");
}

TEST(EventCoder, what_is_ended_decides_whether_it_is_peace_or_a_break) {
  EXPECT_EQ(
      told("Ghana/Ghana/PROPN/NNP/2/nsubj suspended/suspend/VERB/VBD/0/root military/military/ADJ/JJ/4/amod "
           "aid/aid/NOUN/NN/2/obj to/to/ADP/IN/6/case Chad/Chad/PROPN/NNP/4/nmod ././PUNCT/./2/punct"),
      "SANCTION 1622 GHA > TCD");
  EXPECT_EQ(
      told("Ghana/Ghana/PROPN/NNP/2/nsubj lifted/lift/VERB/VBD/0/root sanctions/sanction/NOUN/NNS/2/obj "
           "against/against/ADP/IN/5/case Chad/Chad/PROPN/NNP/2/obl ././PUNCT/./2/punct"),
      "RETREAT 085 GHA > TCD");
  EXPECT_EQ(told("Talks/talk/NOUN/NNS/6/nsubj between/between/ADP/IN/3/case Chad/Chad/PROPN/NNP/1/nmod "
                 "and/and/CCONJ/CC/5/cc Niger/Niger/PROPN/NNP/3/conj ended/end/VERB/VBD/0/root "
                 "././PUNCT/./6/punct"),
            "SANCTION 164 TCD,NER > ");
}

TEST(EventCoder, passives_name_who_suffers_first_and_who_acts_with_by) {
  EXPECT_EQ(told("Sanctions/sanction/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass "
                 "imposed/impose/VERB/VBN/0/root "
                 "on/on/ADP/IN/5/case Chad/Chad/PROPN/NNP/3/obl by/by/ADP/IN/7/case "
                 "Ghana/Ghana/PROPN/NNP/3/obl:agent ././PUNCT/./3/punct"),
            "COERCE 163 GHA > TCD");
}

TEST(EventCoder, talks_are_held_with_each_other_and_the_city_is_a_place) {
  const std::string text =
      "Chad/Chad/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Niger/Niger/PROPN/NNP/1/conj "
      "held/hold/VERB/VBD/0/root "
      "talks/talk/NOUN/NNS/4/obj in/in/ADP/IN/7/case Accra/Accra/PROPN/NNP/5/nmod last/last/ADJ/JJ/9/amod "
      "week/week/NOUN/NN/4/obl ././PUNCT/./4/punct";
  EXPECT_EQ(told(text), "CONSULT 040 TCD,NER > TCD,NER");
  const auto events = events_in(text);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events.front().place, "Accra");
  EXPECT_EQ(events.front().when, "last week");
}

TEST(EventCoder, nouns_bring_their_own_sides) {
  EXPECT_EQ(
      told("Ghana/Ghana/PROPN/NNP/2/nsubj dismissed/dismiss/VERB/VBD/0/root an/a/DET/DT/4/det "
           "appeal/appeal/NOUN/NN/2/obj by/by/ADP/IN/6/case Chad/Chad/PROPN/NNP/4/nmod for/for/ADP/IN/8/case "
           "weapons/weapon/NOUN/NNS/4/nmod ././PUNCT/./2/punct"),
      "REJECT 120 GHA > TCD");
  EXPECT_EQ(
      told(
          "Chad/Chad/PROPN/NNP/2/nsubj launched/launch/VERB/VBD/0/root an/a/DET/DT/4/det "
          "attack/attack/NOUN/NN/2/obj on/on/ADP/IN/6/case Niger/Niger/PROPN/NNP/4/nmod ././PUNCT/./2/punct"),
      "ASSAULT 190 TCD > NER");
}

TEST(EventCoder, second_verbs_and_relative_clauses_take_the_subject_over) {
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/2/nsubj visited/visit/VERB/VBD/0/root Niger/Niger/PROPN/NNP/2/obj "
                 "and/and/CCONJ/CC/5/cc praised/praise/VERB/VBD/2/conj Ghana/Ghana/PROPN/NNP/5/obj "
                 "././PUNCT/./2/punct"),
            "CONSULT 042 TCD > NER; SUPPORT 051 TCD > GHA");
  EXPECT_EQ(told("Rain/rain/NOUN/NN/7/nsubj stopped/stop/VERB/VBD/0/root Chad/Chad/PROPN/NNP/2/obj "
                 ",/,/PUNCT/,/6/punct which/which/PRON/WDT/6/nsubj invaded/invade/VERB/VBD/3/acl:relcl "
                 "Niger/Niger/PROPN/NNP/6/obj"),
            "ASSAULT 190 TCD > NER");
}

TEST(EventCoder, a_state_of_mind_is_not_done_to_anybody) {
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/3/nsubj:pass is/be/AUX/VBZ/3/aux:pass prepared/prepare/VERB/VBN/0/root "
                 "to/to/PART/TO/5/mark attack/attack/VERB/VB/3/xcomp Niger/Niger/PROPN/NNP/5/obj"),
            "THREATEN 138 TCD > NER");
}

TEST(EventCoder, a_breach_that_somebody_reports_of_another_is_an_accusation) {
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root Chad/Chad/PROPN/NNP/5/nsubj "
                 "had/have/AUX/VBD/5/aux violated/violate/VERB/VBN/2/ccomp the/the/DET/DT/7/det "
                 "truce/truce/NOUN/NN/5/obj"),
            "ACCUSE 112 GHA > TCD by ghana historical");
}

TEST(EventCoder, what_a_party_calls_non_negotiable_it_refuses) {
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root borders/border/NOUN/NNS/5/nsubj "
                 "were/be/AUX/VBD/5/cop non-negotiable/non-negotiable/ADJ/JJ/2/ccomp"),
            "REJECT 120 GHA >  by ghana");
}

TEST(EventCoder, what_must_be_is_asked_even_of_nobody) {
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root talks/talk/NOUN/NNS/5/nsubj "
                 "must/must/AUX/MD/5/aux include/include/VERB/VB/2/ccomp Niger/Niger/PROPN/NNP/5/obj"),
            "REQUEST 106 GHA >  by ghana");
}

TEST(EventCoder, insisting_on_what_be_done_asks) {
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj insists/insist/VERB/VBZ/0/root that/that/SCONJ/IN/6/mark "
                 "aid/aid/NOUN/NN/6/nsubj:pass be/be/AUX/VB/6/aux:pass sent/send/VERB/VBN/2/ccomp "
                 "to/to/ADP/IN/8/case "
                 "Niger/Niger/PROPN/NNP/6/obl"),
            "REQUEST 103 GHA >  by ghana");
}

TEST(EventCoder, a_party_that_cannot_accept_refuses) {
  EXPECT_EQ(
      told("Ghana/Ghana/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root it/it/PRON/PRP/6/nsubj "
           "can/can/AUX/MD/6/aux not/not/PART/RB/6/advmod accept/accept/VERB/VB/2/ccomp any/any/DET/DT/8/det "
           "reference/reference/NOUN/NN/6/obj"),
      "REJECT 120 GHA >  by ghana");
}

TEST(EventCoder, exercises_of_several_states_are_cooperation) {
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Niger/Niger/PROPN/NNP/1/conj "
                 "held/hold/VERB/VBD/0/root exercises/exercise/NOUN/NNS/4/obj"),
            "COOPERATE 062 TCD,NER > TCD,NER");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/2/nsubj held/hold/VERB/VBD/0/root exercises/exercise/NOUN/NNS/2/obj"),
            "MOBILIZE 150 TCD > ");
}

TEST(EventCoder, a_country_alone_in_its_sentence_is_the_one_that_its_people_belong_to) {
  EXPECT_EQ(
      told("Police/police/NOUN/NNS/2/nsubj arrested/arrest/VERB/VBD/0/root miners/miner/NOUN/NNS/2/obj "
           "near/near/ADP/IN/6/case the/the/DET/DT/6/det border/border/NOUN/NN/2/obl of/of/ADP/IN/8/case "
           "Niger/Niger/PROPN/NNP/6/nmod"),
      "COERCE 173 NER:COP > NER:LAB");
}

TEST(EventCoder, clauses_that_suppose_or_name_an_action_tell_none) {
  EXPECT_EQ(told("Rain/rain/NOUN/NN/2/nsubj fell/fall/VERB/VBD/0/root if/if/SCONJ/IN/5/mark "
                 "Chad/Chad/PROPN/NNP/5/nsubj attacked/attack/VERB/VBD/2/advcl Niger/Niger/PROPN/NNP/5/obj"),
            "");
  EXPECT_EQ(told("Chad/Chad/PROPN/NNP/2/nsubj dreams/dream/VERB/VBZ/0/root of/of/SCONJ/IN/4/mark "
                 "attacking/attack/VERB/VBG/2/advcl Niger/Niger/PROPN/NNP/4/obj"),
            "");
}

TEST(EventCoder, what_tells_no_event_stays_empty) {
  EXPECT_EQ(told("Rain/rain/NOUN/NN/2/nsubj fell/fall/VERB/VBD/0/root in/in/ADP/IN/4/case "
                 "Niger/Niger/PROPN/NNP/2/obl ././PUNCT/./2/punct"),
            "");
  EXPECT_EQ(told("Ghana/Ghana/PROPN/NNP/2/nsubj hopes/hope/VERB/VBZ/0/root that/that/SCONJ/IN/5/mark "
                 "Chad/Chad/PROPN/NNP/5/nsubj visits/visit/VERB/VBZ/2/ccomp Niger/Niger/PROPN/NNP/5/obj "
                 "././PUNCT/./2/punct"),
            "");
  EXPECT_TRUE(code_events(language::Tree(), {}, event_tables()).empty());
}

TEST(EventCoder, words_for_sorts_of_people_give_sectors) {
  EXPECT_EQ(told("Rebels/rebel/NOUN/NNS/4/nsubj in/in/ADP/IN/3/case Niger/Niger/PROPN/NNP/1/nmod "
                 "wounded/wound/VERB/VBD/0/root two/two/NUM/CD/6/nummod soldiers/soldier/NOUN/NNS/4/obj "
                 "././PUNCT/./4/punct"),
            "ASSAULT 190 NER:REB > NER:MIL");
  EXPECT_EQ(
      told("French/French/ADJ/JJ/4/amod and/and/CCONJ/CC/3/cc Egyptian/Egyptian/ADJ/JJ/1/conj "
           "warships/warship/NOUN/NNS/5/nsubj shelled/shell/VERB/VBD/0/root Niger/Niger/PROPN/NNP/5/obj"),
      "ASSAULT 194 FRA:MIL,EGY:MIL > NER");
}

TEST(EventCoder, a_sentence_of_ten_thousand_words_ends) {
  std::string text = "Chad/Chad/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root";
  for (int i = 2; i < 10000; ++i) text += " said/say/VERB/VBD/" + std::to_string(i) + "/ccomp";
  EXPECT_TRUE(events_in(text).empty());
}

}  // namespace
}  // namespace entente::reading::test
