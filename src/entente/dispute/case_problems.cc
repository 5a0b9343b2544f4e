#include "entente/dispute/case_problems.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

constexpr std::size_t longest_shown = 60;
constexpr std::size_t most_names = 12;

// Cut between characters, not inside one.
std::string shortened(std::string_view text) {
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

void Problems::add(base::Severity severity, std::string code, const evidence::Span& where, Words words) {
  base::Diagnostic found;
  found.severity = severity;
  found.code = std::move(code);
  found.message = std::move(words.message);
  found.where = lines_.location(file_, where);
  found.rests_on = rests_on_;
  found.help = std::move(words.help);
  found_.push_back(std::move(found));
}

std::string Problems::written(const TomlNode& node) const {
  std::string text(lines_.text().substr(node.span.start, node.span.length()));
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return shortened(text);
}

base::Diagnostics Problems::sorted() const {
  base::Diagnostics in_order = found_;
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const base::Diagnostic& a, const base::Diagnostic& b) {
                     return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
                   });
  return in_order;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise) {
  if (word.size() > longest_shown) return otherwise;
  const auto found = base::closest(word, candidates);
  return found ? fmt::format("did you mean \"{}\"?", *found) : otherwise;
}

std::string one_of(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i)
    quoted.push_back(fmt::format("\"{}\"", names[i]));
  if (names.size() > most_names) quoted.push_back(fmt::format("{} more", names.size() - most_names));
  return fmt::format("one of {}", base::join_and(quoted));
}

}  // namespace entente::dispute
