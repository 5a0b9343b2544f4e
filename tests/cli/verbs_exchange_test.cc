#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

// North and South on a road and a toll; what each has without agreement is in the last row.
const std::string market =
    "issue,value,North,South\n"
    "Road,north,6,0\nRoad,south,3,3\n"
    "Toll,none,0,7\nToll,ten,4,1.5\n"
    "reservation,,2.5,2.5\n";

const std::string profile_a =
    "{\"reservationValue\": 0.25, \"issueWeights\": {\"road\": 0.6, \"toll\": 0.4},\n"
    " \"issues\": {\"road\": {\"north\": 1, \"south\": 0.5}, \"toll\": {\"none\": 0, \"ten\": 1}}}\n";
const std::string profile_b =
    "{\"reservationValue\": 0.25, \"issueWeights\": {\"road\": 0.3, \"toll\": 0.7},\n"
    " \"issues\": {\"road\": {\"north\": 0, \"south\": 1}, \"toll\": {\"none\": 1, \"ten\": 0.25}}}\n";

class VerbsExchange : public Folder {
 protected:
  Json agreement(const std::string& of) const {
    const Ran ran = run({"ask", of, "agreement", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(ran.out)["answers"][0];
  }
  static Json finding(const Json& answer, const std::string& name) {
    for (const Json& finding : answer["findings"])
      if (finding["name"] == name) return finding;
    ADD_FAILURE() << "no " << name;
    return {};
  }
};

TEST_F(VerbsExchange, a_table_of_scores_becomes_a_case_that_checks_and_answers) {
  write("market.csv", market);
  const Ran imported = run({"import", "csv", "market.csv", "-o", "market"});
  EXPECT_EQ(imported.code, 0);
  EXPECT_EQ(imported.out, "");
  EXPECT_EQ(
      imported.err,
      "nothing was left out\nwrote market: 2 parties and 2 issues\nnext: entente ask market agreement\n");
  EXPECT_EQ(entries("market"), (std::vector<std::string>{"case.toml", "documents"}));
  EXPECT_EQ(run({"check", "market"}).code, 0);
  // By hand: of the four packages (6, 7), (10, 1.5), (3, 10), (7, 4.5) all but the second leave both 2.5 or
  // more; the products of gains are 3.5 x 4.5, 0.5 x 7.5 and 4.5 x 2.
  const Json answer = agreement("market");
  EXPECT_EQ(finding(answer, "room")["value"], 1);
  EXPECT_EQ(finding(answer, "packages")["value"], 4);
  EXPECT_EQ(finding(answer, "acceptable_packages")["value"], 3);
  EXPECT_EQ(finding(answer, "nash_bargaining_solution")["value"].dump(),
            finding(answer, "reference_package")["value"].dump());
  EXPECT_THAT(finding(answer, "nash_bargaining_solution")["value"].dump(), HasSubstr("north"));
  EXPECT_THAT(finding(answer, "nash_bargaining_solution")["value"].dump(), HasSubstr("none"));
}

TEST_F(VerbsExchange, two_profiles_of_negolog_become_a_case_with_their_weights) {
  std::filesystem::create_directories(path("domain"));
  write("domain/profileA.json", profile_a);
  write("domain/profileB.json", profile_b);
  const Ran imported = run({"import", "negolog", "domain", "-o", "negolog"});
  EXPECT_EQ(imported.code, 0) << imported.err;
  EXPECT_THAT(imported.err, HasSubstr("wrote negolog: 2 parties and 2 issues\n"));
  // (1, 0.175), (0.6, 0.7), (0.7, 0.475), (0.3, 1): product of gains above 0.25 is largest at the second.
  const Json answer = agreement("negolog");
  EXPECT_THAT(finding(answer, "nash_bargaining_solution")["value"].dump(), HasSubstr("north"));
  EXPECT_THAT(finding(answer, "nash_bargaining_solution")["value"].dump(), HasSubstr("none"));
  EXPECT_NEAR(finding(answer, "slack")["value"].get<double>(), 0.35, 1e-9);
}

TEST_F(VerbsExchange, what_comes_in_goes_out_again_with_the_same_scores) {
  write("market.csv", market);
  EXPECT_EQ(run({"import", "csv", "market.csv", "-o", "market"}).code, 0);
  const Ran exported = run({"export", "csv", "market", "-o", "out"});
  EXPECT_EQ(exported.code, 0);
  EXPECT_EQ(exported.err, "nothing was left out\nwrote out: 1 file\n");
  EXPECT_EQ(bytes("out/scenario.csv"), market);
}

TEST_F(VerbsExchange, every_format_that_is_written_is_read_again_with_the_same_answer) {
  write("market.csv", market);
  EXPECT_EQ(run({"import", "csv", "market.csv", "-o", "market"}).code, 0);
  const Json before = agreement("market");
  for (const std::string format : {"genius", "geniusweb", "negmas"}) {
    EXPECT_EQ(run({"export", format, "market", "-o", "as_" + format}).code, 0) << format;
    EXPECT_EQ(run({"import", format, "as_" + format, "-o", "from_" + format}).code, 0) << format;
    const Json after = agreement("from_" + format);
    for (const char* name : {"packages", "acceptable_packages", "pareto_frontier"})
      EXPECT_EQ(finding(after, name)["value"], finding(before, name)["value"]) << format << " " << name;
  }
}

TEST_F(VerbsExchange, an_export_tells_what_the_format_cannot_say) {
  const Ran ran = run({"export", "csv", "cases/harbour", "-o", "out"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("dropped: red lines: 3\n"));
  EXPECT_THAT(ran.err, HasSubstr("dropped: those who ratify: 1\n"));
}

TEST_F(VerbsExchange, neither_an_import_nor_an_export_replaces_anything) {
  write("market.csv", market);
  EXPECT_EQ(run({"import", "csv", "market.csv", "-o", "market"}).code, 0);
  const Ran again = run({"import", "csv", "market.csv", "-o", "market"});
  EXPECT_EQ(again.code, 2);
  EXPECT_EQ(again.err,
            "market: error: \"market\" already holds a case   [folder-not-empty]\n"
            "   help: name another folder with -o, or move the old case away\n");
  std::filesystem::create_directories(path("out"));
  write("out/scenario.csv", "mine");
  const Ran exported = run({"export", "csv", "market", "-o", "out"});
  EXPECT_EQ(exported.code, 2);
  EXPECT_EQ(exported.err,
            "out: error: \"out\" already holds \"scenario.csv\"   [folder-not-empty]\n"
            "   help: name another folder with -o, or move the old files away\n");
  EXPECT_EQ(bytes("out/scenario.csv"), "mine");
}

TEST_F(VerbsExchange, say_how_they_are_used) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips = {
      {{"import"},
       "error: import takes a format (genius, geniusweb, negmas, negolog, scored-game and csv) and what to "
       "read   "
       "[usage]\n   help: entente import genius scenario-folder -o my-case\n"},
      {{"import", "csv"},
       "error: import takes a format (genius, geniusweb, negmas, negolog, scored-game and csv) and what to "
       "read   "
       "[usage]\n   help: entente import genius scenario-folder -o my-case\n"},
      {{"import", "genus", "x"},
       "error: there is no format \"genus\" that is read here   [usage]\n   help: did you mean "
       "\"genius\"?\n"},
      {{"import", "protocol", "x"},
       "error: there is no format \"protocol\" that is read here   [usage]\n"
       "   help: known: genius, geniusweb, negmas, negolog, scored-game and csv\n"},
      {{"export"},
       "error: export takes a format (genius, geniusweb, negmas and csv) and a case   [usage]\n"
       "   help: entente export negmas cases/harbour-sport -o scenario\n"},
      {{"export", "negolog", "cases/harbour"},
       "error: there is no format \"negolog\" that is written here   [usage]\n"
       "   help: known: genius, geniusweb, negmas and csv\n"},
      {{"import", "csv", "missing.csv"},
       "missing.csv: error: there is no file \"missing.csv\"   [missing-file]\n"
       "   help: check the spelling and the folder you are in\n"}};
  for (const auto& [words, said] : slips) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << said;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, said);
  }
  EXPECT_EQ(entries(), std::vector<std::string>{"cases"});
}

TEST_F(VerbsExchange, a_broken_file_is_told_by_its_line_and_nothing_is_written) {
  write("broken.csv", "issue,value,North,South\nRoad,north,6\n");
  const Ran ran = run({"import", "csv", "broken.csv", "-o", "market"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "broken.csv:2:1: error: this row has 3 cells, but the first row has 4   [import-mismatch]\n"
            "    2 | Road,north,6\n"
            "      | ^~~~~~~~~~~~\n"
            "   help: one cell per column, an empty one where there is nothing\n");
  EXPECT_EQ(entries(), (std::vector<std::string>{"broken.csv", "cases"}));
}

TEST_F(VerbsExchange, an_export_at_a_table_that_is_not_there_writes_nothing) {
  const Ran ran = run({"export", "csv", "cases/harbour", "--table", "nowhere", "-o", "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("error: there is no table \"nowhere\"   [usage]\n"));
  EXPECT_EQ(entries(), std::vector<std::string>{"cases"});
}

}  // namespace
}  // namespace entente::cli::real
