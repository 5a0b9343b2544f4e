#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/base/result.h"
#include "entente/evidence/event.h"

namespace entente::reading {

enum class PredicateKind : std::uint8_t { verb, noun, adjective };

/// Number of a class of predicates ("demand", "aid.food"); no_class where a word has none.
using PredicateClass = std::uint16_t;
inline constexpr PredicateClass no_class = 0;

/// One reading of a word that names an action, or a thing that actions are about.
struct Predicate {
  std::vector<std::string> words;  // "call", "off"; of a noun in their order, the head anywhere
  bool governs = false;            // words[1] is the noun that words[0] governs: "open fire"
  PredicateClass type = no_class;
  std::string
      cameo;  // when the word stands alone; empty: no event by itself; "0831:resign" is 0831, told apart
  std::vector<std::string> when;  // obj, none, clause or prepositions, one of which must be there
  std::vector<std::string> to;    // where the other side stands: obj or prepositions, in this order
  bool each_other = false;        // who is named does it to each other
  bool needs_recipient = false;   // no event without another side
};

/// What an operator makes of what it governs.
struct Pairing {
  enum class Kind : std::uint8_t { none, code, same, nothing };
  Kind kind = Kind::none;  // nothing: the two together are no event
  bool general = false;    // by the row for anything ('*')
  std::string_view cameo;  // of Kind::code
};

/// A CAMEO code in PLOVER's terms.
struct CameoCoding {
  evidence::EventType type = evidence::EventType::consult;
  std::string mode;
  PredicateClass topic = no_class;  // its class when something else governs the action
};

/// The vocabulary of actions: which words name which, and what one does to another ("refuse" + "aid").
/// Cheap to copy and safe to use from several threads.
class Predicates {
 public:
  struct Tables;
  explicit Predicates(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}

  /// Readings of a word in the order of the table, those of several words first. `lemma` in lower case.
  std::span<const Predicate> readings(std::string_view lemma, PredicateKind kind) const;
  /// The pair of two classes, else of their families ("aid" of "aid.food"), else of the class with anything.
  Pairing pair(PredicateClass of, PredicateClass with) const;
  /// The longest prefix of the code that the table knows; nullptr if none.
  const CameoCoding* coding(std::string_view cameo) const;
  /// The class with that name or no_class.
  PredicateClass named(std::string_view name) const;
  std::string_view name(PredicateClass of) const;
  /// The class or a family that it is of has that name.
  bool is(PredicateClass of, std::string_view name) const;
  std::size_t size() const;  // words, each reading counted

 private:
  std::shared_ptr<const Tables> tables_;
};

/// Reads predicates.tsv, predicate_pairs.tsv and plover_modes.tsv.
/// Errors: `data-table-missing`, `unreadable-file` (base), `data-table-row`: a row that does not fit its
/// header, an unknown kind of word or event, a code that plover_modes.tsv does not know; all are reported.
base::Result<Predicates> load_predicates(const base::DataTables& tables);

}  // namespace entente::reading
