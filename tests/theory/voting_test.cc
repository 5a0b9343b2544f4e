#include "entente/theory/voting.h"

#include <gtest/gtest.h>

#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Every way to vote, one after the other.
double by_all_ways(const std::vector<double>& votes, const std::vector<double>& chances, double quota) {
  double total = 0;
  for (std::size_t way = 0; way < std::size_t{1} << votes.size(); ++way) {
    double sum = 0, probability = 1;
    for (std::size_t f = 0; f < votes.size(); ++f) {
      const bool approves = way >> f & 1;
      sum += approves ? votes[f] : 0;
      probability *= approves ? chances[f] : 1 - chances[f];
    }
    if (sum >= quota - 1e-9) total += probability;
  }
  return total;
}

// Vectors WV16 of the design page on war, computed there by enumeration; the first two also by hand.
TEST(QuotaProbability, is_that_of_the_published_votes) {
  struct Row {
    std::vector<double> votes, chances;
    double quota, expected;
  };
  const std::vector<Row> rows = {{{40, 35, 25}, {0.8, 0.5, 0.3}, 51, 0.55},
                                 {{40, 35, 25}, {0.8, 0.5, 0.3}, 67, 0.40},
                                 {{30, 25, 20, 15, 10}, {0.9, 0.7, 0.6, 0.4, 0.2}, 51, 0.74472}};
  for (const Row& row : rows)
    EXPECT_NEAR(quota_probability(row.votes, row.chances, row.quota), row.expected, 1e-12)
        << "quota " << row.quota;
}

TEST(QuotaProbability, is_the_sum_over_all_ways_to_vote_whatever_the_weights) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 9;
    std::vector<double> votes, chances;
    double all = 0;
    for (std::size_t f = 0; f < n; ++f) {
      // Whole votes, votes with two decimals, and weights without any common unit.
      const double kinds[] = {static_cast<double>(random() % 50), static_cast<double>(random() % 5000) / 100,
                              unit(random) * 37};
      votes.push_back(kinds[round % 3]);
      chances.push_back(random() % 5 == 0 ? static_cast<double>(random() % 2) : unit(random));
      all += votes.back();
    }
    const double quota = unit(random) * all;
    EXPECT_NEAR(quota_probability(votes, chances, quota), by_all_ways(votes, chances, quota), 1e-12)
        << "round " << round;
  }
}

TEST(QuotaProbability, counts_a_sum_that_meets_the_quota_exactly) {
  const std::vector<double> votes = {33.4, 33.3, 33.3}, sure = {1, 1, 0};
  EXPECT_EQ(quota_probability(votes, sure, 66.7), 1);
  EXPECT_EQ(quota_probability(votes, sure, 66.8), 0);
  const std::vector<double> thirds = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  EXPECT_EQ(quota_probability(thirds, sure, 2.0 / 3), 1);
  EXPECT_EQ(quota_probability({}, {}, 0), 1);
}

TEST(QuotaProbability, never_rises_with_the_quota_and_never_falls_with_a_chance) {
  const std::vector<double> votes = {12, 9, 7, 5, 3};
  std::vector<double> chances = {0.2, 0.9, 0.5, 0.7, 0.1};
  double last = 1;
  for (double quota = 0; quota <= 36; ++quota) {
    const double now = quota_probability(votes, chances, quota);
    EXPECT_LE(now, last + 1e-12);
    last = now;
  }
  const double before = quota_probability(votes, chances, 19);
  chances[3] = 0.8;
  EXPECT_GT(quota_probability(votes, chances, 19), before);
}

// 27 members weighted by people: no common unit small enough to sum over, 2^27 ways to vote.
TEST(QuotaProbability, of_many_large_weights_is_found_by_halves) {
  std::vector<double> votes, chances;
  for (int f = 0; f < 27; ++f) {
    votes.push_back(100003.0 * (f + 1) + 17.25 * f * f);
    chances.push_back(0.5);
  }
  double all = 0;
  for (const double vote : votes) all += vote;
  // At even chances half the ways are at or above the middle; no way meets it exactly.
  EXPECT_NEAR(quota_probability(votes, chances, all / 2), 0.5, 1e-6);
}

TEST(QuotaProbability, refuses_what_is_no_vote) {
  const std::vector<double> one = {1}, two = {1, 1}, negative = {-1}, half = {0.5}, beyond = {1.5};
  EXPECT_THROW(quota_probability(two, half, 1), base::ContractViolation);
  EXPECT_THROW(quota_probability(negative, half, 1), base::ContractViolation);
  EXPECT_THROW(quota_probability(one, beyond, 1), base::ContractViolation);
  const std::vector<double> many(41, 0.5);
  EXPECT_THROW(quota_probability(many, many, 1), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
