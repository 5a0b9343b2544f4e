#include "entente/reading/calendar_words.h"

#include <array>
#include <string>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

// "Mar", "Mar.", "Sept" for "march", "september": at least three letters of the name.
bool shortens(std::string_view word, std::string_view name) {
  const std::string lower = base::lower_ascii(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
  return lower == name || (lower.size() >= 3 && lower.size() <= 5 && name.starts_with(lower));
}

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  std::optional<WrittenDate> scan() {
    if (const auto date = evidence::parse_date(text_.substr(0, 10))) return WrittenDate{10, date};
    if (names_weekday(peek_word())) {
      at_ += peek_word().size();
      pass(", ");
    }
    if (const int first = month_number(peek_word())) {
      at_ += peek_word().size();
      pass(" ");
      return day() ? finish(first) : std::nullopt;
    }
    if (!day()) return std::nullopt;
    pass(" ");
    if (peek_word() == "of") at_ += 3;
    const int second = month_number(peek_word());
    at_ += peek_word().size();
    return second ? finish(second) : std::nullopt;
  }

 private:
  std::string_view peek_word() const {
    std::size_t end = at_;
    while (end < text_.size() && ((text_[end] | 32) >= 'a' && (text_[end] | 32) <= 'z')) ++end;
    if (end > at_ && end < text_.size() && text_[end] == '.') ++end;
    return text_.substr(at_, end - at_);
  }

  void pass(std::string_view any) {
    while (at_ < text_.size() && any.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  int number(std::size_t most_digits) {
    int value = 0;
    for (std::size_t n = 0; n < most_digits && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9';
         ++n)
      value = value * 10 + (text_[at_++] - '0');
    return value;
  }

  bool day() {
    day_ = number(2);
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (day_ > 0 && text_.substr(at_).starts_with(ending)) {
        at_ += 2;
        break;
      }
    return day_ >= 1 && day_ <= 31 && (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9');
  }

  std::optional<WrittenDate> finish(int month) {
    WrittenDate found{at_, std::nullopt};
    pass(" ,");
    const std::size_t figures = at_;
    const int year = number(4);
    if (at_ - figures != 4 || year < 1500 || year > 2200) return found;
    found.length = at_;
    found.date = evidence::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day_));
    return found;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int day_ = 0;
};

}  // namespace

int month_number(std::string_view word) {
  if (word.empty()) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (shortens(word, months[i])) return static_cast<int>(i) + 1;
  return 0;
}

bool names_weekday(std::string_view word) {
  for (const std::string_view weekday : weekdays)
    if (!word.empty() && shortens(word, weekday)) return true;
  return false;
}

std::optional<WrittenDate> date_at(std::string_view text) {
  return DateScanner(text).scan();
}

}  // namespace entente::reading
