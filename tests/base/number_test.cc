#include "entente/base/number.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "entente/base/require.h"

namespace entente::base {
namespace {

TEST(ParseNumber, reads_decimal_numbers_as_people_write_them) {
  EXPECT_EQ(parse_number("0.4"), 0.4);
  EXPECT_EQ(parse_number("-3"), -3);
  EXPECT_EQ(parse_number("1e-3"), 0.001);
  EXPECT_EQ(parse_number("+7"), 7);
}

TEST(ParseNumber, refuses_everything_else) {
  for (const char* text :
       {"", " 1", "1 ", "1,5", "0x10", "nan", "inf", "1e999", "--1", "1.2.3", "e5", "1e", "1f", "٣"})
    EXPECT_FALSE(parse_number(text).has_value()) << text;
}

TEST(Shortest, reads_back_as_the_same_double) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value) || std::fpclassify(value) == FP_SUBNORMAL) continue;
    EXPECT_EQ(parse_number(shortest(value)), value == 0 ? 0 : value) << shortest(value);
  }
}

TEST(Shortest, has_no_superfluous_digit) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(100), "100");
  EXPECT_EQ(shortest(-0.0), "0");
  EXPECT_EQ(shortest(1e-9), "1e-09");
  EXPECT_THROW((void)shortest(std::numeric_limits<double>::quiet_NaN()), ContractViolation);
}

TEST(TwoDigits, keeps_two_significant_digits_and_no_exponent) {
  EXPECT_EQ(two_digits(0.4249), "0.42");
  EXPECT_EQ(two_digits(37.4), "37");
  EXPECT_EQ(two_digits(1234), "1200");
  EXPECT_EQ(two_digits(0.00314), "0.0031");
  EXPECT_EQ(two_digits(0.996), "1");
  EXPECT_EQ(two_digits(9.96), "10");
  EXPECT_EQ(two_digits(-2.55), "-2.5");
  EXPECT_EQ(two_digits(0), "0");
}

TEST(OfHundred, is_certain_only_of_what_is_certain) {
  EXPECT_EQ(of_hundred(0), "0");
  EXPECT_EQ(of_hundred(1), "100");
  EXPECT_EQ(of_hundred(0.001), "fewer than 1");
  EXPECT_EQ(of_hundred(0.999), "more than 99");
  EXPECT_EQ(of_hundred(0.005), "1");
  EXPECT_EQ(of_hundred(0.414), "41");
  EXPECT_THROW((void)of_hundred(1.5), ContractViolation);
}

}  // namespace
}  // namespace entente::base
