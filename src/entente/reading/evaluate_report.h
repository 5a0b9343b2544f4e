#pragma once

#include <string>

#include "entente/reading/evaluate.h"

namespace entente::reading {

/// The counts as a page of text; with `details` also what was missed, invented, or failed in each text.
std::string evaluation_text(const Evaluation& evaluation, bool details = false);

/// The same as JSON, details included.
std::string evaluation_json(const Evaluation& evaluation);

}  // namespace entente::reading
