#pragma once

#include <cstddef>
#include <string>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

/// The longest document that is read, in bytes.
inline constexpr std::size_t document_limit = std::size_t{64} << 20;

/// Reads a document and finds its blocks and sentences. Plain text and Markdown keep their bytes: a byte
/// order mark and CR LF count. Of HTML, DOCX, PDF and CoNLL-U (whose trees are then
/// used) the text is taken out as Markdown (`extracted`); a case
/// keeps that text instead of the file, under a name that ends in .md, so that spans stay true. The id is the
/// file's stem in lower case with '-' for blanks. A front matter of `key: value` lines between two `---`
/// lines fills title, kind, author, date, origin and restricted; what stays open is filled from headline,
/// byline, dateline and what a page says about itself. A text of speakers' turns becomes a transcript.
/// Errors: `missing-file`, `unreadable-file` (base); `document-too-large` (over 64 MB); `empty-document`;
/// `binary-document` (says what it looks like and what to do); `not-utf8`; `document-bad-date`;
/// `document-bad-value` (kind, restricted); `html-unreadable`; `docx-unreadable`; `pdf-tool-missing`;
/// `pdf-unreadable`; `pdf-no-text`. Warnings: `document-unknown-key`, `html-cut-off`, `docx-part-left-out`.
base::Result<evidence::Document> read_document(const std::string& path);

/// The same for bytes that are already in memory; `file` is the name used in messages and decides on the
/// format where the bytes do not.
base::Result<evidence::Document> make_document(std::string id, std::string file, std::string bytes);

/// The id that read_document gives a file: "cases/Minutes 2024.txt" → "minutes-2024".
std::string document_id(const std::string& path);

}  // namespace entente::reading
