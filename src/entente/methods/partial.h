#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// What can be signed while one issue stays as it is, and what room it leaves for that issue afterwards
/// (docs/model.md, M6).
question::Method partial_agreements();

}  // namespace entente::methods
