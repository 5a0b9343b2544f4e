#pragma once

#include "entente/exchange/genius_domain.h"
#include "entente/exchange/markup.h"
#include "entente/exchange/scenario.h"
#include "entente/exchange/source_file.h"

namespace entente::exchange {

/// One party from a GENIUS profile, by GENIUS' own semantics:
///
///     u = sum over issues of w_i e_i      e = evaluation / highest evaluation of the issue  (discrete)
///                                         e = offset + slope (v - lower bound), in [0, 1]   (integer)
///                                         e = linear, triangular or constant in v           (real)
///
/// with weights as written, joined with the domain by `index`. Values are joined by their text, else by their
/// index. A missing reservation value is 0, as GENIUS has it; a discount factor outside (0, 1] is 1.
/// GENIUS caps u at 1; the cap is not applied, and a note says when it binds. A profile of type nonlinear is
/// read by read_genius_nonlinear.
/// Errors: `import-mismatch` (an issue that the domain has not, a missing attribute), `import-number`,
/// `import-unsupported` (an evaluator GENIUS does not document). Source: [genius2014].
ScenarioParty read_genius_profile(const SourceFile& file, const Element& root, const GeniusDomain& domain,
                                  ImportLog& log);

/// The bonuses of a nonlinear profile: with M the `maxutility`,
///
///     u = (1/M) sum over rectangles of weight × utility, paid where every INCLUDES bound holds, or where
///         some EXCLUDES bound does not
///
/// Errors: `import-mismatch`, `import-number`, `import-unsupported` (an aggregation other than the sum, a
/// kind of function other than PlainUfun, a rectangle with both kinds of bounds, bounds on named values).
void read_genius_nonlinear(const SourceFile& file, const Element& utility, const GeniusDomain& domain,
                           ScenarioParty& party, ImportLog& log);

}  // namespace entente::exchange
