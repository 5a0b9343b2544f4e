#include "entente/report/html.h"

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Escape, leaves_no_character_that_could_start_markup) {
  EXPECT_EQ(escape("<b a=\"x\" b='y'>&</b>"), "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&lt;/b&gt;");
  EXPECT_EQ(escape("plain – text"), "plain – text");
}

TEST(AnchorId, keeps_different_texts_apart_and_has_no_space_or_quote) {
  EXPECT_EQ(anchor_id("claim", "minutes#6"), "claim-minutes~236");
  EXPECT_NE(anchor_id("path", "a b"), anchor_id("path", "a_b"));
  EXPECT_EQ(anchor_id("path", "a\" onclick=").find_first_of("\" '<>"), std::string::npos);
}

TEST(DataAddress, encodes_everything_that_is_not_unreserved) {
  EXPECT_EQ(data_address("text/csv", "a,\"b\"\n"), "data:text/csv;charset=utf-8,a%2C%22b%22%0A");
}

TEST(Wrap, writes_a_class_only_where_one_is_given) {
  EXPECT_EQ(wrap("p", "x"), "<p>x</p>");
  EXPECT_EQ(wrap("p", "x", "lead"), "<p class=\"lead\">x</p>");
}

}  // namespace
}  // namespace entente::report
