#include "entente/theory/solution_run.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

#include "entente/theory/acceptable_set.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using Found = SolutionRun::Found;
using Ranking = SolutionRun::Ranking;

constexpr std::uint64_t plenty = 10'000'000;

const std::vector<reference::RandomSpaceKind> kinds = {
    {false, false, true, 0.0}, {true, false, true, 0.1}, {false, true, true, 0.1}, {true, true, true, 0.2}};

TEST(SolutionRun, finds_a_package_with_the_gains_asked_for_exactly_when_there_is_one) {
  std::mt19937_64 random(91);
  int yes = 0, no = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 200; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      std::vector<double> thresholds = reference::random_thresholds(random, space);
      for (double& r : thresholds)
        if (r == -HUGE_VAL) r = 0;
      const auto packages = reference::acceptable_packages(space, thresholds);
      SolutionRun run(space, thresholds, plenty);
      for (std::uint32_t strict = 0; strict < (1u << space.parties()); ++strict) {
        bool expected = false;
        for (const Package& package : packages) {
          bool good = true;
          for (std::size_t i = 0; i < space.parties(); ++i)
            if (strict >> i & 1) good &= utility(space, package, i) - thresholds[i] > 1e-9;
          expected |= good;
        }
        ASSERT_EQ(run.find(strict), expected ? Found::yes : Found::no) << "case " << n;
        (expected ? yes : no) += 1;
        if (!expected) continue;
        Package package;
        run.problem().to_package(run.found(), package);
        for (std::size_t i = 0; i < space.parties(); ++i)
          EXPECT_GT(utility(space, package, i) - thresholds[i], strict >> i & 1 ? 1e-9 : -1.1e-9);
      }
    }
  EXPECT_GT(yes, 300);
  EXPECT_GT(no, 300);
}

TEST(SolutionRun, leaves_a_question_open_when_the_work_has_ended) {
  std::mt19937_64 random(92);
  const auto space = reference::conflict_space(random, 6, 5, 3);
  const std::vector<double> thresholds(3, 0.2);
  SolutionRun run(space, thresholds, 0);
  EXPECT_EQ(run.find(0), Found::open);
  EXPECT_TRUE(run.out_of_work());
  run.set_work(plenty);
  EXPECT_EQ(run.find(0), Found::yes);
  EXPECT_FALSE(run.out_of_work());
  EXPECT_LT(run.work_left(), plenty);
  run.set_work(0);
  EXPECT_EQ(run.find(0), Found::yes);  // known by now
}

TEST(SolutionRun, knows_which_choice_gives_most_parties_a_gain) {
  PackageSpace space(3, std::vector<std::size_t>{3});
  space.set_value(0, 0, 0, 1);
  space.set_value(0, 1, 1, 1);
  space.set_value(0, 1, 2, 1);
  const std::vector<double> zero(3, 0.0);
  SolutionRun run(space, zero, plenty);
  run.know({1});
  run.know({0});
  run.know({2});
  EXPECT_EQ(run.most_gainers(), 0b110u);
  EXPECT_EQ(run.found(), (SearchProblem::Choice{1}));
}

// Sums over chosen slots, against a scan.
TEST(SolutionRun, raises_a_sum_as_far_as_a_scan_does) {
  std::mt19937_64 random(93);
  int tried = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 150; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds(space.parties(), n % 2 ? 0.4 : 1.0);
      const auto packages = reference::acceptable_packages(space, thresholds);
      SolutionRun run(space, thresholds, plenty);
      ASSERT_EQ(run.find(0) == Found::yes, !packages.empty());
      if (packages.empty()) continue;
      Ranking ranking{Ranking::By::utility_sum, {}, 0};
      const std::uint64_t chosen = 1 + random() % ((1u << space.parties()) - 1);
      for (std::size_t i = 0; i < space.parties(); ++i)
        ranking.unit[i] = static_cast<double>(chosen >> i & 1);
      double high = -HUGE_VAL;
      for (const Package& package : packages) {
        double sum = 0;
        for (std::size_t i = 0; i < space.parties(); ++i)
          if (chosen >> i & 1) sum += utility(space, package, i);
        high = std::max(high, sum);
      }
      const SolutionRun::Best got = run.highest(ranking);
      EXPECT_NEAR(got.value, high, 1e-9);
      EXPECT_EQ(got.gap, 0);
      EXPECT_TRUE(is_acceptable(space, got.package, thresholds));
      ++tried;
    }
  EXPECT_GT(tried, 150);
}

// Nothing to compare by: every acceptable package ties, the lowest leads.
TEST(SolutionRun, takes_the_lowest_package_where_nothing_is_compared) {
  PackageSpace space(2, std::vector<std::size_t>{2, 2});
  space.forbid(0, 0);
  const std::vector<double> zero(2, 0.0);
  SolutionRun run(space, zero, plenty);
  ASSERT_EQ(run.find(0), Found::yes);
  const SolutionRun::Best got = run.best({Ranking::By::sorted_shares, {}, 0}, 10);
  EXPECT_EQ(got.ties, (std::vector<Package>{{1, 0}, {1, 1}}));
  EXPECT_EQ(got.package, (Package{1, 0}));
  EXPECT_TRUE(got.all_ties);
}

}  // namespace
}  // namespace entente::theory
