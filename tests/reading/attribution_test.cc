#include "entente/reading/attribution.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

const evidence::Claim& only(const evidence::Claims& claims, std::string_view type) {
  const auto* claim = first_of(claims, type);
  if (!claim) throw std::runtime_error("no " + std::string(type) + "\n" + listed(claims));
  return *claim;
}

TEST(Attribution, the_speaker_may_stand_before_or_after_what_is_said) {
  for (const char* text :
       {"Kenya said the port is not negotiable.", "The port is not negotiable, Kenya said.",
        "The port is not negotiable, said Kenya.", "According to Kenya, the port is not negotiable.",
        "The port is not negotiable, according to Kenya."}) {
    const auto claims = claims_in(text);
    EXPECT_EQ(only(claims, "red_line").speaker, "kenya") << text;
    EXPECT_EQ(only(claims, "red_line").holder, "kenya") << text;
  }
}

TEST(Attribution, what_is_said_after_a_parenthesis_belongs_to_the_subject_before_it) {
  const auto claims = claims_in("Norway, which hosts the round, said Chad must leave.");
  EXPECT_EQ(only(claims, "demand").speaker, "norway") << listed(claims);
  EXPECT_EQ(only(claims, "demand").target, "chad");
}

TEST(Attribution, an_inference_belongs_to_the_author) {
  const auto claims = claims_in("Peru recalled its envoy, signaling limited flexibility on the border.");
  const auto& claim = only(claims, "assessment");
  EXPECT_EQ(claim.speaker, "");
  EXPECT_EQ(name_of(claim.modality), "inferred");
  EXPECT_EQ(principal(claims, claim.holder), "peru");
}

TEST(Attribution, people_who_suggest_something_say_it) {
  const auto claims = claims_in("Economic analysts suggest that the canal gives Egypt leverage.");
  EXPECT_EQ(only(claims, "leverage").speaker, "economic_analysts");
  ASSERT_NE(claims.entity("economic_analysts"), nullptr);
  EXPECT_EQ(claims.entity("economic_analysts")->kind, "group");
  EXPECT_EQ(claims.entity("economic_analysts")->represents, "");
}

TEST(Attribution, quotations_are_direct_speech_with_either_kind_of_quotes) {
  for (const char* text :
       {"\"We will never accept the line,\" Kenyan President William Ruto said.",
        "\xE2\x80\x9CWe will never accept the line,\xE2\x80\x9D said Kenyan President William Ruto."}) {
    const auto claims = claims_in(text);
    const auto& claim = only(claims, "red_line");
    EXPECT_TRUE(claim.direct_speech) << text;
    EXPECT_EQ(claim.speaker, "william_ruto") << text;
    EXPECT_EQ(claim.holder, "william_ruto") << text;
    EXPECT_EQ(claim.quote, "We will never accept the line") << text;
  }
}

TEST(Attribution, words_in_quotes_for_their_sound_are_no_direct_speech) {
  const auto claims = claims_in("Kenya called the plan \"historic\" and rejected the second map.");
  EXPECT_FALSE(only(claims, "rejection").direct_speech);
}

TEST(Attribution, a_quotation_that_runs_on_keeps_its_speaker) {
  const auto claims =
      claims_in("\"The talks go on,\" said Tanzanian envoy Amina Juma. \"We will never accept the line.\"");
  EXPECT_EQ(only(claims, "red_line").speaker, "amina_juma") << listed(claims);
}

TEST(Attribution, a_choice_that_signals_something_is_no_saying_of_the_chosen) {
  const auto claims =
      claims_in("The choice to send Amina Juma signals Tanzania's commitment to a settlement.");
  EXPECT_EQ(only(claims, "intent").speaker, "");
  EXPECT_EQ(only(claims, "intent").holder, "tanzania");
}

TEST(Attribution, a_noun_that_looks_like_a_verb_of_speech_says_nothing) {
  const auto claims = claims_in(
      "Envoys from four states are to meet again, and the ministers have asked for maps of the valley.\n");
  ASSERT_NE(first_of(claims, "demand"), nullptr) << listed(claims);
  EXPECT_EQ(first_of(claims, "demand")->speaker, "");
}

TEST(Attribution, what_i_have_told_somebody_is_the_speakers_word_in_a_turn) {
  const auto claims = claims_in(
      "---\nkind: transcript\n---\nQuestions\n\nMr PETTY: Is the berth for lease?\n\n"
      "The Prime Minister: I have told the Kenyan government that the berth is not for sale.\n");
  ASSERT_NE(first_of(claims, "red_line"), nullptr) << listed(claims);
  EXPECT_EQ(first_of(claims, "red_line")->speaker, "the_prime_minister");
  EXPECT_EQ(first_of(claims, "red_line")->holder, "the_prime_minister");
}

}  // namespace
}  // namespace entente::reading::test
