#pragma once

#include <vector>

#include "entente/methods/table_space.h"
#include "entente/question/method.h"

namespace entente::methods {

/// The points as another program defines them ("negmas", "genius", "negolog"; the inquiry's parameter
/// `compat`), beside ours and named after it: `nash_as_in_negmas`, … Over every package before any red line,
/// as those programs list them; empty without the parameter; a sentence why where there are too many to list.
/// @param model, space  filled
std::vector<question::Finding> peer_readings(const question::Task& task, const WorldModel& model,
                                             TableSpace& space);

}  // namespace entente::methods
