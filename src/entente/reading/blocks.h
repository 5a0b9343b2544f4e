#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

namespace entente::reading {

/// The blocks of a text, found as they are asked for, one run of lines (what stands between two blank lines)
/// at a time: memory is that of one run, and a run of more than 2,000 lines is cut.
class BlockStream {
 public:
  /// The text must outlive the stream.
  BlockStream(std::string_view text, std::size_t start, bool markdown)
      : text_(text), at_(start), markdown_(markdown) {}

  /// Appends the blocks of the next run; false at the end of the text.
  bool next(std::vector<evidence::Block>& blocks);
  std::size_t position() const { return at_; }  // the byte after what was read

 private:
  std::string_view text_;
  std::size_t at_;
  bool markdown_;
};

/// The blocks of text[start, end) in order. Blank lines, list marks, Markdown marks, long lines and the names
/// of speakers in capitals separate them; lines that were wrapped at a fixed width form one block. Linear in
/// the text.
std::vector<evidence::Block> find_blocks(std::string_view text, std::size_t start, bool markdown);

/// Names the first block a headline and the second a standfirst where they look like it, and takes the
/// headline as the title of a document that has none.
void settle_headline(evidence::Document& document);

}  // namespace entente::reading
