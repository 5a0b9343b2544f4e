#pragma once

#include <vector>

#include "entente/methods/agreeing.h"
#include "entente/methods/table_space.h"
#include "entente/question/method.h"

namespace entente::methods {

/// What two of those who must accept can have together in one world, whatever their red lines:
/// `frontier_first` and `frontier_second`, the gains over no agreement of the packages that neither can
/// improve on without the other losing, links kept. The first two belligerents that judge the whole package,
/// else the first two that do; none where there are not two. Thinned beyond 200 points.
std::vector<question::Finding> frontier_plane(const question::Task& task, const TableSpace& table);

/// Each acceptor's gain at a named package: `point_gain`, `about.lever` the package's name.
std::vector<question::Finding> point_gains(const question::Task& task, const Agreeing& agreeing,
                                           const char* name, const theory::Package& package);

}  // namespace entente::methods
