#include "entente/theory/front_chain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

void check(const FrontChain& chain) {
  require(chain.levels >= 2 && chain.levels <= FrontChain::max_levels, "FrontChain: levels in 2 … 4096");
  require(chain.advance >= 0 && chain.retreat >= 0, "FrontChain: chances are not negative");
  // One rounding error is forgiven, as in 0.7 + 0.3.
  require(chain.advance + chain.retreat <= 1 + 1e-15, "FrontChain: advance + retreat <= 1");
  require(chain.freeze >= 0 && chain.freeze <= 1, "FrontChain: freeze in [0, 1]");
}

std::size_t count(const FrontChain& chain) {
  return static_cast<std::size_t>(chain.levels) + 1;
}

// The moves of one period, each weighted by `weight`: what a level gets from above, below and itself.
struct Moves {
  double up;
  double down;
  double leave;  // 1 - what it gets from itself, formed without cancellation

  Moves(const FrontChain& chain, double weight)
      : up(weight * chain.advance),
        down(weight * chain.retreat),
        leave((1 - weight) + weight * (chain.advance + chain.retreat)) {}
};

// Solves x(k) = gain(k) + weight sum_k' P(k, k') x(k') on the inner levels, both ends given in x, in place.
// Gaussian elimination of a tridiagonal matrix without pivoting: the matrix is diagonally dominant.
template <class Gain>
void solve_levels(const Moves& moves, Gain gain, std::span<double> x) {
  std::array<double, FrontChain::max_levels> above;  // the eliminated rows: x(k) = x[k] + above[k] x(k + 1)
  const std::size_t end = x.size() - 1;
  above[0] = 0;
  for (std::size_t k = 1; k < end; ++k) {
    const double pivot = 1 / (moves.leave - moves.down * above[k - 1]);
    above[k] = moves.up * pivot;
    x[k] = (gain(k) + moves.down * x[k - 1]) * pivot;
  }
  for (std::size_t k = end; k-- > 1;) x[k] += above[k] * x[k + 1];
}

}  // namespace

bool ends_some_day(const FrontChain& chain) {
  return chain.advance > 0 || chain.retreat > 0 || chain.freeze > 0;
}

double war_values(const FrontChain& chain, const WarTerms& terms, std::span<const double> outcome,
                  std::span<double> values) {
  check(chain);
  require(outcome.size() == count(chain) && values.size() == count(chain),
          "war_values: one outcome and one value per level");
  require(terms.cost >= 0, "war_values: cost is not negative");
  require(terms.patience > 0 && terms.patience <= 1, "war_values: patience in (0, 1]");
  require(terms.patience < 1 || ends_some_day(chain), "war_values: patience 1 needs a war that ends");
  const double meanwhile = terms.meanwhile == Meanwhile::front ? 1 - terms.patience : 0;
  const double flow = meanwhile + terms.patience * chain.freeze;
  const auto gain = [&](std::size_t k) { return flow * outcome[k] - terms.cost; };
  const Moves moves(chain, terms.patience * (1 - chain.freeze));
  values.front() = outcome.front();
  values.back() = outcome.back();
  solve_levels(moves, gain, values);
  double residual = 0;
  for (std::size_t k = 1; k + 1 < values.size(); ++k) {
    const double right = gain(k) + moves.up * values[k + 1] + moves.down * values[k - 1];
    residual = std::max(residual, std::fabs(right - moves.leave * values[k]));
  }
  return residual;
}

std::vector<double> war_values(const FrontChain& chain, const WarTerms& terms,
                               std::span<const double> outcome) {
  check(chain);
  std::vector<double> values(count(chain));
  war_values(chain, terms, outcome, values);
  return values;
}

void expected_duration(const FrontChain& chain, std::span<double> periods) {
  check(chain);
  require(periods.size() == count(chain), "expected_duration: one number per level");
  periods.front() = periods.back() = 0;
  if (ends_some_day(chain))
    solve_levels(
        Moves(chain, 1 - chain.freeze), [](std::size_t) { return 1.0; }, periods);
  else
    std::fill(periods.begin() + 1, periods.end() - 1, std::numeric_limits<double>::infinity());
}

std::vector<double> expected_duration(const FrontChain& chain) {
  check(chain);
  std::vector<double> periods(count(chain));
  expected_duration(chain, periods);
  return periods;
}

std::vector<double> duration_variance(const FrontChain& chain) {
  const std::vector<double> mean = expected_duration(chain);
  if (!ends_some_day(chain)) return mean;  // infinite inside, 0 at the ends
  // With T = 1 + T' the second moment obeys E[T^2] = 2 E[T] - 1 + E[T'^2].
  std::vector<double> variance(count(chain), 0.0);
  solve_levels(
      Moves(chain, 1 - chain.freeze), [&](std::size_t k) { return 2 * mean[k] - 1; },
      std::span<double>(variance));
  for (std::size_t k = 1; k + 1 < variance.size(); ++k)
    variance[k] = std::max(0.0, variance[k] - mean[k] * mean[k]);
  return variance;
}

EndChances end_chances(const FrontChain& chain) {
  check(chain);
  EndChances chances;
  for (auto* side : {&chances.low, &chances.high, &chances.frozen}) side->assign(count(chain), 0.0);
  chances.low.front() = chances.high.back() = 1;
  if (!ends_some_day(chain)) return chances;
  const Moves moves(chain, 1 - chain.freeze);
  solve_levels(
      moves, [](std::size_t) { return 0.0; }, std::span<double>(chances.low));
  solve_levels(
      moves, [](std::size_t) { return 0.0; }, std::span<double>(chances.high));
  solve_levels(
      moves, [&](std::size_t) { return chain.freeze; }, std::span<double>(chances.frozen));
  return chances;
}

std::vector<Standing> standing_after(const FrontChain& chain, double start, std::span<const int> horizons) {
  check(chain);
  require(start >= 0 && start <= chain.levels, "standing_after: start in [0, levels]");
  require(std::is_sorted(horizons.begin(), horizons.end()) && (horizons.empty() || horizons[0] >= 0),
          "standing_after: horizons are not negative and not descending");
  const std::size_t end = count(chain) - 1;
  const std::size_t below = std::min(static_cast<std::size_t>(start), end - 1);
  std::vector<double> now(end + 1, 0.0), next(end + 1, 0.0);  // chance of being at a level, still at war
  now[below + 1] = start - static_cast<double>(below);
  now[below] = 1 - now[below + 1];
  Standing standing;
  standing.low = std::exchange(now[0], 0.0);
  standing.high = std::exchange(now[end], 0.0);
  const auto at_war = [&] {
    double sum = 0;
    for (const double chance : now) sum += chance;
    return sum;
  };
  standing.goes_on = at_war();
  const double weight = 1 - chain.freeze;
  const double up = weight * chain.advance, down = weight * chain.retreat;
  const double stay = weight * std::max(0.0, 1 - chain.advance - chain.retreat);
  std::vector<Standing> standings;
  int period = 0;
  for (const int horizon : horizons) {
    for (; period < horizon; ++period) {
      standing.frozen += chain.freeze * standing.goes_on;
      standing.low += down * now[1];
      standing.high += up * now[end - 1];
      for (std::size_t k = 1; k < end; ++k) next[k] = stay * now[k] + up * now[k - 1] + down * now[k + 1];
      std::swap(now, next);
      standing.goes_on = at_war();
    }
    standings.push_back(standing);
  }
  return standings;
}

std::vector<double> survival(const FrontChain& chain, double start, std::span<const int> horizons) {
  std::vector<double> chances;
  for (const Standing& standing : standing_after(chain, start, horizons)) chances.push_back(standing.goes_on);
  return chances;
}

double at_level(std::span<const double> values, double level) {
  require(!values.empty() && level >= 0 && level <= static_cast<double>(values.size() - 1),
          "at_level: level outside the chain");
  const auto below = static_cast<std::size_t>(level);
  const double share = level - static_cast<double>(below);
  if (share == 0) return values[below];  // also keeps an infinite neighbour out
  return values[below] + share * (values[below + 1] - values[below]);
}

}  // namespace entente::theory
