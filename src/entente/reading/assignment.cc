#include "entente/reading/assignment.h"

#include <algorithm>
#include <limits>

namespace entente::reading {

namespace {

// Shortest augmenting paths with potentials over a square table of costs; rows and columns count from 1, 0 is
// the row that is being placed.
class Placement {
 public:
  explicit Placement(std::size_t size)
      : size_(size),
        cost_(size * size, 0),
        row_gain_(size + 1, 0),
        column_gain_(size + 1, 0),
        row_of_(size + 1, 0),
        before_(size + 1, 0) {}

  double& cost(std::size_t row, std::size_t column) { return cost_[row * size_ + column]; }

  const std::vector<std::size_t>& solve() {
    for (std::size_t row = 1; row <= size_; ++row) place(row);
    return row_of_;
  }

 private:
  void place(std::size_t row) {
    row_of_[0] = row;
    std::vector<double> slack(size_ + 1, std::numeric_limits<double>::infinity());
    std::vector<char> used(size_ + 1, 0);
    std::size_t at = 0;
    do {
      used[at] = 1;
      at = step(at, slack, used);
    } while (row_of_[at] != 0);
    while (at != 0) {
      row_of_[at] = row_of_[before_[at]];
      at = before_[at];
    }
  }

  std::size_t step(std::size_t at, std::vector<double>& slack, const std::vector<char>& used) {
    std::size_t next = 0;
    double least = std::numeric_limits<double>::infinity();
    const std::size_t row = row_of_[at];
    for (std::size_t column = 1; column <= size_; ++column) {
      if (used[column]) continue;
      const double gap = cost(row - 1, column - 1) - row_gain_[row] - column_gain_[column];
      if (gap < slack[column]) {
        slack[column] = gap;
        before_[column] = at;
      }
      if (slack[column] < least) {
        least = slack[column];
        next = column;
      }
    }
    for (std::size_t column = 0; column <= size_; ++column) {
      if (used[column]) {
        row_gain_[row_of_[column]] += least;
        column_gain_[column] -= least;
      } else {
        slack[column] -= least;
      }
    }
    return next;
  }

  std::size_t size_;
  std::vector<double> cost_, row_gain_, column_gain_;
  std::vector<std::size_t> row_of_, before_;
};

}  // namespace

std::vector<std::optional<std::size_t>> assign(std::size_t rows, std::size_t columns,
                                               const std::vector<Fit>& fits) {
  std::vector<std::optional<std::size_t>> column_of(rows);
  const std::size_t size = std::max(rows, columns);
  double highest = 0;
  for (const Fit& fit : fits) highest = std::max(highest, fit.weight);
  if (highest <= 0) return column_of;
  Placement placement(size);
  // One pair more outweighs every gain in weight: all weights together stay below 1.
  const double scale = 1 / (highest * static_cast<double>(size + 1));
  for (const Fit& fit : fits)
    if (fit.weight > 0)
      placement.cost(fit.row, fit.column) =
          std::min(placement.cost(fit.row, fit.column), -1 - fit.weight * scale);
  const std::vector<std::size_t>& row_of = placement.solve();
  for (std::size_t column = 1; column <= columns; ++column)
    if (const std::size_t row = row_of[column]; row >= 1 && row <= rows)
      if (placement.cost(row - 1, column - 1) < 0) column_of[row - 1] = column - 1;
  return column_of;
}

}  // namespace entente::reading
