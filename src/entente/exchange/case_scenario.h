#pragma once

#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// What the parties that must accept at a table want, as a scenario for other programs: each estimate at its
/// middle (a range) or its likely value (low, likely, high), utilities as model M3 defines them, reservation
/// values as stated, else of the status quo. On a scale without `step` every number counts and utility is
/// linear between the points given: the ends, ideals and anchors, or the grid where losses are curved.
/// Everything that the formats have no place for is dropped with a note: red lines, links, the fighting,
/// uncertainty, those who ratify or can spoil, seats without a say.
/// Errors: those of check_scenario (`party-without-scores` for a party without views on these issues, …).
base::Result<Scenario> to_scenario(const dispute::Case& dispute, dispute::TableId table);

}  // namespace entente::exchange
