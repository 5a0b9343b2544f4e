#include "entente/coding/telling.h"

#include <algorithm>

#include "entente/coding/cameo.h"

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;

bool null_code(const std::string& code) {
  return code.empty() || code == "---" || code == "None";
}

bool has_will(const Sentence& sentence, std::uint32_t verb) {
  for (const std::uint32_t child : sentence.tree().children(verb)) {
    if (sentence.word(child).relation == Relation::aux && capitals(sentence.word(child).lemma) == "WILL") {
      return true;
    }
  }
  return false;
}

// The code of the first transformation that fits; null if none does. ATTACK stands for every use of force.
const Transformation* find_rule(const Sentence& sentence, const Deed& outer, const Deed& inner,
                                bool same_subject) {
  for (const Transformation& rule : sentence.dictionaries().transformations) {
    const bool other = rule.inner == Transformation::Inner::other_subject;
    const bool code = rule.inner_code.empty() || rule.inner_code == inner.code ||
                      (of_force(rule.inner_code) && of_force(inner.code));
    if (sentence.is(outer.verb, rule.outer) && other != same_subject && code &&
        (!rule.inner_will || has_will(sentence, inner.verb))) {
      return &rule;
    }
  }
  return nullptr;
}

std::string told_code(const Sentence& sentence, const Deed& outer, const Deed& inner, bool same_subject) {
  const Transformation* rule = find_rule(sentence, outer, inner, same_subject);
  if (rule == nullptr) {
    return combined(outer.code, inner.code, same_subject);
  }
  return rule->code.empty() ? inner.code : rule->code;
}

// "met to discuss …", "sent a team to help" have what they are about already; an appeal ("asked Obama to help
// …") is for the purpose.
bool mere_purpose(const Sentence& sentence, const Deed& outer, Relation relation) {
  const bool object = sentence.tree().child(outer.verb, Relation::obj) != no_word;
  return relation == Relation::advcl && (outer.near || object) && !outer.code.starts_with("02");
}

void take_in(const Sentence& sentence, const Clause& inner_clause, Deed& outer, Deed& inner) {
  const Relation relation = sentence.word(inner.verb).relation;
  if (inner_clause.own_subject) {
    if (inner.among || inner.sources.empty() || outer.sources.empty()) {
      return;
    }
    outer.code = told_code(sentence, outer, inner, false);
    outer.targets = inner.sources;
  } else if (outer.near && relation != Relation::ccomp) {
    outer.code = told_code(sentence, outer, inner, false);  // the object of the outer verb does it
  } else if (!inner.targets.empty()) {
    outer.code = told_code(sentence, outer, inner, true);
    outer.targets = inner.targets;
    outer.among = inner.among;
  } else {
    return;
  }
  inner.told = true;
}

void take_in_complement(const Sentence& sentence, const std::map<std::uint32_t, Clause>& clauses, Deed& outer,
                        std::vector<Deed>& deeds) {
  const Clause& clause = clauses.at(outer.verb);
  const auto inner = std::find_if(deeds.begin(), deeds.end(), [&](const Deed& deed) {
    return deed.verb == clause.complement && !null_code(deed.code);
  });
  if (inner == deeds.end() || null_code(outer.code)) {
    return;
  }
  const Relation relation = sentence.word(inner->verb).relation;
  if (clause.passive && relation == Relation::xcomp) {
    outer.code.clear();  // "is expected to …" says nothing of its own
    inner->code = first_way(inner->code);
  } else if ((!clause.passive || relation == Relation::ccomp) && !mere_purpose(sentence, outer, relation)) {
    take_in(sentence, clauses.at(inner->verb), outer, *inner);
  }
}

// The verb at the root, those joined to it, and what they tell of.
bool in_main_clause(const Sentence& sentence, std::uint32_t verb) {
  for (std::uint32_t at = verb; at != no_word; at = sentence.word(at).head) {
    const Relation relation = sentence.word(at).relation;
    const std::uint32_t head = sentence.word(at).head;
    if (relation == Relation::conj && head != no_word && sentence.word(head).relation == Relation::ccomp) {
      return false;
    }
    if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::xcomp &&
        head != no_word) {
      return false;
    }
  }
  return true;
}

// "seeking to mend ties": a clause that describes a noun, unless the noun is all there is.
bool describes_noun(const Sentence& sentence, std::uint32_t verb) {
  const language::Word& word = sentence.word(verb);
  return word.relation == Relation::acl && word.head != no_word && sentence.word(word.head).head != no_word;
}

}  // namespace

void take_in_told_deeds(const Sentence& sentence, const std::map<std::uint32_t, Clause>& clauses,
                        std::vector<Deed>& deeds) {
  for (std::size_t i = deeds.size(); i-- > 0;) {
    take_in_complement(sentence, clauses, deeds[i], deeds);
  }
}

void keep_main_clauses(const Sentence& sentence, std::vector<Deed>& deeds) {
  const auto full = [](const Deed& deed) { return !deed.sources.empty() && !deed.targets.empty(); };
  std::erase_if(deeds,
                [&](const Deed& deed) { return deed.sources.empty() || (deed.guessed && !full(deed)); });
  const bool mains = std::any_of(deeds.begin(), deeds.end(),
                                 [&](const Deed& deed) { return in_main_clause(sentence, deed.verb); });
  std::erase_if(deeds, [&](const Deed& deed) {
    return mains ? !in_main_clause(sentence, deed.verb) : describes_noun(sentence, deed.verb);
  });
  if (std::any_of(deeds.begin(), deeds.end(), full)) {
    std::erase_if(deeds, [&](const Deed& deed) { return !full(deed); });
  }
}

}  // namespace entente::coding
