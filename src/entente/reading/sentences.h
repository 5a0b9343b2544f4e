#pragma once

#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

namespace entente::reading {

/// The sentences of the blocks, numbered from 1, without blanks around them. A full stop after a word of
/// data/abbreviations.txt, after an initial or inside a number ends none; closing quotes and brackets after a
/// stop belong to it. A run of 4,096 bytes without a stop is cut at a blank, so that later stages stay
/// linear.
std::vector<evidence::Sentence> find_sentences(std::string_view text,
                                               const std::vector<evidence::Block>& blocks);

}  // namespace entente::reading
