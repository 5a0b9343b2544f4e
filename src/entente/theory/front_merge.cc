#include "entente/theory/front_merge.h"

#include <algorithm>
#include <numeric>

namespace entente::theory {
namespace {

// The next sum of every list, the lexicographically highest on top.
class FallingSums {
 public:
  FallingSums(std::span<const ShiftedFront> lists, std::size_t width) : lists_(lists), width_(width) {
    for (std::size_t l = 0; l < lists.size(); ++l)
      if (lists[l].source->size() > 0) heap_.push_back(entry(static_cast<std::uint32_t>(l), 0));
    for (std::size_t k = heap_.size() / 2; k-- > 0;) sink(k);
  }

  bool empty() const { return heap_.empty(); }
  std::uint32_t list() const { return heap_.front().list; }
  std::uint32_t index() const { return heap_.front().index; }

  void top(std::int64_t* sum) const {
    const std::int64_t* vector = lists_[list()].source->vectors.at(index());
    for (std::size_t i = 0; i < width_; ++i) sum[i] = vector[i] + lists_[list()].add[i];
  }

  void pop() {
    if (index() + 1 < lists_[list()].source->size()) {
      heap_.front() = entry(list(), index() + 1);
    } else {
      heap_.front() = heap_.back();
      heap_.pop_back();
    }
    if (!heap_.empty()) sink(0);
  }

 private:
  struct Entry {
    std::int64_t first;  // first coordinate of the sum
    std::uint32_t list, index;
  };

  Entry entry(std::uint32_t list, std::uint32_t index) const {
    return {lists_[list].source->vectors.at(index)[0] + lists_[list].add[0], list, index};
  }

  // Of equal sums the one from the earlier vectors goes first, so that the answer does not depend on the
  // heap.
  bool before(const Entry& a, const Entry& b) const {
    if (a.first != b.first) return a.first > b.first;
    const std::int64_t *x = lists_[a.list].source->vectors.at(a.index),
                       *y = lists_[b.list].source->vectors.at(b.index);
    for (std::size_t i = 1; i < width_; ++i) {
      const std::int64_t left = x[i] + lists_[a.list].add[i], right = y[i] + lists_[b.list].add[i];
      if (left != right) return left > right;
    }
    return a.index != b.index ? a.index < b.index : a.list < b.list;
  }

  void sink(std::size_t at) {
    const Entry moved = heap_[at];
    for (std::size_t child = 2 * at + 1; child < heap_.size(); child = 2 * at + 1) {
      if (child + 1 < heap_.size() && before(heap_[child + 1], heap_[child])) ++child;
      if (!before(heap_[child], moved)) break;
      heap_[at] = heap_[child];
      at = child;
    }
    heap_[at] = moved;
  }

  std::span<const ShiftedFront> lists_;
  std::size_t width_;
  std::vector<Entry> heap_;
};

void bounds(std::span<const ShiftedFront> lists, std::size_t width, std::vector<std::int64_t>& low,
            std::vector<std::int64_t>& high) {
  low.assign(width, std::numeric_limits<std::int64_t>::max());
  high.assign(width, std::numeric_limits<std::int64_t>::min());
  for (const ShiftedFront& list : lists)
    for (std::size_t k = 0; k < list.source->size(); ++k)
      for (std::size_t i = 0; i < width; ++i) {
        const std::int64_t sum = list.source->vectors.at(k)[i] + list.add[i];
        low[i] = std::min(low[i], sum);
        high[i] = std::max(high[i], sum);
      }
}

bool short_of(const std::int64_t* sum, std::span<const std::int64_t> least) {
  for (std::size_t i = 0; i < least.size(); ++i)
    if (sum[i] < least[i]) return true;
  return false;
}

// The first of every run of equal vectors.
std::vector<std::uint32_t> distinct(const GridVectors& cells) {
  std::vector<std::uint32_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto [x, y] = std::mismatch(cells.at(a), cells.at(a) + cells.width, cells.at(b));
    return x == cells.at(a) + cells.width ? a < b : *x < *y;
  });
  const auto equal = [&](std::uint32_t a, std::uint32_t b) {
    return std::equal(cells.at(a), cells.at(a) + cells.width, cells.at(b));
  };
  order.erase(std::unique(order.begin(), order.end(), equal), order.end());
  return order;
}

Front select(const Front& front, const std::vector<std::uint32_t>& kept) {
  Front result{{front.vectors.width, {}}, {}, {}};
  for (const std::uint32_t k : kept) {
    result.vectors.values.insert(result.vectors.values.end(), front.vectors.at(k),
                                 front.vectors.at(k) + front.vectors.width);
    result.counts.push_back(front.counts[k]);
    result.nodes.push_back(front.nodes[k]);
  }
  return result;
}

}  // namespace

std::uint32_t PackageTrail::leaf(std::size_t issue, std::size_t option) {
  nodes_.push_back({static_cast<std::uint32_t>(issue), static_cast<std::uint32_t>(option), true});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t PackageTrail::join(std::uint32_t a, std::uint32_t b) {
  if (a == nothing || b == nothing) return a == nothing ? b : a;
  nodes_.push_back({a, b, false});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void PackageTrail::read(std::uint32_t node, Package& package) const {
  std::vector<std::uint32_t> open;
  if (node != nothing) open.push_back(node);
  while (!open.empty()) {
    const Node here = nodes_[open.back()];
    open.pop_back();
    if (here.is_leaf)
      package[here.first] = static_cast<std::uint16_t>(here.second);
    else
      open.insert(open.end(), {here.first, here.second});
  }
}

bool merge_fronts(std::span<const ShiftedFront> lists, MergeLimits& limits, PackageTrail& trail,
                  Front& result) {
  const std::size_t width = lists.empty() ? 0 : lists.front().source->vectors.width;
  result = Front{{width, {}}, {}, {}};
  std::vector<std::int64_t> low, high, sum(width), last(width);
  bounds(lists, width, low, high);
  FallingFilter filter(low, high);
  double count = 0;  // of the run of equal sums that ends with `last`
  bool standing = false;
  const auto close = [&] {
    if (standing) result.counts.push_back(count);
  };
  double sums = 0;
  constexpr double blocks_per_unit = 4;
  FallingSums next(lists, width);
  for (; !next.empty(); next.pop()) {
    sums += 1;
    if (limits.work + sums + filter.compared() / blocks_per_unit > limits.most_work) break;
    next.top(sum.data());
    if (short_of(sum.data(), limits.least)) continue;
    const ShiftedFront& list = lists[next.list()];
    const double packages = list.source->counts[next.index()] * list.count;
    if (count > 0 && sum == last) {
      count += packages;
      continue;
    }
    close();
    last = sum;
    count = packages;
    standing = filter.stands(sum.data());
    if (!standing) continue;
    result.vectors.values.insert(result.vectors.values.end(), sum.begin(), sum.end());
    result.nodes.push_back(trail.join(list.source->nodes[next.index()], list.node));
  }
  close();
  limits.work += sums + filter.compared() / blocks_per_unit;
  return next.empty();
}

std::int64_t thin_front(Front& front, std::size_t most) {
  if (front.size() <= most) return 0;
  const auto [least, highest] = std::minmax_element(front.vectors.values.begin(), front.vectors.values.end());
  const std::int64_t low = *least;
  const auto in_cells = [&](std::int64_t cell) {
    GridVectors cells{front.vectors.width, front.vectors.values};
    for (std::int64_t& value : cells.values) value = (value - low) / cell;
    std::vector<double> none;
    // Of many parties few cells dominate others, and looking for them is dear.
    return cells.width > 3 ? distinct(cells) : undominated(cells, none);
  };
  std::int64_t cell = std::max<std::int64_t>((*highest - low) / 100000, 1), too_small = 0;
  std::vector<std::uint32_t> kept = in_cells(cell);
  for (; kept.size() > most; kept = in_cells(cell)) too_small = cell, cell *= 2;
  for (int halving = 0; halving < 4 && cell - too_small > 1; ++halving) {
    const std::int64_t middle = too_small + (cell - too_small) / 2;
    std::vector<std::uint32_t> more = in_cells(middle);
    if (more.size() <= most)
      cell = middle, kept = std::move(more);
    else
      too_small = middle;
  }
  std::sort(kept.begin(), kept.end());
  front = select(front, kept);
  return cell;
}

}  // namespace entente::theory
