#include "entente/desk/calibrate_flows.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace entente::desk {
namespace {

using ::testing::HasSubstr;

// Rows every `days` days from 2024-01-01; the first opens the count.
std::string flows(const char* column, const std::vector<double>& values, int days = 7) {
  std::string text = fmt::format("date,{}\n", column);
  for (std::size_t k = 0; k <= values.size(); ++k)
    text += fmt::format("{},{}\n", evidence::to_iso(date_of(19723 + days * double(k))),
                        k == 0 ? 0 : values[k - 1]);
  return text;
}

FlowAsk asking(double range = 1000) {
  FlowAsk ask;
  ask.file = "flow.csv";
  ask.range = range;
  return ask;
}

TEST(CalibrateFlows, cost_is_the_total_by_the_time_and_the_range) {
  const auto found = calibrate_cost(flows("cost", {9, 11, 10, 8, 12, 10, 9, 11}), asking());
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  EXPECT_DOUBLE_EQ(found->per_period, 10);
  EXPECT_DOUBLE_EQ(found->cost.likely, 0.01);
  EXPECT_LT(found->cost.low, 0.0095);
  EXPECT_GT(found->cost.high, 0.0105);
  FlowAsk month = asking();
  month.period = "month";
  const auto monthly = calibrate_cost(flows("cost", {9, 11, 10, 8, 12, 10, 9, 11}), month);
  EXPECT_NEAR(monthly->per_period, 10 * 365.2425 / 12 / 7, 1e-9);
  EXPECT_THAT(cost_page(*found, 80), HasSubstr("The fighting costs 10 a week"));
}

TEST(CalibrateFlows, the_same_cost_each_time_is_an_exact_number) {
  FlowAsk ask = asking();
  ask.party = "north";
  const auto found = calibrate_cost(flows("cost", std::vector<double>(9, 4)), ask);
  ASSERT_TRUE(found);
  EXPECT_THAT(cost_snippet(*found),
              HasSubstr("[war.cost]\nnorth = { value = 0.004, because = \"fitted to flow.csv, 9 "
                        "steps from 2024-01-01 to 2024-03-04: 4 to 4 per week by a range "
                        "worth 1000\" }\n"));
}

TEST(CalibrateFlows, a_cost_above_the_whole_range_is_refused) {
  const auto found = calibrate_cost(flows("cost", std::vector<double>(9, 40)), asking(25));
  EXPECT_EQ(
      base::to_text(found.diagnostics()),
      "flow.csv: error: the series costs 40 per week, more than the whole --range of 25   [series-range]\n"
      "   help: --range is what the party's most favoured outcome is worth to it over its least, in the unit "
      "of "
      "the "
      "series\n");
}

TEST(CalibrateFlows, a_range_next_to_nothing_is_refused_too) {
  EXPECT_THAT(base::to_text(
                  calibrate_cost(flows("cost", {9, 11, 10, 8, 12, 10, 9, 11}), asking(1e-300)).diagnostics()),
              HasSubstr("[series-range]"));
}

TEST(CalibrateFlows, few_steps_negative_amounts_and_other_columns_are_refused) {
  EXPECT_EQ(base::to_text(calibrate_cost(flows("cost", {1, 2}), asking()).diagnostics()),
            "flow.csv: error: 2 steps from 3 rows to fit, but a fit needs 8   [series-too-short]\n"
            "   help: give more rows, or enter the number as an estimate\n");
  EXPECT_THAT(base::to_text(calibrate_cost(flows("cost", {1, -2}), asking()).diagnostics()),
              HasSubstr("cost is -2, but must be in [0, 1e12]   [series-value-out-of-range]"));
  EXPECT_THAT(
      base::to_text(calibrate_aid(flows("cost", {1, 2}), asking()).diagnostics()),
      HasSubstr("no column is named aid; the first line has \"date\" and \"cost\"   [series-header]"));
}

TEST(CalibrateFlows, stops_and_returns_of_aid_are_counted) {
  // Twelve steps; eleven that have a next: 8 with aid, of which 2 stop, and 3 without, of which 2 come back.
  const auto found = calibrate_aid(flows("aid", {10, 12, 9, 0, 1, 11, 10, 13, 0, 10, 9, 12}), asking());
  ASSERT_TRUE(found) << base::to_text(found.diagnostics());
  EXPECT_EQ(found->threshold, 5);
  EXPECT_EQ(found->flowing, 8U);
  EXPECT_EQ(found->stops, 2U);
  EXPECT_EQ(found->stopped, 3U);
  EXPECT_EQ(found->returns, 2U);
  EXPECT_DOUBLE_EQ(found->enters.likely, 0.25);
  EXPECT_DOUBLE_EQ(found->leaves->likely, 0.667);
  EXPECT_GE(found->enters.low, 0);
  EXPECT_LE(found->leaves->high, 1);
  EXPECT_THAT(aid_snippet(*found), HasSubstr("[[regime]]\nid = \"aid_stopped\"\n"));
  EXPECT_THAT(aid_page(*found, 80), HasSubstr("AID\n  flow.csv: 12 steps of about 7 days."));
}

TEST(CalibrateFlows, chances_by_step_become_chances_by_period) {
  FlowAsk day = asking();
  day.period = "day";
  const std::vector<double> aid = {10, 12, 9, 0, 1, 11, 10, 13, 0, 10, 9, 12};
  const auto weekly = calibrate_aid(flows("aid", aid), asking()),
             daily = calibrate_aid(flows("aid", aid), day);
  EXPECT_NEAR(std::pow(1 - daily->enters.likely, 7), 1 - weekly->enters.likely, 0.002);
}

TEST(CalibrateFlows, aid_that_never_flowed_or_never_stopped_is_told) {
  EXPECT_EQ(base::to_text(calibrate_aid(flows("aid", std::vector<double>(9, 0)), asking()).diagnostics()),
            "flow.csv: error: no row has any aid, so nothing can be said of its stops   [series-constant]\n"
            "   help: give what was delivered since the row before\n");
  const auto steady = calibrate_aid(flows("aid", std::vector<double>(20, 6)), asking());
  ASSERT_TRUE(steady);
  EXPECT_FALSE(steady->leaves);
  EXPECT_EQ(steady->enters.likely, 0);
  EXPECT_GT(steady->enters.high, 0.1);  // twenty steps do not rule it out
  EXPECT_THAT(aid_snippet(*steady), HasSubstr("# It never stopped in this series: leaves is a judgement.\n"));
}

}  // namespace
}  // namespace entente::desk
