#pragma once

#include <vector>

#include "entente/methods/agreeing.h"
#include "entente/question/method.h"
#include "entente/theory/pareto.h"

namespace entente::methods {

/// What surrounds the balanced package of one world: what each acceptor has to spare, what a step away from
/// it on any one issue does, who gives what for what, and what drawing lots between packages would add.
/// @param model  filled; `agreeing` from the same world
std::vector<question::Finding> around_reference(const question::Task& task, const WorldModel& model,
                                                const Agreeing& agreeing,
                                                const theory::ParetoFrontier& frontier);

}  // namespace entente::methods
