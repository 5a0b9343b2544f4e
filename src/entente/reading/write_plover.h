#pragma once

#include <span>
#include <string>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/actor_codes.h"

namespace entente::reading {

/// Events and claims as JSON lines, one object each, in text order. Events carry the fields of PLOVER records
/// (id, date, actor, recipient, event, mode, context, text, text_info) and ours: CAMEO code, trigger, moods,
/// speaker, place, date expression, confidence, rule. Claims have `kind` "claim" and their quote, holder,
/// target, speaker, issue and modality. Offsets are bytes of the document, [start, end). `date` is the
/// event's, else the document's, else null. Restricted documents are left out. Source: [plover2021].
std::string write_plover(const evidence::Claims& claims, std::span<const evidence::Event> events,
                         const ActorCodes& codes);

}  // namespace entente::reading
