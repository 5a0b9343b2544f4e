#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/language/tree.h"

namespace entente::language {

/// Reads sentences in CoNLL-U: ten columns, one word a line, empty lines between sentences. Multiword ranges
/// ("3-4") and empty nodes ("5.1") are passed over. Words of a last line with missing last columns are
/// accepted. Words get no bytes of a text. Errors, all of them with their lines:
/// `conllu-columns`: fewer than eight columns. `conllu-head`: a head that is no number or no word of the
/// sentence, or heads that go round in a circle.
base::Result<std::vector<Tree>> read_conllu(const std::string& file, std::string_view text);

/// The same sentences as CoNLL-U; columns that are not known are '_'.
std::string write_conllu(const Tree& tree);

}  // namespace entente::language
