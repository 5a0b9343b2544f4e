#include "entente/evidence/claim_groups.h"

#include <gtest/gtest.h>

namespace entente::evidence {

namespace {

// Two states, an envoy of the northern one, and three documents: a and b carry one story, c is another's.
Claims coast() {
  Claims claims;
  const auto entity = [&](const char* id, const char* name, const char* kind, const char* represents) {
    Entity made;
    made.id = id, made.name = name, made.kind = kind, made.represents = represents;
    claims.entities.push_back(made);
  };
  entity("north", "North Coast", "state", "");
  entity("south", "South Coast", "state", "");
  entity("norths_envoy", "Ada Roe", "person", "north");
  entity("norths_allies", "North Coast's allies", "group", "north");
  for (const char* id : {"a", "b", "c"}) {
    Document document;
    document.id = id;
    document.origin = id == std::string("c") ? "Courier" : "AFP";
    document.date = Date{2024, 3, 4};
    claims.documents.push_back(document);
  }
  return claims;
}

Claim& add(Claims& claims, const char* document, ClaimType type, const char* holder, const char* issue) {
  Claim claim;
  claim.id = std::string(document) + "#" + std::to_string(claims.claims.size() + 1);
  claim.document = document, claim.type = type, claim.holder = holder, claim.issue = issue;
  claim.span = {claims.claims.size() * 10, claims.claims.size() * 10 + 5};
  claims.claims.push_back(claim);
  return claims.claims.back();
}

std::vector<ClaimGroup> grouped(const Claims& claims) {
  return group_claims(claims, find_origins(claims.documents));
}

}  // namespace

TEST(ClaimGroups, one_demand_told_by_three_documents_is_one_with_two_origins) {
  Claims claims = coast();
  add(claims, "a", ClaimType::demand, "north", "withdrawal of patrol ships");
  add(claims, "b", ClaimType::demand, "norths_envoy", "the patrol ships' withdrawal");
  add(claims, "c", ClaimType::demand, "north",
      "that the South Coast withdraw its patrol ships from the ridge");
  const auto groups = grouped(claims);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].holder, "north");
  EXPECT_EQ(groups[0].members, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(groups[0].documents, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(groups[0].origins, 2U);
  EXPECT_EQ(groups[0].issue, claims.claims[2].issue);
}

TEST(ClaimGroups, headline_standfirst_and_lead_of_one_text_tell_one_meeting) {
  Claims claims = coast();
  add(claims, "a", ClaimType::meeting, "north", "").target = "south";
  add(claims, "a", ClaimType::meeting, "south", "").target = "norths_envoy";
  add(claims, "a", ClaimType::meeting, "norths_envoy", "").target = "south";
  const auto groups = grouped(claims);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].members.size(), 3U);
  EXPECT_EQ(groups[0].origins, 1U);
}

TEST(ClaimGroups, another_holder_subject_target_or_type_is_another_claim) {
  Claims claims = coast();
  add(claims, "a", ClaimType::demand, "north", "withdrawal of patrol ships");
  add(claims, "b", ClaimType::demand, "south", "withdrawal of patrol ships");
  add(claims, "b", ClaimType::demand, "north", "release of fishermen");
  add(claims, "b", ClaimType::red_line, "north", "withdrawal of patrol ships");
  add(claims, "a", ClaimType::support, "north", "arms").target = "south";
  add(claims, "b", ClaimType::support, "north", "arms").target = "west";
  EXPECT_EQ(grouped(claims).size(), 6U);
}

TEST(ClaimGroups, names_of_parties_are_no_subject) {
  Claims claims = coast();
  add(claims, "a", ClaimType::demand, "north", "South Coast's disarmament");
  add(claims, "b", ClaimType::demand, "north", "South Coast's apology");
  EXPECT_EQ(grouped(claims).size(), 2U);
}

TEST(ClaimGroups, allies_of_a_party_are_not_the_party) {
  Claims claims = coast();
  add(claims, "a", ClaimType::demand, "norths_allies", "a truce");
  add(claims, "b", ClaimType::demand, "north", "a truce");
  EXPECT_EQ(grouped(claims).size(), 2U);
}

TEST(ClaimGroups, what_is_denied_or_only_inferred_stays_apart) {
  Claims claims = coast();
  add(claims, "a", ClaimType::commitment, "north", "a truce");
  add(claims, "b", ClaimType::commitment, "north", "a truce").modality = Modality::negated;
  add(claims, "c", ClaimType::commitment, "north", "a truce").modality = Modality::inferred;
  const auto groups = grouped(claims);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_TRUE(groups[1].negated);
  EXPECT_TRUE(groups[2].inferred);
}

TEST(ClaimGroups, a_draft_texts_clause_is_not_the_partys_word) {
  Claims claims = coast();
  claims.documents[0].kind = DocumentKind::draft_text;
  add(claims, "a", ClaimType::commitment, "north", "a truce");
  add(claims, "c", ClaimType::commitment, "north", "a truce");
  EXPECT_EQ(grouped(claims).size(), 2U);
}

TEST(ClaimGroups, meetings_reported_weeks_apart_are_two_and_a_stance_repeated_is_one) {
  Claims claims = coast();
  claims.documents[2].date = Date{2024, 4, 4};
  add(claims, "a", ClaimType::meeting, "north", "").target = "south";
  add(claims, "c", ClaimType::meeting, "north", "").target = "south";
  add(claims, "a", ClaimType::demand, "north", "a truce");
  add(claims, "c", ClaimType::demand, "north", "a truce");
  EXPECT_EQ(grouped(claims).size(), 3U);
  claims.claims[0].date = claims.claims[1].date = Date{2024, 3, 3};
  EXPECT_EQ(grouped(claims).size(), 2U);
  claims.claims[1].date = Date{2024, 4, 3};
  EXPECT_EQ(grouped(claims).size(), 3U);
}

TEST(ClaimGroups, a_rejected_claim_is_in_no_group) {
  Claims claims = coast();
  add(claims, "a", ClaimType::demand, "north", "a truce").status = ClaimStatus::rejected;
  EXPECT_TRUE(grouped(claims).empty());
}

TEST(Principals, a_ring_of_representations_ends) {
  Claims claims = coast();
  claims.entities[0].represents = "norths_envoy";
  const Principals principals(claims);
  EXPECT_FALSE(principals.behind("north").empty());
  EXPECT_EQ(principals.behind("nobody"), "nobody");
  EXPECT_EQ(principals.behind(""), "");
}

TEST(DaysApart, counts_over_months_and_leap_days) {
  EXPECT_EQ(days_apart({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_apart({2023, 3, 1}, {2023, 2, 28}), 1);
  EXPECT_EQ(days_apart({2023, 12, 31}, {2025, 1, 1}), 367);
}

}  // namespace entente::evidence
