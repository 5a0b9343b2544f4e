#pragma once

#include <string>

#include "entente/dispute/case.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// What levers and courses do to the terms where they leave room as it is: the three that move the range on a
/// fought-over scale most, mean over worlds with room with and without them. Empty where none moves it.
std::string moved_terms(const question::Answers& answers, const dispute::Case& dispute);

}  // namespace entente::desk
