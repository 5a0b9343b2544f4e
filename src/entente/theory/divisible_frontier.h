#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "entente/theory/divisible.h"

namespace entente::theory {

/// A stretch of the frontier of two judging parties: from one package to another that differ in one issue
/// only, which moves between two neighbouring nodes. A single package has equal ends.
struct FrontierSegment {
  DivisiblePackage from;  // the end that is worse for the first judging party
  DivisiblePackage to;
};

struct DivisibleFrontier {
  std::array<std::size_t, 2> parties = {0, 0};  // the two that judge
  std::vector<FrontierSegment> segments;        // utility of the first of them rising
};

/// The exact Pareto frontier of the acceptable packages of two judging parties. Segments that follow each
/// other share an end unless the frontier jumps there; an end at which it jumps may be dominated by the next
/// segment's first package (the frontier is open there). Adding an issue to a frontier adds its pieces to
/// every segment and keeps the upper envelope. On the frontier at most one issue is split.
/// Throws ContractViolation: as divisible_room; not exactly two judging parties.
DivisibleFrontier divisible_frontier(const DivisibleProblem& problem);

}  // namespace entente::theory
