#include "entente/theory/pert.h"

#include <gtest/gtest.h>

#include <boost/math/special_functions/beta.hpp>
#include <chrono>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

TEST(QuantileTable, of_an_exact_number_is_that_number) {
  const QuantileTable table = QuantileTable::exact(0.1);
  for (const double u : {0.0, 0.3, 1.0}) EXPECT_EQ(table.quantile(u), 0.1);
  EXPECT_TRUE(table.is_exact());
  EXPECT_EQ(QuantileTable::pert(3, 3, 3).median(), 3);
  EXPECT_EQ(QuantileTable::uniform(3, 3).median(), 3);
}

TEST(QuantileTable, of_a_range_is_linear) {
  const QuantileTable table = QuantileTable::uniform(0.2, 0.25);
  EXPECT_EQ(table.quantile(0), 0.2);
  EXPECT_EQ(table.quantile(1), 0.25);
  EXPECT_NEAR(table.median(), 0.225, 1e-16);
  EXPECT_NEAR(table.quantile(0.1), 0.205, 1e-16);
}

// The distribution functions of Beta(1,5), Beta(2,4) and Beta(3,3) are polynomials (Johnson, Kotz and
// Balakrishnan 1995, chapter 25).
TEST(QuantileTable, of_a_pert_meets_the_closed_forms_at_its_nodes) {
  const QuantileTable lowest = QuantileTable::pert(0, 0, 1), highest = QuantileTable::pert(0, 1, 1);
  const QuantileTable quarter = QuantileTable::pert(0, .25, 1), middle = QuantileTable::pert(0, .5, 1);
  for (int j = 1; j < 256; ++j) {
    const double u = j / 256.0;
    ASSERT_NEAR(lowest.quantile(u), 1 - std::pow(1 - u, 0.2), 1e-7) << j;
    ASSERT_NEAR(highest.quantile(u), std::pow(u, 0.2), 1e-7) << j;
    const double x = middle.quantile(u), y = quarter.quantile(u);
    ASSERT_NEAR(x * x * x * (10 + x * (-15 + x * 6)), u, 1e-7) << j;
    ASSERT_NEAR(y * y * (10 + y * (-20 + y * (15 - y * 4))), u, 1e-7) << j;
  }
}

TEST(QuantileTable, of_a_pert_agrees_with_the_incomplete_beta_function) {
  double largest = 0;
  for (const double t : {.0, .01, .07, .2, .31, .5, .66, .9, .995, 1.0}) {
    const QuantileTable table = QuantileTable::pert(-10, -10 + 30 * t, 20);
    for (int j = 1; j < 256; j += 3) {
      const double exact = boost::math::ibeta_inv(1 + 4 * t, 5 - 4 * t, j / 256.0);
      largest = std::max(largest, std::fabs((table.quantile(j / 256.0) + 10) / 30 - exact));
    }
  }
  RecordProperty("largest_node_error", std::to_string(largest * 1e9) + "e-9 of the range");
  EXPECT_LT(largest, 1e-7);
}

TEST(QuantileTable, of_a_pert_is_close_between_its_nodes) {
  for (const double t : {.0, .07, .31, .5, .9, 1.0}) {
    const QuantileTable table = QuantileTable::pert(0, t, 1);
    double sum = 0;
    for (int i = 0; i < 4096; ++i) {
      const double u = (i + 0.5) / 4096;
      sum += table.quantile(u);
      if (u < 0.02 || u > 0.98) continue;
      ASSERT_NEAR(table.quantile(u), boost::math::ibeta_inv(1 + 4 * t, 5 - 4 * t, u), 0.002) << t << ' ' << u;
    }
    EXPECT_NEAR(sum / 4096, (4 * t + 1) / 6, 0.001) << t;  // Malcolm et al. 1959: (l + 4m + h)/6
  }
}

TEST(QuantileTable, of_a_pert_is_monotone_with_exact_ends) {
  for (int step = 0; step <= 40; ++step) {
    const QuantileTable table = QuantileTable::pert(0.1, 0.1 + 0.7 * (step / 40.0), 0.8);
    EXPECT_EQ(table.quantile(0), 0.1);
    EXPECT_EQ(table.quantile(1), 0.8);
    double before = 0.1;
    for (int i = 1; i <= 2000; ++i) {
      const double now = table.quantile(i / 2000.0);
      ASSERT_GE(now, before) << step << ' ' << i;
      before = now;
    }
  }
}

TEST(QuantileTable, of_a_pert_mirrors) {
  for (const double t : {.0, .13, .4, .5}) {
    const QuantileTable table = QuantileTable::pert(0, t, 1), mirrored = QuantileTable::pert(0, 1 - t, 1);
    for (int i = 0; i <= 100; ++i)
      ASSERT_NEAR(table.quantile(i / 100.0), 1 - mirrored.quantile(1 - i / 100.0), 1e-10) << t << ' ' << i;
  }
  EXPECT_NEAR(QuantileTable::pert(0, 50, 100).median(), 50, 1e-9);
}

TEST(QuantileTable, refuses_what_is_out_of_order) {
  EXPECT_THROW(QuantileTable::pert(0, 2, 1), base::ContractViolation);
  EXPECT_THROW(QuantileTable::uniform(2, 1), base::ContractViolation);
  EXPECT_THROW(QuantileTable::exact(std::nan("")), base::ContractViolation);
  EXPECT_THROW(QuantileTable::exact(1).quantile(1.5), base::ContractViolation);
}

TEST(QuantileTable, of_a_pert_is_cheap_to_build) {
  const auto start = std::chrono::steady_clock::now();
  constexpr int rounds = 400;
  double sum = 0;
  for (int i = 0; i < rounds; ++i) sum += QuantileTable::pert(0, i / 400.0, 1).median();
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
  EXPECT_GT(sum, 0);
  RecordProperty("microseconds_per_table", std::to_string(taken.count() / rounds));
  EXPECT_LT(taken.count() / rounds, 500) << "ten times the budget: a loaded machine still passes";
}

}  // namespace
}  // namespace entente::theory
