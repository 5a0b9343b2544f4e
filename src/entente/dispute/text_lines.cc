#include "entente/dispute/text_lines.h"

#include <algorithm>

#include "entente/base/text.h"

namespace entente::dispute {

namespace {

// A longer line would fill the screen; line and column say where to look.
constexpr std::size_t longest_shown = 400;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

TextLines::TextLines(std::string_view text) : text_(text), starts_{0} {
  // A mark at the start of the file is no character of its first line.
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) starts_[0] = byte_order_mark.size();
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

std::size_t TextLines::offset_of(std::size_t line, std::size_t column) const {
  if (line == 0) return 0;
  if (line > starts_.size()) return text_.size();
  std::size_t at = starts_[line - 1];
  const std::size_t end = line < starts_.size() ? starts_[line] : text_.size();
  for (std::size_t passed = 1; passed < column && at < end; ++passed) {
    ++at;
    while (at < end && !starts_character(text_[at])) ++at;
  }
  return at;
}

evidence::Span TextLines::line_at(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin() + 1, starts_.end(), std::min(offset, text_.size()));
  return {*std::prev(after), after == starts_.end() ? text_.size() : *after};
}

base::Location TextLines::location(const std::string& file, const evidence::Span& span) const {
  const std::size_t start = std::min(span.start, text_.size());
  const auto after = std::upper_bound(starts_.begin() + 1, starts_.end(), start);
  const evidence::Span line = line_at(start);
  const std::string_view shown = without_line_end(text_.substr(line.start, line.length()));
  const std::size_t begin = std::max(start, line.start);
  const std::size_t end = std::clamp(span.end, begin, std::max(begin, line.start + shown.size()));
  base::Location where;
  where.file = file;
  where.line = static_cast<std::size_t>(after - starts_.begin());
  where.column = 1 + base::count_characters(text_.substr(line.start, begin - line.start));
  where.length = std::max<std::size_t>(1, base::count_characters(text_.substr(begin, end - begin)));
  if (shown.size() <= longest_shown) where.source_line = shown;
  return where;
}

}  // namespace entente::dispute
