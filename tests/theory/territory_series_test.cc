#include "entente/theory/territory_series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/front_calibration.h"
#include "tests/theory/simulated_series.h"

namespace entente::theory {
namespace {

std::vector<Observation> with_changes(const std::vector<double>& changes, double days = 7) {
  std::vector<Observation> series{{0, 1000}};
  for (const double change : changes)
    series.push_back({series.back().day + days, series.back().value + change});
  return series;
}

// NIST/SEMATECH tables of critical values; chi-square by [wilson1931], t by [abramowitz1964].
TEST(TerritorySeries, has_the_printed_quantiles) {
  struct Row {
    double p, degrees, expected, tolerance;
  };
  for (const Row& row : {Row{0.975, 7, 2.365, 0.002}, Row{0.975, 10, 2.228, 0.001},
                         Row{0.9, 20, 1.325, 0.001}, Row{0.975, 30, 2.042, 0.001}, Row{0.9, 7, 1.415, 0.001}})
    EXPECT_NEAR(student_quantile(row.p, row.degrees), row.expected, row.tolerance)
        << row.p << " " << row.degrees;
  for (const Row& row :
       {Row{0.975, 10, 20.483, 0.05}, Row{0.025, 10, 3.247, 0.03}, Row{0.9, 2, 4.605, 0.06},
        Row{0.975, 100, 129.561, 0.05}, Row{0.025, 50, 32.357, 0.03}, Row{0.1, 6, 2.204, 0.02}})
    EXPECT_NEAR(chi_square_quantile(row.p, row.degrees), row.expected, row.tolerance)
        << row.p << " " << row.degrees;
}

TEST(TerritorySeries, fits_what_a_hand_computes) {
  // Mean 2, squares of what is left 9 + 1 + 1 + 9 + 0, by n - 1 = 4.
  const auto fit = fit_increments(increments_of(with_changes({5, 1, 3, -1, 2}), {}, 7));
  EXPECT_EQ(fit.increments, 5U);
  EXPECT_DOUBLE_EQ(fit.periods, 5);
  EXPECT_DOUBLE_EQ(fit.drift, 2);
  EXPECT_DOUBLE_EQ(fit.deviation, std::sqrt(5.0));
  // Products of neighbours: -3 - 1 - 3 + 0 by the 20 squares.
  EXPECT_DOUBLE_EQ(fit.autocorrelation, -0.35);
  EXPECT_DOUBLE_EQ(fit.spread_factor, 1);
  EXPECT_DOUBLE_EQ(fit.drift_error, 1);
  EXPECT_DOUBLE_EQ(fit.kurtosis, 5 * 164.0 / 400);
}

TEST(TerritorySeries, takes_the_drift_of_uneven_steps_by_total_change_and_time) {
  const std::vector<Observation> series = {{0, 0}, {7, 10}, {21, 40}, {28, 42}, {31.5, 50}, {42, 60}};
  const auto increments = increments_of(series, {}, 7);
  ASSERT_EQ(increments.size(), 5U);
  const auto fit = fit_increments(increments);
  EXPECT_DOUBLE_EQ(fit.drift, 10);
  // (0, 10, -8, 3, -5) squared by 1, 2, 1, 0.5, 1.5 periods, by 4.
  EXPECT_NEAR(fit.deviation * fit.deviation, (0 + 50 + 64 + 18 + 25 / 1.5) / 4, 1e-12);
}

TEST(TerritorySeries, gives_the_published_front_its_published_chances) {
  // Monthly mean 306, deviation 264 (design page "War", section 0.5): five months with these moments.
  const double step = 264;
  const auto fit = fit_increments(
      increments_of(with_changes({306 - step, 306 + step, 306, 306 - step, 306 + step}, 30), {}, 30));
  ASSERT_NEAR(fit.drift, 306, 1e-12);
  ASSERT_NEAR(fit.deviation, 264, 1e-12);
  const auto moves = front_from_territory({fit.drift, fit.deviation}, 450);
  ASSERT_TRUE(moves);
  EXPECT_NEAR(moves->advance, .743289, 5e-7);
  EXPECT_NEAR(moves->retreat, .063289, 5e-7);
  EXPECT_NEAR(1 - moves->advance - moves->retreat, .193422, 5e-7);
}

TEST(TerritorySeries, intervals_hold_the_truth_as_often_as_they_say) {
  for (const double carry : {0.0, 0.1}) {
    int drift = 0, deviation = 0;
    const int seeds = 800;
    for (int seed = 0; seed < seeds; ++seed) {
      const auto fit = fit_increments(increments_of(simulated({72.8, 98.8, carry, 60}, seed), {}, 7));
      drift += fit.drift_95.low <= 72.8 && 72.8 <= fit.drift_95.high;
      deviation += fit.deviation_95.low <= 98.8 && 98.8 <= fit.deviation_95.high;
    }
    // 95 of 100, give or take three standard errors of 800 draws, and what small samples cost.
    EXPECT_NEAR(drift / double(seeds), 0.95, 0.03) << carry;
    EXPECT_NEAR(deviation / double(seeds), 0.95, 0.03) << carry;
  }
}

TEST(TerritorySeries, widens_the_drift_where_changes_carry_on_and_not_where_they_swing_back) {
  const auto carried = fit_increments(increments_of(simulated({10, 50, 0.5, 200}, 3), {}, 7));
  EXPECT_GT(carried.spread_factor, 1.8);
  const auto swinging = fit_increments(increments_of(simulated({10, 50, -0.5, 200}, 3), {}, 7));
  EXPECT_EQ(swinging.spread_factor, 1);
}

TEST(TerritorySeries, widens_the_deviation_for_heavy_tails) {
  std::vector<double> even, heavy;
  for (int i = 0; i < 40; ++i) {
    even.push_back(i % 2 ? 10 : -10);
    heavy.push_back(i % 10 == 0 ? (i % 20 ? 40 : -40) : (i % 2 ? 3 : -3));
  }
  const auto a = fit_increments(increments_of(with_changes(even), {}, 7));
  const auto b = fit_increments(increments_of(with_changes(heavy), {}, 7));
  EXPECT_GT((b.deviation_95.high - b.deviation_95.low) / b.deviation,
            1.5 * (a.deviation_95.high - a.deviation_95.low) / a.deviation);
}

TEST(TerritorySeries, finds_a_row_that_is_off_and_a_step_that_stays) {
  auto series = simulated({70, 100, 0, 80}, 5);
  ASSERT_TRUE(find_jumps(series).empty());
  series[20].value += 400'000;
  for (std::size_t k = 50; k < series.size(); ++k) series[k].value -= 5'000;
  const auto jumps = find_jumps(series);
  ASSERT_EQ(jumps.size(), 2U);
  EXPECT_EQ(jumps[0].at, 20U);
  EXPECT_EQ(jumps[0].kind, SeriesJump::Kind::spike);
  EXPECT_NEAR(jumps[0].change, 400'000, 500);
  EXPECT_EQ(jumps[1].at, 50U);
  EXPECT_EQ(jumps[1].kind, SeriesJump::Kind::step);
  EXPECT_NEAR(jumps[1].change, -5'000, 500);
  for (const auto& jump : jumps) EXPECT_LT(jump.allowed, std::fabs(jump.change));
}

TEST(TerritorySeries, takes_rows_that_are_off_together_for_one_error) {
  auto series = simulated({70, 100, 0, 80}, 6);
  series[30].value += 9'000;
  series[31].value += 9'100;
  const auto jumps = find_jumps(series);
  ASSERT_EQ(jumps.size(), 2U);
  EXPECT_EQ(jumps[0].at, 30U);
  EXPECT_EQ(jumps[1].at, 31U);
  EXPECT_EQ(jumps[1].kind, SeriesJump::Kind::spike);
}

TEST(TerritorySeries, finds_a_jump_among_rows_that_mostly_stand_still) {
  std::vector<double> changes(40, 0);
  changes[10] = 5;
  changes[20] = 70'000;
  const auto jumps = find_jumps(with_changes(changes));
  ASSERT_EQ(jumps.size(), 1U);
  EXPECT_EQ(jumps[0].at, 21U);
}

TEST(TerritorySeries, rarely_calls_an_honest_change_a_jump) {
  std::size_t jumps = 0;
  for (int seed = 0; seed < 300; ++seed) jumps += find_jumps(simulated({72.8, 98.8, 0.1, 100}, seed)).size();
  EXPECT_LE(jumps, 3U);  // of 30,000 changes
}

TEST(TerritorySeries, leaves_out_what_is_cut_and_bridges_only_rows_that_are_off) {
  const auto series = with_changes({1, 2, 3, 4, 5, 6});
  const auto increments = increments_of(series, {{2}, {5}}, 7);
  ASSERT_EQ(increments.size(), 4U);
  EXPECT_EQ(increments[1].from, 1U);
  EXPECT_EQ(increments[1].to, 3U);
  EXPECT_DOUBLE_EQ(increments[1].periods, 2);
  EXPECT_DOUBLE_EQ(increments[1].change, 5);
  EXPECT_EQ(increments[3].from, 5U);  // nothing leads from 4 to 5
}

TEST(TerritorySeries, thins_a_daily_series_to_its_period) {
  std::vector<double> changes;
  for (int day = 0; day < 72; ++day) changes.push_back(day % 2 ? 30.5 : -29.5);  // noise that comes back
  const auto increments = increments_of(with_changes(changes, 1), {}, 7);
  ASSERT_EQ(increments.size(), 10U);
  double periods = 0, change = 0;
  for (const auto& one : increments) {
    EXPECT_NEAR(one.periods, 1, 0.3);
    periods += one.periods;
    change += one.change;
  }
  EXPECT_NEAR(periods, 72 / 7.0, 1e-12);  // nothing at the end is lost
  EXPECT_NEAR(change, 36, 1e-9);
  EXPECT_LT(fit_increments(increments).deviation, 40);  // daily steps by the root of 7 would say 80
}

TEST(TerritorySeries, widths_of_a_box_are_the_intersection_of_those_of_its_points) {
  const MovementBox box{{23, 62}, {68, 119}};
  double narrowest = 0, widest = 1e300;
  for (int i = 0; i <= 200; ++i)
    for (int k = 0; k <= 200; ++k) {
      const double drift = 23 + 39 * i / 200.0, deviation = 68 + 51 * k / 200.0;
      const double second = drift * drift + deviation * deviation;
      narrowest = std::max(narrowest, std::sqrt(second));
      widest = std::min(widest, second / drift);
    }
  const auto widths = level_widths(box);
  EXPECT_NEAR(widths.narrowest, narrowest, 1e-9);
  EXPECT_NEAR(widths.widest, widest, 1e-3);
  EXPECT_TRUE(widths.any());
  EXPECT_TRUE(widths.hold(135));
  EXPECT_FALSE(widths.hold(143));
  for (const double drift : {23.0, 62.0})
    for (const double deviation : {68.0, 119.0}) EXPECT_TRUE(front_from_territory({drift, deviation}, 135));
}

TEST(TerritorySeries, widths_of_a_drift_around_zero_are_bounded_by_its_ends) {
  const auto widths = level_widths({{-40, 20}, {30, 30}});
  EXPECT_DOUBLE_EQ(widths.narrowest, 50);
  EXPECT_DOUBLE_EQ(widths.widest, 60);  // at 30, between 0 and 40
  EXPECT_TRUE(std::isinf(level_widths({{0, 0}, {5, 6}}).widest));
  EXPECT_FALSE(level_widths({{100, 200}, {1, 300}}).any());
}

TEST(TerritorySeries, says_when_changes_are_all_alike_and_does_not_fit_them) {
  const auto increments = increments_of(with_changes({3, 3, 3, 3, 3, 3}), {}, 7);
  EXPECT_TRUE(all_alike(increments));
  EXPECT_THROW(fit_increments(increments), base::ContractViolation);
  EXPECT_FALSE(all_alike(increments_of(with_changes({3, 3, 3, 3.1}), {}, 7)));
}

}  // namespace
}  // namespace entente::theory
