#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::theory {

/// Vectors of whole numbers (utilities on a grid), the common ground of pareto_filter and pareto_frontier.
struct GridVectors {
  std::size_t width = 0;             // numbers per vector
  std::vector<std::int64_t> values;  // vector by vector
  std::size_t size() const { return width == 0 ? 0 : values.size() / width; }
  const std::int64_t* at(std::size_t index) const { return values.data() + index * width; }
};

/// The undominated vectors, each distinct one once (the first given), ordered by falling first number.
/// @param counts  one number per vector; the kept one of equal vectors receives the sum of theirs. Or empty.
std::vector<std::uint32_t> undominated(const GridVectors& vectors, std::vector<double>& counts);

/// The step of the grid on which numbers up to `largest` in absolute value fit: 1e-12, or coarser by powers
/// of ten.
double grid_step(double largest);

/// The whole number of grid steps nearest to `value`.
std::int64_t on_grid(double value, double step);

}  // namespace entente::theory
