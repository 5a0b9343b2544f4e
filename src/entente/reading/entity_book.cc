#include "entente/reading/entity_book.h"

#include <algorithm>
#include <cstring>

namespace entente::reading {

namespace {

// Base letter of the accented Latin letters that names bring, as UTF-8 second bytes after 0xC3.
char plain_letter(unsigned char second) {
  static constexpr char letters[] = "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";
  return second >= 0x80 && second <= 0xBF ? letters[second - 0x80] : ' ';
}

}  // namespace

std::string slug(std::string_view name) {
  std::string id;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    char kept = '_';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      kept = static_cast<char>(c);
    else if (c >= 'A' && c <= 'Z')
      kept = static_cast<char>(c + 32);
    else if (c == 0xC3 && i + 1 < name.size())
      kept = plain_letter(static_cast<unsigned char>(name[++i]));
    else if (c == '\'' || c == '.')
      continue;
    else if (c == 0xE2 && i + 2 < name.size()) {
      i += 2;
      continue;
    }
    if (kept == ' ') kept = '_';
    if (kept != '_' || (!id.empty() && id.back() != '_')) id += kept;
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? "unnamed" : id;
}

EntityBook::EntityBook(const Lexicon::Tables& tables)
    : tables_(tables),
      states_(tables.states.size(), no_entity),
      organisations_(tables.organisations.size(), no_entity),
      leaders_(tables.leaders.size(), no_entity) {}

EntityIndex EntityBook::create(std::string id, std::string name, const char* kind) {
  if (const EntityIndex known = find(id); known != no_entity) return known;
  const auto index = static_cast<EntityIndex>(entities_.size());
  evidence::Entity entity;
  entity.id = std::move(id);
  entity.name = std::move(name);
  entity.kind = kind;
  by_id_.emplace(entity.id, index);
  entities_.push_back(std::move(entity));
  kinds_.push_back(std::strcmp(kind, "place") == 0 ? 'l' : kind[0]);
  genders_.push_back(Gender::unknown);
  first_document_.push_back(UINT32_MAX);
  told_.push_back(0);
  kept_.push_back(0);
  return index;
}

EntityIndex EntityBook::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? no_entity : found->second;
}

EntityIndex EntityBook::state(std::uint32_t number) {
  if (states_[number] == no_entity)
    states_[number] = create(tables_.states[number].id, tables_.states[number].name, "state");
  return states_[number];
}

EntityIndex EntityBook::organisation(std::uint32_t number) {
  if (organisations_[number] != no_entity) return organisations_[number];
  const Organisation& known = tables_.organisations[number];
  const bool group = known.kind == "armed_group" || known.kind == "community" || known.kind == "region";
  const EntityIndex index = create(known.id, known.name,
                                   group                  ? "group"
                                   : known.kind == "body" ? "body"
                                                          : "organisation");
  organisations_[number] = index;
  if (!known.of.empty()) speaks_for(index, named(known.of), false);
  return index;
}

EntityIndex EntityBook::leader(std::uint32_t number) {
  const Leader& known = tables_.leaders[number];
  if (leaders_[number] == no_entity) {
    leaders_[number] = create(known.id, known.name, "person");
    evidence::Entity& entity = entities_[leaders_[number]];
    if (entity.role.empty()) entity.role = known.role;
    set_gender(leaders_[number], known.female ? Gender::female : Gender::male);
    speaks_for(leaders_[number], named(known.country), false);
  }
  index_surname(leaders_[number]);
  return leaders_[number];
}

EntityIndex EntityBook::named(std::string_view id) {
  const std::string key(id);
  if (const auto found = tables_.state_of.find(key); found != tables_.state_of.end())
    return state(found->second);
  if (const auto found = tables_.organisation_of.find(key); found != tables_.organisation_of.end())
    return organisation(found->second);
  return no_entity;
}

EntityIndex EntityBook::person(const std::string& name) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string::npos) {
    if (const EntityIndex known = person_by_surname(name); known != no_entity) return known;
  } else if (const EntityIndex short_name = find(slug(name.substr(space + 1)));
             short_name != no_entity && is_person(short_name) && first_document_[short_name] == document_) {
    // "President Haddad" before "Amal Haddad": one person, now with the full name.
    by_id_.erase(entities_[short_name].id);
    const std::string id = slug(name);
    if (find(id) == no_entity) {
      entities_[short_name].id = id;
      entities_[short_name].name = name;
      by_id_.emplace(id, short_name);
    }
  }
  const EntityIndex index = create(slug(name), name, "person");
  if (is_person(index)) index_surname(index);
  return index;
}

EntityIndex EntityBook::other(const std::string& id, const std::string& name, const char* kind) {
  return create(id, name, kind);
}

void EntityBook::index_surname(EntityIndex index) {
  const std::string& name = entities_[index].name;
  const auto [place, fresh] = surnames_.emplace(name.substr(name.rfind(' ') + 1), index);
  if (!fresh && place->second != index)
    place->second = no_entity;  // two people of that name: neither is meant
}

EntityIndex EntityBook::person_by_surname(const std::string& surname) const {
  const auto found = surnames_.find(surname);
  return found == surnames_.end() ? no_entity : found->second;
}

EntityIndex EntityBook::principal(EntityIndex of) const {
  if (of == no_entity) return no_entity;
  if (!entities_[of].represents.empty()) return find(entities_[of].represents);
  return kinds_[of] == 's' || kinds_[of] == 'o' || kinds_[of] == 'b' ? of : no_entity;
}

void EntityBook::speaks_for(EntityIndex who, EntityIndex principal, bool said_by_the_text) {
  if (who == no_entity || principal == no_entity || who == principal) return;
  if (kinds_[who] == 's' || (told_[who] && !said_by_the_text)) return;
  if (!entities_[who].represents.empty() && (!said_by_the_text || told_[who])) return;
  entities_[who].represents = entities_[principal].id;
  told_[who] = said_by_the_text ? 1 : 0;
}

void EntityBook::open_document(std::uint32_t number) {
  document_ = number;
  surnames_.clear();
  members_.clear();
}

const std::vector<EntityIndex>& EntityBook::members(EntityIndex of) const {
  static const std::vector<EntityIndex> nobody;
  const auto found = members_.find(of);
  return found == members_.end() ? nobody : found->second;
}

void EntityBook::add_member(EntityIndex of, EntityIndex member) {
  std::vector<EntityIndex>& all = members_[of];
  if (std::find(all.begin(), all.end(), member) == all.end()) all.push_back(member);
}

void EntityBook::mention(EntityIndex index, evidence::Span span) {
  if (first_document_[index] == UINT32_MAX) first_document_[index] = document_;
  if (first_document_[index] == document_)
    entities_[index].mentions.push_back({span.start + offset_, span.end + offset_});
}

std::vector<evidence::Entity> EntityBook::take() {
  std::vector<char> kept(entities_.size(), 0);
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    evidence::Entity& entity = entities_[i];
    std::sort(entity.mentions.begin(), entity.mentions.end(),
              [](const auto& a, const auto& b) { return a.start < b.start; });
    if (entity.mentions.empty() && !kept_[i]) continue;
    for (auto at = static_cast<EntityIndex>(i); at != no_entity && !kept[at];) {
      kept[at] = 1;
      at = entities_[at].represents.empty() ? no_entity : find(entities_[at].represents);
    }
  }
  std::vector<evidence::Entity> taken;
  for (std::size_t i = 0; i < entities_.size(); ++i)
    if (kept[i]) taken.push_back(std::move(entities_[i]));
  return taken;
}

}  // namespace entente::reading
