#include "entente/theory/war_game.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/front_chain.h"
#include "entente/theory/war_bargain.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_war;
using reference::front;
using reference::pays_above;
using reference::pays_below;
using reference::uniform;

WarParty party(double discount, double cost, std::vector<double> ends) {
  WarParty made;
  made.discount = discount;
  made.costs = {cost};
  made.ends = std::move(ends);
  return made;
}

WarGame ten_levels() {  // design page "War", WV3
  return {front(10, .45, .40), {party(.99, .008, pays_above(10)), party(.985, .012, pays_below(10))}};
}

// Vectors computed and cross-checked for this project (design page "War", WV3).
TEST(FightingValues, reproduce_the_ten_level_war) {
  const double first[] = {.0321381112, .0793840666, .1411197322, .2171209015, .3075084930,
                          .4127129177, .5334493517, .6707021493, .8257170301};
  const double second[] = {.6551992958,  .3979551040,  .2098335360,  .0767880882, -.0118031924,
                           -.0638776705, -.0852550184, -.0800694580, -.0510969392};
  const FightingValues found = fighting_values(ten_levels());
  EXPECT_LE(found.residual, 1e-12);
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_NEAR(found.values[0][k], first[k - 1], 1e-9) << k;
    EXPECT_NEAR(found.values[1][k], second[k - 1], 1e-9) << k;
  }
}

// WV2, discounted: the worth of an end that pays 1, without costs.
TEST(FightingValues, reproduce_the_discounted_gambler) {
  const struct {
    int levels;
    std::size_t level;
    double up, discount, above, below;
  } rows[] = {{10, 5, .5, .95, .191290230373, .191290230373},
              {10, 4, .55, .9, .101142812829, .098401780562},
              {6, 3, .6, .98, .658961311067, .195247795872}};
  for (const auto& row : rows) {
    const auto found = fighting_values(
        {front(row.levels, row.up, 1 - row.up),
         {party(row.discount, 0, pays_above(row.levels)), party(row.discount, 0, pays_below(row.levels))}});
    EXPECT_NEAR(found.values[0][row.level], row.above, 1e-11) << row.levels << ' ' << row.level;
    EXPECT_NEAR(found.values[1][row.level], row.below, 1e-11) << row.levels << ' ' << row.level;
  }
}

// WV2: with p = 1/2, d = 1, c = 1/100, N = 10 the value is (k/10)^2.
TEST(FightingValues, without_discounting_are_the_square_of_the_level) {
  const auto found = fighting_values({front(10, .5, .5), {party(1, .01, pays_above(10))}});
  for (std::size_t k = 0; k <= 10; ++k)
    EXPECT_NEAR(found.values[0][k], static_cast<double>(k * k) / 100, 1e-13) << k;
}

// Design page "War", WV6: aid on and off, switching whatever the battles bring.
TEST(FightingValues, reproduce_the_war_with_aid_on_and_off) {
  const SparseChain chain = reference::two_paces(10, {.45, .40, .05}, {.35, .50, .02});
  std::vector<double> ends = pays_above(10);
  const std::vector<double> again = ends;
  ends.insert(ends.end(), again.begin(), again.end());
  const auto w = fighting_values({chain, {party(.99, .008, ends)}}).values[0];
  EXPECT_NEAR(w[5], .1453353923, 1e-9);
  EXPECT_NEAR(w[11 + 5], -.0009805688, 1e-9);
  std::size_t most = 1;
  for (std::size_t k = 2; k < 10; ++k)
    if (w[k] - w[11 + k] > w[most] - w[11 + most]) most = k;
  EXPECT_EQ(most, 8u);
  EXPECT_NEAR(w[8] - w[11 + 8], .2260766351, 1e-9);
}

TEST(FightingValues, equal_the_short_form_of_the_front) {
  std::mt19937 random(2);
  for (int n = 0; n < 100; ++n) {
    const int levels = 2 + static_cast<int>(random() % 40);
    const double up = uniform(random, .05, .5), down = uniform(random, .05, .5);
    const double cost = uniform(random, 0, .05), discount = uniform(random, .9, 1);
    FrontChain line;
    line.levels = levels;
    line.advance = up;
    line.retreat = down;
    WarTerms terms;
    terms.cost = cost;
    terms.patience = discount;
    terms.meanwhile = Meanwhile::nothing;
    std::vector<double> outcome(static_cast<std::size_t>(levels) + 1, 0.0);
    outcome.front() = uniform(random, -1, 1);
    outcome.back() = uniform(random, -1, 1);
    const auto line_values = war_values(line, terms, outcome);
    const auto found = fighting_values({front(levels, up, down), {party(discount, cost, outcome)}});
    for (std::size_t k = 0; k < outcome.size(); ++k) ASSERT_NEAR(found.values[0][k], line_values[k], 1e-11);
  }
}

TEST(FightingValues, equal_elimination_and_the_mean_of_simulated_courses) {
  std::mt19937 random(21);
  for (int n = 0; n < 30; ++n) {
    const WarGame war = any_war(random, 2, false);
    const auto found = fighting_values(war);
    EXPECT_LE(found.residual, 1e-12);
    for (std::size_t i = 0; i < 2; ++i) {
      std::vector<double> flow(war.parties[i].costs);
      for (double& cost : flow) cost = -cost;
      const auto slow =
          reference::dense_values(war.chain, war.parties[i].discount, flow, war.parties[i].ends);
      for (const std::size_t s : war.chain.order()) ASSERT_NEAR(found.values[i][s], slow[s], 1e-12);
      if (n >= 5 || !war.chain.always_ends()) continue;
      const auto courses = reference::simulate(war.chain, {0, war.chain.states() - 1, war.parties[i].discount,
                                                           flow, war.parties[i].ends, 20'000, 9});
      EXPECT_NEAR(courses.worth, found.values[i][0], 4.5 * courses.worth_error);
    }
  }
}

TEST(FightingValues, never_rise_with_a_cost) {
  std::mt19937 random(22);
  for (int n = 0; n < 100; ++n) {
    WarGame war = any_war(random, 2, false);
    const auto before = fighting_values(war).values[0];
    const std::size_t dearer = war.chain.order()[random() % war.chain.order().size()];
    war.parties[0].costs[dearer] += .05;
    const auto after = fighting_values(war).values[0];
    for (std::size_t s = 0; s < after.size(); ++s) ASSERT_LE(after[s], before[s] + 1e-14);
    EXPECT_LT(after[dearer], before[dearer] - .04);
  }
}

TEST(Reservation, is_no_less_than_giving_in_is_worth) {
  WarGame war = ten_levels();
  war.parties[1].surrender.assign(11, 0.0);
  const auto found = fighting_values(war);
  EXPECT_EQ(found.reservation[1][6], 0);  // fighting on is worth -0.06
  EXPECT_EQ(found.reservation[1][2], found.values[1][2]);
  EXPECT_EQ(found.reservation[0], found.values[0]);  // nobody asked it
}

TEST(ValuesUntil, approach_the_war_without_a_last_day_as_it_moves_away) {
  const WarGame war = ten_levels();
  const auto after = fighting_values(war).values;
  const auto never = bargain_while_fighting(war).values;
  double former = 1;
  for (const int periods : {1, 100, 400, 3000}) {
    const auto found = values_until(war, {periods, after, true, 5});
    const double apart = std::fabs(found.values[0][5] - never[0][5]);
    EXPECT_LT(apart, former);
    former = apart;
    EXPECT_EQ(found.watched[0].size(), static_cast<std::size_t>(periods) + 1);
    EXPECT_EQ(found.watched[0].front(), after[0][5]);
    EXPECT_EQ(found.watched[0].back(), found.values[0][5]);
  }
  EXPECT_LT(former, 1e-13);
}

TEST(ValuesUntil, of_a_war_that_goes_on_as_before_are_its_values) {
  std::mt19937 random(31);
  for (int n = 0; n < 50; ++n) {
    const WarGame war = any_war(random, 2 + random() % 3, true);
    const auto never = bargain_while_fighting(war).values;
    const auto found = values_until(war, {1 + static_cast<int>(random() % 30), never, true, 0});
    for (std::size_t i = 0; i < never.size(); ++i)
      for (std::size_t s = 0; s < never[i].size(); ++s) ASSERT_NEAR(found.values[i][s], never[i][s], 1e-12);
    const auto fought = fighting_values(war).values;
    const auto only_fought = values_until(war, {7, fought, false, 0}).values;
    for (std::size_t i = 0; i < never.size(); ++i)
      for (std::size_t s = 0; s < never[i].size(); ++s) ASSERT_NEAR(only_fought[i][s], fought[i][s], 1e-12);
  }
}

// By hand: one transient state, decided at .6 to .4 at a cost of .1 each, d = .9, half the offers each; on
// the last day a line is imposed that leaves 0.2 and 0.8. One period before: D = -.1 + .9 .6 = .44 whatever
// comes after, as the war is decided in that period; V = .59 and .41.
TEST(ValuesUntil, of_one_battle_do_not_depend_on_the_day_after) {
  const WarGame war{front(2, .6, .4), {party(.9, .1, pays_above(2)), party(.9, .1, pays_below(2))}};
  const auto found = values_until(war, {1, {{0, .2, 1}, {1, .8, 0}}, true, 1});
  EXPECT_NEAR(found.values[0][1], .59, 1e-15);
  EXPECT_NEAR(found.values[1][1], .41, 1e-15);
  // With a chance of .5 that nothing happens, the day after counts: D_A = -.1 + .9 (.3 + .5 .2) = .26,
  // D_B = -.1 + .9 (.2 + .5 .8) = .44, V_A = .26 + .15 = .41.
  const WarGame open{front(2, .3, .2), {party(.9, .1, pays_above(2)), party(.9, .1, pays_below(2))}};
  const auto later = values_until(open, {1, {{0, .2, 1}, {1, .8, 0}}, true, 1});
  EXPECT_NEAR(later.values[0][1], .41, 1e-15);
  EXPECT_NEAR(later.values[1][1], .59, 1e-15);
}

std::string text(const WarGame& game, bool bargaining = true) {
  return base::to_text(faults(game, bargaining));
}

TEST(Faults, are_none_in_a_war_that_is_sound) {
  EXPECT_EQ(text(ten_levels()), "");
}

TEST(Faults, name_the_party_and_the_state) {
  WarGame war = ten_levels();
  war.parties[1].costs = std::vector<double>(11, .01);
  war.parties[1].costs[4] = -.5;
  EXPECT_EQ(text(war),
            "error: the cost of a period to party 1 in state 4 is -0.5, but must be 0 or above   "
            "[war-cost-negative]\n   help: what a party lives on in a state belongs into its utility of the "
            "ends, not below zero into costs\n");
  war = ten_levels();
  war.parties[0].discount = 1.5;
  EXPECT_EQ(
      text(war),
      "error: the discount of party 0 is 1.5, but must be above 0 and at most 1   "
      "[war-discount-out-of-range]\n   help: 0.99 means that next period counts for 1 % less than now\n");
  war = ten_levels();
  war.parties[0].ends[10] = std::nan("");
  EXPECT_EQ(text(war),
            "error: the end in state 10 has no utility for party 0   [war-end-without-utility]\n"
            "   help: give it a number\n");
  war = ten_levels();
  war.parties[0].recognition = {.6};
  EXPECT_EQ(
      text(war),
      "error: the chances to make the offer in state 1 sum to 1.1, but each must be in [0, 1] and their "
      "sum 1   [war-recognition-sum]\n   help: with two parties who are as likely to make it: 0.5 each\n");
  EXPECT_EQ(text(war, false), "");
}

TEST(Faults, include_a_war_without_an_end_and_without_discounting) {
  const SparseChain chain = SparseChain::build({false, true, false}, {{0, 1, 1}, {2, 2, 1}}).value();
  WarGame war{chain, {party(1, 0, {0, 1, 0})}};
  EXPECT_EQ(
      text(war, false),
      "error: from some state the war never ends, and party 0 has a discount of 1   "
      "[war-goes-on-forever]\n   help: give the state a way to an end, or the party a discount below 1\n");
  EXPECT_THROW(fighting_values(war), base::ContractViolation);
  war.parties[0].discount = .9;
  EXPECT_EQ(text(war, false), "");
}

TEST(Faults, include_vectors_and_moves_for_another_war) {
  const std::string message =
      "error: what party 0 brings along is not for the 11 states of this war, or for other ends   "
      "[war-states-differ]\n   help: give one number per state; moves that a party counts on end in the same "
      "states\n";
  WarGame war = ten_levels();
  war.parties[0].ends.pop_back();
  EXPECT_EQ(text(war), message);
  war = ten_levels();
  war.parties[0].surrender = {1};
  EXPECT_EQ(text(war), message);
  war = ten_levels();
  war.parties[0].expects = front(9, .5, .5);
  EXPECT_EQ(text(war), message);
  war.parties[0].expects =
      front(10, .5, .5)
          .stopped_in({false, true, false, false, false, false, false, false, false, false, false});
  EXPECT_EQ(text(war), message);
}

TEST(ValuesUntil, need_a_period_a_state_and_values_for_everybody) {
  const WarGame war = ten_levels();
  const auto after = fighting_values(war).values;
  EXPECT_THROW(values_until(war, {0, after, true, 0}), base::ContractViolation);
  EXPECT_THROW(values_until(war, {1, {after[0]}, true, 0}), base::ContractViolation);
  EXPECT_THROW(values_until(war, {1, after, true, 11}), base::ContractViolation);
  EXPECT_THROW(values_until(war, {1, {after[0], {1, 2}}, true, 0}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
