#pragma once

#include <cstddef>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// What is computed at most; more is an error here, not a program that never ends.
inline constexpr std::size_t most_parties = 16;
inline constexpr std::size_t most_issues = 64;
inline constexpr std::size_t most_values = 4096;  // of one issue

/// Whether a scenario can become a case: everything that stands against it, at once.
/// Errors: `scenario-empty` (no party, no issue, an issue without values), `too-many-parties`,
/// `too-many-issues`, `too-many-options`, `scenario-shape` (scores that do not fit the issues, bounds or a
/// quorum that name what is not there), `scenario-number` (not a finite number, an empty range),
/// `party-without-scores`. Warning: `reservation-above-maximum`, when a party can accept nothing.
base::Diagnostics check_scenario(const Scenario& scenario);

/// For formats that hold sums over issues only: `export-unsupported` for each party that wants nothing but
/// bonuses, of which nothing would be left.
base::Diagnostics check_sums(const Scenario& scenario);

}  // namespace entente::exchange
