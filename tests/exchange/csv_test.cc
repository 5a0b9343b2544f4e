// Tests also: csv_table.cc
#include "entente/exchange/csv.h"

#include <gtest/gtest.h>

#include "entente/exchange/csv_table.h"
#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

struct Read {
  base::Result<Scenario> result;
  std::string problems;
};
Read read(const std::string& text) {
  const fixtures::Folder folder;
  auto result = read_csv({folder.put("market.csv", text)});
  return {result, folder.plain(base::to_text(result.diagnostics()))};
}

TEST(ReadCsv, reads_values_scores_and_what_is_stated_of_the_parties) {
  const Read one = read(
      "issue,value,North,\"South, the\"\r\n"
      "Price,low,0,5\r\n"
      "Colour,red,1,0\r\n"
      "Price,high,5,0\r\n"
      "Colour,\"blue \"\"sky\"\"\",0,2.5\r\n"
      "\r\n"
      "reservation,,2,\r\n"
      "discount,,,0.5\r\n"
      "base,,0.25,0\r\n");
  ASSERT_TRUE(one.result.ok()) << one.problems;
  const Scenario& scenario = *one.result;
  EXPECT_EQ(scenario.title, "market");
  EXPECT_EQ(scenario.issues[0].values, (std::vector<std::string>{"low", "high"}));
  EXPECT_EQ(scenario.issues[1].values, (std::vector<std::string>{"red", "blue \"sky\""}));
  EXPECT_EQ(scenario.parties[1].name, "South, the");
  EXPECT_EQ(scenario.parties[0].reservation, 2);
  EXPECT_EQ(scenario.parties[1].reservation, std::nullopt);
  EXPECT_EQ(scenario.parties[1].discount, 0.5);
  EXPECT_EQ(utility(scenario, 0, {1, 0}), 6.25);
  EXPECT_EQ(utility(scenario, 1, {0, 1}), 7.5);
}

TEST(ReadCsv, takes_the_separator_of_the_header) {
  EXPECT_TRUE(read("issue;value;North\nPrice;low;1\nPrice;high;2\n").result.ok());
  EXPECT_TRUE(read("issue\tvalue\tNorth\nPrice\tlow\t1\nPrice\thigh\t2\n").result.ok());
}

TEST(ReadCsv, names_each_defect_with_its_place) {
  const std::string head = "issue,value,North,South\n";
  struct Defect {
    std::string text, message;
  };
  const std::vector<Defect> defects = {
      {"thing,value,North\n",
       "market.csv:1:1: error: the first row is not issue,value and one name per party   [import-mismatch]\n"
       "    1 | thing,value,North\n      | ^~~~~\n   help: write issue,value,north,south in the first row\n"},
      {head + "Price,low,1\n",
       "market.csv:2:1: error: this row has 3 cells, but the first row has 4   [import-mismatch]\n"
       "    2 | Price,low,1\n      | ^~~~~~~~~~~\n   help: one cell per column, an empty one where there is "
       "nothing\n"},
      {head + "Price,low,1,x\n",
       "market.csv:2:13: error: the score of \"South\" is \"x\", which is not a number   [import-number]\n"
       "    2 | Price,low,1,x\n      |             ^\n   help: numbers are written like 0.25 or 1e-3\n"},
      {head + "Price,low,1,nan\n",
       "market.csv:2:13: error: the score of \"South\" is \"nan\", which is not a number   [import-number]\n"
       "    2 | Price,low,1,nan\n      |             ^~~\n   help: numbers are written like 0.25 or 1e-3\n"},
      {head + "Price,low,1,2\nPrice,low,1,2\n",
       "market.csv:3:7: error: \"low\" stands twice under \"Price\"   [import-mismatch]\n"
       "    3 | Price,low,1,2\n      |       ^~~\n   help: keep one row\n"},
      {head + "minimum,,1,2\n",
       "market.csv:2:1: error: a row without a value is called \"minimum\"   [import-mismatch]\n"
       "    2 | minimum,,1,2\n      | ^~~~~~~\n"
       "   help: rows without a value are reservation, discount and base, each once\n"},
      {head + "base,,1,2\nbase,,1,2\n",
       "market.csv:3:1: error: the row \"base\" stands twice   [import-mismatch]\n"
       "    3 | base,,1,2\n      | ^~~~\n"
       "   help: rows without a value are reservation, discount and base, each once\n"},
      {head + "Price,\"low,1,2\n",
       "market.csv:2:7: error: this quotation mark is never closed   [import-syntax]\n"
       "    2 | Price,\"low,1,2\n      |       ^\n"
       "   help: a cell in quotation marks ends with one; a quotation mark inside is doubled\n"},
      {head + "Price,\"low\"est,1,2\n",
       "market.csv:2:12: error: something follows the closing quotation mark   [import-syntax]\n"
       "    2 | Price,\"low\"est,1,2\n      |            ^\n"
       "   help: a cell in quotation marks ends with one; a quotation mark inside is doubled\n"},
  };
  for (const Defect& defect : defects) {
    const Read one = read(defect.text);
    EXPECT_FALSE(one.result.ok()) << defect.text;
    EXPECT_EQ(one.problems, defect.message);
  }
}

TEST(ReadCsv, refuses_an_issue_with_too_many_values_once) {
  std::string text = "issue,value,North\n";
  for (int i = 0; i < 100000; ++i) text += "Price," + std::to_string(i) + ",1\n";
  const Read one = read(text);
  EXPECT_EQ(one.problems,
            "market.csv:4098:7: error: issue \"Price\" has more than 4096 values   [too-many-options]\n"
            " 4098 | Price,4096,1\n      |       ^~~~\n   help: join values\n");
}

TEST(ReadCsv, takes_one_file) {
  const fixtures::Folder folder;
  folder.put("a.csv", "issue,value,North\n");
  folder.put("b.csv", "issue,value,North\n");
  EXPECT_EQ(read_csv({folder.path()}).diagnostics()[0].message, "a scenario is one CSV file, but here are 2");
}

TEST(WriteCsv, is_the_table_that_is_read) {
  Scenario scenario;
  scenario.issues = {{"Price, all", {"low", "say \"high\""}, 0, 0, std::nullopt}, {"days", {}, 1, 2, 1}};
  ScenarioParty north, south;
  north.name = "North";
  north.issues = {{{0.1, 1.0 / 3}, {}}, {{}, {{1, 0}, {2, 0.5}}}};
  north.reservation = 0.25;
  south = north;
  south.name = "South";
  south.reservation = std::nullopt;
  south.base = -1;
  scenario.parties = {north, south};
  const auto out = write_csv(scenario);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(out->files.at("scenario.csv"),
            "issue,value,North,South\n"
            "\"Price, all\",low,0.1,0.1\n"
            "\"Price, all\",\"say \"\"high\"\"\",0.3333333333333333,0.3333333333333333\n"
            "days,1,0,0\n"
            "days,2,0.5,0.5\n"
            "base,,,-1\n"
            "reservation,,0.25,\n");
  const Read again = read(out->files.at("scenario.csv"));
  ASSERT_TRUE(again.result.ok()) << again.problems;
  EXPECT_EQ(utility(*again.result, 1, {1, 1}), utility(scenario, 1, {1, 2}));
  EXPECT_EQ(again.result->parties[1].reservation, std::nullopt);
}

TEST(WriteCsv, notes_what_has_no_place) {
  Scenario scenario;
  scenario.issues = {{"price", {}, 0, 10, std::nullopt}};
  ScenarioParty north;
  north.name = "North";
  north.issues = {{{}, {{0, 0}, {4, 0.5}, {10, 0.6}}}};
  north.bonuses = {{{{0, {}, 0, 1}}, 1}};
  north.veto = true;
  scenario.parties = {north};
  scenario.quorum = 1;
  EXPECT_EQ(notes_text(write_csv(scenario)->notes),
            "dropped: the numbers of \"price\" between the 3 at which somebody's utility bends\n"
            "dropped: the 1 bonuses of \"North\"\n"
            "dropped: the veto of \"North\": every party must accept\n"
            "dropped: the quorum: every party must accept\n");
}

TEST(WriteCsv, refuses_a_party_that_wants_nothing_but_combinations) {
  Scenario scenario;
  scenario.issues = {{"price", {"low", "high"}, 0, 0, std::nullopt}};
  ScenarioParty north;
  north.name = "North";
  north.issues.resize(1);
  north.bonuses = {{{{0, {0}, 0, 0}}, 1}};
  scenario.parties = {north};
  EXPECT_EQ(base::to_text(write_csv(scenario).diagnostics()),
            "error: all that \"North\" wants are bonuses for combinations   [export-unsupported]\n"
            "   help: this format holds sums over issues; negmas keeps bonuses\n");
}

TEST(CsvCell, is_quoted_when_it_has_to_be) {
  EXPECT_EQ(csv_cell("plain text"), "plain text");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell(" blank"), "\" blank\"");
}

}  // namespace
}  // namespace entente::exchange
