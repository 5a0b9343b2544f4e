#include "entente/theory/war_quitting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_chain;
using reference::front;
using reference::uniform;
using Marks = std::vector<bool>;

// WV11, closed forms checked for this project (design page "War").
TEST(Attrition, reproduces_the_closed_form) {
  const Attrition plain = attrition({.02, 1, 0, 0}, {.03, 1, 0, 0});
  EXPECT_NEAR(plain.first_hazard, .03, 1e-15);
  EXPECT_NEAR(plain.second_hazard, .02, 1e-15);
  EXPECT_NEAR(plain.expected_duration, 20, 1e-12);
  EXPECT_NEAR(plain.first_gives_in, .6, 1e-15);
  const Attrition later = attrition({.02, .9, .2, .05}, {.03, .8, .1, .05});
  EXPECT_NEAR(later.first_hazard, .05, 1e-15);
  EXPECT_NEAR(later.second_hazard, .0428571429, 1e-10);
  EXPECT_NEAR(later.expected_duration, 10.7692307692, 1e-9);
  EXPECT_NEAR(later.first_gives_in, .5384615385, 1e-9);
}

// To wait a moment costs what the chance that the other gives in is worth: r V = -c + h (win - V) at V =
// lose.
TEST(Attrition, leaves_each_side_indifferent) {
  std::mt19937 random(3);
  for (int n = 0; n < 100; ++n) {
    const auto draw = [&] {
      const double lose = uniform(random, 0, .5);
      return AttritionSide{uniform(random, .001, .1), lose + uniform(random, .1, 1), lose,
                           uniform(random, 0, .1)};
    };
    const AttritionSide a = draw(), b = draw();
    const Attrition found = attrition(a, b);
    EXPECT_NEAR(found.second_hazard * (a.win - a.lose), a.cost + a.impatience * a.lose, 1e-14);
    EXPECT_NEAR(found.first_hazard * (b.win - b.lose), b.cost + b.impatience * b.lose, 1e-14);
  }
}

TEST(Attrition, never_ends_where_waiting_is_free_and_refuses_a_win_that_is_none) {
  EXPECT_TRUE(std::isinf(attrition({0, 1, 0, 0}, {0, 1, 0, 0}).expected_duration));
  EXPECT_THROW(attrition({.1, 0, 0, 0}, {}), base::ContractViolation);
  EXPECT_THROW(attrition({}, {-.1, 1, 0, 0}), base::ContractViolation);
  EXPECT_THROW(attrition({.1, 1, 0, -1}, {}), base::ContractViolation);
}

QuittingSide side(std::vector<double> ends, double cost, double discount) {
  const std::size_t n = ends.size();
  return {discount, std::vector<double>(n, cost), std::move(ends), std::vector<double>(n, 0.0),
          std::vector<double>(n, 1.0)};
}

// A front that decides nothing: whoever is believed to be stubborn prevails at once, everywhere.
TEST(QuittingExtremes, differ_where_only_stubbornness_counts) {
  const SparseChain still = SparseChain::build({false, true}, {{0, 0, 1}}).value();
  const auto found = quitting_extremes({still, side({0, 0}, .1, .9), side({0, 0}, .1, .9)});
  EXPECT_FALSE(found.same);
  EXPECT_TRUE(found.first_stubborn.found && found.second_stubborn.found);
  EXPECT_TRUE(found.first_stubborn.second_gives_in[0]);
  EXPECT_FALSE(found.first_stubborn.first_gives_in[0]);
  EXPECT_TRUE(found.second_stubborn.first_gives_in[0]);
  EXPECT_EQ(found.first_stubborn.first[0], 1);
  EXPECT_EQ(found.second_stubborn.first[0], 0);
}

// By hand: one battle, won at .9, cost .2 each, d = 1, to give in is worth 0. The first side has .7 by
// fighting, the second -.1: the second gives in, whatever is believed.
TEST(QuittingExtremes, are_the_same_where_one_side_has_nothing_to_hope_for) {
  const auto found = quitting_extremes({front(2, .9, .1), side({0, 0, 1}, .2, 1), side({1, 0, 0}, .2, 1)});
  EXPECT_TRUE(found.same);
  EXPECT_TRUE(found.first_stubborn.second_gives_in[1]);
  EXPECT_EQ(found.first_stubborn.first[1], 1);
  EXPECT_EQ(found.first_stubborn.second[1], 0);
}

QuittingSide any_side(std::mt19937& random, std::size_t n) {
  QuittingSide made;
  made.discount = uniform(random, .8, .98);
  for (std::size_t s = 0; s < n; ++s) {
    made.costs.push_back(uniform(random, 0, .2));
    made.ends.push_back(uniform(random, 0, 1));
    made.gives_in.push_back(uniform(random, 0, .3));
    made.prevails.push_back(1);
  }
  return made;
}

// One side's values when these states give in, by elimination on the full matrix.
std::vector<double> values_of(const SparseChain& chain, const QuittingSide& own_side, const Marks& own,
                              const Marks& other) {
  std::vector<double> flow, ends = own_side.ends;
  Marks over(own.size());
  for (std::size_t s = 0; s < own.size(); ++s) {
    flow.push_back(-own_side.costs[s]);
    if (chain.over(s)) continue;
    if (own[s]) ends[s] = own_side.gives_in[s];
    if (other[s]) ends[s] = own_side.prevails[s];
    over[s] = own[s] || other[s];
  }
  return reference::dense_values(chain.stopped_in(over), own_side.discount, flow, ends);
}

bool best_answer(const SparseChain& chain, const QuittingSide& own_side, const Marks& own,
                 const Marks& other) {
  const auto values = values_of(chain, own_side, own, other);
  for (const std::size_t s : chain.order()) {
    if (other[s]) {
      if (own[s]) return false;
      continue;
    }
    const double on = own_side.discount * chain.expected(s, values) - own_side.costs[s];
    if (own[s] ? on > own_side.gives_in[s] : own_side.gives_in[s] > on) return false;
  }
  return true;
}

Marks marks_of(const SparseChain& chain, unsigned bits) {
  Marks marks(chain.states(), false);
  for (std::size_t p = 0; p < chain.order().size(); ++p) marks[chain.order()[p]] = (bits >> p & 1) != 0;
  return marks;
}

bool within(const Marks& part, const Marks& whole) {
  for (std::size_t s = 0; s < part.size(); ++s)
    if (part[s] && !whole[s]) return false;
  return true;
}

TEST(QuittingExtremes, enclose_every_equilibrium_of_small_wars) {
  std::mt19937 random(41);
  int several = 0, equilibria = 0;
  for (int n = 0; n < 120; ++n) {
    const std::size_t states = 3 + random() % 3;
    const QuittingGame game{any_chain(random, states, 1), any_side(random, states), any_side(random, states)};
    const QuittingExtremes found = quitting_extremes(game);
    const auto &one = found.first_stubborn, &two = found.second_stubborn;
    ASSERT_TRUE(one.found && two.found);
    EXPECT_LE(std::max(one.deviation_gain, two.deviation_gain), 1e-12);
    const unsigned plans = 1u << game.chain.order().size();
    int here = 0;
    for (unsigned a = 0; a < plans; ++a)
      for (unsigned b = 0; b < plans; ++b) {
        const Marks first = marks_of(game.chain, a), second = marks_of(game.chain, b);
        if (!best_answer(game.chain, game.first, first, second) ||
            !best_answer(game.chain, game.second, second, first))
          continue;
        ++here;
        EXPECT_TRUE(within(one.first_gives_in, first) && within(second, one.second_gives_in)) << n;
        EXPECT_TRUE(within(two.second_gives_in, second) && within(first, two.first_gives_in)) << n;
      }
    EXPECT_GE(here, found.same ? 1 : 2) << n;
    EXPECT_TRUE(best_answer(game.chain, game.first, one.first_gives_in, one.second_gives_in)) << n;
    EXPECT_TRUE(best_answer(game.chain, game.second, two.second_gives_in, two.first_gives_in)) << n;
    several += found.same ? 0 : 1;
    equilibria += here;
  }
  EXPECT_GT(several, 20);
  EXPECT_GT(equilibria, 150);
}

TEST(QuittingExtremes, hold_their_values_and_certificates_on_larger_wars) {
  std::mt19937 random(42);
  for (int n = 0; n < 60; ++n) {
    const std::size_t states = 10 + random() % 40;
    const QuittingGame game{any_chain(random, states, 2), any_side(random, states), any_side(random, states)};
    const QuittingExtremes found = quitting_extremes(game);
    for (const auto* one : {&found.first_stubborn, &found.second_stubborn}) {
      EXPECT_TRUE(one->found);
      EXPECT_LE(one->deviation_gain, 1e-12);
      const auto first = values_of(game.chain, game.first, one->first_gives_in, one->second_gives_in);
      const auto second = values_of(game.chain, game.second, one->second_gives_in, one->first_gives_in);
      for (const std::size_t s : game.chain.order()) {
        ASSERT_NEAR(one->first[s], first[s], 1e-12);
        ASSERT_NEAR(one->second[s], second[s], 1e-12);
      }
    }
    for (const std::size_t s : game.chain.order()) {
      EXPECT_GE(found.first_stubborn.first[s], found.second_stubborn.first[s] - 1e-12);
      EXPECT_LE(found.first_stubborn.second[s], found.second_stubborn.second[s] + 1e-12);
    }
  }
}

TEST(QuittingExtremes, need_a_number_per_state_and_no_gain_in_giving_in_first) {
  const SparseChain chain = front(2, .5, .5);
  const QuittingSide fine = side({0, 0, 1}, .1, .9);
  QuittingSide shorter = fine, eager = fine, paid = fine;
  shorter.ends.pop_back();
  eager.gives_in[1] = 2;
  paid.costs[1] = -.1;
  for (const QuittingSide& bad : {shorter, eager, paid}) {
    EXPECT_THROW(quitting_extremes({chain, bad, fine}), base::ContractViolation);
    EXPECT_THROW(quitting_extremes({chain, fine, bad}), base::ContractViolation);
  }
}

}  // namespace
}  // namespace entente::theory
