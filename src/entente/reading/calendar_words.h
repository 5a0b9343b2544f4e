#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::reading {

/// 1 to 12 for "March", "MARCH", "Mar", "Mar."; 0 for other words.
int month_number(std::string_view word);
bool names_weekday(std::string_view word);  // "Monday", "Mon."

/// A date at the start of a text: "March 3", "March 3, 2024", "3 March 2024", "Monday, 3 March",
/// "2024-03-03".
struct WrittenDate {
  std::size_t length = 0;
  std::optional<evidence::Date> date;  // only of a real day with a year
};
std::optional<WrittenDate> date_at(std::string_view text);

}  // namespace entente::reading
