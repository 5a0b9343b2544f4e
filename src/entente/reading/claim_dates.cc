#include "entente/reading/claim_dates.h"

#include <array>
#include <string>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

int number(std::string_view text, std::size_t most_digits) {
  int value = 0;
  if (text.empty() || text.size() > most_digits) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

int month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                             "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  const std::string start = base::lower_ascii(word.substr(0, 3));
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == start) return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace

std::optional<evidence::Date> date_in(const SentenceView& view, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (view.token(i).looks(token_number) && view.word(i).size() == 10)
      if (const auto date = evidence::parse_date(view.word(i))) return date;
    if (!view.token(i).is(word_month)) continue;
    const int m = month(view.word(i));
    const int before = i > first ? number(view.word(i - 1), 2) : 0;
    const int after = i + 1 < last ? number(view.word(i + 1), 2) : 0;
    const std::uint32_t year_at = before ? i + 1 : view.comma(i + 2) ? i + 3 : i + 2;
    const int year = year_at < last ? number(view.word(year_at), 4) : 0;
    if (year < 1000 || (!before && !after)) continue;
    if (const auto date =
            evidence::parse_date(fmt::format("{:04}-{:02}-{:02}", year, m, before ? before : after)))
      return date;
  }
  return std::nullopt;
}

}  // namespace entente::reading
