#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/desk/edit.h"

namespace entente::desk {

/// What an edit says under a key; nullptr: the key was not given.
const std::string* value_of(const Edit& edit, std::string_view key);
/// The same of a key that every edit of its kind has.
const std::string& needed_value(const Edit& edit, std::string_view key);

/// A text, or a list of texts, as TOML writes it.
std::string toml_text(std::string_view text);
std::string toml_list(const std::vector<std::string>& texts);

/// What is wrong with an edit, without a place in a file.
base::Diagnostic edit_problem(const char* code, std::string message, std::string help);

}  // namespace entente::desk
