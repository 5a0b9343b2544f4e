#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "entente/reading/event_cast.h"
#include "entente/reading/event_frame.h"
#include "entente/reading/modality.h"
#include "entente/reading/predicates.h"

namespace entente::reading {

/// What a word of a sentence means as an action, with what it governs taken in: "refused to send aid" is one
/// meaning. All participants are head words of phrases.
struct Meaning {
  std::string_view cameo;                    // empty: no event
  PredicateClass type = no_class;            // what it is for a word that governs it
  std::uint32_t head = 0;                    // the word that names the action
  std::uint32_t clause = 0;                  // the word whose clause tells it
  std::uint32_t report = language::no_word;  // the verb of speech that reports it
  std::vector<std::uint32_t> actors, recipients, speakers;
  std::vector<std::uint32_t> used;  // words whose own meaning has gone into this one
  Mood mood;
  bool each_other = false;
};

/// Finds meanings in one sentence, operators applied to what they govern: speech, requests, promises,
/// threats, refusals, beginnings and endings. Looks at most six levels deep.
class MeaningFinder {
 public:
  MeaningFinder(const language::Tree& tree, const Predicates& predicates, const EventCast& cast)
      : tree_(tree), predicates_(predicates), cast_(cast) {}

  /// The meaning of a verb, adjective or noun; nullopt if the lexicon has none for it here.
  std::optional<Meaning> at(std::uint32_t word) const { return meaning(word, 0); }

 private:
  static constexpr int deepest = 6;  // levels of operators and noun phrases
  struct Site {                      // a word with its frame
    std::uint32_t word = 0;
    PredicateKind kind = PredicateKind::verb;
    Frame frame;
    Mood mood;
  };
  struct Governed {  // what an operator found to act on
    Meaning meaning;
    std::uint32_t word = 0;
    Pairing pairing;
  };

  std::optional<Meaning> meaning(std::uint32_t word, int depth) const;
  std::span<const Predicate> readings_of(const language::Word& word, PredicateKind kind) const;
  std::optional<Meaning> argument(std::uint32_t word, int depth) const;
  std::optional<Meaning> read(const Site& site, const Predicate& predicate, int depth) const;
  std::optional<Governed> governed(const Site& site, const Predicate& predicate, int depth) const;
  Pairing pair_with(const Predicate& predicate, const Meaning& inner) const;
  std::optional<Meaning> requested(const Site& site, int depth) const;
  std::vector<std::uint32_t> governable(const Site& site, const Predicate& predicate) const;
  bool takes_subject(const Site& site, const Predicate& predicate) const;
  bool fits(const Site& site, const Predicate& predicate) const;
  bool fits_words(const Site& site, const Predicate& predicate) const;
  bool has_particle(const Site& site, const std::string& word) const;
  bool has_word(const Site& site, const std::string& word) const;
  bool phrase_around(std::uint32_t noun, const std::vector<std::string>& words) const;
  bool compound_of(const Site& site, const std::vector<std::string>& words) const;
  Meaning composed(const Site& site, const Predicate& predicate, const Governed* inner) const;
  Meaning reported(const Site& site, const Governed& inner) const;
  void take_recipients(const Site& site, const Predicate& predicate, const Governed* inner,
                       Meaning& out) const;
  std::vector<std::uint32_t> subject_before(std::uint32_t verb) const;
  void as_state(Site& site, std::span<const Predicate>& readings) const;
  bool subjunctive(std::uint32_t clause) const;
  bool warns_of_own_act(const Site& site, const Meaning& meaning) const;
  void take_any_side(const Site& site, const Predicate& predicate, Meaning& out) const;
  std::vector<std::uint32_t> own_actors(const Site& site, const Predicate& predicate,
                                        const Governed* inner) const;
  std::vector<std::uint32_t> noun_actors(const Site& site, const Predicate& predicate) const;
  void refine(const Site& site, Meaning& meaning) const;
  void apply_mood(const Site& site, Meaning& meaning) const;
  void recode(std::string_view operation, Meaning& meaning) const;
  void set_code(std::string_view cameo, Meaning& meaning) const;
  bool somebody(const std::vector<std::uint32_t>& heads) const;
  bool same_parties(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const;

  const language::Tree& tree_;
  const Predicates& predicates_;
  const EventCast& cast_;
};

/// Events that one party does against another: threats are made of them, promises are not.
bool hostile(std::string_view cameo);

}  // namespace entente::reading
