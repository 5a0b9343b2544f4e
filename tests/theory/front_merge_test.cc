#include "entente/theory/front_merge.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace entente::theory {
namespace {

using Vector = std::vector<std::int64_t>;

Front random_front(std::mt19937_64& random, std::size_t width, std::size_t count, std::int64_t top) {
  GridVectors vectors{width, {}};
  for (std::size_t k = 0; k < count * width; ++k)
    vectors.values.push_back(static_cast<std::int64_t>(random()) % (top + 1));
  std::vector<double> counts(count, 1.0);
  Front front{{width, {}}, {}, {}};
  for (const std::uint32_t k : undominated(vectors, counts)) {
    front.vectors.values.insert(front.vectors.values.end(), vectors.at(k), vectors.at(k) + width);
    front.counts.push_back(counts[k]);
    front.nodes.push_back(PackageTrail::nothing);
  }
  return front;
}

std::map<Vector, double> listed(const Front& front) {
  std::map<Vector, double> result;
  for (std::size_t k = 0; k < front.size(); ++k)
    result[Vector(front.vectors.at(k), front.vectors.at(k) + front.vectors.width)] = front.counts[k];
  return result;
}

// Large numbers make the 16-bit images coarse, so that exact numbers must decide.
TEST(MergeFronts, equals_listing_and_filtering_all_sums) {
  std::mt19937_64 random(51);
  for (int n = 0; n < 400; ++n) {
    const std::size_t width = 1 + random() % 6;
    const std::int64_t top = n % 2 ? 9 : std::int64_t{1} << 50;
    const Front a = random_front(random, width, 1 + random() % 40, top),
                b = random_front(random, width, 1 + random() % 10, top);
    std::vector<ShiftedFront> lists;
    GridVectors sums{width, {}};
    std::vector<double> counts;
    for (std::size_t l = 0; l < b.size(); ++l) {
      lists.push_back({&a, b.vectors.at(l), b.counts[l]});
      for (std::size_t k = 0; k < a.size(); ++k) {
        for (std::size_t i = 0; i < width; ++i)
          sums.values.push_back(a.vectors.at(k)[i] + b.vectors.at(l)[i]);
        counts.push_back(a.counts[k] * b.counts[l]);
      }
    }
    std::map<Vector, double> expected;
    for (const std::uint32_t k : undominated(sums, counts))
      expected[Vector(sums.at(k), sums.at(k) + width)] = counts[k];
    Front merged;
    MergeLimits limits;
    PackageTrail trail;
    ASSERT_TRUE(merge_fronts(lists, limits, trail, merged));
    EXPECT_EQ(listed(merged), expected);
    EXPECT_GE(limits.work, static_cast<double>(a.size() * b.size()));
  }
}

TEST(MergeFronts, leaves_out_what_falls_short) {
  Front a;
  a.vectors.width = 2;
  a.vectors.values.assign({5, 0, 3, 3, 0, 5});
  a.counts.assign(3, 1.0);
  a.nodes.assign({7, 8, 9});
  const std::int64_t still[2] = {0, 0}, least[2] = {1, 1};
  MergeLimits limits;
  limits.least = least;
  PackageTrail trail;
  Front merged;
  ASSERT_TRUE(merge_fronts(std::vector<ShiftedFront>{{&a, still}}, limits, trail, merged));
  EXPECT_EQ(merged.vectors.values, (Vector{3, 3}));
  EXPECT_EQ(merged.nodes, (std::vector<std::uint32_t>{8}));
}

TEST(MergeFronts, stop_when_the_work_ends) {
  std::mt19937_64 random(52);
  const Front a = random_front(random, 2, 200, 1000000);
  const std::int64_t still[2] = {0, 0};
  MergeLimits limits;
  limits.most_work = 3;
  PackageTrail trail;
  Front merged;
  EXPECT_FALSE(merge_fronts(std::vector<ShiftedFront>{{&a, still}}, limits, trail, merged));
}

TEST(PackageTrail, reads_the_options_back) {
  PackageTrail trail;
  const std::uint32_t first = trail.leaf(0, 3), second = trail.leaf(2, 1), third = trail.leaf(1, 7);
  const std::uint32_t pair = trail.join(first, PackageTrail::nothing);
  EXPECT_EQ(pair, first);
  Package package(3, 0);
  trail.read(trail.join(trail.join(pair, second), third), package);
  EXPECT_EQ(package, (Package{3, 7, 1}));
}

TEST(ThinFront, keeps_few_vectors_within_a_cell_of_all) {
  std::mt19937_64 random(53);
  for (int n = 0; n < 100; ++n) {
    const std::size_t width = 2 + random() % 4;
    const Front whole = random_front(random, width, 300, 1000000000);
    Front thin = whole;
    const std::int64_t cell = thin_front(thin, 10);
    EXPECT_LE(thin.size(), 10u);
    EXPECT_GE(thin.size(), 1u);
    for (std::size_t k = 0; k < whole.size(); ++k) {
      bool near = false;
      for (std::size_t l = 0; l < thin.size(); ++l) {
        bool here = true;
        for (std::size_t i = 0; i < width; ++i)
          here &= thin.vectors.at(l)[i] > whole.vectors.at(k)[i] - std::max<std::int64_t>(cell, 1);
        near |= here;
      }
      EXPECT_TRUE(near);
    }
    Front untouched = whole;
    EXPECT_EQ(thin_front(untouched, whole.size()), 0);
    EXPECT_EQ(untouched.size(), whole.size());
  }
}

}  // namespace
}  // namespace entente::theory
