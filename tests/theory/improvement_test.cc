#include "entente/theory/improvement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::SizeIs;

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, false, false, 0.0}};

Package random_package(std::mt19937_64& random, const PackageSpace& space) {
  Package x;
  for (std::size_t j = 0; j < space.issues(); ++j)
    x.push_back(static_cast<std::uint16_t>(random() % space.options(j)));
  return x;
}

// The highest weighted sum of gains over packages that leave no judging party worse off.
double most_to_gain(const PackageSpace& space, const Package& x, const std::vector<double>& weights) {
  double most = -HUGE_VAL;
  reference::for_each_package(space, [&](const Package& y) {
    if (!reference::feasible(space, y)) return;
    double sum = 0;
    for (std::size_t i = 0; i < space.parties(); ++i) {
      const double gain = reference::utility(space, y, i) - reference::utility(space, x, i);
      if (weights[i] > 0 && gain < -1e-9) return;
      sum += weights[i] * gain;
    }
    most = std::max(most, sum);
  });
  return most;
}

TEST(DominatingPackage, is_none_for_the_published_efficient_points_of_panama) {
  // Raiffa 1982, points of the 1974 talks: of the 2^10 divisions 20 are efficient, (64, 68) among them.
  const PackageSpace space = reference::panama();
  const Package efficient = {0, 0, 1, 0, 1, 0, 1, 1, 1, 1};
  ASSERT_THAT(utilities(space, efficient), ElementsAre(64, 68));
  EXPECT_FALSE(dominating_package(space, efficient));
}

TEST(DominatingPackage, moves_an_inefficient_text_of_panama_to_the_frontier) {
  // Every issue the wrong way round: the first party gets what the second values more.
  const PackageSpace space = reference::panama();
  const Package x = {1, 1, 0, 1, 0, 1, 0, 0, 0, 0};
  ASSERT_THAT(utilities(space, x), ElementsAre(36, 32));
  const auto got = dominating_package(space, x);
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->complete);
  EXPECT_DOUBLE_EQ(got->sum, 132 - 68);  // the highest sum of all divisions is 132
  EXPECT_EQ(got->bound, got->sum);
  EXPECT_FALSE(dominating_package(space, got->package));
}

TEST(DominatingPackage, gains_as_much_as_any_package_of_the_enumeration) {
  std::mt19937_64 random(81);
  ImprovementWorkspace workspace;
  int dominated = 0, efficient = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 300; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const Package x = random_package(random, space);
      std::vector<double> weights;
      for (std::size_t i = 0; i < space.parties(); ++i) weights.push_back(static_cast<double>(random() % 3));
      weights[random() % weights.size()] = 1;
      const double most = most_to_gain(space, x, weights);
      const auto got = dominating_package(space, x, {weights}, workspace);
      if (!got) {
        EXPECT_LT(most, 1e-7) << "case " << n;
        ++efficient;
        continue;
      }
      ++dominated;
      ASSERT_TRUE(got->complete);
      ASSERT_TRUE(is_feasible(space, got->package));
      EXPECT_NEAR(got->sum, most, 2e-9) << "case " << n;
      bool gains = false;
      for (std::size_t i = 0; i < space.parties(); ++i) {
        EXPECT_EQ(got->utilities[i], utility(space, got->package, i));
        if (weights[i] == 0) continue;
        EXPECT_GE(got->gains[i], -1e-9);
        gains |= got->gains[i] > 1e-9;
      }
      EXPECT_TRUE(gains);
    }
  EXPECT_GT(dominated, 500);
  EXPECT_GT(efficient, 200);
}

TEST(DominatingPackage, is_efficient_itself) {
  std::mt19937_64 random(82);
  ImprovementWorkspace workspace;
  int found = 0;
  for (int n = 0; n < 300; ++n) {
    const PackageSpace space =
        reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    const auto got = dominating_package(space, random_package(random, space), {}, workspace);
    if (!got) continue;
    ++found;
    EXPECT_FALSE(dominating_package(space, got->package, {}, workspace));
  }
  EXPECT_GT(found, 100);
}

TEST(DominatingPackage, says_so_when_the_work_ends_first) {
  std::mt19937_64 random(83);
  ImprovementWorkspace workspace;
  int stopped = 0;
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::conflict_space(random, 8, 9, 3);
    const auto got = dominating_package(space, random_package(random, space), {{}, 5}, workspace);
    if (!got || got->complete) continue;
    ++stopped;
    EXPECT_GE(got->bound, got->sum);
  }
  EXPECT_GT(stopped, 20);
}

TEST(DominatingPackage, refuses_weights_of_the_wrong_shape) {
  const PackageSpace space = reference::panama();
  const std::vector<double> one = {1}, none = {0, 0}, negative = {1, -1};
  for (const auto* weights : {&one, &none, &negative})
    EXPECT_THROW(dominating_package(space, Package(10, 0), {*weights}), base::ContractViolation);
  EXPECT_THROW(dominating_package(space, Package(9, 0)), base::ContractViolation);
  EXPECT_THROW(dominating_package(space, Package(10, 2)), base::ContractViolation);
}

std::vector<double> steps_from(const PackageSpace& space, const Package& x) {
  std::vector<double> distance;
  for (std::size_t j = 0; j < space.issues(); ++j)
    for (std::size_t o = 0; o < space.options(j); ++o)
      distance.push_back(std::abs(static_cast<double>(o) - x[j]) / static_cast<double>(space.options(j)));
  return distance;
}

TEST(NearestAcceptable, is_the_text_itself_when_it_is_acceptable) {
  const PackageSpace space = reference::panama();
  const Package x = {0, 0, 1, 0, 1, 0, 1, 1, 1, 1};
  ImprovementWorkspace workspace;
  const std::vector<double> thresholds = {50, 50};
  const auto got = nearest_acceptable(space, thresholds, x, steps_from(space, x), workspace);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->package, x);
  EXPECT_EQ(got->changed, 0u);
}

TEST(NearestAcceptable, changes_as_little_as_any_package_of_the_enumeration) {
  std::mt19937_64 random(84);
  ImprovementWorkspace workspace;
  int found = 0, none = 0, several = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 300; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const auto thresholds = reference::random_thresholds(random, space);
      const Package x = random_package(random, space);
      const auto distance = steps_from(space, x);
      std::pair<std::size_t, double> least{space.issues() + 1, 0.0};
      for (const Package& y : reference::acceptable_packages(space, thresholds)) {
        std::pair<std::size_t, double> at{0, 0.0};
        for (std::size_t j = 0; j < x.size(); ++j)
          if (y[j] != x[j]) ++at.first, at.second += distance[space.first(j) + y[j]];
        least = std::min(least, at);
      }
      const auto got = nearest_acceptable(space, thresholds, x, distance, workspace);
      ASSERT_EQ(got.has_value(), least.first <= space.issues());
      none += !got;
      if (!got) continue;
      ++found;
      several += got->changed > 1;
      EXPECT_TRUE(got->complete);
      EXPECT_TRUE(is_acceptable(space, got->package, thresholds));
      ASSERT_EQ(got->changed, least.first);
      EXPECT_EQ(got->least_changed, least.first);
      EXPECT_NEAR(got->distance, least.second, 1e-8);
    }
  EXPECT_GT(found, 500);
  EXPECT_GT(none, 200);
  EXPECT_GT(several, 100);
}

TEST(NearestAcceptable, proves_how_many_issues_must_change_where_the_work_ends_first) {
  std::mt19937_64 random(85);
  ImprovementWorkspace workspace;
  int stopped = 0;
  for (int n = 0; n < 100; ++n) {
    const PackageSpace space = reference::conflict_space(random, 7, 7, 3);
    const Package x = random_package(random, space);
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < 3; ++i) thresholds.push_back(utility(space, x, i) + 0.05);
    const auto distance = steps_from(space, x);
    const auto exact = nearest_acceptable(space, thresholds, x, distance, workspace);
    const auto cut = nearest_acceptable(space, thresholds, x, distance, workspace, 20);
    if (!exact || !cut || cut->complete) continue;
    ++stopped;
    EXPECT_LE(cut->least_changed, exact->changed);
    if (!cut->package.empty()) {
      EXPECT_GE(cut->changed, exact->changed);
    }
  }
  EXPECT_GT(stopped, 5);
}

TEST(NearestAcceptable, refuses_distances_of_the_wrong_shape) {
  const PackageSpace space = reference::panama();
  ImprovementWorkspace workspace;
  const std::vector<double> thresholds = {50, 50}, brief(3, 0.0), negative(20, -1.0);
  for (const auto* distance : {&brief, &negative})
    EXPECT_THROW(nearest_acceptable(space, thresholds, Package(10, 0), *distance, workspace),
                 base::ContractViolation);
}

// Two parties, a scale of five steps in conflict, a choice of three.
PackageSpace small_space() {
  PackageSpace space(2, std::vector<std::size_t>{5, 3});
  for (std::size_t o = 0; o < 5; ++o) {
    space.set_value(0, o, 0, static_cast<double>(o));
    space.set_value(0, o, 1, 4 - static_cast<double>(o));
  }
  const double first[] = {0, 2, 0}, second[] = {0, 2, -1};
  for (std::size_t o = 0; o < 3; ++o) {
    space.set_value(1, o, 0, first[o]);
    space.set_value(1, o, 1, second[o]);
  }
  return space;
}

TEST(Neighbours, step_once_on_a_scale_and_to_every_other_option_elsewhere) {
  const PackageSpace space = small_space();
  const std::vector<double> thresholds = {0, 0};
  const auto got = neighbours(space, thresholds, {2, 0}, {true, false});
  ASSERT_THAT(got, SizeIs(4));
  EXPECT_EQ(got[0].option, 1u);
  EXPECT_EQ(got[1].option, 3u);
  EXPECT_EQ(got[2].issue, 1u);
  EXPECT_THAT(got[1].change, ElementsAre(DoubleEq(1), DoubleEq(-1)));
}

TEST(Neighbours, name_the_first_reason_that_applies) {
  PackageSpace space = small_space();
  const std::vector<double> thresholds = {0, 0}, tight = {2, 0};
  auto got = neighbours(space, thresholds, {2, 0}, {true, false});
  EXPECT_EQ(got[0].why, WhyNot::refused);
  EXPECT_EQ(got[0].which, 0u);  // the first party loses by the lower step
  EXPECT_EQ(got[1].which, 1u);
  EXPECT_EQ(got[2].why, WhyNot::dominates);
  EXPECT_EQ(got[3].why, WhyNot::dominated);
  EXPECT_EQ(got[3].which, 1u);
  got = neighbours(space, tight, {2, 0}, {true, false});
  EXPECT_EQ(got[0].why, WhyNot::below_threshold);
  EXPECT_EQ(got[0].which, 0u);
  space.add_restriction({{{0, {false, false, true, false, false}}}, {{1, {true, false, true}}}});
  got = neighbours(space, thresholds, {2, 0}, {true, false});
  EXPECT_EQ(got[2].why, WhyNot::breaks_link);
  EXPECT_EQ(got[2].which, 0u);
  space.forbid(1, 1);
  got = neighbours(space, thresholds, {2, 0}, {true, false});
  EXPECT_EQ(got[2].why, WhyNot::ruled_out);
}

TEST(Neighbours, of_nobodys_concern_are_the_same) {
  const PackageSpace space = small_space();
  const std::vector<double> thresholds = {0, -HUGE_VAL};
  const auto got = neighbours(space, thresholds, {2, 0}, {true, false});
  EXPECT_EQ(got[3].why, WhyNot::same);
}

TEST(Slack, is_what_parties_and_issues_have_to_spare) {
  const PackageSpace space = small_space();
  const std::vector<double> thresholds = {1, 1};
  const Slack got = slack(space, thresholds, {2, 0});
  EXPECT_THAT(got.parties, ElementsAre(DoubleEq(1), DoubleEq(1)));
  EXPECT_THAT(got.keeps[0], ElementsAre(false, true, true, true, false));
  EXPECT_THAT(got.keeps[1], ElementsAre(true, true, true));
}

TEST(Slack, agrees_with_the_acceptable_set_package_by_package) {
  std::mt19937_64 random(86);
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space =
        reference::random_space(random, kinds[static_cast<std::size_t>(n) % kinds.size()]);
    const auto thresholds = reference::random_thresholds(random, space);
    const Package x = random_package(random, space);
    const auto all = reference::acceptable_packages(space, thresholds);
    const Slack got = slack(space, thresholds, x);
    for (std::size_t j = 0; j < x.size(); ++j)
      for (std::size_t o = 0; o < space.options(j); ++o) {
        Package y = x;
        y[j] = static_cast<std::uint16_t>(o);
        EXPECT_EQ(got.keeps[j][o], std::find(all.begin(), all.end(), y) != all.end());
      }
  }
}

}  // namespace
}  // namespace entente::theory
