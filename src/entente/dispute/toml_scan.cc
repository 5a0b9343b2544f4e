#include "entente/dispute/toml_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include <fmt/format.h>

namespace entente::dispute {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t most_key_parts = 8;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<SyntaxProblem> run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") start_ = at_ = 3;  // a byte order mark
    while (at_ < text_.size() && !problem_) step();
    if (!problem_ && !open_.empty())
      report(open_.back(), 1, fmt::format("this \"{}\" is never closed", text_[open_.back()]),
             fmt::format("add the \"{}\" that closes it", closing(text_[open_.back()])));
    return problem_;
  }

 private:
  static char closing(char open) { return open == '[' ? ']' : '}'; }

  void report(std::size_t start, std::size_t length, std::string message, std::string help) {
    problem_ = SyntaxProblem{{start, start + length}, std::move(message), std::move(help)};
  }

  void step() {
    const char c = text_[at_];
    if (c == '#') return skip_comment();
    if (c == '"' || c == '\'') return inside_word() ? report_quote() : skip_text(c);
    if (!may_stand_outside_quotes(c)) return report_letter();
    if (c == '[' && begins_header()) check_header();
    if (ends_half_time())
      return report(at_, 1, "more follows after the value", "put each key on a line of its own");
    follow(c);
    if (c == '[' || c == '{') open();
    if (c == ']' || c == '}') close(c);
    if (c == '.' && ++dots_ >= most_key_parts)
      report(at_, 1, fmt::format("this key has more than {} parts", most_key_parts),
             "a case needs no such key");
    if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{') dots_ = 0;
    ++at_;
  }

  void skip_comment() {
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end;
  }

  // A date, a blank and a single digit: toml++ 3.3 takes it for granted that a whole time follows.
  bool ends_half_time() const {
    constexpr std::string_view digits = "0123456789";
    if (at_ < 2 || digits.find(text_[at_]) == std::string_view::npos || text_[at_ - 1] != ' ') return false;
    if (at_ + 1 < text_.size() && (of_key(text_[at_ + 1]) || text_[at_ + 1] == ':' || text_[at_ + 1] == '.'))
      return false;
    const std::size_t before = text_.find_last_not_of("0123456789-_", at_ - 2);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    return at_ - 1 - start >= 10 && text_.substr(start, at_ - 1 - start).find('-') != std::string_view::npos;
  }

  // Whether a key or a value is being written here.
  void follow(char c) {
    if (c == '=') in_value_ = true;
    if (c == ',' || c == '{' || (c == '\n' && open_.empty())) in_value_ = false;
    if (c == '\n') in_header_ = false;
  }

  // A dot may stand before a quote in a key ("a".'b'), never in a value. toml++ 3.3 reads on into such a text
  // as if it were part of a number, and does not stand every letter there.
  bool inside_word() const {
    if (at_ == 0) return false;
    const char before = text_[at_ - 1];
    const bool in_list = !open_.empty() && text_[open_.back()] == '[';
    if (before == '.') return !in_header_ && (in_value_ || in_list);
    return of_key(before) || before == '+' || before == ':';
  }

  void report_quote() {
    report(at_, 1, "a quote stands in the middle of a value or name",
           "put a comma, a blank or \"=\" before it");
  }

  static bool of_key(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; }

  static bool may_stand_outside_quotes(char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           (of_key(c) || std::string_view("+.:=[]{},# \t\r\n").find(c) != std::string_view::npos);
  }

  bool begins_header() const {
    const std::size_t before = at_ == 0 ? std::string_view::npos : text_.find_last_not_of(" \t", at_ - 1);
    return open_.empty() && (before == std::string_view::npos || text_[before] == '\n' || before < start_);
  }

  // toml++ 3.3 takes it for granted that a name follows (an assumption to its optimiser).
  void check_header() {
    in_header_ = true;
    std::size_t name = text_.find_first_not_of(" \t", at_ + 1);
    if (name != std::string_view::npos && text_[name] == '[') name = text_.find_first_not_of(" \t", name + 1);
    if (name == std::string_view::npos || of_key(text_[name]) ||
        std::string_view("]\"'").find(text_[name]) != std::string_view::npos)
      return;
    report(at_, 1, "no name follows this bracket", "a table begins with [name], a row with [[name]]");
  }

  void report_letter() {
    if (static_cast<unsigned char>(text_[at_]) < ' ' || text_[at_] == 0x7F)
      return report(at_, 1, "a control character stands here", "remove it");
    std::size_t length = 1;
    while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80)
      ++length;
    report(at_, length, fmt::format("\"{}\" stands outside quotes", text_.substr(at_, length)),
           "text stands in quotes; outside them a name has a to z, A to Z, digits, _ and - only");
  }

  void open() {
    open_.push_back(at_);
    if (open_.size() > deepest)
      report(at_, 1, fmt::format("brackets stand more than {} deep here", deepest),
             "a case needs no such depth");
  }

  void close(char c) {
    if (open_.empty()) return;  // the parser has a good message for this one
    const char expected = closing(text_[open_.back()]);
    if (c != expected) {
      report(at_, 1, fmt::format("\"{}\" stands where \"{}\" must", c, expected),
             "brackets close in the reverse of the order in which they opened");
      return;
    }
    open_.pop_back();
  }

  void skip_text(char quote) {
    const std::string three(3, quote);
    if (text_.substr(at_, 3) == three) return skip_long_text(quote, three);
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
      end += text_[end] == '\\' && quote == '"' && end + 1 < text_.size() && text_[end + 1] != '\n' ? 2 : 1;
    if (end >= text_.size() || text_[end] == '\n') {
      const std::size_t stop = std::min(end, text_.size());
      const std::size_t length = stop - at_ - (stop > at_ + 1 && text_[stop - 1] == '\r' ? 1 : 0);
      return report(at_, length, fmt::format("this text has no closing {}", quote),
                    "close it on the same line; a text over several lines stands between \"\"\" and \"\"\"");
    }
    at_ = end + 1;
  }

  void skip_long_text(char quote, const std::string& three) {
    std::size_t end = at_ + 3;
    while (end < text_.size() && text_.substr(end, 3) != three)
      end += text_[end] == '\\' && quote == '"' ? 2 : 1;
    if (end >= text_.size())
      return report(at_, 3, fmt::format("this text has no closing {}", three), "add it");
    at_ = end + 3;
    // Up to two quotes may stand before the closing three.
    for (int extra = 0; extra < 2 && at_ < text_.size() && text_[at_] == quote; ++extra) ++at_;
  }

  std::string_view text_;
  std::size_t start_ = 0, at_ = 0;
  std::size_t dots_ = 0;
  bool in_value_ = false, in_header_ = false;
  std::vector<std::size_t> open_;
  std::optional<SyntaxProblem> problem_;
};

// The last quoted piece of a parser's message: the key or the characters it is about.
std::string quoted_piece(std::string_view description) {
  const std::size_t end = description.rfind('\'');
  if (end == std::string_view::npos || end == 0) return "";
  const std::size_t start = description.rfind('\'', end - 1);
  return start == std::string_view::npos ? "" : std::string(description.substr(start + 1, end - start - 1));
}

struct Rewrite {
  std::string_view holds;    // found in the parser's message
  std::string_view message;  // {} is the quoted piece
  std::string_view help;
};

constexpr std::array<Rewrite, 20> rewrites = {{
    {"control character", "a control character stands here", "remove it"},
    {"expected value, saw", "a value is missing after \"=\"",
     "text stands in quotes, a list between [ and ]"},
    {"as array-of-tables", "this name is given above in another form",
     "use [name] or [[name]] throughout, not both"},
    {"' as table", "this name is given above as a list of rows", "write it with two brackets: [[…]]"},
    {"cannot redefine existing table", "\"{}\" is given twice", "keep one of the two, or join them"},
    {"cannot redefine existing", "\"{}\" is given twice in the same table", "keep one of the two"},
    {"expected '='", "a key needs \"=\" and a value after it", "for example: title = \"Harbour talks\""},
    {"expected a comment or whitespace", "more follows after the value", "put each key on a line of its own"},
    {"parsing boolean", "this is not a value",
     "text stands in quotes; the two truth values are true and false"},
    {"could not determine value type", "this is not a value", "text stands in quotes"},
    {"leading zeroes", "a number may not begin with 0 followed by digits", "drop the zeros in front"},
    {"not representable", "the number has too many digits", "write a number below 1000000000000"},
    {"could not be interpreted", "the number is out of reach", "write a number below 1000000000000"},
    {"unknown escape", "a \\ inside \"…\" begins a code, and this one does not exist",
     "write \\\\ for the sign itself, or put the text between '…'"},
    {"dangling comma", "an inline table {{ … }} may not end with a comma", "remove the last comma"},
    {"saw '\\n'", "the line ends before the table {{ … }} or the bracket does", "write it on one line"},
    {"expected comma or closing", "a comma is missing before this",
     "values and keys between brackets are separated by commas"},
    {"end-of-file", "the file ends before the value does", "complete the last line"},
    {"parsing floating-point", "this is not a number",
     "a number has digits on both sides of its point, as in 0.5"},
    {"parsing date", "this is not a date", "write year-month-day, as in 2024-03-02"},
}};

bool of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == '+' || c == '-' ||
         c == ':';
}

// The word that holds the byte or ends just before it; one character when there is none.
evidence::Span word_at(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  if (at < text.size() && !of_word(text[at]) && !std::isspace(static_cast<unsigned char>(text[at])))
    return {at, at + 1};
  evidence::Span word{at, at};
  while (word.end < text.size() && of_word(text[word.end])) ++word.end;
  while (word.start > 0 && of_word(text[word.start - 1])) --word.start;
  if (word.length() == 0) word.end = std::min(text.size(), at + 1);
  return word;
}

}  // namespace

std::optional<SyntaxProblem> scan_toml(std::string_view text) {
  return Scanner(text).run();
}

SyntaxProblem plain_syntax_problem(std::string_view description, std::string_view text, std::size_t at) {
  const evidence::Span where = word_at(text, at);
  const bool about_number = description.find("parsing floating-point") != std::string_view::npos;
  const bool begins_as_word =
      where.start < text.size() && std::isalpha(static_cast<unsigned char>(text[where.start]));
  // The parser takes a bare word that begins like inf or nan for a number.
  if (about_number && begins_as_word) description = "parsing boolean";
  for (const Rewrite& rewrite : rewrites)
    if (description.find(rewrite.holds) != std::string_view::npos)
      return {where, fmt::format(fmt::runtime(rewrite.message), quoted_piece(description)),
              std::string(rewrite.help)};
  constexpr std::string_view opening = "Error while parsing ";
  if (description.substr(0, opening.size()) == opening) description.remove_prefix(opening.size());
  return {where, fmt::format("this cannot be read ({})", description),
          "see docs/formats.md for what stands where"};
}

}  // namespace entente::dispute
