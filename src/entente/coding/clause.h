#pragma once

#include <cstdint>
#include <vector>

#include "entente/coding/sentence.h"

namespace entente::coding {

/// A verb with what stands around it in the tree: who does it, to whom, and the words that patterns may use.
struct Clause {
  std::uint32_t verb = 0;
  bool passive = false;
  bool negated = false;
  std::uint32_t subject =
      language::no_word;                   // who does or, in the passive, suffers it; may be another verb's
  bool own_subject = false;                // the verb's own, and no pronoun
  std::uint32_t doer = language::no_word;  // "by …" of a passive
  std::uint32_t complement = language::no_word;  // verb of "that …", "to …"
  std::vector<std::uint32_t> before, after;      // words for patterns, in order
  std::vector<std::uint32_t> others;  // nouns that may be the other party, nearest in the tree first
  std::size_t near = 0;               // how many of them hang on the verb itself
};

Clause clause_of(const Sentence& sentence, std::uint32_t verb);

}  // namespace entente::coding
