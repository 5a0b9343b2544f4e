// Numbers inside a method's sentence become links, so that a reader can ask of each one where it comes from.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "entente/report/html.h"
#include "entente/report/trail.h"

namespace entente::report {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

// End of the number that starts at `at`: digits, with one point or comma between digits.
std::size_t number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                                    end + 1 < text.size() && digit(text[end + 1]))))
    ++end;
  return end;
}

bool is_date_part(std::string_view token, std::string_view after) {
  for (const std::string_view month : months)
    if (after.starts_with(' ') && after.substr(1).starts_with(month)) return true;
  return token.size() == 4 && (token.starts_with("19") || token.starts_with("20")) &&
         token.find_first_not_of("0123456789") == std::string_view::npos;
}

// "Article 5" and the like are names.
bool is_reference(std::string_view before) {
  constexpr std::array<std::string_view, 6> kinds = {"rticle ",     "rticles ", "Annex ",
                                                     "Resolution ", "Chapter ", "No. "};
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](std::string_view kind) { return before.ends_with(kind); });
}

bool stays_plain(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view token = text.substr(start, end - start), after = text.substr(end);
  if (token == "100" && (text.substr(0, start).ends_with("of ") || after.starts_with(" worlds"))) return true;
  if (start > 0 && (letter(text[start - 1]) || text[start - 1] == '-') &&
      static_cast<unsigned char>(text[start - 1]) < 0x80)
    return true;  // part of a name such as "F1", or of an ISO date
  if (!after.empty() &&
      (after[0] == '-' || (letter(after[0]) && static_cast<unsigned char>(after[0]) < 0x80)))
    return true;  // "28-point", "2nd"
  return is_reference(text.substr(0, start)) || is_date_part(token, after);
}

}  // namespace

std::string Trail::sentence(std::string_view text, const GroundsOf& grounds_of) {
  std::string html;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = number_end(text, at);
    if (!stays_plain(text, at, end)) {
      html += escape(text.substr(plain, at - plain)) +
              number(text.substr(at, end - at), grounds_of(text.substr(at, end - at)));
      plain = end;
    }
    at = end;
  }
  return html + escape(text.substr(plain));
}

}  // namespace entente::report
