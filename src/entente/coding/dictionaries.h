#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/coding/words.h"

namespace entente::coding {

/// A code that an actor has on some days; days are numbers yyyymmdd, both of them inside.
struct DatedCode {
  std::string code;
  std::int32_t from = 0;
  std::int32_t to = 99999999;
  bool dated = false;  // false: the code on all other days
};

/// A role, "minister": its code stands after the actor's, or before it ("NGO~").
struct AgentCode {
  std::string code;
  bool before = false;
};

/// One step of a verb's pattern.
struct PatternStep {
  enum class Kind : std::uint8_t { word, set, phrase, preposition, source, target, skipped, compound };
  Kind kind = Kind::word;
  std::uint32_t number = 0;        // of the word or of the set of words
  std::vector<PatternStep> parts;  // of a phrase "{NEW TIES}" or of a preposition "(WITH TIES)"
  bool joined = false;             // must stand right after the step before ("NEW_TIES")
};

/// What a verb means with certain words before and after it, both in the order of the text.
struct VerbPattern {
  std::vector<PatternStep> before, after;
  std::vector<std::uint32_t> needs;  // keys of words and sets that a sentence must have for it
  std::uint32_t weight = 0;          // words and sets in it: of the patterns that fit, the heaviest counts
  std::string code;                  // "050", "043:042" (and the other way round), "---"
};

/// A verb, or one of several words ("break down"), that a form stands for.
struct VerbUse {
  std::vector<WordNumber> before, after;  // further words of the verb, in the order of the text
  std::string code;                       // without a pattern
  std::uint32_t block = 0;                // the patterns
};

/// "~ a (a b ATTACK) SAY = a b 015": an event told of by another verb, and what it becomes.
struct Transformation {
  enum class Inner : std::uint8_t { same_subject, other_subject, no_subject };
  Inner inner = Inner::same_subject;
  std::string inner_code;   // of the verb told of; empty: any
  bool inner_will = false;  // only with "will": "WILL_ATTACK"
  WordNumber outer = unknown_word;
  std::string code;  // empty: the inner code
};

/// A topic of a sentence; "ignored" hides the words from shorter phrases.
struct IssuePhrase {
  std::string issue;
  bool ignored = false;
};

enum class DictionaryKind : std::uint8_t { actors, agents, verbs, discards, issues };

struct DictionaryText {
  DictionaryKind kind = DictionaryKind::actors;
  std::string file;  // for diagnostics
  std::string text;
};

/// All dictionaries of a coder, looked up by word numbers. Formats of the PETRARCH family.
struct Dictionaries {
  WordNumbers words;
  PhraseTrie actors, agents, discards, issues;
  std::vector<std::vector<DatedCode>> actor_codes;  // by payload of `actors`
  std::vector<AgentCode> agent_codes;
  std::vector<std::uint8_t> discard_story;  // by payload of `discards`: 1 if the whole story goes
  std::vector<IssuePhrase> issue_phrases;
  std::vector<std::vector<VerbUse>> verb_uses;         // by form_uses
  std::vector<std::uint32_t> form_uses;                // by word number; UINT32_MAX: no verb
  std::vector<std::vector<VerbPattern>> blocks;        // patterns
  std::vector<std::string> set_names;                  // of sets of words, "&TIETYPES"
  std::vector<std::vector<std::uint32_t>> set_starts;  // by word number: phrases of sets that start with it
  struct SetPhrase {
    std::uint32_t set = 0;
    std::vector<WordNumber> words;
  };
  std::vector<SetPhrase> set_phrases;
  std::vector<Transformation> transformations;
};

/// Reads dictionaries in the given order. Lines that make no sense are left out and come as warnings:
/// `dictionary-bracket`, `dictionary-date`, `dictionary-code`, `dictionary-pattern`, `dictionary-verb`.
/// Error `dictionary-empty`: a file without one entry.
base::Result<Dictionaries> read_dictionaries(const std::vector<DictionaryText>& texts);

}  // namespace entente::coding
