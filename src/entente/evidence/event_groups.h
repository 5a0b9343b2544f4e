#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"
#include "entente/evidence/origins.h"

// One event that is told several times, in one document or in many, is one, with several spans.
namespace entente::evidence {

/// One event, wherever it is told. Modes that change what it amounts to (future, hypothetical, negated) are
/// equal in a group.
struct EventGroup {
  EventType type = EventType::consult;
  std::vector<std::size_t> members;  // indices into the events given, ascending
  std::vector<std::string> documents;
  std::size_t origins = 0;
  std::string place;         // the longest name of it that a member gives
  std::optional<Date> date;  // where a member gives it
};

/// Groups events of equal type whose actors and recipients agree (in either direction for CONSULT, AGREE and
/// COOPERATE) and whose places and dates do not differ where both are given.
/// @param documents  of the events; a date of theirs stands in for one that the text does not give
std::vector<EventGroup> group_events(std::span<const Event> events, const Claims& documents,
                                     const Origins& origins);

}  // namespace entente::evidence
