#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

// The wording of a text, so that texts can be compared without regard to typography.
namespace entente::evidence {

/// Lower-case words (ASCII letters are lowered, digits kept, other letters left as they are), split at
/// everything else; an apostrophe inside a word is dropped.
std::vector<std::string> plain_words(std::string_view text);

/// Words that carry content: plain_words without articles, prepositions, auxiliaries and the like, with
/// plural endings taken off; sorted, each once.
std::vector<std::string> content_words(std::string_view text);

/// Whether two texts are about one thing, by their content words: more than half of those of the shorter one
/// stand in the other, in the same or a related form ("withdraw", "withdrawal"). False when either has none.
bool share_most(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// The text with everything in quotation marks (" “” „ «» ‘’) blanked, byte for byte; a quotation that its
/// paragraph leaves open runs to the paragraph's end.
std::string without_quotations(std::string_view text);

/// Hashes of all runs of four words of a document, sorted, each once. Headlines, subheadings, bylines,
/// datelines and quotations are left out: outlets write their own headlines, and all quote one official.
std::vector<std::uint64_t> word_runs(const Document& document);

/// How many elements two sorted lists have in common.
template <class T>
std::size_t common(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++count, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return count;
}

}  // namespace entente::evidence
