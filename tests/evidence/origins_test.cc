#include "entente/evidence/origins.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace entente::evidence {

namespace {

const std::string wire =
    "Envoys of the two coastal states ended a second day of talks in Port Alma without a joint statement, "
    "officials said on Thursday. The delegations left by separate doors and are due back next week, when a "
    "mediator plans to put a shorter text on the table. The dispute over the fishing grounds began when the "
    "northern state closed its waters to foreign boats in spring. Two patrol ships have since collided near "
    "the ridge, and insurers have raised the price of a passage through the strait.";

const std::string rewritten =
    "Envoys of the two coastal states ended a second day of talks in Port Alma without any joint statement, "
    "two officials said on Thursday. The delegations left by separate doors and are due back next week, when "
    "a mediator plans to put a shorter text on the table. The row over the fishing grounds began when the "
    "northern state closed its waters to foreign boats in spring. Insurers have raised the price of a "
    "passage "
    "through the strait.";

const std::string other_reporter =
    "A mediator who wants to settle the quarrel about fishing north of the ridge has sent both governments "
    "home "
    "for a week. People who were in the building described long silences and one shouted exchange about a "
    "collision of patrol ships. Nobody would read out a common text at the end of Thursday. Captains in the "
    "harbour said that they would sail in any case, because the season is short and the price of insurance "
    "has "
    "gone up since spring.";

const std::string quotation =
    "\"We came here to listen, we have listened, and we go home with the same instructions that we brought, "
    "which is that no boat of ours leaves these waters while a single patrol ship stands in its way, not "
    "this "
    "week and not in any week that follows, whatever paper is put before us and whoever puts it there,\" the "
    "minister said.";

Document document(std::string id, std::string text, std::string origin = "") {
  Document made;
  made.id = std::move(id);
  made.text = std::move(text);
  made.origin = std::move(origin);
  return made;
}

std::string padded(int i) {
  std::string text;
  for (int w = 0; w < 80; ++w) text += "word" + std::to_string(i) + "x" + std::to_string(w * 7 % 80) + " ";
  return text;
}

}  // namespace

TEST(Origins, three_outlets_with_one_wire_story_are_one) {
  const std::vector<Document> documents = {
      document("herald", wire, "Herald"), document("gazette", rewritten, "Gazette"),
      document("post", "Coast talks end\n\n" + wire, "Post"), document("own", other_reporter, "Courier")};
  const Origins origins = find_origins(documents);
  EXPECT_EQ(origins.groups.size(), 2U);
  EXPECT_EQ(origins.of[0].group, origins.of[1].group);
  EXPECT_EQ(origins.of[0].group, origins.of[2].group);
  EXPECT_NE(origins.of[0].group, origins.of[3].group);
  EXPECT_EQ(origins.of[1].why, OriginReason::same_text);
  EXPECT_EQ(origins.of[0].like, "post");
  EXPECT_DOUBLE_EQ(origins.of[0].shared, 1);
  EXPECT_GT(origins.of[1].shared, 0.7);
  EXPECT_LT(origins.of[1].shared, 1);
  EXPECT_EQ(origins.of[3].why, OriginReason::alone);
  EXPECT_EQ(origins.of[3].like, "");
  const std::vector<std::string> all = {"herald", "gazette", "post", "own"};
  EXPECT_EQ(origins.count(all), 2U);
}

TEST(Origins, an_officials_quoted_words_do_not_join_independent_reports) {
  const std::vector<Document> documents = {document("a", quotation + " " + other_reporter),
                                           document("b", wire + " " + quotation)};
  EXPECT_EQ(find_origins(documents).groups.size(), 2U);
}

TEST(Origins, an_outlet_that_adds_its_own_background_still_has_the_wire_story) {
  const std::vector<Document> documents = {document("wire", wire),
                                           document("longer", wire + "\n\n" + other_reporter)};
  EXPECT_EQ(find_origins(documents).groups.size(), 1U);
}

TEST(Origins, a_round_up_does_not_make_its_parts_one) {
  for (const std::string id : {"a_roundup", "z_roundup"}) {
    const std::vector<Document> documents = {document(id, wire + "\n\n" + other_reporter),
                                             document("m_wire", wire), document("n_other", other_reporter)};
    const Origins origins = find_origins(documents);
    EXPECT_EQ(origins.groups.size(), 2U);
    EXPECT_NE(origins.of[1].group, origins.of[2].group);
  }
}

TEST(Origins, one_origin_field_is_one_origin_whatever_its_case_or_form) {
  const std::vector<Document> documents = {document("a", padded(1), "The Associated Press"),
                                           document("b", padded(2), "AP"), document("c", padded(3), "herald"),
                                           document("d", padded(4), "Herald"), document("e", padded(5))};
  const Origins origins = find_origins(documents);
  ASSERT_EQ(origins.groups.size(), 3U);
  EXPECT_EQ(origins.groups[0].name, "AP");
  EXPECT_EQ(origins.groups[0].documents, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(origins.of[1].why, OriginReason::named);
  EXPECT_EQ(origins.of[3].group, origins.of[2].group);
  EXPECT_EQ(origins.of[4].why, OriginReason::alone);
}

TEST(Origins, a_credit_in_the_text_names_the_origin) {
  std::vector<Document> documents = {document("a", "PORT ALMA (Reuters) - " + padded(1)),
                                     document("b", padded(2) + "\nSource: Reuters", "The Daily Site")};
  documents[1].extracted = true;  // the site's name is where the page was read
  Origins origins = find_origins(documents);
  ASSERT_EQ(origins.groups.size(), 1U);
  EXPECT_EQ(origins.groups[0].name, "Reuters");
  EXPECT_EQ(origins.of[0].why, OriginReason::credited);
  documents[1].extracted = false;  // the analyst says where it comes from
  origins = find_origins(documents);
  EXPECT_EQ(origins.groups.size(), 2U);
}

TEST(Origins, the_agency_names_a_story_that_outlets_share) {
  const std::vector<Document> documents = {document("a", wire, "Herald"),
                                           document("b", "PORT ALMA (AFP) - " + wire, "AFP"),
                                           document("c", padded(3), "Herald")};
  const Origins origins = find_origins(documents);
  ASSERT_EQ(origins.groups.size(), 2U);
  EXPECT_EQ(origins.groups[0].name, "AFP");
  EXPECT_EQ(origins.groups[1].name, "Herald");  // its other reports remain its own
}

TEST(Origins, who_published_first_names_a_shared_story_without_an_agency) {
  std::vector<Document> documents = {document("a", wire, "Herald"), document("b", wire, "Gazette")};
  EXPECT_EQ(find_origins(documents).groups[0].name, "");
  documents[0].date = Date{2024, 3, 4};
  documents[1].date = Date{2024, 3, 3};
  EXPECT_EQ(find_origins(documents).groups[0].name, "Gazette");
  documents[1].date = documents[0].date;
  EXPECT_EQ(find_origins(documents).groups[0].name, "");
}

TEST(Origins, a_counter_draft_is_another_voice_than_the_draft_it_answers) {
  std::vector<Document> documents = {document("draft", wire), document("answer", rewritten)};
  for (Document& one : documents) one.kind = DocumentKind::draft_text;
  EXPECT_EQ(find_origins(documents).groups.size(), 1U);
  documents[0].author = "North Coast";
  documents[1].author = "South Coast";
  EXPECT_EQ(find_origins(documents).groups.size(), 2U);
}

TEST(Origins, a_few_words_in_common_are_chance_unless_they_are_all) {
  const std::string line = "The two sides are to meet again in Port Alma on Monday morning.";
  const std::vector<Document> documents = {
      document("a", line), document("b", line),
      document("c", line + " A ferry strike may keep the southern delegation from arriving in time.")};
  const Origins origins = find_origins(documents);
  EXPECT_EQ(origins.groups.size(), 2U);
  EXPECT_EQ(origins.of[0].group, origins.of[1].group);
}

TEST(Origins, empty_and_quoted_documents_stand_alone) {
  const std::vector<Document> documents = {document("a", ""), document("b", ""), document("c", quotation)};
  EXPECT_EQ(find_origins(documents).groups.size(), 3U);
  EXPECT_TRUE(find_origins({}).groups.empty());
}

TEST(Origins, the_order_of_documents_does_not_matter) {
  std::vector<Document> documents = {document("a", wire),           document("b", rewritten),
                                     document("c", other_reporter), document("d", wire + other_reporter),
                                     document("e", padded(1)),      document("f", padded(1))};
  const Origins forward = find_origins(documents);
  std::reverse(documents.begin(), documents.end());
  const Origins backward = find_origins(documents);
  ASSERT_EQ(forward.groups.size(), backward.groups.size());
  for (std::size_t i = 0; i < documents.size(); ++i)
    for (std::size_t j = 0; j < documents.size(); ++j)
      EXPECT_EQ(forward.of[i].group == forward.of[j].group,
                backward.of[5 - i].group == backward.of[5 - j].group);
}

TEST(Origins, a_story_that_hundreds_carry_is_one_and_a_standing_sentence_joins_nobody) {
  std::vector<Document> documents;
  const std::string standing =
      "Subscribe to our morning letter for more on the coast, the ridge and the strait.";
  for (int i = 0; i < 200; ++i) documents.push_back(document("same" + std::to_string(i), wire));
  for (int i = 0; i < 200; ++i)
    documents.push_back(document("own" + std::to_string(i), padded(i) + standing));
  EXPECT_EQ(find_origins(documents).groups.size(), 201U);
}

TEST(Origins, a_document_that_was_not_given_counts_as_its_own) {
  const std::vector<Document> documents = {document("a", wire), document("b", wire)};
  const Origins origins = find_origins(documents);
  const std::vector<std::string> ids = {"a", "b", "x", "x", "y"};
  EXPECT_EQ(origins.count(ids), 3U);
  EXPECT_EQ(origins.count({}), 0U);
}

TEST(Origins, a_document_whose_origin_is_anothers_id_goes_back_to_it) {
  const std::vector<Document> documents = {document("a", padded(1)), document("b", padded(2), "a")};
  const Origins origins = find_origins(documents);
  EXPECT_EQ(origins.groups.size(), 1U);
  EXPECT_EQ(origins.of[1].why, OriginReason::named);
}

TEST(Origins, rows_of_documents_of_one_origin_say_the_same) {
  std::vector<Document> documents = {document("a", wire), document("b", rewritten), document("c", padded(1)),
                                     document("d", padded(2), "The Associated Press")};
  const auto rows = [&] {
    const Origins origins = find_origins(documents);
    std::vector<std::string> said;
    for (std::size_t i = 0; i < documents.size(); ++i) said.push_back(origin_in_case(documents, origins, i));
    return said;
  };
  EXPECT_EQ(rows(), (std::vector<std::string>{"", "a", "", "AP"}));
  documents[0].origin = "Herald", documents[1].origin = "Gazette";  // which was first is not known
  EXPECT_EQ(rows(), (std::vector<std::string>{"Herald", "Herald", "", "AP"}));
  documents[1].origin = "Reuters";
  EXPECT_EQ(rows(), (std::vector<std::string>{"Reuters", "Reuters", "", "AP"}));
  const auto once = rows();
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].origin = once[i];
  EXPECT_EQ(rows(), once) << "read again, the case says the same";
}

TEST(OriginReason, each_has_its_name) {
  EXPECT_EQ(name_of(OriginReason::alone), "alone");
  EXPECT_EQ(name_of(OriginReason::named), "named");
  EXPECT_EQ(name_of(OriginReason::credited), "credited");
  EXPECT_EQ(name_of(OriginReason::same_text), "same_text");
}

}  // namespace entente::evidence
