#pragma once

#include <optional>

#include "entente/language/tree.h"
#include "entente/reading/predicates.h"

namespace entente::reading {

/// Parsers read "rebels wounded two soldiers" as if "wounded" described the soldiers, "of attacking villages"
/// as if the villages attacked, and "has threatened" as if somebody had something. Where such a participle is
/// a verb of the lexicon and stands as only a verb can, the tree is mended: a copy, linked, with the same
/// words; nullopt if there is nothing to mend.
std::optional<language::Tree> mended(const language::Tree& tree, const Predicates& predicates);

}  // namespace entente::reading
