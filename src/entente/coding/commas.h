#pragma once

#include "entente/coding/coder.h"
#include "entente/coding/sentence.h"

namespace entente::coding {

/// Hides short clauses between commas ("…, a senior official said on Saturday."), as the options ask. What
/// holds the root of the tree or joins words outside ("A, B and C") stays.
void hide_comma_clauses(Sentence& sentence, const CodingOptions& options);

}  // namespace entente::coding
