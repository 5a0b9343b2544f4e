#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// Who must be in the room: the chain room → a ratifiable package exists → the reference package is ratified
/// → not wrecked, who can break each link, and what leaving each party out costs (model M6).
question::Method table();

}  // namespace entente::methods
