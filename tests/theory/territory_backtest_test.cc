#include "entente/theory/territory_backtest.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/theory/simulated_series.h"

namespace entente::theory {
namespace {

TEST(TerritoryBackTest, intervals_hold_what_came_as_often_as_they_say) {
  for (const double days : {28.0, 91.0}) {
    double held_80 = 0, held_95 = 0, forecasts = 0;
    for (int seed = 0; seed < 200; ++seed) {
      const auto test = back_test(simulated({72.8, 98.8, 0.1, 100}, seed), {}, 7, days);
      held_80 += double(test.drifting.held_80);
      held_95 += double(test.drifting.held_95);
      forecasts += double(test.forecasts);
    }
    EXPECT_NEAR(held_80 / forecasts, 0.80, 0.04) << days;
    EXPECT_NEAR(held_95 / forecasts, 0.95, 0.02) << days;
  }
}

TEST(TerritoryBackTest, a_drift_that_lasts_scores_lower_than_none_and_no_drift_does_not) {
  double with = 0, without = 0, idle_with = 0, idle_without = 0;
  for (int seed = 0; seed < 60; ++seed) {
    const auto drifting = back_test(simulated({72.8, 98.8, 0, 100}, seed), {}, 7, 91);
    with += drifting.drifting.score_80;
    without += drifting.naive.score_80;
    const auto idle = back_test(simulated({0, 98.8, 0, 100}, seed), {}, 7, 91);
    idle_with += idle.drifting.score_80;
    idle_without += idle.naive.score_80;
  }
  EXPECT_LT(with, 0.7 * without);
  EXPECT_GT(idle_with, idle_without);
}

TEST(TerritoryBackTest, a_forecast_knows_the_past_alone) {
  const auto series = simulated({72.8, 98.8, 0, 60}, 4);
  auto changed = series;
  // Rows after the last aim of the first forecasts are another war's.
  for (std::size_t k = 31; k < changed.size(); ++k) changed[k].value = 1e6 + double(k * k);
  std::vector<Observation> start(series.begin(), series.begin() + 31);
  std::vector<Observation> same(changed.begin(), changed.begin() + 31);
  const auto one = back_test(start, {}, 7, 28), other = back_test(same, {}, 7, 28);
  EXPECT_EQ(one.forecasts, 31U - 12 - 4);  // 12 changes before, four weeks after
  EXPECT_EQ(one.drifting.score_80, other.drifting.score_80);
  // The cut makes the whole series two: the first part's forecasts are the same, the rest are its own.
  const auto whole = back_test(changed, {{}, {31}}, 7, 28);
  EXPECT_GT(whole.forecasts, one.forecasts);
}

TEST(TerritoryBackTest, gives_the_score_that_a_hand_computes) {
  // 12 changes, then one forecast: drift 0 by turns of 10, aim four weeks on and 500 off.
  std::vector<Observation> series{{0, 0}};
  for (int k = 1; k <= 12; ++k) series.push_back({7.0 * k, k % 2 ? 10.0 : 0.0});
  series.push_back({12 * 7 + 28, 500});
  const auto test = back_test(series, {}, 7, 28);
  ASSERT_EQ(test.forecasts, 1U);
  EXPECT_EQ(test.apart, 1U);
  EXPECT_EQ(test.naive.held_80 + test.naive.held_95, 0U);
  const double half = student_quantile(0.9, 12) * std::sqrt(100.0 * 4);
  EXPECT_NEAR(test.naive.width_80, 2 * half, 1e-9);
  EXPECT_NEAR(test.naive.score_80, 2 * half + 10 * (500 - half), 1e-9);
}

TEST(TerritoryBackTest, counts_those_that_do_not_overlap) {
  const auto test = back_test(simulated({72.8, 98.8, 0, 52}, 4), {}, 7, 28);
  EXPECT_EQ(test.forecasts, 53U - 12 - 4);
  EXPECT_EQ(test.apart, 10U);  // one every four weeks
}

TEST(TerritoryBackTest, leaves_out_rows_that_are_cut_and_what_leads_across_a_cut) {
  auto series = simulated({72.8, 98.8, 0, 60}, 4);
  const auto clean = back_test(series, {}, 7, 28);
  series[40].value += 1e6;
  const auto cut = back_test(series, {{40}, {}}, 7, 28);
  EXPECT_EQ(cut.forecasts, clean.forecasts - 2);  // neither origin nor aim
  EXPECT_LT(cut.drifting.score_80, 2 * clean.drifting.score_80);
}

TEST(TerritoryBackTest, has_no_forecast_where_the_series_is_short_or_its_rows_far_apart) {
  EXPECT_EQ(back_test(simulated({1, 1, 0, 12}, 1), {}, 7, 28).forecasts, 0U);
  std::vector<Observation> yearly;
  for (int k = 0; k < 30; ++k) yearly.push_back({365.0 * k, k % 3 * 5.0});
  EXPECT_EQ(back_test(yearly, {}, 7, 30).forecasts, 0U);
}

}  // namespace
}  // namespace entente::theory
