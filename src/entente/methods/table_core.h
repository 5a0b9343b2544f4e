#pragma once

#include <vector>

#include "entente/question/method.h"

namespace entente::methods {

/// Whether the reference package of a table that decides by quorum is in the core, in the central world: is
/// there another package, and a coalition that can pass it, each of whose members accepts it and gains more
/// by it than by the reference package? Exact: one search per minimal winning coalition. Findings: `in_core`
/// ("yes"), or `blocked_by` (ids of the first such coalition) and `blocking_package` (the one that balances
/// what its members gain on top). None without a quorum, without room, or beyond 12 acceptors, where
/// `in_core` says that it was not looked at. Source: [gillies1959].
std::vector<question::Finding> core_findings(const question::Task& task, const dispute::World& central);

}  // namespace entente::methods
