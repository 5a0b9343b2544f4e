#pragma once

#include <vector>

#include "entente/question/method.h"

namespace entente::methods {

/// Between the points of the grid: whether there is room in one world when scales that no link touches can be
/// settled at any point, and the balanced terms then. Exact for losses in proportion to distance; empty where
/// a party's losses are not, where there are interactions, or under a quorum.
std::vector<question::Finding> off_the_grid(const question::Task& task, const dispute::World& world);

}  // namespace entente::methods
