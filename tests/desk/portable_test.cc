#include "entente/desk/portable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/brief.h"
#include "entente/desk/request.h"
#include "entente/desk/view.h"

namespace entente::desk {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Dossier case_of(const std::string& name) {
  auto opened = open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/" + name);
  if (!opened.ok()) throw std::runtime_error(base::to_text(opened.diagnostics()));
  return std::move(opened).value();
}

Dossier carried(const Dossier& dossier) {
  auto back = from_portable_json(portable_json(dossier));
  if (!back.ok()) throw std::runtime_error(base::to_text(back.diagnostics()));
  return std::move(back).value();
}

question::Answers answers_of(const Dossier& dossier) {
  Request request;
  request.plan.worlds = 64;
  request.plan.threads = 1;
  auto answers = brief_answers(dossier, request);
  if (!answers.ok()) throw std::runtime_error(base::to_text(answers.diagnostics()));
  answers.value().fingerprint.clear();
  return std::move(answers).value();
}

// The harbour case in which one document may not leave, under another name that nobody outside may read.
Dossier with_a_secret(const std::string& id) {
  Dossier dossier = case_of("harbour");
  const auto row = dossier.draft.toml.find("= \"" + id + "\"");
  EXPECT_NE(row, std::string::npos);
  dossier.draft.toml.insert(dossier.draft.toml.find('\n', row) + 1, "restricted = true\n");
  auto built = dispute::Case::build(dossier.draft);
  if (!built.ok()) throw std::runtime_error(base::to_text(built.diagnostics()));
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  return dossier;
}

class PortableCase : public ::testing::TestWithParam<const char*> {};

TEST_P(PortableCase, gives_the_same_answers_byte_for_byte_apart_from_its_fingerprint) {
  const Dossier original = case_of(GetParam()), travelled = carried(original);
  EXPECT_EQ(question::to_json(answers_of(travelled)), question::to_json(answers_of(original)));
}

TEST_P(PortableCase, keeps_every_number_with_what_it_rests_on) {
  const Dossier original = case_of(GetParam()), travelled = carried(original);
  const Json before = Json::parse(numbers_json(*original.dispute)),
             after = Json::parse(numbers_json(*travelled.dispute));
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const char* key : {"path", "text", "basis", "rests_on", "because"})
      EXPECT_EQ(before[i][key], after[i][key]) << before[i]["path"];
}

TEST_P(PortableCase, shows_the_same_sections_and_figures) {
  const std::string request =
      R"({"page_one":true,"worlds":64,"sections":["page-one","answer","parties","agreement","fighting","table",)"
      R"("change"],"figures":["positions","room","tables"]})";
  ViewRun run;
  run.threads = 1;
  const Dossier original = case_of(GetParam());
  const Json before = Json::parse(view(original, request, run)),
             after = Json::parse(view(carried(original), request, run));
  ASSERT_THAT(before["diagnostics"], IsEmpty());
  EXPECT_EQ(before["sections"], after["sections"]);
  EXPECT_EQ(before["figures"], after["figures"]);
}

INSTANTIATE_TEST_SUITE_P(Cases, PortableCase,
                         ::testing::Values("harbour", "moscow-talks", "panama-canal-1974", "harbour-sport"));

TEST(Portable, carries_no_comment_no_unknown_key_and_no_path) {
  Dossier dossier = case_of("harbour");
  dossier.draft.file = "somebodys/desk/case.toml";
  dossier.draft.toml += "\n# a remark among colleagues\n[workroom]\nnote = \"a note among colleagues\"\n";
  const auto title = dossier.draft.toml.find("title");
  dossier.draft.toml.insert(title, "nickname = \"a name among colleagues\"\n");
  const std::string json = portable_json(dossier);
  EXPECT_THAT(json, Not(HasSubstr("among colleagues")));
  EXPECT_THAT(json, Not(HasSubstr("workroom")));
  EXPECT_THAT(json, Not(HasSubstr("somebodys")));
  EXPECT_THAT(Json::parse(json)["toml"].get<std::string>(), Not(HasSubstr("#\n")));
}

TEST(Portable, names_nobody_who_judged) {
  Dossier dossier = case_of("harbour");
  const auto reason = dossier.draft.toml.find("because");
  ASSERT_NE(reason, std::string::npos);
  dossier.draft.toml.insert(reason, "by = \"Amal Haddad\"\n");
  const std::string json = portable_json(dossier);
  EXPECT_THAT(json, Not(HasSubstr("Haddad")));
  EXPECT_THAT(Json::parse(json)["toml"].get<std::string>(), HasSubstr("by = \"analyst\""));
}

TEST(Portable, leaves_out_every_word_of_a_restricted_document) {
  const Dossier open = case_of("harbour");
  for (const auto& document : open.evidence.documents) {
    const std::string json = portable_json(with_a_secret(document.id));
    EXPECT_THAT(json, Not(HasSubstr(document.id)));
    EXPECT_THAT(json, Not(HasSubstr(document.file)));
    EXPECT_THAT(json, Not(HasSubstr(document.title)));
    for (const auto& claim : open.evidence.claims)
      if (claim.document == document.id) {
        EXPECT_THAT(json, Not(HasSubstr(claim.quote)));
      }
  }
}

TEST(Portable, leaves_out_reasons_and_envoys_that_rest_on_a_restricted_document) {
  const Dossier open = case_of("harbour");
  for (const auto& document : open.evidence.documents) {
    const auto rests_here = [&](const dispute::Grounds& grounds) {
      for (const std::string& claim : grounds.rests_on)
        if (claim.starts_with(document.id + "#")) return true;
      return false;
    };
    const Json json = Json::parse(portable_json(with_a_secret(document.id)));
    const auto toml = json["toml"].get<std::string>();
    for (const auto& field : open.dispute->fields().all())
      if (const auto& grounds = field.estimate.grounds; rests_here(grounds) && !grounds.because.empty()) {
        EXPECT_THAT(toml, Not(HasSubstr(grounds.because))) << field.path;
      }
    for (const auto& envoy : open.dispute->parts().envoys)
      if (rests_here(envoy.grounds)) {
        EXPECT_THAT(toml, Not(HasSubstr(envoy.person)));
      }
    for (const auto& line : open.dispute->parts().red_lines)
      if (rests_here(line.grounds) && !line.declared.empty()) {
        EXPECT_THAT(toml, Not(HasSubstr(line.declared)));
      }
  }
}

TEST(Portable, keeps_what_kind_of_ground_every_number_has_when_a_document_is_withheld) {
  const Dossier open = case_of("harbour");
  for (const auto& document : open.evidence.documents) {
    const Dossier secret = with_a_secret(document.id), travelled = carried(secret);
    const auto& before = secret.dispute->fields().all();
    const auto& after = travelled.dispute->fields().all();
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(before[i].path, after[i].path);
      EXPECT_EQ(dispute::basis_of(before[i].estimate.grounds), dispute::basis_of(after[i].estimate.grounds))
          << before[i].path;
      EXPECT_EQ(before[i].estimate.low, after[i].estimate.low);
      EXPECT_EQ(before[i].estimate.high, after[i].estimate.high);
    }
  }
}

TEST(Portable, case_can_be_edited_where_it_lands) {
  const Dossier travelled = carried(case_of("harbour"));
  const auto& table = travelled.dispute->tables().front();
  const std::string outside = travelled.dispute->parties().back().id;
  const auto seen = Json::parse(
      view(travelled,
           R"({"worlds":64,"questions":["agreement"],"whole_case":true,"edits":[{"do":"seat","table":")" +
               table.id + R"(","party":")" + outside + R"(","role":"must_accept"}]})",
           {}));
  EXPECT_THAT(seen["diagnostics"], IsEmpty());
  EXPECT_NE(seen["answers"], Json());
}

TEST(Portable, refuses_what_it_did_not_write) {
  for (const char* json :
       {"", "[]", "{}", R"({"format":"entente-portable","version":2,"toml":"","claims":[]})",
        R"({"format":"entente-portable","version":1,"toml":1,"claims":[]})",
        R"({"format":"entente-portable","version":1,"toml":""})"}) {
    const auto back = from_portable_json(json);
    ASSERT_FALSE(back.ok()) << json;
    EXPECT_EQ(back.diagnostics().front().code, "bad-request") << json;
  }
  EXPECT_EQ(base::to_text(from_portable_json("{}").diagnostics()),
            "error: this is no case that travels in a brief, or of a version that is not known here   "
            "[bad-request]\n"
            "   help: hand over the text that a brief carries, unchanged\n");
  EXPECT_FALSE(
      from_portable_json(R"({"format":"entente-portable","version":1,"toml":"format = 1","claims":[]})")
          .ok());
  EXPECT_EQ(
      from_portable_json(R"({"format":"entente-portable","version":1,"toml":"format = 1","claims":[3]})")
          .diagnostics()
          .front()
          .code,
      "claim-syntax");
}

}  // namespace
}  // namespace entente::desk
