#include "entente/coding/events.h"

#include <algorithm>

#include "entente/coding/cameo.h"
#include "entente/coding/telling.h"

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;
using language::Upos;

bool null_code(const std::string& code) {
  return code.empty() || code == "---" || code == "None";
}

}  // namespace

std::vector<std::string> DeedFinder::subject_codes(const Clause& clause) {
  return clause.subject == no_word ? std::vector<std::string>{} : codes(clause.subject);
}

const std::vector<std::string>& DeedFinder::codes(std::uint32_t noun) {
  const auto [at, fresh] = codes_.try_emplace(noun);
  if (fresh) {
    at->second = nouns_.codes(noun);
  }
  return at->second;
}

// The uses of a verb's form that the words beside it allow; those of several words leave out the others.
std::vector<VerbUse> DeedFinder::uses_at(std::uint32_t verb) const {
  const Dictionaries& dictionaries = sentence_.dictionaries();
  std::vector<VerbUse> fitting;
  std::size_t longest = 0;
  for (const WordNumber number : {sentence_.forms[verb], sentence_.lemmas[verb]}) {
    if (number == unknown_word || dictionaries.form_uses[number] == UINT32_MAX || !fitting.empty()) {
      continue;
    }
    // A form that is the verb and an ending would be in the dictionary if it were spelt right.
    if (number != sentence_.forms[verb] &&
        capitals(sentence_.word(verb).form).starts_with(capitals(sentence_.word(verb).lemma))) {
      continue;
    }
    for (const VerbUse& use : dictionaries.verb_uses[dictionaries.form_uses[number]]) {
      const std::size_t words = use.before.size() + use.after.size();
      bool fits = verb >= use.before.size() && verb + use.after.size() < sentence_.size();
      for (std::size_t k = 0; fits && k < use.before.size(); ++k) {
        fits = sentence_.is(verb - static_cast<std::uint32_t>(use.before.size() - k), use.before[k]);
      }
      for (std::size_t k = 0; fits && k < use.after.size(); ++k) {
        fits = sentence_.is(verb + static_cast<std::uint32_t>(k + 1), use.after[k]);
      }
      if (!fits || words < longest) {
        continue;
      }
      if (words > longest) {
        fitting.clear();
        longest = words;
      }
      fitting.push_back(use);
    }
  }
  return fitting;
}

// Whoever is named first counts; roles of nobody in particular ("military exercises") after all others.
std::vector<std::string> DeedFinder::other_party(const Clause& clause, const std::vector<std::string>& first,
                                                 bool near) {
  for (const bool named : {true, false}) {
    // Roles deep in other clauses are nobody's.
    const std::size_t count = near || !named ? clause.near : clause.others.size();
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::string> other;
      const bool role = is_role(clause.others[i]);
      for (const std::string& code : codes(clause.others[i])) {
        const bool same = std::find(first.begin(), first.end(), code) != first.end();
        const bool new_name = code.starts_with('"') && i > 0;  // only the nearest noun names somebody new
        if (!same && !new_name && (!named || role || !code.starts_with("---"))) {
          other.push_back(code);
        }
      }
      if (!other.empty()) {
        return other;
      }
    }
  }
  return {};
}

bool DeedFinder::is_role(std::uint32_t noun) const {
  return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
    return mention.agent && mention.start <= noun && noun < mention.start + mention.length;
  });
}

// Where the subject has no code, whoever is named last before the verb.
std::vector<std::string> DeedFinder::nearest_before(const Clause& clause) {
  for (std::uint32_t i = clause.verb; i-- > 0;) {
    if (nominal(sentence_.word(i)) && !codes(i).empty() && !codes(i).front().starts_with("---")) {
      return codes(i);
    }
  }
  return {};
}

// The nouns that a pattern names; the side that it does not name is the subject, or else the other party.
void DeedFinder::named_parties(const Clause& clause, const PatternMatch& match, Deed& deed) {
  const std::vector<std::string> subject = subject_codes(clause);
  deed.sources = match.source != no_word ? codes(match.source) : subject;
  deed.targets = match.target != no_word ? codes(match.target) : subject;
  if (match.source == no_word && match.target == clause.subject) {
    deed.sources = other_party(clause, deed.targets);
  }
  if (match.target == no_word && match.source == clause.subject) {
    deed.targets = other_party(clause, deed.sources);
  }
}

void DeedFinder::find_parties(const Clause& clause, const PatternMatch& match, Deed& deed) {
  std::vector<std::string> subject = subject_codes(clause);
  if (match.source != no_word || match.target != no_word) {
    return named_parties(clause, match, deed);
  }
  deed.among = match.compound;
  if (clause.passive) {
    deed.targets = subject;
    deed.sources = clause.doer != no_word ? codes(clause.doer) : std::vector<std::string>{};
    if (deed.sources.empty()) {
      deed.sources = other_party(clause, subject);
    }
  } else {
    deed.guessed = subject.empty() && clause.subject != no_word;
    deed.sources = deed.guessed ? nearest_before(clause) : subject;
    deed.targets = match.compound ? deed.sources : other_party(clause, deed.sources);
    deed.near = !match.compound && !other_party(clause, deed.sources, true).empty();
  }
  // "The US, Russia and Switzerland met."
  if (deed.sources.size() > 1 && deed.targets.empty() && mutual(deed.code)) {
    deed.among = true;
    deed.targets = deed.sources;
  }
}

bool DeedFinder::code_verb(std::uint32_t verb, Deed& deed) {
  const std::vector<VerbUse> uses = uses_at(verb);
  if (uses.empty()) {
    return false;
  }
  const Clause& clause = clauses_.emplace(verb, clause_of(sentence_, verb)).first->second;
  const NounTests tests{[&](std::uint32_t noun) { return !codes(noun).empty(); },
                        [&](std::uint32_t noun) { return codes(noun).size() > 1; }};
  const PatternMatch match = find_pattern(sentence_, clause, uses, tests);
  deed.verb = verb;
  if (match.pattern != nullptr) {
    deed.code = match.pattern->code;
  } else {
    for (const VerbUse& use : uses) {
      if (null_code(deed.code)) {
        deed.code = use.code;
      }
    }
  }
  if (clause.negated && !null_code(deed.code)) {
    deed.code = negated(deed.code);
  }
  find_parties(clause, match, deed);
  return true;
}

std::vector<Deed> DeedFinder::deeds() {
  std::vector<Deed> all;
  for (std::uint32_t i = 0; i < sentence_.size(); ++i) {
    Deed deed;
    if (sentence_.word(i).upos == Upos::verb && !sentence_.hidden(i) && code_verb(i, deed)) {
      all.push_back(std::move(deed));
    }
  }
  take_in_told_deeds(sentence_, clauses_, all);
  std::erase_if(all, [&](const Deed& deed) {
    return deed.told || null_code(deed.code) || (!options_.code_statements && deed.code == "010");
  });
  if (options_.main_clauses) {
    keep_main_clauses(sentence_, all);
  }
  return all;
}

}  // namespace entente::coding
