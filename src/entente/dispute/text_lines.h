#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::dispute {

/// The lines of one text file, found once, so that each diagnostic costs a binary search. Offsets are bytes,
/// columns count characters; the text must outlive this and be valid UTF-8.
class TextLines {
 public:
  explicit TextLines(std::string_view text);

  /// Byte at a 1-based line and column; places outside the text are moved to its nearest end.
  std::size_t offset_of(std::size_t line, std::size_t column) const;
  /// Where a span stands, with the text of its first line (when it has at most 400 bytes); the caret covers
  /// what of the span is on that line.
  base::Location location(const std::string& file, const evidence::Span& span) const;
  /// Bytes [start, end) of the line that holds `offset`; `end` includes its line end.
  evidence::Span line_at(std::size_t offset) const;
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace entente::dispute
