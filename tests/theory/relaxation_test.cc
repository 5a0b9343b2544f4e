#include "entente/theory/relaxation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/relaxation_enumeration.h"

namespace entente::theory {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, false, false, 0.0}};

// A price to divide: eleven options from 0 to 10; the seller is paid the price, the buyer what is left of 10.
PackageSpace price_space() {
  PackageSpace space(2, std::vector<std::size_t>{11});
  for (std::size_t o = 0; o <= 10; ++o) {
    space.set_value(0, o, 0, static_cast<double>(o));
    space.set_value(0, o, 1, 10 - static_cast<double>(o));
  }
  return space;
}

std::vector<double> beyond(double from, double to) {
  std::vector<double> cost;
  for (int o = 0; o <= 10; ++o) cost.push_back(std::max({0.0, (from - o) / 10, (o - to) / 10}));
  return cost;
}

std::vector<double> random_units(std::mt19937_64& random, std::size_t parties) {
  std::uniform_real_distribution<double> unit(0.3, 3);
  std::vector<double> units;
  for (std::size_t i = 0; i < parties; ++i) units.push_back(random() % 6 == 0 ? 0.0 : unit(random));
  return units;
}

// Puts the answer back into the definition.
void expect_sound(const RelaxationProblem& problem, const Relaxation& got) {
  ASSERT_TRUE(is_feasible(problem.space, got.package));
  double total = 0, largest = 0;
  for (std::size_t l = 0; l < problem.lines.size(); ++l) {
    EXPECT_EQ(got.lines[l], problem.lines[l].cost[got.package[problem.lines[l].issue]]);
    total += got.lines[l];
    largest = std::max(largest, got.lines[l]);
  }
  std::vector<double> lowered(problem.thresholds.begin(), problem.thresholds.end());
  for (std::size_t i = 0; i < lowered.size(); ++i) {
    lowered[i] -= got.thresholds[i];
    if (got.thresholds[i] == 0) continue;
    total += got.thresholds[i] / problem.threshold_unit[i];
    largest = std::max(largest, got.thresholds[i] / problem.threshold_unit[i]);
  }
  EXPECT_TRUE(is_acceptable(problem.space, got.package, lowered));
  EXPECT_DOUBLE_EQ(got.total, total);
  EXPECT_DOUBLE_EQ(got.largest, largest);
}

TEST(LeastRelaxation, asks_nothing_where_there_is_room) {
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {4, 4}, units = {10, 10};
  const std::vector<MovableLine> lines = {{0, 0, beyond(3, 10)}, {1, 0, beyond(0, 6)}};
  RelaxationWorkspace workspace;
  for (LeastBy by : {LeastBy::sum, LeastBy::largest}) {
    const auto got = least_relaxation({space, thresholds, units, lines}, by, workspace);
    ASSERT_TRUE(got);
    EXPECT_EQ(got->total, 0);
    EXPECT_THAT(got->lines, Each(DoubleEq(0)));
    EXPECT_THAT(got->thresholds, Each(DoubleEq(0)));
  }
}

TEST(LeastRelaxation, closes_the_distance_between_two_lines) {
  // The seller's line is at 7 or more, the buyer's at 3 or less: 4 steps of 10 lie between them.
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {0, 0}, units = {10, 10};
  const std::vector<MovableLine> lines = {{0, 0, beyond(7, 10)}, {1, 0, beyond(0, 3)}};
  RelaxationWorkspace workspace;
  const auto sum = least_relaxation({space, thresholds, units, lines}, LeastBy::sum, workspace);
  ASSERT_TRUE(sum);
  EXPECT_DOUBLE_EQ(sum->total, 0.4);
  EXPECT_THAT(sum->lines, ElementsAre(DoubleEq(0.4), DoubleEq(0.0)));  // one line gives, not both
  const auto largest = least_relaxation({space, thresholds, units, lines}, LeastBy::largest, workspace);
  ASSERT_TRUE(largest);
  EXPECT_THAT(largest->lines, ElementsAre(DoubleEq(0.2), DoubleEq(0.2)));
}

TEST(LeastRelaxation, weighs_a_threshold_in_shares_of_its_unit) {
  // 6 and 7 of 10 cannot both be had: 3 are missing, a tenth of the unit each for the seller, more for the
  // buyer.
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {6, 7}, units = {10, 5};
  RelaxationWorkspace workspace;
  const auto got = least_relaxation({space, thresholds, units, {}}, LeastBy::sum, workspace);
  ASSERT_TRUE(got);
  EXPECT_THAT(got->package, ElementsAre(3));
  EXPECT_THAT(got->thresholds, ElementsAre(DoubleEq(3), DoubleEq(0)));
  EXPECT_DOUBLE_EQ(got->total, 0.3);
  const auto level = least_relaxation({space, thresholds, units, {}}, LeastBy::largest, workspace);
  ASSERT_TRUE(level);
  EXPECT_THAT(level->thresholds, ElementsAre(DoubleEq(2), DoubleEq(1)));
}

TEST(LeastRelaxation, leaves_a_threshold_without_a_unit_where_it_is) {
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {6, 7}, units = {0, 5};
  RelaxationWorkspace workspace;
  const auto got = least_relaxation({space, thresholds, units, {}}, LeastBy::sum, workspace);
  ASSERT_TRUE(got);
  EXPECT_THAT(got->thresholds, ElementsAre(DoubleEq(0), DoubleEq(3)));
  const std::vector<double> fixed = {0, 0};
  EXPECT_FALSE(least_relaxation({space, thresholds, fixed, {}}, LeastBy::sum, workspace));
}

TEST(LeastRelaxation, is_nothing_where_a_party_never_accepts_or_a_line_never_moves) {
  const PackageSpace space = price_space();
  const std::vector<double> never = {HUGE_VAL, 0}, thresholds = {0, 0}, units = {10, 10};
  const std::vector<MovableLine> walls = {{0, 0, std::vector<double>(11, HUGE_VAL)}};
  RelaxationWorkspace workspace;
  for (LeastBy by : {LeastBy::sum, LeastBy::largest}) {
    EXPECT_FALSE(least_relaxation({space, never, units, {}}, by, workspace));
    EXPECT_FALSE(least_relaxation({space, thresholds, units, walls}, by, workspace));
  }
}

TEST(LeastRelaxation, tries_options_where_fewer_lines_give_first) {
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {0, 0}, units = {10, 10};
  const std::vector<MovableLine> lines = {{0, 0, beyond(8, 10)}, {1, 0, beyond(0, 2)}};
  RelaxationWorkspace workspace;
  const auto got = least_relaxation({space, thresholds, units, lines}, LeastBy::sum, workspace);
  ASSERT_TRUE(got);
  EXPECT_EQ(std::count_if(got->lines.begin(), got->lines.end(), [](double l) { return l > 0; }), 1);
}

TEST(LeastRelaxation, needs_as_little_as_any_package_of_the_enumeration) {
  std::mt19937_64 random(71);
  RelaxationWorkspace workspace;
  int found = 0, lines_give = 0, thresholds_give = 0, none = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 400; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      std::vector<double> thresholds = reference::random_thresholds(random, space);
      const auto units = random_units(random, space.parties());
      const auto lines = reference::random_lines(random, space);
      const RelaxationProblem problem{space, thresholds, units, lines};
      const auto expected = reference::least_needed(problem);
      const auto sum = least_relaxation(problem, LeastBy::sum, workspace);
      const auto largest = least_relaxation(problem, LeastBy::largest, workspace);
      ASSERT_EQ(sum.has_value(), expected.has_value()) << "case " << n;
      ASSERT_EQ(largest.has_value(), expected.has_value()) << "case " << n;
      none += !expected;
      if (!expected) continue;
      ++found;
      expect_sound(problem, *sum);
      expect_sound(problem, *largest);
      EXPECT_TRUE(sum->complete && largest->complete);
      ASSERT_NEAR(sum->total, expected->total, 2e-9) << "case " << n;
      ASSERT_NEAR(largest->largest, expected->largest, 2e-9) << "case " << n;
      EXPECT_NEAR(largest->total, expected->total_at_largest, 1e-8) << "case " << n;
      EXPECT_EQ(sum->bound, sum->total);
      EXPECT_EQ(largest->bound, largest->largest);
      for (double give : sum->lines) lines_give += give > 0;
      for (double give : sum->thresholds) thresholds_give += give > 0;
    }
  EXPECT_GT(found, 1000);
  EXPECT_GT(none, 50);
  EXPECT_GT(lines_give, 500);
  EXPECT_GT(thresholds_give, 500);
}

TEST(LeastRelaxation, does_not_depend_on_what_the_workspace_did_before) {
  std::mt19937_64 random(72);
  RelaxationWorkspace used;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space =
        reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    const auto thresholds = reference::random_thresholds(random, space);
    const auto units = random_units(random, space.parties());
    const auto lines = reference::random_lines(random, space);
    for (LeastBy by : {LeastBy::sum, LeastBy::largest}) {
      RelaxationWorkspace fresh;
      const auto a = least_relaxation({space, thresholds, units, lines}, by, used);
      const auto b = least_relaxation({space, thresholds, units, lines}, by, fresh);
      ASSERT_EQ(a.has_value(), b.has_value());
      if (!a) continue;
      EXPECT_EQ(a->package, b->package);
      EXPECT_EQ(a->total, b->total);
    }
  }
}

TEST(LeastRelaxation, proves_a_bound_where_the_work_ends_first) {
  std::mt19937_64 random(73);
  RelaxationWorkspace workspace;
  int stopped = 0;
  for (int n = 0; n < 1500; ++n) {
    const PackageSpace space =
        reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    const auto thresholds = reference::random_thresholds(random, space);
    const auto units = random_units(random, space.parties());
    const auto lines = reference::random_lines(random, space);
    const RelaxationProblem problem{space, thresholds, units, lines, 1};
    const auto expected = reference::least_needed(problem);
    for (LeastBy by : {LeastBy::sum, LeastBy::largest}) {
      const auto got = least_relaxation(problem, by, workspace);
      if (!got || got->complete) continue;
      ++stopped;
      if (!expected) continue;
      const double least = by == LeastBy::sum ? expected->total : expected->largest;
      EXPECT_LE(got->bound, least + 2e-9);
      if (got->package.empty()) continue;
      expect_sound(problem, *got);
      EXPECT_GE(by == LeastBy::sum ? got->total : got->largest, least - 2e-9);
    }
  }
  EXPECT_GT(stopped, 50);
}

TEST(LeastRelaxation, refuses_what_has_the_wrong_shape) {
  const PackageSpace space = price_space();
  const std::vector<double> thresholds = {0, 0}, units = {1, 1}, one = {1};
  const std::vector<MovableLine> off = {{0, 1, beyond(0, 5)}}, brief = {{0, 0, {0, 0}}},
                                 negative = {{0, 0, std::vector<double>(11, -1)}};
  RelaxationWorkspace workspace;
  EXPECT_THROW(least_relaxation({space, one, units, {}}, LeastBy::sum, workspace), base::ContractViolation);
  EXPECT_THROW(least_relaxation({space, thresholds, one, {}}, LeastBy::sum, workspace),
               base::ContractViolation);
  for (const auto* lines : {&off, &brief, &negative})
    EXPECT_THROW(least_relaxation({space, thresholds, units, *lines}, LeastBy::sum, workspace),
                 base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
