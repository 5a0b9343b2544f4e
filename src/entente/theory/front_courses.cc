#include "entente/theory/front_courses.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

std::size_t levels_of(const FrontChain& chain) {
  return static_cast<std::size_t>(chain.levels) + 1;
}

// Moves a distribution over the states by one period; what reaches an end or stops is added to `standing`.
class Walk {
 public:
  Walk(const FrontChain& chain, double start)
      : chain_(chain),
        equations_(level_equations(chain, 1)),
        count_(levels_of(chain)),
        now_(chain.states(), 0.0),
        next_(chain.states(), 0.0) {
    const std::size_t below = std::min(static_cast<std::size_t>(start), count_ - 2);
    now_[below + 1] = start - static_cast<double>(below);
    now_[below] = 1 - now_[below + 1];
    standing_.low = std::exchange(now_[0], 0.0);
    standing_.high = std::exchange(now_[count_ - 1], 0.0);
    sum_at_war();
  }

  const Standing& standing() const { return standing_; }

  void step() {
    standing_.frozen += chain_.freeze * standing_.goes_on;
    standing_.exhausted_first += chain_.exhaustion_first * standing_.goes_on;
    standing_.exhausted_second += chain_.exhaustion_second * standing_.goes_on;
    for (std::size_t r = 0; r < chain_.regimes(); ++r) move(r);
    turn();
    sum_at_war();
  }

 private:
  void move(std::size_t r) {
    const double up = equations_.up[r], down = equations_.down[r], stay = equations_.stay[r];
    const double* now = &now_[r * count_];
    double* next = &next_[r * count_];
    standing_.low += down * now[1];
    standing_.high += up * now[count_ - 2];
    for (std::size_t k = 1; k + 1 < count_; ++k)
      next[k] = stay * now[k] + up * now[k - 1] + down * now[k + 1];
  }

  void turn() {
    std::swap(now_, next_);
    if (chain_.other_regimes == 0) return;
    for (std::size_t k = 1; k + 1 < count_; ++k) {
      const double today = now_[k];
      now_[k] = equations_.turn[0][0] * today;
      for (std::size_t r = 1; r < chain_.regimes(); ++r) {
        double& other = now_[r * count_ + k];
        now_[k] += equations_.turn[r][0] * other;
        other = equations_.turn[r][r] * other + equations_.turn[0][r] * today;
      }
    }
  }

  void sum_at_war() {
    standing_.goes_on = 0;
    for (const double chance : now_) standing_.goes_on += chance;
  }

  const FrontChain& chain_;
  LevelEquations equations_;
  std::size_t count_;
  std::vector<double> now_, next_;  // chance of being at a state, still at war
  Standing standing_;
};

}  // namespace

void expected_duration(const FrontChain& chain, std::span<double> periods) {
  require(periods.size() == chain.states(), "expected_duration: one number per state");
  const bool ends = ends_some_day(chain);
  std::fill(periods.begin(), periods.end(), ends ? 0 : std::numeric_limits<double>::infinity());
  for (std::size_t r = 0; r < chain.regimes(); ++r)
    periods[r * levels_of(chain)] = periods[(r + 1) * levels_of(chain) - 1] = 0;
  if (ends)
    solve_levels(
        level_equations(chain, 1), [](std::size_t, std::size_t) { return 1.0; }, periods);
}

std::vector<double> expected_duration(const FrontChain& chain) {
  std::vector<double> periods(chain.states());
  expected_duration(chain, periods);
  return periods;
}

std::vector<double> duration_variance(const FrontChain& chain) {
  const std::vector<double> mean = expected_duration(chain);
  if (!ends_some_day(chain)) return mean;  // infinite inside, 0 at the ends
  const std::size_t count = levels_of(chain);
  // With T = 1 + T' the second moment obeys E[T^2] = 2 E[T] - 1 + E[T'^2].
  std::vector<double> variance(chain.states(), 0.0);
  solve_levels(
      level_equations(chain, 1), [&](std::size_t k, std::size_t r) { return 2 * mean[r * count + k] - 1; },
      std::span<double>(variance));
  for (std::size_t n = 0; n < variance.size(); ++n)
    variance[n] = std::max(0.0, variance[n] - mean[n] * mean[n]);
  return variance;
}

EndChances end_chances(const FrontChain& chain) {
  const LevelEquations equations = level_equations(chain, 1);
  const std::size_t count = levels_of(chain);
  const bool ends = ends_some_day(chain);
  const auto chance = [&](double at_low, double at_high, double stop) {
    std::vector<double> x(chain.states(), 0.0);
    for (std::size_t r = 0; r < chain.regimes(); ++r) {
      x[r * count] = at_low;
      x[(r + 1) * count - 1] = at_high;
    }
    if (ends)
      solve_levels(
          equations, [stop](std::size_t, std::size_t) { return stop; }, std::span<double>(x));
    return x;
  };
  return {chance(1, 0, 0), chance(0, 1, 0), chance(0, 0, chain.freeze), chance(0, 0, chain.exhaustion_first),
          chance(0, 0, chain.exhaustion_second)};
}

std::vector<Standing> standing_after(const FrontChain& chain, double start, std::span<const int> horizons) {
  require(start >= 0 && start <= chain.levels, "standing_after: start in [0, levels]");
  require(std::is_sorted(horizons.begin(), horizons.end()) && (horizons.empty() || horizons[0] >= 0),
          "standing_after: horizons are not negative and not descending");
  Walk walk(chain, start);
  std::vector<Standing> standings;
  int period = 0;
  for (const int horizon : horizons) {
    for (; period < horizon; ++period) walk.step();
    standings.push_back(walk.standing());
  }
  return standings;
}

std::vector<double> survival(const FrontChain& chain, double start, std::span<const int> horizons) {
  std::vector<double> chances;
  for (const Standing& standing : standing_after(chain, start, horizons)) chances.push_back(standing.goes_on);
  return chances;
}

}  // namespace entente::theory
