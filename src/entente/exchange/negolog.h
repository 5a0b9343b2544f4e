#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// Reads a NegoLog domain: profileA.json and profileB.json, each with `reservationValue`, `issueWeights` and
/// `issues`; u(x) = Σ_j issueWeights_j · issues_j(x_j). Issues and values stand in the order of the first
/// profile. Other JSON files of the folder (`specs.json`: counts and points) are noted and not read.
/// @param paths  a folder, or the profiles
/// Errors: those of read_tree; `import-files` (no profile), `import-shape`, `import-number`,
/// `import-mismatch` (issues or values that the profiles do not share), `too-many-options`. Source:
/// [negolog].
base::Result<Scenario> read_negolog(const std::vector<std::string>& paths);

}  // namespace entente::exchange
