#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/language/parser.h"
#include "entente/language/tree.h"
#include "entente/reading/tokens.h"

namespace entente::reading {

/// Which word of a sentence's tree heads each token, and which token holds each word, both counted from the
/// start of the sentence. Tokens keep hyphenated words whole, words do not.
struct WordMap {
  std::vector<std::uint32_t> of_token;  // language::no_word: a token without a word
  std::vector<std::uint32_t> of_word;
};

/// A sentence as the parser sees it. `span` are its bytes; no words for one that is too long to be a sentence
/// of speech.
language::Tree parse_sentence(std::string_view text, evidence::Span span, const language::Parser& parser,
                              bool heading);

WordMap map_words(const language::Tree& tree, const Token* tokens, std::size_t count);

}  // namespace entente::reading
