#include "entente/theory/counted_sums.h"

#include <gtest/gtest.h>

#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

CountedSums random_sums(std::mt19937_64& random, std::size_t width) {
  CountedSums sums{width, {}, {}};
  for (std::size_t k = 1 + random() % 20; k > 0; --k) {
    const std::int64_t sum[2] = {static_cast<std::int64_t>(random() % 9),
                                 static_cast<std::int64_t>(random() % 9)};
    sums.push(sum, static_cast<double>(1 + random() % 3));
  }
  return sums;
}

TEST(CountedSums, join_equal_sums_and_keep_the_total) {
  CountedSums sums{2, {1, 2, 0, 5, 1, 2}, {1, 2, 3}};
  sums.join_equal();
  EXPECT_EQ(sums.values, (std::vector<std::int64_t>{0, 5, 1, 2}));
  EXPECT_EQ(sums.counts, (std::vector<double>{2, 4}));
}

TEST(CountedSums, without_numbers_are_one_count) {
  CountedSums sums{0, {}, {1, 2, 3}};
  sums.join_equal();
  EXPECT_EQ(sums.counts, (std::vector<double>{6}));
}

TEST(PairsReaching, agrees_with_trying_every_pair) {
  std::mt19937_64 random(71);
  double total = 0;
  for (int n = 0; n < 300; ++n) {
    const std::size_t width = 1 + random() % 2;
    const CountedSums a = random_sums(random, width), b = random_sums(random, width);
    const std::vector<std::int64_t> least(width, static_cast<std::int64_t>(random() % 16));
    double pairs = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
      for (std::size_t l = 0; l < b.size(); ++l) {
        bool reach = true;
        for (std::size_t i = 0; i < width; ++i) reach &= a.at(k)[i] + b.at(l)[i] >= least[i];
        if (reach) pairs += a.counts[k] * b.counts[l];
      }
    EXPECT_EQ(pairs_reaching(a, b, least), pairs);
    total += pairs;
    const CountedSums all = all_sums(a, b);
    double counted = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      bool reach = true;
      for (std::size_t i = 0; i < width; ++i) reach &= all.at(k)[i] >= least[i];
      if (reach) counted += all.counts[k];
    }
    EXPECT_EQ(counted, pairs);
  }
  EXPECT_GT(total, 0);
  const CountedSums three{3, {1, 1, 1}, {1}};
  EXPECT_THROW(pairs_reaching(three, three, std::vector<std::int64_t>{1, 1, 1}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
