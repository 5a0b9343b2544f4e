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

/// The brief as one self-contained HTML file.
base::Result<std::string> make_brief(const Dossier& dossier, const Request& request);

}  // namespace entente::desk
