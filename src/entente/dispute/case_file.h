#pragma once

#include "entente/base/result.h"
#include "entente/dispute/case.h"

namespace entente::dispute {

/// Reads and checks the text of a case file against the grammar of docs/formats.md.
/// Errors: every problem at once, in the order of the file; a syntax error or an unknown `format` stops at
/// once. Each code is explained by `explain` (explain.h). Warnings come with the value.
base::Result<CaseParts> read_case_file(const CaseDraft& draft);

}  // namespace entente::dispute
