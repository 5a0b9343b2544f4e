#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A GENIUS scenario: a domain and one profile per party. Which file is which is told by its root element
/// (`negotiation_template` or `utility_space`), whatever it is called. Parties are named after their files
/// and come in the order given; of a folder, by name.
/// @param paths  one folder; or one domain file, whose folder holds the profiles; or a domain file and the
/// profiles that count, in any order
/// Errors: `import-files` (no domain, several, or no profile), `import-syntax`, and those of
/// read_genius_domain and read_genius_profile. Notes say what was kept in another form, dropped or mended; a
/// list of points in a file beside the profiles (`pareto.xml`) is left aside with a note.
/// Source: [genius2014].
base::Result<Scenario> read_genius(const std::vector<std::string>& paths);

/// The scenario as GENIUS files: `domain.xml` and one profile per party. Each issue's weight is what its
/// highest value is worth, and the evaluations are shares of it, so that reading them again gives equal
/// utilities. Dropped, with a note: bonuses, quorums and vetoes, numbers between the knots of a bent
/// utility. Moved or scaled, with a note, and the reservation value with them: utilities below 0 or above 1,
/// which GENIUS has no place for.
/// Errors: those of check_scenario and check_sums.
base::Result<ExportedFiles> write_genius(const Scenario& scenario);

}  // namespace entente::exchange
