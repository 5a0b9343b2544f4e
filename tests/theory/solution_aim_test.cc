#include "entente/theory/solution_aim.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/theory/acceptable_set.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using Slots = SearchProblem::Slots;

std::vector<SolutionAim> aims(std::size_t parties) {
  std::vector<SolutionAim> result;
  for (std::size_t count = 1; count <= parties; ++count) {
    SolutionAim smallest;
    smallest.count = count;
    smallest.offset = 0.125 * static_cast<double>(count - 1);
    for (std::size_t slot = 0; slot < parties; ++slot) smallest.weight[slot] = 1 + static_cast<double>(slot);
    result.push_back(smallest);
  }
  SolutionAim product;
  product.kind = SolutionAim::Kind::product;
  product.strict = (1u << parties) - 1;
  for (std::size_t slot = 0; slot < parties; ++slot)
    product.weight[slot] = 1 + 0.5 * static_cast<double>(slot);
  result.push_back(product);
  return result;
}

// By hand: gains 0.5, 0.25 in slots of scale 1, factors 2 and 8: shares 1 and 2.
TEST(SolutionAim, adds_up_the_smallest_shares_or_the_logarithms) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 1);
  space.set_value(0, 1, 1, 1);
  const std::vector<double> zero = {0, 0};
  SearchProblem problem;
  problem.load(space, zero);
  SolutionAim aim;
  aim.weight = {2, 8};
  EXPECT_EQ(aim_value(problem, aim, {0.5, 0.25}), 1);
  aim.count = 2, aim.offset = 0.5;
  EXPECT_EQ(aim_value(problem, aim, {0.5, 0.25}), 2.5);
  aim.kind = SolutionAim::Kind::product, aim.weight = {1, 2};
  EXPECT_NEAR(aim_value(problem, aim, {0.5, 0.25}), std::log(0.5 * 0.25 * 0.25), 1e-15);
  EXPECT_EQ(aim_value(problem, aim, {0.5, 0}), -HUGE_VAL);
}

TEST(SolutionAim, reaches_for_what_is_known_or_for_the_tolerance) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 4);
  const std::vector<double> zero = {0, 0};
  SearchProblem problem;
  problem.load(space, zero);
  SolutionAim aim;
  aim.strict = 1;
  EXPECT_EQ(slot_reach(problem, aim, 0), 0.5 * acceptance_tolerance / 4);
  EXPECT_EQ(slot_reach(problem, aim, 1), -2 * acceptance_tolerance);
  aim.floor = {0.25, 0};
  EXPECT_EQ(slot_reach(problem, aim, 0), 0.25);
}

// The contract of a weighting: no acceptable package of a value lies below its reach, none above its bound.
TEST(SolutionAim, weightings_bound_every_acceptable_package) {
  std::mt19937_64 random(84);
  std::size_t tried = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space =
        reference::random_space(random, {n % 3 == 0, n % 2 == 1, n % 4 < 2, n % 5 == 0 ? 0.2 : 0.0});
    std::vector<double> thresholds = reference::random_thresholds(random, space);
    for (double& r : thresholds)
      if (r == -HUGE_VAL) r = 0;
    const auto packages = reference::acceptable_packages(space, thresholds);
    if (packages.empty()) continue;
    SearchProblem problem;
    problem.load(space, thresholds);
    for (const SolutionAim& aim : aims(space.parties())) {
      SearchProblem::Choice start(space.issues()), relaxed;
      const Package& first = packages[random() % packages.size()];
      for (std::size_t j = 0; j < space.issues(); ++j)
        for (std::size_t place = problem.first(j); place < problem.first(j + 1); ++place)
          if (problem.option(place) == first[j]) start[j] = static_cast<std::uint32_t>(place);
      MixtureAscent ascent(problem, aim, start);
      for (int round = 0; round < 4; ++round) {
        const SolutionWeighting weighting =
            make_weighting(problem, aim, ascent.marginal(), ascent.guard(), relaxed);
        for (const Package& package : packages) {
          Slots gains{};
          double weighted = 0;
          for (std::size_t i = 0; i < space.parties(); ++i) {
            gains[i] = (utility(space, package, i) - thresholds[i]) / problem.scale(i);
            weighted += weighting.lambda[i] * gains[i];
          }
          const double value = aim_value(problem, aim, gains);
          if (value == -HUGE_VAL) continue;
          EXPECT_GE(weighted, weighting.reach + value - 1e-7 * (1 + std::abs(weighted)));
          EXPECT_LE(value, weighting.bound + 1e-7 * (1 + std::abs(value)));
          ++tried;
        }
        ascent.round();
      }
    }
  }
  EXPECT_GT(tried, 20000u);
}

TEST(SolutionAim, climbs_without_breaking_links_and_never_to_less) {
  std::mt19937_64 random(86);
  int rose = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {n % 3 == 0, true, false, 0.0});
    const std::vector<double> thresholds(space.parties(), -10.0);
    SearchProblem problem;
    problem.load(space, thresholds);
    for (const SolutionAim& aim : aims(space.parties())) {
      SearchProblem::Choice choice(space.issues());
      for (std::size_t j = 0; j < space.issues(); ++j)
        choice[j] = static_cast<std::uint32_t>(problem.first(j) + random() % space.options(j));
      if (!problem.keeps_restrictions(choice)) continue;
      Slots before, after;
      problem.gains(choice, before);
      climb(problem, aim, choice);
      problem.gains(choice, after);
      EXPECT_TRUE(problem.keeps_restrictions(choice));
      const double low = aim_value(problem, aim, before), high = aim_value(problem, aim, after);
      double sums = 0;  // what breaks ties may cost this much
      for (std::size_t i = 0; i < space.parties(); ++i)
        sums += aim.weight[i] * std::abs(after[i] - before[i]);
      EXPECT_GE(high, low - 1e-3 * sums - 1e-9);
      rose += high > low + 1e-6;
    }
  }
  EXPECT_GT(rose, 200);
}

// On issues that are many and fine the bound closes in on what a package can have.
TEST(MixtureAscent, lowers_the_bound_towards_the_best_mixture) {
  std::mt19937_64 random(85);
  for (int n = 0; n < 20; ++n) {
    const PackageSpace space = reference::conflict_space(random, 20, 8, 3);
    const std::vector<double> thresholds(3, 0.1);
    SearchProblem problem;
    problem.load(space, thresholds);
    for (const SolutionAim& aim : aims(3)) {
      if (aim.kind == SolutionAim::Kind::smallest && aim.count == 3) continue;  // one weighting only
      SearchProblem::Choice start, relaxed;
      problem.relax({1, 1, 1}, start);
      Slots gains;
      problem.gains(start, gains);
      if (aim_value(problem, aim, gains) == -HUGE_VAL) continue;
      MixtureAscent ascent(problem, aim, start);
      const double first = make_weighting(problem, aim, ascent.marginal(), ascent.guard(), relaxed).bound;
      double last = first, best = aim_value(problem, aim, gains);
      for (int round = 0; round < 12; ++round) {
        ascent.round();
        last = std::min(last, make_weighting(problem, aim, ascent.marginal(), ascent.guard(), relaxed).bound);
        problem.gains(relaxed, gains);
        best = std::max(best, aim_value(problem, aim, gains));
      }
      EXPECT_LT(last - best, 0.6 * (first - best) + 0.05);
      EXPECT_GE(last, best - 1e-9);
    }
  }
}

}  // namespace
}  // namespace entente::theory
