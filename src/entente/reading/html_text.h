#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

/// Whether a file is a web page, by its name (.html, .htm, .xhtml) or its first bytes.
bool looks_like_html(const std::string& file, std::string_view bytes);

/// What a reader of the page's article sees: the headline, subheadings, paragraphs, lists, quotations and
/// rows of tables of its <article> or <main> (of its body where there is none), without scripts, menus, forms
/// and what is hidden. The headline, author, date and site that the page names fill the facts. Any bytes are
/// accepted; the character set is UTF-8 where the bytes are, else what the page says; bytes that remain are
/// read as Windows-1252. Warning: `html-cut-off`: elements nest too deeply, and what follows them was not
/// read. Error: `html-unreadable`: nothing could be made of the bytes.
base::Result<ExtractedText> html_text(const std::string& file, std::string_view bytes);

}  // namespace entente::reading
