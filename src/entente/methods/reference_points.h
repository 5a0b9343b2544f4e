#pragma once

#include <vector>

#include "entente/methods/agreeing.h"
#include "entente/question/method.h"
#include "entente/theory/pareto.h"

namespace entente::methods {

/// The points that bargaining theory singles out among the packages acceptable in one world, with all their
/// ties and a proof of how far each may be from the highest: read off the frontier where that is exact, else
/// found by branch and bound. `<name>_gap` stands beside each point.
/// @param model     filled with `world`
/// @param agreeing  whose gains count, with room
std::vector<question::Finding> reference_points(const question::Task& task, const WorldModel& model,
                                                const dispute::World& world, const Agreeing& agreeing,
                                                const theory::ParetoFrontier& frontier);

}  // namespace entente::methods
