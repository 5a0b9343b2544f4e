#pragma once

#include <string>
#include <vector>

#include "entente/dispute/case_row.h"

namespace entente::dispute {

/// The terms `{ issue = value, … }` of a row: for a scale a number or `{ from, to }`, for options a name or
/// names. Errors: `unknown-issue`, `open-issue`, `terms-off-scale`, `empty-terms`, `unknown-option`,
/// `wrong-type`.
std::vector<Terms> terms_in(Row& row, const TomlNode& node, const std::string& what);

/// The same under a key; empty when the key is absent.
std::vector<Terms> terms(Row& row, const std::string& key, bool needed);

/// The options a text or a list of texts names, each once.
std::vector<std::size_t> options_in(Row& row, const TomlNode& node, const Issue& issue);

/// `open-issue` when the issue has no content yet; then nothing can be said about its values.
bool has_content(Row& row, const TomlNode& at, const Issue& issue);

}  // namespace entente::dispute
