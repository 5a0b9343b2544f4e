// Tests also: turn_speakers.cc
#include "reading_test_support.h"

// Names that no table lists: what the whole text tells of them, before any of them is met.
namespace entente::reading::test {
namespace {

TEST(Census, a_name_whose_ministers_are_spoken_of_is_a_state_wherever_it_stands) {
  const auto claims = claims_in(
      "Velmark rejects the plan\n\nVelmark demands a share of the water. The foreign minister of Velmark "
      "spoke on "
      "Monday. Velmarkian officials met Kenyan diplomats.\n");
  ASSERT_NE(claims.entity("velmark"), nullptr) << listed(claims);
  EXPECT_EQ(claims.entity("velmark")->kind, "state");
  EXPECT_EQ(first_of(claims, "demand")->holder, "velmark");
  EXPECT_EQ(principal(claims, first_of(claims, "meeting")->holder), "velmark") << listed(claims);
}

TEST(Census, a_surname_is_a_person_before_its_full_name_comes) {
  const auto claims = claims_in(
      "Aldane did not reject the idea. The hydrologist Ferris Aldane demands a study, and Aldane insists on "
      "it.\n");
  ASSERT_NE(claims.entity("ferris_aldane"), nullptr) << listed(claims);
  EXPECT_EQ(claims.entity("ferris_aldane")->kind, "person");
}

TEST(Census, a_portfolio_is_no_state) {
  const auto claims = claims_in("The Minister of Ports met the Minister of Justice of Kenya on Monday.\n");
  EXPECT_EQ(claims.entity("ports"), nullptr) << listed(claims);
  EXPECT_EQ(claims.entity("justice"), nullptr) << listed(claims);
}

TEST(Aliases, that_a_text_defines_mean_whom_it_defined_them_for) {
  const auto claims = claims_in(
      "---\nkind: statement\n---\nDelegations of the Government of the Republic of Sarvia (hereinafter \"the "
      "Government\") and the Meru People's Front (hereinafter \"the Front\") met in Oslo. The Front "
      "undertook to "
      "release all prisoners. The Parties agreed to prolong the truce.\n");
  std::vector<std::string> holders;
  for (const evidence::Claim& claim : claims.claims)
    if (claim.type == evidence::ClaimType::commitment) holders.push_back(claim.holder);
  ASSERT_EQ(holders.size(), 3u) << listed(claims);
  EXPECT_EQ(holders[0], "meru_peoples_front");
  EXPECT_EQ(principal(claims, holders[1]), "sarvia");
  EXPECT_EQ(holders[2], "meru_peoples_front");
}

TEST(Turns, of_somebody_with_a_state_in_brackets_speak_for_it) {
  const auto claims = claims_in(
      "---\nkind: transcript\n---\nNinth session\n\nThe CHAIR: Westeria has asked for the floor.\n\n"
      "Mr. DRAKKEN (Westeria): We will never accept mandatory payments. Our parliament rejects them.\n\n"
      "Ms. OKO (Kenya): Kenya supports the fund.\n");
  ASSERT_NE(claims.entity("drakken"), nullptr) << listed(claims);
  EXPECT_EQ(claims.entity("drakken")->represents, "westeria");
  EXPECT_EQ(first_of(claims, "red_line")->holder, "drakken") << listed(claims);
  EXPECT_EQ(principal(claims, first_of(claims, "rejection")->holder), "westeria") << listed(claims);
}

TEST(Pronouns, of_a_reported_clause_mean_who_speaks) {
  const auto claims = claims_in("The delegations met. Mali has indicated that it cannot accept a vote.\n");
  ASSERT_NE(first_of(claims, "red_line"), nullptr) << listed(claims);
  EXPECT_EQ(first_of(claims, "red_line")->holder, "mali");
}

TEST(Openings, of_despatches_are_places) {
  const auto claims = claims_in("Talks go on\n\nVIENNA, July 9 (Agencies) - Mali demands a vote.\n");
  ASSERT_NE(claims.entity("vienna"), nullptr) << listed(claims);
  EXPECT_EQ(claims.entity("vienna")->kind, "place");
}

}  // namespace
}  // namespace entente::reading::test
