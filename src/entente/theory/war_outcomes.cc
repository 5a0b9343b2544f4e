#include "entente/theory/war_outcomes.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

std::vector<double> nothing(const SparseChain& chain) {
  return std::vector<double>(chain.states(), 0.0);
}

std::vector<double> marks(const SparseChain& chain, const std::vector<bool>& in) {
  require(in.size() == chain.states(), "war_outcomes: one mark per state");
  std::vector<double> ends = nothing(chain);
  for (std::size_t s = 0; s < ends.size(); ++s) ends[s] = chain.over(s) && in[s] ? 1 : 0;
  return ends;
}

// The sum over all periods of war of what `weights` gives in the state of each, squared counts too:
// first = N w, second = (2 N - I) N w.
struct Counted {
  std::vector<double> first, second;
  double residual = 0;
};
Counted counted(const SparseChain& chain, const SparseEquations& equations, std::span<const double> weights) {
  const std::vector<double> zero = nothing(chain);
  ChainValues once = chain_values(chain, equations, 1, weights, zero);
  ChainValues twice = chain_values(chain, equations, 1, once.values, zero);
  for (std::size_t s = 0; s < zero.size(); ++s) twice.values[s] = 2 * twice.values[s] - once.values[s];
  return {std::move(once.values), std::move(twice.values), std::max(once.residual, twice.residual)};
}

// Rows of the adjoint: lambda' = e_start' (I - d Q)^-1.
std::vector<double> visits_from(const SparseChain& chain, double discount, std::size_t start,
                                double& residual) {
  require(start < chain.states(), "war_outcomes: a state that exists");
  std::vector<double> visits = nothing(chain);
  if (chain.over(start)) return visits;
  std::vector<double> right(chain.order().size(), 0.0);
  right[chain.place(start)] = 1;
  const auto solved = discounted_equations(chain, discount).solve_transposed(right);
  residual = solved.residual;
  for (std::size_t p = 0; p < right.size(); ++p) visits[chain.order()[p]] = solved.x[p];
  return visits;
}

WarSensitivity sensitivity(const SparseChain& chain, double discount, std::span<const double> values,
                           std::size_t start) {
  require(values.size() == chain.states(), "war_outcomes: one value per state");
  WarSensitivity found;
  found.visits = visits_from(chain, discount, start, found.residual);
  found.ends = nothing(chain);
  found.transitions.reserve(chain.transitions());
  if (chain.over(start)) found.ends[start] = 1;
  for (std::size_t s = 0; s < chain.states(); ++s)
    for (const auto& entry : chain.row(s)) {
      const double weight = found.visits[s] * discount;
      found.transitions.push_back(weight * values[entry.column]);
      found.discount += found.visits[s] * entry.value * values[entry.column];
      if (chain.over(entry.column)) found.ends[entry.column] += weight * entry.value;
    }
  return found;
}

}  // namespace

WarDuration war_duration(const SparseChain& chain) {
  const std::vector<double> one(chain.states(), 1.0);
  Counted found = counted(chain, discounted_equations(chain, 1.0), one);
  WarDuration result{std::move(found.first), std::move(found.second), found.residual};
  for (std::size_t s = 0; s < result.mean.size(); ++s) result.variance[s] -= result.mean[s] * result.mean[s];
  return result;
}

std::vector<double> ending_chances(const SparseChain& chain, const std::vector<bool>& in) {
  const std::vector<double> ends = marks(chain, in);
  return chain_values(chain, discounted_equations(chain, 1.0), 1, nothing(chain), ends).values;
}

WarDuration duration_given_end(const SparseChain& chain, const std::vector<bool>& in) {
  const std::vector<double> ends = marks(chain, in);
  const SparseEquations equations = discounted_equations(chain, 1.0);
  const ChainValues chance = chain_values(chain, equations, 1, nothing(chain), ends);
  Counted found = counted(chain, equations, chance.values);
  WarDuration result{std::move(found.first), std::move(found.second),
                     std::max(chance.residual, found.residual)};
  for (std::size_t s = 0; s < result.mean.size(); ++s) {
    const double h = chance.values[s];
    result.mean[s] = h > 0 ? result.mean[s] / h : std::nan("");
    result.variance[s] = h > 0 ? result.variance[s] / h - result.mean[s] * result.mean[s] : std::nan("");
  }
  return result;
}

std::vector<double> goes_on_after(const SparseChain& chain, std::size_t start,
                                  std::span<const int> horizons) {
  require(start < chain.states(), "goes_on_after: a state that exists");
  std::vector<double> now = nothing(chain), next = now, result;
  if (!chain.over(start)) now[start] = 1;
  int period = 0;
  for (const int horizon : horizons) {
    require(horizon >= period, "goes_on_after: horizons from 0 on, not descending");
    for (; period < horizon; ++period) {
      std::fill(next.begin(), next.end(), 0.0);
      for (const std::size_t s : chain.order())
        for (const auto& entry : chain.row(s))
          if (!chain.over(entry.column)) next[entry.column] += now[s] * entry.value;
      now.swap(next);
    }
    double sum = 0;
    for (const double chance : now) sum += chance;
    result.push_back(sum);
  }
  return result;
}

WarSensitivity value_sensitivity(const SparseChain& chain, double discount, std::span<const double> values,
                                 std::size_t start) {
  return sensitivity(chain, discount, values, start);
}

WarSensitivity duration_sensitivity(const SparseChain& chain, std::span<const double> mean,
                                    std::size_t start) {
  WarSensitivity found = sensitivity(chain, 1, mean, start);
  found.discount = 0;
  found.ends = nothing(chain);
  return found;
}

}  // namespace entente::theory
