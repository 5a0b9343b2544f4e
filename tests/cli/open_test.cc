#include "entente/cli/open.h"

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

class Open : public Folder {};

TEST_F(Open, says_which_case_a_name_could_have_meant) {
  EXPECT_EQ(run({"ask", "harbour"}).err,
            "harbour: error: there is no case \"harbour\"   [missing-file]\n"
            "   help: did you mean \"cases/harbour\"?\n");
  EXPECT_EQ(run({"ask", "cases/harbor"}).err,
            "cases/harbor: error: there is no case \"cases/harbor\"   [missing-file]\n"
            "   help: did you mean \"cases/harbour\"?\n");
  EXPECT_EQ(
      run({"check", "nothing-like-it"}).err,
      "nothing-like-it: error: there is no case \"nothing-like-it\"   [missing-file]\n"
      "   help: name a case folder (it holds case.toml), or make one: entente draft DOCUMENT... -o CASE\n");
}

TEST_F(Open, says_which_cases_stand_in_a_folder_of_cases) {
  EXPECT_EQ(run({"ask", "cases"}).err,
            "cases: error: \"cases\" is a folder of cases, not a case   [missing-file]\n"
            "   help: name one of them: cases/harbour, cases/harbour-sport, cases/moscow-talks and "
            "cases/panama-canal-1974\n");
  std::filesystem::create_directories(path("empty"));
  EXPECT_EQ(run({"ask", "empty"}).err,
            "empty: error: \"empty\" holds no case.toml   [missing-file]\n"
            "   help: name a case folder, or make one: entente draft DOCUMENT... -o CASE\n");
}

TEST_F(Open, tells_a_document_from_a_case) {
  write("article.txt", "Oruna said no.\n");
  EXPECT_EQ(
      run({"ask", "article.txt"}).err,
      "error: \"article.txt\" is a document, not a case   [usage]\n"
      "   help: entente read article.txt, or make a case of it: entente draft article.txt -o my-case\n");
  for (const char* verb : {"read", "draft"}) {
    const Ran ran = run({verb, "cases/harbour"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.err,
              "error: \"cases/harbour\" is a case; " + std::string(verb) +
                  " takes documents   [usage]\n   help: its documents stand in cases/harbour/documents\n");
  }
  EXPECT_EQ(run({"brief", "article.txt", "cases/harbour"}).err,
            "error: \"cases/harbour\" is a case; a brief is made of one case, or of documents   [usage]\n"
            "   help: name the case alone, or only documents\n");
}

TEST_F(Open, takes_the_case_file_for_its_folder) {
  EXPECT_EQ(run({"ask", "cases/harbour/case.toml", "table", "--json"}).out,
            run({"ask", "cases/harbour", "table", "--json"}).out);
}

TEST_F(Open, refuses_a_target_before_it_computes) {
  std::filesystem::create_directories(path("out"));
  write("file", "x");
  EXPECT_EQ(run({"brief", "cases/harbour", "-o", "out"}).err,
            "out: error: cannot write \"out\": it is a folder   [unwritable-file]\n"
            "   help: name a file in it: -o out/brief.html\n");
  for (const std::string target : {"none/b.html", "file/b.html"}) {
    const Ran ran = run({"brief", "cases/harbour", "-o", target});
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.err, target + ": error: cannot write \"" + target + "\": there is no folder \"" +
                           target.substr(0, 4) + "\"   [unwritable-file]\n" +
                           "   help: name a folder that exists and that you may write to\n");
  }
  EXPECT_EQ(entries(), (std::vector<std::string>{"cases", "file", "out"}));
  EXPECT_TRUE(entries("out").empty());
}

}  // namespace
}  // namespace entente::cli::real
