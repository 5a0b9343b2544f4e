// Tests also: case_json.cc
#include "entente/dispute/case.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/dispute/generated_case.h"
#include "tests/dispute/harbour.h"
#include "tests/dispute/votes_case.h"

namespace entente::dispute {
namespace {

CaseDraft draft_of(std::string toml) {
  return {"case.toml", std::move(toml), fixtures::harbour_claims()};
}

TEST(Case, loads_the_harbour_case_without_a_word) {
  for (const CaseDraft& draft : {fixtures::harbour_draft(), fixtures::harbour_war_draft()}) {
    const auto built = Case::build(draft);
    EXPECT_EQ(base::to_text(built.diagnostics()), "");
    ASSERT_TRUE(built.ok());
    EXPECT_EQ(built->parties().size(), 5u);
    EXPECT_EQ(built->issues().size(), 2u);
    EXPECT_EQ(built->tables().size(), 2u);
  }
}

TEST(Case, reads_every_kind_of_row) {
  const Case harbour = fixtures::harbour_war();
  const CaseParts& parts = harbour.parts();
  EXPECT_EQ(parts.title, "Harbour talks");
  EXPECT_EQ(parts.as_of, (evidence::Date{2024, 3, 2}));
  EXPECT_EQ(parts.documents[0].kind, evidence::DocumentKind::transcript);
  EXPECT_TRUE(parts.parties[0].belligerent);
  EXPECT_EQ(to_text(parts.parties[0].capability), "40 / 55 / 60");
  EXPECT_EQ(parts.issues[0].anchors.at(100), "all to the north");
  EXPECT_EQ(parts.issues[1].options[2].id, "neutral");
  EXPECT_EQ(parts.issues[1].status_quo->likely, 0);
  EXPECT_EQ(parts.positions[1].favourite, 2u);
  EXPECT_EQ(to_text(parts.scores[0].points[1]), "4 to 6");
  EXPECT_EQ(parts.links[0].when[0].options, std::vector<std::size_t>{0});
  EXPECT_EQ(parts.links[0].then[0].to, 70);
  EXPECT_EQ(parts.interactions[0].when.size(), 2u);
  EXPECT_EQ(parts.envoys[0].mandate[0].to, 100);
  EXPECT_EQ(parts.approvals[0].party, *harbour.find_party("island"));
  EXPECT_EQ(parts.bundles[0].levers.size(), 2u);
  EXPECT_EQ(parts.groups[0].members.size(), 2u);
  EXPECT_EQ(parts.consequences[0].when, "the coasts agree");
  EXPECT_EQ(parts.war->high[0].value, 100);
  EXPECT_EQ(parts.war->cost.at(*harbour.find_party("south_coast")).high, 0.012);
}

TEST(Case, reads_quorums_vetoes_and_bodies_that_vote) {
  const auto built = Case::build(draft_of(fixtures::votes_toml));
  EXPECT_EQ(base::to_text(built.diagnostics()), "");
  ASSERT_TRUE(built.ok());
  const Table& table = built->tables()[0];
  EXPECT_EQ(table.quorum, 2u);
  EXPECT_EQ(table.veto, std::vector<PartyId>{*built->find_party("harbour")});
  const Body* council = body_of(built->parts(), *built->find_party("council"));
  ASSERT_NE(council, nullptr);
  EXPECT_EQ(council->quota, 51);
  EXPECT_EQ(council->factions[1].id, "town");
  EXPECT_EQ(council->factions[1].votes, 35);
  EXPECT_EQ(built->parts().approvals[0].faction, std::nullopt);
  EXPECT_EQ(built->parts().approvals[1].faction, 1u);
  EXPECT_EQ(body_of(built->parts(), *built->find_party("harbour")), nullptr);
}

TEST(Case, reads_points_of_a_scale_by_anchor_in_rising_order) {
  const Case port = fixtures::built(draft_of(fixtures::votes_toml));
  EXPECT_EQ(points_of(port.issues()[0]), (std::vector<std::string>{"0", "12.5", "25"}));
  EXPECT_EQ(points_of(port.issues()[1]), (std::vector<std::string>{"few", "many"}));
  EXPECT_EQ(port.parts().scores[0].points[1].likely, 40);
}

TEST(CanonicalJson, tells_quorums_vetoes_quotas_and_factions_apart_and_knows_nothing_of_them_without) {
  const auto print = [](const std::string& from, const std::string& to) {
    std::string toml = fixtures::votes_toml;
    if (!from.empty()) toml.replace(toml.find(from), from.size(), to);
    return fixtures::built(draft_of(toml)).fingerprint();
  };
  const std::set<std::string> prints = {print("", ""),
                                        print("quorum = 2", "quorum = 1"),
                                        print("veto = [\"harbour\"]", "veto = [\"anglers\"]"),
                                        print("quota = 51", "quota = 52"),
                                        print("votes = 35", "votes = 36"),
                                        print("faction = \"town\"", "faction = \"hill\"")};
  EXPECT_EQ(prints.size(), 6u);
  EXPECT_EQ(print("quota = 51", "# all but half\nquota = 51.0"), print("", ""));
  const std::string plain = canonical_json(fixtures::harbour().parts());
  for (const char* key : {"quorum", "veto\":", "\"body\"", "faction"})
    EXPECT_EQ(plain.find(key), std::string::npos) << key;
}

TEST(Case, reads_tables_and_who_sits_where) {
  const Case harbour = fixtures::harbour();
  const Table& bilateral = harbour.table(*harbour.find_table("bilateral"));
  EXPECT_EQ(bilateral.host, harbour.find_party("mainland"));
  EXPECT_EQ(bilateral.ratifies[0].rule, "veto");
  EXPECT_EQ(bilateral.can_spoil[0].wrecks.likely, 0.2);
  const Table& wider = harbour.table(*harbour.find_table("with_island"));
  EXPECT_TRUE(wider.must_accept[0].on.empty());
  EXPECT_EQ(wider.must_accept[2].on, std::vector<IssueId>{*harbour.find_issue("inspection")});
}

TEST(Case, reads_the_changes_of_a_lever) {
  const Case harbour = fixtures::harbour();
  const auto& patrols = harbour.parts().levers[0].changes;
  ASSERT_EQ(patrols.size(), 1u);
  EXPECT_EQ(patrols[0].kind, Change::Kind::times);
  EXPECT_EQ(patrols[0].amount.likely, 0.7);
  const auto& fund = harbour.parts().levers[1].changes;
  ASSERT_EQ(fund.size(), 2u);
  EXPECT_EQ(fund[0].amount.shape, Estimate::Shape::pert);
  EXPECT_EQ(fund[1].kind, Change::Kind::list_add);
  EXPECT_EQ(fund[1].parties, std::vector<PartyId>{*harbour.find_party("island")});
}

TEST(Case, reads_each_form_of_change) {
  const auto change = [](const std::string& value) {
    const auto built = Case::build(draft_of(
        fixtures::harbour_toml() + "[[lever]]\nid = \"x\"\ntitle = \"X\"\nchanges = { " + value + " }\n"));
    EXPECT_TRUE(built.ok()) << base::to_text(built.diagnostics());
    return built ? built->parts().levers.back().changes.at(0) : Change{};
  };
  const std::string path = "\"party.island.capability\" = ";
  EXPECT_EQ(change(path + "12").kind, Change::Kind::set);
  EXPECT_EQ(change(path + "[1, 2]").amount.high, 2);
  EXPECT_EQ(change(path + "\"+5\"").kind, Change::Kind::add);
  EXPECT_EQ(change(path + "\"-5\"").amount.likely, -5);
  EXPECT_EQ(change(path + "\"+30%\"").amount.likely, 1.3);
  EXPECT_EQ(change(path + "\"x1.2\"").amount.likely, 1.2);
  EXPECT_EQ(change(path + "{ plus = [1, 2, 5] }").kind, Change::Kind::add);
  EXPECT_EQ(change("party.island.capability = 12").path, "party.island.capability")
      << "a path without quotes is the same path";
  EXPECT_EQ(change("\"issue.inspection.status_quo\" = \"joint\"").amount.likely, 1);
  EXPECT_EQ(change("\"table.bilateral.seated\" = { remove = [\"north_coast\"] }").kind,
            Change::Kind::list_remove);
}

TEST(Case, fills_in_defaults_and_says_that_they_are) {
  const Case harbour = fixtures::harbour();
  const RedLine& south = harbour.red_line(
      *harbour.red_line_of(*harbour.find_party("south_coast"), *harbour.find_issue("grounds")));
  EXPECT_EQ(to_text(south.firmness), "0.1 / 0.5 / 0.9");
  EXPECT_EQ(basis_of(south.firmness.grounds), Basis::defaulted);
  EXPECT_EQ(south.from.likely, 0);
  EXPECT_EQ(basis_of(south.from.grounds), Basis::defaulted);
  EXPECT_EQ(basis_of(south.to.grounds), Basis::judgement);
  EXPECT_EQ(harbour.parts().resolve.likely, 0.5);
  EXPECT_EQ(harbour.parts().common.likely, 0.3);
}

TEST(Case, gives_each_number_its_own_grounds_or_those_of_its_row) {
  const Case harbour = fixtures::harbour();
  EXPECT_EQ(harbour.parts().positions[0].ideal->grounds.rests_on,
            (std::vector<std::string>{"minutes#6", "minutes#7"}));
  EXPECT_EQ(harbour.parts().parties[1].capability.grounds.rests_on, std::vector<std::string>{"minutes#8"});
  EXPECT_EQ(basis_of(harbour.parts().parties[1].capability.grounds), Basis::document);
  EXPECT_EQ(basis_of(harbour.parts().parties[1].patience->grounds), Basis::judgement);
}

TEST(Case, finds_rows_by_party_and_issue) {
  const Case harbour = fixtures::harbour();
  const PartyId union_of_trawlers = *harbour.find_party("trawler_union"),
                south = *harbour.find_party("south_coast");
  const IssueId grounds = *harbour.find_issue("grounds"), inspection = *harbour.find_issue("inspection");
  EXPECT_EQ(harbour.position(union_of_trawlers, grounds)->salience.likely, 1);
  EXPECT_EQ(harbour.position(union_of_trawlers, inspection), nullptr);
  EXPECT_NE(harbour.score(south, inspection), nullptr);
  EXPECT_EQ(harbour.score(south, grounds), nullptr);
  EXPECT_FALSE(harbour.red_line_of(south, inspection).has_value());
  EXPECT_EQ(harbour.find_claim("minutes#7")->type, evidence::ClaimType::red_line);
  EXPECT_EQ(harbour.find_claim("minutes#1"), nullptr);
  EXPECT_FALSE(harbour.find_party("nobody").has_value());
  EXPECT_EQ(harbour.find_lever("fish_fund"), LeverId(std::size_t{1}));
}

TEST(Case, needs_neither_parties_nor_issues) {
  const auto built =
      Case::build(draft_of("format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-03-02\nquestion = \"?\"\n"));
  ASSERT_TRUE(built.ok()) << base::to_text(built.diagnostics());
  EXPECT_TRUE(built->parties().empty());
  EXPECT_EQ(built->fields().size(), 2u);
}

TEST(Case, reports_every_problem_at_once_in_the_order_of_the_file) {
  const auto built =
      Case::build(draft_of("format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-03-02\n[[party]]\nid = "
                           "\"a\"\nname = \"A\"\ncapability = -1\n"
                           "[[position]]\nparty = \"b\"\nissue = \"c\"\nsalience = 2\n"));
  ASSERT_FALSE(built.ok());
  std::vector<std::string> codes;
  for (const base::Diagnostic& problem : built.diagnostics()) codes.push_back(problem.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"missing-key", "capability-negative", "unknown-party",
                                             "unknown-issue", "salience-out-of-range"}));
}

TEST(Case, keeps_points_mode_for_a_party_with_scores_alone) {
  const std::string scores =
      "format = 1\n[case]\ntitle = \"T\"\nas_of = 2024-03-02\nquestion = \"?\"\n[[party]]\nid = \"a\"\nname "
      "= \"A\"\n"
      "[[issue]]\nid = \"i\"\ntitle = \"I\"\noptions = [\"x\", \"y\"]\n[[score]]\nparty = \"a\"\nissue = "
      "\"i\"\npoints = [1, 2]\n";
  const auto built = Case::build(draft_of(scores));
  EXPECT_EQ(base::to_text(built.diagnostics()), "");
}

TEST(IssuesAt, are_all_that_are_not_open_unless_the_table_names_some) {
  const Case dispute = fixtures::built(draft_of(
      fixtures::harbour_toml() +
      "[[issue]]\nid = \"pilots\"\ntitle = \"P\"\nopen = true\n"
      "[[table]]\nid = \"one\"\nseated = []\nmust_accept = [\"island\"]\nissues = [\"inspection\"]\n"));
  EXPECT_EQ(issues_at(dispute, dispute.tables()[0]).size(), 2u);
  EXPECT_EQ(issues_at(dispute, dispute.tables()[2]), std::vector<IssueId>{*dispute.find_issue("inspection")});
}

TEST(GridOf, runs_from_end_to_end_in_steps) {
  Issue issue;
  issue.kind = Issue::Kind::scale;
  issue.anchors = {{0, "low"}, {1, "high"}};
  EXPECT_EQ(grid_of(issue).size(), 21u);
  issue.step = 0.1;
  ASSERT_EQ(grid_of(issue).size(), 11u);
  EXPECT_EQ(grid_of(issue).back(), 1.0);
  issue.step = 0.3;
  EXPECT_EQ(grid_of(issue).size(), 5u) << "a step that does not divide the scale still ends at its end";
  EXPECT_EQ(grid_of(issue).back(), 1.0);
  issue.kind = Issue::Kind::open;
  EXPECT_TRUE(grid_of(issue).empty());
}

TEST(Fingerprint, does_not_see_comments_order_of_keys_blanks_or_line_ends) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const auto plain = Case::build(draft_of(fixtures::generated_toml(seed)));
    const auto styled = Case::build(draft_of(fixtures::generated_toml(seed, seed)));
    ASSERT_TRUE(plain.ok()) << base::to_text(plain.diagnostics());
    ASSERT_TRUE(styled.ok()) << base::to_text(styled.diagnostics());
    EXPECT_EQ(plain->fingerprint(), styled->fingerprint()) << "seed " << seed;
    EXPECT_EQ(canonical_json(plain->parts()), canonical_json(styled->parts()));
    EXPECT_EQ(Case::from_parts(plain->parts()).fingerprint(), plain->fingerprint());
  }
}

TEST(Fingerprint, sees_every_number_and_every_claim) {
  const Case base_case = fixtures::harbour_war();
  EXPECT_EQ(base_case.fingerprint().size(), 64u);
  CaseParts parts = base_case.parts();
  parts.positions[0].salience.high = 0.81;
  EXPECT_NE(Case::from_parts(parts).fingerprint(), base_case.fingerprint());
  parts = base_case.parts();
  parts.war->cost.begin()->second.likely = 0.009;
  parts.war->cost.begin()->second.low = 0.009;
  EXPECT_NE(Case::from_parts(parts).fingerprint(), base_case.fingerprint());
  parts = base_case.parts();
  parts.claims.pop_back();
  EXPECT_NE(Case::from_parts(parts).fingerprint(), base_case.fingerprint());
}

TEST(CanonicalJson, has_sorted_keys_and_shortest_numbers) {
  CaseParts parts;
  parts.title = "T";
  parts.resolve = Estimate::exact(0.1);
  parts.common = Estimate::range(0, 1e-7);
  EXPECT_EQ(
      canonical_json(parts),
      R"({"approval":[],"bundle":[],"case":{"as_of":null,"common":{"grounds":{"because":"","by":"","rests_on":[]},)"
      R"("value":[0,1e-07]},"question":"","resolve":{"grounds":{"because":"","by":"","rests_on":[]},"value":[0.1]},"title":"T"},)"
      R"("claims":[],"consequence":[],"document":[],"envoy":[],"format":1,"group":[],"interaction":[],"issue":[],"lever":[],)"
      R"("link":[],"party":[],"position":[],"red_line":[],"score":[],"table":[],"war":null})");
}

}  // namespace
}  // namespace entente::dispute
