#include "entente/theory/hull_newton.h"

#include <algorithm>
#include <cmath>

#include "entente/theory/linear_equations.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// A share below this is rounding: it would cut every step short.
constexpr double no_share = 1e-14;

// Some share passes from one vector of a block to another.
struct Exchange {
  std::size_t block, from, to;
};

std::vector<Exchange> exchanges_in(const HullMaximum& at) {
  std::vector<Exchange> exchanges;
  for (std::size_t block = 0; block < at.shares.size(); ++block) {
    // From the largest share, so that no step is cut short by rounding.
    const Numbers& shares = at.shares[block];
    const auto from =
        static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
    for (std::size_t to = 0; to < shares.size(); ++to)
      if (to != from && shares[to] > no_share) exchanges.push_back({block, from, to});
  }
  return exchanges;
}

// How fast the gain behind the n-th logarithm, relative to that gain, changes along each exchange.
Numbers relative_slopes(const HullBlocks& blocks, const ConcaveTerm& term, const HullMaximum& at,
                        const std::vector<Exchange>& exchanges) {
  const std::size_t k = blocks.parties();
  Numbers slopes;
  for (std::size_t n = 0; n < term.parties.size(); ++n) {
    const std::size_t party = term.parties[n];
    const double gain = at.utilities[party] - term.origin[n];
    for (const Exchange& e : exchanges) {
      const Numbers& vectors = blocks.vectors[e.block];
      slopes.push_back((vectors[e.to * k + party] - vectors[e.from * k + party]) / gain);
    }
  }
  return slopes;
}

std::optional<Numbers> newton_direction(const ConcaveTerm& term, const Numbers& slopes, std::size_t m) {
  Numbers curve(m * m, 0.0), climb(m, 0.0);
  for (std::size_t n = 0; n < term.parties.size(); ++n)
    for (std::size_t a = 0; a < m; ++a) {
      climb[a] += term.weight[n] * slopes[n * m + a];
      for (std::size_t b = 0; b < m; ++b)
        curve[a * m + b] += term.weight[n] * slopes[n * m + a] * slopes[n * m + b];
    }
  double trace = 0;
  for (std::size_t a = 0; a < m; ++a) trace += curve[a * m + a];
  for (std::size_t a = 0; a < m; ++a) curve[a * m + a] += 1e-13 * trace;
  return solve_equations(std::move(curve), std::move(climb));
}

HullMaximum moved(const HullBlocks& blocks, const ConcaveTerm& term, const HullMaximum& at,
                  const std::vector<Numbers>& change, double length) {
  const std::size_t k = blocks.parties();
  HullMaximum next = at;
  next.utilities = blocks.base;
  for (std::size_t block = 0; block < change.size(); ++block)
    for (std::size_t v = 0; v < change[block].size(); ++v) {
      double& share = next.shares[block][v];
      share = std::max(0.0, share + length * change[block][v]);
      for (std::size_t i = 0; i < k; ++i) next.utilities[i] += share * blocks.vectors[block][v * k + i];
    }
  next.value = value_of(term, next.utilities);
  return next;
}

}  // namespace

std::optional<HullMaximum> newton_step(const HullBlocks& blocks, const ConcaveTerm& term,
                                       const HullMaximum& at) {
  const std::vector<Exchange> exchanges = exchanges_in(at);
  if (exchanges.empty()) return std::nullopt;
  const auto step = newton_direction(term, relative_slopes(blocks, term, at, exchanges), exchanges.size());
  if (!step) return std::nullopt;
  std::vector<Numbers> change;
  for (const Numbers& shares : at.shares) change.emplace_back(shares.size(), 0.0);
  for (std::size_t e = 0; e < exchanges.size(); ++e) {
    change[exchanges[e].block][exchanges[e].to] += (*step)[e];
    change[exchanges[e].block][exchanges[e].from] -= (*step)[e];
  }
  double length = 1;
  for (std::size_t block = 0; block < change.size(); ++block)
    for (std::size_t v = 0; v < change[block].size(); ++v)
      if (change[block][v] < 0) length = std::min(length, at.shares[block][v] / -change[block][v]);
  const bool full = length == 1;
  for (int half = 0; half < 30; ++half, length /= 2) {
    HullMaximum next = moved(blocks, term, at, change, length);
    // Close to the top the value stands still while the step still brings the shares nearer.
    const double rounding = half == 0 && full ? 4e-16 * std::max(1.0, std::abs(at.value)) : 0.0;
    if (next.value > at.value - rounding && next.shares != at.shares) return next;
  }
  return std::nullopt;
}

}  // namespace entente::theory
