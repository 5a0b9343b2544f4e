#include <fstream>

#include <nlohmann/json.hpp>

#include "entente/cli/today.h"
#include "tests/cli/real_binary.h"

// Tests also: today.cc

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;

class VerbsCase : public Folder {
 protected:
  // Two faults in one case.
  void spoil() const {
    change("cases/harbour/case.toml", "salience = [0.5, 0.6, 0.8]", "salience = 1.4");
    change("cases/harbour/case.toml", "capability = [50, 60, 75]", "capability = -3");
  }
  static constexpr const char* article =
      "---\ntitle: River talks\nkind: news\ndate: 2024-05-02\n---\n"
      "Envoys of Oruna and Mesta met in Tessin on Monday. Oruna's president Ilir Sand said that the dam is "
      "non-negotiable "
      "for Oruna. Mesta demands a share of the water.\n";
};

TEST_F(VerbsCase, check_of_a_sound_case_is_exit_0_and_one_line) {
  const Ran ran = run({"check", "cases/harbour"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            "Harbour talks: no error. 5 parties, 3 issues, 9 positions, 4 red lines, 2 tables, 3 levers, 19 "
            "claims.\n");
}

TEST_F(VerbsCase, check_of_a_faulty_case_is_exit_1_with_every_error) {
  spoil();
  const Ran ran = run({"check", "cases/harbour"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("[salience-out-of-range]\n"), std::string::npos);
  EXPECT_NE(ran.err.find("[capability-negative]\n"), std::string::npos);
  EXPECT_NE(ran.err.find(" | salience = 1.4\n"), std::string::npos);
  EXPECT_NE(ran.err.find("\n2 errors, 0 warnings; `entente explain CODE` says more\n"), std::string::npos);
}

TEST_F(VerbsCase, check_as_json_gives_editors_the_place_of_every_problem) {
  const Ran sound = run({"check", "cases/harbour", "--json"});
  EXPECT_EQ(sound.code, 0);
  EXPECT_TRUE(Json::parse(sound.out)["diagnostics"].empty());
  spoil();
  const Ran ran = run({"check", "cases/harbour", "--json"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.err, "");
  const Json found = Json::parse(ran.out);
  EXPECT_EQ(found["format"], "entente-diagnostics");
  ASSERT_EQ(found["diagnostics"].size(), 2u);
  for (const Json& problem : found["diagnostics"]) {
    EXPECT_EQ(problem["severity"], "error");
    EXPECT_EQ(problem["file"], "cases/harbour/case.toml");
    EXPECT_GT(problem["line"], 0);
    EXPECT_GT(problem["column"], 0);
  }
}

TEST_F(VerbsCase, check_of_a_case_that_is_not_there_is_exit_2) {
  for (const char* name : {"none", "cases", "cases/harbour/README.md"})
    EXPECT_EQ(run({"check", name}).code, 2) << name;
  EXPECT_EQ(run({"check"}).code, 2);
}

TEST_F(VerbsCase, a_faulty_case_is_exit_2_for_every_other_verb) {
  spoil();
  for (const char* verb : {"ask", "compare", "brief"}) {
    const Ran ran = run({verb, "cases/harbour"});
    EXPECT_EQ(ran.code, 2) << verb;
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("[salience-out-of-range]"), std::string::npos);
    EXPECT_NE(ran.err.find("[capability-negative]"), std::string::npos);
  }
  EXPECT_EQ(entries(), std::vector<std::string>{"cases"}) << "no brief is written";
}

TEST_F(VerbsCase, documents_that_cannot_be_read_are_all_named) {
  write("empty.txt", "");
  write("binary.txt", std::string("\x01\x02\0\x03\x7f", 5));
  write("latin.txt", "Le pr\xe9sident a dit non.\n");
  write("wide.txt", std::string("\xff\xfeO\0r\0u\0n\0a\0.\0", 14));
  std::ofstream(path("huge.txt")).close();
  std::filesystem::resize_file(path("huge.txt"), std::uintmax_t{65} << 20);
  const std::vector<std::pair<std::string, std::string>> codes = {
      {"empty.txt", "empty-document"}, {"binary.txt", "binary-document"},  {"latin.txt", "not-utf8"},
      {"wide.txt", "not-utf8"},        {"huge.txt", "document-too-large"}, {"missing.txt", "missing-file"}};
  std::vector<std::string> all = {"read"};
  for (const auto& [name, code] : codes) all.push_back(name);
  const Ran ran = run(all);
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  for (const auto& [name, code] : codes) {
    EXPECT_NE(ran.err.find(name + ":"), std::string::npos) << name;
    EXPECT_NE(ran.err.find("[" + code + "]"), std::string::npos) << code;
    EXPECT_EQ(run({"draft", name, "-o", "x"}).code, 2) << name;
    EXPECT_EQ(run({"brief", name, "-o", "x.html"}).code, 2) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(path("x")) || std::filesystem::exists(path("x.html")));
}

TEST_F(VerbsCase, read_gives_claims_as_a_table_and_as_json) {
  write("article.txt", article);
  EXPECT_EQ(run({"read", "article.txt"}).out.find("claim "), 0u);
  const Ran ran = run({"read", "article.txt", "--json"});
  EXPECT_EQ(ran.code, 0);
  const Json all = Json::parse(ran.out);
  const Json& claims = all.is_array() ? all : all["claims"];
  const std::string text = bytes("article.txt");
  ASSERT_GT(claims.size(), 1u);
  for (const Json& claim : claims) {
    const std::size_t start = claim["start"], end = claim["end"];
    EXPECT_EQ(text.substr(start, end - start), claim["quote"]) << "a quote is the bytes at its place";
  }
}

TEST_F(VerbsCase, a_document_without_a_claim_says_so) {
  write("article.txt", "Rain fell.\n");
  EXPECT_EQ(run({"read", "article.txt"}).out, "no claims found\n");
}

TEST_F(VerbsCase, draft_then_check_then_ask_works) {
  write("article.txt", article);
  const Ran drafted = run({"draft", "article.txt", "-o", "river"});
  EXPECT_EQ(drafted.code, 0) << drafted.err;
  EXPECT_EQ(drafted.out, "");
  EXPECT_EQ(drafted.err.find("wrote river: "), 0u) << drafted.err;
  EXPECT_EQ(entries("river"), (std::vector<std::string>{"case.toml", "claims.jsonl", "documents"}));
  EXPECT_EQ(bytes("river/documents/article.txt"), article);
  EXPECT_EQ(run({"check", "river"}).code, 0);
  const Ran asked = run({"ask", "river"});
  EXPECT_EQ(asked.code, 0) << asked.err;
  EXPECT_NE(asked.out.find("does not apply, because"), std::string::npos)
      << "a draft has no numbers to compute on";
}

TEST_F(VerbsCase, draft_refuses_a_folder_that_holds_a_case) {
  write("article.txt", article);
  const std::string before = bytes("cases/harbour/case.toml");
  const Ran ran = run({"draft", "article.txt", "-o", "cases/harbour"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "cases/harbour: error: \"cases/harbour\" already holds a case   [folder-not-empty]\n"
            "   help: name another folder with -o, or move the old case away\n");
  EXPECT_EQ(bytes("cases/harbour/case.toml"), before);
  EXPECT_EQ(run({"draft", "article.txt", "-o", "article.txt"}).code, 2) << "a file is no folder";
}

TEST_F(VerbsCase, every_code_is_explained) {
  const Ran listed = run({"explain"});
  EXPECT_EQ(listed.code, 0);
  std::size_t codes = 0;
  std::stringstream rows(listed.out.substr(listed.out.find("\n\n")));
  for (std::string code, title; rows >> code && std::getline(rows, title); ++codes) {
    const Ran ran = run({"explain", code});
    EXPECT_EQ(ran.code, 0) << code;
    EXPECT_LE(longest_line(ran.out), 110u) << ran.out;
    EXPECT_EQ(ran.out.find(code + ":" + title.substr(title.find_first_not_of(' ') - 1)), 0u) << ran.out;
  }
  EXPECT_GT(codes, 60u);
}

TEST_F(VerbsCase, explain_names_the_code_that_was_meant) {
  const Ran ran = run({"explain", "salience-out-of-rang"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "error: there is no diagnostic \"salience-out-of-rang\"   [usage]\n"
            "   help: did you mean \"salience-out-of-range\"?\n");
}

TEST(Today, is_a_day_of_this_century) {
  const auto day = today();
  EXPECT_GE(day.year, 2024);
  EXPECT_GE(day.month, 1);
  EXPECT_LE(day.month, 12);
}

}  // namespace
}  // namespace entente::cli::real
