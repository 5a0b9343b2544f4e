#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/dispute/case.h"

namespace entente::dispute {

/// The record in a case folder: case.toml, and claims.jsonl when there is one. `path` is the folder or its
/// case.toml. The case is not checked here: Case::build does. Errors: `missing-file`, `unreadable-file`,
/// `file-too-large`, and those of parse_claim_lines.
base::Result<CaseDraft> read_case_folder(const std::string& path);

/// Writes case.toml and claims.jsonl into a folder, which is made when it does not exist. Each file is
/// replaced as a whole, and the one before stays as `<name>.previous`; a file that holds the same already is
/// left alone. Claims go first, so that the case on disk never rests on a claim that is not there. Errors:
/// `unwritable-file`.
base::Result<bool> save_case(const CaseDraft& draft, const std::string& folder);

}  // namespace entente::dispute
