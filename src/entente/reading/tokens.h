#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"
#include "entente/reading/lexicon_tables.h"

namespace entente::reading {

/// What a token looks like.
enum TokenShape : std::uint16_t {
  token_capital = 1,   // opens with a capital letter
  token_all_caps = 2,  // "US", "NATO"
  token_number = 4,    // opens with a digit
  token_punct = 8,
  token_possessive = 16,  // the 's or ' after a name
  token_open_quote = 32,
  token_close_quote = 64,
  token_quote = 128,    // straight, direction by position
  token_word = 256,     // letters
  token_initial = 512,  // "J."
};

/// One word or mark. Bytes [start, end) of the document.
struct Token {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // number in the lexicon's vocabulary; 0 unknown
  std::uint16_t shape = 0;
  std::uint64_t classes = 0;

  bool is(std::uint64_t word_class_bits) const { return (classes & word_class_bits) != 0; }
  bool looks(std::uint16_t shapes) const { return (shape & shapes) != 0; }
};

/// Appends the tokens of text[span] with their word numbers. Hyphened words stay whole, except between
/// capitals
/// ("US-Russia") and before "-led", "-backed" and the like; 's stands alone; a stop inside an abbreviation
/// belongs to it; Markdown marks are passed over. Any bytes are accepted; time is linear in the span.
void tokenize(std::string_view text, evidence::Span span, const Lexicon::Tables& tables,
              std::vector<Token>& tokens);

/// The same without numbers, for the loader of the tables.
void tokenize(std::string_view text, std::vector<Token>& tokens);

/// Token numbers [first, last) of a sentence.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

}  // namespace entente::reading
