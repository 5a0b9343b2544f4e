#pragma once

#include <cstddef>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

/// Fills the document's fields from `key: value` lines between two `---` lines at its top, if there are such
/// lines, and returns the byte after them (after a byte order mark otherwise). Errors: `document-bad-date`,
/// `document-bad-value`. Warning: `document-unknown-key`.
std::size_t read_front_matter(evidence::Document& document, base::Diagnostics& problems);

}  // namespace entente::reading
