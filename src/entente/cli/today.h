#pragma once

#include "entente/evidence/document.h"

namespace entente::cli {

/// The day on this machine; only drafting uses it, for documents that state no date.
evidence::Date today();

}  // namespace entente::cli
