#pragma once

#include <string>
#include <string_view>

#include "entente/evidence/document.h"

namespace entente::evidence {

/// The usual short name of a news agency that these words name and nothing else ("The Associated Press" →
/// "AP", "reuters" → "Reuters"); empty for anything else. Initials count in capitals only.
std::string agency_named(std::string_view words);

/// The agency that a report's own words credit: dateline, byline, or a credit line at its beginning or end;
/// empty when none or several are. "With agency reports" names nobody, and who only contributed is not the
/// origin.
std::string credited_agency(const Document& document);

}  // namespace entente::evidence
