#pragma once

#include <optional>

#include "entente/reading/sentence_view.h"

namespace entente::reading {

/// The first full calendar date in tokens [first, last): "27 November 2025", "November 27, 2025" or
/// "2025-11-27". A weekday, or a day without its year, is no date: nothing is added to what the text says.
std::optional<evidence::Date> date_in(const SentenceView& view, std::uint32_t first, std::uint32_t last);

}  // namespace entente::reading
