#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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

/// Takes distinct vectors in lexicographically falling order and tells of each whether an earlier one
/// dominates it; in that order no later one can. Two numbers: the highest second one so far. Three: a
/// staircase. More: a comparison with the ones that stand, block by block on 16-bit images of the numbers
/// (exact numbers decide where the images are too coarse to). Source: [kung1975] for two and three
/// dimensions.
class FallingFilter {
 public:
  /// @param low, high  bounds of every coordinate, `width` numbers each
  FallingFilter(std::span<const std::int64_t> low, std::span<const std::int64_t> high);

  /// Whether the vector stands; if so, it is remembered.
  bool stands(const std::int64_t* vector);

  /// Blocks of vectors compared so far.
  double compared() const { return compared_; }

 private:
  static constexpr std::size_t lanes = 8;   // 16-bit numbers in a machine word of 16 bytes
  static constexpr std::size_t block = 32;  // vectors compared at once
  using Lane = std::int16_t __attribute__((vector_size(16)));

  bool above_step(std::int64_t second, std::int64_t third);
  bool above_all(const std::int64_t* vector);
  bool dominated_in(std::size_t block_number, const std::int64_t* vector, std::size_t& lane);
  void remember(const std::int64_t* vector);
  void move_ahead(std::size_t place);
  std::int16_t image(std::size_t i, std::int64_t value) const;

  std::size_t width_;
  std::vector<std::int64_t> low_;
  std::vector<int> shift_;
  bool coarse_ = false;  // an image may stand for several numbers
  bool any_ = false;
  std::int64_t highest_ = 0;                    // width 2
  std::map<std::int64_t, std::int64_t> steps_;  // width 3: (second, third)
  std::vector<Lane> images_;                    // width > 3: block, coordinate (from the second), lane
  std::vector<std::int64_t> exact_;             // the same vectors, without their first number, if coarse
  std::size_t remembered_ = 0;
  std::vector<std::int16_t> mine_;
  double compared_ = 0;
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
