#include "entente/theory/search_problem.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

using Choice = SearchProblem::Choice;
using Slots = SearchProblem::Slots;

// The choice of a package, or empty if it uses an option that is out.
Choice choice_of(const SearchProblem& problem, const Package& package) {
  Choice choice;
  for (std::size_t issue = 0; issue < problem.issues(); ++issue)
    for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place)
      if (problem.option(place) == package[issue]) choice.push_back(static_cast<std::uint32_t>(place));
  return choice.size() == problem.issues() ? choice : Choice{};
}

Slots random_lambda(std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  Slots lambda;
  for (double& l : lambda) l = unit(random);
  return lambda;
}

double weighted(const SearchProblem& problem, const Choice& choice, const Slots& lambda) {
  Slots gains;
  problem.gains(choice, gains);
  double sum = 0;
  for (std::size_t slot = 0; slot < problem.slots(); ++slot) sum += lambda[slot] * gains[slot];
  return sum;
}

TEST(SearchProblem, relaxation_is_the_maximum_and_place_costs_are_what_holding_an_option_costs) {
  std::mt19937_64 random(91);
  SearchProblem problem;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {false, n % 2 == 1, true, 0.1});
    const std::vector<double> thresholds(space.parties(), 0.25);
    problem.load(space, thresholds);
    if (problem.has_empty_issue()) continue;
    const Slots lambda = random_lambda(random);
    Choice relaxed;
    const double bound = problem.relax(lambda, relaxed);
    std::vector<double> costs;
    problem.place_costs(costs);
    double high = -HUGE_VAL;
    std::vector<double> held(problem.places(), -HUGE_VAL);
    reference::for_each_package(space, [&](const Package& package) {
      if (!reference::feasible(space, package)) return;
      const Choice choice = choice_of(problem, package);
      const double sum = weighted(problem, choice, lambda);
      high = std::max(high, sum);
      for (std::uint32_t place : choice) held[place] = std::max(held[place], sum);
    });
    for (const LinkGroup& group : link_groups(space, {}))
      if (!group.listed) high = HUGE_VAL;
    if (high == HUGE_VAL) continue;
    if (high == -HUGE_VAL) {
      EXPECT_EQ(bound, high);
      continue;
    }
    EXPECT_NEAR(bound, high, 1e-12);
    EXPECT_NEAR(weighted(problem, relaxed, lambda), high, 1e-12);
    EXPECT_TRUE(problem.keeps_restrictions(relaxed));
    for (std::size_t place = 0; place < problem.places(); ++place) {
      if (held[place] == -HUGE_VAL) {
        EXPECT_EQ(costs[place], HUGE_VAL);
      } else {
        EXPECT_NEAR(bound - costs[place], held[place], 1e-12);
      }
    }
  }
}

TEST(SearchProblem, gains_are_utilities_above_the_threshold_in_the_units_of_the_range) {
  std::mt19937_64 random(92);
  SearchProblem problem;
  for (int n = 0; n < 100; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    const std::vector<double> thresholds = reference::random_thresholds(random, space);
    const std::vector<double> weights(space.parties(), 2.0);
    problem.load(space, thresholds, weights);
    const Package package(space.issues(), 0);
    Slots gains;
    problem.gains(choice_of(problem, package), gains);
    double sum = 0;
    for (std::size_t i = 0; i < space.parties(); ++i) sum += 2 * utility(space, package, i);
    EXPECT_NEAR(gains[problem.accepting()], sum, 1e-12);
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
      EXPECT_NEAR(gains[slot] * problem.scale(slot),
                  utility(space, package, problem.party(slot)) - thresholds[problem.party(slot)], 1e-12);
  }
}

TEST(SearchProblem, block_values_add_up_to_the_gains) {
  std::mt19937_64 random(93);
  SearchProblem problem;
  for (int n = 0; n < 100; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    const std::vector<double> thresholds(space.parties(), 0.0);
    problem.load(space, thresholds);
    Package package;
    for (std::size_t j = 0; j < space.issues(); ++j)
      package.push_back(static_cast<std::uint16_t>(random() % space.options(j)));
    const Choice choice = choice_of(problem, package);
    Slots gains, part, sum{};
    problem.gains(choice, gains);
    for (std::size_t block = 0; block < problem.blocks(); ++block) {
      problem.block_value(block, choice, part);
      for (std::size_t slot = 0; slot < problem.slots(); ++slot) sum[slot] += part[slot];
    }
    for (std::size_t slot = 0; slot < problem.slots(); ++slot)
      EXPECT_NEAR(sum[slot] + space.base(problem.party(slot)) / problem.scale(slot), gains[slot], 1e-12);
  }
}

}  // namespace
}  // namespace entente::theory
