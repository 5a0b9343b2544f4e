#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "entente/base/result.h"

namespace entente::reading {

/// Why bytes are not a document that can be read as text, or nullopt: `empty-document`, `binary-document`,
/// `not-utf8`, `document-too-large`.
std::optional<base::Diagnostic> refusal(const std::string& file, std::string_view bytes, std::size_t limit);

/// The same for bytes from the middle of a text: `binary-document`, `not-utf8`.
std::optional<base::Diagnostic> unreadable_bytes(const std::string& file, std::string_view bytes);

base::Diagnostic empty_document(const std::string& file);
base::Diagnostic too_large(const std::string& file, std::size_t size, std::size_t limit);

}  // namespace entente::reading
