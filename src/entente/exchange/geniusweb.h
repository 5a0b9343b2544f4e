#pragma once

#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// Reads GeniusWeb JSON: a domain and one profile per party, in the spelling of its Java side
/// (`discreteutils`, `numberutils`) or of its Python side (`DiscreteValueSetUtilities`,
/// `NumberValueSetUtilities`).
///
///     linear additive:  u(x) = Σ_j issueWeights_j · issueUtilities_j(x_j)
///     sum of groups:    u(x) = Σ_p partUtilities_p(x on the issues of part p)
///
/// A value without a utility counts 0, and so does a combination that a part does not list. The reservation
/// value is u(reservationBid), issues that the bid leaves out counting 0; without a bid none is stated.
/// Utilities are not rounded to eight decimals as GeniusWeb does between the ends of a range.
/// @param paths  a folder, or a domain file and its profiles; without a domain file the domain inside the
///               first profile counts
/// Errors: those of read_tree; `import-files` (no profile, two domains), `import-shape` (a part is missing or
/// of another kind), `import-number`, `import-mismatch` (an issue or value the domain does not have),
/// `import-unsupported` (utilities of a kind that is not read, a ranking, which has none),
/// `too-many-options`. Source: [geniusweb].
base::Result<Scenario> read_geniusweb(const std::vector<std::string>& paths);

}  // namespace entente::exchange
