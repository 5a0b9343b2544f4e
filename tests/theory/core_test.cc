#include "entente/theory/core.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// war.md WV19, everything together worth 1. Three alike, any two worth .8: e = .8 - 2/3. Singles .2, .1, .05
// and pairs 12 .6, 13 .5, 23 .4: the pairs give e >= (1.5 - 2) / 3.
TEST(LeastCore, gives_the_recorded_values_of_three_parties) {
  const Numbers alike = {0, 0, 0, 0.8, 0, 0.8, 0.8, 1};
  const LeastCore empty = least_core({alike, 3});
  EXPECT_NEAR(empty.epsilon, 0.1333333333, 1e-9);
  EXPECT_TRUE(empty.core_is_empty);
  ASSERT_EQ(empty.balanced.size(), 3u);
  for (const BalancedWeight& balanced : empty.balanced) EXPECT_NEAR(balanced.weight, 1.0 / 3, 1e-12);
  for (double x : empty.payoff) EXPECT_NEAR(x, 1.0 / 3, 1e-12);

  const Numbers varied = {0, 0.2, 0.1, 0.6, 0.05, 0.5, 0.4, 1};
  const LeastCore full = least_core({varied, 3});
  EXPECT_NEAR(full.epsilon, -0.1666666667, 1e-9);
  EXPECT_FALSE(full.core_is_empty);
}

// A seller and two buyers who value the thing at 20 and 30: the core gives the seller between 20 and 30, the
// weaker buyer nothing.
TEST(MostBlocking, finds_no_coalition_against_a_point_of_the_core) {
  const Numbers market = {0, 0, 0, 20, 0, 30, 0, 30};  // seller bit 0, buyers bits 1 and 2
  EXPECT_LE(most_blocking({market, 3}, Numbers{25, 0, 5}).excess, 0);
  const Blocking blocking = most_blocking({market, 3}, Numbers{10, 0, 20});
  EXPECT_EQ(blocking.coalition, 3u);
  EXPECT_NEAR(blocking.excess, 10, 1e-12);
  EXPECT_NEAR(least_core({market, 3}).epsilon, 0, 1e-9);
}

Numbers random_game(std::mt19937_64& random, std::size_t parties) {
  std::uniform_real_distribution<double> unit(0, 1);
  Numbers worth(std::size_t{1} << parties, 0.0);
  const bool whole = random() % 2 == 0;
  for (std::size_t coalition = 1; coalition < worth.size(); ++coalition) {
    const double size = static_cast<double>(__builtin_popcountll(coalition)) / static_cast<double>(parties);
    worth[coalition] = whole ? std::floor(5 * size * unit(random)) : std::pow(size, 1.5) * unit(random);
  }
  worth.back() = whole ? 3 : 1;
  return worth;
}

// The certificate: the payoff reaches epsilon, and the weights, balanced, prove that none is lower.
void expect_proof(const Numbers& worth, std::size_t parties, const LeastCore& core) {
  double all = 0;
  for (double x : core.payoff) all += x;
  EXPECT_NEAR(all, worth.back(), 1e-9);
  EXPECT_NEAR(most_blocking({worth, parties}, core.payoff).excess, core.epsilon, 1e-12);
  Numbers in(parties, 0.0);
  double weights = 0, proven = 0;
  for (const BalancedWeight& balanced : core.balanced) {
    EXPECT_GT(balanced.weight, 0);
    weights += balanced.weight;
    proven += balanced.weight * worth[balanced.coalition];
    for (std::size_t i = 0; i < parties; ++i)
      if (balanced.coalition >> i & 1u) in[i] += balanced.weight;
  }
  EXPECT_NEAR(weights, 1, 1e-12);
  for (double t : in) EXPECT_NEAR(t, in[0], 1e-9);
  EXPECT_NEAR(core.epsilon, proven - in[0] * worth.back(), 1e-9);
  EXPECT_LT(core.gap, 1e-9);
}

TEST(LeastCore, is_proven_by_its_weights_on_random_games) {
  std::mt19937_64 random(101);
  int empty = 0;
  for (int n = 0; n < 300; ++n) {
    SCOPED_TRACE(n);
    const std::size_t parties = 2 + random() % 5;
    const Numbers worth = random_game(random, parties);
    const LeastCore core = least_core({worth, parties});
    expect_proof(worth, parties, core);
    empty += core.core_is_empty;
  }
  EXPECT_GT(empty, 20);
  EXPECT_LT(empty, 280);
}

// Slow twin for three parties: every payoff on a grid of the simplex around the least core.
TEST(LeastCore, no_payoff_on_a_grid_leaves_less_to_gain) {
  std::mt19937_64 random(102);
  for (int n = 0; n < 50; ++n) {
    const Numbers worth = random_game(random, 3);
    const LeastCore core = least_core({worth, 3});
    double best = HUGE_VAL;
    for (int a = -40; a <= 80; ++a)
      for (int b = -40; b <= 80; ++b) {
        const double x = worth.back() * a / 40.0, y = worth.back() * b / 40.0;
        best = std::min(best, most_blocking({worth, 3}, Numbers{x, y, worth.back() - x - y}).excess);
      }
    EXPECT_GE(best, core.epsilon - 1e-9);
    EXPECT_LT(best, core.epsilon + worth.back() / 20);
  }
}

// A convex game: its core holds every marginal vector, so e <= 0 (Shapley 1971).
TEST(LeastCore, of_a_convex_game_of_twelve_parties_is_not_empty) {
  Numbers worth(4096);
  for (std::size_t coalition = 0; coalition < worth.size(); ++coalition)
    worth[coalition] = std::pow(__builtin_popcountll(coalition) / 12.0, 2);
  const LeastCore core = least_core({worth, 12});
  EXPECT_FALSE(core.core_is_empty);
  expect_proof(worth, 12, core);
  std::mt19937_64 random(103);
  const Numbers noisy = random_game(random, 12);
  expect_proof(noisy, 12, least_core({noisy, 12}));
}

TEST(LeastCore, refuses_games_that_are_not_games) {
  const Numbers three = {0, 1, 1}, bad = {0, 1, std::nan(""), 1}, nobody = {1, 1, 1, 1}, good = {0, 0, 0, 1};
  EXPECT_THROW(least_core({three, 2}), base::ContractViolation);
  EXPECT_THROW(least_core({bad, 2}), base::ContractViolation);
  EXPECT_THROW(least_core({nobody, 2}), base::ContractViolation);
  EXPECT_THROW(least_core({Numbers{0, 1}, 1}), base::ContractViolation);
  EXPECT_THROW(most_blocking({good, 2}, Numbers{1}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
