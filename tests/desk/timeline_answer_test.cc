#include "entente/desk/timeline_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/desk/case_documents.h"
#include "entente/desk/request.h"

namespace entente::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Dossier drafted(const std::vector<GivenFile>& files) {
  const base::DataTables tables;
  auto documents = documents_from(files, {});
  if (!documents.ok()) throw std::runtime_error(base::to_text(documents.diagnostics()));
  auto dossier = draft_of(std::move(documents).value(), {tables, std::nullopt});
  if (!dossier.ok()) throw std::runtime_error(base::to_text(dossier.diagnostics()));
  return std::move(dossier).value();
}

GivenFile january(const std::string& words =
                      "Egypt demanded a ceasefire in the border area on Wednesday. "
                      "Ethiopia rejected a ceasefire on Wednesday.") {
  return {"january.txt",
          "---\ndate: 2024-01-03\norigin: Harbour News\n---\nDelegations meet\n\n" + words + "\n"};
}
GivenFile march(const std::string& words, const std::string& origin = "Coast Wire") {
  return {"march.txt",
          "---\ndate: 2024-03-02\norigin: " + origin + "\n---\nThe talks go on\n\n" + words + "\n"};
}

std::vector<std::string> texts(const question::Finding& finding) {
  return std::get<std::vector<std::string>>(finding.value);
}

TEST(TimelineAnswer, tells_the_day_the_words_before_and_since_and_the_claim_that_moved_them) {
  const Dossier dossier = drafted({january(), march("Egypt called a permanent ceasefire non-negotiable. "
                                                    "Ethiopia said it would accept a ceasefire.")});
  const auto answer = timeline_answer(*dossier.dispute);
  ASSERT_TRUE(answer.applies) << answer.because;
  const auto moves = answer.all("moved");
  ASSERT_THAT(moves, SizeIs(2));
  for (const auto* moved : moves) {
    ASSERT_THAT(moved->rests_on, SizeIs(1));
    EXPECT_TRUE(moved->rests_on[0].starts_with("march#")) << moved->rests_on[0];
    if (moved->about.party == "egypt")
      EXPECT_THAT(texts(*moved), ElementsAre("2024-03-02", "a demand or offer", "a declared line"));
    else
      EXPECT_THAT(texts(*moved), ElementsAre("2024-03-02", "a refusal", "readiness to accept something"));
  }
  EXPECT_EQ(
      answer.says[0],
      "Between 3 January 2024 and 2 March 2024 documents speak of two stances, with two steps from one to "
      "the next.");
  EXPECT_THAT(answer.all("contradiction"), IsEmpty()) << "its own later word is a change";
}

TEST(TimelineAnswer, salience_by_words_is_the_default_of_the_strongest_words_so_far) {
  const Dossier dossier = drafted({january(), march("Egypt called a permanent ceasefire non-negotiable.")});
  const auto answer = timeline_answer(*dossier.dispute);
  const question::Finding* egypt = answer.find("salience_by_words", {"egypt", "ceasefire", "", "", {}});
  ASSERT_NE(egypt, nullptr);
  EXPECT_EQ(std::get<double>(egypt->value), 0.8);
  EXPECT_EQ(egypt->interval->nearly_all.first, 0.6);
  const question::Finding* ethiopia = answer.find("salience_by_words", {"ethiopia", "ceasefire", "", "", {}});
  ASSERT_NE(ethiopia, nullptr);
  EXPECT_EQ(std::get<double>(ethiopia->value), 0.4);
}

TEST(TimelineAnswer, counts_two_outlets_of_one_origin_once) {
  const auto origins = [](const std::string& second) {
    const Dossier dossier =
        drafted({january(), march("Egypt demanded a ceasefire again on Saturday.", second)});
    const auto answer = timeline_answer(*dossier.dispute);
    return std::get<double>(answer.find("origins", {"egypt", "ceasefire", "", "", {}})->value);
  };
  EXPECT_EQ(origins("Coast Wire"), 2);
  EXPECT_EQ(origins("Harbour News"), 1);
}

TEST(TimelineAnswer, what_somebody_else_says_against_it_is_a_contradiction) {
  const Dossier dossier =
      drafted({january("Egypt rejected a ceasefire on Wednesday. Egypt demanded a ceasefire inspection."),
               march("Sudan said that Egypt had accepted a ceasefire.")});
  const auto answer = timeline_answer(*dossier.dispute);
  ASSERT_TRUE(answer.applies) << answer.because;
  const auto found = answer.all("contradiction");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(texts(*found[0]), SizeIs(4));
  EXPECT_EQ(texts(*found[0])[0], "2024-01-03");
  EXPECT_EQ(texts(*found[0])[2], "2024-03-02");
  EXPECT_THAT(found[0]->rests_on, SizeIs(2));
}

TEST(TimelineAnswer, counts_two_outlets_with_one_text_once) {
  const std::string story =
      "Egypt demanded a ceasefire in the border area on Wednesday, and its delegates left the hall before "
      "the "
      "evening session while the others waited for the mediators to come back with a new text.";
  const Dossier dossier = drafted({january(story), march(story)});
  const auto answer = timeline_answer(*dossier.dispute);
  const auto* origins = answer.find("origins", {"egypt", "ceasefire", "", "", {}});
  ASSERT_NE(origins, nullptr);
  EXPECT_EQ(std::get<double>(origins->value), 1);
}

TEST(TimelineAnswer, of_one_day_does_not_apply_and_says_why) {
  const Dossier dossier = drafted({january()});
  const auto answer = timeline_answer(*dossier.dispute);
  EXPECT_FALSE(answer.applies);
  EXPECT_THAT(answer.because, HasSubstr("one day"));
  EXPECT_THAT(answer.findings, IsEmpty());
}

TEST(TimelineAnswer, among_all_questions_keeps_quiet_where_it_does_not_apply) {
  const Dossier dossier = drafted({january()});
  Request request;
  request.plan.worlds = 64;
  const auto all = answer_request(request, dossier.dispute);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->find("timeline"), nullptr);
  request.questions = {"timeline"};
  const auto named = answer_request(request, dossier.dispute);
  ASSERT_TRUE(named.ok());
  ASSERT_NE(named->find("timeline"), nullptr);
  EXPECT_FALSE(named->find("timeline")->applies);
}

TEST(TimelineAnswer, keeps_the_words_of_a_restricted_document_to_itself) {
  GivenFile secret =
      march("Advances have strengthened Ethiopia's position. Egypt called a ceasefire non-negotiable.");
  secret.text.insert(4, "restricted: yes\n");
  const Dossier dossier = drafted({january(), secret});
  const auto answer = timeline_answer(*dossier.dispute);
  for (const auto* report : answer.all("reported_leverage"))
    EXPECT_EQ(texts(*report)[1], "words of a restricted document");
  EXPECT_FALSE(answer.all("reported_leverage").empty());
}

}  // namespace
}  // namespace entente::desk
