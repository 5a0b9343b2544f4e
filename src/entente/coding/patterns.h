#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "entente/coding/clause.h"

namespace entente::coding {

/// A pattern that fits a verb, and the nouns that it names as source and target.
struct PatternMatch {
  const VerbPattern* pattern = nullptr;
  std::uint32_t source = language::no_word, target = language::no_word;
  bool compound = false;
  std::uint32_t weight = 0;  // words that fitted
  std::uint32_t reach = 0;   // the last of them
};

/// Whether a noun names somebody with a code, and whether it names several.
struct NounTests {
  std::function<bool(std::uint32_t)> coded, several;
};

/// The heaviest pattern of the verb's blocks that fits; of equals the one
/// whose words are nearer, then the last, as a later line replaces an earlier one.
PatternMatch find_pattern(const Sentence& sentence, const Clause& clause, const std::vector<VerbUse>& uses,
                          const NounTests& tests);

}  // namespace entente::coding
