#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "entente/theory/hull_maximum.h"

namespace entente::theory {

/// What stands in for an issue: vectors of which one is chosen, where neighbours that are joined may also be
/// mixed (the points of a divisible issue between two nodes).
struct PieceBlocks {
  HullBlocks hull;
  std::vector<std::vector<char>> joined;  // by block, by vector: mixes with the next one
};

struct PieceOptions {
  std::size_t most_nodes = 20000;  // subproblems before the search stops
  double enough = 1e-9;            // gap at which it is done, relative to max(1, |value|)
  /// Any point with this value will do, and a proof that there is none.
  std::optional<double> target;
};

struct PieceMaximum {
  std::optional<HullMaximum> best;  // in every block one vector, or two joined ones; `bound` holds for all
  bool settled = true;              // false: stopped at most_nodes, or the arithmetic gave up
  double bound = 0;                 // no point of the set has a higher value (also without a best)
  std::size_t nodes = 0;
};

/// Best-first branch and bound: the hull of every block is the relaxation (hull_maximum.h), a point near its
/// maximum in which every block is a vector or two joined ones is the candidate, and the block whose mixture
/// is furthest from that is split. Where all values are concave along the joined vectors one node is enough.
/// Throws ContractViolation: flags that do not fit the blocks.
PieceMaximum maximise_over_pieces(const PieceBlocks& blocks, const HullQuestion& question,
                                  const PieceOptions& options = {});

}  // namespace entente::theory
