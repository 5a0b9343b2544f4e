#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// What keeps the sides of a war from settling at a table (model M4): which obstacles, taken away alone or in
/// the smallest sets, leave terms that everybody accepts whose acceptance ends the fighting.
question::Method obstacles();

}  // namespace entente::methods
