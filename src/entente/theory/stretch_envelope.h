#pragma once

#include <cstddef>
#include <vector>

namespace entente::theory {

/// A straight piece of a falling frontier in two utilities, or a single point (equal ends). Where a piece is
/// cut, the parameters of its ends say which part of the piece `id` is left: 0 is its first end, 1 its last.
struct Stretch {
  double x0 = 0, y0 = 0;  // left end
  double x1 = 0, y1 = 0;  // right end: x1 > x0 and y1 < y0, or equal to the left
  std::size_t id = 0;
  double t0 = 0, t1 = 1;
};

/// The undominated parts of falling pieces (a point dominates what is neither right of it nor above it), left
/// to right. Of equal parts the one given first is kept. Where a higher piece ends, what follows starts at
/// that place, although its first point itself is dominated.
/// @param rounding  differences up to this count as none; in the unit of the utilities
std::vector<Stretch> upper_envelope(const std::vector<Stretch>& pieces, double rounding);

}  // namespace entente::theory
