#include "entente/theory/search_climb.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

TEST(SearchClimb, ends_where_no_single_issue_improves_the_product_and_restrictions_stay_kept) {
  std::mt19937_64 random(111);
  SearchProblem problem;
  SearchClimb climb;
  int tried = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {false, n % 2 == 1, true, 0.1});
    const std::vector<double> thresholds(space.parties(), 0.0);
    problem.load(space, thresholds);
    if (problem.has_empty_issue()) continue;
    SearchProblem::Slots lambda{}, gains;
    lambda.fill(1.0);
    SearchProblem::Choice choice;
    problem.relax(lambda, choice);
    for (std::size_t issue = 0; issue < problem.issues(); ++issue)
      choice[issue] = static_cast<std::uint32_t>(problem.first(issue));
    if (!SearchClimb::repair(problem, choice)) continue;
    ASSERT_TRUE(problem.keeps_restrictions(choice));
    problem.gains(choice, gains);
    climb.climb(problem, {~0u, 5.0, 100}, choice, gains);
    auto product = [&](const SearchProblem::Choice& c) {
      SearchProblem::Slots g;
      problem.gains(c, g);
      double p = 1;
      for (std::size_t slot = 0; slot < problem.accepting(); ++slot) p *= g[slot] + 5.0;
      return p;
    };
    EXPECT_TRUE(problem.keeps_restrictions(choice));
    const double reached = product(choice);
    for (std::size_t issue = 0; issue < problem.issues(); ++issue)
      for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
        SearchProblem::Choice other = choice;
        other[issue] = static_cast<std::uint32_t>(place);
        if (problem.keeps_restrictions(other)) {
          EXPECT_LE(product(other), reached * (1 + 1e-9));
        }
      }
    ++tried;
  }
  EXPECT_GT(tried, 150);
}

TEST(SearchClimb, leaves_the_fixed_issue_alone) {
  PackageSpace space(1, std::vector<std::size_t>{2, 2});
  space.set_value(0, 1, 0, 1);
  space.set_value(1, 1, 0, 1);
  const std::vector<double> zero = {0.0};
  SearchProblem problem;
  problem.load(space, zero);
  SearchProblem::Choice choice = {0, 2};
  SearchProblem::Slots gains;
  problem.gains(choice, gains);
  SearchClimb().climb(problem, {1, 1.0, 5, 0}, choice, gains);
  EXPECT_EQ(choice, (SearchProblem::Choice{0, 3}));
}

}  // namespace
}  // namespace entente::theory
