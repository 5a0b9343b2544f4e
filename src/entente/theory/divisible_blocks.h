#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/theory/divisible.h"
#include "entente/theory/piece_search.h"

namespace entente::theory {

/// A divisible problem as blocks of utility vectors of the judging parties: a divisible issue is one block
/// with its allowed nodes, joined where they are neighbours; linked discrete issues are one block with their
/// joint choices; of discrete choices only the undominated are kept.
struct DivisibleBlocks {
  std::vector<std::size_t> judges;  // parties, ascending
  std::vector<double> thresholds;   // of the judges
  PieceBlocks pieces;
  std::vector<std::vector<std::size_t>> issues;     // by block
  std::vector<std::vector<std::uint16_t>> options;  // by block, flat: vector by vector, one option per issue
  bool possible = true;  // false: some issue has no allowed choice, or some party never accepts
};

/// Throws ContractViolation: see divisible_room.
DivisibleBlocks divisible_blocks(const DivisibleProblem& problem);

/// The package behind shares of the vectors, in every block one or two joined ones. A share within `snap` of
/// a node counts as the node.
DivisiblePackage package_of(const DivisibleProblem& problem, const DivisibleBlocks& blocks,
                            const std::vector<std::vector<double>>& shares, double snap = 1e-11);

}  // namespace entente::theory
