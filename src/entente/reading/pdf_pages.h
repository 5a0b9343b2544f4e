#pragma once

#include <string>
#include <string_view>

namespace entente::reading {

/// Paragraphs, one a line with an empty line between them, from pages that `pdftotext` wrote (a form feed
/// ends each). Lines of a paragraph are joined, over pages too, and words that were hyphenated at a line's
/// end are made whole. Lines that come back at the top or bottom of at least half of the pages, and page
/// numbers, are left out.
std::string pdf_paragraphs(std::string_view pages);

}  // namespace entente::reading
