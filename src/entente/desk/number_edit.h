#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/desk/edit.h"
#include "entente/dispute/case.h"

namespace entente::desk {

/// The text of the case file with another estimate at `path`. What stands beside the number stays; a default
/// that nobody had judged becomes the analyst's judgement.
/// Errors: `bad-estimate`, `unknown-path`, `edit-unsupported`.
base::Result<std::string> with_estimate(const dispute::CaseDraft& draft, const std::string& path,
                                        const std::string& text);

/// The text of the case file with other grounds of a row or of one number. A number that had its row's
/// grounds takes along those that the edit does not name. Errors: `unknown-path`, `edit-unsupported`.
base::Result<std::string> with_grounds(const dispute::CaseDraft& draft, const Edit& edit);

/// A path as the case file has it: a lever's number `lever.ID.<path>` stands in its changes.
std::string path_in_file(const std::string& path);

}  // namespace entente::desk
