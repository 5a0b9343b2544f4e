#include "entente/theory/acceptance_search.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

// Thresholds close to what can be reached, so that climbing fails and the tree has to decide.
TEST(SearchWorkspace, decides_tight_cases_with_strict_and_held_demands_as_the_enumeration_does) {
  std::mt19937_64 random(121);
  std::uniform_real_distribution<double> unit(0, 1);
  SearchWorkspace workspace;
  int found = 0, none = 0;
  for (int n = 0; n < 1500; ++n) {
    const PackageSpace space = reference::random_space(random, {n % 3 == 0, n % 2 == 0, n % 5 != 0, 0.05});
    // A reachable vector, moved a little: tight by construction.
    Package package;
    for (std::size_t j = 0; j < space.issues(); ++j)
      package.push_back(static_cast<std::uint16_t>(random() % space.options(j)));
    std::vector<double> thresholds = utilities(space, package);
    for (double& t : thresholds) t += 0.1 * (unit(random) - 0.3) * static_cast<double>(n % 2);
    workspace.load(space, thresholds);
    SearchWorkspace::Demand demand;
    demand.strict = static_cast<std::uint32_t>(random() & ((1u << space.parties()) - 1));
    if (n % 3 == 1 && !workspace.problem().has_empty_issue()) {
      demand.issue = random() % space.issues();
      demand.place = workspace.problem().first(demand.issue);
    }
    bool expected = false;
    for (const Package& x : reference::acceptable_packages(space, thresholds)) {
      bool good = demand.issue == SearchWorkspace::no_issue ||
                  x[demand.issue] == workspace.problem().option(demand.place);
      for (std::size_t i = 0; i < space.parties(); ++i)
        if (demand.strict >> i & 1) good &= reference::utility(space, x, i) - thresholds[i] > 1e-9;
      expected |= good;
    }
    ASSERT_EQ(workspace.find(demand, false), expected) << "case " << n;
    if (expected) {
      EXPECT_TRUE(workspace.accepts(workspace.choice(), demand));
    }
    (expected ? found : none)++;
  }
  EXPECT_GT(found, 200);
  EXPECT_GT(none, 200);
}

}  // namespace
}  // namespace entente::theory
