#include "entente/theory/commitment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

double uniform(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

// Vectors WV9 of the design page on war, computed there.
TEST(PreventivePressure, reproduces_the_printed_threshold) {
  EXPECT_NEAR(preventive_threshold(.5, .1, .95), .5265789474, 1e-10);
  EXPECT_LT(preventive_pressure({.5, .526578, .1, .95}), 0);
  EXPECT_GT(preventive_pressure({.5, .526580, .1, .95}), 0);
}

// What it stands for, counted out: attack now, or take the whole pie now and be left at war's worth later.
TEST(PreventivePressure, is_what_an_attack_adds_to_waiting) {
  std::mt19937 random(1);
  for (int n = 0; n < 200; ++n) {
    const double now = uniform(random, 0, 1), later = uniform(random, now, 1), cost = uniform(random, 0, 2),
                 d = uniform(random, .5, .99);
    const double attack = (1 - now) / (1 - d) - cost;
    const double left_later = (1 - later) / (1 - d) - cost;
    const double wait = 1 + d * left_later;
    const double pressure = preventive_pressure({now, later, cost, d});
    EXPECT_NEAR(pressure, (attack - wait) * (1 - d), 1e-12) << now << ' ' << later << ' ' << cost << ' ' << d;
    const PowerShift shift{attack, 0, 1 / (1 - d) - left_later, d, 1 / (1 - d)};
    EXPECT_NEAR(pressure, shift_beyond_surplus(shift) * (1 - d), 1e-12);
  }
}

TEST(ShiftBeyondSurplus, reproduces_the_printed_border) {
  EXPECT_NEAR(largest_strength_promises_hold(4.5, .9, 10), 6.1111111, 1e-7);
  EXPECT_LT(shift_beyond_surplus({4.5, 4.5, 6.1111, .9, 10}), 0);
  EXPECT_GT(shift_beyond_surplus({4.5, 4.5, 6.1112, .9, 10}), 0);
  // A chance p to win is worth (p - .05) · 10.
  EXPECT_NEAR(largest_strength_promises_hold(4.5, .9, 10) / 10 + .05, .6611111, 1e-7);
}

struct StateRow {
  double now, later, chance;  // of the second party to win now, and with this chance next period
  double needs, promised;
  bool peace;
};

// A pie of 1 per period, d = .9, a war costs .05 per period for good: chance p is worth 10 (p - .05).
CommitmentTest test_of(const StateRow& row) {
  const auto worth = [](double p) { return 10 * (p - .05); };
  const double second_next = row.chance * worth(row.later) + (1 - row.chance) * worth(row.now);
  const double first_next = row.chance * worth(1 - row.later) + (1 - row.chance) * worth(1 - row.now);
  const std::vector<double> now = {worth(1 - row.now), worth(row.now)}, next = {first_next, second_next},
                            patience = {.9, .9};
  return commitment_test(now, next, patience, 10);
}

TEST(CommitmentTest, reproduces_the_printed_states) {
  for (const StateRow& row : {StateRow{.4, .7, 1, 5.5, 4.15, false}, StateRow{.4, .7, .5, 5.5, 5.5, true},
                              StateRow{.4, .9, .5, 5.5, 4.6, false}}) {
    const CommitmentTest test = test_of(row);
    EXPECT_EQ(test.worst().who, 0u) << row.later << ' ' << row.chance;
    EXPECT_EQ(test.worst().other, 1u) << row.later << ' ' << row.chance;
    EXPECT_NEAR(test.worst().locks_in, row.needs, 1e-12) << row.later << ' ' << row.chance;
    EXPECT_NEAR(test.worst().promised, row.promised, 1e-12) << row.later << ' ' << row.chance;
    EXPECT_EQ(test.peace, row.peace) << row.later << ' ' << row.chance;
    EXPECT_NEAR(test.worst().guarantee, (row.needs - row.promised) / .9, 1e-12);
  }
}

TEST(CommitmentTest, has_the_gap_of_the_shift_of_power_in_either_direction) {
  std::mt19937 random(2);
  for (int n = 0; n < 200; ++n) {
    const std::vector<double> now = {uniform(random, 0, 6), uniform(random, 0, 6)},
                              next = {uniform(random, 0, 9), uniform(random, 0, 9)},
                              patience = {uniform(random, .8, 1), uniform(random, .8, 1)};
    const CommitmentTest test = commitment_test(now, next, patience, 10);
    ASSERT_EQ(test.pairs.size(), 2u);
    EXPECT_NEAR(test.pairs[0].gap, shift_beyond_surplus({now[0], now[1], next[1], patience[0], 10}), 1e-12);
    EXPECT_NEAR(test.pairs[1].gap, shift_beyond_surplus({now[1], now[0], next[0], patience[1], 10}), 1e-12);
    EXPECT_EQ(test.worst().gap, std::max(test.pairs[0].gap, test.pairs[1].gap));
  }
}

TEST(CommitmentTest, opens_peace_once_what_the_other_can_take_is_cut_by_the_guarantee_and_not_before) {
  std::mt19937 random(3);
  int wars = 0;
  for (int n = 0; n < 300; ++n) {
    std::vector<double> now, next, patience;
    for (int party = 0; party < 4; ++party) {
      now.push_back(uniform(random, 0, 6));
      next.push_back(uniform(random, 0, 6));
      patience.push_back(uniform(random, .7, 1));
    }
    const CommitmentTest before = commitment_test(now, next, patience, 10);
    ASSERT_EQ(before.pairs.size(), 12u);
    for (const CommitmentPair& pair : before.pairs) {
      EXPECT_LE(pair.gap, before.worst().gap);
      if (pair.gap <= 1e-9) continue;
      ++wars;
      const auto gap_after = [&](double share) {
        std::vector<double> cut = next;
        cut[pair.other] -= share * pair.guarantee;
        const CommitmentTest after = commitment_test(now, cut, patience, 10);
        return std::find_if(
                   after.pairs.begin(), after.pairs.end(),
                   [&](const CommitmentPair& one) { return one.who == pair.who && one.other == pair.other; })
            ->gap;
      };
      EXPECT_NEAR(gap_after(1), 0, 1e-12);
      EXPECT_GT(gap_after(.99), 0);
    }
  }
  EXPECT_GT(wars, 50);
}

TEST(CommitmentTest, refuses_what_is_out_of_range) {
  const std::vector<double> two = {1, 1}, three = {1, 1, 1}, one = {1}, none = {1, 0};
  EXPECT_THROW(commitment_test(two, three, two, 1), base::ContractViolation);
  EXPECT_THROW(commitment_test(one, one, one, 1), base::ContractViolation);
  EXPECT_THROW(commitment_test(two, two, none, 1), base::ContractViolation);
  EXPECT_THROW(commitment_test(two, two, two, 0), base::ContractViolation);
  EXPECT_THROW(shift_beyond_surplus({1, 1, 1, 0, 1}), base::ContractViolation);
  EXPECT_THROW(largest_strength_promises_hold(1, 1.1, 1), base::ContractViolation);
  EXPECT_THROW(preventive_pressure({.5, .6, .1, 1}), base::ContractViolation);
  EXPECT_THROW(preventive_pressure({.5, 1.6, .1, .9}), base::ContractViolation);
  EXPECT_THROW(preventive_threshold(.5, -.1, .9), base::ContractViolation);
}

TEST(MostPromised, is_all_but_what_the_other_can_take_where_a_pie_is_divided) {
  const std::vector<double> own = {0, .25, .5, .75, 1}, other = {1, .75, .5, .25, 0};
  for (const double patience : {0.0, .5, .9, 1.0})
    for (const double next : {0.0, .1, .33, .75, 1.0})
      EXPECT_NEAR(most_promised(own, other, patience, next).value(), 1 - patience * next, 1e-15)
          << patience << ' ' << next;
  // A side that has nothing to lose by the worst terms takes them; less than nothing is no promise more.
  EXPECT_NEAR(most_promised(own, other, .9, -.5).value(), 1, 1e-15);
  EXPECT_FALSE(most_promised(own, other, .9, 1.01));
}

// Points of a fine grid, one after the other.
TEST(MostPromised, is_the_largest_over_a_fine_grid_whatever_the_utilities) {
  std::mt19937 random(4);
  int none = 0;
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 2 + random() % 6;
    std::vector<double> own, other;
    for (std::size_t k = 0; k < n; ++k) {
      own.push_back(uniform(random, 0, 1));
      other.push_back(uniform(random, 0, 1));
    }
    const double next = uniform(random, 0, 1.1), patience = uniform(random, 0, 1);
    const int steps = 20000;
    double later = -1;
    for (int t = 0; t <= steps; ++t) {
      const double place = static_cast<double>(t) / steps * static_cast<double>(n - 1);
      const auto step = std::min(static_cast<std::size_t>(place), n - 2);
      const double part = place - static_cast<double>(step);
      const auto at = [&](const std::vector<double>& u) { return u[step] + part * (u[step + 1] - u[step]); };
      if (at(other) >= next) later = std::max(later, at(own));
    }
    const auto promised = most_promised(own, other, patience, next);
    if (!promised) {
      EXPECT_EQ(later, -1) << "round " << round;
      ++none;
      continue;
    }
    const double slow = (1 - patience) * *std::max_element(own.begin(), own.end()) + patience * later;
    EXPECT_GE(*promised, slow - 1e-12) << "round " << round;
    EXPECT_LE(*promised, slow + 1e-3) << "round " << round;
  }
  EXPECT_GT(none, 5);
}

TEST(MostPromised, needs_two_lines_of_one_length) {
  const std::vector<double> two = {0, 1}, three = {0, .5, 1}, one = {1};
  EXPECT_THROW(most_promised(two, three, .9, .5), base::ContractViolation);
  EXPECT_THROW(most_promised(one, one, .9, .5), base::ContractViolation);
  EXPECT_THROW(most_promised(two, two, 1.1, .5), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
