#include "entente/base/base64.h"

#include <gtest/gtest.h>

namespace entente::base {
namespace {

TEST(Base64, writes_the_published_examples) {  // [rfc4648], section 10
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foob"), "Zm9vYg==");
  EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, writes_bytes_that_are_no_text) {
  EXPECT_EQ(base64(std::string_view("\xff\xfe\x00\xfb", 4)), "//4A+w==");
}

TEST(Base64, reads_what_it_wrote) {
  std::string bytes;
  for (int i = 0; i < 700; ++i) {
    ASSERT_EQ(from_base64(base64(bytes)), bytes) << i;
    bytes += static_cast<char>(i * 37);
  }
}

TEST(Base64, reads_nothing_that_it_would_not_write) {
  for (const char* text :
       {"Zg", "Zg=", "Zg===", "Z===", "====", "Zm9v=", "Zm=v", "Zm 9", "Zm9-", "Zh==", "Zm9="})
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
}

}  // namespace
}  // namespace entente::base
