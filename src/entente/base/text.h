#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::base {

/// Byte offset of the first byte that is not valid UTF-8 (overlong forms and surrogates count as invalid).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Number of code points; precondition: valid UTF-8.
std::size_t count_characters(std::string_view text);

/// 1-based line and column (in characters) of a byte offset, and the line's text without its end.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string_view text;
};
LineColumn line_column(std::string_view text, std::size_t offset);

/// Number of single-character edits between two short words; for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate closest to `word`, if it is close enough to be a slip of the pen.
std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates);

std::string lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

/// Brackets of a JSON text nest deeper than this somewhere; what stands in quotes does not count.
bool nests_deeper(std::string_view json, int depth);

/// "a, b and c"
std::string join_and(const std::vector<std::string>& parts);

}  // namespace entente::base
