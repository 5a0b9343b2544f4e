#include "entente/theory/undominated.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

namespace entente::theory {
namespace {

using Index = std::uint32_t;

bool equal(const GridVectors& v, Index a, Index b) {
  return std::equal(v.at(a), v.at(a) + v.width, v.at(b));
}

// Lexicographically falling; equal vectors in the order given, so they stand together, the first one ahead.
std::vector<Index> sorted(const GridVectors& v) {
  std::vector<Index> order(v.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    const std::int64_t *x = v.at(a), *y = v.at(b);
    for (std::size_t i = 0; i < v.width; ++i)
      if (x[i] != y[i]) return x[i] > y[i];
    return a < b;
  });
  return order;
}

// Leaves the first of every run of equal vectors and gives it the run's counts.
void join_equal(const GridVectors& v, std::vector<Index>& order, std::vector<double>& counts) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (kept > 0 && equal(v, order[kept - 1], order[k])) {
      if (!counts.empty()) counts[order[kept - 1]] += counts[order[k]];
    } else {
      order[kept++] = order[k];
    }
  }
  order.resize(kept);
}

void sweep(const GridVectors& v, std::vector<Index>& order) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < order.size(); ++k)
    if (kept == 0 || v.at(order[k])[1] > v.at(order[kept - 1])[1]) order[kept++] = order[k];
  order.resize(kept);
}

// The staircase holds (second, third) of the points so far; a new point stands if no step is as high to its
// right.
void staircase(const GridVectors& v, std::vector<Index>& order) {
  std::map<std::int64_t, std::int64_t> steps;
  std::size_t kept = 0;
  for (const Index index : std::vector<Index>(order)) {
    const std::int64_t second = v.at(index)[1], third = v.at(index)[2];
    auto right = steps.lower_bound(second);
    if (right != steps.end() && right->second >= third) continue;
    order[kept++] = index;
    auto here = steps.insert_or_assign(right, second, third);
    while (here != steps.begin() && std::prev(here)->second <= third) steps.erase(std::prev(here));
  }
  order.resize(kept);
}

// A vector can only be dominated by one with a larger sum. Recent dominators are tried first.
void by_falling_sum(const GridVectors& v, std::vector<Index>& order) {
  std::vector<double> sum(v.size());
  for (Index index : order)
    for (std::size_t i = 0; i < v.width; ++i) sum[index] += static_cast<double>(v.at(index)[i]);
  const std::vector<Index> lexicographic = order;
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return sum[a] > sum[b]; });
  std::vector<std::int64_t> kept;
  std::vector<char> stands(v.size(), 0);
  for (Index index : order) {
    const std::int64_t* mine = v.at(index);
    bool dominated = false;
    for (std::size_t at = 0; at < kept.size() && !dominated; at += v.width) {
      dominated = true;
      for (std::size_t i = 0; i < v.width; ++i) dominated &= kept[at + i] >= mine[i];
      if (dominated && at > 0)  // move half way to the front
        std::swap_ranges(kept.begin() + static_cast<std::ptrdiff_t>(at),
                         kept.begin() + static_cast<std::ptrdiff_t>(at + v.width),
                         kept.begin() + static_cast<std::ptrdiff_t>(at / v.width / 2 * v.width));
    }
    if (dominated) continue;
    kept.insert(kept.end(), mine, mine + v.width);
    stands[index] = 1;
  }
  order.clear();
  std::copy_if(lexicographic.begin(), lexicographic.end(), std::back_inserter(order),
               [&](Index index) { return stands[index] != 0; });
}

}  // namespace

std::vector<std::uint32_t> undominated(const GridVectors& vectors, std::vector<double>& counts) {
  std::vector<Index> order = sorted(vectors);
  join_equal(vectors, order, counts);
  if (order.empty()) return order;
  if (vectors.width == 1) order.erase(order.begin() + 1, order.end());
  if (vectors.width == 2) sweep(vectors, order);
  if (vectors.width == 3) staircase(vectors, order);
  if (vectors.width > 3) by_falling_sum(vectors, order);
  return order;
}

double grid_step(double largest) {
  double step = 1e-12;
  while (largest / step > 1e18) step *= 10;
  return step;
}

std::int64_t on_grid(double value, double step) {
  return std::llround(value / step);
}

}  // namespace entente::theory
