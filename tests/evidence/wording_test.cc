#include "entente/evidence/wording.h"

#include <gtest/gtest.h>

namespace entente::evidence {

using Words = std::vector<std::string>;

TEST(Wording, typography_makes_no_difference) {
  EXPECT_EQ(plain_words("The envoy\xE2\x80\x99s plan \xE2\x80\x94 \xE2\x80\x9Cnew\xE2\x80\x9D"),
            plain_words("the envoy's PLAN - \"new\""));
  EXPECT_EQ(plain_words("A 10-point plan."), (Words{"a", "10", "point", "plan"}));
  EXPECT_EQ(plain_words("Zürich"), (Words{"zürich"}));
}

TEST(Wording, content_words_leave_out_what_every_text_has) {
  EXPECT_EQ(content_words("the withdrawal of all forces from the islands"),
            (Words{"force", "island", "withdrawal"}));
  EXPECT_EQ(content_words("the crisis, its parties and the press"), (Words{"crisis", "party", "press"}));
  EXPECT_TRUE(content_words("it would be about them").empty());
}

TEST(Wording, texts_are_about_one_thing_when_most_of_the_shorter_is_in_the_longer) {
  const auto about = [](std::string_view a, std::string_view b) {
    return share_most(content_words(a), content_words(b));
  };
  EXPECT_TRUE(about("guarantees", "long-term security guarantees"));
  EXPECT_TRUE(about("withdraw the troops", "the withdrawal of troops from the ridge"));
  EXPECT_FALSE(about("fishing rights", "the rights of prisoners"));
  EXPECT_FALSE(about("peace plan", "peace talks"));
  EXPECT_FALSE(about("", "peace talks"));
}

TEST(Wording, quotations_are_blanked_byte_for_byte) {
  const std::string text = "He said \"no deal\" and left.";
  const std::string told = without_quotations(text);
  ASSERT_EQ(told.size(), text.size());
  EXPECT_EQ(told.find("deal"), std::string::npos);
  EXPECT_EQ(told.substr(0, 8), "He said ");
  EXPECT_EQ(told.substr(17), " and left.");
}

TEST(Wording, an_open_quotation_ends_with_its_paragraph) {
  const std::string told = without_quotations("\xE2\x80\x9CWe begin here.\n\nThen they went home.");
  EXPECT_EQ(told.find("begin"), std::string::npos);
  EXPECT_NE(told.find("went home"), std::string::npos);
}

TEST(Wording, an_apostrophe_neither_opens_nor_closes_a_quotation) {
  const std::string told = without_quotations(
      "The union\xE2\x80\x99s \xE2\x80\x98we don\xE2\x80\x99t agree\xE2\x80\x99 line held.");
  EXPECT_EQ(told.find("agree"), std::string::npos);
  EXPECT_NE(told.find("line held"), std::string::npos);
  EXPECT_NE(told.find("The union"), std::string::npos);
}

TEST(Wording, runs_of_words_leave_out_headlines_and_never_cross_a_quotation) {
  Document document;
  document.text = "Talks end early\nThe envoys left \"at once\" for the coast again.";
  document.blocks = {{BlockKind::headline, {0, 15}}, {BlockKind::paragraph, {16, document.text.size()}}};
  // "for the coast again" alone is four words long; "the envoys left" is not.
  EXPECT_EQ(word_runs(document).size(), 1U);
  document.blocks.clear();
  EXPECT_GT(word_runs(document).size(), 1U);
}

TEST(Wording, what_two_sorted_lists_have_in_common_is_counted) {
  EXPECT_EQ(common(std::vector<int>{1, 3, 5, 7}, std::vector<int>{3, 4, 7, 9}), 2U);
  EXPECT_EQ(common(std::vector<int>{}, std::vector<int>{3}), 0U);
}

}  // namespace entente::evidence
