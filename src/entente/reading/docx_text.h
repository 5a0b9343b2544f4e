#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

/// Whether the bytes are a ZIP archive.
bool looks_like_zip(std::string_view bytes);

/// The text of a Word document (DOCX): titles and headings by their style, paragraphs, lists, rows of tables.
/// Insertions that are tracked are read, deletions and hidden text are not. Title, creator and day of
/// creation fill the facts. Warning: `docx-part-left-out`: footnotes, endnotes or text boxes. Errors:
/// `docx-unreadable`: damaged, or its parts unpack to more than 64 MB; `binary-document`: another kind of
/// archive.
base::Result<ExtractedText> docx_text(const std::string& file, std::string_view bytes);

}  // namespace entente::reading
