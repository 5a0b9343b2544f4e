#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::dispute {

/// Something wrong with a file's syntax, in words for a person who is no programmer.
struct SyntaxProblem {
  evidence::Span where;
  std::string message, help;
};

/// Looks over a TOML text before the parser does, for what the parser reports badly or cannot stand: texts
/// without a closing quote, brackets that do not match, letters outside ASCII in bare keys, nesting deeper
/// than 32. nullopt: none of these; other syntax errors may remain. Precondition: valid UTF-8.
std::optional<SyntaxProblem> scan_toml(std::string_view text);

/// A message of toml++ 3.3 said plainly; `at` is the byte of `text` that it names. The place becomes the
/// whole word there, for the parser often names its end.
SyntaxProblem plain_syntax_problem(std::string_view description, std::string_view text, std::size_t at);

}  // namespace entente::dispute
