#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "entente/language/parser.h"
#include "entente/language/tree.h"
#include "entente/reading/gold_score.h"

namespace entente::reading {

/// What was there, what was found, and what of it is right.
struct Agreement {
  std::size_t wanted = 0, found = 0, right = 0;
  /// Harmonic mean of precision and recall; 0 when nothing is right.
  double f1() const;
};

/// A parser held against a treebank, and our cutting of its raw text against the treebank's.
struct TreebankScore {
  std::size_t sentences = 0, words = 0;
  Share tags;                          // words with the right universal tag, given the treebank's words
  Share heads;                         // with the right head
  Share labelled;                      // with the right head and relation; subtypes of relations do not count
  Agreement cut_words, cut_sentences;  // by bytes of the text
  std::size_t unaligned = 0;           // sentences whose words do not stand in their text: not cut again
};

TreebankScore score_treebank(std::span<const language::Tree> treebank, const language::Parser& parser);

}  // namespace entente::reading
