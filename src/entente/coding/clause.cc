#include "entente/coding/clause.h"

#include <algorithm>

#include "entente/coding/noun_codes.h"

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;
using language::Upos;
using language::Word;

bool passive_subject(const Word& word) {
  return word.label == "nsubjpass" || word.label == "nsubj:pass";
}

bool is_passive(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    const Word& word = sentence.word(child);
    if (passive_subject(word) || word.label == "auxpass" || word.label == "aux:pass") {
      return true;
    }
  }
  const Word& word = sentence.word(verb);
  const bool existential = word.head != no_word &&
                           sentence.tree().child(word.head, Relation::expl) != no_word &&
                           word.relation == Relation::csubj;
  return (word.relation == Relation::acl && word.xpos == "VBN") || (existential && word.xpos != "VBG");
}

std::uint32_t own_subject(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    const Relation relation = sentence.word(child).relation;
    if (relation == Relation::nsubj || relation == Relation::csubj) {
      return child;
    }
  }
  return no_word;
}

bool pronoun(const Sentence& sentence, std::uint32_t i) {
  return sentence.word(i).upos == Upos::pron;
}

// Who does what a verb without a subject of its own says: the noun that a clause describes, or the subject of
// the verb above.
std::uint32_t inherited_subject(const Sentence& sentence, std::uint32_t verb) {
  std::uint32_t at = verb;
  while (true) {
    const Word& word = sentence.word(at);
    if (word.head == no_word) {
      return no_word;
    }
    if (word.relation == Relation::acl && nominal(sentence.word(word.head))) {
      return word.head;
    }
    at = word.head;
    const std::uint32_t subject = own_subject(sentence, at);
    if (subject != no_word && subject != verb && !sentence.under(verb, subject) &&
        !pronoun(sentence, subject)) {
      return subject;
    }
  }
}

bool verbal(const Word& word) {
  return word.upos == Upos::verb || word.upos == Upos::aux;
}

bool infinitive(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    if (sentence.word(child).xpos == "TO") {
      return true;
    }
  }
  return false;
}

// "vowed to wage war", "urged Eriador to respond": an infinitive that parsers hang elsewhere.
std::uint32_t purpose(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    const Word& word = sentence.word(child);
    if (word.relation == Relation::advcl && verbal(word) && infinitive(sentence, child)) {
      return child;
    }
    const std::uint32_t told =
        word.relation == Relation::obj ? sentence.tree().child(child, Relation::acl) : no_word;
    if (told != no_word && verbal(sentence.word(told)) && infinitive(sentence, told)) {
      return told;
    }
  }
  return no_word;
}

// Patterns do not look into other statements; an infinitive belongs to its verb.
bool belongs(const Sentence& sentence, std::uint32_t child) {
  const Word& word = sentence.word(child);
  switch (word.relation) {
    case Relation::conj:
      return !verbal(word);
    case Relation::parataxis:
    case Relation::ccomp:
    case Relation::punct:
      return false;
    case Relation::acl:
    case Relation::advcl:
      return infinitive(sentence, child);
    default:
      return true;
  }
}

void gather(const Sentence& sentence, std::uint32_t top, std::vector<std::uint32_t>& words) {
  for (const std::uint32_t child : sentence.tree().children(top)) {
    if (belongs(sentence, child)) {
      words.push_back(child);
      gather(sentence, child, words);
    }
  }
}

void gather_all(const Sentence& sentence, std::uint32_t top, std::vector<std::uint32_t>& words) {
  words.push_back(top);
  for (const std::uint32_t child : sentence.tree().children(top)) {
    gather_all(sentence, child, words);
  }
}

void fill_words(const Sentence& sentence, Clause& clause) {
  std::vector<std::uint32_t> words;
  gather(sentence, clause.verb, words);
  if (clause.subject != no_word && !sentence.under(clause.subject, clause.verb) &&
      !sentence.under(clause.verb, clause.subject)) {
    gather_all(sentence, clause.subject, words);
  }
  std::sort(words.begin(), words.end());
  // What suffers the deed of a passive is the verb's object to a pattern.
  if (clause.passive && clause.own_subject) {
    gather_all(sentence, clause.subject, clause.after);
    std::sort(clause.after.begin(), clause.after.end());
  }
  for (const std::uint32_t i : words) {
    const language::Relation relation = sentence.word(i).relation;
    if (relation != Relation::cc && relation != Relation::punct) {
      (i < clause.verb ? clause.before : clause.after).push_back(i);
    }
  }
}

void add_noun(const Sentence& sentence, std::uint32_t i, const Clause& clause,
              std::vector<std::uint32_t>& nouns) {
  if (i != clause.subject && nominal(sentence.word(i)) &&
      std::find(nouns.begin(), nouns.end(), i) == nouns.end()) {
    nouns.push_back(i);
  }
}

void fill_others(const Sentence& sentence, Clause& clause) {
  for (const bool object : {true, false}) {
    for (const std::uint32_t child : sentence.tree().children(clause.verb)) {
      const Relation relation = sentence.word(child).relation;
      const bool direct = relation == Relation::obj || relation == Relation::iobj;
      if (object ? direct : relation == Relation::nmod || relation == Relation::obl) {
        add_noun(sentence, child, clause, clause.others);
      }
    }
  }
  clause.near = clause.others.size();
  if (clause.complement != no_word) {
    const std::uint32_t subject = own_subject(sentence, clause.complement);
    if (subject != no_word) {
      add_noun(sentence, subject, clause, clause.others);
    }
  }
  std::vector<std::uint32_t> below;
  for (const std::uint32_t child : sentence.tree().children(clause.verb)) {
    const Word& word = sentence.word(child);
    const bool apart = (word.relation == Relation::conj && verbal(word)) ||
                       word.relation == Relation::parataxis ||
                       (word.relation == Relation::advcl && !infinitive(sentence, child));
    if (child != clause.subject && !apart) {
      gather_all(sentence, child, below);
    }
  }
  std::sort(below.begin(), below.end());
  for (const std::uint32_t i : below) {
    if (i > clause.verb) {
      add_noun(sentence, i, clause, clause.others);
    }
  }
}

}  // namespace

Clause clause_of(const Sentence& sentence, std::uint32_t verb) {
  Clause clause;
  clause.verb = verb;
  clause.passive = is_passive(sentence, verb);
  clause.subject = own_subject(sentence, verb);
  clause.own_subject = clause.subject != no_word && !pronoun(sentence, clause.subject);
  if (!clause.own_subject) {
    clause.subject = inherited_subject(sentence, verb);
    // "is to be drawn": only the verb itself says whether its subject suffers.
  }
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    const Word& word = sentence.word(child);
    const std::string lemma = capitals(word.lemma);
    clause.negated = clause.negated || word.label == "neg" || lemma == "NOT" || lemma == "N'T";
    if (clause.passive && (word.relation == Relation::obl || word.relation == Relation::nmod) &&
        clause.doer == no_word) {
      const std::uint32_t by = sentence.tree().child(child, Relation::case_marking);
      if (by != no_word && capitals(sentence.word(by).form) == "BY") {
        clause.doer = child;
      }
    }
    const bool clausal = word.relation == Relation::ccomp || word.relation == Relation::xcomp;
    if (clausal && verbal(word) && clause.complement == no_word) {
      clause.complement = child;
    }
  }
  if (clause.complement == no_word) {
    clause.complement = purpose(sentence, verb);
  }
  fill_words(sentence, clause);
  fill_others(sentence, clause);
  return clause;
}

}  // namespace entente::coding
