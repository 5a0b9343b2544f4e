#include "entente/theory/piece_search.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using Open = HullMaximiser::Open;
using Flags = std::vector<char>;
using Numbers = std::vector<double>;

constexpr double no_share = 1e-11;

struct Node {
  Open open;
  double bound = 0;
  std::size_t number = 0;  // earlier nodes first where bounds are equal
  HullMaximum relaxed;
};

struct Later {
  bool operator()(const Node& a, const Node& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.number > b.number;
  }
};

std::size_t largest(const Numbers& shares) {
  return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
}

// The first and last vector in use.
std::pair<std::size_t, std::size_t> span_of(const Numbers& shares) {
  std::size_t first = shares.size(), last = 0;
  for (std::size_t v = 0; v < shares.size(); ++v)
    if (shares[v] > no_share) first = std::min(first, v), last = v;
  return {std::min(first, last), last};
}

double mean_place(const Numbers& shares) {
  double mean = 0, all = 0;
  for (std::size_t v = 0; v < shares.size(); ++v)
    mean += shares[v] * static_cast<double>(v), all += shares[v];
  return mean / all;
}

bool is_real(const Numbers& shares, const Flags& joined) {
  const auto [first, last] = span_of(shares);
  return first == last || (first + 1 == last && joined[first]);
}

class Search {
 public:
  Search(const PieceBlocks& blocks, const HullQuestion& question, const PieceOptions& options)
      : blocks_(blocks),
        options_(options),
        relaxation_(blocks.hull, question),
        cells_(blocks.hull, question) {}

  PieceMaximum run();

 private:
  void add(Open open);
  void offer(const HullMaximum& relaxed, const Open& open);
  Open cell_near(const HullMaximum& relaxed, const Open& open) const;
  Flags pair_near(std::size_t block, const Numbers& shares, const Flags& open) const;
  std::size_t block_to_split(const HullMaximum& relaxed, const Open& open) const;
  void split(const Node& node);
  double cut_off() const;
  bool good_enough() const;

  const PieceBlocks& blocks_;
  const PieceOptions& options_;
  HullMaximiser relaxation_, cells_;
  std::priority_queue<Node, std::vector<Node>, Later> queue_;
  PieceMaximum result_;
  double dropped_ = -HUGE_VAL;  // the highest bound of a node that is closed
};

// Nodes with no higher bound than this are not looked at.
double Search::cut_off() const {
  double cut = -HUGE_VAL;
  if (result_.best)
    cut = result_.best->value + options_.enough * std::max(1.0, std::abs(result_.best->value));
  return cut;
}

bool Search::good_enough() const {
  return options_.target && result_.best && result_.best->value >= *options_.target;
}

// Two joined neighbours (or one vector) of the block near what the relaxation mixes.
Flags Search::pair_near(std::size_t block, const Numbers& shares, const Flags& open) const {
  const Flags& joined = blocks_.joined[block];
  Flags pair(shares.size(), 0);
  std::size_t low = largest(shares);
  if (!is_real(shares, joined)) {
    const auto middle = static_cast<std::size_t>(mean_place(shares));
    if (middle + 1 < shares.size() && joined[middle] && open[middle] && open[middle + 1]) low = middle;
  } else {
    low = span_of(shares).first;
  }
  pair[low] = 1;
  const bool up = low + 1 < shares.size() && joined[low] && open[low + 1];
  const bool down = low > 0 && joined[low - 1] && open[low - 1];
  if (up)
    pair[low + 1] = 1;
  else if (down)
    pair[low - 1] = 1;
  return pair;
}

Open Search::cell_near(const HullMaximum& relaxed, const Open& open) const {
  Open cell;
  for (std::size_t block = 0; block < open.size(); ++block)
    cell.push_back(pair_near(block, relaxed.shares[block], open[block]));
  return cell;
}

void Search::offer(const HullMaximum& relaxed, const Open& open) {
  bool real = true;
  for (std::size_t block = 0; block < open.size() && real; ++block)
    real = is_real(relaxed.shares[block], blocks_.joined[block]);
  auto candidate = real ? std::optional(relaxed) : cells_.solve(cell_near(relaxed, open));
  if (candidate && (!result_.best || candidate->value > result_.best->value))
    result_.best = std::move(candidate);
}

// The block whose mixture is worth most more than the vector or pair near it, in the parties' ranges.
std::size_t Search::block_to_split(const HullMaximum& relaxed, const Open& open) const {
  const std::size_t k = blocks_.hull.parties();
  std::size_t worst = open.size();
  double most = -1;
  for (std::size_t block = 0; block < open.size(); ++block) {
    const Numbers& shares = relaxed.shares[block];
    if (is_real(shares, blocks_.joined[block])) continue;
    double off = 0;
    const Numbers& vectors = blocks_.hull.vectors[block];
    const std::size_t near = largest(shares);
    for (std::size_t i = 0; i < k; ++i) {
      double mixed = 0;
      for (std::size_t v = 0; v < shares.size(); ++v) mixed += shares[v] * vectors[v * k + i];
      off += std::abs(mixed - vectors[near * k + i]);
    }
    if (off > most) most = off, worst = block;
  }
  return worst;
}

void Search::split(const Node& node) {
  const std::size_t block = block_to_split(node.relaxed, node.open);
  if (block == node.open.size()) return;
  const Numbers& shares = node.relaxed.shares[block];
  const Flags& joined = blocks_.joined[block];
  const auto [first, last] = span_of(shares);
  // A place in the span where neighbours are not joined divides the block in two; else an inner vector
  // belongs to both halves, because a mix may have it at either end.
  std::size_t low_end = std::clamp(static_cast<std::size_t>(std::lround(mean_place(shares))), first, last);
  std::size_t high_start = low_end;
  if (low_end == first) high_start = low_end = first + 1;
  if (low_end == last) high_start = low_end = last - 1;
  for (std::size_t v = first; v < last; ++v)
    if (!joined[v] || !node.open[block][v] || !node.open[block][v + 1]) {
      low_end = v, high_start = v + 1;
      if (static_cast<double>(v) + 1 > mean_place(shares)) break;
    }
  Open low = node.open, high = node.open;
  for (std::size_t v = low_end + 1; v < shares.size(); ++v) low[block][v] = 0;
  for (std::size_t v = 0; v < high_start; ++v) high[block][v] = 0;
  add(std::move(low));
  add(std::move(high));
}

void Search::add(Open open) {
  for (const Flags& flags : open)
    if (std::find(flags.begin(), flags.end(), char{1}) == flags.end()) return;
  ++result_.nodes;
  auto relaxed = relaxation_.solve(open);
  if (!relaxed) return;
  if (options_.target && relaxed->bound < *options_.target) {
    dropped_ = std::max(dropped_, relaxed->bound);
    return;
  }
  offer(*relaxed, open);
  Node node{std::move(open), relaxed->bound, result_.nodes, std::move(*relaxed)};
  queue_.push(std::move(node));
}

PieceMaximum Search::run() {
  Open all;
  for (std::size_t block = 0; block < blocks_.joined.size(); ++block)
    all.emplace_back(blocks_.joined[block].size(), char{1});
  add(std::move(all));
  while (!queue_.empty() && !good_enough() && queue_.top().bound > cut_off()) {
    if (result_.nodes >= options_.most_nodes) {
      result_.settled = false;
      break;
    }
    const Node node = queue_.top();
    queue_.pop();
    bool real = true;
    for (std::size_t block = 0; block < node.open.size() && real; ++block)
      real = is_real(node.relaxed.shares[block], blocks_.joined[block]);
    if (real)
      dropped_ = std::max(dropped_, node.bound);
    else
      split(node);
  }
  result_.bound = queue_.empty() ? dropped_ : std::max(dropped_, queue_.top().bound);
  if (result_.best) result_.best->bound = result_.bound = std::max(result_.bound, result_.best->value);
  result_.settled &= !relaxation_.gave_up() && !cells_.gave_up();
  return std::move(result_);
}

}  // namespace

PieceMaximum maximise_over_pieces(const PieceBlocks& blocks, const HullQuestion& question,
                                  const PieceOptions& options) {
  base::require(blocks.joined.size() == blocks.hull.vectors.size(), "flags for every block");
  for (std::size_t block = 0; block < blocks.joined.size(); ++block)
    base::require(blocks.joined[block].size() == blocks.hull.size(block), "one flag per vector");
  return Search(blocks, question, options).run();
}

}  // namespace entente::theory
