#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// Reads a NegMAS folder (YAML or JSON): one file with the outcome space, one with the utility function of
/// each party. u is what NegMAS computes, without a cap; negmas_utility.h lists the functions.
///
/// `reserved_value` counts as written; -.inf, null or none means that no reservation is stated (noted,
/// because NegMAS writes -.inf for the 0 of a GENIUS file). `reserved_outcome` counts when there is no value.
/// A discount over `relative_time` is kept; one per step is dropped, because the number of steps is not in
/// the files (noted, because NegMAS reads the discount of a GENIUS session so). Words stay as they are
/// written: `No` is a text, never "false".
/// @param paths  a folder, or the files themselves; `_stats.yaml` and `_info.*` in a folder are not read
/// Errors: those of read_tree; `import-files` (no or two outcome spaces, no party), `import-shape`,
/// `import-number`, `import-mismatch`, `import-unsupported` (a space, issue or function that is not read),
/// `too-many-options`.
/// Source: [negmas].
base::Result<Scenario> read_negmas(const std::vector<std::string>& paths);

}  // namespace entente::exchange
