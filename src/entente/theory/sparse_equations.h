#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::theory {

/// A square matrix row by row; of each row only what is not zero.
struct SparseRows {
  struct Entry {
    std::size_t column = 0;
    double value = 0;
  };
  std::vector<std::size_t> begin = {0};  // row r has the entries begin[r] … begin[r + 1] - 1
  std::vector<Entry> entries;

  std::size_t size() const { return begin.size() - 1; }
  std::span<const Entry> row(std::size_t r) const {
    return {entries.data() + begin[r], begin[r + 1] - begin[r]};
  }
  void reserve(std::size_t rows, std::size_t more_entries);
  /// Entries of one column are added up; their order does not matter.
  void add_row(std::vector<Entry>& row);
};

SparseRows transposed(const SparseRows& rows);

/// An order of the rows (place -> row) in which the entries, taken both ways, stay near the diagonal: reverse
/// Cuthill-McKee, or the rows as they are where that is no worse. Source: [cuthill1969].
std::vector<std::size_t> band_order(const SparseRows& rows);

/// Linear equations M x = g whose matrix has entries above 0 on the diagonal, none above 0 beside it, and
/// rows that sum to at least 0 (a weakly diagonally dominant M-matrix): the values of a chain that discounts
/// or ends. Factored once, in the order of the rows given, as a band without pivoting, which such a matrix
/// does not need; each solution is refined against M. Where the band would hold more than `most_band_numbers`
/// numbers (128 MB), each solution is found by symmetric Gauss-Seidel sweeps instead, and may be less exact.
/// Source: [golub2013], chapters 3 (refinement), 4 (bands) and 11 (sweeps).
class SparseEquations {
 public:
  static constexpr std::size_t most_band_numbers = std::size_t{1} << 24;
  static constexpr int most_sweeps = 20'000;

  struct Solution {
    std::vector<double> x;
    double residual = 0;  // the largest |g - M x|, divided by max(1, largest |x|)
  };

  /// Throws ContractViolation: an entry outside the square, a diagonal that is not above 0, or a matrix found
  /// to be singular.
  explicit SparseEquations(SparseRows rows, std::size_t band_limit = most_band_numbers);

  std::size_t size() const { return rows_.size(); }
  /// False: solved by sweeps.
  bool direct() const { return direct_; }

  /// Precondition: one number per row.
  Solution solve(std::span<const double> right) const;
  /// The same with M transposed: what a functional of x owes to each equation (the adjoint).
  Solution solve_transposed(std::span<const double> right) const;

 private:
  void factor();
  void substitute(std::vector<double>& x) const;
  void substitute_transposed(std::vector<double>& x) const;
  template <class Substitute>
  Solution refined(const SparseRows& rows, std::span<const double> right, const Substitute& substitute) const;

  SparseRows rows_;
  std::size_t lower_ = 0, upper_ = 0, width_ = 1;
  std::vector<double> band_;  // L below the diagonal, U on and above it
  bool direct_ = true;
};

}  // namespace entente::theory
