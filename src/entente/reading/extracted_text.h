#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

/// What was taken out of a file that is no plain text: Markdown with one paragraph a line ("# " a headline,
/// "## " a subheading, "- " a list item, "> " a quotation, "a | b" the row of a table), which is read like
/// any other Markdown, and what the file says about itself.
struct ExtractedText {
  std::string text;
  std::string title, author, origin;
  std::optional<evidence::Date> date;
  base::Diagnostics notes;  // warnings: what was left out
};

/// Puts such a text together.
class TextWriter {
 public:
  /// Adds a block after a mark ("", "# ", "- ", …). Runs of blanks and line ends become one blank; soft
  /// hyphens, zero-width and control characters go. A block without a letter or figure is left out.
  void block(std::string_view mark, std::string_view words);
  bool empty() const { return text_.empty(); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// The words with single blanks, as TextWriter writes them.
std::string clean_words(std::string_view words);

/// The text with each byte that is not valid UTF-8 taken for a character of Windows-1252.
std::string repaired_utf8(std::string_view bytes);

}  // namespace entente::reading
