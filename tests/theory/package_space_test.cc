#include "entente/theory/package_space.h"

#include <gtest/gtest.h>

#include <random>

#include "entente/base/require.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

const std::vector<reference::RandomSpaceKind> kinds = {
    {false, false, true, 0.2}, {false, true, true, 0.0}, {true, true, true, 0.2}};

TEST(PackageSpace, counts_feasible_packages_and_sums_utilities_as_the_enumeration_does) {
  std::mt19937_64 random(71);
  std::size_t seen = 0;
  for (int n = 0; n < 400; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[n % kinds.size()]);
    double count = 0;
    reference::for_each_package(space, [&](const Package& package) {
      const bool feasible = reference::feasible(space, package);
      ASSERT_EQ(is_feasible(space, package), feasible);
      count += feasible;
      for (std::size_t i = 0; i < space.parties(); ++i)
        ASSERT_EQ(utility(space, package, i), reference::utility(space, package, i));
      ++seen;
    });
    EXPECT_EQ(count_packages(space), count) << "case " << n;
  }
  EXPECT_GT(seen, 10000u);
}

// Harbour Sport Park: 3 * 3 * 4 * 4 * 5 = 720 packages.
TEST(PackageSpace, counts_the_harbour_park) {
  EXPECT_EQ(count_packages(reference::harbour_park().space), 720);
}

TEST(PackageSpace, counts_a_large_space_without_walking_through_it) {
  PackageSpace space(1, std::vector<std::size_t>(10, 21));
  std::vector<bool> low(21, false), high(21, true);
  for (std::size_t o = 0; o < 7; ++o) low[o] = true, high[o] = false;
  space.add_restriction({{{0, low}}, {{1, high}}});  // 7 of 21 leave 14 of 21
  EXPECT_EQ(count_packages(space), (7 * 14 + 14 * 21) * 37822859361.0);
}

TEST(PackageSpace, a_restriction_without_condition_holds_always_and_one_without_consequence_forbids) {
  PackageSpace space(1, std::vector<std::size_t>{2, 2});
  space.add_restriction({{}, {{0, {true, false}}}});
  space.add_restriction({{{1, {false, true}}}, {}});
  EXPECT_TRUE(is_feasible(space, {0, 0}));
  EXPECT_FALSE(is_feasible(space, {1, 0}));
  EXPECT_FALSE(is_feasible(space, {0, 1}));
  space.clear_links();
  EXPECT_TRUE(is_feasible(space, {1, 1}));
}

TEST(PackageSpace, an_interaction_counts_only_when_all_its_options_are_there) {
  PackageSpace space(2, std::vector<std::size_t>{2, 2});
  space.set_base(0, 1);
  space.add_interaction({{space.only(0, 1), space.only(1, 1)}, {0.5, -0.5}});
  EXPECT_EQ(utilities(space, {1, 1}), (std::vector<double>{1.5, -0.5}));
  EXPECT_EQ(utilities(space, {1, 0}), (std::vector<double>{1, 0}));
  space.set_interaction(0, 1, 2);
  EXPECT_EQ(utility(space, {1, 1}, 1), 2);
}

TEST(PackageSpace, an_interaction_over_ranges_is_one_row) {
  PackageSpace space(1, std::vector<std::size_t>{4, 3});
  space.add_interaction({{{0, {false, true, true, false}}, {1, {true, true, false}}}, {1}});
  EXPECT_EQ(utility(space, {1, 0}, 0), 1);
  EXPECT_EQ(utility(space, {2, 1}, 0), 1);
  EXPECT_EQ(utility(space, {2, 2}, 0), 0);
  EXPECT_EQ(utility(space, {3, 0}, 0), 0);
}

TEST(PackageSpace, equal_stamps_only_for_equal_links) {
  PackageSpace space(1, std::vector<std::size_t>{2, 2}), other = space;
  EXPECT_EQ(space.link_stamp(), other.link_stamp());
  space.add_restriction({{{0, {true, false}}}, {}});
  other.add_restriction({{{0, {false, true}}}, {}});
  EXPECT_NE(space.link_stamp(), other.link_stamp());
  const PackageSpace copy = space;
  EXPECT_EQ(copy.link_stamp(), space.link_stamp());
}

TEST(PackageSpace, refuses_what_does_not_fit) {
  const std::vector<std::size_t> options = {2, 2}, none = {0};
  EXPECT_THROW(PackageSpace(0, options), base::ContractViolation);
  EXPECT_THROW(PackageSpace(17, options), base::ContractViolation);
  EXPECT_THROW(PackageSpace(1, none), base::ContractViolation);
  PackageSpace space(1, options);
  EXPECT_THROW(space.add_restriction({}), base::ContractViolation);
  EXPECT_THROW(space.add_restriction({{{2, {true, true}}}, {}}), base::ContractViolation);
  EXPECT_THROW(space.add_restriction({{{0, {true}}}, {}}), base::ContractViolation);
  EXPECT_THROW(space.add_interaction({{}, {1}}), base::ContractViolation);
  EXPECT_THROW(space.add_interaction({{{2, {true, true}}}, {1}}), base::ContractViolation);
  EXPECT_THROW(space.add_interaction({{{0, {true}}}, {1}}), base::ContractViolation);
  EXPECT_THROW(space.add_interaction({{space.only(0, 0)}, {1, 1}}), base::ContractViolation);
  EXPECT_THROW(space.only(0, 2), base::ContractViolation);
  EXPECT_THROW(space.only(2, 0), base::ContractViolation);
  EXPECT_THROW(is_feasible(space, {0}), base::ContractViolation);
  EXPECT_THROW(utilities(space, {0}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
