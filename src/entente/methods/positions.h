#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// Who wants what, how firmly, who speaks for whom, who stands near whom, and what is missing.
question::Method positions();

}  // namespace entente::methods
