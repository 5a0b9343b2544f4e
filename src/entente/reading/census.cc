#include <algorithm>

#include "entente/reading/mention_finder.h"
#include "entente/reading/turn_speakers.h"

namespace entente::reading {

using language::no_word;
using language::Relation;

namespace {

// "Republic of X", "people of X": what follows is a country.
constexpr std::string_view country_nouns[] = {"Republic", "Kingdom", "Federation",   "Sultanate",   "State",
                                              "Emirate",  "Duchy",   "Principality", "Commonwealth"};

bool country_noun(std::string_view word) {
  return std::find(std::begin(country_nouns), std::end(country_nouns), word) != std::end(country_nouns);
}

// "KHARTOUM", "NEW YORK" as other sentences write them.
std::string plain_case(std::string name) {
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] != ' ' && name[i - 1] != '-')
      name[i] = static_cast<char>(name[i] - 'A' + 'a');
  return name;
}

// "Karvonian", "Lesmari", "Quorish": what comes from a place is named after it.
bool demonym_ending(std::string_view word) {
  for (const std::string_view ending : {"an", "i", "ese", "ish", "er", "ic", "ite"})
    if (word.ends_with(ending)) return true;
  return false;
}

}  // namespace

// How the tree uses the capitalised words [first, last) of the sentence.
MentionFinder::NameUse MentionFinder::name_use(std::uint32_t first, std::uint32_t last) const {
  if (text_.trees.size() <= sentence_ || text_.trees[sentence_].size() == 0) return NameUse::none;
  const language::Tree& tree = text_.trees[sentence_];
  const WordMap& map = text_.words[sentence_];
  const auto token_of = [&](std::uint32_t word) { return map.of_word[word] + begin_; };
  for (std::uint32_t i = first; i < last; ++i) {
    std::uint32_t at = map.of_token[i - begin_];
    if (at == no_word || tree[at].head == no_word) continue;
    if (token_of(tree[at].head) >= first && token_of(tree[at].head) < last) continue;
    while (tree[at].relation == Relation::conj && tree[at].head != no_word) at = tree[at].head;
    const std::uint32_t head = tree[at].head;
    if (head == no_word) return NameUse::none;
    const bool verb = tree[head].upos == language::Upos::verb;
    const std::uint32_t preposition = tree.child(at, Relation::case_marking);
    const std::string form = preposition == no_word ? "" : base_form(tree[preposition].form);
    const bool role = inside(token_of(head)) && token(token_of(head)).is(word_role);
    const bool owned = tree[at].label == "nmod:poss";
    // "the Minister of Justice": an office; "the ministers of Tamaria and Sool": theirs.
    const bool portfolio = role && form == "of" && base_form(tree[head].form) == "minister" &&
                           tree.child(head, Relation::amod) == no_word &&
                           tree.child(head, Relation::compound) == no_word;
    if (role && (owned || (tree[at].relation == Relation::nmod && (form == "of" || form == "for"))))
      return portfolio ? NameUse::none : NameUse::governs;
    if (tree[at].relation == Relation::nsubj && verb) return NameUse::acts;
    if (tree[at].relation == Relation::obl && verb && (form == "by" || form == "with")) return NameUse::acts;
    if (owned || (tree[at].relation == Relation::nmod && (form == "between" || form == "with")))
      return NameUse::acts;
    if ((tree[at].relation == Relation::obl || tree[at].relation == Relation::nmod) &&
        (form == "in" || form == "at" || form == "near" || form == "outside"))
      return NameUse::place;
    return NameUse::none;
  }
  return NameUse::none;
}

// Reads the whole text for what it tells of names that no table lists, before any of them is met: a state is
// one whose ministers, army or parliament are spoken of.
void MentionFinder::census() {
  for (std::uint32_t number = 0; number < text_.sentences.size(); ++number) {
    open(number);
    for (std::uint32_t i = begin_; i < end_;) {
      if (heading_ && !(i > begin_ + 2 && token(i - 1).is(word_of))) {
        ++i;  // capitals say little there; "foreign minister of X" does
        continue;
      }
      if (!token(i).looks(token_capital) || !name_token(i) || !proper(i) || name_at(i)) {
        ++i;
        continue;
      }
      const std::uint32_t last = std::max(name_end(i), i + 1);
      count_name(i, last);
      i = last;
    }
  }
}

void MentionFinder::count_name(std::uint32_t i, std::uint32_t last) {
  if (country_noun(text_.text(token(i))) || token(last - 1).is(word_org_head | word_not_person)) return;
  const bool titled =
      i > begin_ && token(i - 1).is(word_role) && !token(i - 1).is(word_org_head) && role_before(i);
  if (titled || last > i + 1) {
    NameFacts& surname = census_[words(last - 1, last)];
    surname.person += titled ? 2 : 0;
    surname.name_part += 1;
    if (last > i + 1) {
      NameFacts& whole = census_[words(i, last)];
      whole.person += titled ? 2 : 0;
    }
    return;
  }
  NameFacts& facts = census_[words(i, last)];
  const std::uint32_t before = i > begin_ && token(i - 1).is(word_definite) ? i - 1 : i;
  if (before > begin_ + 1 && token(before - 1).is(word_of) && country_noun(text_.text(token(before - 2))))
    facts.governs += 3;
  if (heading_) {
    // "deputy foreign minister of Lyria": a role of two words or more, so no portfolio
    const bool office = i > begin_ + 2 && token(i - 1).is(word_of) && token(i - 3).is(word_role);
    if (office && !token(i - 3).looks(token_punct)) facts.governs += 1;
    return;
  }
  switch (name_use(i, last)) {
    case NameUse::governs:
      facts.governs += before == i ? 1 : 0;  // "leaders of the Azadliq": a movement's
      break;
    case NameUse::acts:
      facts.acts += 1;
      break;
    case NameUse::place:
      facts.place += 1;
      break;
    case NameUse::none:
      break;
  }
}

// The state that the text takes a name for, or no_entity: its officials are spoken of, it acts, and it is
// nobody's surname.
EntityIndex MentionFinder::state_by_census(const std::string& name) {
  const auto found = census_.find(name);
  if (found == census_.end()) return no_entity;
  const NameFacts& facts = found->second;
  if (facts.person > 0 || facts.name_part > 0 || facts.governs == 0) return no_entity;
  if (name.ends_with("s") && facts.governs < 3) return no_entity;  // "Ports", "Affairs": what an office is of
  if (book_.person_by_surname(name) != no_entity) return no_entity;
  return book_.other(slug(name), name, "state");
}

// Part of a longer name of the text, or titled: a person's surname.
bool MentionFinder::surname_by_census(const std::string& name) const {
  const auto found = census_.find(name);
  return found != census_.end() && found->second.governs == 0 &&
         (found->second.person > 0 || (found->second.name_part > 0 && found->second.acts > 0));
}

// "Lesmari" once the text has a state called Lesmar.
EntityIndex MentionFinder::state_by_demonym(const std::string& word) {
  if (word.size() < 5 || !demonym_ending(word)) return no_entity;
  for (const auto& [name, facts] : census_) {
    if (facts.governs == 0 || facts.person > 0 || facts.name_part > 0 || name == word) continue;
    const auto [a, b] = std::mismatch(name.begin(), name.end(), word.begin(), word.end());
    const auto common = static_cast<std::size_t>(a - name.begin());
    if (common >= 4 && common + 2 >= name.size() && word.size() <= name.size() + 3)
      return state_by_census(name);
  }
  return no_entity;
}

// '(hereinafter "the Front")', "(KPF)" after a name: what the text calls it from here on.
void MentionFinder::define_alias(std::uint32_t open) {
  if (text_.mentions.empty() || text_.mentions.back().entity == no_entity) return;
  const Mention& named = text_.mentions.back();
  if (named.first < begin_ || named.last != open || named.form == MentionForm::place) return;
  std::uint32_t k = open + 1;
  const bool told = inside(k) && text_.text(token(k)).starts_with("here");
  if (told) ++k;
  while (inside(k) &&
         (token(k).looks(token_punct) || token(k).is(word_definite) || text_.text(token(k)) == "as"))
    ++k;
  if (!inside(k + 1)) return;
  const bool quoted = k > open + 1 && token(k - 1).looks(token_quote | token_open_quote);
  const bool short_form = token(k).looks(token_all_caps) && token(k).end - token(k).start >= 2;
  if (!told && !quoted && !short_form && !(k > open + 1 && token(k - 1).is(word_definite))) return;
  if (!token(k).looks(token_capital)) return;
  std::uint32_t last = k + 1;
  while (inside(last) && token(last).looks(token_capital) && token(last).looks(token_word)) ++last;
  if (!inside(last) || !token(last).looks(token_punct)) return;
  const std::string alias = words(k, last);
  aliases_[alias] = named.entity;
  institutions_[base_form(alias)] = named.entity;
  if (told) {
    const EntityIndex parties = book_.other("parties", "Parties", "group");
    book_.add_member(parties, named.entity);
  }
}

std::string MentionFinder::base_form(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// What stands before the sentences of a block: whose turn it is, or where it was written ("VIENNA, July 9
// -").
void MentionFinder::openings() {
  const std::string& text = text_.document->text;
  for (const evidence::Block& block : text_.document->blocks) {
    if (block.speaker.length() > 0) {
      if (block.speaker.start >= block.span.start)
        if (const EntityIndex who = turn_speaker(*text_.document, block, book_); who != no_entity)
          book_.mention(who, block.speaker);
      continue;
    }
    // Names of places run up to the first mark that is no slash: "KHARTOUM/JEDDAH, May 31 (Agencies) -".
    const std::size_t end = block.span.start + block.opening;
    std::size_t first = block.span.start;
    for (std::size_t i = first; i < end; ++i) {
      const char c = text[i];
      const bool inside_name = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '\'' ||
                               static_cast<unsigned char>(c) >= 0x80;
      if (inside_name) continue;
      std::size_t last = i;
      while (last > first && text[last - 1] == ' ') --last;
      if (last > first + 2 && text[first] >= 'A' && text[first] <= 'Z') {
        const std::string name = plain_case(text.substr(first, last - first));
        std::string id = slug(name);
        if (const EntityIndex known = book_.find(id); known != no_entity && book_.is_party(known))
          id += "_city";
        book_.mention(book_.other(id, name, "place"), {first, last});
      }
      if (c != '/') break;
      first = i + 1;
    }
  }
}

// The first state or organisation that the headings name: whose spokesperson, whose prime minister speaks.
EntityIndex MentionFinder::state_of_headings() {
  for (std::uint32_t number = 0; number < text_.sentences.size(); ++number) {
    const auto kind = text_.document->blocks[text_.document->sentences[number].block].kind;
    if (kind != evidence::BlockKind::headline && kind != evidence::BlockKind::standfirst) continue;
    open(number);
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (const auto name = name_at(i)) {
        const EntityIndex whose = book_.principal(entity_of(*name->name));
        if (whose != no_entity && name->name->kind != NameKind::capital) return whose;
      }
      if (!token(i).looks(token_capital)) continue;
      if (const EntityIndex state = state_by_census(plain_case(words(i, i + 1))); state != no_entity)
        return state;
      if (const EntityIndex state = state_by_demonym(words(i, i + 1)); state != no_entity) return state;
    }
  }
  return no_entity;
}

// "The Prime Minister", "SPOKESPERSON": an office, without a name.
bool MentionFinder::office_label(std::string_view label) {
  std::string words = base_form(label);
  if (words.starts_with("the ")) words = words.substr(4);
  for (const std::string_view office :
       {"prime minister", "president", "spokesperson", "spokesman", "spokeswoman", "foreign minister",
        "minister of", "secretary of state", "chancellor"})
    if (words.starts_with(office)) return true;
  return false;
}

// "Mr. DRAKKEN (Westeria):" speaks for Westeria.
void MentionFinder::turn_states() {
  for (const evidence::Block& block : text_.document->blocks) {
    if (block.speaker.length() == 0 || !office_label(text_.document->quote(block.speaker))) continue;
    const EntityIndex who = turn_speaker(*text_.document, block, book_);
    if (book_.principal(who) == no_entity) book_.speaks_for(who, state_of_headings(), true);
  }
  for (const evidence::Block& block : text_.document->blocks) {
    if (block.speaker.length() == 0) continue;
    const std::string& text = text_.document->text;
    std::size_t at = block.speaker.end;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || text[at] != '(') continue;
    const std::size_t close = text.find(')', at);
    if (close == std::string::npos || close > at + 60) continue;
    std::string name = text.substr(at + 1, close - at - 1);
    const std::string whole = name;
    if (const std::size_t of = name.find(" of "); of != std::string::npos && country_noun(name.substr(0, of)))
      name = name.substr(of + 4);
    if (name.starts_with("the ")) name = name.substr(4);
    EntityIndex state = book_.named(slug(name));
    if (state == no_entity) state = book_.named(slug(whole));
    if (state == no_entity) state = state_by_census(name);
    // Nobody's ministers are spoken of, yet the text has it act: "Westeria has asked …".
    const auto seen = census_.find(name);
    const bool acts = seen != census_.end() && seen->second.acts > 0 && seen->second.name_part == 0;
    if (state == no_entity && (acts || name != whole) && !name.empty())
      state = book_.other(slug(name), name, "state");
    const EntityIndex speaker = turn_speaker(*text_.document, block, book_);
    if (state != no_entity && speaker != no_entity) book_.speaks_for(speaker, state, true);
  }
}

}  // namespace entente::reading
