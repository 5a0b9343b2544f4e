// Tests also: judging_space.cc
#include "entente/theory/least_cost_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/judging_space.h"
#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

using Measure = LeastCostSearch::Measure;

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, false, false, 0.0}};

struct Demands {
  std::vector<double> thresholds, prices, most;
};

Demands random_demands(std::mt19937_64& random, const PackageSpace& space) {
  std::uniform_real_distribution<double> unit(0, 1);
  Demands demands;
  demands.thresholds = reference::random_thresholds(random, space);
  demands.thresholds.pop_back();
  for (double& threshold : demands.thresholds) {
    if (!std::isfinite(threshold)) threshold = 0.2;
    demands.prices.push_back(random() % 4 == 0 ? HUGE_VAL : 0.3 + unit(random));
    demands.most.push_back(random() % 3 == 0 ? 0.3 * unit(random) : HUGE_VAL);
  }
  return demands;
}

// Infinite where a hard threshold or a limit is missed.
double cost_of(const PackageSpace& space, const Demands& demands, Measure measure, const Package& package) {
  double sum = 0, most = 0;
  for (std::size_t i = 0; i + 1 < space.parties(); ++i) {
    const double missing = demands.thresholds[i] - reference::utility(space, package, i);
    if (missing <= 0 || (demands.prices[i] == HUGE_VAL && missing <= 1e-9)) continue;
    if (demands.prices[i] == HUGE_VAL || missing > demands.most[i] + 1e-9) return HUGE_VAL;
    sum += missing * demands.prices[i];
    most = std::max(most, missing * demands.prices[i]);
  }
  return measure == Measure::largest ? most : sum - reference::utility(space, package, space.parties() - 1);
}

double least_cost(const PackageSpace& space, const Demands& demands, Measure measure) {
  double least = HUGE_VAL;
  reference::for_each_package(space, [&](const Package& package) {
    if (reference::feasible(space, package))
      least = std::min(least, cost_of(space, demands, measure, package));
  });
  return least;
}

PackageSpace space_with_objective(std::mt19937_64& random, int n) {
  while (true) {
    PackageSpace space = reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    if (space.parties() > 1) return space;
  }
}

TEST(LeastCostSearch, finds_what_the_enumeration_finds) {
  std::mt19937_64 random(61);
  LeastCostSearch search;
  int found = 0, none = 0;
  for (int n = 0; n < 2000; ++n) {
    const PackageSpace space = space_with_objective(random, n);
    const Demands demands = random_demands(random, space);
    for (Measure measure : {Measure::sum, Measure::largest}) {
      search.load(space, demands.thresholds, demands.prices, demands.most);
      std::uint64_t work = 1'000'000;
      const auto got = search.minimise(measure, HUGE_VAL, work);
      const double least = least_cost(space, demands, measure);
      ASSERT_TRUE(got.complete);
      ASSERT_EQ(got.found, least < HUGE_VAL) << "case " << n;
      (got.found ? found : none) += 1;
      if (!got.found) continue;
      ASSERT_NEAR(got.cost, least, 1e-9) << "case " << n;
      EXPECT_NEAR(cost_of(space, demands, measure, search.package()), got.cost, 1e-9);
      EXPECT_EQ(got.bound, got.cost);
    }
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(none, 500);
}

TEST(LeastCostSearch, keeps_limits_set_after_the_largest) {
  std::mt19937_64 random(62);
  LeastCostSearch search;
  int checked = 0;
  for (int n = 0; n < 1500; ++n) {
    const PackageSpace space = space_with_objective(random, n);
    Demands demands = random_demands(random, space);
    std::fill(demands.most.begin(), demands.most.end(), HUGE_VAL);
    search.load(space, demands.thresholds, demands.prices);
    std::uint64_t work = 1'000'000;
    const auto largest = search.minimise(Measure::largest, HUGE_VAL, work);
    if (!largest.found) continue;
    for (std::size_t i = 0; i < demands.most.size(); ++i) demands.most[i] = largest.cost / demands.prices[i];
    search.limit(demands.most);
    const auto got = search.minimise(Measure::sum, HUGE_VAL, work);
    ASSERT_TRUE(got.found && got.complete);
    ASSERT_NEAR(got.cost, least_cost(space, demands, Measure::sum), 1e-8) << "case " << n;
    ++checked;
  }
  EXPECT_GT(checked, 500);
}

TEST(LeastCostSearch, finds_nothing_that_does_not_cost_less_than_asked) {
  std::mt19937_64 random(63);
  LeastCostSearch search;
  int checked = 0;
  for (int n = 0; n < 500; ++n) {
    const PackageSpace space = space_with_objective(random, n);
    const Demands demands = random_demands(random, space);
    const double least = least_cost(space, demands, Measure::sum);
    if (least == HUGE_VAL) continue;
    search.load(space, demands.thresholds, demands.prices, demands.most);
    std::uint64_t work = 1'000'000;
    EXPECT_FALSE(search.minimise(Measure::sum, least - 1e-6, work).found);
    EXPECT_TRUE(search.minimise(Measure::sum, least + 1e-6, work).found);
    ++checked;
  }
  EXPECT_GT(checked, 200);
}

TEST(LeastCostSearch, refuses_thresholds_that_are_not_finite) {
  const PackageSpace space(2, std::vector<std::size_t>{2});
  LeastCostSearch search;
  const std::vector<double> open = {-HUGE_VAL}, two = {0, 0}, one = {1};
  EXPECT_THROW(search.load(space, open, one), base::ContractViolation);
  EXPECT_THROW(search.load(space, two, one), base::ContractViolation);
}

TEST(JudgingSpace, gives_the_judging_parties_the_same_utilities_and_the_last_one_nothing) {
  std::mt19937_64 random(64);
  JudgingSpace mirror;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space =
        reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    std::vector<std::size_t> judging;
    for (std::size_t i = 0; i < space.parties(); ++i)
      if (random() % 2) judging.push_back(i);
    mirror.mirror(space, judging);
    ASSERT_EQ(mirror.objective(), judging.size());
    reference::for_each_package(space, [&](const Package& package) {
      ASSERT_EQ(is_feasible(mirror.space(), package), reference::feasible(space, package));
      for (std::size_t k = 0; k < judging.size(); ++k)
        ASSERT_EQ(utility(mirror.space(), package, k), utility(space, package, judging[k]));
      ASSERT_EQ(utility(mirror.space(), package, judging.size()), 0);
    });
  }
}

TEST(JudgingSpace, takes_fifteen_parties_at_most) {
  const PackageSpace space(16, std::vector<std::size_t>{2});
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < 16; ++i) all.push_back(i);
  JudgingSpace mirror;
  EXPECT_THROW(mirror.mirror(space, all), base::ContractViolation);
  all.pop_back();
  mirror.mirror(space, all);
  EXPECT_EQ(mirror.space().parties(), 16u);
}

}  // namespace
}  // namespace entente::theory
