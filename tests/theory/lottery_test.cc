// Tests also: hull_maximum.cc, hull_newton.cc, concave_points.cc, linear_equations.cc
#include "entente/theory/lottery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// agreement.md Q1: the hull of (4,1), (1,4), (2,2) with d the lowest of each. Alone (2,2) has the highest
// product; a lottery of the other two gives (2.5, 2.5) by every idea of balance.
TEST(Lottery, mixes_the_two_extremes_into_two_and_a_half_each) {
  const Numbers points = {4, 1, 1, 4, 2, 2}, d = {1, 1};
  const BargainingProblem problem{points, d};
  EXPECT_EQ(nash_bargaining_solution(problem), std::vector<std::size_t>{2});
  for (const auto& lottery :
       {nash_lottery(problem), kalai_smorodinsky_lottery(problem), egalitarian_lottery(problem)}) {
    ASSERT_TRUE(lottery);
    EXPECT_NEAR(lottery->utilities[0], 2.5, 1e-9);
    EXPECT_NEAR(lottery->utilities[1], 2.5, 1e-9);
    EXPECT_EQ(lottery->points, (std::vector<std::size_t>{0, 1}));
    EXPECT_NEAR(lottery->shares[0], 0.5, 1e-9);
    EXPECT_LT(lottery->gap, 1e-9);
  }
  EXPECT_NEAR(nash_lottery(problem)->value, std::log(2.25), 1e-12);
  EXPECT_NEAR(kalai_smorodinsky_lottery(problem)->value, 0.5, 1e-9);
  EXPECT_NEAR(utilitarian_lottery(problem)->value, 5, 1e-12);
}

// On the segment from (1,0) to (0,1) the weighted solution gives each its share of the weights.
TEST(NashLottery, divides_a_unit_in_proportion_to_the_weights) {
  const Numbers points = {1, 0, 0, 0, 1, 0, 0, 0, 1}, d = {0, 0, 0}, weights = {1, 2, 5};
  const auto lottery = nash_lottery({points, d}, weights);
  ASSERT_TRUE(lottery);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(lottery->utilities[i], weights[i] / 8, 1e-9);
  EXPECT_LT(lottery->gap, 1e-9);
}

struct Drawn {
  Numbers points, d;
  BargainingProblem problem() const { return {points, d}; }
};

Drawn drawn_problem(std::mt19937_64& random, std::size_t parties) {
  std::uniform_real_distribution<double> unit(0, 1);
  Drawn drawn;
  const bool whole = random() % 3 == 0;
  const std::size_t size = 1 + random() % 12;
  for (std::size_t n = 0; n < size * parties; ++n)
    drawn.points.push_back(whole ? static_cast<double>(random() % 5) : 3 * unit(random));
  for (std::size_t i = 0; i < parties; ++i)
    drawn.d.push_back(whole ? static_cast<double>(random() % 3) : 1.5 * unit(random));
  return drawn;
}

void expect_lottery(const Drawn& drawn, const Lottery& lottery) {
  const std::size_t k = drawn.d.size();
  EXPECT_LE(lottery.points.size(), k);
  EXPECT_TRUE(std::is_sorted(lottery.points.begin(), lottery.points.end()));
  double all = 0;
  Numbers u(k, 0.0);
  for (std::size_t n = 0; n < lottery.points.size(); ++n) {
    EXPECT_GT(lottery.shares[n], 0);
    all += lottery.shares[n];
    for (std::size_t i = 0; i < k; ++i) u[i] += lottery.shares[n] * drawn.points[lottery.points[n] * k + i];
  }
  EXPECT_NEAR(all, 1, 1e-12);
  for (std::size_t i = 0; i < k; ++i) {
    EXPECT_NEAR(u[i], lottery.utilities[i], 1e-12);
    EXPECT_GE(u[i], drawn.d[i] - 1e-9);
  }
  EXPECT_GE(lottery.gap, 0);
  EXPECT_LE(lottery.gap, 1e-9 * (1 + std::abs(lottery.value)));
}

// Slow twin: random lotteries that are acceptable; none may do better.
template <class Score>
double best_of_random_lotteries(std::mt19937_64& random, const Drawn& drawn, Score&& score) {
  std::exponential_distribution<double> part(1);
  const std::size_t k = drawn.d.size(), size = drawn.points.size() / k;
  double best = -HUGE_VAL;
  for (int n = 0; n < 300; ++n) {
    Numbers u(k, 0.0);
    double all = 0;
    for (std::size_t v = 0; v < size; ++v) {
      const double share = random() % 2 ? part(random) : 0;
      all += share;
      for (std::size_t i = 0; i < k; ++i) u[i] += share * drawn.points[v * k + i];
    }
    if (all == 0) continue;
    bool good = true;
    for (std::size_t i = 0; i < k; ++i) good &= (u[i] /= all) >= drawn.d[i];
    if (good) best = std::max(best, score(u));
  }
  return best;
}

TEST(Lottery, no_random_lottery_does_better) {
  std::mt19937_64 random(81);
  int rooms = 0, none = 0;
  for (int n = 0; n < 400; ++n) {
    SCOPED_TRACE(n);
    const std::size_t k = 1 + random() % 4;
    const Drawn drawn = drawn_problem(random, k);
    const auto egalitarian = egalitarian_lottery(drawn.problem());
    const auto nash = nash_lottery(drawn.problem());
    const auto shares = kalai_smorodinsky_lottery(drawn.problem());
    const auto sum = utilitarian_lottery(drawn.problem());
    ASSERT_EQ(egalitarian.has_value(), nash.has_value());
    ASSERT_EQ(egalitarian.has_value(), shares.has_value());
    ASSERT_EQ(egalitarian.has_value(), sum.has_value());
    auto smallest = [&](const Numbers& u) {
      double least = HUGE_VAL;
      for (std::size_t i = 0; i < k; ++i) least = std::min(least, u[i] - drawn.d[i]);
      return least;
    };
    auto total = [&](const Numbers& u) {
      double all = 0;
      for (double x : u) all += x;
      return all;
    };
    const double twin = best_of_random_lotteries(random, drawn, smallest);
    if (!egalitarian) {
      EXPECT_EQ(twin, -HUGE_VAL);
      ++none;
      continue;
    }
    ++rooms;
    for (const auto& lottery : {egalitarian, nash, shares, sum}) expect_lottery(drawn, *lottery);
    EXPECT_GE(egalitarian->value + 1e-9, twin);
    EXPECT_NEAR(smallest(egalitarian->utilities), egalitarian->value, 1e-9);
    EXPECT_GE(sum->value + 1e-9, best_of_random_lotteries(random, drawn, total));
    if (egalitarian->value < 1e-6) continue;
    auto logs = [&](const Numbers& u) {
      double all = 0;
      for (std::size_t i = 0; i < k; ++i) all += std::log(u[i] - drawn.d[i]);
      return all;
    };
    EXPECT_NEAR(logs(nash->utilities), nash->value, 1e-9);
    EXPECT_GE(nash->value + 1e-9, best_of_random_lotteries(random, drawn, logs));
  }
  EXPECT_GT(rooms, 100);
  EXPECT_GT(none, 15);
}

// Nash's certificate without a linear program: the tangent plane of the product at the solution leaves every
// point of F on its lower side when no threshold binds.
TEST(NashLottery, has_every_point_below_its_tangent_plane) {
  std::mt19937_64 random(82);
  for (int n = 0; n < 200; ++n) {
    const std::size_t k = 2 + random() % 4;
    Drawn drawn = drawn_problem(random, k);
    std::fill(drawn.d.begin(), drawn.d.end(), -1.0);
    const auto nash = nash_lottery(drawn.problem());
    ASSERT_TRUE(nash);
    for (std::size_t v = 0; v < drawn.points.size() / k; ++v) {
      double side = 0;
      for (std::size_t i = 0; i < k; ++i)
        side += (drawn.points[v * k + i] - nash->utilities[i]) / (nash->utilities[i] - drawn.d[i]);
      EXPECT_LT(side, 1e-7);
    }
  }
}

TEST(NashLottery, does_not_depend_on_the_units) {
  std::mt19937_64 random(83);
  for (int n = 0; n < 100; ++n) {
    const Drawn drawn = drawn_problem(random, 3);
    Drawn other = drawn;
    const Numbers unit = {100, 0.5, 7}, shift = {-3, 40, 0.1};
    for (std::size_t m = 0; m < drawn.points.size(); ++m)
      other.points[m] = shift[m % 3] + unit[m % 3] * drawn.points[m];
    for (std::size_t i = 0; i < 3; ++i) other.d[i] = shift[i] + unit[i] * drawn.d[i];
    const auto here = nash_lottery(drawn.problem()), there = nash_lottery(other.problem());
    ASSERT_EQ(here.has_value(), there.has_value());
    if (!here || egalitarian_lottery(drawn.problem())->value < 1e-6) continue;
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(there->utilities[i], shift[i] + unit[i] * here->utilities[i], 1e-5 * unit[i]);
  }
}

TEST(KalaiSmorodinskyLottery, gives_two_parties_equal_shares_of_what_each_could_gain) {
  std::mt19937_64 random(84);
  int seen = 0;
  for (int n = 0; n < 200; ++n) {
    const Drawn drawn = drawn_problem(random, 2);
    const auto point = kalai_smorodinsky_lottery(drawn.problem());
    if (!point || point->value < 1e-6 || point->value > 1 - 1e-6) continue;
    ++seen;
    // On a convex set of two parties both shares are equal unless the set has a flat end.
    const auto first = [&](std::size_t i) {
      double most = -HUGE_VAL;
      const double other = drawn.d[1 - i];
      const std::size_t size = drawn.points.size() / 2;
      for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
          const double ua = drawn.points[2 * a + i], va = drawn.points[2 * a + 1 - i];
          const double ub = drawn.points[2 * b + i], vb = drawn.points[2 * b + 1 - i];
          if (va >= other) most = std::max(most, ua);
          if (va < other && vb > other) most = std::max(most, ua + (ub - ua) * (other - va) / (vb - va));
        }
      return most - drawn.d[i];
    };
    const double share0 = (point->utilities[0] - drawn.d[0]) / first(0);
    const double share1 = (point->utilities[1] - drawn.d[1]) / first(1);
    EXPECT_NEAR(std::min(share0, share1), point->value, 1e-7);
    EXPECT_NEAR(share0, share1, 1e-6);
  }
  EXPECT_GT(seen, 30);
}

TEST(Lottery, leaves_out_a_party_that_cannot_gain) {
  const Numbers points = {1, 0, 2, 0}, d = {0, 0};
  const auto nash = nash_lottery({points, d});
  ASSERT_TRUE(nash);
  EXPECT_EQ(nash->points, std::vector<std::size_t>{1});
  EXPECT_NEAR(nash->value, std::log(2), 1e-12);
  EXPECT_NEAR(kalai_smorodinsky_lottery({points, d})->value, 1, 1e-12);
  EXPECT_NEAR(utilitarian_lottery({points, d}, UtilitarianScale::normalised)->value, 1, 1e-12);
  const Numbers alone = {3, 4}, same = {3, 4};
  EXPECT_EQ(nash_lottery({alone, same})->value, 0);
}

TEST(Lottery, makes_room_where_no_single_point_does) {
  const Numbers points = {4, 0, 0, 4}, d = {1, 1};
  EXPECT_TRUE(nash_bargaining_solution({points, d}).empty());
  ASSERT_TRUE(nash_lottery({points, d}));
  EXPECT_NEAR(nash_lottery({points, d})->utilities[0], 2, 1e-9);
  const Numbers high = {2.1, 2.1}, none = {};
  EXPECT_FALSE(nash_lottery({points, high}));
  EXPECT_FALSE(egalitarian_lottery({none, high}));
}

TEST(Lottery, refuses_weights_and_vectors_that_do_not_fit) {
  const Numbers points = {4, 0, 0}, two = {4, 0}, d = {1, 1}, one = {1}, negative = {1, -1};
  EXPECT_THROW(egalitarian_lottery({points, d}), base::ContractViolation);
  EXPECT_THROW(nash_lottery({two, d}, one), base::ContractViolation);
  EXPECT_THROW(nash_lottery({two, d}, negative), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
