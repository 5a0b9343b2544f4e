#include "entente/reading/tokens.h"

#include <array>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

constexpr std::uint8_t blank = 1, letter = 2, digit = 3, multi = 4;  // 0: any other mark

constexpr std::array<std::uint8_t, 256> byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    std::uint8_t& found = classes[static_cast<std::size_t>(c)];
    if (c <= ' ' || c == 0x7F) found = blank;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) found = letter;
    if (c >= '0' && c <= '9') found = digit;
    if (c >= 0x80) found = multi;
  }
  return classes;
}
constexpr auto classes_of_bytes = byte_classes();

constexpr std::string_view split_tails[] = {"led",       "backed",     "brokered", "mediated",
                                            "sponsored", "controlled", "held",     "occupied",
                                            "aligned",   "run",        "allied",   "based"};

// One pass over a sentence. `at` is where the next token starts.
class Scanner {
 public:
  Scanner(std::string_view text, evidence::Span span, std::vector<Token>& tokens)
      : text_(text), at_(span.start), end_(span.end), tokens_(tokens) {}

  void run() {
    while (at_ < end_) step();
  }

 private:
  unsigned char byte(std::size_t i) const { return i < end_ ? static_cast<unsigned char>(text_[i]) : 0; }
  std::uint8_t kind(std::size_t i) const { return i < end_ ? classes_of_bytes[byte(i)] : blank; }

  // Punctuation and blanks among the multi-byte characters: U+2000..U+206F, U+00A0..U+00BF, U+3000..U+303F,
  // U+FEFF.
  std::size_t mark_length(std::size_t i) const {
    const unsigned char a = byte(i), b = byte(i + 1);
    if (a == 0xE2 && (b == 0x80 || b == 0x81)) return 3;
    if (a == 0xC2) return 2;
    if (a == 0xE3 && b == 0x80) return 3;
    if (a == 0xEF && b == 0xBB) return 3;
    return 0;
  }
  bool is_curly_apostrophe(std::size_t i) const {
    return byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) == 0x99;
  }
  std::size_t apostrophe(std::size_t i) const { return byte(i) == '\'' ? 1 : is_curly_apostrophe(i) ? 3 : 0; }
  bool is_letter(std::size_t i) const {
    return kind(i) == letter || (kind(i) == multi && mark_length(i) == 0);
  }
  bool is_capital(std::size_t i) const {
    const unsigned char a = byte(i), b = byte(i + 1);
    if (a >= 'A' && a <= 'Z') return true;
    if (a == 0xC3) return b >= 0x80 && b <= 0x9E;
    if (a == 0xC4 || a == 0xC5) return b % 2 == 0;
    return a == 0xD0 && b >= 0x80 && b <= 0xAF;
  }

  void add(std::size_t start, std::size_t end, std::uint16_t shape) {
    Token token;
    token.start = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(end);
    token.shape = shape;
    tokens_.push_back(token);
  }

  void step() {
    switch (kind(at_)) {
      case blank:
        ++at_;
        return;
      case letter:
        return word();
      case digit:
        return number();
      case multi:
        if (const std::size_t length = mark_length(at_)) return wide_mark(length);
        return word();
      default:
        return mark();
    }
  }

  void number() {
    const std::size_t start = at_;
    while (kind(at_) == digit ||
           ((byte(at_) == '.' || byte(at_) == ',' || byte(at_) == ':') && kind(at_ + 1) == digit))
      ++at_;
    while (is_letter(at_) || kind(at_) == digit ||
           (byte(at_) == '-' && (is_letter(at_ + 1) || kind(at_ + 1) == digit)))
      ++at_;
    add(start, at_, token_number);
  }

  void wide_mark(std::size_t length) {
    const std::size_t start = at_, stop = std::min(at_ + length, end_);
    const unsigned char last = byte(stop - 1);
    at_ = stop;
    if (length == 2) {
      if (last == 0xAB) add(start, stop, token_punct | token_open_quote);
      if (last == 0xBB) add(start, stop, token_punct | token_close_quote);
      return;  // the other signs of U+0080..U+00BF, a hard blank among them, are passed over
    }
    if (byte(start) != 0xE2 || byte(start + 1) != 0x80) return;
    if (last == 0x98 || last == 0x9C || last == 0x9E) return add(start, stop, token_punct | token_open_quote);
    if (last == 0x99) return apostrophe_mark(start, stop, token_close_quote);
    if (last == 0x9D) return add(start, stop, token_punct | token_close_quote);
    if (last >= 0x90 && last <= 0xAF) add(start, stop, token_punct);
  }

  // After a name that ends in s, a lone apostrophe is its possessive.
  void apostrophe_mark(std::size_t start, std::size_t stop, std::uint16_t otherwise) {
    const bool after_s =
        start > 0 && (byte(start - 1) == 's' || byte(start - 1) == 'S') && kind(stop) == blank;
    add(start, stop,
        static_cast<std::uint16_t>(token_punct | (after_s ? std::uint16_t{token_possessive} : otherwise)));
  }

  void mark() {
    const char c = text_[at_];
    ++at_;
    if (c == '*' || c == '`' || c == '#' || c == '_' || c == '|' || c == '~') return;
    if (c == ']' && byte(at_) == '(') return link_target();
    if (c == '"') return add(at_ - 1, at_, token_punct | token_quote);
    if (c == '\'') return apostrophe_mark(at_ - 1, at_, 0);
    add(at_ - 1, at_, token_punct);
  }

  void link_target() {
    while (at_ < end_ && text_[at_] != ')' && kind(at_) != blank) ++at_;
    if (at_ < end_ && text_[at_] == ')') ++at_;
  }

  void word() {
    const std::size_t start = at_;
    std::size_t capitals = 0, letters = 0;
    const bool capital = is_capital(start);
    while (at_ < end_) {
      if (is_letter(at_)) {
        capitals += is_capital(at_) ? 1 : 0;
        ++letters;
        do ++at_;
        while (at_ < end_ && (byte(at_) & 0xC0) == 0x80);
      } else if (kind(at_) == digit) {
        ++at_;
      } else if (byte(at_) == '.' && is_letter(at_ + 1) && at_ - start <= 1 + 2 * letters &&
                 single_letters(start)) {
        ++at_;
      } else if (byte(at_) == '-' && (is_letter(at_ + 1) || kind(at_ + 1) == digit) && !splits(start)) {
        ++at_;
      } else if (apostrophe(at_) && is_letter(at_ + apostrophe(at_)) && !ends_in_s(at_ + apostrophe(at_))) {
        at_ += apostrophe(at_);
      } else {
        break;
      }
    }
    const std::size_t stop = at_;
    std::uint16_t shape = token_word;
    if (capital) shape |= token_capital;
    if (capitals == letters && letters > 1) shape |= token_all_caps;
    if (byte(at_) == '.' &&
        at_ + 1 < end_) {  // a stop before the end of a sentence belongs to an abbreviation
      if (letters == 1 && capital) shape |= token_initial;
      ++at_;
    }
    add(start, stop, shape);
    possessive();
  }

  // "U.S": every part so far is one letter.
  bool single_letters(std::size_t start) const {
    for (std::size_t i = start; i < at_; i += 2)
      if (!is_letter(i) || (i + 1 < at_ && byte(i + 1) != '.')) return false;
    return true;
  }

  bool splits(std::size_t start) const {
    if (!is_capital(start)) return false;
    if (is_capital(at_ + 1)) return true;
    const std::string_view rest = text_.substr(at_ + 1, end_ - at_ - 1);
    for (const std::string_view tail : split_tails)
      if (rest.starts_with(tail) && !is_letter(at_ + 1 + tail.size())) return true;
    return false;
  }

  // The s of a possessive, or the end of a contraction other than n't.
  bool ends_in_s(std::size_t i) const {
    if (is_letter(i + 1)) return (byte(i) == 'r' || byte(i) == 'v' || byte(i) == 'l') && !is_letter(i + 2);
    return byte(i) == 's' || byte(i) == 'S' || byte(i) == 'd' || byte(i) == 'm';
  }

  void possessive() {
    const std::size_t length = apostrophe(at_);
    if (!length || !is_letter(at_ + length)) return;
    const std::size_t start = at_;
    at_ += length;
    const bool owns = byte(at_) == 's' || byte(at_) == 'S';
    while (is_letter(at_)) ++at_;
    add(start, at_, static_cast<std::uint16_t>(token_punct | (owns ? token_possessive : 0)));
  }

  std::string_view text_;
  std::size_t at_, end_;
  std::vector<Token>& tokens_;
};

// "U.S" and "US" are one word.
std::size_t without_stops(char* folded, std::size_t size) {
  if (size < 3 || folded[1] != '.') return size;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i)
    if (folded[i] != '.') folded[kept++] = folded[i];
  return kept;
}

}  // namespace

void tokenize(std::string_view text, evidence::Span span, const Lexicon::Tables& tables,
              std::vector<Token>& tokens) {
  const std::size_t first = tokens.size();
  Scanner(text, span, tokens).run();
  char folded[fold_limit + 2];
  for (std::size_t i = first; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    std::size_t size = fold(text.substr(token.start, token.end - token.start), folded);
    if (token.looks(token_word)) size = without_stops(folded, size);
    token.word = tables.words.find({folded, size});
    token.classes = tables.classes_of(token.word);
    if (token.is(word_pronoun) && token.looks(token_all_caps)) token.classes = 0;  // "US" is no pronoun
    if (token.is(word_weekday | word_month) && !token.looks(token_capital))
      token.classes &= ~(word_weekday | word_month);
  }
}

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  Scanner(text, {0, text.size()}, tokens).run();
}

std::uint32_t Lexicon::Tables::word(std::string_view text) const {
  char folded[fold_limit + 2];
  const std::size_t size = fold(text, folded);
  return words.find({folded, without_stops(folded, size)});
}

}  // namespace entente::reading
