#include "entente/theory/front_bargaining.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "entente/base/require.h"
#include "tests/reference/slow_bargaining.h"

namespace entente::theory {
namespace {

struct Pie {  // all to the first side at the high end, shared on the way as the levels stand
  explicit Pie(int levels, bool all_or_nothing) {
    for (int k = 0; k <= levels; ++k) {
      const double share = static_cast<double>(k) / levels;
      first.push_back(share);
      second.push_back(1 - share);
      won.push_back(all_or_nothing ? (k == levels ? 1.0 : 0.0) : share);
      lost.push_back(all_or_nothing ? (k == levels ? 0.0 : 1.0) : 1 - share);
    }
  }
  std::vector<double> first, second, won, lost;
};

BargainingSide side(const FrontChain& chain, double cost, double patience,
                    const std::vector<double>& outcome) {
  BargainingSide made;
  made.chain = chain;
  made.terms = {cost, patience, Meanwhile::nothing, {}};
  made.outcomes.standing = outcome;
  return made;
}

// Vectors computed and cross-checked for this project (design page "War", WV4).
TEST(BargainingValues, reproduce_the_ten_level_war) {
  const FrontChain chain{10, .45, .40, 0};
  const Pie pie(10, false);
  const auto a = side(chain, .008, .99, pie.first), b = side(chain, .012, .985, pie.second);
  const auto found = bargaining_values(a, b, frontier_of_line(pie.first, pie.second));
  const double printed[] = {.1946890516, .3518441313, .4800563578, .5861481359, .6755615909,
                            .7526650162, .8209950656, .8834486416, .9424354670};
  const auto line = frontier_of_line(pie.first, pie.second);
  for (std::size_t k = 1; k <= 9; ++k) {
    const Offers offers = offers_at(line, .5, found.first[k], found.second[k]);
    EXPECT_NEAR(offers.first, printed[k - 1], 1e-9) << k;
    EXPECT_NEAR(offers.second, 1 - printed[k - 1], 1e-9) << k;
    EXPECT_TRUE(offers.settles) << k;
  }
  EXPECT_NEAR(1 - found.second[5], .6913753591, 1e-9);  // what A keeps when A makes the offer
  EXPECT_NEAR(found.first[5], .6597478228, 1e-9);       // what B leaves to A
  EXPECT_LE(found.residual, 1e-12);
}

TEST(BargainingValues, reproduce_the_one_battle_wars) {
  const Pie pie(2, false);
  const auto line = frontier_of_line(pie.first, pie.second);
  const FrontChain decided{2, .6, .4, 0}, open{2, .3, .2, 0};
  const auto one =
      bargaining_values(side(decided, .1, .9, pie.first), side(decided, .1, .9, pie.second), line);
  EXPECT_NEAR(one.first[1], .44, 1e-13);
  EXPECT_NEAR(one.second[1], .26, 1e-13);
  const auto two = bargaining_values(side(open, .1, .9, pie.first), side(open, .1, .9, pie.second), line);
  const Offers offers = offers_at(line, .5, two.first[1], two.second[1]);
  EXPECT_NEAR(offers.first, 32.0 / 55, 1e-13);
  EXPECT_NEAR(offers.second, 23.0 / 55, 1e-13);
}

struct Drawn {  // a random war: two views of the front, a line that need not be straight
  explicit Drawn(unsigned seed) : random(seed) {
    const int levels = 3 + static_cast<int>(random() % 8);
    chain.levels = levels;
    chain.freeze = uniform(0, .03);
    chain.exhaustion_first = uniform(0, .02);
    chain.exhaustion_second = uniform(0, .02);
    chain.other_regimes = random() % 3;
    other = chain;
    set_pace(chain);
    set_pace(other);
    for (std::size_t r = 0; r < chain.other_regimes; ++r) {
      other.others[r].enters = chain.others[r].enters;
      other.others[r].leaves = chain.others[r].leaves;
    }
    const double peak_first = uniform(.4, 1.4), peak_second = uniform(-.4, .6), bend = uniform(1, 2);
    for (int k = 0; k <= levels; ++k) {
      const double y = static_cast<double>(k) / levels;
      first.push_back(1 - std::pow(std::fabs(y - peak_first), bend));
      second.push_back(1 - .7 * std::fabs(y - peak_second));
    }
  }
  double uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  }
  void set_pace(FrontChain& to) {
    to.advance = uniform(0, .5);
    to.retreat = uniform(0, .5);
    for (std::size_t r = 0; r < to.other_regimes; ++r)
      to.others[r] = {uniform(0, .5), uniform(0, .5), uniform(0, .1), uniform(0, .1)};
  }
  BargainingSide of(bool of_first) {
    BargainingSide made;
    made.chain = of_first ? chain : other;
    made.terms = {
        uniform(0, .05), uniform(.9, .995), random() % 2 ? Meanwhile::front : Meanwhile::nothing, {}};
    for (double& cost : made.terms.cost_in_others) cost = uniform(0, .05);
    made.outcomes.standing = of_first ? first : second;
    return made;
  }
  std::mt19937 random;
  FrontChain chain, other;
  std::vector<double> first, second;
};

TEST(BargainingValues, equal_the_slow_twin_on_random_wars_with_different_views) {
  int fighting_on = 0, several = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Drawn war(seed);
    BargainingSide a = war.of(true), b = war.of(false);
    if (seed % 2 == 0) {
      a.giving_in = a.outcomes.standing.front();
      b.giving_in = b.outcomes.standing.back();
    }
    const BargainingRules rules{seed % 3 == 0 ? 1 : war.uniform(0, 1), war.uniform(0, 1)};
    const auto line = frontier_of_line(a.outcomes.standing, b.outcomes.standing);
    const auto found = bargaining_values(a, b, line, rules);
    ASSERT_TRUE(found.found) << seed;
    ASSERT_LE(found.residual, 1e-12) << seed;
    const auto slow = reference::slow_bargaining(a, b, line, rules);
    const std::size_t count = a.outcomes.standing.size();
    for (std::size_t n = 0; n < slow.first.size(); ++n) {
      ASSERT_NEAR(found.first[n], slow.first[n], 1e-9) << seed << ' ' << n;
      ASSERT_NEAR(found.second[n], slow.second[n], 1e-9) << seed << ' ' << n;
      if (n % count != 0 && n % count != count - 1)
        fighting_on += offers_at(line, rules.recognition_first, std::max(found.first[n], a.giving_in),
                                 std::max(found.second[n], b.giving_in))
                               .settles
                           ? 0
                           : 1;
    }
    several += found.rounds > 1 ? 1 : 0;
  }
  EXPECT_GT(fighting_on, 20);  // optimism keeps some of them from settling
  EXPECT_GT(several, 100);
}

TEST(BargainingValues, are_never_below_the_value_of_fighting_to_an_end) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    Drawn war(seed);
    const BargainingSide a = war.of(true), b = war.of(false);
    const auto found = bargaining_values(a, b, frontier_of_line(a.outcomes.standing, b.outcomes.standing));
    std::vector<double> alone(a.chain.states());
    war_values(a.chain, a.terms, a.outcomes, alone);
    for (std::size_t n = 0; n < alone.size(); ++n) ASSERT_GE(found.first[n], alone[n] - 1e-9) << seed;
    war_values(b.chain, b.terms, b.outcomes, alone);
    for (std::size_t n = 0; n < alone.size(); ++n) ASSERT_GE(found.second[n], alone[n] - 1e-9) << seed;
  }
}

TEST(BargainingValues, settle_at_once_where_both_see_the_same_front_and_fighting_costs) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    Drawn war(seed);
    const Pie pie(war.chain.levels, false);
    BargainingSide a = war.of(true), b = war.of(true);
    a.outcomes.standing = pie.first;
    b.outcomes.standing = pie.second;
    a.terms.meanwhile = b.terms.meanwhile = Meanwhile::front;
    b.terms.patience = a.terms.patience;
    a.terms.cost += .001;
    const auto found = bargaining_values(a, b, frontier_of_line(pie.first, pie.second));
    for (int k = 1; k < war.chain.levels; ++k)
      EXPECT_LE(found.first[static_cast<std::size_t>(k)] + found.second[static_cast<std::size_t>(k)], 1.0)
          << seed;
  }
}

TEST(BargainingValues, move_to_the_side_whose_opponent_pays_more) {
  const FrontChain chain{10, .2, .1, .01};
  const Pie pie(10, false);
  const auto a = side(chain, .002, .99, pie.first);
  const auto line = frontier_of_line(pie.first, pie.second);
  const auto cheap = bargaining_values(a, side(chain, .002, .99, pie.second), line, {.2, .5});
  const auto dear = bargaining_values(a, side(chain, .004, .99, pie.second), line, {.2, .5});
  for (std::size_t k = 1; k < 10; ++k) {
    EXPECT_GT(dear.first[k], cheap.first[k]) << k;
    EXPECT_LT(dear.second[k], cheap.second[k]) << k;
  }
}

TEST(BargainingValues, without_talks_or_terms_are_fighting_to_an_end) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    Drawn war(seed);
    const BargainingSide a = war.of(true), b = war.of(false);
    std::vector<double> alone(a.chain.states());
    war_values(a.chain, a.terms, a.outcomes, alone);
    const auto silent =
        bargaining_values(a, b, frontier_of_line(a.outcomes.standing, b.outcomes.standing), {0, .5});
    const auto nothing = bargaining_values(a, b, SettlementFrontier());
    for (std::size_t n = 0; n < alone.size(); ++n) {
      ASSERT_NEAR(silent.first[n], alone[n], 1e-12) << seed;
      ASSERT_NEAR(nothing.first[n], alone[n], 1e-12) << seed;
    }
  }
}

TEST(SettlementFrontier, gives_the_most_of_one_side_for_each_utility_of_the_other) {
  const std::vector<double> first = {.2, .5, .9, .8},
                            second = {.6, 1, .7, .1};  // peaks at the second and third
  const auto line = frontier_of_line(first, second);
  ASSERT_EQ(line.points().size(), 2u);
  EXPECT_NEAR(line.most_first(.85).value, .7, 1e-15);
  EXPECT_NEAR(line.most_first(.2).value, .9, 1e-15);
  EXPECT_FALSE(line.most_first(1.01).possible);
  EXPECT_NEAR(line.most_second(.7).value, .85, 1e-15);
  EXPECT_NEAR(line.most_second(0).value, 1, 1e-15);
  EXPECT_FALSE(line.most_second(.91).possible);
}

TEST(BargainingValues, refuse_what_is_out_of_range) {
  const Pie pie(3, false), longer(4, false);
  const FrontChain chain{3, .5, .5, 0}, still{3, 0, 0, 0};
  const auto a = side(chain, 0, 1, pie.first), b = side(chain, 0, 1, pie.second);
  const auto line = frontier_of_line(pie.first, pie.second);
  EXPECT_THROW(bargaining_values(a, side({4, .5, .5, 0}, 0, 1, longer.second), line),
               base::ContractViolation);
  EXPECT_THROW(bargaining_values(side(still, 0, 1, pie.first), side(still, 0, 1, pie.second), line),
               base::ContractViolation);
  EXPECT_THROW(bargaining_values(side(chain, -1, 1, pie.first), b, line), base::ContractViolation);
  EXPECT_THROW(bargaining_values(a, b, line, {1.1, .5}), base::ContractViolation);
  EXPECT_THROW(bargaining_values(a, b, line, {1, -.5}), base::ContractViolation);
  EXPECT_THROW(SettlementFrontier({{0, 1}, {1, 1}}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
