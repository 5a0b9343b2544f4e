#include "entente/theory/linear_equations.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

std::optional<std::vector<double>> solve_equations(std::vector<double> matrix, std::vector<double> right) {
  const std::size_t n = right.size();
  base::require(matrix.size() == n * n, "a square system has as many rows as unknowns");
  double largest = 0;
  for (double a : matrix) largest = std::max(largest, std::abs(a));
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t r = k + 1; r < n; ++r)
      if (std::abs(matrix[r * n + k]) > std::abs(matrix[pivot * n + k])) pivot = r;
    if (std::abs(matrix[pivot * n + k]) <= 1e-15 * largest) return std::nullopt;
    for (std::size_t c = k; c < n; ++c) std::swap(matrix[k * n + c], matrix[pivot * n + c]);
    std::swap(right[k], right[pivot]);
    for (std::size_t r = k + 1; r < n; ++r) {
      const double factor = matrix[r * n + k] / matrix[k * n + k];
      for (std::size_t c = k; c < n; ++c) matrix[r * n + c] -= factor * matrix[k * n + c];
      right[r] -= factor * right[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t c = k + 1; c < n; ++c) right[k] -= matrix[k * n + c] * right[c];
    right[k] /= matrix[k * n + k];
  }
  return right;
}

}  // namespace entente::theory
