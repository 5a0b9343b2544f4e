#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// Why there is no room, and what would open it: the demands that clash, as few as say it, and the least that
/// would have to give (docs/model.md, M6).
question::Method least_change();

}  // namespace entente::methods
