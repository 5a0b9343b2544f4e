#include "entente/theory/acceptable_count.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

const std::vector<reference::RandomSpaceKind> kinds = {
    {false, false, true, 0.0}, {true, false, true, 0.1}, {false, true, true, 0.1}, {true, true, false, 0.2}};

TEST(CountAcceptable, agrees_with_the_enumeration) {
  std::mt19937_64 random(61);
  double total = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 200; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const PackageCount counted = count_acceptable(space, thresholds);
      EXPECT_TRUE(counted.exact);
      ASSERT_EQ(counted.count, reference::acceptable_packages(space, thresholds).size()) << "case " << n;
      total += counted.count;
    }
  EXPECT_GT(total, 1000);
}

TEST(CountAcceptable, is_an_upper_bound_where_the_work_ends) {
  std::mt19937_64 random(62);
  int bounds = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 200; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const PackageCount counted = count_acceptable(space, thresholds, 60);
      const auto enumerated = static_cast<double>(reference::acceptable_packages(space, thresholds).size());
      if (counted.exact)
        EXPECT_EQ(counted.count, enumerated);
      else
        EXPECT_GE(counted.count, enumerated);
      bounds += !counted.exact;
    }
  EXPECT_GT(bounds, 50);
}

// The points of Raiffa, The Art and Science of Negotiation (1982); the counts are enumerated.
TEST(CountAcceptable, of_the_panama_points_finds_113_of_1024) {
  const std::vector<double> none(2, -HUGE_VAL), fifty(2, 50.0), never = {50, HUGE_VAL};
  EXPECT_EQ(count_acceptable(reference::panama(), none).count, 1024);
  EXPECT_EQ(count_acceptable(reference::panama(), fifty).count, 113);
  EXPECT_EQ(count_acceptable(reference::panama(), never).count, 0);
}

TEST(CountAcceptable, of_the_harbour_park_finds_12_of_720) {
  const reference::HarbourPark park = reference::harbour_park();
  const std::vector<double> none(6, -HUGE_VAL);
  EXPECT_EQ(count_acceptable(park.space, none).count, 720);
  EXPECT_EQ(count_acceptable(park.space, park.minimum).count, 12);
}

// LLM-Deliberation passes a text that at least five of the six accept, among them both with a veto (the first
// two here). Of the 720 packages of its base game, 133 have five acceptances, 55 of them with both vetoes
// (counted by enumeration).
TEST(CountAcceptable, of_the_harbour_park_finds_those_that_five_of_six_accept) {
  const reference::HarbourPark park = reference::harbour_park();
  const double all = count_acceptable(park.space, park.minimum).count;
  double any = all, with_vetoes = all;
  for (std::size_t i = 0; i < 6; ++i) {
    std::vector<double> others = park.minimum;
    others[i] = -HUGE_VAL;
    const double five = count_acceptable(park.space, others).count - all;
    any += five;
    if (i >= 2) with_vetoes += five;
  }
  EXPECT_EQ(any, 133);
  EXPECT_EQ(with_vetoes, 55);
}

// Sums that are all different do not collapse; two halves of a thousand packages each are matched.
TEST(CountAcceptable, of_a_million_packages_with_real_scores_matches_halves) {
  std::mt19937_64 random(63);
  const PackageSpace space = reference::conflict_space(random, 6, 10, 2);
  const std::vector<double> thresholds = {0.3, 0.3};
  double enumerated = 0;
  Package package(6, 0);
  for (std::size_t n = 0; n < 1000000; ++n) {
    std::size_t rest = n;
    for (auto& option : package) option = static_cast<std::uint16_t>(rest % 10), rest /= 10;
    enumerated += utility(space, package, 0) >= 0.3 && utility(space, package, 1) >= 0.3;
  }
  const PackageCount counted = count_acceptable(space, thresholds, 2e6);
  EXPECT_TRUE(counted.exact);
  EXPECT_EQ(counted.count, enumerated);
  EXPECT_GT(enumerated, 0);
}

TEST(CountAcceptable, of_whole_scores_does_not_grow_with_the_packages) {
  std::mt19937_64 random(64);
  PackageSpace space(2, std::vector<std::size_t>(30, 10));
  for (std::size_t i = 0; i < 2; ++i)
    for (double& value : space.values(i)) value = static_cast<double>(random() % 5);
  const std::vector<double> low(2, 0.0), half(2, 70.0);
  EXPECT_DOUBLE_EQ(count_acceptable(space, low).count, 1e30);
  const PackageCount counted = count_acceptable(space, half);
  EXPECT_TRUE(counted.exact);
  EXPECT_GT(counted.count, 0);
  EXPECT_LT(counted.count, 1e30);
}

TEST(CountAcceptable, of_many_links_over_many_issues_comes_back) {
  std::mt19937_64 random(65);
  PackageSpace space(2, std::vector<std::size_t>(20, 10));
  for (int r = 0; r < 200; ++r) {
    Restriction restriction;
    for (int n = 0; n < 3; ++n) {
      OptionSet set{random() % 20, std::vector<bool>(10)};
      for (std::size_t o = 0; o < 10; ++o) set.options[o] = random() % 2 == 0;
      restriction.when.push_back(set);
    }
    space.add_restriction(restriction);
  }
  const std::vector<double> none(2, -HUGE_VAL);
  const PackageCount counted = count_acceptable(space, none, 1e6);
  EXPECT_FALSE(counted.exact);
  EXPECT_LE(counted.count, 1e20);
  EXPECT_THROW(count_acceptable(space, std::vector<double>{1.0}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
