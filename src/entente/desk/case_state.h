#pragma once

#include <string>

#include "entente/desk/open_case.h"

namespace entente::desk {

/// A case for a page: CASE STATE of docs/workbench.md.
/// @param handle  under which the page knows it
std::string case_state_json(const CaseSnapshot& now, const std::string& handle);

}  // namespace entente::desk
