// Our own reader of JSON, because the library at hand does not tell where a value stands, and because Python
// writes NaN and Infinity, which are no JSON but stand in the field's files.
#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/tree.h"

namespace entente::exchange {

namespace {

constexpr int deepest = 64;

void append_code_point(std::string& text, unsigned code) {
  const auto put = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class JsonReader {
 public:
  JsonReader(const SourceFile& file, ImportLog& log) : file_(file), text_(file.text), log_(log) {}

  bool read(Branch& root) {
    if (!value(root, 0)) return false;
    skip();
    return at_ == text_.size() || fail(at_, "the file goes on after its value has ended");
  }

 private:
  bool fail(std::size_t at, std::string message, const char* code = "import-syntax") {
    base::Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    fault_in(file_, at, 1, std::move(problem), log_);
    return false;
  }

  void skip() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool value(Branch& out, int depth) {
    skip();
    out.at = at_;
    if (at_ == text_.size()) return fail(at_, "the file ends where a value is needed");
    if (++count_ > most_branches)
      return fail(at_, fmt::format("the file holds more than {} values", most_branches), "import-size");
    if (depth > deepest) return fail(at_, fmt::format("lists and maps stand more than {} deep", deepest));
    bool good = false;
    if (next() == '{')
      good = map(out, depth);
    else if (next() == '[')
      good = list(out, depth);
    else if (next() == '"')
      good = string(out);
    else
      good = word(out);
    out.length = out.kind == Branch::Kind::list || out.kind == Branch::Kind::map ? 1 : at_ - out.at;
    return good;
  }

  bool map(Branch& out, int depth) {
    out.kind = Branch::Kind::map;
    ++at_;
    skip();
    if (next() == '}') return ++at_, true;
    while (true) {
      skip();
      if (next() != '"') return fail(at_, "a key in double quotes is needed here");
      Branch key;
      key.at = at_;
      if (!string(key)) return false;
      key.length = at_ - key.at;
      skip();
      if (next() != ':') return fail(at_, fmt::format("a colon is needed after the key \"{}\"", key.text));
      ++at_;
      out.keys.push_back(std::move(key));
      out.items.emplace_back();
      if (!value(out.items.back(), depth + 1)) return false;
      skip();
      if (next() == '}') return ++at_, true;
      if (next() != ',') return fail(at_, "a comma or } is needed here");
      ++at_;
    }
  }

  bool list(Branch& out, int depth) {
    out.kind = Branch::Kind::list;
    ++at_;
    skip();
    if (next() == ']') return ++at_, true;
    while (true) {
      out.items.emplace_back();
      if (!value(out.items.back(), depth + 1)) return false;
      skip();
      if (next() == ']') return ++at_, true;
      if (next() != ',') return fail(at_, "a comma or ] is needed here");
      ++at_;
    }
  }

  bool string(Branch& out) {
    out.kind = Branch::Kind::scalar;
    out.quoted = true;
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20)
        return fail(start, "the text that begins here does not end on its line");
      if (text_[at_] != '\\')
        out.text += text_[at_++];
      else if (!escape(out.text))
        return false;
    }
    if (at_ == text_.size()) return fail(start, "the text that begins here does not end");
    return ++at_, true;
  }

  bool escape(std::string& text) {
    static constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const std::size_t start = at_++;
    if (next() == 'u') {
      auto code = four_digits();
      if (code && *code >= 0xD800 && *code < 0xDC00) {  // the first half of a pair
        const bool second = text_.compare(at_, 2, "\\u") == 0;
        if (second) ++at_;
        const auto low = second ? four_digits() : std::nullopt;
        code = low && *low >= 0xDC00 && *low < 0xE000
                   ? std::optional(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00))
                   : std::nullopt;
      } else if (code && *code >= 0xDC00 && *code < 0xE000) {
        code = std::nullopt;
      }
      if (!code) return fail(start, "\\u needs four hexadecimal digits of a letter");
      append_code_point(text, *code);
      return true;
    }
    const std::size_t place = letters.find(next());
    if (next() == '\0' || place == std::string_view::npos)
      return fail(start, "a backslash is followed by a letter it has no meaning for");
    text += meanings[place];
    return ++at_, true;
  }

  // At the "u"; leaves `at_` behind the digits.
  std::optional<unsigned> four_digits() {
    unsigned code = 0;
    for (std::size_t i = 1; i <= 4; ++i) {
      const char c = at_ + i < text_.size() ? text_[at_ + i] : '\0';
      const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      if (digit == std::string_view::npos || (c < '0' || (c > '9' && c < 'A'))) return std::nullopt;
      code = code * 16 + static_cast<unsigned>(digit);
    }
    at_ += 5;
    return code;
  }

  bool word(Branch& out) {
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view(",:]}[{\"").find(text_[at_]) == std::string_view::npos)
      ++at_;
    out.text = text_.substr(start, at_ - start);
    if (out.text == "null") return true;
    out.kind = Branch::Kind::scalar;
    if (out.text == "true" || out.text == "false" || out.text == "NaN" || out.text == "Infinity" ||
        out.text == "-Infinity" || base::parse_number(out.text))
      return true;
    return fail(start, out.text.empty() ? fmt::format("a value is needed here, not {}", text_[start])
                                        : fmt::format("\"{}\" is no value of JSON", out.text));
  }

  const SourceFile& file_;
  const std::string& text_;
  ImportLog& log_;
  std::size_t at_ = 0, count_ = 0;
};

}  // namespace

std::optional<Tree> json_tree(SourceFile file, ImportLog& log) {
  Tree tree{std::move(file), {}};
  if (!JsonReader(tree.file, log).read(tree.root)) return std::nullopt;
  return tree;
}

}  // namespace entente::exchange
