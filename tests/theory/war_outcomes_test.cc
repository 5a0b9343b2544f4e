#include "entente/theory/war_outcomes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/front_courses.h"
#include "entente/theory/war_bargain.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_chain;
using reference::front;
using reference::pays_above;
using reference::uniform;
using Marks = std::vector<bool>;

Marks only(std::size_t states, std::size_t marked) {
  Marks marks(states, false);
  marks[marked] = true;
  return marks;
}

// The gambler's ruin; Source: [feller1968], chapter XIV; figures of the design page "War", WV2.
TEST(WarOutcomes, reproduce_the_gambler) {
  const struct {
    int levels;
    std::size_t level;
    double up, chance, periods;
  } rows[] = {{10, 5, .5, .5, 25},
              {10, 4, .55, .637585955344, 23.758595534394},
              {10, 3, .6, .716122361051, 20.806118052564},
              {20, 10, .48, .309934170430, 95.032914784821},
              {6, 2, .45, .211624681482, 7.302519111054},
              {6, 2, .6, 81.0 / 133, 1100.0 / 133},
              {4, 1, 1.0 / 3, 1.0 / 15, 11.0 / 5}};
  for (const auto& row : rows) {
    const SparseChain chain = front(row.levels, row.up, 1 - row.up);
    const WarDuration duration = war_duration(chain);
    EXPECT_NEAR(duration.mean[row.level], row.periods, 1e-11) << row.levels << ' ' << row.level;
    EXPECT_LE(duration.residual, 1e-12);
    const auto chance = ending_chances(chain, only(chain.states(), chain.states() - 1));
    EXPECT_NEAR(chance[row.level], row.chance, 1e-12) << row.levels << ' ' << row.level;
  }
}

// Vectors computed and cross-checked for this project (design page "War", WV3).
TEST(WarOutcomes, reproduce_the_ten_level_war) {
  const SparseChain chain = front(10, .45, .40);
  const double mean[] = {12.1105390094, 20.6532403510, 26.0245304325, 28.5767882827, 28.6232397051,
                         26.4423076361, 22.2814791303, 16.3607426808, 8.8756436145};
  const WarDuration duration = war_duration(chain);
  for (std::size_t k = 1; k <= 9; ++k) EXPECT_NEAR(duration.mean[k], mean[k - 1], 1e-9) << k;
  EXPECT_NEAR(duration.variance[5], 522.5681112308, 1e-9);
  EXPECT_NEAR(ending_chances(chain, only(11, 10))[5], .6431161985, 1e-9);
  const int horizons[] = {10, 25, 50, 100};
  const double goes_on[] = {.8152016277, .4241533136, .1413547319, .0156988096};
  const auto found = goes_on_after(chain, 5, horizons);
  for (std::size_t n = 0; n < 4; ++n) EXPECT_NEAR(found[n], goes_on[n], 1e-9) << horizons[n];
}

TEST(WarOutcomes, equal_the_short_form_of_the_front) {
  std::mt19937 random(51);
  for (int n = 0; n < 60; ++n) {
    FrontChain line;
    line.levels = 2 + static_cast<int>(random() % 30);
    line.advance = uniform(random, .1, .5);
    line.retreat = uniform(random, .1, .5);
    const SparseChain chain = front(line.levels, line.advance, line.retreat);
    const WarDuration duration = war_duration(chain);
    const auto mean = expected_duration(line), variance = duration_variance(line);
    const EndChances ends = end_chances(line);
    const auto low = ending_chances(chain, only(chain.states(), 0));
    for (std::size_t k = 0; k < chain.states(); ++k) {
      ASSERT_NEAR(duration.mean[k], mean[k], 1e-9 * (1 + mean[k]));
      ASSERT_NEAR(duration.variance[k], variance[k], 1e-8 * (1 + variance[k]));
      ASSERT_NEAR(low[k], ends.low[k], 1e-11);
    }
    const int horizons[] = {0, 1, 7, 30};
    const auto slow = survival(line, 1, horizons), found = goes_on_after(chain, 1, horizons);
    for (std::size_t h = 0; h < 4; ++h) ASSERT_NEAR(found[h], slow[h], 1e-12);
  }
}

TEST(WarOutcomes, agree_with_simulated_courses_within_their_error) {
  std::mt19937 random(52);
  for (int n = 0; n < 12; ++n) {
    SparseChain chain = any_chain(random, 5 + random() % 12, 2);
    while (!chain.always_ends()) chain = any_chain(random, 5 + random() % 12, 2);
    const std::size_t last = chain.states() - 1;
    const std::vector<double> none(chain.states(), 0.0);
    const auto courses =
        reference::simulate(chain, {0, last, 1, none, none, 20'000, static_cast<unsigned>(n + 1)});
    const WarDuration duration = war_duration(chain), given = duration_given_end(chain, only(last + 1, last));
    EXPECT_NEAR(courses.length, duration.mean[0], 4.5 * courses.length_error) << n;
    EXPECT_NEAR(courses.length_error * std::sqrt(courses.runs), std::sqrt(duration.variance[0]),
                .06 * std::sqrt(duration.variance[0]) + 1e-9)
        << n;
    const double chance = ending_chances(chain, only(last + 1, last))[0];
    EXPECT_NEAR(courses.ends_there, chance, 4.5 * courses.ends_there_error + 1e-12) << n;
    if (courses.ends_there < .01) continue;
    EXPECT_NEAR(courses.length_there, given.mean[0], 4.5 * courses.length_there_error + 1e-12) << n;
    EXPECT_NEAR(courses.length_there_error * std::sqrt(courses.ends_there * courses.runs),
                std::sqrt(given.variance[0]), .15 * std::sqrt(given.variance[0]) + 1e-9)
        << n;
  }
}

TEST(DurationGivenEnd, averages_to_the_duration_over_all_ends) {
  std::mt19937 random(53);
  for (int n = 0; n < 100; ++n) {
    const SparseChain chain = any_chain(random, 4 + random() % 20, 3);
    if (!chain.always_ends()) continue;
    const WarDuration all = war_duration(chain);
    std::vector<double> mean(chain.states(), 0.0), square(chain.states(), 0.0), certain(chain.states(), 0.0);
    for (std::size_t end = 0; end < chain.states(); ++end) {
      if (!chain.over(end)) continue;
      const auto chance = ending_chances(chain, only(chain.states(), end));
      const auto given = duration_given_end(chain, only(chain.states(), end));
      for (const std::size_t s : chain.order()) {
        certain[s] += chance[s];
        if (!(chance[s] > 0)) continue;
        mean[s] += chance[s] * given.mean[s];
        square[s] += chance[s] * (given.variance[s] + given.mean[s] * given.mean[s]);
      }
    }
    for (const std::size_t s : chain.order()) {
      ASSERT_NEAR(certain[s], 1, 1e-12);
      ASSERT_NEAR(mean[s], all.mean[s], 1e-10 * (1 + all.mean[s]));
      ASSERT_NEAR(square[s], all.variance[s] + all.mean[s] * all.mean[s], 1e-9 * (1 + square[s]));
    }
  }
}

// By hand, two inner levels, up and down at 1/2: from level 1 courses to the top need 2, 4, 6 … periods with
// chance 1/4^n each, so given the top E[T] = 8/3 and Var = 16/9; to the bottom 1, 3, 5 …: 5/3, 16/9.
TEST(DurationGivenEnd, of_three_levels_is_as_by_hand) {
  const SparseChain chain = front(3, .5, .5);
  const auto top = duration_given_end(chain, only(4, 3)), bottom = duration_given_end(chain, only(4, 0));
  EXPECT_NEAR(top.mean[1], 8.0 / 3, 1e-14);
  EXPECT_NEAR(top.variance[1], 16.0 / 9, 1e-13);
  EXPECT_NEAR(bottom.mean[1], 5.0 / 3, 1e-14);
  EXPECT_NEAR(bottom.variance[1], 16.0 / 9, 1e-13);
  EXPECT_TRUE(std::isnan(top.mean[0]));
}

TEST(WarOutcomes, of_a_war_that_settles_end_where_it_settles) {
  WarParty first, second;
  first.discount = second.discount = .99;
  first.costs = second.costs = {.001};
  first.ends = pays_above(10);
  second.ends = reference::pays_below(10);
  first.expects = front(10, .40, .25);
  second.expects = front(10, .25, .40);
  const WarGame war{front(10, .3, .3), {first, second}};
  const WarBargain found = bargain_while_fighting(war);
  const SparseChain fought = war.chain.stopped_in(found.settles);
  const auto settled = ending_chances(fought, found.settles);
  const auto duration = war_duration(fought), to_an_end = war_duration(war.chain);
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_EQ(duration.mean[k] == 0, found.settles[k]);
    EXPECT_EQ(settled[k] == 1, found.settles[k]);
    EXPECT_LE(duration.mean[k], to_an_end.mean[k] + 1e-12);
  }
}

struct Case {
  SparseChain chain;
  double discount;
  std::vector<double> flow, ends;
  std::vector<double> values() const { return reference::dense_values(chain, discount, flow, ends); }
};

Case any_case(std::mt19937& random) {
  Case made{any_chain(random, 4 + random() % 10, 2), uniform(random, .7, .98), {}, {}};
  while (!made.chain.always_ends()) made.chain = any_chain(random, 4 + random() % 10, 2);
  for (std::size_t s = 0; s < made.chain.states(); ++s) {
    made.flow.push_back(-uniform(random, 0, .2));
    made.ends.push_back(uniform(random, -1, 1));
  }
  return made;
}

// Moves `by` from the state's second transition to its first.
SparseChain shifted(const SparseChain& chain, std::size_t state, double by) {
  Marks over;
  std::vector<Transition> moves;
  for (std::size_t s = 0; s < chain.states(); ++s) {
    over.push_back(chain.over(s));
    for (const auto& entry : chain.row(s)) moves.push_back({s, entry.column, entry.value});
  }
  moves[chain.first_transition(state)].chance += by;
  moves[chain.first_transition(state) + 1].chance -= by;
  return SparseChain::build(over, moves).value();
}

TEST(ValueSensitivity, equals_differences_of_solves) {
  std::mt19937 random(54);
  constexpr double step = 1e-5;
  for (int n = 0; n < 60; ++n) {
    Case war = any_case(random);
    const auto found = value_sensitivity(war.chain, war.discount, war.values(), 0);
    EXPECT_LE(found.residual, 1e-13);
    const auto differs = [&](const auto& change) {
      Case up = war, down = war;
      change(up, step);
      change(down, -step);
      return (up.values()[0] - down.values()[0]) / (2 * step);
    };
    EXPECT_NEAR(found.discount, differs([](Case& one, double by) { one.discount += by; }), 1e-6);
    for (std::size_t s = 0; s < war.chain.states(); ++s) {
      if (war.chain.over(s)) {
        EXPECT_NEAR(found.ends[s], differs([&](Case& one, double by) { one.ends[s] += by; }), 1e-9);
        EXPECT_EQ(found.visits[s], 0);
        continue;
      }
      EXPECT_EQ(found.ends[s], 0);
      EXPECT_NEAR(found.cost(s), differs([&](Case& one, double by) { one.flow[s] -= by; }), 1e-9);
      if (war.chain.row(s).size() < 2) continue;
      const std::size_t at = war.chain.first_transition(s);
      EXPECT_NEAR(found.transitions[at] - found.transitions[at + 1],
                  differs([&](Case& one, double by) { one.chain = shifted(war.chain, s, by); }), 1e-6);
    }
  }
}

TEST(DurationSensitivity, equals_differences_of_solves) {
  std::mt19937 random(55);
  constexpr double step = 1e-5;
  for (int n = 0; n < 60; ++n) {
    const Case war = any_case(random);
    const auto found = duration_sensitivity(war.chain, war_duration(war.chain).mean, 0);
    EXPECT_LE(found.residual, 1e-13);
    for (const std::size_t s : war.chain.order()) {
      if (war.chain.row(s).size() < 2) continue;
      const double up = war_duration(shifted(war.chain, s, step)).mean[0];
      const double down = war_duration(shifted(war.chain, s, -step)).mean[0];
      const std::size_t at = war.chain.first_transition(s);
      const double expected = (up - down) / (2 * step);
      EXPECT_NEAR(found.transitions[at] - found.transitions[at + 1], expected,
                  1e-6 * (1 + std::fabs(expected)));
    }
  }
}

TEST(ValueSensitivity, of_an_end_is_that_end_alone) {
  const SparseChain chain = front(3, .5, .5);
  const auto found = value_sensitivity(chain, .9, std::vector<double>(4, 1.0), 3);
  EXPECT_EQ(found.ends, (std::vector<double>{0, 0, 0, 1}));
  EXPECT_EQ(found.discount, 0);
}

TEST(WarOutcomes, refuse_a_war_that_need_not_end_and_states_that_are_not_there) {
  const SparseChain forever = SparseChain::build({false, true}, {{0, 0, 1}}).value();
  EXPECT_THROW(war_duration(forever), base::ContractViolation);
  EXPECT_THROW(ending_chances(forever, {false, true}), base::ContractViolation);
  const SparseChain chain = front(3, .5, .5);
  EXPECT_THROW(ending_chances(chain, {true}), base::ContractViolation);
  const int descending[] = {3, 2}, fine[] = {1};
  EXPECT_THROW(goes_on_after(chain, 1, descending), base::ContractViolation);
  EXPECT_THROW(goes_on_after(chain, 4, fine), base::ContractViolation);
  EXPECT_THROW(value_sensitivity(chain, .9, std::vector<double>(4, 1.0), 4), base::ContractViolation);
  EXPECT_THROW(value_sensitivity(chain, .9, std::vector<double>(3, 1.0), 1), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
