#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Tables and paragraphs for a terminal of any width. One writer for every verb.
namespace entente::report {

struct Column {
  std::string heading;
  bool right = false;      // numbers are set right
  bool may_shrink = true;  // wraps when the table is wider than the terminal; others keep their width
};

class TextTable {
 public:
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells);  // missing cells are empty, extra ones are dropped
  bool empty() const { return rows_.empty(); }
  /// Lines no wider than `width` where the columns that may shrink allow it; ends with a newline.
  std::string text(std::size_t width) const;

 private:
  std::vector<std::size_t> widths(std::size_t width) const;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Columns that a text takes in a terminal: characters, combining marks as none, full-width scripts as two.
std::size_t columns_of(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; a longer word is cut.
std::vector<std::string> fold(std::string_view text, std::size_t width);

/// A paragraph folded to `width`, its first line after `first`, the others indented as far; ends with a
/// newline.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width);

/// Text from documents and cases without control characters, so that none can command a terminal.
std::string printable(std::string_view text);

/// The text without what a plain ASCII terminal cannot show.
std::string to_ascii(std::string_view text);

}  // namespace entente::report
