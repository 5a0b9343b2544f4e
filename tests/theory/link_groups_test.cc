#include "entente/theory/link_groups.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

// A package is feasible exactly when every group lists its combination of classes.
TEST(LinkGroups, list_exactly_the_combinations_that_keep_every_restriction) {
  std::mt19937_64 random(81);
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    const std::vector<LinkGroup> groups = link_groups(space, {true, 1e9});
    reference::for_each_package(space, [&](const Package& package) {
      bool listed = true;
      for (const LinkGroup& group : groups) {
        bool found = false;
        for (std::size_t c = 0; c < group.size(); ++c) {
          bool same = true;
          for (std::size_t k = 0; k < group.issues.size(); ++k)
            same &= group.combinations[c * group.issues.size() + k] ==
                    group.class_of[k][package[group.issues[k]]];
          found |= same;
          for (std::size_t q = 0; same && q < space.interactions().size(); ++q) {
            const bool ours = std::count(group.issues.begin(), group.issues.end(),
                                         space.interactions()[q].when.front().issue) > 0;
            const bool now = holds(space.interactions()[q], [&](std::size_t j) { return package[j]; });
            EXPECT_EQ(std::count(group.holding[c].begin(), group.holding[c].end(), q), ours && now);
          }
        }
        listed &= found;
      }
      EXPECT_EQ(listed, reference::feasible(space, package));
    });
  }
}

TEST(LinkGroups, leave_out_free_issues_and_do_not_list_what_is_too_large) {
  PackageSpace space(1, std::vector<std::size_t>{3, 3, 3});
  space.add_interaction({{space.only(0, 0), space.only(2, 0)}, {1}});
  const auto groups = link_groups(space, {});
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].issues, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(groups[0].size(), 4u);
  EXPECT_FALSE(link_groups(space, {true, 3})[0].listed);
  EXPECT_TRUE(link_groups(space, {false, 3}).empty());
}

}  // namespace
}  // namespace entente::theory
