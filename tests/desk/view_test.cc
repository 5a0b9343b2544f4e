#include "entente/desk/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/brief.h"
#include "entente/desk/edit.h"
#include "entente/desk/request.h"

namespace entente::desk {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const Dossier& harbour() {
  static const Dossier dossier = [] {
    auto opened = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
    if (!opened.ok()) throw std::runtime_error(base::to_text(opened.diagnostics()));
    return std::move(opened).value();
  }();
  return dossier;
}

Json see(const std::string& request) {
  ViewRun run;
  run.threads = 1;
  return Json::parse(view(harbour(), request, run));
}

double room_of(const Json& seen) {
  for (const auto& answer : seen["answers"]["answers"])
    for (const auto& finding : answer["findings"])
      if (finding["name"] == "room") return finding["value"];
  throw std::runtime_error("no room in " + seen.dump());
}

TEST(View, holds_the_very_answers_of_the_planner) {
  Request request;
  request.questions = {"agreement"};
  request.plan.worlds = 64;
  request.plan.threads = 1;
  const auto answers = answer_request(request, harbour().dispute);
  ASSERT_TRUE(answers.ok());
  const Json seen = see(R"({"questions":["agreement"],"worlds":64})");
  EXPECT_EQ(seen["answers"], Json::parse(question::to_json(*answers)));
  EXPECT_EQ(seen["format"], "entente-view");
  EXPECT_TRUE(seen["diagnostics"].empty());
}

TEST(View, asks_what_its_figures_and_sections_need) {
  const Json seen = see(R"({"figures":["tables"],"sections":["fighting"],"worlds":64})");
  std::vector<std::string> asked;
  for (const auto& answer : seen["answers"]["answers"]) asked.push_back(answer["question"]);
  EXPECT_THAT(asked, ::testing::Contains("table"));
  EXPECT_THAT(asked, Not(::testing::Contains("positions")));
  EXPECT_THAT(seen["figures"]["tables"].get<std::string>(), HasSubstr("<svg"));
}

TEST(View, of_a_preview_changes_the_answers_and_not_the_case) {
  const Json before = see(R"({"questions":["agreement"],"worlds":64})");
  const Json preview = see(
      R"({"questions":["agreement"],"worlds":64,"whole_case":true,
          "edits":[{"do":"estimate","path":"red_line.north_coast.grounds.from","text":"95"}]})");
  ASSERT_TRUE(preview["diagnostics"].empty()) << preview["diagnostics"].dump();
  EXPECT_LT(room_of(preview), room_of(before));
  EXPECT_NE(preview["answers"]["case"]["fingerprint"], before["answers"]["case"]["fingerprint"]);
  EXPECT_EQ(see(R"({"questions":["agreement"],"worlds":64})"), before);
}

TEST(View, tries_a_package_and_asks_no_question) {
  const Json seen = see(R"({"terms":{"grounds":50},"worlds":64})");
  ASSERT_TRUE(seen["answers"].is_object()) << seen.dump();
  for (const auto& answer : seen["answers"]["answers"]) EXPECT_EQ(answer["method"]["id"], "tried_text");
}

TEST(View, lists_every_number_with_what_it_rests_on) {
  const Json seen = see(R"({"whole_case":true})");
  EXPECT_TRUE(seen["answers"].is_null());
  EXPECT_EQ(seen["case"]["format"], 1);
  std::size_t numbers = 0;
  for (const auto& field : harbour().dispute->fields().all()) numbers += field.coin ? 0 : 1;
  EXPECT_EQ(seen["numbers"].size(), numbers);
  for (const auto& number : seen["numbers"]) {
    EXPECT_LE(number["low"], number["likely"]);
    EXPECT_LE(number["likely"], number["high"]);
    EXPECT_TRUE(estimate_toml(number["text"].get<std::string>()).ok()) << number.dump();
  }
}

TEST(View, says_what_is_wrong_with_a_request_an_edit_a_package_or_a_name) {
  for (const auto& [request, code] : std::vector<std::pair<std::string, std::string>>{
           {R"({"wrlds":1})", "bad-request"},
           {R"({"edits":[{"do":"estimate","path":"party.nobody.capability","text":"1"}]})", "unknown-path"},
           {R"({"terms":{"moon":1}})", "unknown-issue"},
           {R"({"questions":["moon"]})", "unknown-question"},
           {R"({"figures":["moon"]})", "bad-request"}}) {
    const Json seen = see(request);
    EXPECT_TRUE(seen["answers"].is_null()) << request;
    ASSERT_FALSE(seen["diagnostics"].empty()) << request;
    EXPECT_EQ(seen["diagnostics"][0]["code"], code);
    EXPECT_THAT(seen["diagnostics"][0]["text"].get<std::string>(), HasSubstr("error: "));
  }
}

TEST(View, that_was_cancelled_has_no_answers) {
  ViewRun run;
  run.cancel.cancel();
  const Json seen = Json::parse(view(harbour(), R"({"questions":["agreement"]})", run));
  EXPECT_TRUE(seen["answers"].is_null());
}

TEST(View, with_page_one_has_the_sentences_of_the_brief) {
  Request request;
  request.plan.worlds = 64;
  const auto answers = brief_answers(harbour(), request);
  ASSERT_TRUE(answers.ok());
  const Json seen = see(R"({"page_one":true,"worlds":64,"sections":["page-one"]})");
  EXPECT_EQ(seen["answers"], Json::parse(question::to_json(*answers)));
  EXPECT_THAT(seen["sections"]["page-one"]["html"].get<std::string>(), HasSubstr("<ol"));
}

}  // namespace
}  // namespace entente::desk
