// Tests also: coreference.cc, entity_book.cc, persons.cc, roles.cc, word_class.cc, sentence_view.cc
#include "entente/reading/mentions.h"

#include <algorithm>

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::string represents(const evidence::Claims& claims, const std::string& id) {
  const auto* entity = claims.entity(id);
  return entity ? entity->represents : "no such entity";
}

std::vector<std::string> mentions(const evidence::Claims& claims, const std::string& id) {
  std::vector<std::string> found;
  if (const auto* entity = claims.entity(id))
    for (const auto& span : entity->mentions) found.emplace_back(claims.documents[0].quote(span));
  return found;
}

using List = std::vector<std::string>;

TEST(Mentions, a_title_and_a_nationality_say_whom_somebody_speaks_for) {
  const auto claims =
      claims_in("Zambian Foreign Minister Grace Banda spoke. Special envoy Paul Reiter of Austria listened.");
  EXPECT_EQ(represents(claims, "grace_banda"), "zambia");
  EXPECT_EQ(represents(claims, "paul_reiter"), "austria");
  EXPECT_EQ(claims.entity("grace_banda")->role, "Foreign Minister");
  EXPECT_NE(first_of(claims, "representation"), nullptr);
}

TEST(Mentions, the_text_goes_before_the_table) {
  const auto claims = claims_in("Swiss envoy Steve Witkoff arrived in Bern.");
  EXPECT_EQ(represents(claims, "steve_witkoff"), "switzerland");
}

TEST(Mentions, possessors_and_appositions_name_the_principal) {
  const auto claims =
      claims_in("Ghana's special envoy Kofi Boateng met Anna Lind, the Swedish mediator, in Accra.");
  EXPECT_EQ(represents(claims, "kofi_boateng"), "ghana");
  EXPECT_EQ(represents(claims, "anna_lind"), "sweden");
}

TEST(Mentions, members_of_a_delegation_speak_for_its_principal) {
  const auto claims = claims_in("Chilean negotiators including Rosa Vidal and Juan Soto arrived.");
  EXPECT_EQ(represents(claims, "rosa_vidal"), "chile");
  EXPECT_EQ(represents(claims, "juan_soto"), "chile");
}

TEST(Mentions, nationality_and_role_noun_make_a_group) {
  const auto claims = claims_in("Ukrainian officials met Emirati mediators while Malian forces advanced.");
  EXPECT_EQ(represents(claims, "ukrainian_officials"), "ukraine");
  EXPECT_EQ(represents(claims, "emirati_mediators"), "united_arab_emirates");
  EXPECT_EQ(represents(claims, "malian_forces"), "mali");
}

TEST(Mentions, a_capital_is_a_place_after_in_and_before_talks_and_the_state_elsewhere) {
  EXPECT_EQ(mentions(claims_in("Envoys met in Cairo. The Cairo talks lasted a day."), "cairo"),
            (List{"Cairo", "Cairo"}));
  EXPECT_EQ(
      mentions(claims_in("Cairo rejected the plan. Observers see pressure on Cairo's forces."), "egypt"),
      (List{"Cairo", "Cairo"}));
  EXPECT_EQ(mentions(claims_in("The aid to Cairo stopped."), "egypt"), (List{"Cairo"}));
  EXPECT_EQ(mentions(claims_in("They travelled to Cairo."), "egypt"), (List{}));
}

TEST(Mentions, a_name_part_a_role_and_a_pronoun_mean_the_person_named_before) {
  const auto claims = claims_in(
      "Kenyan President Grace Otieno spoke first. The Kenyan leader praised the plan. Otieno then left. She "
      "was tired.");
  EXPECT_EQ(mentions(claims, "grace_otieno"),
            (List{"Kenyan President Grace Otieno", "The Kenyan leader", "Otieno", "She"}));
}

TEST(Mentions, a_role_is_looked_up_in_the_table_only_with_a_date) {
  EXPECT_EQ(represents(claims_in("The French president rejected the plan."), "french_president"), "france");
  const auto dated = claims_in("---\ndate: 2024-06-01\n---\nThe French president rejected the plan.\n");
  EXPECT_EQ(first_of(dated, "rejection")->holder, "emmanuel_macron");
}

TEST(Mentions, a_role_noun_counts_for_both_nationalities_before_it) {
  const auto claims = claims_in("Oman hosted Iranian and Yemeni delegations.");
  EXPECT_EQ(represents(claims, "iranian_delegation"), "iran");
  EXPECT_EQ(represents(claims, "yemeni_delegation"), "yemen");
}

TEST(Mentions, the_delegation_is_the_one_named_before) {
  const auto claims = claims_in("Omani negotiators arrived on Monday. The delegation rejected the agenda.");
  EXPECT_EQ(first_of(claims, "rejection")->holder, "omani_negotiators");
}

TEST(Mentions, the_new_and_the_previous_government_are_two) {
  const auto claims = claims_in(
      "Peru's government fell. The new government rejected the lease that the previous government signed.");
  ASSERT_NE(claims.entity("new_government"), nullptr);
  ASSERT_NE(claims.entity("previous_government"), nullptr);
  EXPECT_EQ(represents(claims, "new_government"), "peru");
}

TEST(Mentions, short_forms_that_are_words_need_their_capitals) {
  EXPECT_EQ(claims_in("They told us that the quad was wet.").entity("united_states"), nullptr);
  EXPECT_NE(claims_in("The US left.").entity("united_states"), nullptr);
  EXPECT_NE(claims_in("The U.S. delegation left.").entity("united_states"), nullptr);
}

TEST(Mentions, bodies_that_no_table_lists_are_known_by_their_last_word) {
  const auto claims =
      claims_in("The Inland Federation proposed a toll. Later the Federation rejected its own plan.");
  EXPECT_EQ(first_of(claims, "proposal")->holder, "inland_federation");
  EXPECT_EQ(first_of(claims, "rejection")->holder, "inland_federation");
}

TEST(Mentions, another_first_name_is_another_person) {
  const auto claims = claims_in("A gallery shows works by Karin Putin this month.");
  EXPECT_EQ(claims.entity("vladimir_putin"), nullptr);
}

TEST(Mentions, spans_belong_to_the_first_document_that_names_somebody) {
  const auto claims = find_claims(
      {document("Kenya spoke.", "a.txt"), document("In the end Kenya rejected it.", "b.txt")}, lexicon());
  EXPECT_EQ(claims.entity("kenya")->mentions, (std::vector<evidence::Span>{{0, 5}}));
  EXPECT_EQ(claims.claims[0].id, "b#1");
}

}  // namespace
}  // namespace entente::reading::test
