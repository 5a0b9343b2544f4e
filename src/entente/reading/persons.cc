#include <algorithm>

#include "entente/reading/mention_finder.h"

namespace entente::reading {

namespace {

// "Karvonia", "Telland": a country by its ending, when a text treats the name as somebody who acts.
const char* kind_by_name(const std::string& name) {
  for (const char* ending : {"ia", "land", "stan", "istan"})
    if (name.size() > 5 && name.ends_with(ending)) return "state";
  return "body";
}

bool town(std::string_view word) {
  static constexpr std::string_view towns[] = {"city", "town",   "village", "capital",
                                               "port", "suburb", "resort"};
  return std::find(std::begin(towns), std::end(towns), word) != std::end(towns);
}

}  // namespace

std::string MentionFinder::words(std::uint32_t first, std::uint32_t last) const {
  if (first >= last) return {};
  const std::size_t start = token(first).start, end = token(last - 1).end;
  std::string found(text_.document->text, start, end - start);
  for (char& c : found)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return found;
}

bool MentionFinder::name_token(std::uint32_t i) const {
  const Token& here = token(i);
  if (!here.looks(token_word) || !here.looks(token_capital)) return false;
  if (here.looks(token_initial)) return true;
  if (here.is(word_role) && role_at(i)) return false;  // "Coastal" may open "coastal states", and a name
  // "Begin agreed": the tree knows a name where the word alone looks like a verb.
  if (proper(i))
    return !here.is(word_weekday | word_month | word_prep | word_det | word_pronoun | word_coord |
                    word_meeting_noun);
  return !here.is(word_verb | word_any_verb | word_cue | word_weekday | word_month | word_prep | word_det |
                  word_aux | word_pronoun | word_coord | word_subordinator | word_meeting_noun | word_adverb);
}

bool MentionFinder::proper(std::uint32_t i) const {
  if (text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return false;
  const std::uint32_t word = text_.words[sentence_].of_token[i - begin_];
  return word != language::no_word && text_.trees[sentence_][word].upos == language::Upos::propn;
}

// "in Port Sarn", "the Tallowick round": where something is, by the tree.
bool MentionFinder::placed(std::uint32_t first, std::uint32_t last) const {
  if (text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return false;
  const language::Tree& tree = text_.trees[sentence_];
  const WordMap& map = text_.words[sentence_];
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint32_t at = map.of_token[i - begin_];
    if (at == language::no_word || tree[at].head == language::no_word) continue;
    const std::uint32_t head = map.of_word[tree[at].head] + begin_;
    if (head >= first && head < last) continue;
    if (tree[at].relation == language::Relation::compound)
      return inside(head) && token(head).is(word_meeting_noun);
    if (tree[at].relation != language::Relation::obl && tree[at].relation != language::Relation::nmod)
      return false;
    const std::uint32_t preposition = tree.child(at, language::Relation::case_marking);
    if (preposition == language::no_word) return false;
    const std::string& form = tree[preposition].form;
    if (form == "of")  // "the port of Amsel"
      return inside(head) && (token(head).is(word_geo | word_place_noun) || town(text_.text(token(head))));
    static constexpr std::string_view where[] = {"in",      "In",     "at",    "At",   "near",      "outside",
                                                 "through", "across", "along", "off",  "via",       "inside",
                                                 "around",  "into",   "Near",  "From", "throughout"};
    return std::find(std::begin(where), std::end(where), form) != std::end(where);
  }
  return false;
}

std::uint32_t MentionFinder::unknown_place(std::uint32_t first, std::uint32_t last) {
  const std::string name = words(first, last);
  add({first, last, book_.other(slug(name), name, "place"), MentionForm::place, false, false, false});
  return last;
}

// "Sable Basin", "Cape Sell", "the Sinai peninsula": the token after the place, or 0.
std::uint32_t MentionFinder::geographic(std::uint32_t first, std::uint32_t last) {
  std::uint32_t end = last;
  const bool named = last > first + 1 && (token(last - 1).is(word_geo) || token(first).is(word_geo));
  if (!named && inside(last) && token(last).is(word_geo) && !token(last).looks(token_capital)) end = last + 1;
  if (!named && end == last) return 0;
  if (heading_ || takes_part(first, last)) return 0;  // "Port Sarn refused": who sits there
  return unknown_place(first, end);
}

// "the Front", "the Parties": a body that a text defined for itself.
bool MentionFinder::titled_body(std::uint32_t i) const {
  return i > begin_ && token(i - 1).is(word_definite) && !heading_ && !token(i).looks(token_all_caps) &&
         !token(i).is(word_meeting_noun | word_not_person | word_deal | word_place_noun | word_speech_noun) &&
         takes_part(i, i + 1);
}

// The 's or ' inside the name of a body: its owners are a group of people.
bool MentionFinder::body_genitive(std::uint32_t k) const {
  if (k == begin_ || !inside(k + 1) || !token(k).looks(token_possessive) || !token(k + 1).is(word_org_head) ||
      !token(k + 1).looks(token_capital))
    return false;
  const std::string_view owners = text_.text(token(k - 1));
  return owners == "People" || owners == "Women" || owners == "Men" || owners == "Children" ||
         text_.text(token(k)).size() == 1 || text_.text(token(k)) == "\xE2\x80\x99";
}

// End of the capitalised words at i, particles between them included.
std::uint32_t MentionFinder::name_end(std::uint32_t i) const {
  std::uint32_t last = i;
  for (std::uint32_t k = i; inside(k) && k < i + 6; ++k) {
    const bool body =
        k > i && token(k).is(word_org_head) && token(k).looks(token_capital);  // "Coastal Union"
    if (name_token(k) || body)
      last = k + 1;
    else if (last == k && body_genitive(k))  // "People's Front", "Elders' Council"
      continue;
    else if (!(token(k).is(word_particle) && last > i && inside(k + 1) && name_token(k + 1)))
      break;
  }
  if (last > i + 1 && token(last - 1).is(word_coord)) --last;
  return last;
}

void MentionFinder::represent(EntityIndex who, EntityIndex principal, std::uint32_t first, std::uint32_t last,
                              double prior) {
  if (who == no_entity || principal == no_entity || who == principal) return;
  book_.speaks_for(who, principal, true);
  if (represented_.insert((std::uint64_t{who} << 32) | principal).second)
    text_.representations.push_back({sentence_, first, last, who, principal, prior});
}

bool MentionFinder::named_after_comma(const RoleAt& role, const Owner& owner) const {
  if (owner.entity == no_entity || role.role->kind != RoleClass::person || !inside(role.last + 2) ||
      token(role.last).word != tables_.comma)
    return false;
  const std::uint32_t last = name_end(role.last + 1);
  return last > role.last + 2 && (!inside(last) || token(last).looks(token_punct));
}

// Role and name: "special envoy Steve Witkoff", "President Haddad". 0 when no name follows.
std::uint32_t MentionFinder::titled_person(const RoleAt& role, Owner owner) {
  std::uint32_t start = role.last;
  if (named_after_comma(role, owner)) ++start;  // "the Federation's foreign minister, Tomas Varga,"
  if (!inside(start) || token(start).looks(token_punct)) return 0;
  const auto [person, last] = person_named(start);
  if (person == no_entity || !book_.is_person(person)) return 0;
  EntityIndex principal = book_.principal(owner.entity);
  const bool relation = role.role->kind == RoleClass::relation;
  std::uint32_t end = last;
  if (principal == no_entity && !relation) {
    const Owner after = owner_after(last);
    principal = after.entity;
    if (principal != no_entity) end = after.first;
  }
  if (principal == no_entity && !relation && book_.principal(person) == no_entity &&
      (role.role->office == "head" || role.role->office == "government" || role.role->office == "foreign" ||
       role.role->office == "defence")) {
    principal = only_state_of_block();
    if (principal != no_entity) represent(person, principal, role.first, end, 0.6);
  }
  const std::uint32_t first = owner.entity != no_entity ? owner.first : role.first;
  if (!relation && principal != no_entity) represent(person, principal, first, end, 0.85);
  take_office(person, role, principal != no_entity);
  if (principal == no_entity && !relation) apposition(start, last);  // "General X, the Panamanian leader"
  const bool owned_here =
      owner.entity != no_entity && !text_.mentions.empty() && text_.mentions.back().last > owner.first;
  add({owned_here || owner.entity == no_entity ? role.first : owner.first, last, person, MentionForm::person,
       false, false, false});
  return last;
}

// The person whose name starts at a token, and the token after the name. In headings only people known
// already.
std::pair<EntityIndex, std::uint32_t> MentionFinder::person_named(std::uint32_t start) {
  if (const auto name = name_at(start); name && name->name->kind == NameKind::leader)
    return {book_.leader(name->name->index), name->last};
  const std::uint32_t last = name_end(start);
  if (last == start) return {no_entity, start};
  const std::string text = words(start, last);
  if (heading_) {
    const EntityIndex known = book_.person_by_surname(text.substr(text.rfind(' ') + 1));
    if (known != no_entity || last > start + 3) return {known, last};
  }
  return {book_.person(text), last};
}

// What a title tells: the role as the text puts it, the office for later "the minister", and "Mrs" her
// gender.
void MentionFinder::take_office(EntityIndex person, const RoleAt& role, bool principal_named) {
  evidence::Entity& entity = book_[person];
  const std::string& title = role.role->text;
  const bool relation = role.role->kind == RoleClass::relation;
  if (!relation && title.size() > 3 && (entity.role.empty() || principal_named))
    entity.role = words(role.first, role.last);
  if (title == "mrs" || title == "ms" || title == "queen" || title == "princess")
    book_.set_gender(person, Gender::female);
  if (title == "mr" || title == "king" || title == "sir") book_.set_gender(person, Gender::male);
  if (role.role->office.empty()) return;
  if (const EntityIndex of = book_.principal(person); of != no_entity)
    offices_[book_[of].id + '/' + role.role->office] = person;
  last_office_[role.role->office] = person;
}

// Whether a verb of speech follows: then a lone unknown name is a person rather than a body.
bool MentionFinder::speaks(std::uint32_t last) const {
  for (std::uint32_t k = last; inside(k) && k < last + 4 && token(k).is(word_verb | word_aux | word_adverb);
       ++k) {
    const std::uint32_t node = tables_.cues.root(token(k).word);
    for (std::uint32_t link = node ? tables_.cues.first(node) : PhraseBook::nothing;
         link != PhraseBook::nothing; link = tables_.cues.next(link))
      if (tables_.cue_entries[tables_.cues.entry(link)].family == CueFamily::speech) return true;
  }
  return false;
}

// Whether a verb that only people, groups and parties do follows.
bool MentionFinder::acts(std::uint32_t last) const {
  for (std::uint32_t k = last; inside(k) && k < last + 4; ++k) {
    if (token(k).is(word_verb)) return !token(k).looks(token_capital) || heading_;
    if (!token(k).is(word_aux | word_adverb | word_negation)) return false;
  }
  return false;
}

// Whether the tree has the capitalised words as somebody who does or undergoes something, or whose word or
// stance is told, rather than as a place, a thing described or a part of a longer name.
bool MentionFinder::takes_part(std::uint32_t first, std::uint32_t last) const {
  if (text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return false;
  const language::Tree& tree = text_.trees[sentence_];
  const WordMap& map = text_.words[sentence_];
  for (std::uint32_t i = first; i < last; ++i) {
    std::uint32_t at = map.of_token[i - begin_];
    const bool noun = at != language::no_word &&
                      (tree[at].upos == language::Upos::propn || tree[at].upos == language::Upos::noun);
    if (!noun) continue;
    if (tree[at].head != language::no_word && map.of_word[tree[at].head] + begin_ >= first &&
        map.of_word[tree[at].head] + begin_ < last)
      continue;
    while (tree[at].relation == language::Relation::conj && tree[at].head != language::no_word)
      at = tree[at].head;
    const std::uint32_t head = tree[at].head;
    if (head == language::no_word) return false;
    const bool verb = tree[head].upos == language::Upos::verb;
    const std::uint32_t preposition = tree.child(at, language::Relation::case_marking);
    switch (tree[at].relation) {
      case language::Relation::nsubj:
        return verb;
      case language::Relation::obj:
      case language::Relation::iobj:
        return verb && i > begin_;
      case language::Relation::obl:
        return preposition != language::no_word &&
               (tree[preposition].form == "by" || tree[preposition].form == "with") && verb;
      case language::Relation::nmod:
        if (tree[at].label == "nmod:poss") return true;
        return preposition != language::no_word &&
               (tree[preposition].form == "between" || tree[preposition].form == "with");
      default:
        return false;
    }
  }
  return false;
}

// ", the Norwegian mediator," after a name: the role and whom the person speaks for.
bool MentionFinder::apposition(std::uint32_t first, std::uint32_t last) {
  if (!inside(last) || token(last).word != tables_.comma) return false;
  EntityIndex principal = no_entity;
  std::uint32_t start = last + 1;
  if (inside(start) && token(start).is(word_coord)) return false;
  if (inside(start + 1) && text_.text(token(start)) == "who" && token(start + 1).is(word_be)) start += 2;
  for (std::uint32_t k = start; inside(k) && k < last + 12 && token(k).word != tables_.comma; ++k) {
    if (token(k).is(word_relative | word_aux | word_any_verb) ||
        (token(k).is(word_verb) && !token(k).is(word_role)))
      return false;
    if (token(k).looks(token_capital | token_number)) {
      if (const auto name = name_at(k)) {
        principal = book_.principal(entity_of(*name->name));
        k = name->last - 1;
        continue;
      } else if (const EntityIndex body = body_named(k, name_end(k)); body != no_entity) {
        principal = body;
        k = name_end(k) - 1;
        continue;
      } else if (const std::string state_name = words(k, k + 1); !token(k).is(word_role)) {
        EntityIndex state = state_by_census(state_name);
        if (state == no_entity) state = state_by_demonym(state_name);
        if (state != no_entity) {
          principal = state;
          continue;
        }
      }
    }
    if (!token(k).is(word_role)) continue;
    const auto role = role_at(k);
    if (!role || (role->role->kind != RoleClass::person && role->role->kind != RoleClass::relation)) continue;
    const EntityIndex person = book_.person(words(first, last));
    if (!book_.is_person(person)) return false;
    if (principal == no_entity) principal = book_.principal(owner_after(role->last).entity);
    if (role->role->kind == RoleClass::person) {
      represent(person, principal, first, role->last, 0.8);
      if (book_[person].role.empty() || role->role->office == "head")
        book_[person].role = words(role->first, role->last);
      if (!role->role->office.empty()) last_office_[role->role->office] = person;
      if (principal != no_entity && !role->role->office.empty())
        offices_[book_[principal].id + '/' + role->role->office] = person;
    }
    return true;
  }
  return false;
}

// "Anna Berg" as the tree has people's names, whoever they are: two or three words side by side.
bool MentionFinder::flat_name(std::uint32_t first, std::uint32_t last) const {
  if (last > first + 3 || text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return false;
  const language::Tree& tree = text_.trees[sentence_];
  const WordMap& map = text_.words[sentence_];
  const std::uint32_t head = map.of_token[first - begin_];
  if (head == language::no_word || tree[head].upos != language::Upos::propn) return false;
  if (first > begin_ && token(first - 1).is(word_det)) return false;  // "the Blue Nile"
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const std::uint32_t part = map.of_token[i - begin_];
    if (part == language::no_word || tree[part].upos != language::Upos::propn ||
        tree[part].relation != language::Relation::flat || tree[part].head != head)
      return false;
  }
  return true;
}

std::uint32_t MentionFinder::named_person(std::uint32_t first, std::uint32_t start, std::uint32_t last) {
  const EntityIndex person = book_.person(words(start, last));
  add({first, last, person, book_.is_person(person) ? MentionForm::person : MentionForm::name, false, false,
       false});
  return last;
}

// "Inland Federation", and "the Federation" after it: bodies that no table lists, known by their last word.
EntityIndex MentionFinder::body_named(std::uint32_t first, std::uint32_t last) {
  if (last <= first || !token(last - 1).is(word_org_head)) return no_entity;
  const std::string text = words(first, last);
  const std::string head = words(last - 1, last);
  if (last == first + 1) {
    const auto known = bodies_.find(head);
    return known == bodies_.end() ? no_entity : known->second;
  }
  const EntityIndex body = book_.other(slug(text), text, "organisation");
  bodies_[head] = body;
  return body;
}

// Capitalised words that no table knows: somebody named before, a body by its last word, or a person who
// acts.
std::uint32_t MentionFinder::unknown_name(std::uint32_t i) {
  if (!name_token(i)) return i + 1;
  const std::uint32_t last = name_end(i);
  if (const auto alias = aliases_.find(words(i, last)); alias != aliases_.end()) {
    add({i, last, alias->second, book_.is_person(alias->second) ? MentionForm::person : MentionForm::name,
         false, false, false});
    return last;
  }
  if (const EntityIndex body = body_named(i, last); body != no_entity && !heading_) {
    const std::uint32_t after = modified_role(i, last, body, Name{});
    if (after == 0) add({i, last, body, MentionForm::name, false, false, false});
    return after ? after : last;
  }
  if (last == i + 1) return single_name(i);
  if (const std::uint32_t end = geographic(i, last)) return end;
  if (token(last - 1).is(word_not_person | word_meeting_noun) || token(i).is(word_not_person)) return last;
  if (placed(i, last) && book_.find(slug(words(i, last))) == no_entity) return unknown_place(i, last);
  if (heading_) return apposition(i, last) ? named_person(i, i, last) : last;
  const std::string text = words(i, last);
  const EntityIndex known = book_.find(slug(text));
  const EntityIndex same = book_.person_by_surname(text.substr(text.rfind(' ') + 1));
  const bool person = (known != no_entity && book_.is_person(known)) || list_owner_ != no_entity ||
                      apposition(i, last) || acts(last) || takes_part(i, last) ||
                      surname_by_census(words(last - 1, last)) || flat_name(i, last) ||
                      (same != no_entity && book_[same].name == text);
  return person ? named_person(i, i, last) : last;
}

// One capitalised word: a name part, somebody who says or does something, or a name that may be explained
// later.
std::uint32_t MentionFinder::single_name(std::uint32_t i) {
  const std::string text = words(i, i + 1);
  EntityIndex known = book_.person_by_surname(text);
  if (const auto alias = aliases_.find(text); alias != aliases_.end()) known = alias->second;
  if (known == no_entity) known = state_by_census(text);
  if (known == no_entity) known = book_.find(slug(text));
  if (known != no_entity && book_.is_party(known)) {
    if (book_.kind(known) == 's')
      if (const std::uint32_t after = modified_role(i, i + 1, known, Name{})) return after;
    add({i, i + 1, known, book_.is_person(known) ? MentionForm::person : MentionForm::name, false, false,
         false});
    return i + 1;
  }
  if (known == no_entity && token(i).word == 0 && placed(i, i + 1)) return unknown_place(i, i + 1);
  if (known == no_entity)
    if (const EntityIndex state = state_by_demonym(text); state != no_entity) {
      Name adjective;
      adjective.kind = NameKind::adjective;
      if (const std::uint32_t after = modified_role(i, i + 1, state, adjective)) return after;
      add({i, i + 1, state, MentionForm::adjective, false, false, false});
      return i + 1;
    }
  if (known == no_entity && token(i).word == 0)
    if (const std::uint32_t end = geographic(i, i + 1)) return end;
  if (titled_body(i)) {
    const EntityIndex body = book_.other(slug(text), text, "body");
    add({i, i + 1, body, MentionForm::name, false, text.ends_with("s"), false});
    return i + 1;
  }
  const bool unknown = token(i).word == 0 || (proper(i) && !token(i).is(word_cue));
  const bool name_like =
      unknown && text.size() > 3 && !text.ends_with("ing") && !text.ends_with("ly") && !text.ends_with("s");
  if (known == no_entity && !heading_ && unknown && surname_by_census(text)) return named_person(i, i, i + 1);
  if (name_like && !heading_ && acts(i + 1)) {
    const bool article = i > begin_ && token(i - 1).is(word_det);
    if (speaks(i + 1) && !article) return named_person(i, i, i + 1);
    add({i, i + 1, book_.other(slug(text), text, kind_by_name(text)), MentionForm::name, false, false,
         false});
    return i + 1;
  }
  if (!heading_ && !unknown) return i + 1;
  if (name_like && !heading_ && (i > begin_ || !token(i).is(word_starter)) && takes_part(i, i + 1)) {
    add({i, i + 1, book_.other(slug(text), text, kind_by_name(text)), MentionForm::name, false, false,
         false});
    return i + 1;
  }
  add({i, i + 1, no_entity, MentionForm::name, false, false, false});
  if (!text_.mentions.empty() && text_.mentions.back().first == i)
    pending_.push_back(static_cast<std::uint32_t>(text_.mentions.size() - 1));
  return i + 1;
}

}  // namespace entente::reading
