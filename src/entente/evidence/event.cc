#include "entente/evidence/event.h"

#include <algorithm>
#include <array>

namespace entente::evidence {

namespace {
// In the order of EventType.
constexpr std::array<std::string_view, 16> names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
}  // namespace

std::string_view name_of(EventType type) {
  return names[static_cast<std::size_t>(type)];
}

std::optional<EventType> event_type(std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<EventType>(at - names.begin());
}

}  // namespace entente::evidence
