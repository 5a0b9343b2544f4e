#include "entente/reading/event_cast.h"

#include <algorithm>

#include "entente/base/text.h"
#include "entente/reading/event_frame.h"

namespace entente::reading {

namespace {

using evidence::EventActor;
using language::no_word;
using language::Relation;
using language::Upos;

constexpr int deepest = 4;  // "a group of members of the parliament of X"

// Relations around a head that say whose or of what kind it is, in the order they are trusted.
enum class Around { modifier, owner, apposition, phrase };

bool stands(const language::Word& child, Around kind) {
  switch (kind) {
    case Around::modifier:
      return child.relation == Relation::amod || child.relation == Relation::compound ||
             child.relation == Relation::flat || child.relation == Relation::nummod;
    case Around::owner:
      return child.label == "nmod:poss";
    case Around::apposition:
      return child.relation == Relation::appos;
    case Around::phrase:
      return child.relation == Relation::nmod;
  }
  return false;
}

// Phrases behind these say nothing about who the head is.
bool beside(std::string_view preposition) {
  return preposition == "about" || preposition == "after" || preposition == "before" ||
         preposition == "with" || preposition == "without" || preposition == "during" ||
         preposition == "despite" || preposition == "over";
}

}  // namespace

const TreeMention* EventCast::mention_at(std::uint32_t word) const {
  const TreeMention* best = nullptr;
  for (const TreeMention& mention : mentions_) {
    if (mention.first > word) break;
    if (word >= mention.last) continue;
    if (!best || mention.head == word) best = &mention;
  }
  return best;
}

std::string_view EventCast::sector_at(std::uint32_t head) const {
  const language::Word& word = tree_[head];
  if (word.upos != Upos::noun && word.upos != Upos::propn && word.upos != Upos::adj) return {};
  for (const std::uint32_t c : tree_.children(head)) {
    const language::Word& child = tree_[c];
    if (child.relation != Relation::amod && child.relation != Relation::compound) continue;
    const auto both = codes_.sector_of(base::lower_ascii(child.lemma) + " " + base::lower_ascii(word.lemma));
    if (!both.empty()) return both;
  }
  if (const auto own = codes_.sector_of(base::lower_ascii(word.lemma)); !own.empty()) return own;
  return codes_.sector_in(word.form);
}

evidence::Span EventCast::span_of(std::uint32_t first, std::uint32_t last) const {
  return {tree_[first].start, tree_[last - 1].end};
}

EventActor EventCast::actor_of(const TreeMention& mention, std::uint32_t head) const {
  EventActor actor;
  actor.entity = mention.entity;
  actor.text = mention.text;
  actor.country = mention.country;
  actor.sector = mention.sector;
  actor.span = span_of(mention.first, std::max(mention.last, mention.first + 1));
  const bool inside = head >= mention.first && head < mention.last;
  const std::string_view own = inside && !actor.sector.empty() ? std::string_view() : sector_at(head);
  if (!own.empty()) actor.sector = own;
  return actor;
}

// A nationality or a state that nobody resolved as a mention: "Radical French farmers".
bool EventCast::add_word(std::uint32_t word, std::uint32_t head, std::vector<EventActor>& out) const {
  const language::Word& w = tree_[word];
  if (w.upos != Upos::adj && w.upos != Upos::propn) return false;
  std::uint32_t first = word;
  while (first > 0 && word - first < 2 && tree_[first - 1].head == word &&
         tree_[first - 1].upos == Upos::propn)
    --first;
  std::string text;
  for (std::uint32_t i = first; i <= word; ++i) text += (i > first ? " " : "") + tree_[i].form;
  EventActor actor;
  actor.country = codes_.country_in(text);
  if (actor.country.empty() && word > 0)
    actor.country = codes_.country_in(tree_[word - 1].form + " " + w.form);
  if (actor.country.empty()) return false;
  actor.sector = sector_at(head);
  actor.text = text;
  actor.span = span_of(first, word + 1);
  out.push_back(std::move(actor));
  return true;
}

bool EventCast::around(std::uint32_t head, int depth, std::vector<EventActor>& out) const {
  for (const Around kind : {Around::modifier, Around::owner, Around::apposition, Around::phrase}) {
    bool found = false;
    for (const std::uint32_t c : tree_.children(head)) {
      const language::Word& child = tree_[c];
      if (!stands(child, kind) || (kind == Around::phrase && beside(preposition_of(tree_, c)))) continue;
      for (const std::uint32_t one : with_conjuncts(tree_, c)) {
        const TreeMention* mention = mention_at(one);
        if (mention && !(mention->place && kind == Around::phrase)) {
          out.push_back(actor_of(*mention, head));
          found = true;
        } else if (!mention && kind == Around::modifier && add_word(one, head, out)) {
          found = true;
        } else if (kind == Around::phrase && depth > 0 && around(one, depth - 1, out)) {
          found = true;
        }
      }
      if (found && kind == Around::phrase) return true;
    }
    if (found) return true;
  }
  return false;
}

// "ethnic Albanians" by their name, "rebels in Chad" by what follows at once, wherever the tree hangs it.
std::string_view EventCast::country_around(const TreeMention& mention) const {
  const language::Word& head = tree_[mention.head];
  if (head.xpos == "NNS" || head.xpos == "NNPS")
    for (std::uint32_t i = mention.first; i < mention.last; ++i)
      if (const auto country = codes_.country_in(tree_[i].form); !country.empty()) return country;
  return country_after(mention.last);
}

// "in Chad", "of the capital Baghdad" right after somebody: the country that it names.
std::string_view EventCast::country_after(std::uint32_t first) const {
  std::uint32_t i = first;
  if (i >= tree_.size() || !(reads(tree_[i], "in") || reads(tree_[i], "of") || reads(tree_[i], "from")))
    return {};
  for (++i; i < tree_.size() && i < first + 4; ++i) {
    if (const TreeMention* next = mention_at(i); next && !next->country.empty()) return next->country;
    if (tree_[i].upos == Upos::propn)
      if (const auto country = codes_.country_in(tree_[i].form); !country.empty()) return country;
  }
  return {};
}

// "French and Egyptian warships", where the mention is the Egyptian ones; "rebels in Chad": whose they are.
void EventCast::add_beside(const TreeMention& mention, std::uint32_t head,
                           std::vector<EventActor>& out) const {
  for (const std::uint32_t c : tree_.children(mention.head)) {
    if (c >= mention.first || !stands(tree_[c], Around::modifier)) continue;
    for (const std::uint32_t one : with_conjuncts(tree_, c)) {
      const TreeMention* other = mention_at(one);
      if (other && other != &mention && !other->country.empty()) out.push_back(actor_of(*other, head));
      if (!other) add_word(one, head, out);
    }
  }
  // The same by the words alone: "French and [Egyptian warships]".
  const std::uint32_t first = mention.first;
  if (first >= 2 && tree_[first - 1].upos == Upos::cconj && tree_[first - 2].upos == Upos::adj &&
      out.empty() && !mention.country.empty())
    add_word(first - 2, head, out);
  EventActor actor = actor_of(mention, head);
  if (actor.country.empty()) actor.country = country_around(mention);
  if (actor.country.empty()) {
    std::vector<EventActor> whose;
    if (around(head, deepest, whose))
      for (const EventActor& other : whose)
        if (actor.country.empty()) actor.country = other.country;
  }
  out.push_back(std::move(actor));
}

void EventCast::one(std::uint32_t head, std::vector<EventActor>& out) const {
  const TreeMention* mention = mention_at(head);
  if (mention && !mention->place) return add_beside(*mention, head, out);
  if (mention) return;  // a place is nobody
  if (around(head, deepest, out)) return;
  const auto sector = sector_at(head);
  if (!sector.empty()) {
    EventActor actor;
    actor.sector = sector;
    actor.country = country_after(head + 1);
    actor.text = tree_[head].form;
    actor.span = span_of(head, head + 1);
    out.push_back(std::move(actor));
    return;
  }
  // "a group of workers", "thousands of refugees"
  for (const std::uint32_t c : tree_.children(head))
    if (c > head && tree_[c].relation == Relation::nmod && preposition_of(tree_, c) == "of")
      return one(c, out);
}

std::vector<EventActor> EventCast::actors(std::uint32_t head) const {
  std::vector<EventActor> out;
  for (const std::uint32_t h : with_conjuncts(tree_, head)) one(h, out);
  std::vector<EventActor> distinct;
  for (EventActor& actor : out)
    if (std::none_of(distinct.begin(), distinct.end(),
                     [&](const EventActor& other) { return other.span == actor.span; }))
      distinct.push_back(std::move(actor));
  return distinct;
}

bool EventCast::names_somebody(std::uint32_t head) const {
  return !actors(head).empty();
}

bool EventCast::same_party(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return true;
  if (tree_[b].upos == Upos::pron && !mention_at(b)) return true;
  const auto first = actors(a), second = actors(b);
  for (const EventActor& x : first)
    for (const EventActor& y : second) {
      if (!x.entity.empty() && x.entity == y.entity) return true;
      const bool own = x.sector == y.sector || x.sector.empty() || y.sector.empty();
      if (own && !x.country.empty() && x.country == y.country && x.country != "IGO") return true;
    }
  return false;
}

}  // namespace entente::reading
