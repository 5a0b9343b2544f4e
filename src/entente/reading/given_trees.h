#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/language/tree.h"
#include "entente/reading/extracted_text.h"

namespace entente::reading {

/// Whether a file holds sentences that another program has parsed: by its name or its first lines.
bool looks_like_conllu(const std::string& file, std::string_view bytes);

/// The text of such a file: "# text =" where a sentence has it, else its words; a sentence a line, a blank
/// line where "# newpar" or "# newdoc" stands. Errors: `conllu-columns`, `conllu-head`.
base::Result<ExtractedText> conllu_text(const std::string& file, std::string_view bytes);

/// The trees of the file with each word's bytes in the text that conllu_text made of it (or in the same words
/// otherwise spaced); of a sentence whose words do not stand there in their order, none.
std::vector<language::Tree> given_trees(const std::string& conllu, std::string_view text);

}  // namespace entente::reading
