#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "entente/base/data_tables.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon.h"

namespace entente::reading::test {

inline const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    auto result = load_lexicon(base::DataTables());
    if (!result) throw std::runtime_error(base::to_text(result.diagnostics()));
    return std::move(result.value());
  }();
  return loaded;
}

inline evidence::Document document(std::string text, std::string file = "note.txt") {
  auto read = make_document(document_id(file), file, std::move(text));
  if (!read) throw std::runtime_error(base::to_text(read.diagnostics()));
  return std::move(read.value());
}

inline evidence::Claims claims_in(std::string text, std::string file = "note.txt") {
  return find_claims({document(std::move(text), std::move(file))}, lexicon());
}

/// The first claim of a type; nullptr if there is none.
inline const evidence::Claim* first_of(const evidence::Claims& claims, std::string_view type) {
  for (const evidence::Claim& claim : claims.claims)
    if (name_of(claim.type) == type) return &claim;
  return nullptr;
}

/// The entity, or whom it speaks for.
inline std::string principal(const evidence::Claims& claims, const std::string& id) {
  const evidence::Entity* entity = claims.entity(id);
  return entity && !entity->represents.empty() ? entity->represents : id;
}

inline std::string listed(const evidence::Claims& claims) {
  std::string text;
  for (const evidence::Claim& claim : claims.claims)
    text += "  " + std::string(name_of(claim.type)) + " [" + claim.quote + "] holder " + claim.holder +
            " target " + claim.target + " speaker " + claim.speaker + " " +
            std::string(name_of(claim.modality)) + "\n";
  return text;
}

}  // namespace entente::reading::test
