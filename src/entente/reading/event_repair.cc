#include "entente/reading/event_repair.h"

#include "entente/base/text.h"

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;

bool nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn;
}

void relate(Word& word, std::uint32_t head, Relation relation, const char* label) {
  word.head = head;
  word.relation = relation;
  word.label = label;
}

// The verb that the form is a past participle of, if the lexicon has it; empty if not.
std::string participle_of(const Word& word, const Predicates& predicates) {
  const std::string form = base::lower_ascii(word.form);
  if (!form.ends_with("ed") || form.size() < 5) return {};
  const std::string stem = form.substr(0, form.size() - 2);
  std::string undoubled = stem;
  if (stem[stem.size() - 1] == stem[stem.size() - 2]) undoubled.pop_back();
  std::string with_y = stem;
  if (with_y.back() == 'i') with_y.back() = 'y';
  for (const std::string& lemma : {stem, stem + "e", undoubled, with_y})
    if (!predicates.readings(lemma, PredicateKind::verb).empty()) return lemma;
  return {};
}

// Some words before a verb that belong to it, not to its subject: "today", "on Monday", "reportedly".
std::uint32_t subject_end(const Tree& tree, std::uint32_t verb) {
  std::uint32_t i = verb;
  while (i > 0) {
    const Word& word = tree[i - 1];
    const std::string form = base::lower_ascii(word.form);
    const bool time = form == "today" || form == "yesterday" || form.ends_with("day");
    if (word.upos != Upos::adv && !time && !(i < verb && form == "on")) break;
    --i;
  }
  return i;
}

bool opens_phrase(const Word& word) {
  return word.upos == Upos::det || word.upos == Upos::num || word.upos == Upos::adj || nominal(word) ||
         word.upos == Upos::pron;
}

// The top of the noun phrase that ends with the word: up its compounds and "of"-phrases, left of the verb.
std::uint32_t top_of(const Tree& tree, std::uint32_t word, std::uint32_t before) {
  std::uint32_t top = word;
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    const Word& w = tree[top];
    if (w.head == no_word || w.head >= before || (!nominal(tree[w.head]) && tree[w.head].upos != Upos::num) ||
        w.relation == Relation::conj)
      break;
    top = w.head;
  }
  return top;
}

bool mend_participle(Tree& tree, std::uint32_t at, const Predicates& predicates) {
  Word& word = tree.words[at];
  if (word.relation != Relation::amod || word.head == no_word || word.head <= at) return false;
  if (at == 0 || at + 1 >= tree.size() || !opens_phrase(tree[at + 1])) return false;
  const std::string lemma = participle_of(word, predicates);
  const std::uint32_t end = subject_end(tree, at);
  if (lemma.empty() || end == 0 || !nominal(tree[end - 1])) return false;
  const std::uint32_t object = word.head, subject = top_of(tree, end - 1, at);
  // "government backed rebels" is no clause: an article, a numeral, an adverb, a plural or a phrase between
  // ("police in Jericho seized …") shows that it is one.
  const bool shown = end < at || subject != end - 1 || tree[at + 1].upos == Upos::det ||
                     tree[at + 1].upos == Upos::num || tree[end - 1].xpos == "NNS" ||
                     tree[end - 1].xpos == "NNPS";
  if (!shown) return false;
  Word& noun = tree.words[object];
  Word& agent = tree.words[subject];
  const bool below = noun.head != no_word && noun.head == subject;
  const Word above = below ? agent : noun;
  const bool beside = noun.head != no_word && noun.head == agent.head;
  if (!below && !beside && agent.head != object) return false;
  if (beside)
    relate(word, above.head, Relation::ccomp, "ccomp");
  else
    relate(word, above.head, above.relation, above.label.c_str());
  word.upos = Upos::verb;
  word.xpos = "VBD";
  word.lemma = lemma;
  relate(noun, at, Relation::obj, "obj");
  relate(agent, at, Relation::nsubj, "nsubj");
  // Phrases after the object that hung at the subject belong to the verb.
  for (std::uint32_t i = at + 1; i < tree.size(); ++i)
    if (i != object && tree[i].head == subject && tree[i].relation == Relation::nmod)
      relate(tree.words[i], at, Relation::obl, "obl");
  return true;
}

// "accused Chad of [attacking villages]": the gerund governs the noun, and what stood before the preposition
// belongs to the verb above.
bool mend_gerund(Tree& tree, std::uint32_t at) {
  Word& gerund = tree.words[at];
  if (gerund.relation != Relation::amod || gerund.xpos != "VBG" || at == 0 || gerund.head == no_word)
    return false;
  Word& preposition = tree.words[at - 1];
  const std::uint32_t object = gerund.head;
  if (object <= at || preposition.head != at ||
      (preposition.upos != Upos::adp && preposition.upos != Upos::sconj))
    return false;
  const std::uint32_t above = tree[object].head;
  if (above == no_word) return false;
  for (std::uint32_t i = 0; i + 1 < at; ++i)
    if (tree[i].head == object) relate(tree.words[i], above, Relation::obj, "obj");
  relate(gerund, above, Relation::advcl, "advcl");
  gerund.upos = Upos::verb;
  relate(preposition, at, Relation::mark, "mark");
  relate(tree.words[object], at, Relation::obj, "obj");
  return true;
}

// "Chad has [threatened to stop]": the participle is the verb, "has" its auxiliary.
bool mend_perfect(Tree& tree, std::uint32_t at) {
  Word& have = tree.words[at];
  if (have.lemma != "have" || have.upos != Upos::verb || at + 1 >= tree.size()) return false;
  std::uint32_t next = at + 1;
  while (next + 1 < tree.size() && tree[next].upos == Upos::adv) ++next;
  Word& verb = tree.words[next];
  if (verb.xpos != "VBN" || verb.head != at) return false;
  verb.head = have.head;
  verb.relation = have.relation;
  verb.label = have.label;
  verb.upos = Upos::verb;
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (i != next && tree[i].head == at) tree.words[i].head = next;
  relate(have, next, Relation::aux, "aux");
  have.upos = Upos::aux;
  return true;
}

bool worth_a_look(const Tree& tree) {
  for (const Word& word : tree.words)
    if ((word.relation == Relation::amod && (word.form.ends_with("ed") || word.xpos == "VBG")) ||
        (word.lemma == "have" && word.upos == Upos::verb))
      return true;
  return false;
}

}  // namespace

std::optional<Tree> mended(const Tree& tree, const Predicates& predicates) {
  if (!worth_a_look(tree)) return std::nullopt;
  Tree copy = tree;
  bool changed = false;
  for (std::uint32_t i = 0; i < copy.size(); ++i)
    if (mend_perfect(copy, i) || mend_gerund(copy, i) || mend_participle(copy, i, predicates)) changed = true;
  if (!changed) return std::nullopt;
  copy.link();
  return copy;
}

}  // namespace entente::reading
