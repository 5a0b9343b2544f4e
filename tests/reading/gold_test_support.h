#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "entente/base/data_tables.h"
#include "entente/reading/actor_codes.h"
#include "reading_test_support.h"

namespace entente::reading::test {

inline const ActorCodes& actor_codes() {
  static const ActorCodes loaded = [] {
    auto result = load_actor_codes(base::DataTables());
    if (!result) throw std::runtime_error(base::to_text(result.diagnostics()));
    return std::move(result.value());
  }();
  return loaded;
}

/// A reading put together by hand over a text.
class HandReading {
 public:
  explicit HandReading(std::string text) { claims.documents.push_back(document(std::move(text))); }

  evidence::Span place(std::string_view words) const {
    const std::size_t at = claims.documents[0].text.find(words);
    if (at == std::string::npos) throw std::runtime_error("no such words: " + std::string(words));
    return {at, at + words.size()};
  }
  void entity(std::string id, std::string name, std::string kind, std::string_view words,
              std::string represents = "") {
    evidence::Entity entity;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.kind = std::move(kind);
    entity.represents = std::move(represents);
    entity.mentions.push_back(place(words));
    claims.entities.push_back(std::move(entity));
  }
  evidence::Claim& claim(evidence::ClaimType type, std::string_view words, std::string holder,
                         std::string speaker = "") {
    evidence::Claim claim;
    claim.type = type;
    claim.span = place(words);
    claim.quote = std::string(words);
    claim.holder = std::move(holder);
    claim.speaker = std::move(speaker);
    claims.claims.push_back(std::move(claim));
    return claims.claims.back();
  }

  evidence::Claims claims;
};

}  // namespace entente::reading::test
