#include "entente/reading/datelines.h"

#include <algorithm>
#include <array>
#include <span>

#include "entente/base/text.h"
#include "entente/reading/calendar_words.h"

namespace entente::reading {

namespace {

using evidence::BlockKind;

constexpr std::size_t longest_dateline = 120;
constexpr std::size_t most_place_words = 4;
constexpr std::array<std::string_view, 14> joiners = {"of", "the", "de",  "la", "le", "el", "al",
                                                      "es", "sur", "and", "du", "da", "di", "van"};
// Agencies whose names are not written in capitals throughout.
constexpr std::array<std::string_view, 13> agencies = {
    "reuters", "xinhua", "bloomberg", "interfax", "yonhap",           "kyodo",         "kyodo news",
    "anadolu", "petra",  "ukrinform", "antara",   "associated press", "anadolu agency"};
// What capitals in brackets after a place mean when they are no agency.
constexpr std::array<std::string_view, 8> states = {"UAE", "US", "USA", "U.S.", "UK", "U.K.", "DRC", "EU"};

bool capital(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}
bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || capital(c) || static_cast<unsigned char>(c) >= 0x80 || c == '\'' ||
         c == '-' || c == '.' || c == '/';
}
bool small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool among(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Length of a dash that separates a dateline from its text; 0 if there is none.
std::size_t dash_length(std::string_view rest) {
  for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", "_"})
    if (rest.starts_with(dash)) return dash.size();
  return 0;
}

class DatelineScanner {
 public:
  explicit DatelineScanner(std::string_view text) : text_(text) {}

  std::optional<Dateline> scan() {
    if (!peek('(') && !place()) return std::nullopt;
    while (rest_starts(",") && at_ < longest_dateline) {
      at_ += 1;
      blanks();
      if (!date() && !place()) return std::nullopt;
    }
    if (rest_starts(" (") || (at_ == 0 && peek('('))) agency();
    if (!found_.date && !dated_) after_blank_date();
    return separator() ? std::optional(found_) : std::nullopt;
  }

 private:
  bool peek(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool rest_starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
  void blanks() {
    while (peek(' ')) ++at_;
  }

  // "NEW YORK", "Sharm el-Sheikh", "Washington": words with capitals, at most four.
  bool place() {
    std::size_t words = 0;
    while (words < most_place_words && at_ < text_.size()) {
      std::size_t end = at_;
      while (end < text_.size() && in_word(text_[end]) && !text_.substr(end).starts_with("\xE2\x80") &&
             !text_.substr(end).starts_with("--"))
        ++end;
      const std::string_view word = text_.substr(at_, end - at_);
      const bool joins = words > 0 && among(joiners, word);
      if (word.empty() || !(capital(word[0]) || joins || word.starts_with("el-") || word.starts_with("al-")))
        break;
      spelled_small_ |= !joins && std::any_of(word.begin(), word.end(), small_letter);
      ++words;
      at_ = end;
      if (!peek(' ') || rest_starts(" (") || dash_length(text_.substr(at_ + 1)) > 0) return true;
      ++at_;
    }
    if (words > 0 && text_[at_ - 1] == ' ') --at_;
    return words > 0;
  }

  bool date() {
    const auto written = date_at(text_.substr(at_, longest_dateline));
    if (!written) return false;
    at_ += written->length;
    found_.date = written->date;
    return dated_ = true;
  }

  // "GENEVA 3 March —", "GENEVA (Agency), March 3 —"
  void after_blank_date() {
    const std::size_t before = at_;
    while (peek(' ') || peek(',')) ++at_;
    if (at_ == before || !date()) at_ = before;
  }

  void agency() {
    const std::size_t open = text_.find('(', at_), close = text_.find(')', at_);
    if (close == std::string_view::npos || close - open > 40) return;
    const std::string_view name = text_.substr(open + 1, close - open - 1);
    const bool capitals = name.size() >= 2 && std::all_of(name.begin(), name.end(), [](char c) {
                            return (c >= 'A' && c <= 'Z') || c == '-' || c == '/' || c == ' ';
                          });
    if ((capitals && !among(states, name)) || among(agencies, base::lower_ascii(name)))
      found_.agency = std::string(name);
    bracketed_ = true;
    at_ = close + 1;
  }

  bool separator() {
    found_.shown = at_;
    const bool blank_before = peek(' ');
    blanks();
    const std::size_t dash = dash_length(text_.substr(at_));
    const bool known = dated_ || !found_.agency.empty();
    if (dash == 0 && !(known && peek(':'))) return false;
    at_ += std::max<std::size_t>(dash, 1);
    const bool blank_after = peek(' ');
    if (dash == 1 && !(blank_before && blank_after)) return false;
    blanks();
    found_.opening = at_;
    if (at_ > longest_dateline || at_ >= text_.size() || small_letter(text_[at_])) return false;
    if (found_.shown == 0 || (at_ > 0 && bracketed_ && text_[0] == '(' && found_.agency.empty()))
      return false;
    return known || !spelled_small_ || (blank_after && lone_dash());
  }

  // "Geneva – The talks ended." but not "Ukraine – Europe's second largest country – voted."
  bool lone_dash() const {
    const std::string_view sentence = text_.substr(at_, std::min<std::size_t>(text_.find(". ", at_), 400));
    return sentence.find(" \xE2\x80\x93 ") == std::string_view::npos &&
           sentence.find("\xE2\x80\x94") == std::string_view::npos &&
           sentence.find(" - ") == std::string_view::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool dated_ = false, spelled_small_ = false, bracketed_ = false;
  Dateline found_;
};

}  // namespace

std::optional<Dateline> dateline_at(std::string_view paragraph) {
  return DatelineScanner(paragraph).scan();
}

}  // namespace entente::reading
