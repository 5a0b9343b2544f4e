#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "entente/evidence/document.h"
#include "entente/language/parser.h"
#include "entente/reading/confidence.h"
#include "entente/reading/cue.h"
#include "entente/reading/lexicon.h"
#include "entente/reading/vocabulary.h"
#include "entente/reading/word_class.h"

namespace entente::reading {

/// What kind of name a phrase of the gazetteer is.
enum class NameKind : std::uint8_t {
  state,
  adjective,
  people,
  capital,
  organisation,
  region_adjective,
  leader
};

struct Name {
  NameKind kind = NameKind::state;
  std::uint32_t index = 0;  // into states, organisations or leaders
  bool weak = false;        // a place unless nothing else fits
  bool all_caps = false;    // "US" but not "us"
};

struct State {
  std::string id, name, adjective;
  bool member = true;  // of the United Nations
};

struct Organisation {
  std::string id, name, kind, adjective, of;
};

struct Leader {
  std::string id, name, country, role, office, surname;
  bool female = false;
  std::optional<evidence::Date> from, to;
};

/// The tables in the form the reader looks things up in.
struct Lexicon::Tables {
  Vocabulary words;
  std::vector<std::uint64_t> classes;  // per word number: WordClass bits
  PhraseBook names, roles, cues;
  std::vector<Name> name_entries;
  std::vector<State> states;
  std::vector<Organisation> organisations;
  std::vector<Leader> leaders;
  std::vector<Role> role_entries;
  std::vector<Cue> cue_entries;
  std::unordered_map<std::string, std::uint32_t> state_of, organisation_of;  // id → index
  std::optional<language::Parser> parser;  // none: sentences are read by their words alone
  std::vector<ConfidenceKnot> claim_confidence, event_confidence;  // none: what rules say
  std::uint32_t possessive = 0, comma = 0, quote_mark = 0;

  std::uint64_t classes_of(std::uint32_t word) const { return word < classes.size() ? classes[word] : 0; }
  std::uint32_t word(std::string_view text) const;  // number of a word in any case, 0 if unknown
};

}  // namespace entente::reading
