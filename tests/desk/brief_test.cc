#include "entente/desk/brief.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/base/file.h"

namespace entente::desk {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Dossier harbour() {
  auto dossier = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
  if (!dossier.ok()) throw std::runtime_error(base::to_text(dossier.diagnostics()));
  return std::move(dossier).value();
}

Request few() {
  Request request;
  request.plan.worlds = 64;
  request.plan.threads = 1;
  return request;
}

std::vector<std::string> questions(const question::Answers& answers) {
  std::vector<std::string> asked;
  for (const auto& answer : answers.answers)
    if (asked.empty() || asked.back() != answer.question) asked.push_back(answer.question);
  return asked;
}

TEST(Brief, of_a_case_answers_every_question_and_then_page_one) {
  const auto answers = brief_answers(harbour(), few());
  ASSERT_TRUE(answers.ok());
  EXPECT_THAT(questions(*answers),
              ElementsAre("positions", "agreement", "war", "table", "compare", "summary", "page_one"));
  EXPECT_EQ(answers->answers.back().method, "summary");
}

TEST(Brief, is_one_file_with_every_sentence_of_page_one) {
  const auto dossier = harbour();
  const auto html = make_brief(dossier, few());
  ASSERT_TRUE(html.ok());
  EXPECT_TRUE(html->starts_with("<!doctype html>") || html->starts_with("<!DOCTYPE html>"));
  EXPECT_THAT(*html, HasSubstr("There is room in"));
  EXPECT_THAT(*html, HasSubstr("This is not the chance of peace."));
  for (const char* outside : {"src=\"http", "href=\"http", "@import", "url(http"})
    EXPECT_THAT(*html, Not(HasSubstr(outside)));
}

TEST(Brief, is_the_same_on_any_number_of_threads) {
  const auto dossier = harbour();
  Request many = few();
  many.plan.threads = 8;
  EXPECT_TRUE(*make_brief(dossier, few()) == *make_brief(dossier, many));
}

TEST(Brief, hands_on_the_errors_of_the_request) {
  Request request = few();
  request.levers = {"pay_for_boat"};
  const auto answers = brief_answers(harbour(), request);
  ASSERT_FALSE(answers.ok());
  EXPECT_EQ(answers.diagnostics().front().code, "unknown-lever");
  EXPECT_EQ(make_brief(harbour(), request).diagnostics(), answers.diagnostics());
}

TEST(Brief, that_is_cancelled_answers_nothing) {
  Request request = few();
  request.plan.cancel.cancel();
  const auto answers = brief_answers(harbour(), request);
  ASSERT_TRUE(answers.ok());
  EXPECT_THAT(answers->answers, IsEmpty());
}

TEST(Brief, from_documents_alone_shows_structure_and_no_probability) {
  const auto path = fs::path(testing::TempDir()) / "entente-brief-note.md";
  ASSERT_TRUE(base::write_file(path.string(),
                               "---\ntitle: Quay talks\nkind: news\ndate: 2024-03-02\n---\n"
                               "The Quay Company and the Dockers' Union met in Port Town on 1 March 2024.\n"
                               "The Dockers' Union demands a fee for night work.\n"
                               "The Quay Company rejects a fee for night work.\n")
                  .ok());
  const auto dossier = draft_from({path.string()}, base::DataTables(), evidence::Date{2024, 3, 3});
  ASSERT_TRUE(dossier.ok()) << base::to_text(dossier.diagnostics());
  const auto answers = brief_answers(*dossier, few());
  ASSERT_TRUE(answers.ok());
  const auto& page = answers->answers.back();
  EXPECT_EQ(page.question, "page_one");
  EXPECT_EQ(page.method, "documents");
  EXPECT_THAT(page.says, Each(Not(HasSubstr("of 100 worlds"))));
  for (const auto& answer : answers->answers)
    for (const auto& finding : answer.findings)
      if (finding.kind == question::FindingKind::probability) {
        EXPECT_TRUE(std::holds_alternative<question::Undefined>(finding.value)) << finding.name;
      }
  fs::remove(path);
}

}  // namespace
}  // namespace entente::desk
