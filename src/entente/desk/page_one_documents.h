#pragma once

#include <string>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// Page one of a brief that was drafted from documents alone (model M7): who met, who speaks for whom, what
/// is called non-negotiable, on what parties go on, whose leverage, who is absent, who fears to be left out,
/// which demands clash, what is missing to compute terms, and what the page does not say. Words of the
/// documents stand in quotation marks with their speaker; there is no probability. Question "page_one",
/// method "documents"; sentence i stands in `says` and as a finding "sentence_i" that rests on claims.
/// Without a claim there is one sentence that says so.
question::Answer page_one_documents(const dispute::Case& dispute, const evidence::Claims& claims);

/// What has to be found out before terms can be computed, in this order: what each red line of unknown
/// content contains, what other open issues contain, what holds without agreement, the position of each party
/// at a table and of each that is said to want something, who sits at a table. A drafted number counts as
/// missing; what rests on restricted documents alone is left out. Empty: nothing that this knows of.
std::vector<std::string> missing_for_terms(const dispute::Case& dispute, const evidence::Claims& claims);

}  // namespace entente::desk
