#include "reading_test_support.h"

// What the tree finds beyond the tables: refusals, undertakings, clauses of drafts, turns of transcripts.
namespace entente::reading::test {
namespace {

const evidence::Claim& only(const evidence::Claims& claims, std::string_view type) {
  const evidence::Claim* found = first_of(claims, type);
  if (!found) throw std::runtime_error("no " + std::string(type) + "\n" + listed(claims));
  return *found;
}

TEST(Stances, what_a_side_says_it_will_never_give_is_its_line) {
  const auto claims = claims_in("\"We will never hand over the locks,\" Mira Tolvan told journalists.\n");
  const auto& line = only(claims, "red_line");
  EXPECT_EQ(line.quote, "We will never hand over the locks");
  EXPECT_EQ(line.holder, "mira_tolvan");
  EXPECT_EQ(line.speaker, "mira_tolvan");
}

TEST(Stances, a_refusal_of_something_else_is_no_line) {
  const auto claims = claims_in("Kenya will not attend the fair, and Mali does not expect rain.\n");
  EXPECT_EQ(first_of(claims, "red_line"), nullptr) << listed(claims);
}

TEST(Stances, what_a_speaker_undertakes_is_a_commitment) {
  const auto claims = claims_in("\"We will release the prisoners,\" said Mira Tolvan.\n");
  EXPECT_EQ(only(claims, "commitment").holder, "mira_tolvan");
  EXPECT_EQ(first_of(claims_in("\"We will be late,\" said Mira Tolvan.\n"), "commitment"), nullptr);
}

TEST(Wanting, to_do_is_an_intent_and_of_others_a_demand) {
  EXPECT_EQ(only(claims_in("Mali wants to reopen the border.\n"), "intent").holder, "mali");
  EXPECT_EQ(only(claims_in("Mali wants Chad to reopen the border.\n"), "demand").holder, "mali");
}

TEST(Presence, of_nobody_is_an_absence) {
  const auto claims = claims_in("No Malian officials took part in the talks.\n");
  EXPECT_EQ(first_of(claims, "inclusion"), nullptr) << listed(claims);
  EXPECT_NE(first_of(claims, "absence"), nullptr) << listed(claims);
}

constexpr const char* draft =
    "---\nkind: draft_text\nauthor: African Union\n---\n"
    "1. Mali agrees to withdraw its troops from the valley.\n\n"
    "2. Chad shall open the road within thirty days, provided that the mines are cleared.\n";

TEST(DraftText, clauses_are_proposals_by_the_author_and_bind_nobody) {
  const auto claims = claims_in(draft);
  std::size_t proposals = 0;
  for (const evidence::Claim& claim : claims.claims) {
    EXPECT_NE(claim.type, evidence::ClaimType::commitment) << claim.quote;
    EXPECT_NE(claim.type, evidence::ClaimType::acceptance) << claim.quote;
    if (claim.type != evidence::ClaimType::proposal) continue;
    ++proposals;
    EXPECT_EQ(claim.holder, "african_union");
    EXPECT_EQ(claim.target, proposals == 1 ? "mali" : "chad") << listed(claims);
  }
  EXPECT_EQ(proposals, 2u) << listed(claims);
  EXPECT_EQ(only(claims, "condition").holder, "african_union");
}

TEST(Transcript, each_turn_belongs_to_its_speaker) {
  const auto claims = claims_in(
      "MS. TOLVAN: We reject the toll.\n\nMR. ARDEN: We accept the toll. Is it true that you reject it?\n\n"
      "MS. TOLVAN: We will never accept it.\n");
  EXPECT_EQ(only(claims, "rejection").holder, "tolvan") << listed(claims);
  EXPECT_EQ(only(claims, "acceptance").holder, "arden") << listed(claims);
  EXPECT_EQ(only(claims, "red_line").speaker, "tolvan") << listed(claims);
}

TEST(Transcript, labels_are_read_as_they_are_printed) {
  const auto claims = claims_in(
      "Mr Smith (Lyrmark): We reject the toll.\n\nThe Minister: We will never accept it.\n\n"
      "Dr Haddad, Ministry of Ports: We demand access to the harbour.\n\nSEN. COLLINS: We accept the "
      "toll.\n");
  EXPECT_EQ(only(claims, "rejection").holder, "smith") << listed(claims);
  EXPECT_EQ(only(claims, "red_line").holder, "the_minister") << listed(claims);
  EXPECT_EQ(only(claims, "demand").holder, "haddad") << listed(claims);
  EXPECT_EQ(only(claims, "acceptance").holder, "collins") << listed(claims);
}

TEST(Statement, we_are_whoever_signs) {
  const auto claims = claims_in(
      "---\nkind: statement\nauthor: Government of Obrelund\n---\nWe reject the toll on the upper locks.\n");
  EXPECT_EQ(only(claims, "rejection").holder, "government_of_obrelund") << listed(claims);
}

TEST(UnknownNames, that_act_are_parties) {
  const auto claims = claims_in("Zenteria and Obrelund met in Port Sarn on Monday to discuss the canal.\n");
  const auto& meeting = only(claims, "meeting");
  EXPECT_EQ(meeting.holder, "zenteria");
  EXPECT_EQ(meeting.target, "obrelund");
}

}  // namespace
}  // namespace entente::reading::test
