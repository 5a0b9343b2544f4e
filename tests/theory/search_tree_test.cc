#include "entente/theory/search_tree.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

TEST(SearchTree, visits_every_feasible_package_that_no_row_cuts_off_once) {
  std::mt19937_64 random(101);
  std::uniform_real_distribution<double> unit(0, 1);
  SearchProblem problem;
  SearchTree tree;
  std::size_t total = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {false, n % 2 == 1, true, 0.1});
    const std::vector<double> zero(space.parties(), 0.0);
    problem.load(space, zero);
    if (problem.has_empty_issue()) continue;
    tree.begin(problem);
    std::vector<SearchTree::Slots> lambdas;
    std::vector<double> reach;
    for (int row = 0; row < 5; ++row) {
      SearchTree::Slots lambda{};
      for (std::size_t slot = 0; slot < problem.slots(); ++slot) lambda[slot] = unit(random);
      lambdas.push_back(lambda);
      reach.push_back(0.5 * unit(random));
      tree.add_row(lambda, reach.back());
    }
    tree.build(false);
    std::set<Package> expected, got;
    const std::size_t issue = random() % space.issues();
    const std::size_t place = problem.first(issue);
    std::set<Package> expected_held, got_held;
    reference::for_each_package(space, [&](const Package& package) {
      if (!reference::feasible(space, package)) return;
      for (int row = 0; row < 5; ++row) {
        double sum = 0;
        for (std::size_t slot = 0; slot < problem.slots(); ++slot)
          sum += lambdas[row][slot] * utility(space, package, problem.party(slot)) / problem.scale(slot);
        if (sum < reach[row]) return;
      }
      expected.insert(package);
      if (package[issue] == problem.option(place)) expected_held.insert(package);
    });
    auto collect = [&](std::set<Package>& into) {
      return [&](const SearchTree::Choice& choice) {
        Package package;
        problem.to_package(choice, package);
        // Links outside listed groups are the tree's own; all others must hold by construction.
        EXPECT_TRUE(into.insert(package).second);
        return false;
      };
    };
    EXPECT_FALSE(tree.walk(collect(got)));
    EXPECT_FALSE(tree.walk(collect(got_held), issue, place));
    EXPECT_EQ(got, expected) << "case " << n;
    EXPECT_EQ(got_held, expected_held) << "case " << n;
    total += got.size();
  }
  EXPECT_GT(total, 1000u);
}

TEST(SearchTree, stops_when_the_leaf_says_so) {
  const PackageSpace space(1, std::vector<std::size_t>{3, 3});
  const std::vector<double> zero = {0.0};
  SearchProblem problem;
  SearchTree tree;
  problem.load(space, zero);
  tree.begin(problem);
  tree.add_row({}, 0.0);
  tree.build(false);
  int seen = 0;
  EXPECT_TRUE(tree.walk([&](const SearchTree::Choice&) { return ++seen == 4; }));
  EXPECT_EQ(seen, 4);
  seen = 0;
  tree.begin(problem);
  tree.add_row({}, 0.0);
  tree.build(true);  // all options are equal, so the first of each issue stands for the rest
  EXPECT_FALSE(tree.walk([&](const SearchTree::Choice&) { return ++seen == 4; }));
  EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace entente::theory
