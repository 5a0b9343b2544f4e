#include "entente/theory/acceptable_set.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/reference_package.h"
#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

constexpr int cases_per_kind = 400;

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, true, false, 0.0}};

TEST(AcceptableSet, finds_a_package_exactly_when_the_enumeration_finds_one) {
  std::mt19937_64 random(11);
  SearchWorkspace workspace;
  int empty = 0, found = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < cases_per_kind; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const auto all = reference::acceptable_packages(space, thresholds);
      const auto package = find_acceptable(space, thresholds, workspace);
      ASSERT_EQ(package.has_value(), !all.empty()) << "case " << n;
      if (package) {
        EXPECT_TRUE(is_acceptable(space, *package, thresholds));
      }
      (all.empty() ? empty : found)++;
    }
  EXPECT_GT(empty, 200);
  EXPECT_GT(found, 200);
}

TEST(AcceptableSet, range_lists_exactly_the_options_that_occur) {
  std::mt19937_64 random(12);
  SearchWorkspace workspace;
  for (const auto& kind : kinds)
    for (int n = 0; n < cases_per_kind; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const auto all = reference::acceptable_packages(space, thresholds);
      const auto range = acceptable_range(space, thresholds, workspace);
      ASSERT_EQ(range.has_value(), !all.empty());
      if (!range) continue;
      for (std::size_t j = 0; j < space.issues(); ++j) {
        std::vector<bool> occurs(space.options(j), false);
        for (const Package& package : all) occurs[package[j]] = true;
        ASSERT_EQ(range->occurs[j], occurs) << "case " << n << " issue " << j;
        const auto first = std::find(occurs.begin(), occurs.end(), true) - occurs.begin();
        const auto last = occurs.rend() - std::find(occurs.rbegin(), occurs.rend(), true) - 1;
        EXPECT_EQ(range->lowest[j], static_cast<std::size_t>(first));
        EXPECT_EQ(range->highest[j], static_cast<std::size_t>(last));
      }
    }
}

// Links that tell every option apart make a group too large to list (6^4 combinations); the tree then tests
// them one by one.
TEST(AcceptableSet, agrees_with_the_enumeration_where_links_are_too_many_to_list) {
  std::mt19937_64 random(15);
  std::uniform_real_distribution<double> unit(0, 1);
  SearchWorkspace workspace;
  int empty = 0, found = 0;
  for (int n = 0; n < 60; ++n) {
    PackageSpace space(3, std::vector<std::size_t>(4, 6));
    for (std::size_t i = 0; i < 3; ++i)
      for (double& value : space.values(i)) value = unit(random);
    for (std::size_t j = 0; j < 4; ++j)
      for (std::size_t o = 0; o < 6; ++o)
        space.add_interaction({{space.only(j, o), space.only((j + 1) % 4, random() % 6)},
                               {unit(random) - 0.5, 0.0, unit(random) - 0.5}});
    OptionSet some{0, std::vector<bool>(6)}, others{2, std::vector<bool>(6)};
    for (std::size_t o = 0; o < 6; ++o)
      some.options[o] = unit(random) < 0.6, others.options[o] = unit(random) < 0.3;
    space.add_restriction({{some}, {others}});
    ASSERT_FALSE(link_groups(space, {}).front().listed);
    const std::vector<double> thresholds(3, 2.2 + 0.8 * unit(random));
    const auto all = reference::acceptable_packages(space, thresholds);
    const auto range = acceptable_range(space, thresholds, workspace);
    ASSERT_EQ(range.has_value(), !all.empty());
    (all.empty() ? empty : found)++;
    for (std::size_t j = 0; range && j < 4; ++j) {
      std::vector<bool> occurs(6, false);
      for (const Package& package : all) occurs[package[j]] = true;
      EXPECT_EQ(range->occurs[j], occurs);
    }
    const auto best = reference_package(space, thresholds, {}, workspace);
    double product = 0;
    for (const Package& package : all) {
      double p = 1;
      for (std::size_t i = 0; i < 3; ++i) p *= utility(space, package, i) - thresholds[i];
      product = std::max(product, p);
    }
    if (best && product > 0) {
      EXPECT_NEAR(best->log_product, std::log(product), 1e-9);
    }
  }
  EXPECT_GT(empty, 5);
  EXPECT_GT(found, 5);
}

TEST(AcceptableSet, does_not_depend_on_what_the_workspace_was_used_for_before) {
  std::mt19937_64 random(13);
  SearchWorkspace used;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[n % kinds.size()]);
    const std::vector<double> thresholds = reference::random_thresholds(random, space);
    SearchWorkspace fresh;
    EXPECT_EQ(find_acceptable(space, thresholds, used), find_acceptable(space, thresholds, fresh));
  }
}

TEST(AcceptableSet, raising_a_threshold_never_opens_room) {
  std::mt19937_64 random(14);
  SearchWorkspace workspace;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[n % kinds.size()]);
    std::vector<double> thresholds = reference::random_thresholds(random, space);
    const bool before = find_acceptable(space, thresholds, workspace).has_value();
    thresholds[n % thresholds.size()] += 0.2;
    const bool after = find_acceptable(space, thresholds, workspace).has_value();
    EXPECT_LE(after, before);
  }
}

TEST(AcceptableSet, a_gain_of_exactly_zero_is_acceptable) {
  const std::vector<std::size_t> options = {2, 2};
  PackageSpace space(1, options);
  space.set_value(0, 1, 0, 0.1);
  space.set_value(1, 1, 0, 0.2);
  SearchWorkspace workspace;
  const std::vector<double> reachable = {0.3}, beyond = {0.3 + 1e-8};
  EXPECT_EQ(find_acceptable(space, reachable, workspace), (Package{1, 1}));
  EXPECT_EQ(find_acceptable(space, beyond, workspace), std::nullopt);
}

TEST(AcceptableSet, an_infinite_threshold_is_never_met_and_a_negative_one_never_binds) {
  const std::vector<std::size_t> options = {2};
  const PackageSpace space(2, options);
  SearchWorkspace workspace;
  const std::vector<double> never = {HUGE_VAL, 0}, always = {-HUGE_VAL, -HUGE_VAL};
  EXPECT_FALSE(find_acceptable(space, never, workspace));
  EXPECT_TRUE(find_acceptable(space, always, workspace));
}

TEST(AcceptableSet, is_empty_when_an_issue_has_no_option_left) {
  const std::vector<std::size_t> options = {2, 3};
  PackageSpace space(1, options);
  space.forbid(0, 0);
  space.forbid(0, 1);
  SearchWorkspace workspace;
  const std::vector<double> thresholds = {-1.0};
  EXPECT_FALSE(find_acceptable(space, thresholds, workspace));
  EXPECT_FALSE(acceptable_range(space, thresholds, workspace));
}

TEST(AcceptableSet, refuses_thresholds_of_the_wrong_length) {
  const std::vector<std::size_t> options = {2};
  const PackageSpace space(2, options);
  SearchWorkspace workspace;
  const std::vector<double> thresholds = {0.0};
  EXPECT_THROW(find_acceptable(space, thresholds, workspace), base::ContractViolation);
  EXPECT_THROW(acceptable_range(space, thresholds, workspace), base::ContractViolation);
  EXPECT_THROW(is_acceptable(space, Package{0}, thresholds), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
