#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;

class VerbsAbout : public Folder {};

TEST_F(VerbsAbout, version_is_one_line_or_json_under_both_spellings) {
  const Ran line = run({"version"});
  EXPECT_EQ(line.out.find("entente "), 0u);
  EXPECT_EQ(lines(line.out), 1u);
  EXPECT_EQ(run({"--version"}).out, line.out);
  const Json facts = Json::parse(run({"version", "--json"}).out);
  EXPECT_EQ("entente " + facts["entente"].get<std::string>() + "\n", line.out);
  EXPECT_EQ(facts["formats"]["answers"], 1);
  EXPECT_EQ(run({"--version", "--json"}).out, run({"version", "--json"}).out);
}

TEST_F(VerbsAbout, methods_say_their_question_status_and_sources) {
  const Json cards = Json::parse(run({"methods", "--json"}).out);
  const std::string text = run({"methods"}).out;
  const std::set<std::string> honest = {"reproduced", "checked", "sketched"};
  EXPECT_GE(cards.size(), 4u);
  for (const Json& card : cards) {
    EXPECT_EQ(honest.count(card["status"]), 1u) << card["id"];
    EXPECT_NE(
        text.find(card["id"].get<std::string>() + "  (" + card["question"].get<std::string>() + "; status: "),
        std::string::npos);
  }
}

TEST_F(VerbsAbout, cases_lists_those_of_the_folder) {
  const Ran ran = run({"cases"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("cases/harbour               Harbour talks\n"), std::string::npos) << ran.out;
  EXPECT_EQ(run({"cases", "cases/harbour"}).code, 2);
  EXPECT_EQ(run({"cases", "a", "b"}).code, 2);
}

TEST_F(VerbsAbout, cite_gives_an_entry_with_the_version) {
  const std::string version = Json::parse(run({"version", "--json"}).out)["entente"];
  EXPECT_NE(run({"cite"}).out.find("version = {" + version + "}"), std::string::npos);
}

}  // namespace
}  // namespace entente::cli::real
