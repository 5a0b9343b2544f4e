#include "entente/desk/view_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string problems_of(std::string_view json) {
  std::string texts;
  const auto read = read_view_request(json);
  for (const auto& problem : read.diagnostics()) {
    EXPECT_EQ(problem.code, "bad-request");
    texts += problem.message + " | " + problem.help + "\n";
  }
  return texts;
}

TEST(ViewRequest, carries_what_the_command_line_could_ask) {
  const auto read = read_view_request(
      R"({"questions":["agreement"],"tables":["bilateral"],"levers":["war.level=3"],"worlds":512,"seed":7,
          "glance":true,"sections":["agreement"],"figures":["room@bilateral"],"whole_case":true})");
  ASSERT_TRUE(read.ok()) << base::to_text(read.diagnostics());
  EXPECT_THAT(read->request.questions, ElementsAre("agreement"));
  EXPECT_THAT(read->request.tables, ElementsAre("bilateral"));
  EXPECT_THAT(read->request.levers, ElementsAre("war.level=3"));
  EXPECT_EQ(read->request.plan.worlds, 512U);
  EXPECT_EQ(read->request.plan.seed, 7U);
  EXPECT_TRUE(read->request.plan.glance);
  EXPECT_TRUE(read->whole_case);
  EXPECT_FALSE(read->page_one);
  EXPECT_THAT(read->figures, ElementsAre("room@bilateral"));
}

TEST(ViewRequest, writes_a_package_as_the_text_that_try_reads) {
  const auto read = read_view_request(R"({"terms":{"grounds":45.5,"inspection":"a \"joint\" body"}})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->terms,
            "format = 1\n\n[terms]\n\"grounds\" = 45.5\n\"inspection\" = \"a \\\"joint\\\" body\"\n");
}

TEST(ViewRequest, that_is_empty_asks_for_nothing) {
  const auto read = read_view_request("{}");
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->request.questions.empty());
  EXPECT_TRUE(read->terms.empty());
  EXPECT_TRUE(read->edits.empty());
}

TEST(ViewRequest, names_every_key_that_is_wrong_at_once) {
  EXPECT_EQ(
      problems_of(R"({"worlds":0,"seed":-1,"glance":1,"tables":["a",2],"method":[],"terms":{}})"),
      "\"method\" of the request must be a text | docs/workbench.md lists what a request may hold\n"
      "\"tables\" of the request must be a list of texts | docs/workbench.md lists what a request may hold\n"
      "\"worlds\" of the request must be a whole number from 1 to 1048576 | docs/workbench.md lists what a "
      "request may hold\n"
      "\"seed\" of the request must be a whole number from 0 to 9007199254740992 | docs/workbench.md lists "
      "what a request may hold\n"
      "\"glance\" of the request must be true or false | docs/workbench.md lists what a request may hold\n"
      "\"terms\" of the request must be terms by issue, one or more | docs/workbench.md lists what a "
      "request may hold\n");
}

TEST(ViewRequest, asks_what_an_unknown_key_was_meant_to_be) {
  EXPECT_THAT(problems_of(R"({"quetions":[]})"),
              HasSubstr("a request has no key \"quetions\" | did you mean \"questions\"?"));
  EXPECT_THAT(problems_of(R"({"zzz":1})"), HasSubstr("| known: "));
}

TEST(ViewRequest, that_is_no_object_is_refused) {
  for (const char* text : {"", "[]", "7", "{", "{\"worlds\":1e999}", "\xff"})
    EXPECT_THAT(read_view_request(text).diagnostics(), SizeIs(::testing::Ge(1U))) << text;
}

}  // namespace
}  // namespace entente::desk
