#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "entente/reading/mentions.h"

namespace entente::reading {

/// Works through one document, sentence by sentence. Names first, then what stands around them: titles,
/// nationalities, appositions, possessors; last pronouns and definite roles, from what was named before.
class MentionFinder {
 public:
  /// `author`: whose "we" a statement speaks in, or no_entity.
  MentionFinder(TokenText& text, const Lexicon::Tables& tables, EntityBook& book, EntityIndex author)
      : text_(text), tables_(tables), book_(book), author_(author) {}
  void run();

 private:
  struct RoleAt {
    const Role* role = nullptr;
    std::uint32_t first = 0, last = 0;  // tokens; modifiers that are roles themselves included
  };
  struct NameAt {
    const Name* name = nullptr;
    std::uint32_t last = 0;
  };
  struct Owner {
    EntityIndex entity = no_entity;
    std::uint32_t first = 0;  // where the phrase with its owner starts
    bool definite = false;
  };

  // What the whole text tells of a name that no table lists: how often each was seen.
  struct NameFacts {
    int governs = 0, acts = 0, place = 0, person = 0, name_part = 0;
  };
  enum class NameUse { none, governs, acts, place };

  // census.cc: names that no table lists, over the whole text
  void census();
  void count_name(std::uint32_t first, std::uint32_t last);
  NameUse name_use(std::uint32_t first, std::uint32_t last) const;
  EntityIndex state_by_census(const std::string& name);
  bool surname_by_census(const std::string& name) const;
  EntityIndex state_by_demonym(const std::string& word);
  void define_alias(std::uint32_t open);
  void turn_states();
  EntityIndex state_of_headings();
  static bool office_label(std::string_view label);
  void openings();
  static std::string base_form(std::string_view word);

  // mentions.cc: the walk and gazetteer names
  void open(std::uint32_t number);
  void sentence(std::uint32_t number);
  std::uint32_t at(std::uint32_t i);
  std::uint32_t gazetteer_name(std::uint32_t i, const NameAt& found);
  std::uint32_t leader_name(std::uint32_t i, const NameAt& found, EntityIndex person);
  std::uint32_t modified_role(std::uint32_t i, std::uint32_t after, EntityIndex base, const Name& name);
  std::uint32_t shared_role(std::uint32_t i, std::uint32_t after, EntityIndex base);
  bool place(std::uint32_t i, std::uint32_t last) const;
  bool dateline(std::uint32_t i, std::uint32_t last) const;
  std::optional<NameAt> name_at(std::uint32_t i) const;
  const Name* choose(std::uint32_t link, std::uint32_t i, std::uint32_t last) const;
  EntityIndex entity_of(const Name& name);
  void add(Mention mention);
  void list_members(std::uint32_t i);

  // roles.cc: titles, groups, institutions
  std::optional<RoleAt> role_at(std::uint32_t i) const;
  bool role_before(std::uint32_t i) const;
  std::uint32_t role_mention(const RoleAt& role);
  Owner owner_before(std::uint32_t first) const;
  Owner owner_after(std::uint32_t last);
  std::uint32_t after_portfolio(std::uint32_t k) const;
  std::uint32_t named_later(const RoleAt& role, const Owner& owner, std::uint32_t last);
  std::uint32_t unnamed_person(const RoleAt& role, Owner owner, std::uint32_t last);
  std::uint32_t group(const RoleAt& role, Owner owner, std::uint32_t last);
  EntityIndex group_entity(const RoleAt& role, Owner owner, std::uint32_t modifiers);
  EntityIndex definite_group(const RoleAt& role, std::uint32_t modifiers) const;
  EntityIndex institution_owner() const;
  std::string owned_name(EntityIndex owner, const Role& role) const;
  bool adjectival(const RoleAt& role) const;
  EntityIndex holder_of_office(EntityIndex principal, const std::string& office);

  // persons.cc: names of people and of bodies nobody listed
  std::uint32_t name_end(std::uint32_t i) const;
  bool name_token(std::uint32_t i) const;
  bool body_genitive(std::uint32_t k) const;
  bool named_after_comma(const RoleAt& role, const Owner& owner) const;
  std::uint32_t titled_person(const RoleAt& role, Owner owner);
  std::pair<EntityIndex, std::uint32_t> person_named(std::uint32_t start);
  void take_office(EntityIndex person, const RoleAt& role, bool principal_named);
  std::uint32_t unknown_name(std::uint32_t i);
  std::uint32_t single_name(std::uint32_t i);
  EntityIndex body_named(std::uint32_t first, std::uint32_t last);
  bool apposition(std::uint32_t first, std::uint32_t last);
  bool acts(std::uint32_t last) const;
  bool takes_part(std::uint32_t first, std::uint32_t last) const;
  bool proper(std::uint32_t i) const;
  bool placed(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t unknown_place(std::uint32_t first, std::uint32_t last);
  std::uint32_t geographic(std::uint32_t first, std::uint32_t last);
  bool titled_body(std::uint32_t i) const;
  bool flat_name(std::uint32_t first, std::uint32_t last) const;
  bool speaks(std::uint32_t last) const;
  std::uint32_t named_person(std::uint32_t first, std::uint32_t start, std::uint32_t last);
  void represent(EntityIndex who, EntityIndex principal, std::uint32_t first, std::uint32_t last,
                 double prior);
  std::string words(std::uint32_t first, std::uint32_t last) const;

  // coreference.cc
  void pronoun(std::uint32_t i);
  EntityIndex person_for(std::uint64_t gender) const;
  EntityIndex thing_before(bool plural) const;
  EntityIndex subject_above(std::uint32_t i, bool plural) const;
  bool stands_for(const Mention& mention, bool plural) const;
  EntityIndex only_state_of_block() const;
  void settle_pending();

  const Token& token(std::uint32_t i) const { return text_.tokens[i]; }
  bool inside(std::uint32_t i) const { return i < end_; }

  TokenText& text_;
  const Lexicon::Tables& tables_;
  EntityBook& book_;
  EntityIndex author_;
  EntityIndex speaker_ = no_entity;  // whose turn or statement the sentence belongs to
  EntityIndex ours_ = no_entity;     // whose "our government" the sentence speaks of
  std::unordered_map<std::string, NameFacts> census_;
  std::unordered_map<std::string, EntityIndex> aliases_;  // "the Front" → whom the text defined it for
  std::uint32_t sentence_ = 0, begin_ = 0, end_ = 0;
  bool heading_ = false;
  EntityIndex list_owner_ = no_entity;  // group whose members are being listed
  EntityIndex last_delegation_ = no_entity;
  EntityIndex text_government_ = no_entity;               // whose is the first "X administration" of the text
  std::unordered_map<std::string, EntityIndex> offices_;  // "russia/head" → person
  std::unordered_map<std::string, EntityIndex> last_office_;   // "envoy" → last person in it
  std::unordered_map<std::string, EntityIndex> institutions_;  // "administration" → last such body
  std::unordered_map<std::string, EntityIndex> bodies_;        // "Federation" → the Inland Federation
  std::unordered_set<std::uint64_t> represented_;              // person and principal, already told
  std::vector<std::uint32_t> pending_;  // mentions of one name that may be explained later
};

}  // namespace entente::reading
