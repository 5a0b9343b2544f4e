#include "entente/coding/patterns.h"

#include <algorithm>
#include <span>

#include "entente/coding/noun_codes.h"

namespace entente::coding {
namespace {

using language::no_word;
using language::Relation;
using language::Upos;
using Kind = PatternStep::Kind;
using Words = std::span<const std::uint32_t>;
using Steps = std::span<const PatternStep>;

class Matcher {
 public:
  Matcher(const Sentence& sentence, const Clause& clause, const NounTests& tests)
      : sentence_(sentence), clause_(clause), tests_(tests) {}

  bool fits(const VerbPattern& pattern, PatternMatch& match) {
    match_ = {&pattern, no_word, no_word, false, 0};
    anchor_ = clause_.verb;
    fitted_.clear();
    if (!steps(pattern.before, clause_.before, 0)) {
      return false;
    }
    anchor_ = clause_.verb;
    if (!steps(pattern.after, clause_.after, 0)) {
      return false;
    }
    match = match_;
    match.reach = pattern.after.empty() ? clause_.verb : anchor_;
    return true;
  }

 private:
  // Steps in order, other words between them; `words` are those that are left.
  bool steps(Steps steps_left, Words words, std::size_t from) {
    if (steps_left.empty()) {
      end_ = from;
      return true;
    }
    const PatternStep& step = steps_left.front();
    for (std::size_t at = from; at < words.size(); ++at) {
      const PatternMatch before = match_;
      const std::uint32_t anchor = anchor_;
      const std::size_t fitted = fitted_.size();
      const std::size_t used = step_at(step, words, at);
      if (used > 0 && steps(steps_left.subspan(1), words, at + used)) {
        return true;
      }
      match_ = before;
      anchor_ = anchor;
      fitted_.resize(fitted);
      if (step.joined) {
        return false;
      }
    }
    return false;
  }

  // How many words the step takes at that place; 0: it does not fit.
  std::size_t step_at(const PatternStep& step, Words words, std::size_t at) {
    const std::uint32_t i = words[at];
    switch (step.kind) {
      case Kind::word:
        return word_at(step, i);
      case Kind::set:
        return set_at(step.number, i);
      case Kind::phrase:
        return phrase_at(step.parts, words, at);
      case Kind::preposition:
        return preposition_at(step.parts, words, at);
      case Kind::source:
        return noun_at(i, match_.source);
      case Kind::target:
        return noun_at(i, match_.target);
      case Kind::skipped: {
        std::uint32_t nobody = no_word;
        return noun_at(i, nobody);
      }
      case Kind::compound:
        if (i != clause_.subject && !nominal(sentence_.word(i))) {
          return 0;
        }
        match_.compound = tests_.several(i);
        return match_.compound ? 1 : 0;
    }
    return 0;
  }

  std::size_t word_at(const PatternStep& step, std::uint32_t i) {
    if (!sentence_.is(i, step.number)) {
      return 0;
    }
    anchor_ = i;
    fitted_.push_back(i);
    match_.weight += 2;
    return 1;
  }

  std::size_t set_at(std::uint32_t set, std::uint32_t i) {
    std::size_t longest = 0;
    for (const SetMatch& match : sentence_.sets) {
      if (match.set == set && match.start == i) {
        longest = std::max<std::size_t>(longest, match.length);
      }
    }
    if (longest > 0) {
      anchor_ = i + static_cast<std::uint32_t>(longest) - 1;
      fitted_.push_back(anchor_);
      match_.weight += 1 + static_cast<std::uint32_t>(longest);
    }
    return longest;
  }

  std::size_t noun_at(std::uint32_t i, std::uint32_t& place) {
    const Relation relation = sentence_.word(i).relation;
    const bool part = relation == Relation::compound || relation == Relation::flat ||
                      relation == Relation::amod || relation == Relation::nummod ||
                      relation == Relation::conj;
    if (part || !nominal(sentence_.word(i)) || !tests_.coded(i)) {
      return 0;
    }
    place = i;
    match_.weight += 1;
    return 1;
  }

  // "{NEW TIES}": the noun has the word before it as its neighbour, "new trade ties" does for "new … ties"
  // only if the pattern says so; fellows of a modifier ("death and injury toll") do not part them.
  std::size_t phrase_at(Steps parts, Words words, std::size_t at) {
    std::size_t used = step_at(parts.front(), words, at);
    for (std::size_t k = 1; used > 0 && k < parts.size(); ++k) {
      const bool last = k + 1 == parts.size();
      std::size_t next = at + used, taken = 0;
      for (std::size_t gap = 0; next < words.size() && gap < 4; ++gap, ++next) {
        taken = step_at(parts[k], words, next);
        if (taken > 0 || !may_skip(words, at + used - 1, next, last)) {
          break;
        }
      }
      if (taken == 0) {
        return 0;
      }
      used = next + taken - at;
    }
    return used;
  }

  bool may_skip(Words words, std::size_t previous, std::size_t next, bool last) const {
    const auto& word = sentence_.word(words[next]);
    const bool joined = word.relation == Relation::cc || word.relation == Relation::conj ||
                        word.relation == Relation::punct || word.head == words[previous];
    return joined || !last;
  }

  // "(WITH TIES)": the noun after the preposition, and what stands before that noun in its phrase.
  std::size_t preposition_at(Steps parts, Words words, std::size_t at) {
    const std::uint32_t p = words[at];
    const Upos upos = sentence_.word(p).upos;
    const bool kind = upos == Upos::adp || upos == Upos::sconj || upos == Upos::part || upos == Upos::adv;
    const std::uint32_t anchor = anchor_;
    if (!kind || step_at(parts.front(), words, at) == 0) {
      return 0;
    }
    anchor_ = anchor;
    const std::uint32_t noun = sentence_.word(p).head;
    if (parts.size() == 1) {
      return attached(p, noun) ? 1 : 0;
    }
    std::size_t end = at + 1;
    const bool particle = noun == clause_.verb;
    while (end < words.size() && (particle ? end < at + 7 : sentence_.under(words[end], noun))) {
      ++end;
    }
    // "to lift the sanctions" is not "(TO SANCTIONS)": an infinitive's verb must be the pattern's next word.
    const bool infinitive = upos == Upos::part && at + 1 < words.size();
    const std::uint32_t weight = match_.weight;
    if (infinitive && step_at(parts[1], words, at + 1) == 0) {
      return 0;
    }
    match_.weight = weight;
    return steps(parts.subspan(1), words.subspan(0, end), at + 1) ? end_ - at : 0;
  }

  // A bare preposition belongs to the verb or to a word of the pattern.
  bool attached(std::uint32_t p, std::uint32_t noun) const {
    if (noun == clause_.verb || noun == no_word || p == clause_.verb + 1 ||
        sentence_.word(noun).head == clause_.verb) {
      return true;
    }
    return std::any_of(fitted_.begin(), fitted_.end(),
                       [&](std::uint32_t word) { return word != p && sentence_.under(noun, word); });
  }

  const Sentence& sentence_;
  const Clause& clause_;
  const NounTests& tests_;
  PatternMatch match_;
  std::uint32_t anchor_ = 0;  // the last word that fitted
  std::vector<std::uint32_t> fitted_;
  std::size_t end_ = 0;  // behind the last step that fitted
};

}  // namespace

PatternMatch find_pattern(const Sentence& sentence, const Clause& clause, const std::vector<VerbUse>& uses,
                          const NounTests& tests) {
  PatternMatch best;
  Matcher matcher(sentence, clause, tests);
  for (const VerbUse& use : uses) {
    for (const VerbPattern& pattern : sentence.dictionaries().blocks[use.block]) {
      const bool possible = std::all_of(pattern.needs.begin(), pattern.needs.end(),
                                        [&](std::uint32_t key) { return sentence.has(key); });
      PatternMatch match;
      if (!possible || !matcher.fits(pattern, match)) {
        continue;
      }
      const bool heavier = match.weight > best.weight;
      const bool nearer = match.weight == best.weight && match.reach <= best.reach;
      if (best.pattern == nullptr || heavier || nearer) {
        best = match;
      }
    }
  }
  return best;
}

}  // namespace entente::coding
