#include "entente/theory/front_chain.h"
#include "entente/theory/front_courses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "entente/base/require.h"
#include "tests/reference/dense_front.h"

namespace entente::theory {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// What an end pays in the literature's form: 1 at one end, 0 elsewhere.
std::vector<double> pays_at(int levels, int end) {
  std::vector<double> outcome(static_cast<std::size_t>(levels) + 1, 0.0);
  outcome[static_cast<std::size_t>(end)] = 1;
  return outcome;
}

std::vector<double> chances_of(const FrontChain& chain, std::vector<int> horizons, double start) {
  return survival(chain, start, horizons);
}

void expect_levels(const std::vector<double>& got, const std::vector<double>& inner, double tolerance) {
  ASSERT_EQ(got.size(), inner.size() + 2);
  for (std::size_t k = 0; k < inner.size(); ++k)
    EXPECT_NEAR(got[k + 1], inner[k], tolerance) << "level " << k + 1;
}

// Feller 1968, XIV.2-3: ruin chance and duration of a classical game; the printed closed forms.
TEST(EndChances, reproduce_the_gamblers_ruin) {
  struct Row {
    int levels, start;
    double advance, chance, periods;
  };
  const Row rows[] = {{10, 5, .5, .5, 25},
                      {10, 4, .55, .637585955344, 23.758595534394},
                      {10, 3, .6, .716122361051, 20.806118052564},
                      {20, 10, .48, .309934170430, 95.032914784821},
                      {6, 2, .45, .211624681482, 7.302519111054},
                      {6, 2, .6, 81.0 / 133, 1100.0 / 133},
                      {4, 1, 1.0 / 3, 1.0 / 15, 11.0 / 5}};
  for (const Row& row : rows) {
    const FrontChain chain{row.levels, row.advance, 1 - row.advance, 0};
    const auto start = static_cast<std::size_t>(row.start);
    EXPECT_NEAR(end_chances(chain).high[start], row.chance, 1e-9) << row.levels << ' ' << row.start;
    EXPECT_NEAR(end_chances(chain).low[start], 1 - row.chance, 1e-9) << row.levels << ' ' << row.start;
    EXPECT_NEAR(expected_duration(chain)[start], row.periods, 1e-9) << row.levels << ' ' << row.start;
  }
}

// Feller 1968, XIV.4: generating function of the duration, at delta.
TEST(WarValues, reproduce_the_discounted_chances_of_either_end) {
  struct Row {
    int levels, start;
    double advance, patience, high, low;
  };
  const Row rows[] = {{10, 5, .5, .95, .191290230373, .191290230373},
                      {10, 4, .55, .9, .101142812829, .098401780562},
                      {6, 3, .6, .98, .658961311067, .195247795872}};
  for (const Row& row : rows) {
    const FrontChain chain{row.levels, row.advance, 1 - row.advance, 0};
    const WarTerms terms{0, row.patience, Meanwhile::nothing};
    const auto start = static_cast<std::size_t>(row.start);
    EXPECT_NEAR(war_values(chain, terms, pays_at(row.levels, row.levels))[start], row.high, 1e-9);
    EXPECT_NEAR(war_values(chain, terms, pays_at(row.levels, 0))[start], row.low, 1e-9);
  }
}

TEST(WarValues, are_squares_for_the_even_undiscounted_walk) {
  const FrontChain chain{10, .5, .5, 0};
  const WarTerms terms{.01, 1, Meanwhile::nothing};
  const std::vector<double> high = war_values(chain, terms, pays_at(10, 10));
  const std::vector<double> low = war_values(chain, terms, pays_at(10, 0));
  for (std::size_t k = 0; k <= 10; ++k) {
    const double up = static_cast<double>(k), down = static_cast<double>(10 - k);
    EXPECT_NEAR(high[k], up * up / 100, 1e-12);
    EXPECT_NEAR(low[k], down * down / 100, 1e-12);
    EXPECT_NEAR(1 - high[k] - low[k], 2 * up * down / 100, 1e-12);
  }
}

// Vectors computed and cross-checked for this project (design page "War", WV3).
TEST(WarValues, reproduce_the_ten_level_war) {
  const FrontChain chain{10, .45, .40, 0};
  expect_levels(war_values(chain, {.008, .99, Meanwhile::nothing}, pays_at(10, 10)),
                {.0321381112, .0793840666, .1411197322, .2171209015, .3075084930, .4127129177, .5334493517,
                 .6707021493, .8257170301},
                1e-9);
  expect_levels(war_values(chain, {.012, .985, Meanwhile::nothing}, pays_at(10, 0)),
                {.6551992958, .3979551040, .2098335360, .0767880882, -.0118031924, -.0638776705, -.0852550184,
                 -.0800694580, -.0510969392},
                1e-9);
}

TEST(ExpectedDuration, reproduces_the_ten_level_war) {
  const FrontChain chain{10, .45, .40, 0};
  expect_levels(expected_duration(chain),
                {12.1105390094, 20.6532403510, 26.0245304325, 28.5767882827, 28.6232397051, 26.4423076361,
                 22.2814791303, 16.3607426808, 8.8756436145},
                1e-9);
  EXPECT_NEAR(end_chances(chain).high[5], .6431161985, 1e-9);
  EXPECT_NEAR(duration_variance(chain)[5], 522.5681112308, 1e-8);
}

TEST(Survival, reproduces_the_ten_level_war) {
  const std::vector<double> got = chances_of({10, .45, .40, 0}, {10, 25, 50, 100}, 5);
  const double printed[] = {.8152016277, .4241533136, .1413547319, .0156988096};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(got[i], printed[i], 1e-9) << i;
}

TEST(WarValues, agree_with_dense_elimination_on_random_chains) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 300; ++round) {
    FrontChain chain;
    chain.levels = 2 + static_cast<int>(random() % 40);
    chain.advance = unit(random);
    chain.retreat = unit(random) * (1 - chain.advance);
    chain.freeze = round % 3 ? 0.1 * unit(random) : 0;
    const WarTerms terms{.05 * unit(random), round % 5 ? .5 + .4999 * unit(random) : 1,
                         round % 2 ? Meanwhile::front : Meanwhile::nothing};
    std::vector<double> outcome(static_cast<std::size_t>(chain.levels) + 1);
    for (double& b : outcome) b = unit(random);
    const double flow = (round % 2 ? 1 - terms.patience : 0) + terms.patience * chain.freeze;
    std::vector<double> gain = outcome;
    for (std::size_t k = 1; k + 1 < gain.size(); ++k) gain[k] = flow * outcome[k] - terms.cost;
    const auto slow =
        reference::front_solution(reference::front_matrix(chain.levels, chain.advance, chain.retreat),
                                  terms.patience * (1 - chain.freeze), gain);
    std::vector<double> fast(slow.size());
    EXPECT_LT(war_values(chain, terms, {outcome, {}, {}}, fast), 1e-12);
    for (std::size_t k = 0; k < slow.size(); ++k)
      ASSERT_NEAR(fast[k], slow[k], 1e-9 * std::max(1.0, std::fabs(slow[k])))
          << "round " << round << " level " << k;
  }
}

TEST(DurationVariance, agrees_with_the_tail_sums_of_survival) {
  // E[T] = sum_t S(t), E[T (T - 1)] = 2 sum_t t S(t).
  const FrontChain chain{8, .3, .25, .02};
  std::vector<int> horizons;
  for (int t = 0; t < 3000; ++t) horizons.push_back(t);
  const std::vector<double> alive = survival(chain, 3, horizons);
  double mean = 0, second = 0;
  for (std::size_t t = 0; t < alive.size(); ++t) {
    mean += alive[t];
    second += (2 * static_cast<double>(t) + 1) * alive[t];
  }
  EXPECT_NEAR(expected_duration(chain)[3], mean, 1e-9);
  EXPECT_NEAR(duration_variance(chain)[3], second - mean * mean, 1e-7);
}

std::vector<Standing> standings(const FrontChain& chain, double start, std::vector<int> horizons) {
  return standing_after(chain, start, horizons);
}

TEST(StandingAfter, sums_to_one_and_tends_to_the_chances_of_each_end) {
  const FrontChain chain{12, .35, .2, .03};
  const EndChances ends = end_chances(chain);
  for (const double start : {0.0, 1.0, 4.5, 11.0, 12.0}) {
    for (const Standing& now : standings(chain, start, {0, 1, 2, 7, 30, 200}))
      EXPECT_NEAR(now.goes_on + now.low + now.high + now.frozen, 1, 1e-12) << start;
    const Standing last = standings(chain, start, {5000}).front();
    EXPECT_NEAR(last.low, at_level(ends.low, start), 1e-12) << start;
    EXPECT_NEAR(last.high, at_level(ends.high, start), 1e-12) << start;
    EXPECT_NEAR(last.frozen, at_level(ends.frozen, start), 1e-12) << start;
  }
}

TEST(StandingAfter, equals_the_powers_of_the_full_matrix) {
  const FrontChain chain{7, .3, .25, .04};
  reference::Matrix moves = reference::front_matrix(7, .3, .25);
  std::vector<double> at(8, 0.0);
  at[3] = 1;
  double frozen = 0;
  for (int period = 0; period <= 40; ++period) {
    const Standing now = standings(chain, 3, {period}).front();
    EXPECT_NEAR(now.low, at[0], 1e-13);
    EXPECT_NEAR(now.high, at[7], 1e-13);
    EXPECT_NEAR(now.frozen, frozen, 1e-13);
    std::vector<double> next(8, 0.0);
    for (std::size_t k = 0; k < 8; ++k) {
      const double freezes = k == 0 || k == 7 ? 0 : .04;
      frozen += freezes * at[k];
      for (std::size_t j = 0; j < 8; ++j) next[j] += (1 - freezes) * at[k] * moves[k][j];
    }
    at = next;
  }
}

TEST(EndChances, sum_to_one_and_freezing_is_its_rate_times_the_duration) {
  const FrontChain chain{12, .35, .2, .03};
  const EndChances chances = end_chances(chain);
  const std::vector<double> periods = expected_duration(chain);
  for (std::size_t k = 0; k <= 12; ++k) {
    EXPECT_NEAR(chances.low[k] + chances.high[k] + chances.frozen[k], 1, 1e-12) << k;
    EXPECT_NEAR(chances.frozen[k], .03 * periods[k], 1e-12) << k;
  }
}

TEST(WarValues, are_the_outcome_itself_when_fighting_costs_nothing_and_the_front_is_fair) {
  // b linear in the front, equal chances: the front is a martingale and living on it loses nothing.
  const FrontChain chain{20, .3, .3, .05};
  std::vector<double> outcome;
  for (int k = 0; k <= 20; ++k) outcome.push_back(k / 20.0);
  const std::vector<double> values = war_values(chain, {0, .97, Meanwhile::front}, outcome);
  for (std::size_t k = 0; k <= 20; ++k) EXPECT_NEAR(values[k], outcome[k], 1e-13);
}

TEST(WarValues, fall_by_the_cost_of_the_expected_periods_without_discounting) {
  const FrontChain chain{9, .4, .3, .01};
  const std::vector<double> outcome{0, .2, .3, .35, .5, .5, .6, .8, .9, 1};
  const auto free = war_values(chain, {0, 1, Meanwhile::front}, outcome);
  const auto costly = war_values(chain, {.02, 1, Meanwhile::front}, outcome);
  const auto periods = expected_duration(chain);
  for (std::size_t k = 0; k <= 9; ++k) EXPECT_NEAR(free[k] - costly[k], .02 * periods[k], 1e-12);
}

TEST(WarValues, mirror_when_the_sides_are_exchanged) {
  const FrontChain chain{7, .4, .3, .02}, mirrored{7, .3, .4, .02};
  std::vector<double> outcome{.1, .15, .4, .45, .6, .7, .8, 1};
  const auto values = war_values(chain, {.01, .98, Meanwhile::front}, outcome);
  std::reverse(outcome.begin(), outcome.end());
  const auto other = war_values(mirrored, {.01, .98, Meanwhile::front}, outcome);
  for (std::size_t k = 0; k <= 7; ++k) EXPECT_NEAR(values[k], other[7 - k], 1e-14);
}

TEST(FrontChain, that_never_ends_has_infinite_duration_and_a_perpetual_value) {
  const FrontChain chain{4, 0, 0, 0};
  EXPECT_EQ(expected_duration(chain), (std::vector<double>{0, infinity, infinity, infinity, 0}));
  EXPECT_EQ(duration_variance(chain), (std::vector<double>{0, infinity, infinity, infinity, 0}));
  const EndChances chances = end_chances(chain);
  EXPECT_EQ(chances.low, (std::vector<double>{1, 0, 0, 0, 0}));
  EXPECT_EQ(chances.high, (std::vector<double>{0, 0, 0, 0, 1}));
  EXPECT_EQ(chances.frozen, (std::vector<double>(5, 0.0)));
  EXPECT_EQ(chances_of(chain, {0, 1000}, 2), (std::vector<double>{1, 1}));
  const std::vector<double> outcome{0, .2, .4, .7, 1};
  const auto values = war_values(chain, {.01, .95, Meanwhile::front}, outcome);
  for (std::size_t k = 1; k <= 3; ++k) EXPECT_NEAR(values[k], outcome[k] - .01 / .05, 1e-13);
  EXPECT_THROW(war_values(chain, {.01, 1, Meanwhile::front}, outcome), base::ContractViolation);
}

TEST(FrontChain, that_moves_one_way_ends_there_for_certain) {
  const FrontChain down{5, 0, .25, 0};
  EXPECT_NEAR(end_chances(down).low[3], 1, 1e-15);
  EXPECT_NEAR(expected_duration(down)[3], 12, 1e-12);
  EXPECT_NEAR(war_values(down, {0, 1, Meanwhile::nothing}, pays_at(5, 0))[4], 1, 1e-15);
}

TEST(FrontChain, that_freezes_at_once_gives_the_outcome_where_it_stands) {
  const std::vector<double> outcome{0, .2, .5, 1};
  const auto values = war_values({3, .5, .5, 1}, {.1, .9, Meanwhile::front}, outcome);
  EXPECT_NEAR(values[1], .2 - .1, 1e-15);
  EXPECT_NEAR(expected_duration({3, .5, .5, 1})[2], 1, 1e-15);
}

TEST(Survival, starts_at_one_mixes_levels_and_is_zero_at_an_end) {
  const FrontChain chain{6, .3, .4, .01};
  const auto low = chances_of(chain, {0, 3, 9}, 2), high = chances_of(chain, {0, 3, 9}, 3);
  const auto between = chances_of(chain, {0, 3, 9}, 2.25);
  EXPECT_EQ(low[0], 1);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(between[i], .75 * low[i] + .25 * high[i], 1e-15);
  EXPECT_EQ(chances_of(chain, {0, 5}, 6), (std::vector<double>{0, 0}));
  EXPECT_EQ(chances_of(chain, {0, 5}, 0), (std::vector<double>{0, 0}));
}

TEST(AtLevel, is_linear_between_levels_and_exact_on_them) {
  const std::vector<double> values{1, 3, infinity};
  EXPECT_EQ(at_level(values, 0), 1);
  EXPECT_EQ(at_level(values, .25), 1.5);
  EXPECT_EQ(at_level(values, 1), 3);
  EXPECT_EQ(at_level(values, 2), infinity);
  EXPECT_THROW(at_level(values, 2.01), base::ContractViolation);
  EXPECT_THROW(at_level(values, -.1), base::ContractViolation);
}

TEST(FrontChain, refuses_what_is_not_a_chain) {
  const std::vector<double> outcome(4, 0.5);
  const WarTerms terms{0, .9, Meanwhile::front};
  EXPECT_NO_THROW(war_values({3, .7, .3, 0}, terms, outcome));
  EXPECT_THROW(war_values({3, .7, .4, 0}, terms, outcome), base::ContractViolation);
  EXPECT_THROW(war_values({3, -.1, .4, 0}, terms, outcome), base::ContractViolation);
  EXPECT_THROW(war_values({3, .1, .4, 1.5}, terms, outcome), base::ContractViolation);
  EXPECT_THROW(war_values({4, .1, .4, 0}, terms, outcome), base::ContractViolation);
  EXPECT_THROW(war_values({3, .1, .4, 0}, {-1, .9, Meanwhile::front}, outcome), base::ContractViolation);
  EXPECT_THROW(war_values({3, .1, .4, 0}, {0, 0, Meanwhile::front}, outcome), base::ContractViolation);
  EXPECT_THROW(expected_duration({1, .1, .4, 0}), base::ContractViolation);
  EXPECT_THROW(expected_duration({5000, .1, .4, 0}), base::ContractViolation);
  EXPECT_THROW(chances_of({3, .1, .4, 0}, {2, 1}, 1), base::ContractViolation);
  EXPECT_THROW(chances_of({3, .1, .4, 0}, {-1}, 1), base::ContractViolation);
  EXPECT_THROW(chances_of({3, .1, .4, 0}, {1}, 3.5), base::ContractViolation);
}

TEST(WarValues, of_thirty_levels_take_microseconds) {
  std::vector<double> outcome(31), values(31);
  for (std::size_t k = 0; k <= 30; ++k) outcome[k] = static_cast<double>(k) / 30;
  const auto start = std::chrono::steady_clock::now();
  double sum = 0;
  constexpr int rounds = 20000;
  for (int i = 0; i < rounds; ++i) {
    war_values({30, .3, .2 + 1e-6 * i, .001}, {.01, .99, Meanwhile::front, {}}, {outcome, {}, {}}, values);
    sum += values[15];
  }
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
  EXPECT_GT(sum, 0);
  RecordProperty("microseconds_per_war_value", std::to_string(taken.count() / rounds));
  EXPECT_LT(taken.count() / rounds, 20) << "ten times the budget: a loaded machine still passes";
}

}  // namespace
}  // namespace entente::theory
