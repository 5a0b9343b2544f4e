#include "entente/theory/linear_program.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/base/require.h"
#include "entente/theory/simplex_tableau.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

void check_bounds(double lower, double upper) {
  require(lower <= upper, "a lower bound is not above the upper one");
  require(lower < HUGE_VAL && upper > -HUGE_VAL, "a bound leaves some number");
}

// Amounts missing in scaled rows below this are rounding.
constexpr double feasibility_tolerance = 1e-10;
constexpr double slope_tolerance = 1e-9;

double with_right_sign(Relation relation, double multiplier) {
  if (relation == Relation::at_most) return std::max(multiplier, 0.0);
  return relation == Relation::at_least ? std::min(multiplier, 0.0) : multiplier;
}

// c_j - y.A_j for every variable; c counts only if `with_objective`.
Numbers reduced_costs(const LinearProgram& program, const Numbers& duals, bool with_objective) {
  Numbers reduced(program.variables(), 0.0);
  for (std::size_t j = 0; j < program.variables(); ++j) {
    if (with_objective) reduced[j] = program.objective(j);
    for (std::size_t r = 0; r < program.rows(); ++r)
      reduced[j] -= with_right_sign(program.relation(r), duals[r]) * program.coefficient(r, j);
  }
  return reduced;
}

struct Bound {
  double value = 0;          // without the open sides
  double wrong_on_open = 0;  // largest reduced cost that points to a side without a bound
};

Bound bound_of(const LinearProgram& program, const Numbers& duals, bool with_objective) {
  require(duals.size() == program.rows(), "one multiplier per row");
  Bound bound;
  for (std::size_t r = 0; r < program.rows(); ++r)
    bound.value += with_right_sign(program.relation(r), duals[r]) * program.right(r);
  const Numbers reduced = reduced_costs(program, duals, with_objective);
  for (std::size_t j = 0; j < program.variables(); ++j) {
    if (reduced[j] == 0) continue;
    const double side = reduced[j] > 0 ? program.upper(j) : program.lower(j);
    if (std::isinf(side))
      bound.wrong_on_open = std::max(bound.wrong_on_open, std::abs(reduced[j]));
    else
      bound.value += reduced[j] * side;
  }
  return bound;
}

double row_violation(Relation relation, double left, double right) {
  if (relation == Relation::at_most) return std::max(0.0, left - right);
  if (relation == Relation::at_least) return std::max(0.0, right - left);
  return std::abs(left - right);
}

// Of x, or of the homogeneous rows and open sides by a ray.
double primal_violation(const LinearProgram& program, const Numbers& x, bool homogeneous) {
  require(x.size() == program.variables(), "one number per variable");
  double worst = 0;
  for (std::size_t r = 0; r < program.rows(); ++r) {
    double left = 0;
    for (std::size_t j = 0; j < x.size(); ++j) left += program.coefficient(r, j) * x[j];
    worst = std::max(worst, row_violation(program.relation(r), left, homogeneous ? 0.0 : program.right(r)));
  }
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double lower = homogeneous && !std::isinf(program.lower(j)) ? 0.0 : program.lower(j);
    const double upper = homogeneous && !std::isinf(program.upper(j)) ? 0.0 : program.upper(j);
    worst = std::max({worst, lower - x[j], x[j] - upper});
  }
  return worst;
}

double wrong_signs(const LinearProgram& program, const Numbers& duals) {
  double worst = 0;
  for (std::size_t r = 0; r < program.rows(); ++r)
    worst = std::max(worst, std::abs(duals[r] - with_right_sign(program.relation(r), duals[r])));
  return worst;
}

double objective_at(const LinearProgram& program, const Numbers& x) {
  double value = 0;
  for (std::size_t j = 0; j < x.size(); ++j) value += program.objective(j) * x[j];
  return value;
}

double largest_right(const LinearProgram& program) {
  double largest = 1;
  for (std::size_t r = 0; r < program.rows(); ++r) largest = std::max(largest, std::abs(program.right(r)));
  return largest;
}

}  // namespace

std::size_t LinearProgram::add_variable(double objective, double lower, double upper) {
  check_bounds(lower, upper);
  require(std::isfinite(objective), "an objective number is finite");
  objective_.push_back(objective);
  lower_.push_back(lower);
  upper_.push_back(upper);
  return objective_.size() - 1;
}

std::size_t LinearProgram::add_row(std::vector<double> coefficients, Relation relation, double right) {
  require(coefficients.size() <= variables(), "a row has at most one coefficient per variable");
  require(std::isfinite(right), "a right side is finite");
  for (double coefficient : coefficients) require(std::isfinite(coefficient), "a coefficient is finite");
  rows_.push_back(std::move(coefficients));
  relation_.push_back(relation);
  right_.push_back(right);
  return right_.size() - 1;
}

void LinearProgram::set_bounds(std::size_t variable, double lower, double upper) {
  require(variable < variables(), "the variable exists");
  check_bounds(lower, upper);
  lower_[variable] = lower;
  upper_[variable] = upper;
}

void LinearProgram::set_objective(std::size_t variable, double objective) {
  require(variable < variables() && std::isfinite(objective), "an objective number is finite");
  objective_[variable] = objective;
}

LinearSolution solve(const LinearProgram& program) {
  LinearSolution solution;
  SimplexTableau tableau(program);
  const SimplexTableau::End first = tableau.reach_feasibility();
  solution.pivots = tableau.pivots();
  if (first != SimplexTableau::End::optimal) return solution;
  if (tableau.missing() > feasibility_tolerance * largest_right(program)) {
    // Said only with a proof in hand.
    const Numbers farkas = tableau.duals();
    const Bound proof = bound_of(program, farkas, false);
    if (proof.value >= 0 || proof.wrong_on_open > slope_tolerance) return solution;
    solution.status = LinearStatus::infeasible;
    solution.duals = farkas;
    return solution;
  }
  const SimplexTableau::End second = tableau.maximise();
  solution.pivots = tableau.pivots();
  if (second == SimplexTableau::End::stopped) return solution;
  solution.x = tableau.solution();
  solution.value = objective_at(program, solution.x);
  if (second == SimplexTableau::End::unbounded) {
    solution.status = LinearStatus::unbounded;
    solution.ray = tableau.ray();
    return solution;
  }
  solution.status = LinearStatus::optimal;
  solution.duals = tableau.duals();
  return solution;
}

double dual_bound(const LinearProgram& program, const std::vector<double>& duals) {
  const Bound bound = bound_of(program, duals, true);
  double largest = 0;
  for (std::size_t j = 0; j < program.variables(); ++j)
    largest = std::max(largest, std::abs(program.objective(j)));
  return bound.wrong_on_open > slope_tolerance * largest ? LinearProgram::unbounded_side : bound.value;
}

LinearCertificate certificate(const LinearProgram& program, const LinearSolution& solution) {
  require(solution.status != LinearStatus::stopped, "a stopped solution has no certificate");
  LinearCertificate proof;
  if (solution.status == LinearStatus::unbounded) {
    proof.primal =
        std::max(primal_violation(program, solution.x, false), primal_violation(program, solution.ray, true));
    proof.gap = objective_at(program, solution.ray);
    return proof;
  }
  const bool optimal = solution.status == LinearStatus::optimal;
  const Bound bound = bound_of(program, solution.duals, optimal);
  proof.dual = std::max(bound.wrong_on_open, wrong_signs(program, solution.duals));
  proof.gap = bound.value;
  if (!optimal) return proof;
  proof.primal = primal_violation(program, solution.x, false);
  proof.gap = bound.value - objective_at(program, solution.x);
  return proof;
}

}  // namespace entente::theory
