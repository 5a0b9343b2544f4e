#include "entente/desk/brief.h"

#include <filesystem>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/base/assets.h"
#include "entente/base/base64.h"
#include "entente/base/file.h"
#include "entente/base/sha256.h"
#include "entente/desk/portable.h"
#include "entente/desk/view.h"

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
  EXPECT_THAT(questions(*answers), ElementsAre("positions", "agreement", "war", "table", "stability",
                                               "compare", "drivers", "summary", "page_one"));
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

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from);
  if (start == std::string::npos) return {};
  const std::size_t end = text.find(to, start + from.size());
  return text.substr(start + from.size(), end - start - from.size());
}

// What a reader sees, without tags.
std::string words(const std::string& html) {
  return std::regex_replace(html, std::regex("<[^>]*>"), "");
}

Dossier moscow() {
  auto dossier = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/moscow-talks");
  if (!dossier.ok()) throw std::runtime_error(base::to_text(dossier.diagnostics()));
  return std::move(dossier).value();
}

bool carries_engine() {
  return !base::asset("web/engine.wasm").bytes.empty() && !base::asset("web/try.js").bytes.empty();
}

TEST(Brief, is_the_same_page_with_and_without_the_engine) {
  if (!carries_engine()) GTEST_SKIP() << "web/dist holds no engine";
  const std::string plain = *make_brief(harbour(), few(), false), playable = *make_brief(harbour(), few());
  EXPECT_THAT(plain, Not(HasSubstr("<script")));
  EXPECT_EQ(between(plain, "<body>", "</main>"), between(playable, "<body>", "</main>"));
  EXPECT_EQ(between(plain, "<style>", "</style>"), between(playable, "<style>", "</style>"));
}

TEST(Brief, may_run_the_script_that_it_carries_and_no_other) {
  if (!carries_engine()) GTEST_SKIP() << "web/dist holds no engine";
  const std::string html = *make_brief(harbour(), few());
  const std::string script = between(html, "<script>", "</script>");
  EXPECT_THAT(script, HasSubstr("ententeEngine"));
  const std::string digits = base::sha256_hex(script);
  std::string hash;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    hash += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  EXPECT_EQ(between(html, "Content-Security-Policy\" content=\"", "\""),
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base::base64(hash) +
                "' 'wasm-unsafe-eval'; worker-src blob:");
}

TEST(Brief, carries_the_case_and_the_request_it_was_made_from) {
  if (!carries_engine()) GTEST_SKIP() << "web/dist holds no engine";
  Request request = few();
  request.plan.seed = 7;
  const std::string html = *make_brief(harbour(), request);
  EXPECT_EQ(between(html, "id=\"try-request\">", "</script>"), R"({"worlds":64,"seed":7})");
  const auto carried = from_portable_json(between(html, "id=\"try-case\">", "</script>"));
  ASSERT_TRUE(carried.ok());
  EXPECT_EQ(carried->dispute->fields().all().size(), harbour().dispute->fields().all().size());
}

TEST(Brief, is_what_the_engine_that_it_carries_shows_when_nothing_is_changed) {
  const Dossier dossier = harbour();
  const std::string brief = words(*make_brief(dossier, few(), false));
  const auto seen = nlohmann::json::parse(
      view(*from_portable_json(portable_json(dossier)),
           R"({"worlds":64,"seed":1,"page_one":true,"sections":["page-one","answer","parties","agreement",)"
           R"("fighting","table","change"]})",
           {}));
  ASSERT_EQ(seen["sections"].size(), 7U);
  for (const auto& [id, section] : seen["sections"].items()) {
    const std::string shown = words(section["html"]);
    EXPECT_GT(shown.size(), 20U) << id;
    EXPECT_NE(brief.find(shown), std::string::npos) << id;
  }
}

TEST(Brief, stays_small) {
  const Dossier dossier = moscow();
  EXPECT_LT(make_brief(dossier, few(), false)->size(), 2'000'000U);
  EXPECT_LT(make_brief(dossier, few())->size(), 5'000'000U);
}

TEST(Brief, has_no_word_of_a_restricted_document_in_what_it_carries) {
  Dossier dossier = harbour();
  const std::string quote = dossier.evidence.claims.front().quote;
  EXPECT_THAT(*make_brief(dossier, few()), HasSubstr(quote));
  for (auto& document : dossier.evidence.documents) document.restricted = true;
  const std::string html = *make_brief(dossier, few());
  for (const auto& claim : dossier.evidence.claims)
    EXPECT_THAT(html, Not(HasSubstr(claim.quote))) << claim.id;
}

TEST(Brief, from_documents_carries_no_engine) {
  Dossier dossier = harbour();
  dossier.from_documents = true;
  EXPECT_THAT(*make_brief(dossier, few()), Not(HasSubstr("<script")));
}

}  // namespace
}  // namespace entente::desk
