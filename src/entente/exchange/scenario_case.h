#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/evidence/document.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A scenario as a case file that people can read and edit: every party in points mode with one [[score]]
/// row per issue, bonuses as [[interaction]] rows, one [[table]] `all` at which everybody sits and everybody
/// must accept (or a quorum of them). Stepped and named issues become options, numbers without steps a scale
/// with an anchor wherever somebody's utility bends. Numbers are the shortest text that reads back as the
/// same double. An issue with a single value is settled: what it is worth is added to every package. Names of
/// the file that cannot be ids stand in comments beside them, and so does each note.
/// @param as_of  the day the case speaks of; scenarios have none
/// Errors and warnings: those of check_scenario (scenario_check.h).
base::Result<dispute::CaseDraft> to_case(const Scenario& scenario, const evidence::Date& as_of);

/// What was kept in another form, dropped or mended, one line each; empty when the file came in whole.
std::string notes_text(const std::vector<ImportNote>& notes);

}  // namespace entente::exchange
