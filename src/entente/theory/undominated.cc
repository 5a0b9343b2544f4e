#include "entente/theory/undominated.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
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

}  // namespace

FallingFilter::FallingFilter(std::span<const std::int64_t> low, std::span<const std::int64_t> high)
    : width_(low.size()), low_(low.begin(), low.end()), shift_(low.size(), 0), mine_(low.size(), 0) {
  for (std::size_t i = 0; i < width_; ++i) {
    auto range = static_cast<std::uint64_t>(high[i]) - static_cast<std::uint64_t>(low[i]);
    for (; range >= 65535; range >>= 1) ++shift_[i];
    if (i > 0) coarse_ |= shift_[i] > 0;
  }
}

bool FallingFilter::stands(const std::int64_t* vector) {
  if (width_ > 3) return above_all(vector);
  if (width_ == 3) return above_step(vector[1], vector[2]);
  if (any_ && (width_ == 1 || vector[1] <= highest_)) return false;
  any_ = true;
  if (width_ == 2) highest_ = vector[1];
  return true;
}

// The staircase holds (second, third) of the vectors so far; a new one stands if no step is as high to its
// right.
bool FallingFilter::above_step(std::int64_t second, std::int64_t third) {
  const auto right = steps_.lower_bound(second);
  if (right != steps_.end() && right->second >= third) return false;
  const auto here = steps_.insert_or_assign(right, second, third);
  while (here != steps_.begin() && std::prev(here)->second <= third) steps_.erase(std::prev(here));
  return true;
}

// Never falls where the number rises, so "image above image" proves "number above number". The lowest 16-bit
// number is left to the empty lanes, which so dominate nothing.
std::int16_t FallingFilter::image(std::size_t i, std::int64_t value) const {
  const auto up = (static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(low_[i])) >> shift_[i];
  return static_cast<std::int16_t>(static_cast<std::int64_t>(up) - 32767);
}

// The first coordinate needs no comparison: in falling order the earlier vector has at least as much.
bool FallingFilter::dominated_in(std::size_t block_number, const std::int64_t* vector, std::size_t& lane) {
  constexpr std::size_t words = block / lanes;
  const Lane* images = images_.data() + block_number * (width_ - 1) * words;
  Lane above[words] = {};
  for (std::size_t i = 1; i < width_; ++i)
    for (std::size_t w = 0; w < words; ++w) above[w] |= mine_[i] > *images++;
  Lane all = above[0];
  for (std::size_t w = 1; w < words; ++w) all &= above[w];
  std::uint64_t halves[2];
  std::memcpy(halves, &all, sizeof halves);
  if ((halves[0] & halves[1]) == ~std::uint64_t{0}) return false;
  for (lane = 0; lane < block; ++lane) {
    if (above[lane / lanes][lane % lanes] != 0) continue;
    if (!coarse_) return true;
    const std::int64_t* other = exact_.data() + (block_number * block + lane) * (width_ - 1);
    bool at_least = true;
    for (std::size_t i = 1; i < width_; ++i) at_least &= other[i - 1] >= vector[i];
    if (at_least) return true;
  }
  return false;
}

bool FallingFilter::above_all(const std::int64_t* vector) {
  for (std::size_t i = 1; i < width_; ++i) mine_[i] = image(i, vector[i]);
  const std::size_t blocks = (remembered_ + block - 1) / block;
  std::size_t lane = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    if (!dominated_in(b, vector, lane)) continue;
    move_ahead(b * block + lane);
    compared_ += static_cast<double>(b + 1);
    return false;
  }
  compared_ += static_cast<double>(blocks);
  remember(vector);
  return true;
}

void FallingFilter::remember(const std::int64_t* vector) {
  constexpr std::size_t words = block / lanes;
  if (remembered_ % block == 0) {
    Lane lowest = {};
    lowest += static_cast<std::int16_t>(-32768);
    images_.resize(images_.size() + (width_ - 1) * words, lowest);
  }
  Lane* images = images_.data() + remembered_ / block * (width_ - 1) * words;
  const std::size_t at = remembered_ % block;
  for (std::size_t i = 1; i < width_; ++i) images[(i - 1) * words + at / lanes][at % lanes] = mine_[i];
  if (coarse_) exact_.insert(exact_.end(), vector + 1, vector + width_);
  ++remembered_;
}

// What dominates once often dominates again: it moves half way to the front.
void FallingFilter::move_ahead(std::size_t place) {
  constexpr std::size_t words = block / lanes;
  const std::size_t ahead = place / 2;
  if (ahead / block == place / block) return;
  Lane* a = images_.data() + ahead / block * (width_ - 1) * words + ahead % block / lanes;
  Lane* b = images_.data() + place / block * (width_ - 1) * words + place % block / lanes;
  for (std::size_t i = 1; i < width_; ++i, a += words, b += words) {
    const std::int16_t moved = (*a)[ahead % lanes];
    (*a)[ahead % lanes] = (*b)[place % lanes];
    (*b)[place % lanes] = moved;
  }
  if (!coarse_) return;
  const auto first = exact_.begin() + static_cast<std::ptrdiff_t>(ahead * (width_ - 1));
  std::swap_ranges(first, first + static_cast<std::ptrdiff_t>(width_ - 1),
                   exact_.begin() + static_cast<std::ptrdiff_t>(place * (width_ - 1)));
}

std::vector<std::uint32_t> undominated(const GridVectors& vectors, std::vector<double>& counts) {
  std::vector<Index> order = sorted(vectors);
  join_equal(vectors, order, counts);
  if (order.empty()) return order;
  std::vector<std::int64_t> low(vectors.at(0), vectors.at(0) + vectors.width), high = low;
  for (const Index index : order)
    for (std::size_t i = 0; i < vectors.width; ++i) {
      low[i] = std::min(low[i], vectors.at(index)[i]);
      high[i] = std::max(high[i], vectors.at(index)[i]);
    }
  FallingFilter filter(low, high);
  std::erase_if(order, [&](Index index) { return !filter.stands(vectors.at(index)); });
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
