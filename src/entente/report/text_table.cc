#include "entente/report/text_table.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace entente::report {

namespace {

constexpr std::size_t gap = 2;

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

// Valid UTF-8 is expected; a stray byte counts as one character.
Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes == 1 || at + bytes > text.size()) return {lead, 1};
  std::uint32_t code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return {code, bytes};
}

std::size_t columns_of_code(std::uint32_t code) {
  if (code >= 0x300 && code <= 0x36F) return 0;
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                    code >= 0x1F300;
  return wide ? 2 : 1;
}

std::string_view first_columns(std::string_view text, std::size_t width) {
  std::size_t at = 0, used = 0;
  while (at < text.size()) {
    const Character next = character_at(text, at);
    if (used + columns_of_code(next.code) > width) break;
    used += columns_of_code(next.code);
    at += next.bytes;
  }
  return text.substr(0, std::max<std::size_t>(at, std::min<std::size_t>(1, text.size())));
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::string blanks(width - std::min(width, columns_of(text)), ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    columns += columns_of_code(next.code);
    at += next.bytes;
  }
  return columns;
}

std::vector<std::string> fold(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(1, width);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, space - at);
    at = space + 1;
    while (columns_of(word) > width) {
      const std::string_view piece = first_columns(word, width);
      lines.emplace_back(piece);
      word.remove_prefix(piece.size());
    }
    if (word.empty()) continue;
    if (!lines.empty() && columns_of(lines.back()) + 1 + columns_of(word) <= width)
      lines.back().append(" ").append(word);
    else
      lines.emplace_back(word);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string paragraph(std::string_view first, std::string_view text, std::size_t width) {
  const std::size_t indent = columns_of(first);
  std::string out;
  for (const std::string& line : fold(text, width > indent ? width - indent : 1))
    out.append(out.empty() ? std::string(first) : std::string(indent, ' ')).append(line).append("\n");
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    const bool control = next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0) ||
                         (next.code >= 0x202A && next.code <= 0x202E) ||
                         (next.code >= 0x2066 && next.code <= 0x2069);
    if (control)
      out += ' ';
    else
      out.append(text.substr(at, next.bytes));
    at += next.bytes;
  }
  return out;
}

std::string to_ascii(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 28> known = {
      {{"•", "*"},  {"−", "-"}, {"–", "-"},   {"—", "-"},  {"…", "..."}, {"“", "\""}, {"”", "\""},
       {"’", "'"},  {"‘", "'"}, {"±", "+/-"}, {"→", "->"}, {"·", "-"},   {"█", "#"},  {"▄", "="},
       {"▁", "-"},  {"▌", "#"}, {"│", "|"},   {"─", "-"},  {"é", "e"},   {"ü", "u"},  {"≥", ">="},
       {"≤", "<="}, {"▏", " "}, {"▎", " "},   {"▍", "#"},  {"▋", "#"},   {"▊", "#"},  {"▉", "#"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    const std::string_view bytes = text.substr(at, next.bytes);
    at += next.bytes;
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& pair) { return pair.first == bytes; });
    if (next.code < 0x80)
      out.append(bytes);
    else
      out.append(found == known.end() ? "?" : found->second);
  }
  return out;
}

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

// Natural widths, then the widest column that may shrink gives way until the table fits.
std::vector<std::size_t> TextTable::widths(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    widths.push_back(columns_of(columns_[c].heading));
    for (const auto& row : rows_) widths[c] = std::max(widths[c], columns_of(row[c]));
  }
  constexpr std::size_t least = 7;
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.empty() ? 0 : widths.size() - 1));
  };
  while (total() > width) {
    std::size_t widest = columns_.size();
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (columns_[c].may_shrink && widths[c] > least &&
          (widest == columns_.size() || widths[c] > widths[widest]))
        widest = c;
    if (widest == columns_.size()) break;
    --widths[widest];
  }
  return widths;
}

std::string TextTable::text(std::size_t width) const {
  const std::vector<std::size_t> wide = widths(width);
  std::string out;
  const auto write = [&](const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> folded;
    std::size_t height = 1;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      // A cell that fits keeps its spaces: bars have blank cells.
      folded.push_back(columns_of(cells[c]) <= wide[c] ? std::vector<std::string>{cells[c]}
                                                       : fold(cells[c], wide[c]));
      height = std::max(height, folded[c].size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t c = 0; c < columns_.size(); ++c)
        text += (c ? std::string(gap, ' ') : "") +
                padded(line < folded[c].size() ? folded[c][line] : "", wide[c], columns_[c].right);
      out += without_trailing_spaces(std::move(text)) + "\n";
    }
  };
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  if (std::any_of(headings.begin(), headings.end(),
                  [](const std::string& heading) { return !heading.empty(); }))
    write(headings);
  for (const auto& row : rows_) write(row);
  return out;
}

}  // namespace entente::report
