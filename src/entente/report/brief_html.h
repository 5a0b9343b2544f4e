#pragma once

#include <string>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

namespace entente::report {

/// The brief: one HTML file that needs nothing else, complete without scripts, fit for print. Places the
/// sentences, findings and caveats of the answers, draws their charts, and lets every number be followed to
/// its evidence; it computes nothing. Parts whose answers are missing are left out. Restricted documents, and
/// reasons that rest on them, do not appear. Equal arguments give equal bytes. Fails: never; any text may
/// stand in the arguments.
std::string render_html(const question::Answers& answers, const dispute::Case& dispute,
                        const evidence::Claims& evidence);

}  // namespace entente::report
