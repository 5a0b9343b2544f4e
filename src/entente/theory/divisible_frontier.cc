#include "entente/theory/divisible_frontier.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/divisible_blocks.h"
#include "entente/theory/stretch_envelope.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// One choice of a block, or the way between two joined ones, left to right; `from` and `to` are places in the
// block's list of vectors.
struct Element {
  double x0, y0, x1, y1, from, to;
};

// A piece of the frontier of the blocks so far: the parent's part [p0, p1] with the element's part [e0, e1].
// Only one of the two moves.
struct Piece {
  std::size_t parent = 0, element = 0;
  double p0 = 0, p1 = 0, e0 = 0, e1 = 0;
};

struct Layer {
  std::vector<Stretch> stretches;
  std::vector<Piece> pieces;  // of each stretch, already cut to its part
  std::vector<Element> elements;
};

// Ways that rise or stand still are their better end, and the ends of falling ways need no entry of their
// own.
std::vector<Element> elements_of(const DivisibleBlocks& blocks, std::size_t block) {
  const Numbers& u = blocks.pieces.hull.vectors[block];
  const std::size_t count = blocks.pieces.joined[block].size();
  std::vector<Element> elements;
  std::vector<char> is_end(count, 0);
  for (std::size_t v = 0; v + 1 < count; ++v) {
    const double x = u[2 * v], y = u[2 * v + 1], nx = u[2 * v + 2], ny = u[2 * v + 3];
    const double at = static_cast<double>(v);
    if (!blocks.pieces.joined[block][v] || (nx - x) * (ny - y) >= 0) continue;
    if (nx > x)
      elements.push_back({x, y, nx, ny, at, at + 1});
    else
      elements.push_back({nx, ny, x, y, at + 1, at});
    is_end[v] = is_end[v + 1] = 1;
  }
  for (std::size_t v = 0; v < count; ++v)
    if (!is_end[v])
      elements.push_back(
          {u[2 * v], u[2 * v + 1], u[2 * v], u[2 * v + 1], static_cast<double>(v), static_cast<double>(v)});
  return elements;
}

class Merger {
 public:
  Merger(const DivisibleProblem& problem, const DivisibleBlocks& blocks);
  DivisibleFrontier run();

 private:
  void add_block(std::size_t block);
  void combine(std::size_t parent, std::size_t element, const Layer& before, Layer& now);
  void offer(Layer& now, const Piece& piece, const Stretch& place);
  void cut_to_thresholds();
  DivisiblePackage package_at(std::size_t stretch, double t) const;

  const DivisibleProblem& problem_;
  const DivisibleBlocks& blocks_;
  double rounding_ = 0;
  Numbers rest_x_, rest_y_;  // most that the blocks from this one on can add
  std::vector<Layer> layers_;
  std::vector<Stretch> offered_;
};

Merger::Merger(const DivisibleProblem& problem, const DivisibleBlocks& blocks)
    : problem_(problem), blocks_(blocks) {
  const std::size_t count = blocks.pieces.joined.size();
  rest_x_.assign(count + 1, 0.0);
  rest_y_.assign(count + 1, 0.0);
  double size = std::max(std::abs(blocks.pieces.hull.base[0]), std::abs(blocks.pieces.hull.base[1]));
  for (std::size_t block = count; block-- > 0;) {
    double x = -HUGE_VAL, y = -HUGE_VAL, largest = 0;
    const Numbers& u = blocks.pieces.hull.vectors[block];
    for (std::size_t n = 0; n < u.size(); ++n) {
      (n % 2 ? y : x) = std::max(n % 2 ? y : x, u[n]);
      largest = std::max(largest, std::abs(u[n]));
    }
    rest_x_[block] = rest_x_[block + 1] + x;
    rest_y_[block] = rest_y_[block + 1] + y;
    size += largest;
  }
  rounding_ = 1e-13 * std::max(1.0, size);
  Layer root;
  const double x = blocks.pieces.hull.base[0], y = blocks.pieces.hull.base[1];
  root.stretches.push_back({x, y, x, y, 0, 0, 1});
  layers_.push_back(std::move(root));
}

// Keeps what may still reach both thresholds.
void Merger::offer(Layer& now, const Piece& piece, const Stretch& place) {
  const std::size_t done = layers_.size();
  if (place.x1 + rest_x_[done] < blocks_.thresholds[0] - acceptance_tolerance) return;
  if (place.y0 + rest_y_[done] < blocks_.thresholds[1] - acceptance_tolerance) return;
  Stretch stretch = place;
  stretch.id = now.pieces.size();
  now.pieces.push_back(piece);
  offered_.push_back(stretch);
}

// The upper right side of the sum of two falling ways: first the flatter, then the steeper.
void Merger::combine(std::size_t parent, std::size_t element, const Layer& before, Layer& now) {
  const Stretch& f = before.stretches[parent];
  const Element& e = now.elements[element];
  const double fx = f.x1 - f.x0, fy = f.y1 - f.y0, ex = e.x1 - e.x0, ey = e.y1 - e.y0;
  const double x = f.x0 + e.x0, y = f.y0 + e.y0;
  if (fx == 0) {
    const double end = ex == 0 ? 0 : 1;
    offer(now, {parent, element, 0, 0, 0, end}, {x, y, f.x0 + e.x1, f.y0 + e.y1, 0, 0, 1});
  } else if (ex == 0) {
    offer(now, {parent, element, 0, 1, 0, 0}, {x, y, f.x1 + e.x0, f.y1 + e.y0, 0, 0, 1});
  } else if (fy * ex >= ey * fx) {
    offer(now, {parent, element, 0, 1, 0, 0}, {x, y, f.x1 + e.x0, f.y1 + e.y0, 0, 0, 1});
    offer(now, {parent, element, 1, 1, 0, 1}, {f.x1 + e.x0, f.y1 + e.y0, f.x1 + e.x1, f.y1 + e.y1, 0, 0, 1});
  } else {
    offer(now, {parent, element, 0, 0, 0, 1}, {x, y, f.x0 + e.x1, f.y0 + e.y1, 0, 0, 1});
    offer(now, {parent, element, 0, 1, 1, 1}, {f.x0 + e.x1, f.y0 + e.y1, f.x1 + e.x1, f.y1 + e.y1, 0, 0, 1});
  }
}

void Merger::add_block(std::size_t block) {
  Layer now;
  now.elements = elements_of(blocks_, block);
  offered_.clear();
  const Layer& before = layers_.back();
  for (std::size_t element = 0; element < now.elements.size(); ++element)
    for (std::size_t parent = 0; parent < before.stretches.size(); ++parent)
      combine(parent, element, before, now);
  now.stretches = upper_envelope(offered_, rounding_);
  std::vector<Piece> kept;
  for (Stretch& stretch : now.stretches) {
    Piece piece = now.pieces[stretch.id];
    const Piece whole = piece;
    piece.p0 = whole.p0 + stretch.t0 * (whole.p1 - whole.p0);
    piece.p1 = whole.p0 + stretch.t1 * (whole.p1 - whole.p0);
    piece.e0 = whole.e0 + stretch.t0 * (whole.e1 - whole.e0);
    piece.e1 = whole.e0 + stretch.t1 * (whole.e1 - whole.e0);
    stretch.id = kept.size(), stretch.t0 = 0, stretch.t1 = 1;
    kept.push_back(piece);
  }
  now.pieces = std::move(kept);
  layers_.push_back(std::move(now));
}

// The thresholds cut the last layer's ends; t0 and t1 then name the part that is left.
void Merger::cut_to_thresholds() {
  const double low_x = blocks_.thresholds[0] - 0.9 * acceptance_tolerance;
  const double low_y = blocks_.thresholds[1] - 0.9 * acceptance_tolerance;
  std::vector<Stretch> kept;
  for (Stretch s : layers_.back().stretches) {
    if (s.x1 < low_x || s.y0 < low_y) continue;
    const Stretch whole = s;
    const double dx = whole.x1 - whole.x0, dy = whole.y1 - whole.y0;
    if (s.x0 < low_x) s.t0 = (low_x - whole.x0) / dx;
    if (s.y1 < low_y) s.t1 = (low_y - whole.y0) / dy;
    if (s.t0 > s.t1) continue;
    kept.push_back(s);
  }
  layers_.back().stretches = std::move(kept);
}

DivisiblePackage Merger::package_at(std::size_t stretch, double t) const {
  std::vector<Numbers> shares;
  for (const auto& joined : blocks_.pieces.joined) shares.emplace_back(joined.size(), 0.0);
  std::size_t piece_number = layers_.back().stretches[stretch].id;
  for (std::size_t layer = layers_.size(); layer-- > 1;) {
    const Piece& piece = layers_[layer].pieces[piece_number];
    const Element& element = layers_[layer].elements[piece.element];
    const double part = piece.e0 + t * (piece.e1 - piece.e0);
    const double place = element.from + part * (element.to - element.from);
    const auto low = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(low);
    shares[layer - 1][low] = 1 - share;
    if (share > 0) shares[layer - 1][low + 1] = share;
    t = piece.p0 + t * (piece.p1 - piece.p0);
    piece_number = piece.parent;
  }
  return package_of(problem_, blocks_, shares);
}

DivisibleFrontier Merger::run() {
  for (std::size_t block = 0; block < blocks_.pieces.joined.size(); ++block) add_block(block);
  cut_to_thresholds();
  DivisibleFrontier frontier;
  frontier.parties = {blocks_.judges[0], blocks_.judges[1]};
  for (std::size_t n = 0; n < layers_.back().stretches.size(); ++n) {
    const Stretch& s = layers_.back().stretches[n];
    FrontierSegment segment{package_at(n, s.t0), {}};
    segment.to = s.x0 == s.x1 || s.t0 == s.t1 ? segment.from : package_at(n, s.t1);
    frontier.segments.push_back(std::move(segment));
  }
  return frontier;
}

}  // namespace

DivisibleFrontier divisible_frontier(const DivisibleProblem& problem) {
  const DivisibleBlocks blocks = divisible_blocks(problem);
  base::require(blocks.judges.size() == 2, "a frontier of segments is about two judging parties");
  if (!blocks.possible) {
    DivisibleFrontier none;
    none.parties = {blocks.judges[0], blocks.judges[1]};
    return none;
  }
  return Merger(problem, blocks).run();
}

}  // namespace entente::theory
