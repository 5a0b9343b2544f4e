#include "entente/evidence/document.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace entente::evidence {

namespace {

constexpr std::array<std::string_view, 8> kind_names = {"news", "statement", "transcript", "draft_text",
                                                        "law",  "poll",      "leak",       "note"};
constexpr std::array<std::string_view, 7> block_names = {"headline",  "standfirst", "subheading", "paragraph",
                                                         "list_item", "quote",      "byline"};
constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

double jaccard(const Span& a, const Span& b) {
  const std::size_t low = std::max(a.start, b.start), high = std::min(a.end, b.end);
  const double shared = high > low ? static_cast<double>(high - low) : 0;
  const double covered = static_cast<double>(a.length() + b.length()) - shared;
  return covered > 0 ? shared / covered : 0;
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)),
             day = digits(iso.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > days_in(*year, *month))
    return std::nullopt;
  return Date{*year, *month, *day};
}

std::string to_iso(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_prose(const Date& date) {
  return fmt::format("{} {} {}", date.day, months.at(static_cast<std::size_t>(date.month - 1)), date.year);
}

std::string_view name_of(DocumentKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<DocumentKind> document_kind(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<DocumentKind>(i);
  return std::nullopt;
}

std::vector<std::string> document_kind_names() {
  return {kind_names.begin(), kind_names.end()};
}

std::string_view name_of(BlockKind kind) {
  return block_names.at(static_cast<std::size_t>(kind));
}

const Sentence* Document::sentence_at(std::size_t byte) const {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), byte,
                       [](std::size_t at, const Sentence& sentence) { return at < sentence.span.start; });
  if (after == sentences.begin()) return nullptr;
  const Sentence& found = *std::prev(after);
  return byte < found.span.end ? &found : nullptr;
}

}  // namespace entente::evidence
