#include "entente/theory/link_states.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entente/theory/link_groups.h"
#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

std::size_t class_of(const LinkStates& links, std::size_t position, std::size_t option) {
  const auto& classes = links.classes(position);
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (std::count(classes[c].begin(), classes[c].end(), option) > 0) return c;
  return classes.size();
}

// Every package goes through exactly when it keeps the restrictions, and is told the interactions that hold.
TEST(LinkStates, let_through_what_keeps_every_restriction) {
  std::mt19937_64 random(91);
  int through = 0, stopped = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    std::vector<LinkStates> groups;
    for (const LinkIssues& issues : linked_issue_groups(space, true))
      groups.emplace_back(space, issues, true);
    reference::for_each_package(space, [&](const Package& package) {
      bool kept = true;
      std::vector<std::size_t> holding, now;
      for (const LinkStates& links : groups) {
        LinkStates::State state, next;
        for (std::size_t p = 0; p < links.order().size() && kept; ++p) {
          const std::size_t option = package[links.order()[p]];
          kept = links.step(p, state, class_of(links, p, option), next, now);
          holding.insert(holding.end(), now.begin(), now.end());
          state = next;
        }
        if (kept) {
          EXPECT_TRUE(state.empty());
        }
      }
      ASSERT_EQ(kept, reference::feasible(space, package));
      (kept ? through : stopped)++;
      for (std::size_t q = 0; kept && q < space.interactions().size(); ++q)
        EXPECT_EQ(std::count(holding.begin(), holding.end(), q),
                  holds(space.interactions()[q], [&](std::size_t j) { return package[j]; }));
    });
  }
  EXPECT_GT(through, 1000);
  EXPECT_GT(stopped, 1000);
}

// A row of links between neighbours never has more than one issue's links open.
TEST(LinkStates, settle_a_chain_from_one_end) {
  PackageSpace space(1, std::vector<std::size_t>(6, 3));
  for (const std::size_t j : {3, 0, 4, 2, 1})
    space.add_restriction({{space.only(j, 0)}, {space.only(j + 1, 0)}});
  const LinkStates links(space, {0, 1, 2, 3, 4, 5}, true);
  for (std::size_t p = 0; p + 1 < 6; ++p) EXPECT_EQ(links.interactions_after(p).size(), 1u);
  EXPECT_TRUE(links.interactions_after(5).empty());
}

TEST(LinkStates, forget_a_link_whose_condition_fails) {
  PackageSpace space(1, std::vector<std::size_t>{2, 2});
  space.add_restriction({{space.only(0, 0)}, {space.only(1, 0)}});
  space.add_interaction({{space.only(0, 0), space.only(1, 1)}, {5}});
  const LinkStates links(space, {0, 1}, true);
  LinkStates::State alive, dead;
  std::vector<std::size_t> holding;
  ASSERT_EQ(links.order()[0], 0u);
  ASSERT_TRUE(links.step(0, "", class_of(links, 0, 0), alive, holding));
  ASSERT_TRUE(links.step(0, "", class_of(links, 0, 1), dead, holding));
  EXPECT_EQ(links.possible(1, alive), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(links.possible(1, dead).empty());
  EXPECT_EQ(dead, std::string(2, LinkStates::settled));
  EXPECT_EQ(links.possible(0, ""), (std::vector<std::size_t>{0}));
  EXPECT_EQ(links.interactions_after(0), (std::vector<std::size_t>{LinkStates::no_interaction, 0}));
}

}  // namespace
}  // namespace entente::theory
