#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/dispute/toml_tree.h"

namespace entente::dispute {

/// Where the value of a path stands in a case file, or where it would.
struct Place {
  const TomlNode* table = nullptr;  // that holds, or would hold, the key
  const TomlNode* value = nullptr;  // nullptr: the key is absent
  std::string key;                  // as written in TOML
  std::vector<std::string> below;   // keys between `key` and the value that are absent too
  /// The value inside the tables that `below` names: `{ island = 0.1 }`.
  std::string wrapped(const std::string& toml_value) const;
};

/// nullopt when the file has no such row.
std::optional<Place> find_place(const TomlNode& root, const std::string& path);

}  // namespace entente::dispute
