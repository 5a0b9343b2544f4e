#include "entente/language/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace entente::language {

namespace {

// Parts that the treebanks leave at their word: "non-negotiable", "re-elect".
constexpr std::array<std::string_view, 22> bound_prefixes = {
    "anti",  "co",  "counter", "cross", "de",  "e",   "ex", "extra", "inter", "mid",   "mini",
    "multi", "non", "over",    "post",  "pre", "pro", "re", "semi",  "sub",   "ultra", "un"};
constexpr std::array<std::string_view, 44> abbreviations = {
    "mr",  "mrs",  "ms",  "dr",   "st",  "gen",  "col", "lt",  "sgt",    "capt", "cmdr",
    "maj", "adm",  "sen", "rep",  "gov", "pres", "rev", "hon", "prof",   "jr",   "sr",
    "vs",  "etc",  "inc", "corp", "co",  "ltd",  "no",  "jan", "feb",    "mar",  "apr",
    "aug", "sept", "sep", "oct",  "nov", "dec",  "al",  "ft",  "messrs", "art",  "para"};
constexpr std::array<std::string_view, 6> clitics = {"s", "re", "ve", "ll", "d", "m"};

bool space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Length of a blank, mark or apostrophe of several bytes that starts at i; 0 for the bytes of letters.
enum class Wide { letter, blank, apostrophe, mark };
struct WideMark {
  Wide kind = Wide::letter;
  std::size_t bytes = 0;
};
WideMark wide_at(std::string_view text, std::size_t i, std::size_t end) {
  const std::string_view rest = text.substr(i, std::min<std::size_t>(3, end - i));
  if (rest.substr(0, 2) == "\xC2\xA0") return {Wide::blank, 2};
  if (rest == "\xE2\x80\xAF" || rest == "\xE2\x80\x89" || rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF")
    return {Wide::blank, 3};
  if (rest == "\xE2\x80\x99") return {Wide::apostrophe, 3};
  for (const std::string_view mark :
       {"\xE2\x80\x98", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x93", "\xE2\x80\x94",
        "\xE2\x80\xA6", "\xE2\x80\xA2", "\xE2\x82\xAC", "\xE2\x80\x90"})
    if (rest == mark) return {Wide::mark, 3};
  for (const std::string_view mark : {"\xC2\xAB", "\xC2\xBB", "\xC2\xA3", "\xC2\xA7", "\xC2\xA5"})
    if (rest.substr(0, 2) == mark) return {Wide::mark, 2};
  return {};
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Splitter {
 public:
  Splitter(std::string_view text, std::size_t end, std::vector<Word>& words)
      : text_(text), end_(end), words_(words) {}

  void run(std::size_t i) {
    while (i < end_) {
      const WideMark wide = wide_at(text_, i, end_);
      if (space(text_[i]) || wide.kind == Wide::blank) {
        i += std::max<std::size_t>(1, wide.bytes);
        continue;
      }
      i = next(i, wide);
    }
  }

 private:
  // Takes the word or mark at i and returns where to go on.
  std::size_t next(std::size_t i, const WideMark& wide) {
    if (const std::size_t address = address_end(i); address > i) return add(i, address);
    if (wide.kind != Wide::letter) {
      if (wide.kind == Wide::apostrophe) return apostrophe(i, wide.bytes);
      return add(i, i + wide.bytes);
    }
    if (text_[i] == '\'') return apostrophe(i, 1);
    if (digit(text_[i]) || (text_[i] == '.' && i + 1 < end_ && digit(text_[i + 1]))) return number(i);
    if (letter(i)) return letters(i);
    // Runs of one mark are one word: "...", "--".
    std::size_t last = i + 1;
    while (std::string_view(".-!?*=_").find(text_[i]) != std::string_view::npos && last < end_ &&
           text_[last] == text_[i])
      ++last;
    return add(i, last);
  }

  bool letter(std::size_t i) const {
    if (i >= end_) return false;
    if (ascii_letter(text_[i])) return true;
    return static_cast<unsigned char>(text_[i]) > 127 && wide_at(text_, i, end_).kind == Wide::letter;
  }

  std::size_t add(std::size_t first, std::size_t last) {
    // A message of the treebank's size never holds a longer word; its bytes are kept all the same.
    if (!words_.empty()) words_.back().space_after = words_.back().end < first;
    Word word;
    word.form = std::string(text_.substr(first, last - first));
    word.start = static_cast<std::uint32_t>(first);
    word.end = static_cast<std::uint32_t>(last);
    words_.push_back(std::move(word));
    return last;
  }

  // Web and mail addresses, @names and #tags up to the next blank, closing marks left off; i if none.
  std::size_t address_end(std::size_t i) const {
    if (i > 0 && !space(text_[i - 1]) && text_[i - 1] != '(') return i;
    std::size_t last = i;
    bool at = false, scheme = text_.substr(i, 4) == "www.";
    for (; last < end_ && last < i + 400 && !space(text_[last]) &&
           static_cast<unsigned char>(text_[last]) < 128;
         ++last) {
      at = at || (text_[last] == '@' && last > i);
      scheme = scheme || (text_[last] == ':' && text_.substr(last, 3) == "://");
    }
    const bool handle = (text_[i] == '@' || text_[i] == '#') && i + 1 < end_ && letter(i + 1);
    if (!at && !scheme && !handle) return i;
    while (last > i + 1 && std::string_view(".,;:!?)'\"]").find(text_[last - 1]) != std::string_view::npos)
      --last;
    return last;
  }

  // "'s" and its like after a word, else a mark of its own.
  std::size_t apostrophe(std::size_t i, std::size_t bytes) {
    std::size_t last = i + bytes;
    while (letter(last) && ascii_letter(text_[last])) ++last;
    const bool attached = !words_.empty() && words_.back().end == i;
    if (attached && among(clitics, lower(text_.substr(i + bytes, last - i - bytes)))) return add(i, last);
    return add(i, i + bytes);
  }

  // "1,200", "3.5", "10:30", "2024-03-02"; a percent sign and a unit stand apart.
  std::size_t number(std::size_t i) {
    std::size_t last = i + 1;
    while (last < end_) {
      const bool joint = std::string_view(".,:/").find(text_[last]) != std::string_view::npos &&
                         last + 1 < end_ && digit(text_[last + 1]);
      if (!digit(text_[last]) && !joint) break;
      ++last;
    }
    std::size_t tail = last;  // "1990s", "2nd"
    while (letter(tail)) ++tail;
    const std::string unit = lower(text_.substr(last, tail - last));
    if (unit == "s" || unit == "st" || unit == "nd" || unit == "rd" || unit == "th") last = tail;
    return add(i, last);
  }

  std::size_t letters(std::size_t i) {
    std::size_t last = i;
    while (letter(last) || (last > i && last < end_ && digit(text_[last]))) ++last;
    if (const std::size_t dotted = dotted_end(i, last); dotted > last) return add(i, dotted);
    const std::string word = lower(text_.substr(i, last - i));
    if (last + 1 < end_ && text_[last] == '-' && letter(last + 1) && among(bound_prefixes, word)) {
      std::size_t whole = last + 1;
      while (letter(whole)) ++whole;
      return add(i, whole);
    }
    if (word == "cannot") return add(add(i, i + 3), last);
    return negation(i, last, word);
  }

  // "U.S.", "a.m.", "Mr."; a single capital letter is an initial.
  std::size_t dotted_end(std::size_t i, std::size_t last) const {
    if (last >= end_ || text_[last] != '.') return last;
    std::size_t at = i, letters = 0;
    while (at + 1 < end_ && ascii_letter(text_[at]) && text_[at + 1] == '.' && ++letters) at += 2;
    if (letters >= 2) return at;
    const bool initial = last == i + 1 && text_[i] >= 'A' && text_[i] <= 'Z' && text_[i] != 'I';
    return initial || among(abbreviations, lower(text_.substr(i, last - i))) ? last + 1 : last;
  }

  // "don't" → "do", "n't", with either apostrophe.
  std::size_t negation(std::size_t i, std::size_t last, const std::string& word) {
    const WideMark wide = last < end_ ? wide_at(text_, last, end_) : WideMark{};
    const std::size_t mark = last < end_ && text_[last] == '\'' ? 1
                             : wide.kind == Wide::apostrophe    ? wide.bytes
                                                                : 0;
    const std::size_t t = last + mark;
    const bool negated = mark > 0 && word.size() >= 2 && word.back() == 'n' && t < end_ &&
                         (text_[t] == 't' || text_[t] == 'T') && !letter(t + 1);
    if (!negated) return add(i, last);
    return add(add(i, last - 1), t + 1);
  }

  std::string_view text_;
  std::size_t end_;
  std::vector<Word>& words_;
};

}  // namespace

void split_words(std::string_view text, std::size_t start, std::size_t end, std::vector<Word>& words) {
  Splitter(text, std::min(end, text.size()), words).run(start);
}

}  // namespace entente::language
