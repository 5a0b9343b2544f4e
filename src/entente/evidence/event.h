#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

namespace entente::evidence {

/// Event types of PLOVER 2021. Source: [plover2021].
enum class EventType {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault
};
std::string_view name_of(EventType type);  // "AGREE"
std::optional<EventType> event_type(std::string_view name);

/// Somebody in an event: the entity if the text resolves to one, and its codes.
struct EventActor {
  std::string entity;   // entity id, or empty
  std::string text;     // as the text names it
  std::string country;  // ISO 3166 alpha-3, "IGO", "NGO", …, or empty
  std::string sector;   // "GOV", "MIL", "REB", "OPP", "CVL", …, or empty
  Span span;
};

/// An action that a text reports, once per place where it is told. Spans are bytes of the document.
struct Event {
  std::string id;  // "<document>!<n>"
  std::string document;
  EventType type = EventType::consult;
  std::string mode;   // PLOVER mode, "visit", or empty
  std::string cameo;  // CAMEO code, root or finer, "042"
  Span span;          // the clause; inside one sentence
  Span trigger;
  std::vector<EventActor> actors, recipients;
  std::string place;         // as the text names it, or empty
  std::string when;          // date expression as the text has it, "Tuesday"
  std::optional<Date> date;  // only where the text or the document's date settles it
  std::string speaker;       // entity id of who reports it; empty: the author
  bool historical = false, future = false, hypothetical = false, negated = false, hedged = false;
  double confidence = 0;
  std::string by;  // rule, "e:meet"
};

}  // namespace entente::evidence
