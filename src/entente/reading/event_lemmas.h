#pragma once

#include "entente/language/tree.h"
#include "entente/reading/predicates.h"

namespace entente::reading {

/// Trees of other programs may come without lemmas. Fills those that are missing, as far as coding needs
/// them: regular endings are undone where that gives a word of the lexicon, common irregular verbs are known,
/// small words become lower case. True if any was missing.
bool fill_lemmas(language::Tree& tree, const Predicates& predicates);

}  // namespace entente::reading
