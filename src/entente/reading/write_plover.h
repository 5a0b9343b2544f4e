#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/find_claims.h"

namespace entente::reading {

/// An event that is told more than once: the id of its first telling, how often, and by how many independent
/// origins.
struct Telling {
  std::string first;
  std::size_t tellings = 0, origins = 0;
};
using ToldAgain = std::map<std::string, Telling>;

/// Events and claims as JSON lines, one object each, in text order. Events carry the fields of PLOVER records
/// (id, date, actor, recipient, event, mode, context, text, text_info) and ours: CAMEO code, trigger, moods,
/// speaker, place, date expression, confidence, rule. Claims have `kind` "claim" and their quote, holder,
/// target, speaker, issue and modality. Offsets are bytes of the document, [start, end). `date` is the
/// event's, else the document's, else null. Restricted documents are left out. Source: [plover2021].
/// `told`: of events that are told several times, by id.
std::string write_plover(const evidence::Claims& claims, std::span<const evidence::Event> events,
                         const ActorCodes& codes, const ToldAgain& told = {});

/// Which events of some documents are one, told in headline and lead or by several papers.
ToldAgain told_again(const std::vector<Reading>& readings);

}  // namespace entente::reading
