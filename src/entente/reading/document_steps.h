#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::reading {

/// A document's name, or ATX headings on lines of their own, say that its text is Markdown.
bool reads_as_markdown(const evidence::Document& document, std::size_t start);

/// Finds the blocks and sentences from the byte `start` on, names headline, byline, dateline and turns, and
/// fills the facts that they give.
void settle_document(evidence::Document& document, std::size_t start, bool markdown, bool kind_given);

/// The same for a part that is not the first of its document: it has no headline, byline or dateline.
void settle_further_part(evidence::Document& document, bool markdown);

/// Whether the file is HTML, DOCX or PDF by its first bytes and its name.
bool needs_extraction(const std::string& file, std::string_view bytes);

}  // namespace entente::reading
