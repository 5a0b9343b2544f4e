#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A scenario as one table: a header `issue,value,<party>,<party>,…`, then one row per value with what it is
/// worth to each party. Rows of one issue may stand anywhere; issues and values keep the order in which they
/// first occur. Rows without a value speak of the party: `reservation` (its utility without agreement; an
/// empty cell: none stated), `discount` and `base`. Cells may be quoted as in RFC 4180; the separator is the
/// one of `,`, `;` and tab that stands in the header.
/// @param paths  one file
/// Errors: `import-files`, `import-syntax` (a quote that is not closed), `import-mismatch` (no header, a
/// row that is too short or too long, a value or a row that stands twice), `import-number`.
/// Source: [rfc4180].
base::Result<Scenario> read_csv(const std::vector<std::string>& paths);

/// The same table. Numbers stand under their shortest form; of an issue without steps the numbers at which
/// somebody's utility bends. Dropped, with a note: bonuses, quorum, vetoes, numbers between.
/// Errors: those of check_scenario and check_sums.
base::Result<ExportedFiles> write_csv(const Scenario& scenario);

}  // namespace entente::exchange
