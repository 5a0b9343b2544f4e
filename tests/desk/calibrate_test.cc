// Tests also: calibrate_series.cc, calibrate_text.cc, calibrate_page.cc, calibrate_drawing.cc
#include "entente/desk/calibrate.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

#include "entente/desk/calibrate_text.h"
#include "entente/dispute/case.h"
#include "entente/theory/normal.h"
#include "entente/theory/pert.h"
#include "entente/theory/philox.h"

namespace entente::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double first_day = 19818;  // 2024-04-05

// Weekly rows of a drifting walk.
struct Walk {
  double drift = 72.8, deviation = 98.8;
  int changes = 118, days = 7;
  std::uint64_t seed = 1;
};

std::vector<double> values_of(const Walk& walk) {
  std::vector<double> values{18'500};
  for (int k = 0; k < walk.changes; ++k)
    values.push_back(values.back() + walk.drift +
                     walk.deviation * theory::normal_quantile(
                                          theory::uniform(walk.seed, 3, static_cast<std::uint64_t>(k))));
  return values;
}

std::string csv_of(const std::vector<double>& values, int days = 7, const std::string& column = "area") {
  std::string text = "date," + column + "\n";
  for (std::size_t k = 0; k < values.size(); ++k)
    text += fmt::format("{},{:.1f}\n", evidence::to_iso(date_of(first_day + days * double(k))), values[k]);
  return text;
}

FrontAsk asking() {
  FrontAsk ask;
  ask.file = "front.csv";
  return ask;
}

std::string complaint(const std::string& text, const FrontAsk& ask = asking()) {
  const auto found = calibrate_front(text, ask);
  return found ? "fitted" : base::to_text(found.diagnostics());
}

FrontCalibration fitted(const std::string& text, const FrontAsk& ask = asking()) {
  auto found = calibrate_front(text, ask);
  EXPECT_TRUE(found) << base::to_text(found.diagnostics());
  return std::move(found).value();
}

TEST(Calibrate, days_are_counted_as_the_calendar_has_them) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11017);
  EXPECT_EQ(day_number({2024, 4, 5}), first_day);
  for (double day = -800'000; day < 800'000; day += 97) {
    const auto date = date_of(day);
    EXPECT_EQ(day_number(date), day);
    EXPECT_TRUE(date.year < 0 || date.year > 9999 || evidence::parse_date(evidence::to_iso(date)));
  }
}

TEST(Calibrate, every_bad_cell_is_told_at_its_place_and_all_at_once) {
  EXPECT_EQ(
      complaint("# area held\n"
                "date;area\n"
                "2024-04-05;18500\n"
                "12.4.2024;18600\n"
                "2024-04-19;about 18700\n"
                "2024-04-26;18 800,5\n"
                "2024-04-12;18900\n"
                "2024-04-26;19000\n"
                "2024-05-03\n"
                "2024-05-10;-3\n"),
      "front.csv:4:1: error: the date is \"12.4.2024\", but must be a day as YYYY-MM-DD   [series-date]\n"
      "    4 | 12.4.2024;18600\n"
      "      | ^~~~~~~~~\n"
      "   help: write 2025-12-02 for 2 December 2025\n"
      "front.csv:5:12: error: area is \"about 18700\", but must be a number   [series-number]\n"
      "    5 | 2024-04-19;about 18700\n"
      "      |            ^~~~~~~~~~~\n"
      "   help: write the number alone, without unit; leave the whole row out when it is not known\n"
      "front.csv:6:12: error: area is \"18 800,5\", but must be a number   [series-number]\n"
      "    6 | 2024-04-26;18 800,5\n"
      "      |            ^~~~~~~~\n"
      "   help: decimals have a full stop and thousands no sign between them: 188005\n"
      "front.csv:7:1: error: 2024-04-12 comes after 2024-04-26 of line 6, but dates must rise   "
      "[series-date-order]\n"
      "    7 | 2024-04-12;18900\n"
      "      | ^~~~~~~~~~\n"
      "   help: sort the rows by date, or correct the day\n"
      "front.csv:8:1: error: 2024-04-26 stands in line 6 already   [series-date-twice]\n"
      "    8 | 2024-04-26;19000\n"
      "      | ^~~~~~~~~~\n"
      "   help: keep one row per day\n"
      "front.csv:9:1: error: the row has 1 cell, but area is column 2   [series-row]\n"
      "    9 | 2024-05-03\n"
      "      | ^~~~~~~~~~\n"
      "   help: give every row the columns of the header\n"
      "front.csv:10:12: error: area is -3, but must be in [0, 1e12]   [series-value-out-of-range]\n"
      "   10 | 2024-05-10;-3\n"
      "      |            ^~\n"
      "   help: give what is held, not what has changed, in a unit that keeps it below 1e12\n");
}

TEST(Calibrate, a_number_with_a_comma_is_asked_back_and_not_guessed) {
  EXPECT_THAT(complaint("date;area\n2024-04-05;12,5\n"),
              HasSubstr("help: decimals have a full stop and thousands no sign between them: 12.5 or 125\n"));
}

TEST(Calibrate, a_share_above_1_is_told_what_to_do) {
  EXPECT_EQ(complaint("date,share\n2024-04-05,17.2\n"),
            "front.csv:2:12: error: share is 17.2, but must be in [0, 1]   [series-value-out-of-range]\n"
            "    2 | 2024-04-05,17.2\n"
            "      |            ^~~~\n"
            "   help: divide per cent by 100, or name the column value\n");
}

TEST(Calibrate, a_header_without_the_columns_is_told_what_it_has) {
  EXPECT_EQ(complaint("day,km2\n2024-04-05,1\n"),
            "front.csv:1:1: error: no column is named date; the first line has \"day\" and \"km2\"   "
            "[series-header]\n"
            "    1 | day,km2\n"
            "      | ^~~~~~~\n"
            "   help: name the columns date and area, share or value in the first line\n"
            "front.csv:1:1: error: no column is named area, share or value; the first line has \"day\" and "
            "\"km2\"   [series-header]\n"
            "    1 | day,km2\n"
            "      | ^~~~~~~\n"
            "   help: name the columns date and area, share or value in the first line\n");
  EXPECT_THAT(complaint("2024-04-05,18500\n2024-04-12,18600\n"),
              HasSubstr("help: the first row is the header: put the line date,area above it\n"));
  EXPECT_EQ(complaint("date,area,share\n2024-04-05,1,0.5\n"),
            "front.csv:1:11: error: the columns area and share could both be the series   [series-header]\n"
            "    1 | date,area,share\n"
            "      |           ^~~~~\n"
            "   help: keep the name of one; a column with another name is left aside\n");
}

TEST(Calibrate, a_file_without_rows_is_told_what_to_put_there) {
  EXPECT_EQ(
      complaint(""),
      "front.csv:1:1: error: the file has no header and no row   [series-empty]\n"
      "   help: the first line names the columns, date and area, share or value; then one row per day\n");
  EXPECT_EQ(
      complaint("date,area\n# none yet\n"),
      "front.csv:3:1: error: the header is followed by no row   [series-empty]\n"
      "   help: the first line names the columns, date and area, share or value; then one row per day\n");
  FrontAsk ask = asking();
  ask.until = evidence::Date{2020, 1, 1};
  EXPECT_EQ(complaint(csv_of({1, 2, 3}), ask),
            "front.csv:5:1: error: none of 3 rows is between --since and --until   [series-empty]\n"
            "   help: name other days, as YYYY-MM-DD\n");
}

TEST(Calibrate, bytes_that_are_no_text_are_told_where) {
  EXPECT_EQ(complaint("date,area\n2024-04-05,\xFF\n"),
            "front.csv:2:12: error: byte 21 (hexadecimal FF) is not UTF-8   [not-utf8]\n"
            "    2 | 2024-04-05,\n"
            "      |            ^\n"
            "   help: save the table as UTF-8\n");
}

TEST(Calibrate, a_series_beyond_every_use_is_refused) {
  std::string text = "date,value\n";
  for (int k = 0; k <= 20'000; ++k) text += fmt::format("{},{}\n", evidence::to_iso(date_of(k)), k % 7);
  EXPECT_EQ(complaint(text),
            "front.csv:20002:1: error: the series has more than 20000 rows   [series-too-long]\n"
            "20002 | 2024-10-04,1\n"
            "      | ^~~~~~~~~~~~\n"
            "   help: keep one row per week, or name a first day with --since\n");
}

TEST(Calibrate, three_points_are_no_series) {
  EXPECT_EQ(
      complaint(csv_of({18'500, 18'600, 18'650})),
      "front.csv: error: 2 changes of a week or more from 3 rows, but a fit needs 8   [series-too-short]\n"
      "   help: give more rows, take a shorter --period, or enter drift and deviation as estimates\n");
  FrontAsk ask = asking();
  ask.period = "day";
  EXPECT_THAT(complaint(csv_of({18'500}), ask),
              HasSubstr("0 changes of a day or more from 1 row, but a fit needs 8   [series-too-short]\n"
                        "   help: give more rows, or enter drift and deviation as estimates\n"));
}

TEST(Calibrate, a_line_drawn_between_two_points_has_no_deviation) {
  std::vector<double> line;
  for (int k = 0; k < 20; ++k) line.push_back(18'500 + 70.7 * k);
  EXPECT_EQ(complaint(csv_of(line)),
            "front.csv: error: every change is 70.7 per week, so nothing can be said of its deviation   "
            "[series-constant]\n"
            "   help: this is a line drawn between few points: give the rows that were measured\n");
}

TEST(Calibrate, a_gap_is_told_with_the_three_ways_out) {
  std::string text = csv_of(values_of({72.8, 98.8, 40}));
  const auto cut = text.find("2024-08-02"), end = text.find("2024-09-20");
  text.erase(cut, end - cut);
  EXPECT_EQ(
      complaint(text),
      "front.csv:19:1: error: 56 days without a row, 2024-07-26 to 2024-09-20; nine in ten steps take at "
      "most 7   [series-gap]\n"
      "   19 | " +
          text.substr(cut, text.find('\n', cut) - cut) +
          "\n"
          "      | ^~~~~~~~~~\n"
          "   help: add the rows between, begin after it with --since 2024-09-20, or count it as one change "
          "with --keep-gaps\n");
  FrontAsk ask = asking();
  ask.keep_gaps = true;
  EXPECT_EQ(fitted(text, ask).fit.increments, 33U);
  ask.keep_gaps = false;
  ask.since = evidence::Date{2024, 9, 20};
  const auto after = fitted(text, ask);
  EXPECT_EQ(after.series.set_aside, 17U);
  EXPECT_EQ(after.first(), (evidence::Date{2024, 9, 20}));
}

TEST(Calibrate, a_jump_is_listed_and_left_out_unless_it_is_kept) {
  auto values = values_of({});
  const auto clean = fitted(csv_of(values));
  values[40] += 400'000;
  const auto found = calibrate_front(csv_of(values), asking());
  ASSERT_TRUE(found);
  const auto row = fmt::format("{:.1f}", values[40]);
  EXPECT_EQ(
      base::to_text(found.diagnostics()),
      fmt::format("front.csv:42:12: warning: area rises by {:.6g} and is back at once; changes up to 830 "
                  "pass here; the row is left out   [series-jump]\n"
                  "   42 | 2025-01-10,{}\n"
                  "      |            ^~~~~~~~\n"
                  "   help: correct the row, or count it as movement of the front with --keep-jumps\n",
                  values[40] - values[39], row));
  EXPECT_NEAR(found->fit.drift, clean.fit.drift, 1e-6);
  EXPECT_NEAR(found->fit.deviation, clean.fit.deviation, 5);
  EXPECT_THAT(war_snippet(*found), HasSubstr("# Left out as a jump: 2025-01-10.\n"));
  FrontAsk ask = asking();
  ask.keep_jumps = true;
  const auto kept = calibrate_front(csv_of(values), ask);
  ASSERT_TRUE(kept);
  EXPECT_THAT(base::to_text(kept.diagnostics()), HasSubstr("; kept, as asked   [series-jump]\n"));
  EXPECT_THAT(base::to_text(kept.diagnostics()), HasSubstr("help: without --keep-jumps it is left out\n"));
  EXPECT_GT(kept->fit.deviation, 10'000);
  EXPECT_THAT(war_snippet(*kept), HasSubstr("# Kept, though they look like jumps, as a jump: 2025-01-10.\n"));
}

TEST(Calibrate, a_step_that_stays_is_a_jump_too) {
  auto values = values_of({});
  for (std::size_t k = 60; k < values.size(); ++k) values[k] -= 5'000;
  const auto found = calibrate_front(csv_of(values), asking());
  ASSERT_TRUE(found);
  EXPECT_THAT(base::to_text(found.diagnostics()), HasSubstr("in one step and stays;"));
  EXPECT_THAT(base::to_text(found.diagnostics()), HasSubstr("; the change is left out   [series-jump]\n"));
  EXPECT_EQ(found->fit.increments, 117U);
}

TEST(Calibrate, the_estimates_give_worlds_the_interval_of_the_fit) {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    Walk walk;
    walk.seed = seed;
    const auto found = fitted(csv_of(values_of(walk)));
    const auto check = [&](const Written& written, const theory::CentralInterval& interval) {
      const auto table = theory::QuantileTable::pert(written.low, written.likely, written.high);
      const double width = interval.high - interval.low;
      EXPECT_NEAR(table.quantile(0.025), interval.low, 0.05 * width);
      EXPECT_NEAR(table.quantile(0.975), interval.high, 0.05 * width);
    };
    check(found.drift, found.fit.drift_95);
    check(found.deviation, found.fit.deviation_95);
  }
}

TEST(Calibrate, the_width_fits_every_value_of_the_estimates_or_it_is_said) {
  int all = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Walk walk;
    walk.seed = seed;
    const auto found = calibrate_front(csv_of(values_of(walk)), asking());
    ASSERT_TRUE(found);
    const ChosenWidth& chosen = found->width;
    EXPECT_TRUE(chosen.likely.hold(chosen.width)) << seed;
    EXPECT_EQ(chosen.fits_all, chosen.all.hold(chosen.width)) << seed;
    EXPECT_EQ(base::to_text(found.diagnostics()).find("series-width") == std::string::npos, chosen.fits_all);
    all += chosen.fits_all;
  }
  EXPECT_GE(all, 10);
}

TEST(Calibrate, where_no_width_fits_a_period_that_would_is_named) {
  FrontAsk ask = asking();
  ask.period = "month";
  const auto found = calibrate_front(csv_of(values_of({})), ask);
  ASSERT_TRUE(found);
  EXPECT_EQ(base::to_text(found.diagnostics()),
            fmt::format(
                "front.csv: warning: no width of a level fits every drift and deviation of the estimates; {} "
                "fits the likely ones   [series-width]\n"
                "   help: take --period week, or keep it: where it does not fit the drift holds, the "
                "deviation does not\n",
                found->width.width));
  EXPECT_EQ(found->width.shorter_period, "week");
  EXPECT_THAT(war_snippet(*found), HasSubstr("# No one width fits every drift and deviation above"));
}

TEST(Calibrate, two_ends_make_levels) {
  FrontAsk ask = asking();
  ask.from = 15'000;
  ask.to = 30'000;
  const auto up = fitted(csv_of(values_of({})), ask);
  ASSERT_TRUE(up.levels);
  EXPECT_NEAR(up.levels->levels * up.width.width, 15'000, 1);
  EXPECT_NEAR(15'000 + up.levels->level * up.width.width, up.observations.back().value, 1);
  // The other side's levels rise where the area falls.
  std::swap(ask.from, ask.to);
  const auto down = fitted(csv_of(values_of({})), ask);
  EXPECT_EQ(down.levels->levels, up.levels->levels);
  EXPECT_NEAR(down.levels->level, down.levels->levels - up.levels->level, 1e-9);
  EXPECT_EQ(down.drift.likely, -up.drift.likely);
  EXPECT_EQ(down.drift.low, -up.drift.high);
}

TEST(Calibrate, ends_that_do_not_hold_the_series_are_refused) {
  FrontAsk ask = asking();
  const auto values = values_of({});
  ask.from = 0;
  ask.to = 20'000;
  EXPECT_EQ(
      complaint(csv_of(values), ask),
      fmt::format(
          "front.csv:120:12: error: area ends at {:.6g}, which is not between --from 0 and --to 20000   "
          "[series-ends]\n"
          "  120 | 2026-07-10,{:.1f}\n"
          "      |            ^~~~~~~\n"
          "   help: name what the series reads at the two ends of the war, one on either side of "
          "today\n",
          values.back(), values.back()));
  ask.from = values.back() - 50;
  ask.to = values.back() + 50;
  const auto found = complaint(csv_of(values), ask);
  EXPECT_THAT(found,
              HasSubstr("front.csv: error: no whole number of levels from 2 to 1000 fits 100 between --from "
                        "and --to: levels are "));
  EXPECT_THAT(found, HasSubstr("help: take a shorter --period, which makes levels narrower\n"));
  ask.from = -1e7;
  ask.to = 1e7;
  EXPECT_THAT(complaint(csv_of(values), ask),
              HasSubstr("help: take a longer --period, which makes levels wider\n"));
}

TEST(Calibrate, what_is_later_than_asked_is_set_aside_and_the_snippet_names_the_last_day) {
  FrontAsk ask = asking();
  ask.until = evidence::Date{2025, 12, 3};
  const auto found = fitted(csv_of(values_of({})), ask);
  EXPECT_EQ(found.last(), (evidence::Date{2025, 11, 28}));
  EXPECT_EQ(found.series.set_aside, 32U);
  const std::string snippet = war_snippet(found);
  EXPECT_THAT(snippet, HasSubstr("2025-11-28"));
  EXPECT_THAT(snippet, Not(HasSubstr("2026")));
  EXPECT_THAT(calibration_page(found, 80), HasSubstr("32 rows set aside by their date"));
}

TEST(Calibrate, the_same_series_with_tabs_quotes_and_other_columns_gives_the_same_numbers) {
  const auto values = values_of({});
  std::string text = "\xEF\xBB\xBF# held\n\"Date\"\tsource\t\"Value\"\r\n";
  for (std::size_t k = 0; k < values.size(); ++k)
    text += fmt::format("{}\tmap, edition {}\t\"{:.1f}\"\r\n",
                        evidence::to_iso(date_of(first_day + 7 * double(k))), k, values[k]);
  const auto one = fitted(text), other = fitted(csv_of(values));
  EXPECT_EQ(one.fit.drift, other.fit.drift);
  EXPECT_EQ(one.fit.deviation, other.fit.deviation);
  EXPECT_EQ(one.unit(), "");
  EXPECT_EQ(other.unit(), "km²");
}

// The snippet's [war], with what a series cannot say.
std::string case_with(const std::string& snippet) {
  return "format = 1\n[case]\ntitle = \"Pasted\"\nas_of = 2026-12-01\nquestion = \"q\"\n\n"
         "[[party]]\nid = \"north\"\nname = \"North\"\n[[party]]\nid = \"south\"\nname = \"South\"\n"
         "[[issue]]\nid = \"line\"\ntitle = \"Line\"\nscale = { 0 = \"all\", 100 = \"none\" }\nstatus_quo = "
         "40\n"
         "[[position]]\nparty = \"north\"\nissue = \"line\"\nideal = 100\nsalience = 1\n"
         "[[position]]\nparty = \"south\"\nissue = \"line\"\nideal = 0\nsalience = 1\n\n" +
         snippet +
         "between = [\"north\", \"south\"]\nfreeze = 0\ncost = { north = 0.001, south = 0.001 }\n"
         "ends = { low = { line = 0 }, high = { line = 100 } }\n";
}

TEST(Calibrate, the_snippet_is_a_war_that_a_case_takes_without_a_word) {
  FrontAsk ask = asking();
  ask.file = "a folder/front \"x\"\nseries.csv";
  ask.unit = "km²\n[war]";
  ask.from = 15'000;
  ask.to = 30'000;
  const auto found = fitted(csv_of(values_of({})), ask);
  dispute::CaseDraft draft;
  draft.toml = case_with(war_snippet(found));
  const auto built = dispute::Case::build(draft);
  ASSERT_TRUE(built) << base::to_text(built.diagnostics()) << draft.toml;
  EXPECT_EQ(base::to_text(built.diagnostics()).find("war"), std::string::npos)
      << base::to_text(built.diagnostics());
  const auto& war = built->parts().war;
  ASSERT_TRUE(war && war->pace.drift && war->pace.deviation);
  EXPECT_EQ(war->pace.drift->likely, found.drift.likely);
  EXPECT_EQ(war->pace.deviation->high, found.deviation.high);
  EXPECT_EQ(war->levels, found.levels->levels);
  EXPECT_NEAR(war->level.likely, found.levels->level, 0.05);
  EXPECT_THAT(war->pace.drift->grounds.because,
              HasSubstr("fitted to front \"x\" series.csv, 118 changes of about 7 days"));
}

TEST(Calibrate, the_json_has_every_number_in_full) {
  auto values = values_of({});
  values[40] += 400'000;
  const auto found = calibrate_front(csv_of(values), asking());
  ASSERT_TRUE(found);
  const auto json = nlohmann::json::parse(calibration_json(*found, found.diagnostics()));
  EXPECT_EQ(json["calibration"], 1);
  EXPECT_EQ(json["series"]["last"], "2026-07-10");
  EXPECT_EQ(json["fit"]["drift"].get<double>(), found->fit.drift);
  EXPECT_EQ(json["war"]["drift"][2].get<double>(), found->drift.high);
  EXPECT_EQ(json["war"]["width"].get<double>(), found->width.width);
  EXPECT_EQ(json["jumps"][0]["date"], "2025-01-10");
  EXPECT_EQ(json["jumps"][0]["left_out"], true);
  EXPECT_EQ(json["back_tests"].size(), 2U);
  EXPECT_GT(json["back_tests"][0]["with_drift"]["held_80"].get<double>(), 0.5);
  EXPECT_EQ(json["warnings"][0]["code"], "series-jump");
}

TEST(Calibrate, the_page_fits_80_columns_and_says_what_was_done) {
  const auto found = fitted(csv_of(values_of({})));
  const std::string page = calibration_page(found, 80);
  std::size_t start = 0;
  while (start < page.size()) {
    const auto end = page.find('\n', start);
    EXPECT_LE(end - start, 84U) << page.substr(start,
                                               end - start);  // bytes; "km²" and "−" have more than one
    start = end + 1;
  }
  for (const char* part :
       {"FRONT\n", "drift  ", "deviation  ", "Width of a level\n", "Breaks of the drift\n",
        "Back-test: intervals from the past alone", "  30 days ahead", "    no drift", "Jumps\n"})
    EXPECT_THAT(page, HasSubstr(part));
}

TEST(Calibrate, no_text_makes_it_stumble) {
  const char* pieces[] = {"2024-04-05", "2024-04-12", "date",       "area",      "value", ",",
                          ";",          "\t",         "\n",         "\r\n",      "\"",    "#",
                          "-1e308",     "1e12",       "1e-300",     "0.5",       "nan",   "\xC3",
                          "",           " ",          "9999-12-31", "0001-01-01"};
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    std::string text = seed % 3 ? "date,value\n" : "";
    for (std::uint64_t k = 0; k < 60; ++k)
      text += pieces[std::size_t(theory::uniform(seed, 1, k) * double(std::size(pieces)))];
    EXPECT_NO_THROW(calibrate_front(text, asking())) << text;
  }
}

TEST(Calibrate, numbers_at_the_edge_of_what_may_stand_there_are_fitted_or_refused) {
  for (const double size : {1e-300, 1e-75, 1e-20, 1.0, 1e9, 5e11}) {
    std::string text = "date,value\n";
    for (int k = 0; k < 40; ++k)
      text += fmt::format("{},{:g}\n", evidence::to_iso(date_of(first_day + 7 * k)),
                          size * (k % 3 - k % 7 * 0.25));
    const auto found = calibrate_front(text, asking());
    if (!found) {
      EXPECT_THAT(base::to_text(found.diagnostics()), HasSubstr("[series-constant]")) << size;
      continue;
    }
    EXPECT_TRUE(std::isfinite(found->width.width) && found->width.width > 0) << size;
    EXPECT_THAT(calibration_json(*found, {}), Not(HasSubstr("nan")));
    EXPECT_THAT(calibration_svg(*found), Not(HasSubstr("nan")));
  }
}

TEST(Calibrate, changes_that_swing_back_are_told) {
  auto values = values_of({});
  for (std::size_t k = 1; k < values.size(); k += 2) values[k] += 150;
  EXPECT_THAT(calibration_page(fitted(csv_of(values)), 80), HasSubstr("Changes swing back (correlation −0."));
  EXPECT_THAT(calibration_page(fitted(csv_of(values_of({}))), 80), Not(HasSubstr("swing back")));
}

TEST(Calibrate, a_break_is_told_with_the_stretch_to_fit_alone) {
  auto values = values_of({});
  for (std::size_t k = 60; k < values.size(); ++k) values[k] -= 250 * double(k - 59);
  const auto found = fitted(csv_of(values));
  ASSERT_EQ(found.breaks.breaks(), 1U);
  const auto day =
      evidence::to_iso(found.series.rows[found.increments[found.breaks.stretches[1].first].from].date);
  const std::string page = calibration_page(found, 80);
  EXPECT_THAT(page, HasSubstr("1 break found in "));
  EXPECT_THAT(page, HasSubstr("--since " + day));
  EXPECT_THAT(war_snippet(found), HasSubstr("# The drift has broken 1 time in 120 weeks."));
}

TEST(Calibrate, the_drawing_is_the_same_bytes_and_marks_the_rows_that_are_off) {
  auto values = values_of({});
  values[40] += 400'000;
  const auto found = calibrate_front(csv_of(values), asking());
  const std::string svg = calibration_svg(*found);
  EXPECT_EQ(svg, calibration_svg(*found));
  EXPECT_THAT(svg, HasSubstr("○ a jump"));
  EXPECT_THAT(svg, HasSubstr("2025-01"));
  EXPECT_THAT(svg, HasSubstr("30 days ahead, 10"));
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace entente::desk
