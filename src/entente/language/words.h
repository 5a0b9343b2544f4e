#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "entente/language/tree.h"

namespace entente::language {

/// Appends the words of bytes [start, end) of a UTF-8 text as the English treebanks cut them: "don't" is "do"
/// and "n't", "Russia's" is "Russia" and "'s", "US-Russia" is three words, "non-negotiable", "U.S.", "1,200"
/// and web addresses are one. Each word has its bytes, its form and whether a blank follows. Any bytes are
/// accepted; time is linear in the bytes. Source: [nivre2020].
void split_words(std::string_view text, std::size_t start, std::size_t end, std::vector<Word>& words);

}  // namespace entente::language
