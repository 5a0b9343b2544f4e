#pragma once

#include <cstddef>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::reading {

struct FrontMatter {
  std::size_t end = 0;      // the byte after it; after a byte order mark where there is none
  bool kind_given = false;  // it says what sort of text the document is
};

/// Fills the document's fields from `key: value` lines between two `---` lines at its top, if there are such
/// lines. Errors: `document-bad-date`, `document-bad-value`. Warning: `document-unknown-key`.
FrontMatter read_front_matter(evidence::Document& document, base::Diagnostics& problems);

}  // namespace entente::reading
