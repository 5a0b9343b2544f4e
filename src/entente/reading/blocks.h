#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "entente/evidence/document.h"

namespace entente::reading {

/// The blocks of text[start, end) in order. Blank lines, list marks, Markdown marks and long lines separate
/// them; lines that were wrapped at a fixed width form one block. Linear in the text.
std::vector<evidence::Block> find_blocks(std::string_view text, std::size_t start, bool markdown);

/// Names the first block a headline and the second a standfirst where they look like it, and takes the
/// headline as the title of a document that has none.
void settle_headline(evidence::Document& document);

}  // namespace entente::reading
