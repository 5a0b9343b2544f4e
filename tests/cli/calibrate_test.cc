// Tests also: verbs_calibrate.cc
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/cli/real_binary.h"

namespace entente::cli::real {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Weekly rows of 2024 and 2025 whose changes go round a list; no two neighbours alike.
std::string series(std::size_t rows = 60) {
  constexpr int changes[] = {30, 150, -120, 80, -10, 55, -105, 140, 20, -35, 125, -70, 170};
  constexpr int days_in[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::string text = "date,area\n";
  int month = 1, day = 5, year = 2024, area = 18'000;
  for (std::size_t k = 0; k < rows; ++k) {
    text += fmt::format("{}-{:02}-{:02},{}\n", year, month, day, area);
    area += changes[(k * k * 5 + k * 8) % 13];
    day += 7;
    const int last = month == 2 && year != 2024 ? 28 : days_in[month - 1];
    if (day > last) day -= last, ++month;
    if (month > 12) month = 1, ++year;
  }
  return text;
}

class Calibrate : public Folder {
 protected:
  void SetUp() override {
    Folder::SetUp();
    write("front.csv", series());
  }
};

TEST_F(Calibrate, a_series_becomes_a_page_and_the_war_to_paste) {
  const Ran ran = run({"calibrate", "front", "front.csv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out,
              StartsWith("FRONT\n  front.csv (area, km²): 59 changes of about 7 days from 2024-01-05 to\n"
                         "  2025-02-21.\n"));
  EXPECT_THAT(ran.out, HasSubstr("\n[war]\nperiod = \"week\"\nwidth = "));
  EXPECT_LE(longest_line(ran.out.substr(0, ran.out.find("\ndrift = "))), 116U);
  EXPECT_LE(longest_line(ran.out.substr(0, ran.out.find("\n# How"))), 80U);
}

TEST_F(Calibrate, writes_both_files_whole_and_keeps_the_numbers_that_stood_there) {
  const Ran ran = run({"calibrate", "front", "front.csv", "-o", "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.err, "wrote out/war.toml and out/fit.svg\n");
  EXPECT_EQ(entries("out"), (std::vector<std::string>{"fit.svg", "war.toml"}));
  EXPECT_THAT(bytes("out/fit.svg"), StartsWith("<svg"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\n[war]\n")));
  const std::string before = bytes("out/war.toml");
  write("front.csv", series(50));
  EXPECT_EQ(run({"calibrate", "front", "front.csv", "-o", "out"}).code, 0);
  EXPECT_EQ(bytes("out/war.toml.previous"), before);
  EXPECT_NE(bytes("out/war.toml"), before);
  write("front.csv", series());
  EXPECT_EQ(run({"calibrate", "front", "front.csv", "-o", "pace.toml"}).err,
            "wrote pace.toml and pace.svg\n");
}

TEST_F(Calibrate, json_is_one_object) {
  const Ran ran = run(
      {"calibrate", "front", "front.csv", "--json", "--period", "month", "--from", "15000", "--to", "40000"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["calibration"], 1);
  EXPECT_EQ(json["war"]["period"], "month");
  EXPECT_GE(json["war"]["levels"].get<int>(), 2);
}

TEST_F(Calibrate, a_bad_row_ends_it_with_its_place) {
  change("front.csv", "2024-03-01,", "2024-03-01,about ");
  const Ran ran = run({"calibrate", "front", "front.csv", "-o", "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, StartsWith("front.csv:10:12: error: area is \"about "));
  EXPECT_THAT(ran.err, HasSubstr("   [series-number]\n   10 | 2024-03-01,about "));
  EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(Calibrate, a_missing_file_is_named) {
  const Ran ran = run({"calibrate", "front", "no.csv"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("no.csv"));
  EXPECT_THAT(ran.err, HasSubstr("[missing-file]"));
}

TEST_F(Calibrate, options_that_make_no_sense_are_told_together) {
  const Ran ran = run({"calibrate", "front", "front.csv", "--since", "May 2024", "--from=low", "--to", "3"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "error: --since is \"May 2024\", but must be a day as YYYY-MM-DD   [usage]\n"
            "   help: --since 2025-12-02\n"
            "error: --from is \"low\", but must be a number   [usage]\n"
            "   help: --from=1200, in the unit of the series\n");
  EXPECT_EQ(run({"calibrate", "front", "front.csv", "--from", "3"}).err,
            "error: --to is missing beside --from   [usage]\n"
            "   help: both ends make levels, or neither\n");
  EXPECT_EQ(run({"calibrate", "front", "front.csv", "--from", "3", "--to", "3.0"}).err,
            "error: --from and --to are the same   [usage]\n"
            "   help: name what the series reads at the two ends\n");
  EXPECT_THAT(run({"calibrate", "front", "front.csv", "--period", "year"}).err,
              HasSubstr("\"year\" is not one of day, week and month"));
}

TEST_F(Calibrate, what_there_is_to_calibrate_is_said) {
  EXPECT_EQ(run({"calibrate", "front.csv"}).err,
            "error: calibrate takes front, cost or aid, and a table   [usage]\n"
            "   help: entente calibrate front front.csv -o front\n");
  EXPECT_EQ(run({"calibrate", "sea", "front.csv"}).err,
            "error: there is no series \"sea\" to calibrate   [usage]\n"
            "   help: entente calibrate front front.csv -o front\n");
}

TEST_F(Calibrate, a_folder_that_cannot_be_is_told) {
  write("taken", "a file");
  const Ran ran = run({"calibrate", "front", "front.csv", "-o", "taken"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "error: cannot make the folder \"taken\"   [unwritable-file]\n"
            "   help: name a folder or a file that ends in .toml with -o\n");
  EXPECT_EQ(bytes("taken"), "a file");
}

TEST_F(Calibrate, cost_and_aid_become_rows_to_paste) {
  write("cost.csv",
        "date,cost\n2024-01-01,0\n2024-02-01,9\n2024-03-01,11\n2024-04-01,10\n2024-05-01,8\n"
        "2024-06-01,12\n2024-07-01,10\n2024-08-01,9\n2024-09-01,11\n");
  const Ran cost =
      run({"calibrate", "cost", "cost.csv", "--period", "month", "--range", "5000", "--party", "north"});
  EXPECT_EQ(cost.code, 0) << cost.err;
  EXPECT_THAT(cost.out, StartsWith("COST\n  cost.csv: 8 steps from 2024-01-01 to 2024-09-01."));
  EXPECT_THAT(cost.out, HasSubstr("[war.cost]\nnorth = { value = [0.001"));
  EXPECT_EQ(run({"calibrate", "cost", "cost.csv"}).err,
            "error: cost needs --range, above 0   [usage]\n"
            "   help: what the party's most favoured outcome is worth to it over its least, in the unit of "
            "the series\n");
  EXPECT_EQ(run({"calibrate", "cost", "cost.csv", "--range", "5", "--json"}).err,
            "error: --json is of calibrate front alone   [usage]\n"
            "   help: entente calibrate front front.csv -o front\n");
  change("cost.csv", "date,cost", "date,aid");
  const Ran aid = run({"calibrate", "aid", "cost.csv", "--period", "month", "-o", "aid.toml"});
  EXPECT_EQ(aid.code, 0) << aid.err;
  EXPECT_EQ(aid.err, "wrote aid.toml\n");
  EXPECT_THAT(bytes("aid.toml"), HasSubstr("# It never stopped in this series: leaves is a judgement.\n"));
}

TEST_F(Calibrate, ascii_means_ascii) {
  const Ran ran = run({"calibrate", "front", "front.csv", "--ascii"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ascii(ran.out));
}

}  // namespace
}  // namespace entente::cli::real
