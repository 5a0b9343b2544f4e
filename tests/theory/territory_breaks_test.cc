#include "entente/theory/territory_breaks.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/theory/simulated_series.h"

namespace entente::theory {
namespace {

// The walk, with another drift from observation `at` on.
std::vector<SeriesIncrement> breaking(int seed, std::size_t at, double change_of_drift) {
  auto series = simulated({72.8, 98.8, 0, 120}, seed);
  for (std::size_t k = at; k < series.size(); ++k) series[k].value += change_of_drift * double(k - at + 1);
  return increments_of(series, {}, 7);
}

double cost_of(const std::vector<SeriesIncrement>& increments, std::size_t first, std::size_t end) {
  double moved = 0, periods = 0, cost = 0;
  for (std::size_t k = first; k < end; ++k) {
    moved += increments[k].change;
    periods += increments[k].periods;
  }
  for (std::size_t k = first; k < end; ++k) {
    const double off = increments[k].change - moved / periods * increments[k].periods;
    cost += off * off / increments[k].periods;
  }
  return cost;
}

TEST(TerritoryBreaks, rarely_finds_one_where_there_is_none) {
  int found = 0;
  for (int seed = 0; seed < 400; ++seed)
    found += find_breaks(increments_of(simulated({72.8, 98.8, 0.1, 120}, seed), {}, 7)).breaks() > 0;
  EXPECT_LE(found, 20);  // 5 of 100
}

TEST(TerritoryBreaks, finds_a_stop_of_the_drift_near_its_place) {
  int found = 0, near = 0;
  for (int seed = 0; seed < 200; ++seed) {
    const auto breaks = find_breaks(breaking(seed, 61, -72.8));
    found += breaks.breaks() > 0;
    if (breaks.breaks() == 1) near += std::fabs(double(breaks.stretches[1].first) - 60) <= 12;
  }
  EXPECT_GE(found, 140);  // 70 of 100
  EXPECT_GE(near, 120);
}

TEST(TerritoryBreaks, stretches_cover_the_series_and_each_has_its_own_drift) {
  const auto increments = breaking(1, 61, -300);
  const auto breaks = find_breaks(increments);
  ASSERT_EQ(breaks.breaks(), 1U);
  EXPECT_EQ(breaks.stretches[0].first, 0U);
  EXPECT_EQ(breaks.stretches[0].last + 1, breaks.stretches[1].first);
  EXPECT_EQ(breaks.stretches[1].last + 1, increments.size());
  for (const auto& stretch : breaks.stretches) {
    double moved = 0, periods = 0;
    for (std::size_t k = stretch.first; k <= stretch.last; ++k) {
      moved += increments[k].change;
      periods += increments[k].periods;
    }
    EXPECT_NEAR(stretch.drift, moved / periods, 1e-9);
  }
}

TEST(TerritoryBreaks, one_break_stands_where_every_other_place_costs_more) {
  for (int seed = 0; seed < 40; ++seed) {
    const auto increments = breaking(seed, 40, -250);
    const auto breaks = find_breaks(increments);
    if (breaks.breaks() != 1) continue;
    const std::size_t at = breaks.stretches[1].first, n = increments.size();
    const double found = cost_of(increments, 0, at) + cost_of(increments, at, n);
    for (std::size_t other = shortest_stretch; other + shortest_stretch <= n; ++other)
      EXPECT_GE(cost_of(increments, 0, other) + cost_of(increments, other, n), found - 1e-6 * found)
          << seed << " " << other;
  }
}

TEST(TerritoryBreaks, the_rate_has_the_printed_interval_of_a_count) {
  // Garwood's 80 % limits of a count: 0: (0, 2.303), 1: (0.105, 3.890), by 120 periods.
  auto breaks = find_breaks(increments_of(simulated({72.8, 98.8, 0, 120}, 1), {}, 7));
  ASSERT_EQ(breaks.breaks(), 0U);
  EXPECT_EQ(breaks.per_period_80.low, 0);
  EXPECT_NEAR(breaks.per_period_80.high, 2.303 / 120, 0.03 / 120);
  breaks = find_breaks(breaking(1, 61, -300));
  EXPECT_DOUBLE_EQ(breaks.per_period, 1.0 / 120);
  EXPECT_NEAR(breaks.per_period_80.low, 0.105 / 120, 0.015 / 120);
  EXPECT_NEAR(breaks.per_period_80.high, 3.890 / 120, 0.03 / 120);
}

TEST(TerritoryBreaks, a_series_shorter_than_two_stretches_has_none) {
  const auto increments = increments_of(simulated({0, 1, 0, 11}, 2), {}, 7);
  EXPECT_EQ(find_breaks(increments).breaks(), 0U);
}

}  // namespace
}  // namespace entente::theory
