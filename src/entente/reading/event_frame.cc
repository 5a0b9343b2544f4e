#include "entente/reading/event_frame.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;

constexpr int furthest_clause = 6;  // how many clauses up a left-out subject is looked for

bool relative_pronoun(const Word& word) {
  return word.upos == Upos::pron &&
         (reads(word, "who") || reads(word, "which") || reads(word, "that") || reads(word, "whom"));
}

bool marked_with(const Tree& tree, std::uint32_t verb, std::initializer_list<std::string_view> words) {
  for (const std::uint32_t c : tree.children(verb)) {
    const Word& child = tree[c];
    if (child.relation != Relation::mark && child.relation != Relation::case_marking) continue;
    for (const std::string_view word : words)
      if (reads(child, word)) return true;
  }
  return false;
}

// Verbs whose object does what their infinitive says: "urged Iran to sign".
bool governs_object(const Tree& tree, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 37> verbs = {
      "urge",      "ask",     "order",    "tell",     "force",     "press",  "allow",  "invite",
      "want",      "call",    "permit",   "command",  "compel",    "appeal", "beg",    "warn",
      "instruct",  "expect",  "persuade", "pressure", "let",       "help",   "make",   "cause",
      "get",       "require", "request",  "implore",  "encourage", "oblige", "enable", "convince",
      "authorize", "accuse",  "suspect",  "prevent",  "stop"};
  return std::find(verbs.begin(), verbs.end(), tree[verb].lemma) != verbs.end();
}

std::vector<std::uint32_t> own_subjects(const Tree& tree, std::uint32_t verb, bool& passive) {
  std::vector<std::uint32_t> found;
  const Word& word = tree[verb];
  for (const std::uint32_t c : tree.children(verb)) {
    const Word& child = tree[c];
    if (child.relation == Relation::aux && child.label == "aux:pass") passive = true;
    if (child.relation != Relation::nsubj) continue;
    if (child.label == "nsubj:pass") passive = true;
    const bool stands_in = relative_pronoun(child) && word.relation == Relation::acl && word.head != no_word;
    found.push_back(stands_in ? word.head : c);
  }
  return found;
}

std::vector<std::uint32_t> objects_and_agents(const Tree& tree, std::uint32_t verb, bool objects) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t c : tree.children(verb)) {
    const Word& child = tree[c];
    const bool agent =
        child.label == "obl:agent" || (child.relation == Relation::obl && preposition_of(tree, c) == "by");
    if (objects ? child.relation == Relation::obj : agent) found.push_back(c);
  }
  return found;
}

// The subject of the clause above, or its object where that is who acts.
std::vector<std::uint32_t> taken_over(const Tree& tree, std::uint32_t verb, int steps) {
  const Word& word = tree[verb];
  if (word.head == no_word || steps == 0) return {};
  const bool clause = word.relation == Relation::xcomp || word.relation == Relation::advcl ||
                      word.relation == Relation::conj || word.relation == Relation::ccomp ||
                      word.relation == Relation::parataxis;
  if (word.relation == Relation::acl) {
    if (word.xpos != "VBN" && !marked_with(tree, verb, {"to"})) return {word.head};
    // "a promise to send", "the decision to leave": who promises or decides acts.
    return marked_with(tree, verb, {"to"}) ? taken_over(tree, word.head, steps - 1)
                                           : std::vector<std::uint32_t>{};
  }
  if (!clause && tree[word.head].upos != Upos::verb) return taken_over(tree, word.head, steps - 1);
  if (word.relation != Relation::conj && governs_object(tree, word.head)) {
    bool passive = false;
    auto own = own_subjects(tree, word.head, passive);
    if (passive) return own;
    if (auto objects = objects_and_agents(tree, word.head, true); !objects.empty()) return objects;
    for (const std::uint32_t c : tree.children(word.head))
      if (tree[c].relation == Relation::obl)
        if (const auto p = preposition_of(tree, c); p == "on" || p == "to" || p == "for") return {c};
  }
  bool passive = false;
  auto found = own_subjects(tree, word.head, passive);
  if (passive && word.relation == Relation::conj) return objects_and_agents(tree, word.head, false);
  return found.empty() ? taken_over(tree, word.head, steps - 1) : found;
}

void add_clause_child(const Tree& tree, std::uint32_t verb, std::uint32_t c, Frame& frame) {
  const Word& child = tree[c];
  switch (child.relation) {
    case Relation::obj:
      if (const auto p = preposition_of(tree, c); !p.empty()) {
        frame.obliques.push_back({p, c});
        break;
      }
      frame.objects.push_back(relative_pronoun(child) && tree[verb].head != no_word ? tree[verb].head : c);
      break;
    case Relation::iobj:
      frame.receivers.push_back(c);
      break;
    case Relation::xcomp:
    case Relation::ccomp:
      frame.clauses.push_back(c);
      break;
    case Relation::advcl:
      if (marked_with(tree, c, {"of", "from", "for", "with", "on", "against"})) frame.clauses.push_back(c);
      if (marked_with(tree, c, {"to", "that"}) && c > verb) frame.purposes.push_back(c);
      break;
    case Relation::obl:
    case Relation::nmod:
      if (const auto p = preposition_of(tree, c); !p.empty()) frame.obliques.push_back({p, c});
      break;
    default:
      break;
  }
}

}  // namespace

bool reads(const Word& word, std::string_view lower) {
  return word.form.size() == lower.size() &&
         std::equal(lower.begin(), lower.end(), word.form.begin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

std::string_view preposition_of(const Tree& tree, std::uint32_t head) {
  for (const std::uint32_t c : tree.children(head)) {
    const Word& child = tree[c];
    if (child.relation == Relation::case_marking && child.upos != Upos::part) return child.lemma;
  }
  return {};
}

bool heads_clause(const Tree& tree, std::uint32_t word) {
  return tree[word].upos == Upos::verb || tree.child(word, Relation::cop) != no_word;
}

std::vector<std::uint32_t> with_conjuncts(const Tree& tree, std::uint32_t head) {
  std::vector<std::uint32_t> all = {head};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::uint32_t c : tree.children(all[i]))
      if (tree[c].relation == Relation::conj && !heads_clause(tree, c)) all.push_back(c);
  return all;
}

std::vector<std::uint32_t> subjects_of(const Tree& tree, std::uint32_t verb) {
  bool passive = false;
  auto found = own_subjects(tree, verb, passive);
  return found.empty() ? taken_over(tree, verb, furthest_clause) : found;
}

Frame clause_frame(const Tree& tree, std::uint32_t verb) {
  Frame frame;
  auto own = own_subjects(tree, verb, frame.passive);
  for (const std::uint32_t c : tree.children(verb)) add_clause_child(tree, verb, c, frame);
  if (frame.objects.empty()) frame.objects.swap(frame.receivers);
  const Word& word = tree[verb];
  const bool participle = word.relation == Relation::acl && word.xpos == "VBN" && own.empty();
  if (participle) frame.passive = true;
  if (!frame.passive) {
    frame.subjects = own.empty() ? taken_over(tree, verb, furthest_clause) : own;
    return frame;
  }
  if (participle && word.head != no_word) own = {word.head};
  if (own.empty()) own = taken_over(tree, verb, furthest_clause);
  frame.objects.insert(frame.objects.begin(), own.begin(), own.end());
  frame.subjects = objects_and_agents(tree, verb, false);
  return frame;
}

Frame noun_frame(const Tree& tree, std::uint32_t noun) {
  Frame frame;
  for (const std::uint32_t c : tree.children(noun)) {
    const Word& child = tree[c];
    if (child.label == "nmod:poss") {
      frame.owners.push_back(c);
    } else if (child.relation == Relation::amod || child.relation == Relation::compound) {
      frame.modifiers.push_back(c);
    } else if (child.relation == Relation::acl && child.label != "acl:relcl") {
      frame.clauses.push_back(c);
    } else if (child.relation == Relation::nmod || child.relation == Relation::obl) {
      if (const auto p = preposition_of(tree, c); !p.empty()) frame.obliques.push_back({p, c});
    }
  }
  return frame;
}

}  // namespace entente::reading
