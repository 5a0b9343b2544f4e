#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"
#include "entente/theory/undominated.h"

namespace entente::theory {

/// The machinery under pareto.h; not meant for use outside this room.
///
/// Which options made a vector: a leaf is a place (an option of an issue), a join two partial packages. Kept
/// once for all vectors, so that merging copies no packages.
class PackageTrail {
 public:
  static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t leaf(std::size_t issue, std::size_t option);
  /// Joining with `nothing` gives the other.
  std::uint32_t join(std::uint32_t a, std::uint32_t b);
  /// Writes the options of a node into the package.
  void read(std::uint32_t node, Package& package) const;

 private:
  struct Node {
    std::uint32_t first, second;  // issue and option of a leaf, two nodes of a join
    bool is_leaf;
  };
  std::vector<Node> nodes_;
};

/// Distinct vectors in lexicographically falling order, each with how many packages give it and one of them.
struct Front {
  GridVectors vectors;
  std::vector<double> counts;
  std::vector<std::uint32_t> nodes;
  std::size_t size() const { return counts.size(); }
};

/// A front moved by a vector: every sum is `source` + `add`.
struct ShiftedFront {
  const Front* source = nullptr;
  const std::int64_t* add = nullptr;
  double count = 1;
  std::uint32_t node = PackageTrail::nothing;
};

/// What a merge may cost and which sums are of no use.
struct MergeLimits {
  std::span<const std::int64_t> least;  // sums below it in any coordinate are left out; empty: none
  double most_work = std::numeric_limits<double>::infinity();
  double work = 0;  // spent by the merges so far: a sum, or 128 comparisons
};

/// The undominated vectors of a union of shifted fronts, by merging them in falling order. Returns false,
/// with an unfinished result, if most_work ended.
bool merge_fronts(std::span<const ShiftedFront> lists, MergeLimits& limits, PackageTrail& trail,
                  Front& result);

/// Keeps at most `most` vectors, one per cell of a grid; a kept one is less than a cell below any it stands
/// for, in every coordinate. Returns the cell: 0 if nothing was left out.
std::int64_t thin_front(Front& front, std::size_t most);

}  // namespace entente::theory
