// Tests also: no_assets.cc
// The functions that a page calls, here natively; that the engine for browsers says the same is tested by
// tests/wasm/engine_twin.
#include "entente/wasm/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/portable.h"
#include "entente/desk/view.h"

namespace entente {
namespace {

using Json = nlohmann::json;
using ::testing::IsEmpty;

const desk::Dossier& harbour() {
  static const desk::Dossier dossier = [] {
    auto opened = desk::open_case(std::string(ENTENTE_SOURCE_DIR) + "/cases/harbour");
    if (!opened.ok()) throw std::runtime_error(base::to_text(opened.diagnostics()));
    return std::move(opened).value();
  }();
  return dossier;
}

Json open(const std::string& portable) {
  return Json::parse(entente_open(portable.c_str()));
}

std::string seen(const std::string& request) {
  char* answer = entente_view(request.c_str());
  std::string text = answer;
  entente_free(answer);
  return text;
}

TEST(Engine, shows_the_view_of_the_case_that_was_opened) {
  EXPECT_THAT(open(desk::portable_json(harbour())), IsEmpty());
  const std::string request = R"({"sections":["agreement"],"figures":["room"],"worlds":64})";
  const Json here = Json::parse(seen(request)), there = Json::parse(desk::view(harbour(), request, {}));
  EXPECT_EQ(here["sections"], there["sections"]);
  EXPECT_EQ(here["figures"], there["figures"]);
  EXPECT_EQ(here["answers"]["answers"], there["answers"]["answers"]);
}

TEST(Engine, keeps_nothing_of_a_preview) {
  open(desk::portable_json(harbour()));
  const std::string plain = R"({"questions":["agreement"],"worlds":64})";
  const std::string before = seen(plain);
  const auto& table = harbour().dispute->tables().front();
  const std::string outside = harbour().dispute->parties().back().id;
  seen(R"({"questions":["agreement"],"worlds":64,"edits":[{"do":"seat","table":")" + table.id +
       R"(","party":")" + outside + R"(","role":"must_accept"}]})");
  EXPECT_EQ(seen(plain), before);
}

TEST(Engine, refuses_in_words) {
  EXPECT_EQ(open("{")[0]["code"], "bad-request");
  const Json closed = Json::parse(seen("{}"));
  EXPECT_TRUE(closed["answers"].is_null());
  EXPECT_EQ(
      closed["diagnostics"][0]["text"],
      "error: the engine has no case   [no-open-case]\n   help: open a case before asking for a view\n");
  open(desk::portable_json(harbour()));
  for (const char* request : {"", "[", R"({"worlds":0})", R"({"nonsense":1})", R"({"questions":["x"]})"}) {
    const Json refused = Json::parse(seen(request));
    EXPECT_TRUE(refused["answers"].is_null()) << request;
    EXPECT_EQ(refused["diagnostics"][0]["severity"], "error") << request;
  }
}

TEST(Engine, forgets_the_case_before_when_the_next_is_broken) {
  open(desk::portable_json(harbour()));
  open("{}");
  EXPECT_EQ(Json::parse(seen("{}"))["diagnostics"][0]["code"], "no-open-case");
}

}  // namespace
}  // namespace entente
