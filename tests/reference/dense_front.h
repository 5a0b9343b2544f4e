#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace entente::reference {

using Matrix = std::vector<std::vector<double>>;

/// Slow twin: Gaussian elimination with partial pivoting on a full matrix.
inline std::vector<double> solve_dense(Matrix a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < n; ++row)
      if (std::fabs(a[row][column]) > std::fabs(a[pivot][column])) pivot = row;
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (std::size_t row = column + 1; row < n; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (std::size_t k = column; k < n; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  std::vector<double> x(n);
  for (std::size_t row = n; row-- > 0;) {
    double rest = b[row];
    for (std::size_t k = row + 1; k < n; ++k) rest -= a[row][k] * x[k];
    x[row] = rest / a[row][row];
  }
  return x;
}

/// The moves of a front as a full matrix over levels 0 … levels; the ends keep what they have.
inline Matrix front_matrix(int levels, double advance, double retreat) {
  const auto n = static_cast<std::size_t>(levels) + 1;
  Matrix p(n, std::vector<double>(n, 0.0));
  p[0][0] = p[n - 1][n - 1] = 1;
  for (std::size_t k = 1; k + 1 < n; ++k) {
    p[k][k + 1] = advance;
    p[k][k - 1] = retreat;
    p[k][k] = 1 - advance - retreat;
  }
  return p;
}

struct Pace {
  double advance = 0, retreat = 0;
};

/// The moves of a front whose war has several states: over all levels of the first, then of each other one.
/// After a move from level to level the state turns as `turns` says, row by row.
inline Matrix front_matrix(int levels, const std::vector<Pace>& paces, const Matrix& turns) {
  const auto n = static_cast<std::size_t>(levels) + 1;
  Matrix p(n * paces.size(), std::vector<double>(n * paces.size(), 0.0));
  for (std::size_t r = 0; r < paces.size(); ++r) {
    const Matrix moves = front_matrix(levels, paces[r].advance, paces[r].retreat);
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t t = 0; t < paces.size(); ++t)
        for (std::size_t j = 0; j < n; ++j) p[r * n + k][t * n + j] = moves[k][j] * turns[r][t];
  }
  return p;
}

/// x(k) = gain(k) + weight sum_k' P(k, k') x(k') on inner levels, x = gain at both ends.
/// @param levels  how many states of the matrix are the levels of one state of the war; 0: all
inline std::vector<double> front_solution(const Matrix& p, double weight, const std::vector<double>& gain,
                                          std::size_t levels = 0) {
  const std::size_t n = gain.size(), count = levels == 0 ? n : levels;
  Matrix a = p;
  for (std::size_t k = 0; k < n; ++k) {
    const double factor = k % count == 0 || k % count + 1 == count ? 0 : weight;
    for (std::size_t j = 0; j < n; ++j) a[k][j] = (j == k ? 1.0 : 0.0) - factor * p[k][j];
  }
  return solve_dense(std::move(a), gain);
}

}  // namespace entente::reference
