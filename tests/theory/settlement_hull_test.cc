#include "entente/theory/settlement_hull.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

struct Issue {
  std::vector<double> first, second;
  std::vector<unsigned char> ruled_out;
};

std::vector<Issue> drawn(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<Issue> issues(1 + random() % 3);
  for (Issue& issue : issues) {
    for (std::size_t n = 1 + random() % 5; n > 0; --n) {
      issue.first.push_back(unit(random));
      issue.second.push_back(random() % 4 == 0 ? .5 : unit(random));
      issue.ruled_out.push_back(random() % 5 == 0);
    }
  }
  return issues;
}

SettlementFrontier hull_of(const std::vector<Issue>& issues) {
  SettlementHull hull;
  for (const Issue& issue : issues) hull.add_issue(issue.first, issue.second, issue.ruled_out);
  return hull.take();
}

std::vector<SettlementFrontier::Point> packages(const std::vector<Issue>& issues) {
  std::vector<SettlementFrontier::Point> all = {{0, 0}};
  for (const Issue& issue : issues) {
    std::vector<SettlementFrontier::Point> next;
    for (const auto& point : all)
      for (std::size_t n = 0; n < issue.first.size(); ++n)
        if (issue.ruled_out[n] == 0)
          next.push_back({point.first + issue.first[n], point.second + issue.second[n]});
    all = next;
  }
  return all;
}

TEST(SettlementHull, has_no_package_above_it_and_every_corner_is_one) {
  int nothing = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const auto issues = drawn(seed);
    const auto frontier = hull_of(issues);
    const auto all = packages(issues);
    ASSERT_EQ(frontier.points().empty(), all.empty()) << seed;
    nothing += all.empty() ? 1 : 0;
    for (const auto& package : all) {
      const auto most = frontier.most_first(package.second);
      ASSERT_TRUE(most.possible) << seed;
      ASSERT_GE(most.value, package.first - 1e-9) << seed;
    }
    for (const auto& corner : frontier.points()) {
      double nearest = 1;
      for (const auto& package : all)
        nearest = std::min(
            nearest, std::fabs(package.first - corner.first) + std::fabs(package.second - corner.second));
      ASSERT_LT(nearest, 1e-9) << seed;
    }
  }
  EXPECT_GT(nothing, 3);
}

TEST(SettlementHull, of_two_scales_gives_up_the_cheaper_one_first) {
  const std::vector<double> rises = {0, .35, .7}, falls = {.3, .15, 0}, few = {0, .3}, much = {.7, 0};
  const std::vector<unsigned char> open3(3, 0), open2(2, 0);
  SettlementHull hull;
  hull.add_issue(few, much, open2);
  hull.add_issue(rises, falls, open3);
  const auto frontier = hull.take();
  ASSERT_EQ(frontier.points().size(), 3u);  // the middle of the scale lies on the straight line
  EXPECT_NEAR(frontier.points()[1].first, .7, 1e-15);
  EXPECT_NEAR(frontier.points()[1].second, .7, 1e-15);
  EXPECT_NEAR(frontier.most_first(.35).value, .85, 1e-15);
}

TEST(SettlementHull, forgets_what_it_gave) {
  const std::vector<double> one = {1}, two = {2};
  const std::vector<unsigned char> open(1, 0), shut(1, 1);
  SettlementHull hull;
  hull.add_issue(one, two, shut);
  EXPECT_TRUE(hull.take().points().empty());
  hull.add_issue(one, two, open);
  ASSERT_EQ(hull.take().points().size(), 1u);
  hull.add_issue(one, one, open);
  EXPECT_EQ(hull.take().points()[0].second, 1);
}

TEST(SettlementHull, refuses_lists_of_different_lengths) {
  const std::vector<double> one = {1}, two = {1, 2};
  const std::vector<unsigned char> open(1, 0);
  SettlementHull hull;
  EXPECT_THROW(hull.add_issue(one, two, open), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
