#include <algorithm>

#include "entente/base/text.h"
#include "entente/reading/mention_finder.h"

namespace entente::reading {

// The longest role phrase at i; of roles in a row ("military analysts") the last is the head.
std::optional<MentionFinder::RoleAt> MentionFinder::role_at(std::uint32_t i) const {
  std::optional<RoleAt> found;
  for (std::uint32_t start = i; inside(start) && start < i + 4;) {
    RoleAt here;
    std::uint32_t node = tables_.roles.root(token(start).word);
    for (std::uint32_t k = start; node != 0;) {
      if (const std::uint32_t link = tables_.roles.first(node); link != PhraseBook::nothing)
        here = {&tables_.role_entries[tables_.roles.entry(link)], i, k + 1};
      if (++k >= end_) break;
      node = tables_.roles.child(node, token(k).word);
    }
    if (!here.role) break;
    found = here;
    start = here.last;
  }
  return found;
}

// A title ends right before i: "President Haddad".
bool MentionFinder::role_before(std::uint32_t i) const {
  for (std::uint32_t start = i > begin_ + 3 ? i - 3 : begin_; start < i; ++start)
    if (token(start).is(word_role))
      if (const auto role = role_at(start); role && role->last == i && role->role->title) return true;
  return false;
}

// "military support", "opposition rally": the word only describes what follows.
bool MentionFinder::adjectival(const RoleAt& role) const {
  if (role.role->kind != RoleClass::armed && role.role->kind != RoleClass::institution &&
      role.role->kind != RoleClass::delegation)
    return false;
  const bool article = role.first > begin_ && token(role.first - 1).is(word_det);
  if (role.role->text == "military" && !article)
    return role.first == begin_ || !text_.mentions.size() || text_.mentions.back().last != role.first;
  if (!inside(role.last) || heading_) return false;
  const Token& next = token(role.last);
  if (!next.looks(token_word) || next.looks(token_capital)) return false;
  return !next.is(word_prep | word_det | word_aux | word_coord | word_pronoun | word_relative |
                  word_subordinator | word_verb | word_any_verb | word_that | word_adverb | word_cue |
                  word_member | word_month) &&
         !text_.text(next).ends_with("ed") && !text_.text(next).ends_with("ing");
}

// Looks left over up to three modifiers for "X's", a possessive pronoun or an article.
MentionFinder::Owner MentionFinder::owner_before(std::uint32_t first) const {
  Owner owner{no_entity, first, false};
  for (std::uint32_t k = first; k > begin_ && first - k <= 3; --k) {
    const Token& before = token(k - 1);
    const bool possessor = before.looks(token_possessive) || before.is(word_possessive);
    if (possessor && !text_.mentions.empty()) {
      const Mention& last = text_.mentions.back();
      if (last.last == k - 1 || last.last == k)
        return {last.entity == no_entity && before.is(word_we | word_i) ? ours_ : last.entity, last.first,
                true};
    }
    if (possessor) return owner;
    if (before.is(word_det)) {
      owner.definite = before.is(word_definite);
      owner.first = k - 1;
      return owner;
    }
    if (before.looks(token_punct) || before.is(word_prep | word_aux | word_coord | word_pronoun |
                                               word_relative | word_verb | word_any_verb | word_subordinator))
      return owner;
    if (before.looks(token_capital) && !heading_) return owner;
  }
  return owner;
}

// "of Ports, Lyria", "of Foreign Affairs of Chad": past the portfolio to whose it is.
std::uint32_t MentionFinder::after_portfolio(std::uint32_t k) const {
  if (name_at(k) || !token(k).looks(token_capital) || token(k).is(word_org_head)) return k;
  std::uint32_t end = k;
  while (inside(end) && end < k + 6 && (token(end).looks(token_capital) || token(end).is(word_and)) &&
         !name_at(end))
    ++end;
  if (!inside(end + 1)) return k;
  const bool joined = token(end).is(word_of) || token(end).word == tables_.comma;
  if (!joined) return k;
  std::uint32_t owner = end + 1;
  if (token(owner).is(word_definite) && inside(owner + 1)) ++owner;
  if (!token(owner).looks(token_capital)) return k;
  const bool known = name_at(owner).has_value() || census_.count(words(owner, owner + 1));
  return known ? owner : k;
}

// "of Ukraine", "from the Coastal Union", "for the United Nations" after the role.
MentionFinder::Owner MentionFinder::owner_after(std::uint32_t last) {
  if (!inside(last + 1)) return {};
  const std::string_view preposition = text_.text(token(last));
  if (preposition != "of" && preposition != "from" && preposition != "for") return {};
  std::uint32_t k = last + 1;
  if (token(k).is(word_definite) && inside(k + 1)) ++k;
  k = after_portfolio(k);
  if (!inside(k)) return {};
  const auto name = name_at(k);
  if (!name && token(k).looks(token_capital)) {
    std::uint32_t end = name_end(k);
    EntityIndex body = body_named(k, end);
    if (body == no_entity && end == k + 1) body = state_by_census(words(k, end));
    if (body == no_entity && end == k + 1 && k > last + 2 && token(k - 1).word == tables_.comma)
      body = book_.other(slug(words(k, end)), words(k, end), "state");     // "Minister of Ports, Lyria"
    if (body == no_entity && inside(k + 2) && token(k + 1).is(word_of)) {  // "of the Republic of Sarvia"
      k += token(k + 2).is(word_definite) ? 3 : 2;
      end = inside(k) ? name_end(k) : k;
      if (end == k + 1) body = state_by_census(words(k, end));
    }
    return body == no_entity ? Owner{} : Owner{body, end, true};
  }
  if (!name || name->name->kind == NameKind::adjective || name->name->kind == NameKind::region_adjective)
    return {};
  if (name->name->kind == NameKind::capital && preposition == "of") return {};
  return {entity_of(*name->name), name->last, true};
}

std::uint32_t MentionFinder::role_mention(const RoleAt& role) {
  Owner owner = owner_before(role.first);
  if (role.role->title || role.role->kind == RoleClass::relation)
    if (const std::uint32_t next = titled_person(role, owner)) return next;
  if (role.role->kind == RoleClass::relation || adjectival(role)) return role.last;
  std::uint32_t last = role.last;
  if (owner.entity == no_entity) {
    const Owner after = owner_after(role.last);
    owner.entity = after.entity;
    if (after.entity != no_entity) last = after.first;
  }
  if (role.role->kind != RoleClass::person) return group(role, owner, last);
  if (const std::uint32_t next = named_later(role, owner, last)) return next;
  return unnamed_person(role, owner, last);
}

// "The president of Oruna, Ilir Sand,": the office and the name mean one person. 0 when no name follows.
std::uint32_t MentionFinder::named_later(const RoleAt& role, const Owner& owner, std::uint32_t last) {
  if (owner.entity == no_entity || heading_ || !inside(last + 2) || token(last).word != tables_.comma)
    return 0;
  const std::uint32_t start = last + 1, end = name_end(start);
  if (end < start + 2 || (inside(end) && !token(end).looks(token_punct)) || name_at(start)) return 0;
  const auto [person, after] = person_named(start);
  if (person == no_entity || !book_.is_person(person)) return 0;
  represent(person, book_.principal(owner.entity), role.first, after, 0.85);
  take_office(person, role, true);
  std::uint32_t first = role.first;
  if (first > begin_ && token(first - 1).is(word_definite)) --first;
  add({first, last, person, MentionForm::person, false, false, false});
  add({start, after, person, MentionForm::person, false, false, false});
  return after;
}

EntityIndex MentionFinder::holder_of_office(EntityIndex principal, const std::string& office) {
  if (office.empty()) return no_entity;
  const std::string& country = book_[principal].id;
  for (const char* same : {"head", "government", "supreme", "monarch"}) {
    const bool ruler = office == "head";
    const auto found = offices_.find(country + '/' + (ruler ? same : office));
    if (found != offices_.end()) return found->second;
    if (!ruler) break;
  }
  if (!text_.document->date) return no_entity;  // the tables know terms of office, the text gives no day
  for (std::uint32_t i = 0; i < tables_.leaders.size(); ++i) {
    const Leader& leader = tables_.leaders[i];
    if (leader.country == country && leader.office == office && leader.from &&
        *leader.from <= *text_.document->date && (!leader.to || *text_.document->date < *leader.to))
      return book_.leader(i);
  }
  return no_entity;
}

// "the Russian leader", "the foreign minister", "a senior official".
std::uint32_t MentionFinder::unnamed_person(const RoleAt& role, Owner owner, std::uint32_t last) {
  const std::string& office = role.role->office;
  const EntityIndex principal = book_.principal(owner.entity);
  Mention mention{
      owner.entity == no_entity && !owner.definite ? role.first : std::min(owner.first, role.first),
      last,
      no_entity,
      MentionForm::person,
      false,
      false,
      false};
  if (!text_.mentions.empty() && text_.mentions.back().last > mention.first) mention.first = role.first;
  if (office == "unnamed" && principal == no_entity) {
    const std::string name = words(role.first, role.last);
    mention.entity = book_.other(slug(name), name, "group");
    mention.form = MentionForm::group;
  } else if (principal != no_entity) {
    mention.entity = holder_of_office(principal, office);
    if (mention.entity == no_entity) {
      mention.entity =
          book_.other(slug(owned_name(owner.entity, *role.role)), words(mention.first, last), "person");
      book_.speaks_for(mention.entity, principal, true);
    }
  } else if (owner.entity != no_entity && words(role.first, role.last).ends_with("s")) {
    const std::string name = owned_name(owner.entity, *role.role);  // "European leaders"
    mention.entity = book_.other(slug(name), name, "group");
    mention.form = MentionForm::group;
    mention.plural = true;
  } else if (owner.definite) {
    const auto known = last_office_.find(office);
    if (known != last_office_.end()) mention.entity = known->second;
  }
  if (mention.entity != no_entity) add(mention);
  return last;
}

// "American negotiators", "Trump envoys": what ids are made of.
std::string MentionFinder::owned_name(EntityIndex owner, const Role& role) const {
  const evidence::Entity& entity = book_[owner];
  std::string first = entity.name;
  if (const auto state = tables_.state_of.find(entity.id); state != tables_.state_of.end())
    first = tables_.states[state->second].adjective;
  else if (const auto body = tables_.organisation_of.find(entity.id); body != tables_.organisation_of.end())
    first = tables_.organisations[body->second].adjective;
  else if (book_.is_person(owner))
    first = entity.name.substr(entity.name.rfind(' ') + 1);
  return first + ' ' + role.text;
}

std::uint32_t MentionFinder::group(const RoleAt& role, Owner owner, std::uint32_t last) {
  std::uint32_t modifiers = role.first;
  while (modifiers > begin_ && role.first - modifiers < 2 && token(modifiers - 1).looks(token_word) &&
         !token(modifiers - 1).is(word_function) &&
         (heading_ || modifiers - 1 == begin_ || !token(modifiers - 1).looks(token_capital)))
    --modifiers;
  Mention mention{owner.entity != no_entity ? role.first : modifiers,
                  last,
                  no_entity,
                  MentionForm::group,
                  false,
                  true,
                  role.role->kind == RoleClass::armed};
  if (owner.entity != no_entity && !(text_.mentions.size() && text_.mentions.back().last > owner.first))
    mention.first = std::min(owner.first, role.first);
  if (owner.definite && owner.entity == no_entity) mention.first = std::min(mention.first, owner.first);
  if (owner.entity == no_entity && (role.role->text == "country" || role.role->text == "nation")) return last;
  if (owner.entity != no_entity && (role.role->text == "country" || role.role->text == "nation"))
    mention.entity =
        book_.principal(owner.entity) == no_entity ? owner.entity : book_.principal(owner.entity);
  else
    mention.entity = group_entity(role, owner, modifiers);
  if (mention.entity == no_entity) return last;
  mention.plural = role.role->kind != RoleClass::institution && role.role->kind != RoleClass::delegation;
  const std::string& office = role.role->office;
  if (office == "envoy" || office == "negotiator" || role.role->kind == RoleClass::delegation)
    last_delegation_ = mention.entity;
  if (role.role->kind == RoleClass::institution) institutions_[role.role->text] = mention.entity;
  add(mention);
  return last;
}

EntityIndex MentionFinder::group_entity(const RoleAt& role, Owner owner, std::uint32_t modifiers) {
  const char* kind = role.role->kind == RoleClass::institution ? "body" : "group";
  if (owner.entity != no_entity && book_.is_party(owner.entity)) {
    const EntityIndex principal =
        book_.principal(owner.entity) == no_entity ? owner.entity : book_.principal(owner.entity);
    const std::string name = owned_name(owner.entity, *role.role);
    const EntityIndex entity = book_.other(slug(name), name, kind);
    if (role.role->kind != RoleClass::source) book_.speaks_for(entity, principal, true);
    if (role.role->kind == RoleClass::armed) institutions_[role.role->text] = entity;
    if (role.role->kind == RoleClass::institution && role.role->office == "government" &&
        text_government_ == no_entity)
      text_government_ = principal;
    return entity;
  }
  if (const EntityIndex known = definite_group(role, modifiers); known != no_entity) return known;
  if (role.role->kind == RoleClass::institution) {
    std::uint64_t before = modifiers > begin_ ? token(modifiers - 1).classes : 0;
    if (role.first > begin_) before |= token(role.first - 1).classes;
    const char* age = before & word_old ? "previous " : before & word_new ? "new " : "";
    const std::string name = age + role.role->text;
    const EntityIndex entity = book_.other(slug(name), name, kind);
    book_.speaks_for(entity, institution_owner(), true);
    return entity;
  }
  const std::string& text = role.role->text;
  if (text == "team" || text == "mission" || text == "units" || text == "side" || text == "media" ||
      text == "reports")
    return no_entity;
  const std::string name = base::lower_ascii(words(modifiers, role.last));
  return book_.other(slug(name), name, kind);
}

// "the delegation", "the negotiators", "the administration": those named before, unless the words set them
// apart.
EntityIndex MentionFinder::definite_group(const RoleAt& role, std::uint32_t modifiers) const {
  if (modifiers == begin_ || !token(modifiers - 1).is(word_definite)) return no_entity;
  for (std::uint32_t k = modifiers; k < role.last; ++k)
    if (token(k).is(word_old | word_new)) return no_entity;
  const std::string& office = role.role->office;
  if (role.role->kind == RoleClass::delegation || office == "envoy" || office == "negotiator")
    return last_delegation_;
  const auto found = institutions_.find(role.role->text);
  const bool same_words = modifiers + 1 == role.last || modifiers == role.first;  // "the army"
  if (role.role->kind == RoleClass::armed && same_words && found != institutions_.end()) return found->second;
  if (role.role->kind == RoleClass::institution && found != institutions_.end() &&
      !book_[found->second].name.starts_with("previous"))
    return found->second;
  return no_entity;
}

// Whose "the new government" is when nothing says so: the nearest person or state of the sentence, else of
// the text.
EntityIndex MentionFinder::institution_owner() const {
  const std::size_t first = text_.first_mention.back();
  for (std::size_t k = text_.mentions.size(); k > first; --k) {
    const Mention& mention = text_.mentions[k - 1];
    if (mention.form == MentionForm::person && mention.entity != no_entity &&
        book_.principal(mention.entity) != no_entity)
      return book_.principal(mention.entity);
  }
  return text_government_;
}

}  // namespace entente::reading
