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

// Aid on, switched off with chance .05, and back on with .02 (design page "War", WV6).
FrontChain aid_on() {
  FrontChain chain{10, .45, .40, 0};
  chain.other_regimes = 1;
  chain.others[0] = {.35, .50, .05, .02};
  return chain;
}

TEST(WarValues, reproduce_a_war_whose_aid_comes_and_goes) {
  std::vector<double> outcome(11, 0.0);
  outcome.back() = 1;
  WarTerms terms{.008, .99, Meanwhile::nothing, {.008, 0, 0}};
  std::vector<double> values(22);
  EXPECT_LT(war_values(aid_on(), terms, {outcome, {}, {}}, values), 1e-14);
  EXPECT_NEAR(values[5], .1453353923, 1e-9);
  EXPECT_NEAR(values[11 + 5], -.0009805688, 1e-9);
  EXPECT_NEAR(values[5] - values[11 + 5], .1463159611, 1e-9);
  std::size_t most = 1;
  for (std::size_t k = 1; k < 10; ++k)
    if (values[k] - values[11 + k] > values[most] - values[11 + most]) most = k;
  EXPECT_EQ(most, 8u);
  EXPECT_NEAR(values[8] - values[11 + 8], .2260766351, 1e-9);
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

// The equation of the header written out as one full matrix over levels and states, and solved as such.
TEST(WarValues, agree_with_dense_elimination_where_the_war_has_other_states_and_sides_are_exhausted) {
  std::mt19937_64 random(19);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 200; ++round) {
    FrontChain chain{2 + static_cast<int>(random() % 12), .5 * unit(random), .5 * unit(random),
                     .05 * unit(random)};
    chain.exhaustion_first = .05 * unit(random);
    chain.exhaustion_second = .05 * unit(random);
    chain.other_regimes = random() % 4;
    WarTerms terms{.05 * unit(random),
                   round % 5 ? .5 + .4999 * unit(random) : 1,
                   round % 2 ? Meanwhile::front : Meanwhile::nothing,
                   {}};
    std::vector<reference::Pace> paces = {{chain.advance, chain.retreat}};
    const std::size_t states = 1 + chain.other_regimes;
    reference::Matrix turns(states, std::vector<double>(states, 0.0));
    turns[0][0] = 1;
    std::vector<double> costs = {terms.cost};
    for (std::size_t r = 0; r < chain.other_regimes; ++r) {
      chain.others[r] = {.5 * unit(random), .5 * unit(random), .3 * unit(random),
                         round % 3 ? unit(random) : 0};
      terms.cost_in_others[r] = .05 * unit(random);
      paces.push_back({chain.others[r].advance, chain.others[r].retreat});
      costs.push_back(terms.cost_in_others[r]);
      turns[0][r + 1] = chain.others[r].enters;
      turns[0][0] -= chain.others[r].enters;
      turns[r + 1] = std::vector<double>(states, 0.0);
      turns[r + 1][0] = chain.others[r].leaves;
      turns[r + 1][r + 1] = 1 - chain.others[r].leaves;
    }
    const std::size_t count = static_cast<std::size_t>(chain.levels) + 1;
    std::vector<double> standing(count), first(count), second(count), gain(count * states);
    for (auto* outcome : {&standing, &first, &second})
      for (double& b : *outcome) b = unit(random);
    const bool own_outcome = round % 4 != 0;  // else the second side is exhausted where the front stands
    for (std::size_t s = 0; s < gain.size(); ++s) {
      const std::size_t k = s % count;
      const double flow = round % 2 ? 1 - terms.patience : 0;
      const double stop = chain.freeze * standing[k] + chain.exhaustion_first * first[k] +
                          chain.exhaustion_second * (own_outcome ? second[k] : standing[k]);
      gain[s] = k == 0 || k + 1 == count ? standing[k]
                                         : flow * standing[k] - costs[s / count] + terms.patience * stop;
    }
    const double goes_on = 1 - chain.freeze - chain.exhaustion_first - chain.exhaustion_second;
    const auto slow = reference::front_solution(reference::front_matrix(chain.levels, paces, turns),
                                                terms.patience * goes_on, gain, count);
    std::vector<double> fast(slow.size());
    const WarOutcomes outcomes{standing, first,
                               own_outcome ? std::span<const double>(second) : std::span<const double>()};
    EXPECT_LT(war_values(chain, terms, outcomes, fast), 1e-12) << round;
    for (std::size_t s = 0; s < slow.size(); ++s)
      ASSERT_NEAR(fast[s], slow[s], 1e-9 * std::max(1.0, std::fabs(slow[s]))) << round << ' ' << s;
  }
}

TEST(WarValues, of_states_that_are_all_alike_are_those_of_a_war_in_one_state) {
  const std::vector<double> outcome{0, .1, .3, .5, .6, 1};
  const FrontChain alone{5, .3, .2, .01};
  FrontChain alike = alone;
  alike.other_regimes = 3;
  for (auto& other : alike.others) other = {.3, .2, .1, .4};
  const WarTerms terms{.02, .95, Meanwhile::front, {.02, .02, .02}};
  const auto one = war_values(alone, terms, outcome), many = war_values(alike, terms, outcome);
  for (std::size_t s = 0; s < many.size(); ++s) EXPECT_NEAR(many[s], one[s % 6], 1e-13) << s;
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

TEST(FrontChain, ends_some_day_unless_a_state_is_entered_that_neither_moves_nor_is_left) {
  FrontChain chain{4, .2, .2, 0};
  chain.other_regimes = 1;
  chain.others[0] = {0, 0, .1, 0};
  EXPECT_FALSE(ends_some_day(chain));
  chain.others[0].leaves = .1;
  EXPECT_TRUE(ends_some_day(chain));
  chain.advance = chain.retreat = 0;
  EXPECT_FALSE(ends_some_day(chain));
  chain.exhaustion_second = .01;
  EXPECT_TRUE(ends_some_day(chain));
}

TEST(FrontChain, refuses_chances_that_do_not_fit_together) {
  std::vector<double> outcome(4, 0.0);
  const auto value = [&](const FrontChain& chain) {
    return war_values(chain, {0, .9, Meanwhile::front, {}}, outcome);
  };
  FrontChain chain{3, .5, .4, .5};
  chain.exhaustion_first = .6;
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain = {3, .5, .4, 0};
  chain.other_regimes = 2;
  chain.others[0].enters = chain.others[1].enters = .6;
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain.others[1] = {.7, .7, .1, 0};
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain.other_regimes = 4;
  EXPECT_THROW(value(chain), base::ContractViolation);
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
