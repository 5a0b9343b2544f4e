#pragma once

#include <cstddef>
#include <string>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

/// The longest document that is read, in bytes.
inline constexpr std::size_t document_limit = std::size_t{64} << 20;

/// Reads a plain-text or Markdown file and finds its blocks and sentences. Spans are bytes of the file as it
/// is: a byte order mark and CR LF count. The id is the file's stem in lower case with '-' for blanks. A
/// front matter of `key: value` lines between two `---` lines fills title, kind, author, date, origin and
/// restricted. Errors: `missing-file`, `unreadable-file` (base); `document-too-large` (over 64 MB);
/// `empty-document`; `binary-document` (says what it looks like and what to do); `not-utf8`;
/// `document-bad-date`; `document-bad-value` (kind, restricted). Warning: `document-unknown-key`.
base::Result<evidence::Document> read_document(const std::string& path);

/// The same for bytes that are already in memory; `file` is the name used in messages and decides on
/// Markdown.
base::Result<evidence::Document> make_document(std::string id, std::string file, std::string bytes);

/// The id that read_document gives a file: "cases/Minutes 2024.txt" → "minutes-2024".
std::string document_id(const std::string& path);

}  // namespace entente::reading
