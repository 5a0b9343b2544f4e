#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/evidence/claim.h"
#include "entente/reading/lexicon_tables.h"

namespace entente::reading {

using EntityIndex = std::uint32_t;
inline constexpr EntityIndex no_entity = UINT32_MAX;

enum class Gender : std::uint8_t { unknown, male, female };

/// "American negotiators" → "american_negotiators"; accents are kept out of ids.
std::string slug(std::string_view name);

/// Everybody and everything that the documents name, each once. What a text itself says about whom somebody
/// speaks for goes before what the tables say.
class EntityBook {
 public:
  explicit EntityBook(const Lexicon::Tables& tables);

  EntityIndex state(std::uint32_t number);
  EntityIndex organisation(std::uint32_t number);
  EntityIndex leader(std::uint32_t number);
  EntityIndex named(std::string_view id);  // a state or an organisation by its id, or no_entity
  EntityIndex person(const std::string& name);
  EntityIndex other(const std::string& id, const std::string& name, const char* kind);
  EntityIndex find(const std::string& id) const;

  /// The only person of the document with that last name, or no_entity.
  EntityIndex person_by_surname(const std::string& surname) const;
  /// A state or body itself, or whom a person or group speaks for; no_entity if the text leaves it open.
  EntityIndex principal(EntityIndex of) const;
  void speaks_for(EntityIndex who, EntityIndex principal, bool said_by_the_text);
  /// Whom "the Parties" of a document means, in the order it named them; empty: nobody said.
  const std::vector<EntityIndex>& members(EntityIndex of) const;
  void add_member(EntityIndex of, EntityIndex member);

  evidence::Entity& operator[](EntityIndex index) { return entities_[index]; }
  const evidence::Entity& operator[](EntityIndex index) const { return entities_[index]; }
  Gender gender(EntityIndex index) const { return genders_[index]; }
  void set_gender(EntityIndex index, Gender gender) { genders_[index] = gender; }
  bool is_person(EntityIndex index) const { return kinds_[index] == 'p'; }
  bool is_party(EntityIndex index) const { return kinds_[index] != 'l'; }  // anything but a place
  char kind(EntityIndex index) const { return kinds_[index]; }             // first letter, places 'l'

  /// Surnames and short names mean somebody only inside one document; mentions are kept for the first that
  /// names it.
  void open_document(std::uint32_t number);
  void mention(EntityIndex index, evidence::Span span);
  /// Spans told from here on stand so many bytes further on in the document: it is read in parts.
  void set_offset(std::size_t offset) { offset_ = offset; }

  /// A claim names it: it stays, mentioned or not.
  void keep(EntityIndex index) {
    if (index != no_entity) kept_[index] = 1;
  }

  /// Those that are mentioned or kept, or that somebody mentioned speaks for, in the order they were met.
  std::vector<evidence::Entity> take();

 private:
  EntityIndex create(std::string id, std::string name, const char* kind);
  void index_surname(EntityIndex index);

  const Lexicon::Tables& tables_;
  std::vector<evidence::Entity> entities_;
  std::vector<char> kinds_;
  std::vector<Gender> genders_;
  std::vector<std::uint32_t> first_document_;
  std::vector<char> kept_;  // named by a claim
  std::vector<char> told_;  // represents comes from a text
  std::unordered_map<std::string, EntityIndex> by_id_;
  std::unordered_map<std::string, EntityIndex> surnames_;
  std::unordered_map<EntityIndex, std::vector<EntityIndex>> members_;  // of this document
  std::vector<EntityIndex> states_, organisations_, leaders_;
  std::uint32_t document_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace entente::reading
