#pragma once

#include <span>
#include <string>
#include <string_view>

#include "entente/evidence/claim.h"
#include "entente/evidence/event.h"

namespace entente::reading {

/// Events as the coders of the PETRARCH family write them: one row for each actor with each recipient,
/// separated by tabs and without a header:
///
///     date (YYYYMMDD)   source   target   CAMEO code   issues   sentence ids   origin   mode   quote
///
/// The first seven are that family's; the last two are ours. Codes are country and sector joined
/// ("RUSGOV"), "---" for nobody or nobody known; the date is the event's or else the document's, empty
/// where neither is known; sentence ids are "<document>_<sentence>". Denied, possible and future events are
/// left out, since a row has no place to say so: a row tells what is said to have happened. Tabs, line ends
/// and other control characters in words become blanks; a field that a spreadsheet would take for a formula
/// starts with an apostrophe. Restricted documents are left out.
std::string write_petrarch(const evidence::Claims& claims, std::span<const evidence::Event> events);

/// A cell of such a table: on one line, and never a formula of a spreadsheet.
std::string petrarch_cell(std::string_view text);

}  // namespace entente::reading
