#pragma once

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// The scenario as GeniusWeb files in the spelling of its Java side: domain.json, and one profile per party
/// in the order of the parties. A party without bonuses is a LinearAdditiveUtilitySpace (weights with at most
/// 12 decimals, which add up to 1), one with bonuses a SumOfGroupsUtilitySpace whose parts are the issues
/// that bonuses tie together. Stepped numbers stay a range where every party's utility is straight, and
/// become values otherwise.
///
/// GeniusWeb needs utilities in [0, 1]: utilities outside are moved and scaled, u' = (u - a) / b, the
/// reservation value with them, and a note gives a and b. A reservation value becomes the bid with the least
/// utility that reaches it, which leaves the same packages acceptable. Utilities that fit come back equal
/// within 1e-11 per issue. Notes: discounts, quorum, vetoes and initial deal; numbers without steps, which
/// get a hundred; a reservation value that no package reaches, or among more than a million packages.
/// Precondition: the scenario passes check_scenario.
/// Errors: `export-unsupported` (a utility that bends, or a bonus, on an issue without steps; a part of more
/// than 100,000 combinations).
/// Source: [geniusweb].
base::Result<ExportedFiles> write_geniusweb(const Scenario& scenario);

}  // namespace entente::exchange
