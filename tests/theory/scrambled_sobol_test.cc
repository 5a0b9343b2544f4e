#include "entente/theory/scrambled_sobol.h"

#include <gtest/gtest.h>

#include <boost/random/sobol.hpp>
#include <chrono>
#include <cmath>
#include <vector>

#include "entente/base/require.h"
#include "entente/theory/philox.h"

namespace entente::theory {
namespace {

constexpr std::size_t points = 128;

std::vector<double> column(const ScrambledSobol& sobol, std::size_t dimension, std::uint64_t key) {
  std::vector<double> values;
  for (std::size_t i = 0; i < sobol.points(); ++i) values.push_back(sobol.value(i, dimension, key));
  return values;
}

TEST(ScrambledSobol, puts_one_point_into_each_dyadic_interval_of_every_dimension) {
  const ScrambledSobol sobol(points, 1000);
  for (std::size_t dimension = 0; dimension < 1000; ++dimension) {
    std::vector<int> hits(points, 0);
    for (const double u : column(sobol, dimension, scramble_key(1, dimension % 16, dimension)))
      ++hits[static_cast<std::size_t>(u * points)];
    for (const int hit : hits) ASSERT_EQ(hit, 1) << "dimension " << dimension;
  }
}

// Owen 1995: scrambling keeps the digital net. The first two Sobol dimensions are a (0, m, 2)-net.
TEST(ScrambledSobol, keeps_the_net_of_the_first_two_dimensions) {
  const ScrambledSobol sobol(points, 2);
  for (std::uint64_t replicate = 0; replicate < 16; ++replicate) {
    const auto x = column(sobol, 0, scramble_key(9, replicate, 100));
    const auto y = column(sobol, 1, scramble_key(9, replicate, 200));
    for (std::size_t across = 1; across <= points; across *= 2) {
      const std::size_t along = points / across;
      std::vector<int> hits(points, 0);
      for (std::size_t i = 0; i < points; ++i)
        ++hits[static_cast<std::size_t>(x[i] * static_cast<double>(across)) * along +
               static_cast<std::size_t>(y[i] * static_cast<double>(along))];
      for (const int hit : hits) ASSERT_EQ(hit, 1) << "replicate " << replicate << ", " << across;
    }
  }
}

// The centred squared discrepancy from uniform of a two-dimensional projection, on an 8 x 8 grid.
double unevenness(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> hits(64, 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    ++hits[static_cast<std::size_t>(x[i] * 8) * 8 + static_cast<std::size_t>(y[i] * 8)];
  double sum = 0;
  for (const double hit : hits) sum += (hit - 16) * (hit - 16);
  return sum / 64;
}

TEST(ScrambledSobol, spreads_pairs_of_dimensions_more_evenly_than_independent_numbers) {
  const ScrambledSobol sobol(1024, 12);
  double structured = 0, independent = 0;
  for (std::size_t a = 0; a < 12; ++a)
    for (std::size_t b = a + 1; b < 12; ++b) {
      structured +=
          unevenness(column(sobol, a, scramble_key(3, 0, a)), column(sobol, b, scramble_key(3, 0, b)));
      std::vector<double> x, y;
      for (std::uint64_t i = 0; i < 1024; ++i) {
        x.push_back(uniform(3, a * 100 + b, i));
        y.push_back(uniform(3, a * 100 + b + 5000, i));
      }
      independent += unevenness(x, y);
    }
  EXPECT_LT(structured, 0.2 * independent);
}

TEST(ScrambledSobol, has_unbiased_points_and_a_tight_mean_in_every_replicate) {
  const ScrambledSobol sobol(points, 3);
  double first_point = 0;
  for (std::uint64_t replicate = 0; replicate < 2000; ++replicate)
    first_point += sobol.value(0, 2, scramble_key(5, replicate, 77));
  EXPECT_NEAR(first_point / 2000, 0.5, 0.026);  // four standard errors
  for (std::uint64_t replicate = 0; replicate < 16; ++replicate) {
    double sum = 0, squares = 0;
    for (const double u : column(sobol, 2, scramble_key(5, replicate, 77))) {
      ASSERT_GT(u, 0);
      ASSERT_LT(u, 1);
      sum += u;
      squares += u * u;
    }
    const double mean = sum / points;
    EXPECT_NEAR(mean, 0.5, 0.001) << replicate;
    EXPECT_NEAR(squares / points - mean * mean, 1.0 / 12, 0.001) << replicate;
  }
}

TEST(ScrambledSobol, integrates_a_smooth_function_with_a_small_replicate_error) {
  const ScrambledSobol sobol(points, 4);
  double structured = 0, independent = 0;
  for (std::uint64_t replicate = 0; replicate < 16; ++replicate) {
    double sum = 0, plain = 0;
    for (std::size_t i = 0; i < points; ++i) {
      double product = 1, other = 1;
      for (std::size_t d = 0; d < 4; ++d) {
        product *= 0.5 + sobol.value(i, d, scramble_key(11, replicate, d));
        other *= 0.5 + uniform(11, replicate * 10 + d, i);
      }
      sum += product;
      plain += other;
    }
    structured += std::pow(sum / points - 1, 2);
    independent += std::pow(plain / points - 1, 2);
  }
  EXPECT_LT(structured, 0.05 * independent);
}

TEST(ScrambledSobol, depends_on_key_point_and_dimension_but_not_on_how_many_there_are) {
  const ScrambledSobol few(16, 3), many(4096, 900);
  for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(few.value(i, 2, 99), many.value(i, 2, 99));
  EXPECT_NE(column(few, 2, scramble_key(1, 0, 7)), column(few, 2, scramble_key(2, 0, 7)));
  EXPECT_NE(column(few, 2, scramble_key(1, 0, 7)), column(few, 2, scramble_key(1, 1, 7)));
  EXPECT_NE(column(few, 2, scramble_key(1, 0, 7)), column(few, 2, scramble_key(1, 0, 8)));
  EXPECT_NE(column(few, 1, 99), column(few, 2, 99));
}

TEST(ScrambledSobol, keeps_its_numbers_from_one_version_to_the_next) {
  EXPECT_EQ(scramble_key(1, 2, 3), scramble_key(1, 2, 3));
  const ScrambledSobol sobol(1, 1);
  EXPECT_EQ(sobol.value(0, 0, 0), ScrambledSobol(2, 1).value(0, 0, 0));
}

TEST(ScrambledSobol, refuses_sizes_it_does_not_have) {
  EXPECT_THROW(ScrambledSobol(100, 2), base::ContractViolation);
  EXPECT_THROW(ScrambledSobol(0, 2), base::ContractViolation);
  EXPECT_THROW(ScrambledSobol(128, 1001), base::ContractViolation);
  const ScrambledSobol sobol(16, 2);
  EXPECT_THROW(sobol.value(16, 0, 1), base::ContractViolation);
  EXPECT_THROW(sobol.value(0, 2, 1), base::ContractViolation);
  EXPECT_EQ(ScrambledSobol(16, 0).dimensions(), 0u);
}

TEST(ScrambledSobol, draws_a_number_in_tens_of_nanoseconds) {
  const ScrambledSobol sobol(2048, 100);
  const auto start = std::chrono::steady_clock::now();
  double sum = 0;
  for (std::size_t d = 0; d < 100; ++d)
    for (std::size_t i = 0; i < 2048; ++i) sum += sobol.value(i, d, d * 12345 + 1);
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  EXPECT_NEAR(sum / 204800, 0.5, 0.001);
  RecordProperty("nanoseconds_per_number", std::to_string(taken.count() / 204800));
  EXPECT_LT(taken.count() / 204800, 1000) << "ten times the budget: a loaded machine still passes";
}

}  // namespace
}  // namespace entente::theory
