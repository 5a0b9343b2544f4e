#include "entente/theory/solution_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/theory/acceptable_set.h"
#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

using Order = SolutionTree::Order;
using End = SolutionTree::End;

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0},
                                                       {true, false, true, 0.1},
                                                       {false, true, true, 0.1},
                                                       {true, true, true, 0.2},
                                                       {false, true, false, 0.3}};

struct Walk {
  std::vector<Package> packages;
  End end = End::all_walked;
  double open = -HUGE_VAL;
};

// Every party's own bound as a row; what comes out is tested by the definition.
Walk walk(const PackageSpace& space, std::span<const double> thresholds, Order order, std::uint64_t work) {
  SearchProblem problem;
  problem.load(space, thresholds);
  SolutionTree tree;
  tree.begin(problem);
  SearchProblem::Slots all{};
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) all[slot] = 1;
  tree.add_row(all, -1e-6, true);
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    SearchProblem::Slots unit{};
    unit[slot] = 1;
    tree.add_row(unit, -1e-6, false);
  }
  Walk result;
  if (problem.has_empty_issue()) return result;
  tree.build(order);
  auto leaf = [&](const SearchProblem::Choice& choice) {
    Package package;
    problem.to_package(choice, package);
    if (is_acceptable(space, package, thresholds)) result.packages.push_back(package);
    return false;
  };
  result.end = tree.walk(leaf, work);
  result.open = tree.open();
  return result;
}

TEST(SolutionTree, visits_every_acceptable_package_in_lexicographic_order) {
  std::mt19937_64 random(81);
  std::size_t visited = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 200; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const Walk got = walk(space, thresholds, Order::lexicographic, 1'000'000);
      EXPECT_EQ(got.packages, reference::acceptable_packages(space, thresholds)) << "case " << n;
      EXPECT_EQ(got.end, End::all_walked);
      EXPECT_EQ(got.open, -HUGE_VAL);
      visited += got.packages.size();
    }
  EXPECT_GT(visited, 5000u);
}

TEST(SolutionTree, leaves_out_only_what_another_package_beats_or_equals) {
  std::mt19937_64 random(82);
  for (const auto& kind : kinds)
    for (int n = 0; n < 200; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const Walk got = walk(space, thresholds, Order::cheapest, 1'000'000);
      for (const Package& package : reference::acceptable_packages(space, thresholds)) {
        bool matched = false;
        for (const Package& kept : got.packages) {
          bool at_least = true;
          for (std::size_t i = 0; i < space.parties(); ++i)
            at_least &=
                thresholds[i] == -HUGE_VAL || utility(space, kept, i) >= utility(space, package, i) - 1e-9;
          matched |= at_least;
        }
        EXPECT_TRUE(matched) << "case " << n;
      }
    }
}

// The objective row is the sum of the slots: what was left out can exceed the best sum met by `open` at most.
TEST(SolutionTree, bounds_what_it_leaves_out_when_the_work_ends) {
  std::mt19937_64 random(83);
  int cut = 0;
  for (int n = 0; n < 400; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[static_cast<std::size_t>(n) % 5]);
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < space.parties(); ++i) thresholds.push_back(space.base(i));
    const std::uint64_t work = random() % 12;
    const Walk got = walk(space, thresholds, Order::lexicographic, work);
    if (got.end != End::out_of_work) continue;
    ++cut;
    SearchProblem problem;
    problem.load(space, thresholds);
    for (const Package& package : reference::acceptable_packages(space, thresholds)) {
      if (std::find(got.packages.begin(), got.packages.end(), package) != got.packages.end()) continue;
      double sum = 0;
      for (std::size_t i = 0; i < space.parties(); ++i)
        sum += (utility(space, package, i) - thresholds[i]) / problem.scale(i);
      EXPECT_LE(sum, -1e-6 + got.open + 1e-9) << "case " << n;
    }
  }
  EXPECT_GT(cut, 100);
}

TEST(SolutionTree, stops_when_a_leaf_says_so_and_counts_the_work) {
  PackageSpace space(1, std::vector<std::size_t>{3, 3});
  const std::vector<double> zero = {0};
  SearchProblem problem;
  problem.load(space, zero);
  SolutionTree tree;
  tree.begin(problem);
  tree.add_row({1}, -1, true);
  tree.build(Order::lexicographic);
  std::uint64_t work = 100;
  int leaves = 0;
  EXPECT_EQ(tree.walk([&](const auto&) { return ++leaves == 4; }, work), End::stopped_by_leaf);
  EXPECT_EQ(work, 100u - 6u);  // two options of the first issue, three and one of the second
  work = 100;
  EXPECT_EQ(tree.walk([&](const auto&) { return false; }, work), End::all_walked);
  EXPECT_EQ(work, 100u - 12u);
  tree.raise(2);
  EXPECT_EQ(tree.walk([&](const auto&) { return true; }, work), End::all_walked);
  EXPECT_EQ(work, 100u - 12u);
}

}  // namespace
}  // namespace entente::theory
