#include "entente/evidence/contradictions.h"

#include <gtest/gtest.h>

namespace entente::evidence {

namespace {

Claims coast() {
  Claims claims;
  const auto entity = [&](const char* id, const char* name, const char* represents) {
    Entity made;
    made.id = id, made.name = name, made.represents = represents;
    claims.entities.push_back(made);
  };
  entity("north", "North Coast", "");
  entity("south", "South Coast", "");
  entity("norths_envoy", "Ada Roe", "north");
  int day = 4;
  for (const char* id : {"a", "b", "c"}) {
    Document document;
    document.id = id;
    document.date = Date{2024, 3, day};
    claims.documents.push_back(document);
    day += 7;
  }
  return claims;
}

Claim claim(const char* document, ClaimType type, const char* quote, const char* issue = "a truce") {
  Claim made;
  made.document = document, made.type = type, made.quote = quote, made.issue = issue;
  made.holder = "north";
  return made;
}

Claim denied(Claim made) {
  made.modality = Modality::negated;
  return made;
}

Claim said_by(const char* speaker, Claim made) {
  made.speaker = speaker;
  return made;
}

std::vector<Conflict> conflicts(std::vector<Claim> said, Claims claims = coast()) {
  claims.claims = std::move(said);
  return find_conflicts(claims, find_origins(claims.documents));
}

const Claim accepts = claim("a", ClaimType::acceptance, "can accept a truce");
const Claim rejects = claim("b", ClaimType::rejection, "rejected a truce");

}  // namespace

TEST(Contradictions, what_another_says_against_an_acceptance_contradicts_it) {
  const auto found = conflicts({accepts, said_by("south", rejects)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, ConflictKind::contradiction);
  EXPECT_EQ(found[0].reason, ConflictReason::stance);
  EXPECT_EQ(found[0].first, 0U);
  EXPECT_EQ(found[0].second, 1U);
  EXPECT_EQ(found[0].holder, "north");
}

TEST(Contradictions, a_partys_own_later_word_is_a_change) {
  const auto found = conflicts({accepts, said_by("norths_envoy", rejects)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, ConflictKind::change);
}

TEST(Contradictions, its_own_earlier_word_does_not_make_anothers_later_account_a_change) {
  const auto found = conflicts({said_by("norths_envoy", accepts), said_by("south", rejects)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, ConflictKind::contradiction);
}

TEST(Contradictions, a_reported_act_of_another_day_is_a_change_and_another_partys_text_is_not) {
  Claims claims = coast();
  EXPECT_EQ(conflicts({accepts, rejects}, claims)[0].kind, ConflictKind::change);
  claims.documents[1].kind = DocumentKind::statement;
  claims.documents[1].author = "Foreign ministry of North Coast";
  EXPECT_EQ(conflicts({accepts, rejects}, claims)[0].kind, ConflictKind::change);
  claims.documents[1].author = "Foreign ministry of South Coast";
  EXPECT_EQ(conflicts({accepts, rejects}, claims)[0].kind, ConflictKind::contradiction);
}

TEST(Contradictions, a_denial_is_never_a_change) {
  const auto found = conflicts({accepts, said_by("north", denied(claim("b", ClaimType::acceptance,
                                                                       "denied having accepted a truce")))});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, ConflictKind::contradiction);
}

TEST(Contradictions, the_earlier_of_the_two_stands_first_whatever_their_order) {
  const auto found = conflicts({said_by("norths_envoy", rejects), accepts});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first, 1U);
  EXPECT_EQ(found[0].second, 0U);
}

TEST(Contradictions, on_one_day_or_without_days_nothing_is_a_change) {
  Claims claims = coast();
  claims.documents[1].date = claims.documents[0].date;
  EXPECT_EQ(conflicts({accepts, said_by("norths_envoy", rejects)}, claims)[0].kind,
            ConflictKind::contradiction);
  claims.documents[1].date = std::nullopt;
  EXPECT_EQ(conflicts({accepts, said_by("norths_envoy", rejects)}, claims)[0].kind,
            ConflictKind::contradiction);
}

TEST(Contradictions, what_one_text_tells_and_another_denies_is_listed) {
  const auto told = claim("a", ClaimType::hostilities, "shelled the harbour", "shelling of the harbour");
  auto untrue =
      denied(claim("b", ClaimType::hostilities, "denied shelling the harbour", "the harbour's shelling"));
  Claims claims = coast();
  claims.documents[1].date = Date{2024, 3, 5};
  auto found = conflicts({told, untrue}, claims);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, ConflictReason::denial);
  EXPECT_TRUE(conflicts({told, untrue}).empty()) << "a week later it speaks of another occasion";
  found = conflicts({accepts, denied(claim("b", ClaimType::acceptance, "denied having accepted a truce"))});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, ConflictReason::denial);
}

TEST(Contradictions, a_commitment_and_its_negation_are_opposed) {
  const auto stays = denied(claim("b", ClaimType::commitment, "will not hold to a truce"));
  EXPECT_EQ(opposed(claim("a", ClaimType::commitment, "pledged a truce"), stays), ConflictReason::stance);
  EXPECT_EQ(opposed(accepts, stays), ConflictReason::stance);
  EXPECT_EQ(opposed(rejects, stays), std::nullopt);
  EXPECT_EQ(opposed(denied(rejects), accepts), std::nullopt);
}

TEST(Contradictions, a_line_stands_against_an_acceptance_only_where_it_refuses) {
  const auto line = [](const char* quote) { return claim("b", ClaimType::red_line, quote); };
  EXPECT_EQ(opposed(accepts, line("would never accept a truce")), ConflictReason::stance);
  EXPECT_EQ(opposed(accepts, line("a truce is unacceptable")), ConflictReason::stance);
  EXPECT_EQ(opposed(accepts, line("ruled out a truce")), ConflictReason::stance);
  EXPECT_EQ(opposed(accepts, line("the truce is non-negotiable")), std::nullopt);
  EXPECT_EQ(opposed(accepts, line("our truce cannot be negotiated away")), std::nullopt);
  EXPECT_EQ(opposed(accepts, line("the rule of law is a red line")), std::nullopt);
}

TEST(Contradictions, another_subject_holder_or_target_contradicts_nothing) {
  auto other = said_by("south", rejects);
  other.issue = "release of fishermen";
  EXPECT_TRUE(conflicts({accepts, other}).empty());
  other = said_by("south", rejects);
  other.holder = "south";
  EXPECT_TRUE(conflicts({accepts, other}).empty());
  auto to_south = accepts, to_west = said_by("south", rejects);
  to_south.target = "south", to_west.target = "west";
  EXPECT_TRUE(conflicts({to_south, to_west}).empty());
}

TEST(Contradictions, hedges_conditions_inferences_history_and_drafts_contradict_nothing) {
  for (const Modality modality :
       {Modality::hedged, Modality::conditional, Modality::inferred, Modality::historical}) {
    auto held = said_by("south", rejects);
    held.modality = modality;
    EXPECT_TRUE(conflicts({accepts, held}).empty()) << name_of(modality);
  }
  Claims claims = coast();
  claims.documents[0].kind = DocumentKind::draft_text;
  EXPECT_TRUE(conflicts({accepts, said_by("south", rejects)}, claims).empty());
  auto struck = said_by("south", rejects);
  struck.status = ClaimStatus::rejected;
  EXPECT_TRUE(conflicts({accepts, struck}).empty());
}

TEST(Contradictions, one_speaker_in_one_text_does_not_contradict_itself_and_two_do) {
  auto here = said_by("south", rejects);
  here.document = "a";
  EXPECT_EQ(conflicts({said_by("norths_envoy", accepts), here}).size(), 1U);
  EXPECT_TRUE(conflicts({said_by("south", accepts), here}).empty());
}

TEST(Contradictions, the_same_two_accounts_told_twice_are_listed_once) {
  const auto against = said_by("south", rejects);
  EXPECT_EQ(conflicts({accepts, accepts, against, against}).size(), 1U);
  auto again = against;
  again.document = "c";
  EXPECT_EQ(conflicts({accepts, against, again}).size(), 2U);
  Claims claims = coast();
  claims.documents[1].origin = claims.documents[2].origin = "AFP";
  EXPECT_EQ(conflicts({accepts, against, again}, claims).size(), 1U) << "two outlets with one account";
}

TEST(Contradictions, who_takes_part_and_is_absent_is_listed) {
  Claims claims = coast();
  claims.documents[1].date = claims.documents[0].date;
  const auto sits = claim("a", ClaimType::inclusion, "takes part in the talks", "the talks");
  const auto away = claim("b", ClaimType::absence, "was not at the talks", "the talks");
  ASSERT_EQ(conflicts({sits, away}, claims).size(), 1U);
  EXPECT_TRUE(conflicts({sits, denied(away)}, claims).empty());
}

TEST(Contradictions, kinds_and_reasons_have_names) {
  EXPECT_EQ(name_of(ConflictKind::change), "change");
  EXPECT_EQ(name_of(ConflictKind::contradiction), "contradiction");
  EXPECT_EQ(name_of(ConflictReason::stance), "stance");
  EXPECT_EQ(name_of(ConflictReason::denial), "denial");
}

}  // namespace entente::evidence
