#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace entente::theory {

/// A small dense linear program:
///
///     maximise c.x   with  a_r.x <=, = or >= b_r  for every row r,  l_j <= x_j <= h_j  for every variable j
///
/// Meant for up to a few hundred rows and some thousand variables. The same program gives the same bits on
/// every machine: ties are broken by the lowest index.
enum class Relation { at_most, equal, at_least };

class LinearProgram {
 public:
  static constexpr double unbounded_side = std::numeric_limits<double>::infinity();

  /// @param objective     c_j
  /// @param lower, upper  l_j <= h_j; minus or plus infinity: no bound on that side
  /// @returns the index of the new variable
  /// Throws ContractViolation: lower above upper, a bound that is NaN, an objective that is not finite.
  std::size_t add_variable(double objective, double lower = 0, double upper = unbounded_side);

  /// @param coefficients  one per variable added so far, in their order; variables added later have 0 here
  /// @returns the index of the new row
  /// Throws ContractViolation: more coefficients than variables, or a number that is not finite.
  std::size_t add_row(std::vector<double> coefficients, Relation relation, double right);

  std::size_t variables() const { return objective_.size(); }
  std::size_t rows() const { return right_.size(); }
  double objective(std::size_t variable) const { return objective_[variable]; }
  double lower(std::size_t variable) const { return lower_[variable]; }
  double upper(std::size_t variable) const { return upper_[variable]; }
  double coefficient(std::size_t row, std::size_t variable) const {
    return variable < rows_[row].size() ? rows_[row][variable] : 0.0;
  }
  Relation relation(std::size_t row) const { return relation_[row]; }
  double right(std::size_t row) const { return right_[row]; }

  /// Replaces bounds or an objective number (the next program of a branch and bound).
  /// Throws ContractViolation: as add_variable.
  void set_bounds(std::size_t variable, double lower, double upper);
  void set_objective(std::size_t variable, double objective);

 private:
  std::vector<double> objective_, lower_, upper_;
  std::vector<std::vector<double>> rows_;
  std::vector<Relation> relation_;
  std::vector<double> right_;
};

enum class LinearStatus {
  optimal,
  infeasible,  // no x satisfies rows and bounds
  unbounded,   // c.x has no upper limit
  stopped      // the numbers are too badly scaled for the arithmetic; never by cycling
};

struct LinearSolution {
  LinearStatus status = LinearStatus::stopped;
  double value = 0;       // c.x at x
  std::vector<double> x;  // optimal: a corner; unbounded: a feasible point; else empty
  /// One multiplier y per row: >= 0 for at_most, <= 0 for at_least, any sign for equal.
  /// optimal: the dual solution (what one unit more of b_r adds to the value).
  /// infeasible: the proof, y.b + max over l <= x <= h of (-y.A x) < 0 (Farkas).
  std::vector<double> duals;
  std::vector<double> ray;  // unbounded: x + t ray is feasible for every t >= 0 and c.ray > 0
  std::size_t pivots = 0;
};

/// Bounded-variable simplex method in two phases. The entering variable is the one with the largest reduced
/// cost, and while steps have length 0 the one with the lowest index, which cannot cycle. The final tableau
/// is computed anew from the program's own numbers, so that rounding does not add up over the pivots.
/// Source: [dantzig1963] for the method, [bland1977] for the rule that cannot cycle.
LinearSolution solve(const LinearProgram& program);

/// What multipliers y (signs as in LinearSolution; wrong signs are read as 0) prove on their own, whoever
/// found them: no feasible x has c.x above
///
///     y.b + sum over j of max over l_j <= x_j <= h_j of (c_j - y.A_j) x_j
///
/// Infinity when they prove nothing. A reduced cost within 1e-9 of 0 (of the largest |c|) on a side without a
/// bound counts as 0. Throws ContractViolation: not one multiplier per row.
double dual_bound(const LinearProgram& program, const std::vector<double>& duals);

/// The answer put back into the definition; all three are about 0 for a true answer of moderate numbers.
struct LinearCertificate {
  double primal = 0;  // largest violation of a row or bound by x (of the homogeneous rows by the ray)
  double dual = 0;    // largest wrong sign of a multiplier, or of a reduced cost on a side without a bound
  /// optimal: what the duals prove minus c.x. infeasible: the Farkas number, a proof if below 0.
  /// unbounded: c.ray, a proof if above 0.
  double gap = 0;
};

/// Throws ContractViolation: a stopped solution, or vectors of the wrong length.
LinearCertificate certificate(const LinearProgram& program, const LinearSolution& solution);

}  // namespace entente::theory
