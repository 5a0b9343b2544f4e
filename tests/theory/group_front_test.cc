#include "entente/theory/group_front.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

struct Room {
  explicit Room(const PackageSpace& space) : grid(space, all_parties(space)) {
    for (std::size_t issue = 0; issue < space.issues(); ++issue) {
      issues.push_back(issue);
      for (std::size_t option = 0; option < space.options(issue); ++option)
        leaves.push_back(trail.leaf(issue, option));
    }
  }
  static std::vector<std::size_t> all_parties(const PackageSpace& space) {
    std::vector<std::size_t> parties(space.parties());
    std::iota(parties.begin(), parties.end(), std::size_t{0});
    return parties;
  }
  GroupFront front(double most_work) {
    MergeLimits limits;
    return group_front({grid, leaves, issues, {}, most_work}, limits, trail);
  }
  ScoreGrid grid;
  PackageTrail trail;
  std::vector<std::uint32_t> leaves;
  std::vector<std::size_t> issues;
};

// All issues as one group, whether links connect them or not.
TEST(GroupFront, equals_the_filtered_enumeration) {
  std::mt19937_64 random(95);
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::random_space(random, {n % 2 == 0, true, n % 3 > 0, 0.0, 5});
    Room room(space);
    const GroupFront group = room.front(1e8);
    EXPECT_EQ(group.epsilon, 0);
    EXPECT_TRUE(group.missed.empty());
    const std::vector<double> none(space.parties(), -HUGE_VAL);
    GridVectors all{space.parties(), {}};
    for (const Package& package : reference::acceptable_packages(space, none))
      for (std::size_t i = 0; i < space.parties(); ++i) {
        std::int64_t sum = 0;
        for (std::size_t j = 0; j < space.issues(); ++j) sum += room.grid.value(j, package[j])[i];
        for (std::size_t q = 0; q < space.interactions().size(); ++q)
          if (holds(space.interactions()[q], [&](std::size_t j) { return package[j]; }))
            sum += room.grid.interaction(q)[i];
        all.values.push_back(sum);
      }
    std::vector<double> counts(all.size(), 1.0);
    const std::vector<std::uint32_t> kept = undominated(all, counts);
    ASSERT_EQ(group.front.size(), kept.size());
    for (std::size_t k = 0; k < kept.size(); ++k) {
      EXPECT_TRUE(std::equal(all.at(kept[k]), all.at(kept[k]) + all.width, group.front.vectors.at(k)));
      EXPECT_EQ(group.front.counts[k], counts[kept[k]]);
    }
  }
}

TEST(GroupFront, without_much_work_bounds_what_it_leaves_out) {
  std::mt19937_64 random(96);
  int cut = 0;
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::random_space(random, {false, true, true, 0.0});
    Room room(space);
    const GroupFront group = room.front(10), whole = room.front(1e8);
    cut += group.epsilon > 0 || !group.missed.empty();
    for (std::size_t k = 0; k < whole.front.size(); ++k) {
      const std::int64_t* vector = whole.front.vectors.at(k);
      bool bounded = !group.missed.empty();
      for (std::size_t i = 0; bounded && i < space.parties(); ++i) bounded = vector[i] <= group.missed[i];
      for (std::size_t l = 0; l < group.front.size() && !bounded; ++l) {
        bounded = true;
        for (std::size_t i = 0; i < space.parties(); ++i)
          bounded &= group.front.vectors.at(l)[i] + group.epsilon >= vector[i];
      }
      EXPECT_TRUE(bounded);
    }
  }
  EXPECT_GT(cut, 20);
}

}  // namespace
}  // namespace entente::theory
