// Tests also: war_newton.cc
#include "entente/theory/war_bargain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/front_bargaining.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_war;
using reference::front;
using reference::pays_above;
using reference::pays_below;
using reference::slow_bargain;
using reference::uniform;

WarParty party(double discount, double cost, std::vector<double> ends, double recognition = .5) {
  WarParty made;
  made.discount = discount;
  made.costs = {cost};
  made.ends = std::move(ends);
  made.recognition = {recognition};
  return made;
}

WarGame ten_levels() {  // design page "War", WV3 and WV4
  return {front(10, .45, .40), {party(.99, .008, pays_above(10)), party(.985, .012, pays_below(10))}};
}

// Vectors computed and cross-checked for this project (design page "War", WV4).
TEST(BargainWhileFighting, reproduces_the_ten_level_war) {
  const double printed[] = {.1946890516, .3518441313, .4800563578, .5861481359, .6755615909,
                            .7526650162, .8209950656, .8834486416, .9424354670};
  const WarBargain found = bargain_while_fighting(ten_levels());
  EXPECT_TRUE(found.found);
  EXPECT_EQ(found.method, WarBargain::Method::newton);
  EXPECT_EQ(found.rounds, 1);
  EXPECT_LE(found.residual, 1e-12);
  EXPECT_LE(found.deviation_gain, 1e-12);
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_NEAR(found.values[0][k], printed[k - 1], 1e-9) << k;
    EXPECT_NEAR(found.values[1][k], 1 - printed[k - 1], 1e-9) << k;
    EXPECT_TRUE(found.settles[k]);
  }
  EXPECT_NEAR(1 - found.refusing[1][5], .6913753591, 1e-9);  // what the first keeps of its own offer
  EXPECT_NEAR(found.refusing[0][5], .6597478228, 1e-9);      // what the second leaves to it
}

TEST(BargainWhileFighting, reproduces_the_one_battle_wars) {
  const auto one = bargain_while_fighting(
      {front(2, .6, .4), {party(.9, .1, pays_above(2)), party(.9, .1, pays_below(2))}});
  EXPECT_NEAR(one.refusing[0][1], .44, 1e-15);
  EXPECT_NEAR(one.refusing[1][1], .26, 1e-15);
  EXPECT_NEAR(one.values[0][1], .59, 1e-15);
  EXPECT_NEAR(one.values[1][1], .41, 1e-15);
  const auto open = bargain_while_fighting(
      {front(2, .3, .2), {party(.9, .1, pays_above(2)), party(.9, .1, pays_below(2))}});
  EXPECT_NEAR(open.values[0][1], 32.0 / 55, 1e-15);
  EXPECT_NEAR(open.values[1][1], 23.0 / 55, 1e-15);
}

// The short form lets the sides divide a line whose ends are the ends of the war.
TEST(BargainWhileFighting, equals_the_short_form_of_the_front) {
  std::mt19937 random(7);
  int compared = 0;
  for (int n = 0; n < 100; ++n) {
    const int levels = 2 + static_cast<int>(random() % 30);
    const double up = uniform(random, .05, .5), down = uniform(random, .05, .5);
    BargainingSide sides[2];
    std::vector<double> outcome[2];
    WarGame war{front(levels, up, down), {}};
    const double recognition = uniform(random, 0, 1);
    for (std::size_t i = 0; i < 2; ++i) {
      for (int k = 0; k <= levels; ++k) {
        const double share = static_cast<double>(k) / levels;
        outcome[i].push_back(i == 0 ? share : 1 - share);
      }
      sides[i].chain.levels = levels;
      sides[i].chain.advance = up;
      sides[i].chain.retreat = down;
      sides[i].terms.cost = uniform(random, 0, .0005);
      sides[i].terms.patience = uniform(random, .97, .999);
      sides[i].terms.meanwhile = Meanwhile::nothing;
      sides[i].outcomes.standing = outcome[i];
      war.parties.push_back(party(sides[i].terms.patience, sides[i].terms.cost,
                                  i == 0 ? pays_above(levels) : pays_below(levels),
                                  i == 0 ? recognition : 1 - recognition));
    }
    const auto line =
        bargaining_values(sides[0], sides[1], frontier_of_line(outcome[0], outcome[1]), {1, recognition});
    const auto found = bargain_while_fighting(war);
    ASSERT_TRUE(found.found);
    // The line cannot give a side less than nothing; where refusing is worth less, the two forms differ.
    bool positive = true;
    for (std::size_t k = 0; k < outcome[0].size(); ++k)
      positive = positive && found.refusing[0][k] >= 0 && found.refusing[1][k] >= 0;
    if (!positive) continue;
    ++compared;
    for (std::size_t k = 0; k < outcome[0].size(); ++k) {
      ASSERT_NEAR(found.refusing[0][k], line.first[k], 1e-11) << n << ' ' << k;
      ASSERT_NEAR(found.refusing[1][k], line.second[k], 1e-11) << n << ' ' << k;
    }
  }
  EXPECT_GT(compared, 30);
}

TEST(BargainWhileFighting, of_two_parties_equals_plain_repetition_whatever_settles) {
  std::mt19937 random(17);
  int fights = 0, several = 0;
  for (int n = 0; n < 300; ++n) {
    WarGame war = any_war(random, 2, n % 2 == 0);
    if (n % 3 == 0) {  // each side expects its own moves
      std::vector<Transition> moves;
      std::vector<bool> over;
      for (std::size_t s = 0; s < war.chain.states(); ++s) over.push_back(war.chain.over(s));
      for (const std::size_t s : war.chain.order()) {
        const double shift = war.chain.row(s).size() > 1 ? .5 * war.chain.row(s)[0].value : 0;
        for (std::size_t e = 0; e < war.chain.row(s).size(); ++e)
          moves.push_back({s, war.chain.row(s)[e].column,
                           war.chain.row(s)[e].value + (e == 0   ? -shift
                                                        : e == 1 ? shift
                                                                 : 0)});
      }
      war.parties[1].expects = SparseChain::build(over, moves).value();
    }
    const WarBargain found = bargain_while_fighting(war);
    ASSERT_TRUE(found.found) << n << ' ' << found.residual << ' ' << found.deviation_gain;
    ASSERT_EQ(found.method, WarBargain::Method::newton);
    const auto slow = slow_bargain(war);
    for (std::size_t s = 0; s < war.chain.states(); ++s) {
      ASSERT_NEAR(found.values[0][s], slow[0][s], 1e-11) << n << ' ' << s;
      ASSERT_NEAR(found.values[1][s], slow[1][s], 1e-11) << n << ' ' << s;
      fights += !found.settles[s] && !war.chain.over(s) ? 1 : 0;
    }
    several += found.rounds > 1 ? 1 : 0;
  }
  EXPECT_GT(fights, 100);
  EXPECT_GT(several, 50);
}

TEST(BargainWhileFighting, of_three_and_more_with_one_discount_equals_plain_repetition) {
  std::mt19937 random(18);
  int fights = 0;
  for (int n = 0; n < 200; ++n) {
    const WarGame war = any_war(random, 3 + random() % 3, true);
    const WarBargain found = bargain_while_fighting(war);
    ASSERT_TRUE(found.found) << n << ' ' << found.residual << ' ' << found.deviation_gain;
    ASSERT_EQ(found.method, WarBargain::Method::two_step);
    const auto slow = slow_bargain(war);
    for (std::size_t i = 0; i < slow.size(); ++i)
      for (std::size_t s = 0; s < war.chain.states(); ++s)
        ASSERT_NEAR(found.values[i][s], slow[i][s], 1e-11) << n << ' ' << s;
    for (const std::size_t s : war.chain.order()) fights += found.settles[s] ? 0 : 1;
  }
  EXPECT_GT(fights, 50);
}

TEST(BargainWhileFighting, of_three_with_different_discounts_arrives_and_says_how_well) {
  std::mt19937 random(19);
  int unfinished = 0;
  for (int n = 0; n < 60; ++n) {
    const WarGame war = any_war(random, 3, false);
    const WarBargain found = bargain_while_fighting(war);
    EXPECT_EQ(found.method, WarBargain::Method::repetition);
    EXPECT_TRUE(found.found) << n << ' ' << found.residual << ' ' << found.deviation_gain;
    const WarBargain stopped = bargain_while_fighting(war, {1, false});
    EXPECT_EQ(stopped.found, stopped.residual <= 1e-12 && stopped.deviation_gain <= 1e-11) << n;
    unfinished += !stopped.found && stopped.residual > 1e-6 ? 1 : 0;
  }
  EXPECT_GT(unfinished, 40);  // the others are decided in a period
}

TEST(BargainWhileFighting, by_repetition_ends_at_the_same_values) {
  const WarBargain newton = bargain_while_fighting(ten_levels()),
                   repeated = bargain_while_fighting(ten_levels(), {200'000, true});
  EXPECT_EQ(repeated.method, WarBargain::Method::repetition);
  EXPECT_TRUE(repeated.found);
  EXPECT_GT(repeated.rounds, 100);
  for (std::size_t k = 0; k <= 10; ++k) EXPECT_NEAR(repeated.values[0][k], newton.values[0][k], 1e-12);
}

TEST(BargainWhileFighting, settles_everywhere_where_fighting_costs_and_ends_share_the_pie) {
  std::mt19937 random(20);
  for (int n = 0; n < 100; ++n) {
    WarGame war = any_war(random, 2 + random() % 3, n % 2 == 0);
    for (std::size_t s = 0; s < war.chain.states(); ++s) {
      double left = 1;
      for (std::size_t i = 0; i + 1 < war.parties.size(); ++i) {
        war.parties[i].ends[s] = std::min(left, std::fabs(war.parties[i].ends[s]));
        left -= war.parties[i].ends[s];
      }
      war.parties.back().ends[s] = left;
    }
    const WarBargain found = bargain_while_fighting(war);
    ASSERT_TRUE(found.found);
    for (const std::size_t s : war.chain.order()) {
      EXPECT_TRUE(found.settles[s]);
      double sum = 0;
      for (const auto& values : found.values) sum += values[s];
      EXPECT_NEAR(sum, 1, 1e-12);
    }
  }
}

TEST(BargainWhileFighting, is_worth_no_less_than_fighting_to_an_end) {
  std::mt19937 random(23);
  for (int n = 0; n < 100; ++n) {
    const WarGame war = any_war(random, 2 + random() % 3, true);
    const auto found = bargain_while_fighting(war).values, fought = fighting_values(war).values;
    for (std::size_t i = 0; i < found.size(); ++i)
      for (std::size_t s = 0; s < found[i].size(); ++s) ASSERT_GE(found[i][s], fought[i][s] - 1e-12);
  }
}

TEST(BargainWhileFighting, gives_less_to_a_party_whose_cost_is_higher) {
  WarGame war = ten_levels();
  const auto before = bargain_while_fighting(war).values;
  war.parties[0].costs = {.012};
  const auto after = bargain_while_fighting(war).values;
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_LT(after[0][k], before[0][k]);
    EXPECT_GT(after[1][k], before[1][k]);
  }
}

// Both count on a faster front than the other does: no offer is good enough, so they fight.
TEST(BargainWhileFighting, fails_where_both_count_on_a_better_war) {
  WarGame war{front(10, .3, .3), {party(.99, .001, pays_above(10)), party(.99, .001, pays_below(10))}};
  EXPECT_TRUE(bargain_while_fighting(war).settles[5]);
  war.parties[0].expects = front(10, .45, .15);
  war.parties[1].expects = front(10, .15, .45);
  const WarBargain found = bargain_while_fighting(war);
  EXPECT_TRUE(found.found);
  EXPECT_FALSE(found.settles[5]);
  EXPECT_GT(found.refusing[0][5] + found.refusing[1][5], 1.2);
}

TEST(TwoPartyNewton, ends_at_the_same_values_wherever_it_begins) {
  std::mt19937 random(24);
  for (int n = 0; n < 100; ++n) {
    const WarGame war = any_war(random, 2, false);
    const auto found = bargain_while_fighting(war).values;
    std::vector<std::vector<double>> values(2);
    for (auto& party : values)
      for (std::size_t s = 0; s < war.chain.states(); ++s) party.push_back(uniform(random, -1, 2));
    two_party_newton(war, 200, values);
    for (const std::size_t s : war.chain.order())
      for (std::size_t i = 0; i < 2; ++i) ASSERT_NEAR(values[i][s], found[i][s], 1e-12) << n;
  }
}

TEST(DeviationGain, finds_who_gains_from_values_that_are_off) {
  const WarGame war = ten_levels();
  WarBargain found = bargain_while_fighting(war);
  EXPECT_LE(deviation_gain(war, found.refusing), 1e-13);
  auto low = found.refusing;
  low[1][5] -= .01;  // the second side would accept too little: it gains by refusing
  EXPECT_NEAR(deviation_gain(war, low), .01, .003);
  auto high = found.refusing;
  high[0][5] += .5;  // the first side holds out where an offer is open
  EXPECT_GT(deviation_gain(war, high), .02);
}

TEST(BargainWhileFighting, needs_two_parties_and_chances_to_offer_that_sum_to_one) {
  WarGame war = ten_levels();
  war.parties[0].recognition = {.4};
  EXPECT_THROW(bargain_while_fighting(war), base::ContractViolation);
  war.parties.pop_back();
  EXPECT_THROW(bargain_while_fighting(war), base::ContractViolation);
  std::vector<std::vector<double>> values(2, std::vector<double>(11, 0.0));
  EXPECT_THROW(two_party_newton(war, 5, values), base::ContractViolation);
  values.pop_back();
  EXPECT_THROW(two_party_newton(ten_levels(), 5, values), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
