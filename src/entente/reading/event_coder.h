#pragma once

#include <span>
#include <string>
#include <vector>

#include "entente/evidence/event.h"
#include "entente/language/tree.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/event_cast.h"
#include "entente/reading/predicates.h"

namespace entente::reading {

/// The tables that coding needs. Cheap to copy and safe to use from several threads.
struct EventTables {
  Predicates predicates;
  ActorCodes codes;
};

/// Reads all of them; errors as `load_predicates` and `load_actor_codes`.
base::Result<EventTables> load_event_tables(const base::DataTables& tables);

/// The events that one sentence tells, in the order of its clauses, the main clause first. `tree` is linked
/// and its words carry their bytes; `mentions` are sorted by first word. Of an event, type, mode, CAMEO code,
/// spans, actors, recipients, place, date expression, speaker, moods, confidence and rule are set; `id`,
/// `document` and `date` are the caller's. Who does a thing to each other (talks, fighting) stands in both
/// lists when nobody else is named. A sentence that codes no event gives an empty list. Time: linear but for
/// deep nesting, which is followed six levels down.
std::vector<evidence::Event> code_events(const language::Tree& tree, std::span<const TreeMention> mentions,
                                         const EventTables& tables);

}  // namespace entente::reading
