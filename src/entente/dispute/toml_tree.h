#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/document.h"

namespace entente::dispute {

struct TomlEntry;

/// A value of a TOML file with the bytes it was written in; keys stay in the order of the file. What the case
/// reader and the editor work on, so that the parser is known to one source only.
struct TomlNode {
  enum class Kind { text, integer, number, flag, date, other, list, table };  // other: times of day
  Kind kind = Kind::table;
  std::string text;   // of a text; a date in ISO form
  double number = 0;  // of an integer or a number
  bool flag = false;
  std::vector<TomlNode> items;     // of a list
  std::vector<TomlEntry> entries;  // of a table
  bool inline_table = false;       // written { … }
  evidence::Span span;             // of a [table]: its header

  const TomlNode* find(std::string_view key) const;
  bool is_number() const { return kind == Kind::integer || kind == Kind::number; }
};

struct TomlEntry {
  std::string key;
  evidence::Span key_span;  // of the last part of a dotted key
  TomlNode value;
};

/// "a number", "a text", …, for messages.
std::string described(TomlNode::Kind kind);

/// Parses a whole file.
/// Errors: `not-utf8`, `toml-syntax` (the first one only), `file-too-large` (over 16 MiB).
base::Result<TomlNode> parse_toml(std::string_view text, const std::string& file);

}  // namespace entente::dispute
