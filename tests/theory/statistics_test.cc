#include "entente/theory/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

std::vector<double> random_values(std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> values(count);
  for (double& value : values) value = static_cast<double>(random() >> 11) * 0x1p-53;
  return values;
}

TEST(BlockSum, adds_blocks_of_256_in_order) {
  const std::vector<double> values = random_values(1000, 1);
  double sum = 0;
  for (std::size_t start = 0; start < 1000; start += 256)
    sum += std::accumulate(values.begin() + static_cast<long>(start),
                           values.begin() + static_cast<long>(std::min<std::size_t>(start + 256, 1000)), 0.0);
  EXPECT_EQ(block_sum(values), sum);
  EXPECT_EQ(block_sum({}), 0);
  EXPECT_EQ(block_mean(values), sum / 1000);
}

// Hyndman and Fan 1996, table 1, definition 7: p(k) = (k - 1)/(n - 1).
TEST(Quantile, is_type_seven) {
  const std::vector<double> values{4, 1, 3, 2};
  EXPECT_EQ(quantile(values, 0), 1);
  EXPECT_NEAR(quantile(values, .25), 1.75, 1e-15);
  EXPECT_NEAR(quantile(values, .5), 2.5, 1e-15);
  EXPECT_NEAR(quantile(values, .9), 3.7, 1e-15);
  EXPECT_EQ(quantile(values, 1), 4);
  EXPECT_EQ(quantile(std::vector<double>{7}, .3), 7);
}

TEST(WeightedQuantile, is_type_seven_for_equal_weights) {
  const std::vector<double> values = random_values(37, 2), weights(37, 2.5);
  for (double p = 0; p <= 1; p += .0625)
    EXPECT_NEAR(weighted_quantile(values, weights, p), quantile(values, p), 1e-12);
}

TEST(WeightedQuantile, leaves_out_weight_zero_mirrors_and_leans_to_the_heavy_value) {
  const std::vector<double> values{5, 1, 2, 9}, weights{1, 2, 4, 0};
  EXPECT_EQ(weighted_quantile(values, weights, 0), 1);
  EXPECT_EQ(weighted_quantile(values, weights, 1), 5);
  EXPECT_NEAR(weighted_quantile(values, weights, .5), 1 + 2.75 / 3, 1e-14);  // M = 1, 4, 6.5
  std::vector<double> mirrored;
  for (const double value : values) mirrored.push_back(-value);
  for (const double p : {.1, .37, .8})
    EXPECT_NEAR(weighted_quantile(values, weights, p), -weighted_quantile(mirrored, weights, 1 - p), 1e-12);
}

TEST(CentralInterval, leaves_equal_tails) {
  std::vector<double> values(101);
  std::iota(values.begin(), values.end(), 0.0);
  EXPECT_NEAR(central_interval(values, .5).low, 25, 1e-12);
  EXPECT_NEAR(central_interval(values, .8).high, 90, 1e-12);
  EXPECT_NEAR(central_interval(values, .95).low, 2.5, 1e-12);
  EXPECT_EQ(central_interval(values, 0), (CentralInterval{50, 50}));
  EXPECT_EQ(central_interval(values, 1), (CentralInterval{0, 100}));
}

TEST(Summary, nests_its_intervals_around_the_median) {
  const Summary summary = summarise(random_values(2048, 5));
  EXPECT_NEAR(summary.mean, .5, .03);
  EXPECT_LE(summary.ninety_five.low, summary.eighty.low);
  EXPECT_LE(summary.eighty.low, summary.fifty.low);
  EXPECT_LE(summary.fifty.low, summary.median);
  EXPECT_LE(summary.median, summary.fifty.high);
  EXPECT_LE(summary.fifty.high, summary.eighty.high);
  EXPECT_LE(summary.eighty.high, summary.ninety_five.high);
  EXPECT_NEAR(summary.ninety_five.high - summary.ninety_five.low, .95, .02);
}

TEST(ReplicateError, is_a_quarter_of_the_deviation_of_sixteen_means) {
  std::vector<double> means(16, 0.0);
  for (std::size_t i = 0; i < 8; ++i) means[i] = 1;
  EXPECT_NEAR(standard_deviation(means), std::sqrt(4.0 / 15), 1e-15);
  EXPECT_NEAR(replicate_error(means), std::sqrt(4.0 / 15) / 4, 1e-15);
  EXPECT_EQ(replicate_error(std::vector<double>(16, .25)), 0);
}

TEST(ReplicateMeans, split_the_worlds_in_order) {
  const std::vector<double> values{1, 3, 5, 7, 9, 11};
  EXPECT_EQ(replicate_means(values, 3), (std::vector<double>{2, 6, 10}));
  EXPECT_EQ(standard_deviation(std::vector<double>{4}), 0);
}

TEST(Statistics, refuse_what_has_no_answer) {
  const std::vector<double> none, one{1}, two{1, 2};
  EXPECT_THROW(block_mean(none), base::ContractViolation);
  EXPECT_THROW(quantile(none, .5), base::ContractViolation);
  EXPECT_THROW(quantile(one, 1.1), base::ContractViolation);
  EXPECT_THROW(weighted_quantile(two, one, .5), base::ContractViolation);
  EXPECT_THROW(weighted_quantile(one, std::vector<double>{0}, .5), base::ContractViolation);
  EXPECT_THROW(weighted_quantile(one, std::vector<double>{-1}, .5), base::ContractViolation);
  EXPECT_THROW(central_interval(two, 1.5), base::ContractViolation);
  EXPECT_THROW(replicate_means(two, 3), base::ContractViolation);
  EXPECT_THROW(replicate_error(one), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
