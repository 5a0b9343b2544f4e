#pragma once

#include "entente/evidence/document.h"
#include "entente/reading/entity_book.h"

namespace entente::reading {

/// Who a turn of a transcript belongs to: somebody named before, a person by title or name, else the label
/// itself; no_entity for a block that is no turn.
EntityIndex turn_speaker(const evidence::Document& document, const evidence::Block& block, EntityBook& book);

}  // namespace entente::reading
