#pragma once

#include <vector>

#include "entente/question/method.h"

namespace entente::methods {

/// The table in the central world, exactly: the Pareto frontier over those who must accept, the reference
/// points with their ties, and the grid's bound on what finer steps could add (model M3, M7).
std::vector<question::Finding> solve_agreement(const question::Task& task, const dispute::World& central);

}  // namespace entente::methods
