#include "entente/theory/reference_package.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/solution_search.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

struct Ranked {
  Package package;
  int strict = -1;
  double log = 0;
  double sum = 0;
};

Ranked ranked(const PackageSpace& space, const Package& package, std::span<const double> thresholds,
              std::span<const double> weights) {
  Ranked r{package, 0, 0, 0};
  for (std::size_t i = 0; i < space.parties(); ++i) {
    const double u = reference::utility(space, package, i);
    r.sum += weights[i] * u;
    if (thresholds[i] == -HUGE_VAL || u - thresholds[i] <= 1e-9) continue;
    ++r.strict;
    r.log += std::log(u - thresholds[i]);
  }
  return r;
}

bool before(const Ranked& a, const Ranked& b) {
  if (a.strict != b.strict) return a.strict > b.strict;
  if (std::abs(a.log - b.log) > 1e-11) return a.log > b.log;
  if (std::abs(a.sum - b.sum) > 1e-11) return a.sum > b.sum;
  return a.package < b.package;
}

Ranked enumerated(const PackageSpace& space, std::span<const double> thresholds,
                  std::span<const double> weights) {
  Ranked best;
  for (const Package& package : reference::acceptable_packages(space, thresholds)) {
    const Ranked r = ranked(space, package, thresholds, weights);
    if (best.strict < 0 || before(r, best)) best = r;
  }
  return best;
}

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, false, false, 0.0}};

TEST(ReferencePackage, is_the_package_the_enumeration_ranks_first) {
  std::mt19937_64 random(21);
  SearchWorkspace workspace;
  int degenerate = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 400; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      std::vector<double> weights;
      for (std::size_t i = 0; i < space.parties(); ++i) weights.push_back(random() % 3);
      const Ranked expected = enumerated(space, thresholds, weights);
      ReferenceOptions options;
      options.tie_weights = weights;
      const auto got = reference_package(space, thresholds, options, workspace);
      ASSERT_EQ(got.has_value(), expected.strict >= 0);
      if (!got) continue;
      const int needed = static_cast<int>(
          std::count_if(thresholds.begin(), thresholds.end(), [](double t) { return t != -HUGE_VAL; }));
      degenerate += expected.strict < needed;
      ASSERT_EQ(got->package, expected.package)
          << "case " << n << " log " << got->log_product << " expected " << expected.log;
      EXPECT_NEAR(got->log_product, expected.log, 1e-9);
      EXPECT_EQ(std::count(got->strict.begin(), got->strict.end(), true), expected.strict);
      EXPECT_LE(got->log_gap, 0.0);
    }
  EXPECT_GT(degenerate, 50);
}

TEST(ReferencePackage, stays_within_the_gap_it_reports) {
  std::mt19937_64 random(22);
  SearchWorkspace workspace;
  for (const auto& kind : kinds)
    for (int n = 0; n < 400; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const std::vector<double> weights(space.parties(), 1.0);
      const Ranked expected = enumerated(space, thresholds, weights);
      ReferenceOptions options;
      options.log_gap_tolerance = 0.02;
      const auto got = reference_package(space, thresholds, options, workspace);
      ASSERT_EQ(got.has_value(), expected.strict >= 0);
      if (!got) continue;
      EXPECT_TRUE(is_acceptable(space, got->package, thresholds));
      EXPECT_LE(got->log_gap, 0.02);
      EXPECT_LE(expected.log, got->log_product + got->log_gap + 1e-9) << "case " << n;
    }
}

TEST(ReferencePackage, does_not_change_when_a_party_counts_in_other_units) {
  std::mt19937_64 random(23);
  SearchWorkspace workspace;
  int tried = 0;
  for (int n = 0; n < 300; ++n) {
    PackageSpace space = reference::random_space(random, kinds[0]);
    std::vector<double> thresholds = reference::random_thresholds(random, space);
    std::vector<double> weights(space.parties(), 1.0);
    ReferenceOptions options;
    options.tie_weights = weights;
    const auto before_units = reference_package(space, thresholds, options, workspace);
    for (double& value : space.values(0)) value = 64 * value;
    space.set_base(0, 64 * space.base(0));
    thresholds[0] *= 64;
    weights[0] /= 64;
    const auto after = reference_package(space, thresholds, options, workspace);
    ASSERT_EQ(before_units.has_value(), after.has_value());
    if (!after) continue;
    const auto needed =
        std::count_if(thresholds.begin(), thresholds.end(), [](double t) { return t != -HUGE_VAL; });
    if (std::count(after->strict.begin(), after->strict.end(), true) < needed) continue;  // degenerate rule
    EXPECT_EQ(before_units->package, after->package);
    ++tried;
  }
  EXPECT_GT(tried, 100);
}

TEST(ReferencePackage, takes_the_lowest_option_of_an_issue_nobody_cares_about) {
  const std::vector<std::size_t> options = {3, 5};
  PackageSpace space(2, options);
  for (std::size_t o = 0; o < 3; ++o) {
    space.set_value(0, o, 0, 0.5 * static_cast<double>(o));
    space.set_value(0, o, 1, 1 - 0.5 * static_cast<double>(o));
  }
  space.forbid(1, 0);
  SearchWorkspace workspace;
  const std::vector<double> thresholds = {0, 0};
  for (double tolerance : {0.0, 1e-3}) {
    ReferenceOptions choice;
    choice.log_gap_tolerance = tolerance;
    EXPECT_EQ(reference_package(space, thresholds, choice, workspace)->package, (Package{1, 1}));
  }
}

// One of four parties stands exactly at what it can have at most: that it cannot gain takes a proof.
TEST(ReferencePackage, ends_with_a_gap_where_the_work_does) {
  std::mt19937_64 random(24);
  SearchWorkspace workspace;
  int cut = 0, open = 0;
  for (int n = 0; n < 12; ++n) {
    const PackageSpace space = reference::conflict_space(random, 6, 6, 4);
    std::vector<double> thresholds(4, 0.2);
    const auto utopia = utopia_point(space, thresholds, {});
    if (!utopia) continue;
    thresholds[0] = utopia->utilities[0];
    const auto best = reference_package(space, thresholds, {}, workspace);
    ASSERT_TRUE(best && best->complete);
    EXPECT_FALSE(best->strict[0]);
    for (std::uint64_t work : {0, 100, 1000}) {
      ReferenceOptions options;
      options.most_work = work;
      const auto got = reference_package(space, thresholds, options, workspace);
      ASSERT_TRUE(got);
      EXPECT_TRUE(is_acceptable(space, got->package, thresholds));
      if (got->complete) continue;
      ++cut;
      open += got->log_gap == HUGE_VAL;
      if (got->strict == best->strict) {
        EXPECT_LE(best->log_product, got->log_product + got->log_gap + 1e-9);
      }
    }
  }
  EXPECT_GT(cut, 10);
  EXPECT_GT(open, 5);
}

TEST(ReferencePackage, refuses_a_negative_tolerance) {
  const std::vector<std::size_t> options = {2};
  const PackageSpace space(1, options);
  SearchWorkspace workspace;
  ReferenceOptions negative;
  negative.log_gap_tolerance = -1;
  const std::vector<double> thresholds = {0.0};
  EXPECT_THROW(reference_package(space, thresholds, negative, workspace), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
