#pragma once

#include <string>

#include "entente/desk/dossier.h"
#include "entente/desk/request.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// Everything a brief shows: every question, page one included. From documents alone: structure and what is
/// missing, no probability that would be only our defaults (model M7).
/// Cancelled: no answer at all.
/// Errors: those of answer_request.
base::Result<question::Answers> brief_answers(const Dossier& dossier, const Request& request);

/// The brief as one self-contained HTML file. `interactive`: with the engine and the case inside, so that its
/// reader may try what would change; not where the case was drafted from documents alone, since there nothing
/// is counted, and not in a build that carries no engine.
base::Result<std::string> make_brief(const Dossier& dossier, const Request& request, bool interactive = true);

}  // namespace entente::desk
