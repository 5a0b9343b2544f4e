#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/coding/dictionaries.h"
#include "entente/evidence/document.h"
#include "entente/language/parser.h"

namespace entente::reading {

/// A user's dictionaries of the PETRARCH family in one folder. What a file holds is told by its name: "actor"
/// (or "countries"), "agent", "discard", "issue", "verb" (or "CAMEO"); other files are passed over. Errors:
/// `missing-file`; `dictionaries-missing` (no verbs, or no actors); `dictionary-empty`. Warnings: those of
/// coding::read_dictionaries.
base::Result<coding::Dictionaries> dictionaries_in(const std::string& folder);

/// The events that the dictionaries find in a document, as write_petrarch has rows: date, source, target,
/// code, issues, sentence id, origin, mode (empty) and the sentence.
std::string write_coded(const evidence::Document& document, const language::Parser& parser,
                        const coding::Dictionaries& dictionaries);

}  // namespace entente::reading
