#include "entente/theory/level_equations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "entente/base/require.h"
#include "tests/reference/dense_front.h"

namespace entente::theory {
namespace {

// Random equations of a front, with any turns between its states or none back to the first.
struct Drawn {
  Drawn(unsigned seed, std::size_t regimes, bool apart) : random(seed) {
    const double all = .7 + .3 * unit();
    equations.regimes = regimes;
    for (std::size_t r = 0; r < regimes; ++r) {
      const double advance = .5 * unit(), retreat = .5 * unit();
      equations.up[r] = all * advance;
      equations.down[r] = all * retreat;
      equations.stay[r] = all * (1 - advance - retreat);
      equations.leave[r] = 1 - equations.stay[r];
      double rest = 1;
      for (std::size_t t = 0; t < regimes; ++t) {
        if (t == r || (apart && r > 0)) continue;
        equations.turn[r][t] = .3 * unit();
        rest -= equations.turn[r][t];
      }
      equations.turn[r][r] = rest;
    }
    count = 3 + random() % 8;
    for (std::size_t s = 0; s < count * regimes; ++s) gains.push_back(2 * unit() - 1);
  }
  double unit() { return std::uniform_real_distribution<double>(0, 1)(random); }

  double gain(std::size_t k, std::size_t r) const { return gains[r * count + k]; }
  // The values at the ends stand in `gains` too.
  std::vector<double> start() const {
    std::vector<double> x(gains.size(), 77.0);
    for (std::size_t r = 0; r < equations.regimes; ++r)
      for (const std::size_t k : {std::size_t{0}, count - 1}) x[r * count + k] = gain(k, r);
    return x;
  }
  std::vector<double> solved() const {
    std::vector<double> x = start();
    solve_levels(
        equations, [&](std::size_t k, std::size_t r) { return gain(k, r); }, std::span<double>(x));
    return x;
  }
  double residual(const std::vector<double>& x) const {
    return residual_of(
        equations, [&](std::size_t k, std::size_t r) { return gain(k, r); }, std::span<const double>(x));
  }
  std::vector<double> dense() const {
    reference::Matrix a(gains.size(), std::vector<double>(gains.size(), 0.0));
    for (std::size_t r = 0; r < equations.regimes; ++r)
      for (std::size_t k = 0; k < count; ++k) {
        auto& row = a[r * count + k];
        row[r * count + k] = 1;
        if (k == 0 || k + 1 == count) continue;
        for (std::size_t t = 0; t < equations.regimes; ++t) {
          row[t * count + k + 1] -= equations.turn[r][t] * equations.up[r];
          row[t * count + k] -= equations.turn[r][t] * equations.stay[r];
          row[t * count + k - 1] -= equations.turn[r][t] * equations.down[r];
        }
      }
    return reference::solve_dense(a, gains);
  }

  std::mt19937_64 random;
  LevelEquations equations;
  std::size_t count = 0;
  std::vector<double> gains;
};

TEST(LevelEquations, have_the_solution_of_one_full_matrix_for_any_number_of_states) {
  for (std::size_t regimes = 1; regimes <= 4; ++regimes)
    for (const bool apart : {false, true})
      for (unsigned seed = 1; seed <= 60; ++seed) {
        const Drawn drawn(seed, regimes, apart);
        ASSERT_EQ(regimes_apart(drawn.equations), apart || regimes == 1);
        const auto fast = drawn.solved(), slow = drawn.dense();
        for (std::size_t s = 0; s < fast.size(); ++s)
          ASSERT_NEAR(fast[s], slow[s], 1e-11 * (1 + std::fabs(slow[s]))) << regimes << ' ' << seed;
        ASSERT_LT(drawn.residual(fast), 1e-12) << regimes << ' ' << seed;
      }
}

// What is solved state by state and what is solved in blocks is the same equations.
TEST(LevelEquations, solved_state_by_state_are_those_solved_in_blocks) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Drawn drawn(seed, 3, true);
    const auto apart = drawn.solved();
    std::vector<double> blocks = drawn.start();
    detail::solve_levels<3>(
        drawn.equations, [&](std::size_t k, std::size_t r) { return drawn.gain(k, r); },
        std::span<double>(blocks));
    for (std::size_t s = 0; s < apart.size(); ++s)
      ASSERT_NEAR(apart[s], blocks[s], 1e-12 * (1 + std::fabs(apart[s]))) << seed;
  }
}

TEST(LevelEquations, have_a_residual_that_sees_one_wrong_value) {
  for (std::size_t regimes = 1; regimes <= 4; ++regimes) {
    const Drawn drawn(5, regimes, false);
    for (std::size_t r = 0; r < regimes; ++r) {
      auto x = drawn.solved();
      x[r * drawn.count + 1] += 1e-3;
      EXPECT_GT(drawn.residual(x), 1e-5) << regimes << ' ' << r;
    }
  }
}

// One move in five hundred million periods: 1 - stay is formed without cancellation.
TEST(LevelEquations, keep_their_digits_where_hardly_anything_ever_moves) {
  constexpr double rare = 1e-9;
  LevelEquations equations;
  equations.regimes = 1;
  equations.up[0] = equations.down[0] = rare;
  equations.stay[0] = 1 - 2 * rare;
  equations.leave[0] = 2 * rare;
  equations.turn[0][0] = 1;
  std::vector<double> x(41, 0.0);
  solve_levels(
      equations, [](std::size_t, std::size_t) { return 1.0; }, std::span<double>(x));
  for (std::size_t k = 0; k <= 40; ++k) {
    const double exact = static_cast<double>(k) * static_cast<double>(40 - k) / (2 * rare);
    EXPECT_NEAR(x[k], exact, 1e-12 * (1 + exact)) << k;
  }
}

TEST(LevelEquations, refuse_what_is_no_front) {
  const auto nothing = [](std::size_t, std::size_t) { return 0.0; };
  LevelEquations equations;
  std::vector<double> two(2, 0.0), five(5, 0.0);
  EXPECT_THROW(solve_levels(equations, nothing, std::span<double>(two)), base::ContractViolation);
  equations.regimes = 2;
  EXPECT_THROW(solve_levels(equations, nothing, std::span<double>(five)), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
