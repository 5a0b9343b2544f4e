#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// Why fight on: what fighting on is worth to each side at each level of the front, the terms both
/// belligerents prefer to it, how long the fighting lasts at the reported pace and how it ends (model M4).
question::Method war();

}  // namespace entente::methods
