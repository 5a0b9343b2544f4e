#pragma once

#include "entente/desk/dossier.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// The ten answers of page one, from the other answers (a report only places sentences). Question "page_one",
/// method "summary"; sentence i stands in `says` and as a finding "sentence_i" with what it rests on.
question::Answer page_one(const question::Answers& answers, const dispute::Case& dispute);

}  // namespace entente::desk
