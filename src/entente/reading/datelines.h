#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::reading {

/// What stands before the first sentence of a report: "GENEVA, March 3, 2024 (Agency) — ".
struct Dateline {
  std::size_t shown = 0;               // bytes without the dash
  std::size_t opening = 0;             // bytes with the dash and the blanks after it
  std::optional<evidence::Date> date;  // only where it has a year
  std::string agency;                  // as written, where the brackets name a news agency
};

/// The dateline that a paragraph opens with. A place alone needs capitals throughout or a lone dash before a
/// capital; a place with a date or an agency may also end in a colon.
std::optional<Dateline> dateline_at(std::string_view paragraph);

}  // namespace entente::reading
