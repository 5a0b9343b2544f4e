#pragma once

#include "entente/question/method.h"

namespace entente::methods {

/// What could they agree on at this table: is there room, how wide, which terms, who gains, which lines
/// clash.
question::Method agreement();

/// Room at a table and the terms on the fought-over issues only: what comparisons of levers and levels of the
/// front run many times over.
question::Method room();

}  // namespace entente::methods
