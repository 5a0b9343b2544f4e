#include "entente/server/token.h"

#include <set>

#include <gtest/gtest.h>

namespace entente::server {
namespace {

TEST(Token, is_128_bits_in_hexadecimal_digits_and_never_twice_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = new_token();
    EXPECT_EQ(token.size(), 32u);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos) << token;
    EXPECT_TRUE(seen.insert(token).second);
  }
}

TEST(Token, only_the_same_text_is_the_same_secret) {
  EXPECT_TRUE(same_secret("00ff", "00ff"));
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_FALSE(same_secret("00ff", "00fe"));
  EXPECT_FALSE(same_secret("00ff", "10ff"));
  EXPECT_FALSE(same_secret("00ff", "00ff0"));
  EXPECT_FALSE(same_secret("00ff", ""));
}

}  // namespace
}  // namespace entente::server
