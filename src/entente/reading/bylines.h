#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::reading {

/// A line that says who wrote or published a text, or when.
struct Byline {
  std::string author;                  // "A. Author and B. Author"; empty where the line is no "By …"
  std::optional<evidence::Date> date;  // of a line that is a date with its year
  bool anywhere = false;               // "Reporting by …" may stand at the end too
};
std::optional<Byline> byline_in(std::string_view line);

/// Marks the bylines at the top and the end of a document and the dateline of its first paragraphs. They fill
/// the author, the date and the origin (the agency) of a document that has none; no year is ever supplied.
void settle_bylines(evidence::Document& document);

}  // namespace entente::reading
