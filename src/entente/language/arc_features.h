#pragma once

#include <cstdint>
#include <vector>

#include "entente/language/feature.h"
#include "entente/language/transitions.h"
#include "entente/language/tree.h"

namespace entente::language {

/// Attributes of a sentence's tagged words, hashed once; the word after the last is the root.
struct WordHashes {
  struct Hashes {
    std::uint64_t word, xpos, upos;
  };
  std::vector<Hashes> words;
  static constexpr Hashes nothing{11, 11, 11};

  void fill(const Tree& tree, const std::vector<std::string>& forms);
  const Hashes& operator[](std::int32_t i) const {
    return i < 0 || static_cast<std::size_t>(i) >= words.size() ? nothing
                                                                : words[static_cast<std::size_t>(i)];
  }
};

/// The features of a parse state: words and tags on the stack and in front of it, their outermost children,
/// how many these are, distances. Source: [goldberg2013].
void arc_features(const ParseState& state, const WordHashes& words, std::vector<Feature>& features);

/// The features of the label of one arc of a finished tree.
void label_features(const Tree& tree, const WordHashes& words, std::uint32_t i,
                    std::vector<Feature>& features);

}  // namespace entente::language
