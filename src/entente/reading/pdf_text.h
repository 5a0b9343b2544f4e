#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

/// Whether a file is a PDF by its first bytes; some have others before them.
bool looks_like_pdf(const std::string& file, std::string_view bytes);

/// The text of a PDF, through the program `pdftotext` of poppler-utils, which need not be there. The bytes go
/// to it and come back through pipes; no shell and no temporary file. Errors: `pdf-tool-missing`;
/// `pdf-unreadable`: damaged, locked by a password, or not read within a minute; `pdf-no-text`: its pages are
/// images.
base::Result<ExtractedText> pdf_text(const std::string& file, std::string_view bytes,
                                     const std::string& tool = "pdftotext");

}  // namespace entente::reading
