#pragma once

#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/entity_book.h"

namespace entente::reading {

/// What a party says of its stance is an action too: drawing a line or turning something down is REJECT, a
/// demand REQUEST, a threat THREATEN. Adds those that the predicates of a text did not give. Claims that are
/// denied, supposed or the author's inference give none, nor do those of a party without any code. `events`
/// stay in text order; ids are not set.
void add_stance_events(const evidence::Document& document, const std::vector<evidence::Claim>& claims,
                       const EntityBook& book, const ActorCodes& codes, std::vector<evidence::Event>& events);

/// "The Parties" of a text that said whom it means: each of them acts.
void name_members(const EntityBook& book, const ActorCodes& codes, std::vector<evidence::Event>& events);

}  // namespace entente::reading
