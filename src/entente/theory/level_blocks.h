#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

// The equations of a front and their elimination; to be used by theory/level_equations.h.
namespace entente::theory {

/// One linear equation per level and regime of a front, the shape that every value of a war takes:
///
///     x(k, r) = gain(k, r) + sum_r' T(r, r') [ up_r x(k+1, r') + stay_r x(k, r') + down_r x(k-1, r') ]
///
/// on the inner levels, with x given at both ends. Solved by elimination, level by level, on blocks as large
/// as there are regimes (at most 4), without pivoting between levels: weights of each equation sum to at most
/// 1, so the blocks are diagonally dominant. Source: [kemeny1960] for the equations, elimination as in any
/// textbook.
struct LevelEquations {
  static constexpr std::size_t most_regimes = 4;
  using PerRegime = std::array<double, most_regimes>;

  std::size_t regimes = 1;
  PerRegime up{}, down{}, stay{};
  PerRegime leave{};                           // 1 - stay of a single regime, formed without cancellation
  std::array<PerRegime, most_regimes> turn{};  // T: the chances to be in regime r' next
};

/// No regime but the first turns into another: each can be solved by itself, the first at last.
inline bool regimes_apart(const LevelEquations& equations) {
  for (std::size_t r = 1; r < equations.regimes; ++r)
    for (std::size_t t = 0; t < equations.regimes; ++t)
      if (t != r && equations.turn[r][t] != 0) return false;
  return true;
}

namespace detail {

template <std::size_t R>
using Block = std::array<std::array<double, R>, R>;

// Gauss-Jordan on a block; solves in place for the columns of `above` and for `x`.
template <std::size_t R>
void eliminate(Block<R>& pivot, Block<R>& above, std::array<double, R>& x) {
  for (std::size_t c = 0; c < R; ++c) {
    const double inverse = 1 / pivot[c][c];
    for (std::size_t j = c + 1; j < R; ++j) pivot[c][j] *= inverse;
    for (std::size_t j = 0; j < R; ++j) above[c][j] *= inverse;
    x[c] *= inverse;
    for (std::size_t i = 0; i < R; ++i) {
      if (i == c || pivot[i][c] == 0) continue;
      const double factor = pivot[i][c];
      for (std::size_t j = c + 1; j < R; ++j) pivot[i][j] -= factor * pivot[c][j];
      for (std::size_t j = 0; j < R; ++j) above[i][j] -= factor * above[c][j];
      x[i] -= factor * x[c];
    }
  }
}

template <std::size_t R>
struct LevelBlocks {
  Block<R> pivot, up, down;
  explicit LevelBlocks(const LevelEquations& from) {
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t t = 0; t < R; ++t) {
        const double turn = from.turn[r][t];
        up[r][t] = from.up[r] * turn;
        down[r][t] = from.down[r] * turn;
        pivot[r][t] = (r == t ? 1 : 0) - from.stay[r] * turn;
      }
  }
};

template <std::size_t R, class Gain>
void solve_levels(const LevelEquations& equations, const Gain& gain, std::span<double> x) {
  thread_local std::vector<Block<R>> above;  // of the eliminated rows: x(k) = x[k] + above[k] x(k + 1)
  const LevelBlocks<R> blocks(equations);
  const std::size_t count = x.size() / R, end = count - 1;
  const auto at = [&](std::size_t k, std::size_t r) -> double& { return x[r * count + k]; };
  if (above.size() < count) above.resize(count);
  for (auto& row : above[0]) row.fill(0);
  for (std::size_t k = 1; k < end; ++k) {
    Block<R> pivot = blocks.pivot;
    std::array<double, R> right;
    for (std::size_t r = 0; r < R; ++r) {
      right[r] = gain(k, r);
      for (std::size_t t = 0; t < R; ++t) {
        right[r] += blocks.down[r][t] * at(k - 1, t);
        for (std::size_t j = 0; j < R; ++j) pivot[r][j] -= blocks.down[r][t] * above[k - 1][t][j];
      }
    }
    above[k] = blocks.up;
    eliminate<R>(pivot, above[k], right);
    for (std::size_t r = 0; r < R; ++r) at(k, r) = right[r];
  }
  for (std::size_t k = end; k-- > 1;)
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t t = 0; t < R; ++t) at(k, r) += above[k][r][t] * at(k + 1, t);
}

}  // namespace detail

namespace detail {

// One regime by itself; `x` is its part.
template <class Gain>
void solve_one(const LevelEquations& equations, std::size_t r, const Gain& gain, double* x,
               std::size_t count) {
  thread_local std::vector<double> above;
  if (above.size() < count) above.resize(count);
  const double turn = equations.turn[r][r], up = equations.up[r] * turn, down = equations.down[r] * turn;
  const double leave = equations.regimes == 1 ? equations.leave[0] : 1 - equations.stay[r] * turn;
  above[0] = 0;
  for (std::size_t k = 1; k + 1 < count; ++k) {
    const double pivot = 1 / (leave - down * above[k - 1]);
    above[k] = up * pivot;
    x[k] = (gain(k, r) + down * x[k - 1]) * pivot;
  }
  for (std::size_t k = count - 1; k-- > 1;) x[k] += above[k] * x[k + 1];
}

template <class Gain>
void solve_apart(const LevelEquations& equations, const Gain& gain, std::span<double> x) {
  const std::size_t regimes = equations.regimes, count = x.size() / regimes;
  for (std::size_t r = 1; r < regimes; ++r) solve_one(equations, r, gain, &x[r * count], count);
  const auto with_others = [&](std::size_t k, std::size_t r) {
    double sum = gain(k, r);
    for (std::size_t t = 1; t < regimes; ++t) {
      const double* next = &x[t * count + k];
      sum += equations.turn[0][t] *
             (equations.up[0] * next[1] + equations.stay[0] * next[0] + equations.down[0] * next[-1]);
    }
    return sum;
  };
  solve_one(equations, 0, with_others, x.data(), count);
}

}  // namespace detail

}  // namespace entente::theory
