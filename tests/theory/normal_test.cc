#include "entente/theory/normal.h"

#include <gtest/gtest.h>

#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/philox.h"

namespace entente::theory {
namespace {

// Wichura 1988: the three check values of AS 241; 0.975 is the usual table's.
TEST(NormalQuantile, reproduces_printed_values) {
  EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-15);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167814, 1e-14);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 1e-13);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(NormalQuantile, undoes_the_distribution_function) {
  for (double p = 1e-12; p < 1; p = p < 0.01 ? p * 1.7 : p + 0.0037)
    ASSERT_NEAR(normal_cdf(normal_quantile(p)), p, 4e-15 * std::sqrt(p)) << p;
}

TEST(NormalQuantile, refuses_the_ends) {
  EXPECT_THROW(normal_quantile(0), base::ContractViolation);
  EXPECT_THROW(normal_quantile(1), base::ContractViolation);
}

TEST(CorrelatedUniform, is_the_own_number_without_correlation) {
  EXPECT_EQ(correlated_uniform(0.9, 0.3, 0), 0.3);
  EXPECT_THROW(correlated_uniform(0.9, 0.3, 1), base::ContractViolation);
  EXPECT_THROW(correlated_uniform(0, 0.3, 0.5), base::ContractViolation);
}

// Sheppard 1899: two standard normals of correlation rho share their sign with chance 1/2 + asin(rho)/pi.
TEST(CorrelatedUniform, makes_two_lines_agree_as_often_as_sheppards_formula_says) {
  for (const double rho : {0.0, 0.5, 0.9}) {
    constexpr int draws = 40000;
    int agree = 0;
    double sum = 0;
    for (int i = 0; i < draws; ++i) {
      const auto n = static_cast<std::uint64_t>(i);
      const double common = uniform(1, 0, n);
      const double first = correlated_uniform(common, uniform(1, 1, n), rho);
      const double second = correlated_uniform(common, uniform(1, 2, n), rho);
      agree += (first < 0.5) == (second < 0.5);
      sum += first;
    }
    const double expected = 0.5 + std::asin(rho) / std::acos(-1.0);
    EXPECT_NEAR(static_cast<double>(agree) / draws, expected, 0.01) << rho;  // four standard errors
    EXPECT_NEAR(sum / draws, 0.5, 0.006) << rho;
  }
}

}  // namespace
}  // namespace entente::theory
