// Tests also: claim_dates.cc, claim_events.cc, claim_shapes.cc, clauses.cc
#include "entente/reading/claim_rules.h"

#include "reading_test_support.h"

// Own sentences, one or more per rule, in both directions: what opens a claim, and what looks like it and
// opens none.
namespace entente::reading::test {
namespace {

struct Case {
  std::string text;
  std::string type;
  std::string quote;   // the claim's span
  std::string holder;  // entity or its principal
  std::string speaker = "";
  std::string modality = "asserted";
};

void expect(const Case& expected) {
  const auto claims = claims_in(expected.text);
  const evidence::Claim* claim = first_of(claims, expected.type);
  ASSERT_NE(claim, nullptr) << expected.text << "\n" << listed(claims);
  EXPECT_EQ(claim->quote, expected.quote) << listed(claims);
  EXPECT_TRUE(claim->holder == expected.holder || principal(claims, claim->holder) == expected.holder)
      << expected.text << "\n"
      << listed(claims);
  EXPECT_EQ(claim->speaker, expected.speaker) << expected.text;
  EXPECT_EQ(name_of(claim->modality), expected.modality) << expected.text;
}

void expect_none(const std::string& type, const std::string& text) {
  const auto claims = claims_in(text);
  EXPECT_EQ(first_of(claims, type), nullptr) << text << "\n" << listed(claims);
}

TEST(ClaimRules, a_red_line_is_held_by_who_draws_it) {
  expect({"Kenya said the border posts are non-negotiable.", "red_line",
          "the border posts are non-negotiable", "kenya", "kenya", "reported"});
  expect({"Peru will never accept a joint patrol.", "red_line", "Peru will never accept a joint patrol",
          "peru"});
  expect({"The ceiling on catches is a red line, the Coastal Union said.", "red_line",
          "The ceiling on catches is a red line", "coastal_union", "coastal_union", "reported"});
  expect_none("red_line", "Peru will accept a joint patrol.");
}

TEST(ClaimRules, a_demand_is_the_sources_and_binds_the_subject) {
  expect({"Vietnam said that China must remove the buoys.", "demand", "China must remove the buoys",
          "vietnam", "vietnam", "reported"});
  expect(
      {"Chad demanded the release of the crew.", "demand", "Chad demanded the release of the crew", "chad"});
  expect_none("demand", "China must remove the buoys.");
  expect_none("demand", "The demand for fish rose in Chad.");
  const auto claims = claims_in("Vietnam said that China must remove the buoys.");
  EXPECT_EQ(first_of(claims, "demand")->target, "china");
}

TEST(ClaimRules, what_must_be_included_is_a_condition_each) {
  const auto claims =
      claims_in("Ghana stressed that any treaty must include shared inspection and a fund for repairs.");
  std::vector<std::string> conditions;
  for (const auto& claim : claims.claims)
    if (claim.type == evidence::ClaimType::condition) conditions.push_back(claim.quote);
  EXPECT_EQ(conditions, (std::vector<std::string>{"shared inspection", "a fund for repairs"}))
      << listed(claims);
}

TEST(ClaimRules, a_condition_needs_somebody_who_sets_it) {
  expect({"Mali is ready to talk if the convoys stop.", "condition", "if the convoys stop", "mali"});
  expect({"Jordan would sign only after the prisoners return.", "condition",
          "only after the prisoners return", "jordan"});
  expect({"Serbia offered gas in exchange for recognition.", "condition", "in exchange for recognition",
          "serbia"});
  expect_none("condition", "The office stays closed until Friday.");
  expect_none("condition", "It looks as if the road is open.");
}

TEST(ClaimRules, acceptance_and_rejection_are_kept_apart) {
  expect({"Angola agreed to a pause.", "acceptance", "Angola agreed to a pause", "angola"});
  expect({"Despite agreeing to a pause, Angola kept its guns in place.", "acceptance", "agreeing to a pause",
          "angola"});
  expect({"Bolivia rejected the map.", "rejection", "Bolivia rejected the map", "bolivia"});
  expect({"The map was rejected by Bolivia.", "rejection", "The map was rejected by Bolivia", "bolivia"});
  expect_none("acceptance", "Bolivia refused to accept the map.");
  expect_none("rejection", "The clinic rejected the sample.");
}

TEST(ClaimRules, a_denial_negates_what_it_denies) {
  expect({"Rwanda denied that it supplied weapons to the rebels.", "support",
          "it supplied weapons to the rebels", "rwanda", "rwanda", "negated"});
}

TEST(ClaimRules, leverage_goes_to_the_one_who_gains_it) {
  expect({"The port gives Djibouti considerable leverage.", "leverage",
          "The port gives Djibouti considerable leverage", "djibouti"});
  expect({"The harvest may strengthen Sudan's bargaining position.", "leverage",
          "The harvest may strengthen Sudan's bargaining position", "sudan", "", "hedged"});
  expect_none("leverage", "The ball gathered momentum on the slope.");
}

TEST(ClaimRules, a_meeting_has_two_parties_and_no_absent_ones) {
  expect({"Japanese envoys met with South Korean officials in Busan.", "meeting",
          "Japanese envoys met with South Korean officials in Busan", "japan"});
  expect({"Oman hosted Iranian negotiators.", "meeting", "Oman hosted Iranian negotiators", "iran"});
  expect_none("meeting", "The company met demand from Japan.");
  expect_none("meeting", "The delegates met in the morning.");
}

TEST(ClaimRules, who_is_left_out_is_the_passive_subject_or_the_object) {
  expect({"Somalia was excluded from the talks.", "exclusion", "Somalia was excluded from the talks",
          "somalia"});
  expect({"Ethiopia sidelined Eritrea.", "exclusion", "Ethiopia sidelined Eritrea", "eritrea"});
  expect(
      {"Togo fears being shut out of the forum.", "exclusion", "fears being shut out of the forum", "togo"});
}

TEST(ClaimRules, absence_needs_a_table_to_be_absent_from) {
  expect({"The absence of Libyan officials from the conference was noted.", "absence",
          "The absence of Libyan officials from the conference", "libya"});
  expect(
      {"No border can be drawn without Laos at the table.", "absence", "without Laos at the table", "laos"});
  expect_none("absence", "The dish is made without salt.");
  expect_none("absence", "Travellers reached the coast without Laos stamps.");
}

TEST(ClaimRules, those_who_watch_take_no_part) {
  expect({"Indian diplomats are closely monitoring the ceasefire.", "observer",
          "Indian diplomats are closely monitoring the ceasefire", "india"});
  expect_none("observer", "Children from Kenya watched a film.");
}

TEST(ClaimRules, what_may_follow_is_a_risk_or_a_forecast) {
  expect(
      {"The strike could derail the conference.", "risk", "could derail the conference", "", "", "hedged"});
  expect({"The vote will shape relations between Chile and Peru.", "forecast",
          "The vote will shape relations between Chile and Peru", "", "", "future"});
  expect_none("risk", "The storm derailed a train.");
}

TEST(ClaimRules, fighting_needs_somebody_who_fights) {
  expect({"Eritrean troops reportedly shelled the pass.", "hostilities",
          "Eritrean troops reportedly shelled the pass", "eritrea", "", "hedged"});
  expect({"The depot was struck by Yemeni drones.", "hostilities", "The depot was struck by Yemeni drones",
          "yemen"});
  expect({"Houthi forces fired rockets.", "hostilities", "Houthi forces fired rockets", "houthis"});
  expect_none("hostilities", "The two firms struck a deal in Yemen.");
  expect_none("hostilities", "The cook shelled a pound of peas.");
}

TEST(ClaimRules, aims_commitments_and_positions_have_holders) {
  expect({"Brazil aims to reopen the crossing.", "intent", "Brazil aims to reopen the crossing", "brazil"});
  expect({"Canada pledged to fund the commission.", "commitment", "Canada pledged to fund the commission",
          "canada"});
  expect({"Finland wants a longer transition.", "position", "Finland wants a longer transition", "finland"});
  expect({"Spain's position remains unchanged.", "position", "Spain's position remains unchanged", "spain"});
  expect_none("position", "I want a cup of tea.");
}

TEST(ClaimRules, shifts_obstacles_stakes_and_decisive_parties_are_named) {
  expect({"The visit marks a shift from Denmark's earlier course.", "policy_shift",
          "The visit marks a shift from Denmark's earlier course", "denmark"});
  expect({"The lease is the main obstacle, Panama said.", "obstacle", "The lease is the main obstacle", "",
          "panama", "reported"});
  expect({"Turkey's consent will be decisive.", "pivotal", "Turkey's consent will be decisive", "turkiye", "",
          "future"});
  expect({"The treaty directly affects Polish security.", "stake",
          "The treaty directly affects Polish security", "poland"});
}

TEST(ClaimRules, what_somebody_did_before_is_a_track_record) {
  expect({"Norway helped broker the accord of 1993.", "track_record",
          "Norway helped broker the accord of 1993", "norway", "", "historical"});
  expect({"Qatar's success in mediation is known.", "track_record", "Qatar's success in mediation", "qatar",
          "", "historical"});
}

TEST(ClaimRules, a_clause_of_a_draft_text_is_its_authors_proposal) {
  const auto claims =
      claims_in("---\nkind: draft_text\nauthor: France\n---\nHungary must open the pipeline.\n");
  EXPECT_EQ(first_of(claims, "demand"), nullptr);
  const auto* proposal = first_of(claims, "proposal");
  ASSERT_NE(proposal, nullptr) << listed(claims);
  EXPECT_EQ(proposal->holder, "france");
  EXPECT_EQ(proposal->target, "hungary");
}

TEST(ClaimRules, a_date_is_read_only_when_the_text_gives_all_of_it) {
  const auto full = claims_in("Iceland and Norway met on 27 November 2025.");
  ASSERT_NE(first_of(full, "meeting"), nullptr) << listed(full);
  EXPECT_EQ(evidence::to_iso(*first_of(full, "meeting")->date), "2025-11-27");
  const auto part = claims_in("Iceland and Norway met on 27 November.");
  EXPECT_FALSE(first_of(part, "meeting")->date.has_value());
}

TEST(ClaimRules, every_claim_is_its_bytes_inside_one_sentence) {
  const auto claims = claims_in(
      "Caf\xC3\xA9 talks: \xE2\x80\x9CWe will never accept it,\xE2\x80\x9D Kenya\xE2\x80\x99s envoy said. "
      "Chad demanded the release of the crew.");
  ASSERT_FALSE(claims.claims.empty());
  for (const auto& claim : claims.claims) {
    EXPECT_EQ(claim.quote, claims.documents[0].quote(claim.span));
    EXPECT_TRUE(claims.documents[0].sentences[claim.sentence - 1].span.contains(claim.span));
    EXPECT_GT(claim.confidence, 0);
    EXPECT_LT(claim.confidence, 1);
  }
}

}  // namespace
}  // namespace entente::reading::test
