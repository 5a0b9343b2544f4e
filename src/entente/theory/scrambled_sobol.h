#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::theory {

/// The key of one dimension's scramble in one replicate. Two dimensions, replicates or seeds that differ get
/// unrelated scrambles.
/// @param dimension_key  names the number that is drawn, e.g. stream_key of its path
std::uint64_t scramble_key(std::uint64_t seed, std::uint64_t replicate, std::uint64_t dimension_key);

/// Sobol points with nested uniform (Owen) scrambling: numbers that fill the unit cube more evenly than
/// independent ones, so that an average over worlds settles sooner, yet are unbiased in every replicate.
///
/// A number depends on (point, dimension, key) only: not on order, thread, or how many points are asked for.
/// In each replicate every dimension holds exactly one point in each of the `points` equal intervals of (0,
/// 1). Scrambling is exact to 20 binary digits (each digit flips by a coin keyed by the digits above it);
/// digits beyond that are random, which is what nested scrambling amounts to once points stand alone.
///
/// Source: [sobol1967] for the points, [joe2008] for the direction numbers, [owen1995] for the scrambling.
class ScrambledSobol {
 public:
  static constexpr std::size_t max_points = std::size_t{1} << 20;
  static constexpr std::size_t max_dimensions = 1000;

  /// @param points      per replicate: a power of two, at most max_points; precondition
  /// @param dimensions  at most max_dimensions; precondition
  ScrambledSobol(std::size_t points, std::size_t dimensions);

  /// One coordinate, uniform on (0, 1); neither end is ever returned.
  /// @param point      below points(); precondition
  /// @param dimension  below dimensions(); precondition
  /// @param key        from scramble_key
  double value(std::size_t point, std::size_t dimension, std::uint64_t key) const;

  std::size_t points() const { return points_; }
  std::size_t dimensions() const { return dimensions_; }

 private:
  std::size_t points_;
  std::size_t dimensions_;
  std::size_t columns_;                    // log2 of points_
  std::vector<std::uint32_t> directions_;  // [dimension * columns_ + column]
};

}  // namespace entente::theory
