#include "entente/reading/stance_events.h"

#include <algorithm>
#include <optional>

namespace entente::reading {

namespace {

using evidence::Claim;
using evidence::ClaimType;
using evidence::Event;
using evidence::EventActor;
using evidence::EventType;
using evidence::Modality;

constexpr double least_confidence = 0.6;

struct Action {
  EventType type;
  const char* cameo;
};

std::optional<Action> action_of(ClaimType type) {
  switch (type) {
    case ClaimType::red_line:
    case ClaimType::rejection:
      return Action{EventType::reject, "120"};
    case ClaimType::demand:
      return Action{EventType::request, "100"};
    case ClaimType::threat:
      return Action{EventType::threaten, "130"};
    default:
      return std::nullopt;
  }
}

bool told(const Claim& claim) {
  return claim.modality == Modality::asserted || claim.modality == Modality::reported ||
         claim.modality == Modality::future;
}

bool overlap(const evidence::Span& a, const evidence::Span& b) {
  return a.start < b.end && b.start < a.end;
}

std::optional<EventActor> actor_of(const std::string& id, const evidence::Span& near, const EntityBook& book,
                                   const ActorCodes& codes) {
  const EntityIndex entity = book.find(id);
  if (entity == no_entity) return std::nullopt;
  const ActorCode code = codes.code(book[entity]);
  ActorCode whose;
  if (code.country.empty())
    if (const EntityIndex principal = book.principal(entity); principal != no_entity)
      whose = codes.code(book[principal]);
  EventActor actor;
  actor.entity = id;
  actor.text = book[entity].name;
  actor.country = code.country.empty() ? whose.country : code.country;
  actor.sector = code.sector;
  if (actor.country.empty() && actor.sector.empty()) return std::nullopt;
  for (const evidence::Span& mention : book[entity].mentions)
    if (near.contains(mention)) actor.span = mention;
  return actor;
}

}  // namespace

void add_stance_events(const evidence::Document& document, const std::vector<Claim>& claims,
                       const EntityBook& book, const ActorCodes& codes, std::vector<Event>& events) {
  const std::size_t coded = events.size();
  for (const Claim& claim : claims) {
    const auto action = action_of(claim.type);
    if (!action || !told(claim) || claim.confidence < least_confidence) continue;
    const bool known = std::any_of(events.begin(), events.end(), [&](const Event& event) {
      return event.type == action->type && overlap(event.span, claim.span);
    });
    if (known) continue;
    auto actor = actor_of(claim.holder, claim.span, book, codes);
    if (!actor) continue;
    auto other = actor_of(claim.target, claim.span, book, codes);
    // As the text names them, where it does inside the claim.
    for (auto* one : {&actor, &other})
      if (*one && (*one)->span.length() > 0) (*one)->text = document.quote((*one)->span);
    Event event;
    event.document = claim.document;
    event.type = action->type;
    event.cameo = action->cameo;
    event.span = event.trigger = claim.span;
    event.actors.push_back(*actor);
    if (other) event.recipients.push_back(*other);
    event.speaker = claim.speaker;
    event.confidence = claim.confidence * 0.9;
    event.by = "e:" + claim.by;
    events.push_back(std::move(event));
  }
  if (events.size() != coded)
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.span.start < b.span.start; });
}

void name_members(const EntityBook& book, const ActorCodes& codes, std::vector<Event>& events) {
  for (Event& event : events)
    for (auto* side : {&event.actors, &event.recipients}) {
      std::vector<EventActor> named;
      for (EventActor& actor : *side) {
        const EntityIndex entity = actor.entity.empty() ? no_entity : book.find(actor.entity);
        const auto& members = book.members(entity);
        if (members.empty()) named.push_back(std::move(actor));
        for (const EntityIndex member : members)
          if (auto one = actor_of(book[member].id, event.span, book, codes)) {
            one->span = actor.span;
            named.push_back(std::move(*one));
          }
      }
      *side = std::move(named);
    }
}

}  // namespace entente::reading
