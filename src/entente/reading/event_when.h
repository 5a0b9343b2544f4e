#pragma once

#include <string>

#include "entente/language/tree.h"

namespace entente::reading {

/// The words [first, last) of the clause that a word heads: its own phrases, without clauses beside it
/// ("…, killing two") and without marks at its edges.
language::Tree::Reach clause_words(const language::Tree& tree, std::uint32_t head);

/// The first date expression among those words as the text has it ("Tuesday", "last week", "March 3, 1998");
/// empty if none. It is not resolved: that needs the document's date.
std::string date_expression(const language::Tree& tree, language::Tree::Reach words);

}  // namespace entente::reading
