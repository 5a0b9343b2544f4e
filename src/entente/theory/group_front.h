#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/theory/front_merge.h"
#include "entente/theory/link_states.h"
#include "entente/theory/score_grid.h"

namespace entente::theory {

/// The undominated vectors of a group of linked issues, found state by state; not meant for use outside this
/// room.
struct GroupFront {
  Front front;
  std::int64_t epsilon = 0;          // thinned by so many units at most
  std::vector<std::int64_t> missed;  // bounds whatever was not followed; empty: everything was
};

struct GroupTask {
  const ScoreGrid& grid;
  std::span<const std::uint32_t> leaves;  // the trail's leaf of every place of the space
  const std::vector<std::size_t>& issues;
  std::span<const std::int64_t> least;  // what the group must reach, by coordinate
  double most_work = 1e8;
};

/// Settles the issues one after the other and keeps, in each state of the links, the undominated vectors. The
/// first pass keeps few vectors; if that leaves something out, a second pass keeps many, leaving out what the
/// first pass's packages dominate even at its highest. What does not fit then is thinned, or bounded and
/// dropped.
GroupFront group_front(const GroupTask& task, MergeLimits& limits, PackageTrail& trail);

/// The undominated ones of some options of an issue (those allowed).
Front option_front(const ScoreGrid& grid, std::size_t issue, std::span<const std::size_t> options,
                   std::span<const std::uint32_t> leaves);

}  // namespace entente::theory
