#include "entente/base/elementary.h"

#include <cmath>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

namespace entente::base {
namespace {

// The C library's own are good to a unit in the last place; only their last digit differs between machines.
double apart(double ours, double theirs) {
  if (ours == theirs) return 0;
  return std::fabs(ours - theirs) / std::fabs(theirs);
}

TEST(Elementary, exp_agrees_with_the_c_library) {
  for (double x = -700; x <= 700; x += 0.037) EXPECT_LT(apart(exp(x), std::exp(x)), 5e-16) << x;
  for (double x = -1; x <= 1; x += 0.0003) EXPECT_LT(apart(exp(x), std::exp(x)), 5e-16) << x;
  EXPECT_EQ(exp(0), 1);
}

TEST(Elementary, log_agrees_with_the_c_library) {
  for (double x = 1e-9; x < 1e9; x *= 1.0007) EXPECT_LT(apart(log(x), std::log(x)), 5e-16) << x;
  for (double x = 0.5; x <= 2; x += 0.0001) EXPECT_LT(apart(log(x), std::log(x)), 5e-16) << x;
  EXPECT_EQ(log(1), 0);
  EXPECT_LT(apart(log(5e-324), std::log(5e-324)), 5e-16);
}

TEST(Elementary, sines_agree_with_the_c_library) {
  for (double x = 1e-6; x < 1.5707; x += 0.0001) {
    EXPECT_LT(apart(sin(x), std::sin(x)), 5e-16) << x;
    EXPECT_LT(apart(cos(x), std::cos(x)), 5e-16) << x;
  }
  for (double x = -50; x <= 50; x += 0.013) {
    EXPECT_NEAR(sin(x), std::sin(x), 3e-16) << x;
    EXPECT_NEAR(cos(x), std::cos(x), 3e-16) << x;
  }
}

TEST(Elementary, pow_agrees_with_the_c_library) {
  for (double x = 1e-6; x < 1e6; x *= 1.13)
    for (double y = -4; y <= 4; y += 0.17)
      EXPECT_LT(apart(pow(x, y), std::pow(x, y)), 5e-16 * (1 + std::fabs(y * std::log(x)))) << x << " " << y;
  EXPECT_EQ(pow(0.3, 2), 0.3 * 0.3);
  EXPECT_EQ(pow(7, 1), 7);
  EXPECT_EQ(pow(0, 1.5), 0);
  EXPECT_EQ(pow(0, 0), 1);
}

TEST(Elementary, erfc_agrees_with_the_c_library) {
  for (double x = -6; x <= 26; x += 0.0071) EXPECT_LT(apart(erfc(x), std::erfc(x)), 1e-15) << x;
  EXPECT_EQ(erfc(30), 0);
  EXPECT_EQ(erfc(-30), 2);
}

TEST(Elementary, functions_answer_at_the_ends_of_their_domains) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(exp(710), infinity);
  EXPECT_EQ(exp(-746), 0);
  EXPECT_EQ(log(0), -infinity);
  EXPECT_EQ(log(infinity), infinity);
  EXPECT_TRUE(std::isnan(log(-1)));
  EXPECT_TRUE(std::isnan(pow(-1, 0.5)));
  for (const double value : {exp(NAN), log(NAN), pow(NAN, 3), erfc(NAN)}) EXPECT_TRUE(std::isnan(value));
}

// Bits, not digits: what a browser computes has to be the same (tests/wasm/engine_twin).
TEST(Elementary, functions_keep_their_bits) {
  EXPECT_EQ(exp(1), 0x1.5bf0a8b14576ap+1);
  EXPECT_EQ(log(10), 0x1.26bb1bbb55516p+1);
  EXPECT_EQ(sin(1), 0x1.aed548f090ceep-1);
  EXPECT_EQ(cos(1), 0x1.14a280fb5068cp-1);
  EXPECT_EQ(pow(10, 0.3), 0x1.fec982d5bb8bp+0);
  EXPECT_EQ(erfc(0.7), 0x1.49ee7bdd1d373p-2);
}

}  // namespace
}  // namespace entente::base
