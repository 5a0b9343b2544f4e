#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::theory {

/// Sums of scores, each with how many partial packages have it; not meant for use outside this room.
struct CountedSums {
  std::size_t width = 0;             // numbers per sum; may be 0
  std::vector<std::int64_t> values;  // sum by sum
  std::vector<double> counts;

  std::size_t size() const { return counts.size(); }
  const std::int64_t* at(std::size_t index) const { return values.data() + index * width; }
  std::int64_t* at(std::size_t index) { return values.data() + index * width; }
  void push(const std::int64_t* sum, double count);

  /// Makes one of equal sums; leaves them in lexicographically rising order.
  void join_equal();
};

/// Every sum of one with one of the other, equal ones joined.
CountedSums all_sums(const CountedSums& a, const CountedSums& b);

/// How many pairs, one of each, together reach `least` in every coordinate.
/// Throws ContractViolation: not one or two numbers per sum.
double pairs_reaching(const CountedSums& a, const CountedSums& b, std::span<const std::int64_t> least);

}  // namespace entente::theory
