#pragma once

#include <string>

#include "entente/evidence/document.h"
#include "entente/language/parser.h"

namespace entente::reading {

/// The document's sentences as CoNLL-U, tagged and parsed, with `sent_id`
/// ("<document>-<sentence>") and `text`; MISC carries each word's bytes ("start=12|end=17").
std::string write_trees(const evidence::Document& document, const language::Parser& parser);

}  // namespace entente::reading
