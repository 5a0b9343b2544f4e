#include "entente/theory/sparse_equations.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr int refinements = 4;
constexpr double close_enough = 1e-15;  // residuals below are rounding
constexpr int sweeps_between_looks = 8;

double largest_of(std::span<const double> x) {
  double largest = 0;
  for (const double value : x) largest = std::max(largest, std::fabs(value));
  return largest;
}

// g - M x; its size relative to max(1, |x|).
double residual_of(const SparseRows& rows, std::span<const double> right, std::span<const double> x,
                   std::vector<double>& rest) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double sum = right[r];
    for (const auto& entry : rows.row(r)) sum -= entry.value * x[entry.column];
    rest[r] = sum;
  }
  return largest_of(rest) / std::max(1.0, largest_of(x));
}

std::pair<std::size_t, std::size_t> widths(const SparseRows& rows) {
  std::size_t lower = 0, upper = 0;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const auto& entry : rows.row(r)) {
      if (entry.column < r) lower = std::max(lower, r - entry.column);
      if (entry.column > r) upper = std::max(upper, entry.column - r);
    }
  return {lower, upper};
}

// Who is beside whom, either way, without oneself; of each its neighbours by rising index.
struct Neighbours {
  explicit Neighbours(const SparseRows& rows) {
    const std::size_t n = rows.size();
    begin.assign(n + 1, 0);
    const auto for_each_pair = [&](const auto& what) {
      for (std::size_t r = 0; r < n; ++r)
        for (const auto& entry : rows.row(r))
          if (entry.column != r) what(r, entry.column), what(entry.column, r);
    };
    for_each_pair([&](std::size_t from, std::size_t) { ++begin[from + 1]; });
    for (std::size_t r = 0; r < n; ++r) begin[r + 1] += begin[r];
    beside.resize(begin[n]);
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for_each_pair([&](std::size_t from, std::size_t to) { beside[next[from]++] = to; });
    end.resize(n);
    for (std::size_t r = 0; r < n; ++r) {
      const auto first = beside.begin() + static_cast<std::ptrdiff_t>(begin[r]);
      const auto last = beside.begin() + static_cast<std::ptrdiff_t>(begin[r + 1]);
      std::sort(first, last);
      end[r] = begin[r] + static_cast<std::size_t>(std::unique(first, last) - first);
    }
  }
  std::size_t degree(std::size_t r) const { return end[r] - begin[r]; }

  std::vector<std::size_t> begin, end, beside;
};

class CuthillMcKee {
 public:
  explicit CuthillMcKee(const SparseRows& rows) : graph_(rows), seen_(rows.size(), 0) {}

  std::vector<std::size_t> run() {
    const std::size_t n = seen_.size();
    std::vector<std::size_t> order;
    order.reserve(n);
    for (std::size_t r = 0; r < n; ++r) {
      if (placed(r)) continue;
      const std::size_t end = far_end(r), first = order.size();
      walk(end, order);
      for (std::size_t at = first; at < order.size(); ++at) seen_[order[at]] = done;
    }
    std::reverse(order.begin(), order.end());
    return order;
  }

 private:
  static constexpr std::size_t done = static_cast<std::size_t>(-1);
  bool placed(std::size_t r) const { return seen_[r] == done; }

  // Breadth first, neighbours by rising degree; appends to `order`.
  void walk(std::size_t start, std::vector<std::size_t>& order) {
    const std::size_t mark = ++marks_;
    std::size_t at = order.size();
    order.push_back(start);
    seen_[start] = mark;
    for (; at < order.size(); ++at) {
      const std::size_t first_new = order.size(), r = order[at];
      for (std::size_t n = graph_.begin[r]; n < graph_.end[r]; ++n) {
        const std::size_t to = graph_.beside[n];
        if (seen_[to] == mark || placed(to)) continue;
        seen_[to] = mark;
        order.push_back(to);
      }
      std::sort(order.begin() + static_cast<std::ptrdiff_t>(first_new), order.end(),
                [&](std::size_t a, std::size_t b) {
                  return graph_.degree(a) != graph_.degree(b) ? graph_.degree(a) < graph_.degree(b) : a < b;
                });
    }
  }
  // The last row reached from the last row reached: nearly as far apart as rows can be.
  std::size_t far_end(std::size_t r) {
    for (int n = 0; n < 2; ++n) {
      reached_.clear();
      walk(r, reached_);
      r = reached_.back();
    }
    return r;
  }

  Neighbours graph_;
  std::vector<std::size_t> seen_;  // the walk that came by, or `done`
  std::vector<std::size_t> reached_;
  std::size_t marks_ = 0;
};

std::size_t width_in(const SparseRows& rows, const std::vector<std::size_t>& order) {
  std::vector<std::size_t> place(order.size());
  for (std::size_t p = 0; p < order.size(); ++p) place[order[p]] = p;
  std::size_t width = 0;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const auto& entry : rows.row(r)) {
      const std::size_t a = place[r], b = place[entry.column];
      width = std::max(width, a > b ? a - b : b - a);
    }
  return width;
}

// One Gauss-Seidel update of row r.
void relax(const SparseRows& rows, std::size_t r, std::span<const double> right, std::vector<double>& x) {
  double sum = right[r], diagonal = 1;
  for (const auto& entry : rows.row(r)) {
    if (entry.column == r)
      diagonal = entry.value;
    else
      sum -= entry.value * x[entry.column];
  }
  x[r] = sum / diagonal;
}

SparseEquations::Solution swept(const SparseRows& rows, std::span<const double> right) {
  const std::size_t n = rows.size();
  SparseEquations::Solution found{std::vector<double>(n, 0.0), 0};
  std::vector<double> rest(n);
  for (int sweep = 0; sweep < SparseEquations::most_sweeps; ++sweep) {
    for (std::size_t r = 0; r < n; ++r) relax(rows, r, right, found.x);
    for (std::size_t r = n; r-- > 0;) relax(rows, r, right, found.x);
    if (sweep % sweeps_between_looks != 0) continue;
    found.residual = residual_of(rows, right, found.x, rest);
    if (found.residual <= 1e-14) return found;
  }
  found.residual = residual_of(rows, right, found.x, rest);
  return found;
}

}  // namespace

void SparseRows::reserve(std::size_t rows, std::size_t more_entries) {
  begin.reserve(begin.size() + rows);
  entries.reserve(entries.size() + more_entries);
}

void SparseRows::add_row(std::vector<Entry>& row) {
  std::sort(row.begin(), row.end(), [](const Entry& a, const Entry& b) { return a.column < b.column; });
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (n > 0 && row[n].column == row[n - 1].column)
      entries.back().value += row[n].value;
    else
      entries.push_back(row[n]);
  }
  begin.push_back(entries.size());
}

SparseRows transposed(const SparseRows& rows) {
  SparseRows result;
  result.begin.assign(rows.size() + 1, 0);
  result.entries.resize(rows.entries.size());
  for (const auto& entry : rows.entries) ++result.begin[entry.column + 1];
  for (std::size_t r = 0; r < rows.size(); ++r) result.begin[r + 1] += result.begin[r];
  std::vector<std::size_t> next(result.begin.begin(), result.begin.end() - 1);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const auto& entry : rows.row(r)) result.entries[next[entry.column]++] = {r, entry.value};
  return result;
}

std::vector<std::size_t> band_order(const SparseRows& rows) {
  std::vector<std::size_t> order = CuthillMcKee(rows).run();
  const auto [lower, upper] = widths(rows);
  if (width_in(rows, order) >= std::max(lower, upper))
    for (std::size_t r = 0; r < order.size(); ++r) order[r] = r;
  return order;
}

SparseEquations::SparseEquations(SparseRows rows, std::size_t band_limit) : rows_(std::move(rows)) {
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    double diagonal = 0;
    for (const auto& entry : rows_.row(r)) {
      require(entry.column < rows_.size(), "SparseEquations: an entry outside the square");
      if (entry.column == r) diagonal += entry.value;
    }
    require(diagonal > 0, "SparseEquations: a diagonal that is not above 0");
  }
  const auto [lower, upper] = widths(rows_);
  width_ = lower + upper + 1;
  lower_ = lower;
  upper_ = upper;
  direct_ = rows_.size() <= band_limit / width_;
  if (direct_) factor();
}

void SparseEquations::factor() {
  const std::size_t n = rows_.size();
  band_.assign(n * width_, 0.0);
  for (std::size_t r = 0; r < n; ++r)
    for (const auto& entry : rows_.row(r)) band_[r * width_ + lower_ + entry.column - r] += entry.value;
  for (std::size_t k = 0; k < n; ++k) {
    const double* pivot_row = &band_[k * width_ + lower_];
    require(*pivot_row > 0, "SparseEquations: the matrix is singular");
    const std::size_t right = std::min(upper_, n - 1 - k);
    for (std::size_t i = k + 1; i < n && i <= k + lower_; ++i) {
      double* row = &band_[i * width_ + lower_ + k - i];
      if (*row == 0) continue;
      *row /= *pivot_row;
      const double factor = *row;
      for (std::size_t j = 1; j <= right; ++j) row[j] -= factor * pivot_row[j];
    }
  }
}

void SparseEquations::substitute(std::vector<double>& x) const {
  const std::size_t n = x.size();
  for (std::size_t r = 0; r < n; ++r) {
    const double* diagonal = &band_[r * width_ + lower_];
    for (std::size_t back = std::min(lower_, r); back > 0; --back) x[r] -= *(diagonal - back) * x[r - back];
  }
  for (std::size_t r = n; r-- > 0;) {
    const double* diagonal = &band_[r * width_ + lower_];
    for (std::size_t on = 1; on <= upper_ && r + on < n; ++on) x[r] -= diagonal[on] * x[r + on];
    x[r] /= *diagonal;
  }
}

// U' y = g downwards, then L' x = y upwards, each row passing on what it has found.
void SparseEquations::substitute_transposed(std::vector<double>& x) const {
  const std::size_t n = x.size();
  for (std::size_t r = 0; r < n; ++r) {
    const double* diagonal = &band_[r * width_ + lower_];
    x[r] /= *diagonal;
    for (std::size_t on = 1; on <= upper_ && r + on < n; ++on) x[r + on] -= diagonal[on] * x[r];
  }
  for (std::size_t r = n; r-- > 0;) {
    const double* diagonal = &band_[r * width_ + lower_];
    for (std::size_t back = std::min(lower_, r); back > 0; --back) x[r - back] -= *(diagonal - back) * x[r];
  }
}

template <class Substitute>
SparseEquations::Solution SparseEquations::refined(const SparseRows& rows, std::span<const double> right,
                                                   const Substitute& substitute) const {
  Solution found{std::vector<double>(right.begin(), right.end()), 0};
  substitute(found.x);
  std::vector<double> rest(right.size());
  found.residual = residual_of(rows, right, found.x, rest);
  std::vector<double> better;
  for (int n = 0; n < refinements && found.residual > close_enough; ++n) {
    substitute(rest);
    better = found.x;
    for (std::size_t r = 0; r < better.size(); ++r) better[r] += rest[r];
    const double residual = residual_of(rows, right, better, rest);
    if (!(residual < found.residual)) break;
    found.x.swap(better);
    found.residual = residual;
  }
  return found;
}

SparseEquations::Solution SparseEquations::solve(std::span<const double> right) const {
  require(right.size() == size(), "SparseEquations: one number per row");
  if (!direct_) return swept(rows_, right);
  return refined(rows_, right, [&](std::vector<double>& x) { substitute(x); });
}

SparseEquations::Solution SparseEquations::solve_transposed(std::span<const double> right) const {
  require(right.size() == size(), "SparseEquations: one number per row");
  const SparseRows across = transposed(rows_);
  if (!direct_) return swept(across, right);
  return refined(across, right, [&](std::vector<double>& x) { substitute_transposed(x); });
}

}  // namespace entente::theory
