#include "entente/evidence/claim.h"

#include <algorithm>
#include <array>

namespace entente::evidence {

namespace {

constexpr std::array<std::string_view, 29> type_names = {
    "meeting",      "representation", "position",    "red_line",     "demand",     "condition",
    "proposal",     "acceptance",     "rejection",   "leverage",     "commitment", "intent",
    "inclusion",    "exclusion",      "absence",     "observer",     "stake",      "pivotal",
    "risk",         "forecast",       "obstacle",    "track_record", "assessment", "characterisation",
    "policy_shift", "support",        "hostilities", "offer",        "threat"};
constexpr std::array<std::string_view, 8> modality_names = {
    "asserted", "reported", "inferred", "hedged", "conditional", "future", "historical", "negated"};
constexpr std::array<std::string_view, 4> status_names = {"proposed", "accepted", "corrected", "rejected"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <class T, class Key>
const T* find_by(const std::vector<T>& items, std::string_view id, Key key) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.*key == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(ClaimType type) {
  return type_names.at(static_cast<std::size_t>(type));
}
std::optional<ClaimType> claim_type(std::string_view name) {
  return find_name<ClaimType>(type_names, name);
}
std::vector<std::string> claim_type_names() {
  return {type_names.begin(), type_names.end()};
}

std::string_view name_of(Modality value) {
  return modality_names.at(static_cast<std::size_t>(value));
}
std::optional<Modality> modality(std::string_view name) {
  return find_name<Modality>(modality_names, name);
}

std::string_view name_of(ClaimStatus status) {
  return status_names.at(static_cast<std::size_t>(status));
}
std::optional<ClaimStatus> claim_status(std::string_view name) {
  return find_name<ClaimStatus>(status_names, name);
}

const Document* Claims::document(std::string_view id) const {
  return find_by(documents, id, &Document::id);
}
const Entity* Claims::entity(std::string_view id) const {
  return find_by(entities, id, &Entity::id);
}
const Claim* Claims::claim(std::string_view id) const {
  return find_by(claims, id, &Claim::id);
}

}  // namespace entente::evidence
