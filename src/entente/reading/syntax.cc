#include "entente/reading/syntax.h"

#include <algorithm>

namespace entente::reading {

namespace {

using language::no_word;
using language::Relation;
using language::Tree;
using language::Upos;
using language::Word;

bool clausal(const Word& word) {
  switch (word.relation) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::advcl:
    case Relation::acl:
    case Relation::xcomp:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

bool verbal(const Tree& tree, std::uint32_t word) {
  return tree[word].upos == Upos::verb || tree[word].upos == Upos::aux ||
         tree.child(word, Relation::nsubj) != no_word || tree.child(word, Relation::cop) != no_word;
}

bool relative_pronoun(const Word& word) {
  return word.xpos == "WDT" || word.xpos == "WP" || word.xpos == "WP$" ||
         (word.upos == Upos::pron && word.form == "that");
}

std::uint32_t own_subject(const Tree& tree, std::uint32_t predicate) {
  // Of several the nearest before the verb: the others are phrases that were taken for subjects.
  std::uint32_t subject = no_word;
  for (const std::uint32_t c : tree.children(predicate))
    if (tree[c].relation == Relation::nsubj && (subject == no_word || c < predicate)) subject = c;
  return subject == no_word ? tree.child(predicate, Relation::csubj) : subject;
}

// "urged Israel to accept": the object of such a verb does what the infinitive says.
bool object_rules(const Tree& tree, std::uint32_t predicate) {
  return tree.child(predicate, Relation::obj) != no_word && tree[predicate].lemma != "promise";
}

std::uint32_t case_of(const Tree& tree, std::uint32_t word) {
  return tree.child(word, Relation::case_marking);
}

bool case_is(const Tree& tree, std::uint32_t word, std::string_view preposition) {
  const std::uint32_t at = case_of(tree, word);
  return at != no_word && tree[at].form == preposition;
}

const Mention* mention_over(const SentenceView& view, std::uint32_t word) {
  const std::uint32_t token = token_at(view, word);
  const Mention* mention = view.mention(token);
  return mention && mention->form != MentionForm::place ? mention : nullptr;
}

}  // namespace

std::uint32_t word_at(const SentenceView& view, std::uint32_t token) {
  if (!view.tree || !view.inside(token)) return no_word;
  return view.words->of_token[token - view.first];
}

std::uint32_t token_at(const SentenceView& view, std::uint32_t word) {
  return view.first + view.words->of_word[word];
}

std::uint32_t predicate_of(const SentenceView& view, std::uint32_t token) {
  std::uint32_t word = word_at(view, token);
  if (word == no_word) return no_word;
  const Tree& tree = *view.tree;
  for (std::size_t steps = 0; steps <= tree.size(); ++steps) {
    if (clausal(tree[word]) || (tree[word].upos == Upos::verb && own_subject(tree, word) != no_word))
      return word;
    // A verb joined to another by "and" heads a clause of its own; a noun in a list does not.
    if (tree[word].relation == Relation::conj && verbal(tree, word)) return word;
    if (tree[word].head == no_word) return word;
    word = tree[word].head;
  }
  return word;
}

std::uint32_t subject_word(const Tree& tree, std::uint32_t predicate) {
  std::uint32_t at = predicate;
  for (std::size_t steps = 0; steps <= tree.size() && at != no_word; ++steps) {
    const std::uint32_t subject = own_subject(tree, at);
    const Word& word = tree[at];
    if (subject != no_word) {
      // "Qatar, which hosts the talks": the pronoun stands for the noun that the clause hangs on.
      if (!relative_pronoun(tree[subject]) || subject == 0) return subject;
      if (word.head != no_word && word.head < subject && word.relation == Relation::acl) return word.head;
      std::uint32_t before = subject - 1;
      while (before > 0 && tree[before].upos == Upos::punct) --before;
      return before;
    }
    switch (word.relation) {
      case Relation::conj:
      case Relation::advcl:
        at = word.head;
        break;
      case Relation::xcomp:
        if (word.head != no_word && object_rules(tree, word.head))
          return tree.child(word.head, Relation::obj);
        at = word.head;
        break;
      case Relation::acl:
        // "forces backed by X" are backed; "an effort to end the war" is made by whoever makes the effort.
        if (tree.child(at, Relation::mark) == no_word) return word.head;
        at = word.head;
        while (at != no_word && !clausal(tree[at]) && !verbal(tree, at)) at = tree[at].head;
        break;
      default:
        return no_word;
    }
  }
  return no_word;
}

const Mention* mention_in(const SentenceView& view, std::uint32_t word) {
  if (word == no_word) return nullptr;
  const Tree& tree = *view.tree;
  const Mention* over = mention_over(view, word);
  // "Trump envoys": the envoys are meant, wherever the tree puts the head of the name.
  for (const std::uint32_t c : tree.children(word))
    if (over && (tree[c].relation == Relation::flat || tree[c].relation == Relation::compound))
      if (const Mention* group = mention_over(view, c); group && group->form == MentionForm::group)
        return group;
  if (over) return over;
  // "Russia's momentum", "Russian momentum", "the government of Mali", "talks between A and B".
  for (const std::uint32_t c : tree.children(word))
    if (tree[c].label == "nmod:poss")
      if (const Mention* owner = mention_over(view, c)) return owner;
  for (const std::uint32_t c : tree.children(word)) {
    const Relation relation = tree[c].relation;
    const bool names = relation == Relation::amod || relation == Relation::compound ||
                       relation == Relation::appos || relation == Relation::flat;
    const bool of = relation == Relation::nmod &&
                    (case_is(tree, c, "of") || case_is(tree, c, "by") || case_is(tree, c, "from"));
    if (names || of)
      if (const Mention* inner = mention_over(view, c)) return inner;
  }
  return nullptr;
}

TreeAnswer tree_subject(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t predicate = predicate_of(view, token);
  if (predicate == no_word) return {};
  const std::uint32_t subject = subject_word(*view.tree, predicate);
  if (subject == no_word) return {};
  // A parse may leave one subject in two pieces: the first piece that names somebody.
  for (const std::uint32_t c : view.tree->children((*view.tree)[subject].head))
    if (c <= subject && (*view.tree)[c].relation == Relation::nsubj)
      if (const Mention* named = mention_in(view, c)) return {true, named};
  return {true, mention_in(view, subject)};
}

TreeAnswer tree_object(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t word = word_at(view, token);
  if (word == no_word) return {};
  const Tree& tree = *view.tree;
  const std::uint32_t predicate = verbal(tree, word) ? word : predicate_of(view, token);
  if (predicate == no_word) return {};
  for (const Relation relation : {Relation::iobj, Relation::obj})
    if (const std::uint32_t object = tree.child(predicate, relation); object != no_word)
      if (const Mention* mention = mention_in(view, object)) return {true, mention};
  for (const std::uint32_t c : tree.children(predicate)) {
    if (tree[c].relation != Relation::obl || c < predicate) continue;
    for (const std::string_view preposition : {"with", "against", "to", "on", "for"})
      if (case_is(tree, c, preposition))
        if (const Mention* mention = mention_in(view, c)) return {true, mention};
  }
  // What stands further right is no object of a verb that has one.
  return {tree.child(predicate, Relation::obj) != no_word, nullptr};
}

TreeAnswer tree_agent(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t word = word_at(view, token);
  if (word == no_word) return {};
  const Tree& tree = *view.tree;
  for (const std::uint32_t c : tree.children(word))
    if (tree[c].relation == Relation::obl && case_is(tree, c, "by")) return {true, mention_in(view, c)};
  return {};
}

std::uint32_t tree_subject_start(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t predicate = predicate_of(view, token);
  if (predicate == no_word) return token;
  const std::uint32_t subject = own_subject(*view.tree, predicate);
  if (subject == no_word || relative_pronoun((*view.tree)[subject])) return token;
  std::uint32_t first = token;
  for (const std::uint32_t c : view.tree->children(predicate))
    if (c <= subject && (*view.tree)[c].relation == Relation::nsubj)
      first = std::min(first, token_at(view, view.tree->reach(c).first));
  return std::min(first, token_at(view, view.tree->reach(subject).first));
}

bool tree_passive(const SentenceView& view, std::uint32_t token) {
  const std::uint32_t word = word_at(view, token);
  if (word == no_word) return false;
  const Tree& tree = *view.tree;
  for (const std::uint32_t c : tree.children(word))
    if (tree[c].label == "nsubj:pass" || tree[c].label == "aux:pass") return true;
  return false;
}

}  // namespace entente::reading
