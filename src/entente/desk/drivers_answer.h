#pragma once

#include "entente/dispute/case.h"
#include "entente/ensemble/drivers.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// What matters most at a table, as an answer to the question "drivers" (model M10): per input
/// `room_when_low`, `room_when_high`, `depends_on`, `flip_at`, and `worth_judging` of those that no document
/// anchors.
/// @param room  overall, with its error
question::Answer drivers_answer(const dispute::Case& dispute, const dispute::Table& table,
                                const question::Finding& room, const std::vector<ensemble::Driver>& drivers);

}  // namespace entente::desk
