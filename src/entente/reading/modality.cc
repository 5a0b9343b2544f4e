#include "entente/reading/modality.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "entente/reading/event_frame.h"

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;

template <std::size_t N>
bool one_of(const Word& word, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return reads(word, w); });
}

constexpr std::string_view negations[] = {"not", "n't",    "never",  "neither",
                                          "nor", "hardly", "nobody", "none"};
// "would" of reported speech is a future; with a condition beside it, it is hypothetical as well.
constexpr std::string_view will[] = {"will", "'ll", "shall", "wo", "gonna", "’ll", "would", "'d"};
constexpr std::string_view may[] = {"may", "might", "could", "can", "ca"};
constexpr std::string_view must[] = {"must", "should", "ought", "shall"};
constexpr std::string_view hedges[] = {"reportedly", "allegedly", "apparently", "purportedly", "supposedly",
                                       "ostensibly", "seemingly", "possibly",   "perhaps",     "likely"};
constexpr std::string_view hedge_adjectives[] = {"alleged",  "reported", "suspected", "purported",
                                                 "supposed", "apparent", "rumoured",  "rumored"};
constexpr std::string_view past[] = {"previously", "formerly",     "once",      "earlier",
                                     "ago",        "historically", "originally"};
constexpr std::string_view past_adjectives[] = {"previous", "past", "former", "earlier"};
constexpr std::string_view possible_adjectives[] = {"possible", "potential", "eventual", "hypothetical"};
constexpr std::string_view future_adjectives[] = {"future",      "upcoming",  "planned",
                                                  "forthcoming", "scheduled", "proposed"};
constexpr std::string_view conditions[] = {"if", "unless", "whether", "provided", "lest"};
constexpr std::string_view no_words[] = {"no", "neither", "nor"};

bool year(const Word& word) {
  return word.form.size() == 4 && (word.form.starts_with("19") || word.form.starts_with("20")) &&
         std::all_of(word.form.begin(), word.form.end(),
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

void read_auxiliary(const Tree& tree, std::uint32_t verb, const Word& aux, Mood& mood) {
  if (one_of(aux, will)) mood.future = true;
  if (one_of(aux, may)) mood.hypothetical = true;
  // "Should either side leave, …" supposes.
  const std::uint32_t subject = tree.child(verb, Relation::nsubj);
  const bool opens =
      reads(aux, "should") && subject != no_word && aux.end <= tree[subject].start && aux.end > 0;
  if (one_of(aux, must)) (opens ? mood.hypothetical : mood.obliged) = true;
  if (reads(aux, "had") && tree[verb].xpos == "VBN") mood.historical = true;
}

// A bare year, "last year", "two years ago": the clause looks back. Days and months do not.
bool looks_back(const Tree& tree, std::uint32_t phrase) {
  const Word& head = tree[phrase];
  if (year(head) && preposition_of(tree, phrase) == "in") return true;
  if (head.lemma != "year" && head.lemma != "decade" && head.lemma != "century") return false;
  for (const std::uint32_t c : tree.children(phrase))
    if (reads(tree[c], "last") || reads(tree[c], "previous")) return true;
  return false;
}

bool reads_condition(const Tree& tree, std::uint32_t clause) {
  for (const std::uint32_t c : tree.children(clause))
    if (tree[c].relation == Relation::mark && one_of(tree[c], conditions)) return true;
  return false;
}

void read_child(const Tree& tree, std::uint32_t verb, std::uint32_t c, Mood& mood) {
  const Word& child = tree[c];
  switch (child.relation) {
    case Relation::aux:
      read_auxiliary(tree, verb, child, mood);
      break;
    case Relation::advmod:
      if (one_of(child, negations)) mood.negated = true;
      if (one_of(child, hedges)) mood.hedged = true;
      if (one_of(child, past)) mood.historical = true;
      if (reads(child, "longer") && c > 0 && reads(tree[c - 1], "no")) mood.negated = true;
      break;
    case Relation::mark:
      if (one_of(child, conditions)) mood.hypothetical = true;
      if (reads(child, "without")) mood.negated = true;
      break;
    case Relation::cc:
    case Relation::det:
      if (one_of(child, no_words)) mood.negated = true;
      break;
    case Relation::advcl:
      if (reads_condition(tree, c)) mood.hypothetical = mood.hypothetical || mood.future;
      break;
    case Relation::obl:
      if (looks_back(tree, c)) mood.historical = true;
      break;
    default:
      break;
  }
}

void read_children(const Tree& tree, std::uint32_t verb, Mood& mood) {
  for (const std::uint32_t c : tree.children(verb)) read_child(tree, verb, c, mood);
}

bool has_subject_or_auxiliary(const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, Relation::nsubj) != no_word || tree.child(verb, Relation::aux) != no_word;
}

// "is said to have attacked", "has to leave", "is going to meet", "failed to act": what the verb above says.
void read_governor(const Tree& tree, std::uint32_t verb, Mood& mood) {
  const Word& word = tree[verb];
  if (word.relation != Relation::xcomp || word.head == no_word) return;
  const Word& above = tree[word.head];
  const bool passive = tree.child(word.head, "aux:pass") != no_word;
  if (passive && (above.lemma == "say" || above.lemma == "believe" || above.lemma == "think" ||
                  above.lemma == "report" || above.lemma == "allege" || above.lemma == "rumor"))
    mood.hedged = true;
  if (above.lemma == "have" || above.lemma == "need") mood.obliged = true;
  if (above.lemma == "go" && reads(above, "going")) mood.future = true;
  if (above.lemma == "fail") mood.negated = true;
  if (above.lemma == "seem" || above.lemma == "appear") mood.hedged = true;
}

}  // namespace

Mood mood_of(const Tree& tree, std::uint32_t predicate) {
  Mood mood;
  read_children(tree, predicate, mood);
  read_governor(tree, predicate, mood);
  std::uint32_t w = predicate;
  while (tree[w].relation == Relation::conj && tree[w].head != no_word &&
         tree[tree[w].head].upos == Upos::verb && !has_subject_or_auxiliary(tree, w)) {
    w = tree[w].head;
    Mood first;
    for (const std::uint32_t c : tree.children(w))
      if (tree[c].relation == Relation::aux) read_auxiliary(tree, w, tree[c], first);
    mood.future = mood.future || first.future;
    mood.hypothetical = mood.hypothetical || first.hypothetical;
    mood.obliged = mood.obliged || first.obliged;
  }
  return mood;
}

Mood noun_mood(const Tree& tree, std::uint32_t noun) {
  Mood mood;
  for (const std::uint32_t c : tree.children(noun)) {
    const Word& child = tree[c];
    if (child.relation == Relation::det && one_of(child, no_words)) mood.negated = true;
    if (child.relation != Relation::amod) continue;
    if (one_of(child, hedge_adjectives)) mood.hedged = true;
    if (one_of(child, past_adjectives)) mood.historical = true;
    if (one_of(child, possible_adjectives)) mood.hypothetical = true;
    if (one_of(child, future_adjectives)) mood.future = true;
  }
  return mood;
}

}  // namespace entente::reading
