// Tests also: draft_book.cc, draft_cast.cc, draft_issues.cc, draft_rows.cc, draft_text.cc
#include "entente/dispute/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "entente/base/file.h"
#include "entente/dispute/draft_book.h"
#include "entente/dispute/draft_cast.h"
#include "entente/dispute/draft_text.h"
#include "tests/dispute/draft_fixture.h"

namespace entente::dispute {
namespace {

using evidence::Claims;
using evidence::ClaimType;
using fixtures::ClaimMaker;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Case built(const Claims& claims, const DraftTables& tables = fixtures::draft_tables()) {
  const auto draft = draft_case(claims, tables);
  EXPECT_EQ(base::to_text(draft.diagnostics()), "");
  auto result = Case::build(*draft);
  EXPECT_TRUE(result.ok()) << base::to_text(result.diagnostics()) << draft->toml;
  return std::move(result).value();
}

std::vector<std::string> party_ids(const Case& dispute) {
  std::vector<std::string> ids;
  for (const Party& party : dispute.parties()) ids.push_back(party.id);
  return ids;
}

std::vector<std::string> ids_in(const Case& dispute, const std::vector<PartyId>& parties) {
  std::vector<std::string> ids;
  for (const PartyId party : parties) ids.push_back(dispute.party(party).id);
  return ids;
}

TEST(DraftCase, names_those_who_meet_demand_and_are_left_out_as_parties) {
  EXPECT_THAT(party_ids(built(fixtures::strait_report().all)),
              ElementsAre("north_coast", "south_coast", "island", "coastal_partners"));
}

TEST(DraftCase, seats_both_sides_of_a_meeting_and_nobody_who_is_absent) {
  const Case dispute = built(fixtures::strait_report().all);
  ASSERT_EQ(dispute.tables().size(), 1u);
  const Table& table = dispute.tables()[0];
  EXPECT_EQ(table.id, "reported_meeting");
  EXPECT_EQ(table.title, "Reported meeting in Port Halden");
  EXPECT_THAT(ids_in(dispute, table.seated), ElementsAre("north_coast", "south_coast"));
  EXPECT_EQ(table.must_accept.size(), 2u);
  EXPECT_THAT(draft_case(fixtures::strait_report().all, fixtures::draft_tables())->toml,
              HasSubstr("# not seated: \"island\""));
}

TEST(DraftCase, lists_who_speaks_for_a_party_with_the_role_that_the_text_gives) {
  const Case dispute = built(fixtures::strait_report().all);
  ASSERT_EQ(dispute.parts().envoys.size(), 2u);
  EXPECT_EQ(dispute.parts().envoys[0].person, "Mina Aldous");
  EXPECT_EQ(dispute.parts().envoys[0].role, "special envoy");
  EXPECT_EQ(dispute.parts().envoys[1].person, "Otto Brandt");
  EXPECT_EQ(dispute.parts().envoys[1].role, "") << "no document says minister";
}

TEST(DraftCase, keeps_a_red_line_without_content_as_unknown_on_an_open_issue_of_its_holder) {
  const Case dispute = built(fixtures::strait_report().all);
  ASSERT_EQ(dispute.parts().red_lines.size(), 1u);
  const RedLine& line = dispute.parts().red_lines[0];
  EXPECT_EQ(line.kind, RedLine::Kind::unknown);
  EXPECT_EQ(line.declared, "South Coast's core aims are not negotiable");
  EXPECT_THAT(line.grounds.rests_on, ElementsAre("strait-report#3"));
  EXPECT_EQ(dispute.issue(line.issue).kind, Issue::Kind::open);
  EXPECT_EQ(dispute.issue(line.issue).title, "Core aims (South Coast), content not stated");
  EXPECT_EQ(line.firmness.likely, 0.5);
}

TEST(DraftCase, takes_a_pole_only_where_the_words_of_a_demand_name_it) {
  ClaimMaker maker = fixtures::strait_report();
  const Case sided = built(maker.all);
  const auto island = *sided.find_party("island");
  EXPECT_EQ(sided.position(island, *sided.find_issue("participation"))->favourite,
            std::optional<std::size_t>(2));
  EXPECT_EQ(sided.position(island, *sided.find_issue("sanctions"))->ideal->low, 80);

  ClaimMaker denied(
      "note", "North Coast demands no lifting of sanctions. South Coast demands talks on fishing grounds.");
  denied.entity("north_coast", "North Coast", "state").entity("south_coast", "South Coast", "state");
  denied.claim(ClaimType::demand, "north_coast<north_coast", "demands no lifting of sanctions",
               "no lifting of sanctions");
  denied.claim(ClaimType::demand, "south_coast<south_coast", "demands talks on fishing grounds",
               "talks on fishing grounds");
  const Case unstated = built(denied.all);
  EXPECT_EQ(unstated.position(PartyId(0), *unstated.find_issue("sanctions"))->ideal->likely, 50);
  EXPECT_EQ(unstated.position(PartyId(1), *unstated.find_issue("grounds"))->ideal->high, 200)
      << "defaults follow the scale";
}

TEST(DraftCase, marks_every_number_as_a_default_that_nobody_has_judged) {
  const Case dispute = built(fixtures::strait_report().all);
  for (const Party& party : dispute.parties())
    EXPECT_EQ(basis_of(party.capability.grounds), Basis::defaulted) << party.id;
  for (const Position& position : dispute.parts().positions)
    EXPECT_EQ(basis_of(position.salience.grounds), Basis::defaulted);
  for (const RedLine& line : dispute.parts().red_lines)
    EXPECT_EQ(basis_of(line.firmness.grounds), Basis::defaulted);
  for (const Issue& issue : dispute.issues()) EXPECT_FALSE(issue.status_quo.has_value()) << issue.id;
}

TEST(DraftCase, turns_leverage_into_a_note_to_judge_and_never_into_a_number) {
  ClaimMaker with = fixtures::strait_report(), without = fixtures::strait_report();
  std::erase_if(without.all.claims,
                [](const evidence::Claim& claim) { return claim.type == ClaimType::leverage; });
  EXPECT_THAT(draft_case(with.all, fixtures::draft_tables())->toml,
              HasSubstr("# capability, to judge: strait-report#6 (the author, hedged)"));
  const Case a = built(with.all), b = built(without.all);
  for (std::size_t i = 0; i < a.parties().size(); ++i)
    EXPECT_EQ(to_text(a.parties()[i].capability), to_text(b.parties()[i].capability));
}

TEST(DraftCase, ignores_what_is_rejected_denied_or_long_past) {
  ClaimMaker maker = fixtures::strait_report();
  maker.all.claims[2].status = evidence::ClaimStatus::rejected;
  maker.all.claims[0].modality = evidence::Modality::historical;
  maker.all.claims[7].modality = evidence::Modality::negated;
  const Case dispute = built(maker.all);
  EXPECT_TRUE(dispute.parts().red_lines.empty());
  EXPECT_TRUE(dispute.tables().empty());
  EXPECT_FALSE(dispute.find_issue("sanctions").has_value());
}

TEST(DraftCase, reads_a_clause_of_a_draft_text_as_a_proposal_of_its_author) {
  ClaimMaker maker("text-of-may",
                   "South Coast accepts the lifting of sanctions. Nothing on fishing grounds is unacceptable "
                   "to South Coast.");
  maker.document().kind = evidence::DocumentKind::draft_text;
  maker.document().author = "Delegation of North Coast";
  maker.entity("north_coast", "North Coast", "state").entity("south_coast", "South Coast", "state");
  maker.claim(ClaimType::acceptance, "south_coast", "South Coast accepts the lifting of sanctions",
              "lifting of sanctions");
  maker.claim(ClaimType::red_line, "south_coast", "Nothing on fishing grounds is unacceptable",
              "fishing grounds");
  const Case dispute = built(maker.all);
  EXPECT_TRUE(dispute.parts().red_lines.empty());
  ASSERT_EQ(dispute.parts().positions.size(), 2u);
  for (const Position& position : dispute.parts().positions)
    EXPECT_EQ(dispute.party(position.party).id, "north_coast");

  maker.document().author = "";
  EXPECT_TRUE(built(maker.all).parts().positions.empty()) << "a draft by nobody is nobody's position";
}

TEST(DraftCase, opens_an_issue_for_a_demand_that_no_pattern_knows_but_not_for_a_proposal) {
  ClaimMaker maker("note",
                   "North Coast demands a lighthouse on the reef. South Coast proposes a regatta. Pilots say "
                   "the reef is theirs.");
  maker.entity("north_coast", "North Coast", "state")
      .entity("south_coast", "South Coast", "state")
      .entity("pilots", "Pilots", "group");
  maker.claim(ClaimType::demand, "north_coast<north_coast", "demands a lighthouse on the reef",
              "a lighthouse on the reef");
  maker.claim(ClaimType::proposal, "south_coast<south_coast", "proposes a regatta", "a regatta");
  const Case dispute = built(maker.all);
  ASSERT_EQ(dispute.issues().size(), 1u);
  EXPECT_EQ(dispute.issues()[0].title, "Lighthouse on the reef (North Coast)");
  EXPECT_EQ(dispute.issues()[0].kind, Issue::Kind::open);
  EXPECT_THAT(draft_case(maker.all, fixtures::draft_tables())->toml,
              HasSubstr("#   proposal, note#2 (South Coast, reported)"));
}

TEST(DraftCase, takes_a_wish_without_a_holder_as_its_speakers_and_an_assessment_as_nobodys) {
  ClaimMaker maker("note", "Pilots want the reef. Pilots see the hand of the coast strengthened.");
  maker.entity("pilots", "Pilots", "group");
  maker.claim(ClaimType::leverage, "<pilots", "see the hand of the coast strengthened");
  EXPECT_TRUE(built(maker.all).parties().empty());
  maker.claim(ClaimType::position, "<pilots", "Pilots want the reef", "the reef");
  EXPECT_THAT(party_ids(built(maker.all)), ElementsAre("pilots"));
}

TEST(DraftCase, is_dated_by_the_newest_document_else_by_the_day_of_drafting) {
  ClaimMaker maker = fixtures::strait_report();
  EXPECT_EQ(evidence::to_iso(*built(maker.all).parts().as_of), "2024-05-06");
  maker.document().date = evidence::Date{2024, 3, 2};
  evidence::Document newer = maker.document();
  newer.id = "later";
  newer.date = evidence::Date{2024, 4, 1};
  maker.all.documents.push_back(newer);
  const Case dispute = built(maker.all);
  EXPECT_EQ(evidence::to_iso(*dispute.parts().as_of), "2024-04-01");
  EXPECT_EQ(dispute.parts().title, "Draft from strait-report and 1 more document");
  EXPECT_EQ(dispute.parts().documents[0].file, "strait-report.txt");
}

TEST(DraftCase, says_what_to_do_when_no_day_is_known) {
  DraftTables tables = fixtures::draft_tables();
  tables.today.reset();
  const auto draft = draft_case(fixtures::strait_report().all, tables);
  EXPECT_EQ(base::to_text(draft.diagnostics()),
            "/tmp/incoming/strait-report.txt: error: no document gives a date, and the day of drafting is "
            "not known   [draft-needs-date]\n"
            "   help: begin a document with a line ---, a line date: 2024-03-02, and a line ---\n");
}

TEST(DraftCase, rests_nothing_on_claims_about_later_days) {
  ClaimMaker maker = fixtures::strait_report();
  maker.all.claims[7].date = evidence::Date{2025, 1, 1};
  const Case dispute = built(maker.all);
  EXPECT_TRUE(dispute.position(*dispute.find_party("island"), *dispute.find_issue("sanctions"))
                  ->grounds.rests_on.empty());
}

TEST(DraftCase, is_an_empty_case_to_fill_when_nothing_is_recognised) {
  const Claims nothing = ClaimMaker("blank", "It rained.").all;
  const Case dispute = built(nothing);
  EXPECT_TRUE(dispute.parties().empty());
  EXPECT_TRUE(dispute.tables().empty());
}

TEST(DraftCase, gives_documents_that_carry_one_text_one_origin_and_says_why) {
  ClaimMaker maker = fixtures::strait_report();
  evidence::Document copy = maker.document();
  copy.id = "copy", copy.file = "/tmp/incoming/copy.txt";
  maker.all.documents.push_back(copy);
  const auto toml = [&] { return draft_case(maker.all, fixtures::draft_tables())->toml; };
  EXPECT_THAT(toml(), HasSubstr("# one text with strait-report: 100 % of the wording is common\n"
                                "origin = \"strait-report\"\n"));
  maker.all.documents[0].origin = "Herald", maker.all.documents[1].origin = "Associated Press";
  EXPECT_THAT(toml(), HasSubstr("100 % of the wording is common; it gives Herald\norigin = \"AP\"\n"));
  const Case dispute = built(maker.all);
  EXPECT_EQ(dispute.parts().documents[0].origin, dispute.parts().documents[1].origin);
}

TEST(DraftCase, says_that_the_text_credits_an_agency) {
  ClaimMaker maker("note", "PORT ALMA (Reuters) - North Coast demands a share of the grounds.");
  maker.entity("north_coast", "North Coast", "state");
  maker.claim(ClaimType::demand, "north_coast", "demands a share of the grounds", "share of the grounds");
  EXPECT_THAT(draft_case(maker.all, fixtures::draft_tables())->toml,
              HasSubstr("# as its text credits it\norigin = \"Reuters\"\n"));
}

TEST(DraftCase, gives_equal_bytes_for_equal_claims) {
  EXPECT_EQ(draft_case(fixtures::strait_report().all, fixtures::draft_tables())->toml,
            draft_case(fixtures::strait_report().all, fixtures::draft_tables())->toml);
}

TEST(DraftCase, copies_no_words_of_a_restricted_document) {
  ClaimMaker maker = fixtures::strait_report();
  maker.document().restricted = true;
  const std::string toml = draft_case(maker.all, fixtures::draft_tables())->toml;
  EXPECT_THAT(toml, Not(HasSubstr("not negotiable\"")));
  EXPECT_THAT(toml, Not(HasSubstr("Patrols")));
  EXPECT_TRUE(built(maker.all).parts().red_lines[0].declared.empty());
}

TEST(DraftCase, withstands_names_and_words_made_to_break_out_of_their_quotes) {
  ClaimMaker maker("odd", "The \"Quoted\\ Front\" demands\n[[party]]\nid = \"x\" and more\x01.");
  maker.entity("quoted-front", "\"Quoted\\ Front\"", "organisation")
      .entity("1st", "1st\nArmy", "organisation");
  maker.claim(ClaimType::demand, "quoted-front<quoted-front", "demands\n[[party]]\nid = \"x\" and more\x01",
              "[[party]]\nid = \"x\"");
  maker.claim(ClaimType::red_line, "1st<1st", "demands\n[[party]]\nid = \"x\"");
  const Case dispute = built(maker.all);
  EXPECT_EQ(dispute.parties().size(), 2u);
  EXPECT_EQ(dispute.parties()[0].name, "\"Quoted\\ Front\"");
}

TEST(DraftCase, reports_every_faulty_row_of_its_tables) {
  DraftTables tables = fixtures::draft_tables();
  tables.issues = "[[issue]]\nid = \"grounds\"\n";
  tables.defaults = std::string(fixtures::draft_defaults_table).replace(0, 27, "ideal_high = [80, 10]\n");
  const auto draft = draft_case(fixtures::strait_report().all, tables);
  EXPECT_EQ(base::to_text(draft.diagnostics()),
            "issues.toml:1:1: error: the issue \"grounds\" lacks id, title, content or phrases   "
            "[draft-table-row]\n"
            "    1 | [[issue]]\n"
            "      | ^~~~~~~~~\n"
            "   help: an issue has id, title, one of scale, options and open = true, and phrases = [\"…\"]\n"
            "draft_defaults.toml:1:14: error: the default \"ideal_high\" is not three rising numbers   "
            "[draft-table-row]\n"
            "    1 | ideal_high = [80, 10]\n"
            "      |              ^~~~~~~~\n"
            "   help: write ideal_high = [low, likely, high]\n");
}

TEST(DraftBook, matches_the_longest_phrase_at_whole_words) {
  const auto book = read_draft_book(fixtures::draft_tables());
  const auto named = [&](const char* text) {
    std::vector<std::string> ids;
    for (const IssueMatch& match : match_issues(*book, text))
      ids.push_back(book->issues[match.issue].id + ":" + match.phrase);
    return ids;
  };
  EXPECT_THAT(named("Lifting of sanctions on the fishing grounds"),
              ElementsAre("sanctions:lifting of sanctions", "grounds:fishing grounds"));
  EXPECT_THAT(named("our demands on the grounds"), ElementsAre("grounds:grounds"));
  EXPECT_THAT(named("our demands"), ElementsAre("aims:demands"));
  EXPECT_TRUE(named("the playgrounds of undergrounds").empty());
}

TEST(DraftBook, reads_the_tables_that_come_with_the_program) {
  const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/data/";
  const auto book = read_draft_book(
      {*base::read_file(folder + "issues.toml"), *base::read_file(folder + "draft_defaults.toml"), {}});
  ASSERT_TRUE(book.ok()) << base::to_text(book.diagnostics());
  EXPECT_GE(book->issues.size(), 15u);
}

TEST(CastOf, leaves_the_allies_of_a_party_to_speak_for_themselves) {
  const Claims claims = fixtures::strait_report().all;
  EXPECT_EQ(principal_of(claims, "coastal_partners"), "coastal_partners");
  EXPECT_EQ(principal_of(claims, "north_envoys"), "north_coast");
  EXPECT_EQ(principal_of(claims, "nobody"), "nobody");
}

TEST(CastOf, ends_where_two_entities_represent_each_other) {
  ClaimMaker maker("ring", "A and B.");
  maker.entity("a", "A", "body", "b").entity("b", "B", "body", "a");
  EXPECT_FALSE(principal_of(maker.all, "a").empty());
}

TEST(CastOf, does_not_take_the_name_in_front_of_a_group_for_a_person_present) {
  ClaimMaker maker("names", "Aldous envoys met Otto Brandt at the Old Mill.");
  maker.entity("north", "North", "state").entity("south", "South", "state");
  maker.entity("aldous", "Aldous", "person", "north")
      .entity("aldous_envoys", "Aldous envoys", "group", "north");
  maker.entity("otto_brandt", "Otto Brandt", "person", "south");
  maker.claim(ClaimType::meeting, "aldous_envoys>otto_brandt",
              "Aldous envoys met Otto Brandt at the Old Mill");
  const Cast cast = cast_of(maker.all);
  ASSERT_EQ(cast.meetings.size(), 1u);
  EXPECT_THAT(cast.meetings[0].people, ElementsAre("otto_brandt"));
  EXPECT_EQ(cast.meetings[0].place, "at the Old Mill");
}

TEST(DraftText, makes_ids_that_a_case_file_reads) {
  EXPECT_EQ(id_from("European Union"), "european_union");
  EXPECT_EQ(id_from("  9th Army!"), "th_army");
  EXPECT_EQ(id_from("…"), "item");
  std::vector<std::string> taken;
  for (const char* expected : {"a", "a_2", "a_3"}) EXPECT_EQ(unique_id("a", taken), expected);
  EXPECT_EQ(first_words("one  two\nthree", 2), "one two …");
}

TEST(DraftCase, is_made_of_five_thousand_claims_within_two_seconds) {
  ClaimMaker maker = fixtures::strait_report();
  const std::vector<evidence::Claim> once = maker.all.claims;
  for (int i = 0; maker.all.claims.size() < 5000; ++i)
    for (evidence::Claim claim : once) {
      claim.id += "-" + std::to_string(i);
      maker.all.claims.push_back(claim);
    }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(draft_case(maker.all, fixtures::draft_tables()).ok());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace entente::dispute
