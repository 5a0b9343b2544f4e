#include "entente/reading/tokens.h"

#include "reading_test_support.h"

namespace entente::reading::test {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<Token> tokens;
  tokenize(text, {0, text.size()}, lexicon().tables(), tokens);
  std::vector<std::string> found;
  for (const Token& token : tokens) found.push_back(text.substr(token.start, token.end - token.start));
  return found;
}

using List = std::vector<std::string>;

TEST(Tokens, possessives_stand_alone_and_contractions_of_not_stay) {
  EXPECT_EQ(words("Kenya's envoys' can't"), (List{"Kenya", "'s", "envoys", "'", "can't"}));
  EXPECT_EQ(words("Kenya\xE2\x80\x99s N\xE2\x80\x99"
                  "Djamena"),
            (List{"Kenya", "\xE2\x80\x99s",
                  "N\xE2\x80\x99"
                  "Djamena"}));
}

TEST(Tokens, hyphens_split_between_names_and_before_led) {
  EXPECT_EQ(words("US-Russia son-in-law Saudi-led non-negotiable"),
            (List{"US", "-", "Russia", "son-in-law", "Saudi", "-", "led", "non-negotiable"}));
}

TEST(Tokens, abbreviations_and_numbers_are_one_word) {
  EXPECT_EQ(words("The U.S. paid 1,000.50 on Feb. 3"),
            (List{"The", "U.S", "paid", "1,000.50", "on", "Feb", "3"}));
}

TEST(Tokens, dotted_and_plain_short_forms_are_the_same_word) {
  std::vector<Token> tokens;
  const std::string text = "US U.S. and";
  tokenize(text, {0, text.size()}, lexicon().tables(), tokens);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[0].word, tokens[1].word);
  EXPECT_NE(tokens[0].word, 0u);
}

TEST(Tokens, markdown_marks_and_link_targets_are_passed_over) {
  EXPECT_EQ(words("**Kenya** signed [the text](https://example.org/a_b)."),
            (List{"Kenya", "signed", "[", "the", "text", "."}));
}

TEST(Tokens, any_bytes_come_through) {
  std::string text;
  for (int c = 0; c < 256; ++c) text += static_cast<char>(c);
  std::vector<Token> tokens;
  tokenize(text, {0, text.size()}, lexicon().tables(), tokens);
  for (const Token& token : tokens) {
    EXPECT_LT(token.start, token.end);
    EXPECT_LE(token.end, text.size());
  }
}

}  // namespace
}  // namespace entente::reading::test
