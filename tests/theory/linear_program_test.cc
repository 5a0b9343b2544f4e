// Tests also: simplex_tableau.cc
#include "entente/theory/linear_program.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;
constexpr double inf = LinearProgram::unbounded_side;

struct Printed {
  const char* source;
  Numbers objective;
  std::vector<Numbers> rows;  // at most
  Numbers right;
  double value;
  Numbers x;
  Numbers duals;  // empty: the dual optimum is not unique
};

LinearProgram program_of(const Printed& printed) {
  LinearProgram program;
  for (double c : printed.objective) program.add_variable(c);
  for (std::size_t r = 0; r < printed.rows.size(); ++r)
    program.add_row(printed.rows[r], Relation::at_most, printed.right[r]);
  return program;
}

// Optima as printed; tolerance: rounding of a few pivots on numbers of this size.
const std::vector<Printed> published = {
    {"Chvatal 1983, Linear Programming, chapter 2, first example",
     {5, 4, 3},
     {{2, 3, 1}, {4, 1, 2}, {3, 4, 2}},
     {5, 11, 8},
     13,
     {2, 0, 1},
     {1, 0, 1}},
    {"Hillier and Lieberman, Introduction to Operations Research, chapter 3, Wyndor Glass",
     {3, 5},
     {{1, 0}, {0, 2}, {3, 2}},
     {4, 12, 18},
     36,
     {2, 6},
     {0, 1.5, 1}},
    {"Beale 1955, cycles under the largest-coefficient rule",
     {0.75, -20, 0.5, -6},
     {{0.25, -8, -1, 9}, {0.5, -12, -0.5, 3}, {0, 0, 1, 0}},
     {0, 0, 1},
     1.25,
     {1, 0, 1, 0},
     {}},
    {"Chvatal 1983, chapter 3, the cycling example",
     {10, -57, -9, -24},
     {{0.5, -5.5, -2.5, 9}, {0.5, -1.5, -0.5, 1}, {1, 0, 0, 0}},
     {0, 0, 1},
     1,
     {1, 0, 1, 0},
     {}},
    {"Klee and Minty 1972, three dimensions in Chvatal's numbers",
     {100, 10, 1},
     {{1, 0, 0}, {20, 1, 0}, {200, 20, 1}},
     {1, 100, 10000},
     10000,
     {0, 0, 10000},
     {0, 0, 1}},
};

TEST(LinearProgram, gives_the_printed_optima) {
  for (const Printed& printed : published) {
    SCOPED_TRACE(printed.source);
    const LinearProgram program = program_of(printed);
    const LinearSolution solution = solve(program);
    ASSERT_EQ(solution.status, LinearStatus::optimal);
    EXPECT_NEAR(solution.value, printed.value, 1e-9);
    for (std::size_t j = 0; j < printed.x.size(); ++j) EXPECT_NEAR(solution.x[j], printed.x[j], 1e-9);
    for (std::size_t r = 0; r < printed.duals.size(); ++r)
      EXPECT_NEAR(solution.duals[r], printed.duals[r], 1e-9);
    const LinearCertificate proof = certificate(program, solution);
    EXPECT_LT(proof.primal, 1e-9);
    EXPECT_LT(proof.dual, 1e-9);
    EXPECT_LT(std::abs(proof.gap), 1e-9);
  }
}

TEST(LinearProgram, proves_that_rows_cannot_hold_together) {
  LinearProgram program;
  program.add_variable(1, 0, 10);
  program.add_variable(1, -inf, inf);
  program.add_row({1, 1}, Relation::equal, 3);
  program.add_row({0, 1}, Relation::at_least, 4);
  const LinearSolution solution = solve(program);
  ASSERT_EQ(solution.status, LinearStatus::infeasible);
  EXPECT_TRUE(solution.x.empty());
  const LinearCertificate proof = certificate(program, solution);
  EXPECT_LT(proof.dual, 1e-12);
  EXPECT_LT(proof.gap, -0.5);  // x1 = 3 - x2 <= -1 is 1 below its bound
}

TEST(LinearProgram, shows_a_direction_without_end) {
  LinearProgram program;
  program.add_variable(1);
  program.add_variable(1);
  program.add_row({1, -1}, Relation::at_most, 1);
  const LinearSolution solution = solve(program);
  ASSERT_EQ(solution.status, LinearStatus::unbounded);
  const LinearCertificate proof = certificate(program, solution);
  EXPECT_LT(proof.primal, 1e-12);
  EXPECT_GT(proof.gap, 0.5);
}

TEST(LinearProgram, without_rows_every_variable_goes_to_its_better_bound) {
  LinearProgram program;
  program.add_variable(2, -3, 5);
  program.add_variable(-1, -3, 5);
  const LinearSolution solution = solve(program);
  ASSERT_EQ(solution.status, LinearStatus::optimal);
  EXPECT_EQ(solution.x, (Numbers{5, -3}));
  EXPECT_EQ(solution.value, 13);
}

TEST(LinearProgram, negative_right_sides_and_free_variables_are_met) {
  LinearProgram program;  // max -|x - 2| as -t with t >= x - 2 and t >= 2 - x, x <= -1
  program.add_variable(0, -inf, -1);
  program.add_variable(-1, -inf, inf);
  program.add_row({1, -1}, Relation::at_most, 2);
  program.add_row({-1, -1}, Relation::at_most, -2);
  const LinearSolution solution = solve(program);
  ASSERT_EQ(solution.status, LinearStatus::optimal);
  EXPECT_NEAR(solution.value, -3, 1e-12);
  EXPECT_NEAR(solution.x[0], -1, 1e-12);
}

// Half the programs in small whole numbers (many ties and degenerate corners), all relations, all kinds of
// bounds.
LinearProgram random_program(std::mt19937_64& random, std::size_t most) {
  std::uniform_real_distribution<double> unit(-1, 1);
  const bool whole = random() % 2 == 0;
  auto number = [&] { return whole ? std::round(3 * unit(random)) : 5 * unit(random); };
  LinearProgram program;
  const std::size_t variables = 1 + random() % most, rows = random() % most;
  for (std::size_t j = 0; j < variables; ++j) {
    const double low = random() % 3 == 0 ? -inf : number();
    const double high = random() % 2 == 0 ? inf : std::max(low, number());
    program.add_variable(number(), std::min(low, high), high);
  }
  for (std::size_t r = 0; r < rows; ++r) {
    Numbers row;
    for (std::size_t j = 0; j < variables; ++j) row.push_back(random() % 3 == 0 ? 0.0 : number());
    program.add_row(row, static_cast<Relation>(random() % 3), number());
  }
  return program;
}

void expect_proof(const LinearProgram& program, const LinearSolution& solution) {
  ASSERT_NE(solution.status, LinearStatus::stopped);
  const LinearCertificate proof = certificate(program, solution);
  EXPECT_LT(proof.primal, 1e-8);
  EXPECT_LT(proof.dual, 1e-8);
  if (solution.status == LinearStatus::optimal) {
    EXPECT_LT(std::abs(proof.gap), 1e-7 * (1 + std::abs(solution.value)));
    EXPECT_NEAR(dual_bound(program, solution.duals), solution.value, 1e-7 * (1 + std::abs(solution.value)));
  }
  if (solution.status == LinearStatus::infeasible) {
    EXPECT_LT(proof.gap, -1e-9);
  }
  if (solution.status == LinearStatus::unbounded) {
    EXPECT_GT(proof.gap, 1e-9);
  }
}

TEST(LinearProgram, proves_every_answer_to_random_programs) {
  std::mt19937_64 random(71);
  std::array<int, 3> seen = {0, 0, 0};
  for (int n = 0; n < 4000; ++n) {
    SCOPED_TRACE(n);
    const LinearProgram program = random_program(random, n < 3900 ? 8 : 40);
    const LinearSolution solution = solve(program);
    expect_proof(program, solution);
    ++seen[static_cast<std::size_t>(solution.status)];
  }
  for (int count : seen) EXPECT_GT(count, 300);
}

// Tangents of a curve beside each other, some steep: the rows a cutting-plane search produces.
TEST(LinearProgram, settles_rows_that_are_almost_parallel) {
  std::mt19937_64 random(75);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int n = 0; n < 300; ++n) {
    SCOPED_TRACE(n);
    LinearProgram program;
    for (int i = 0; i < 3; ++i) program.add_variable(0, 0, 2);
    for (int i = 0; i < 3; ++i) program.add_variable(1, -inf, inf);
    program.add_row({1, 1, 1}, Relation::at_most, 1 + unit(random));
    for (int row = 0; row < 24; ++row) {
      const auto i = static_cast<std::size_t>(row % 3);
      const double near = row < 12 ? std::pow(10, -4 * unit(random)) : 0.4 + 1e-6 * unit(random);
      Numbers tangent(6, 0.0);
      tangent[i] = -1 / near;
      tangent[i + 3] = 1;
      program.add_row(tangent, Relation::at_most, std::log(near) - 1);
    }
    const LinearSolution solution = solve(program);
    EXPECT_EQ(solution.status, LinearStatus::optimal);
    expect_proof(program, solution);
  }
}

TEST(LinearProgram, solves_a_hundred_rows_and_three_hundred_variables) {
  std::mt19937_64 random(72);
  std::uniform_real_distribution<double> unit(0, 1);
  LinearProgram program;
  for (int j = 0; j < 300; ++j) program.add_variable(unit(random), 0, j % 2 ? 1.0 : inf);
  for (int r = 0; r < 100; ++r) {
    Numbers row;
    for (int j = 0; j < 300; ++j) row.push_back(unit(random));
    program.add_row(row, r % 5 ? Relation::at_most : Relation::at_least, r % 5 ? 30.0 : 5.0);
  }
  const LinearSolution solution = solve(program);
  EXPECT_EQ(solution.status, LinearStatus::optimal);
  expect_proof(program, solution);
}

TEST(LinearProgram, gives_the_same_bits_twice) {
  std::mt19937_64 random(73);
  for (int n = 0; n < 50; ++n) {
    const LinearProgram program = random_program(random, 12);
    const LinearSolution first = solve(program), second = solve(program);
    EXPECT_EQ(first.x, second.x);
    EXPECT_EQ(first.duals, second.duals);
  }
}

TEST(LinearProgram, any_multipliers_of_the_right_sign_bound_every_feasible_point) {
  std::mt19937_64 random(74);
  std::uniform_real_distribution<double> unit(-1, 1);
  int finite = 0;
  for (int n = 0; n < 300; ++n) {
    const LinearProgram program = random_program(random, 6);
    const LinearSolution solution = solve(program);
    if (solution.status != LinearStatus::optimal) continue;
    Numbers duals = solution.duals;
    for (double& y : duals) y += 0.1 * unit(random);
    const double bound = dual_bound(program, duals);
    EXPECT_GE(bound, solution.value - 1e-7 * (1 + std::abs(solution.value)));
    finite += std::isfinite(bound);
  }
  EXPECT_GT(finite, 10);
}

TEST(LinearProgram, refuses_what_is_not_a_program) {
  LinearProgram program;
  EXPECT_THROW(program.add_variable(1, 2, 1), base::ContractViolation);
  EXPECT_THROW(program.add_variable(inf), base::ContractViolation);
  EXPECT_THROW(program.add_variable(1, std::nan(""), 1), base::ContractViolation);
  program.add_variable(1, 0, 1);
  EXPECT_THROW(program.add_row({1, 1}, Relation::equal, 0), base::ContractViolation);
  EXPECT_THROW(program.add_row({std::nan("")}, Relation::equal, 0), base::ContractViolation);
  EXPECT_THROW(program.add_row({1}, Relation::equal, inf), base::ContractViolation);
  EXPECT_THROW(program.set_bounds(0, 1, 0), base::ContractViolation);
  EXPECT_THROW(program.set_objective(1, 0), base::ContractViolation);
  EXPECT_THROW(dual_bound(program, {1}), base::ContractViolation);
  EXPECT_THROW(certificate(program, LinearSolution{}), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
