#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "entente/coding/dictionaries.h"
#include "entente/coding/sentence.h"
#include "entente/language/tree.h"

namespace entente::coding {

/// Who did what to whom, in the codes of the dictionaries. "---" stands for nobody in particular.
struct CodedEvent {
  std::string source, target, code;
  auto operator<=>(const CodedEvent&) const = default;
};

/// Lengths in words of clauses between commas that are passed over; most 0: none.
struct CommaLengths {
  std::uint32_t least = 0, most = 0;
  bool operator==(const CommaLengths&) const = default;
};

struct CodingOptions {
  bool require_dyad = true;            // leave out events with "---" on a side
  std::uint32_t new_actor_length = 0;  // nouns of up to so many words count as actors by their text; 0: none
  bool code_statements = true;         // events of code 010, a statement and no more
  bool main_clauses = false;           // code other clauses only where the main ones say nothing
  CommaLengths first_comma, inner_comma,
      last_comma;  // clauses before the first comma, between two, behind the last
  bool operator==(const CodingOptions&) const = default;
};

/// Options as the first PETRARCH codes: every clause, events between two that are named, no short clauses
/// between commas.
CodingOptions every_clause_options();
/// Options as PETRARCH-2 codes: main clauses, events with one side named too, no mere statements.
CodingOptions main_clause_options();

/// What a discard dictionary says of a sentence.
enum class Discard : std::uint8_t { none, sentence, story };

/// Codes sentences one after another; keeps its memory between them. The dictionaries must outlive it.
class Coder {
 public:
  explicit Coder(const Dictionaries& dictionaries) : sentence_(dictionaries) {}

  /// Events of a sentence without doubles, sorted. `date` is a day as yyyymmdd. Empty: nothing to code, or
  /// the sentence is discarded.
  std::vector<CodedEvent> code(const language::Tree& tree, std::int32_t date,
                               const CodingOptions& options = {});
  Discard discard(const language::Tree& tree) const;
  /// Topics of a sentence, each once, in the order of the text.
  std::vector<std::string> issues(const language::Tree& tree) const;

 private:
  Sentence sentence_;
};

/// The events of one sentence. For many sentences a Coder is faster.
std::vector<CodedEvent> code(const language::Tree& tree, const Dictionaries& dictionaries, std::int32_t date,
                             const CodingOptions& options = {});

}  // namespace entente::coding
