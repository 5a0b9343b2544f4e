#include "entente/theory/clash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Intervals on a line stand for demands: they hold together when they share a point.
struct Interval {
  double from, to;
};

Feasible sharing_a_point(const std::vector<Interval>& demands) {
  return [demands](const std::vector<bool>& kept) {
    double low = -1e9, high = 1e9;
    for (std::size_t k = 0; k < demands.size(); ++k)
      if (kept[k]) low = std::max(low, demands[k].from), high = std::min(high, demands[k].to);
    return low <= high;
  };
}

TEST(Clash, names_the_two_demands_that_exclude_each_other) {
  const std::vector<Interval> demands = {{0, 40}, {10, 90}, {60, 100}, {0, 100}};
  EXPECT_THAT(irreducible_clash(4, sharing_a_point(demands)), ElementsAre(0, 2));
  EXPECT_THAT(smallest_clash(4, sharing_a_point(demands)), ElementsAre(0, 2));
}

TEST(Clash, is_empty_when_everything_can_hold_together) {
  const std::vector<Interval> demands = {{0, 40}, {10, 90}};
  EXPECT_THAT(irreducible_clash(2, sharing_a_point(demands)), IsEmpty());
  EXPECT_THAT(smallest_clash(2, sharing_a_point(demands)), IsEmpty());
}

TEST(Clash, is_empty_when_the_constraints_are_not_the_reason) {
  const Feasible never = [](const std::vector<bool>&) { return false; };
  EXPECT_THAT(irreducible_clash(3, never), IsEmpty());
  EXPECT_THAT(smallest_clash(3, never), IsEmpty());
}

TEST(Clash, smallest_prefers_one_demand_over_a_ring_of_three) {
  // 0, 1 and 2 fail only together; 3 fails alone.
  const Feasible feasible = [](const std::vector<bool>& k) { return !(k[0] && k[1] && k[2]) && !k[3]; };
  EXPECT_THAT(smallest_clash(4, feasible), ElementsAre(3));
  EXPECT_THAT(irreducible_clash(4, feasible), ElementsAre(0, 1, 2));
}

TEST(Clash, cannot_be_made_smaller) {
  std::mt19937_64 random(51);
  int large = 0;
  for (int n = 0; n < 500; ++n) {
    // Random monotone families: infeasible iff one of a few random sets is contained.
    const std::size_t size = 3 + random() % 8;
    std::vector<std::uint32_t> bad;
    for (std::size_t k = 1 + random() % 4; k > 0; --k)
      bad.push_back(static_cast<std::uint32_t>(1 + random() % ((1u << size) - 1)));
    const Feasible feasible = [&](const std::vector<bool>& kept) {
      std::uint32_t bits = 0;
      for (std::size_t k = 0; k < size; ++k) bits |= static_cast<std::uint32_t>(kept[k]) << k;
      for (std::uint32_t set : bad)
        if ((bits & set) == set) return false;
      return true;
    };
    std::size_t least = size;
    for (std::uint32_t set : bad)
      least = std::min<std::size_t>(least, static_cast<std::size_t>(__builtin_popcount(set)));
    for (const auto& clash : {irreducible_clash(size, feasible), smallest_clash(size, feasible)}) {
      std::vector<bool> kept(size, false);
      for (std::size_t k : clash) kept[k] = true;
      EXPECT_FALSE(feasible(kept));
      for (std::size_t k : clash) {
        kept[k] = false;
        EXPECT_TRUE(feasible(kept));
        kept[k] = true;
      }
      large += clash.size() > 3;
    }
    if (least <= 3) {
      EXPECT_EQ(smallest_clash(size, feasible).size(), least);
    }
  }
  EXPECT_GT(large, 20);
}

// A random monotone family: infeasible iff one of a few random sets is contained.
std::vector<std::uint32_t> random_bad_sets(std::mt19937_64& random, std::size_t size) {
  std::vector<std::uint32_t> bad;
  for (std::size_t k = 1 + random() % 4; k > 0; --k)
    bad.push_back(static_cast<std::uint32_t>(1 + random() % ((1u << size) - 1)));
  return bad;
}

Feasible without(std::vector<std::uint32_t> bad, int& questions) {
  return [bad = std::move(bad), &questions](const std::vector<bool>& kept) {
    ++questions;
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < kept.size(); ++k) bits |= static_cast<std::uint32_t>(kept[k]) << k;
    return std::none_of(bad.begin(), bad.end(), [&](std::uint32_t set) { return (bits & set) == set; });
  };
}

// Chinneck 2008, the plain deletion filter: one constraint after the other, the last one first.
std::vector<std::size_t> one_by_one(std::size_t n, const Feasible& feasible) {
  std::vector<bool> kept(n, true);
  for (std::size_t k = n; k-- > 0;) {
    kept[k] = false;
    if (feasible(kept)) kept[k] = true;
  }
  std::vector<std::size_t> members;
  for (std::size_t k = 0; k < n; ++k)
    if (kept[k]) members.push_back(k);
  return members;
}

TEST(Clash, is_what_the_plain_deletion_filter_leaves) {
  std::mt19937_64 random(52);
  int questions = 0;
  for (int n = 0; n < 1000; ++n) {
    const std::size_t size = 1 + random() % 13;
    const Feasible feasible = without(random_bad_sets(random, size), questions);
    EXPECT_EQ(irreducible_clash(size, feasible), one_by_one(size, feasible));
  }
}

TEST(Clash, of_two_among_thirteen_demands_takes_fewer_questions_than_one_by_one) {
  int total = 0, most = 0, cases = 0;
  for (std::size_t a = 0; a < 13; ++a)
    for (std::size_t b = a + 1; b < 13; ++b, ++cases) {
      int questions = 0;
      const Feasible feasible = without({1u << a | 1u << b}, questions);
      EXPECT_THAT(irreducible_clash(13, feasible), ElementsAre(a, b));
      total += questions;
      most = std::max(most, questions);
    }
  EXPECT_LE(most, 15);
  EXPECT_LT(total, 11 * cases);
}

TEST(Clash, among_likely_members_is_filtered_alone) {
  int questions = 0;
  const Feasible feasible = without({1u << 3 | 1u << 7, 1u << 0 | 1u << 1}, questions);
  const std::vector<std::size_t> likely = {7, 3}, unlikely = {3, 4};
  EXPECT_THAT(irreducible_clash(13, feasible), ElementsAre(0, 1));
  questions = 0;
  EXPECT_THAT(irreducible_clash(13, feasible, likely), ElementsAre(3, 7));
  EXPECT_LE(questions, 4);
  EXPECT_THAT(irreducible_clash(13, feasible, unlikely), ElementsAre(0, 1));
}

TEST(Clash, refuses_a_likely_member_that_is_none_of_the_demands) {
  const Feasible never = [](const std::vector<bool>&) { return false; };
  const std::vector<std::size_t> outside = {3};
  EXPECT_THROW(irreducible_clash(3, never, outside), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
