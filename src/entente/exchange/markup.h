#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/evidence/document.h"
#include "entente/exchange/source_file.h"

namespace entente::exchange {

/// An element of an XML file: its name, its attributes as written (entities resolved) and its children. Text
/// between elements is not kept; no format here has any.
struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Element> children;
  evidence::Span span;  // its start tag, in the file

  /// The value of an attribute; nullptr: it has none.
  const std::string* find(std::string_view attribute) const;
  /// The first child of that name; nullptr: none.
  const Element* child(std::string_view child_name) const;
};

/// The root of an XML file. Files of negotiation programs are often not quite XML: blank lines before the
/// declaration, a bare `&`, a closing tag that is missing or too many. Such a file is mended, with one note
/// per mending. nullopt: it cannot be read as XML at all, or is nested deeper than 100 elements (error
/// `import-syntax`).
std::optional<Element> read_markup(const SourceFile& file, ImportLog& log);

/// The name of the root element, from the first bytes; empty when the file does not begin with one.
std::string root_name(std::string_view text);

}  // namespace entente::exchange
