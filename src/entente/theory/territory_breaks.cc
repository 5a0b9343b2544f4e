#include "entente/theory/territory_breaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

// Sums up to each increment, so that the cost of a stretch is a few subtractions.
struct Sums {
  std::vector<double> change{0}, periods{0}, squares{0};

  explicit Sums(std::span<const SeriesIncrement> increments, double drift) {
    for (const SeriesIncrement& one : increments) {
      // Around the common drift: the differences of sums keep their digits.
      const double off = one.change - drift * one.periods;
      change.push_back(change.back() + off);
      periods.push_back(periods.back() + one.periods);
      squares.push_back(squares.back() + off * off / one.periods);
    }
  }
  double cost(std::size_t first, std::size_t end) const {
    const double moved = change[end] - change[first];
    return squares[end] - squares[first] - moved * moved / (periods[end] - periods[first]);
  }
};

// Half the mean squared difference of neighbours, widened by what the increments of one stretch carry on.
double variance_of(std::span<const SeriesIncrement> increments, const SeriesFit& fit) {
  double squares = 0;
  for (std::size_t i = 0; i + 1 < increments.size(); ++i) {
    const SeriesIncrement &one = increments[i], &next = increments[i + 1];
    const double step = next.change / std::sqrt(next.periods) - one.change / std::sqrt(one.periods) -
                        fit.drift * (std::sqrt(next.periods) - std::sqrt(one.periods));
    squares += step * step;
  }
  const double apart = squares / (2 * static_cast<double>(increments.size() - 1));
  const double all = fit.deviation * fit.deviation;
  // 1 - apart/all is the autocorrelation; above a third it is the breaks themselves that it shows.
  const double lag = std::clamp(1 - apart / all, 0.0, 1.0 / 3);
  return std::max(apart / (1 - lag) * (1 + lag) / (1 - lag), 1e-12 * all);
}

std::vector<std::size_t> starts_of(const Sums& sums, std::size_t count, double variance) {
  const double penalty = base::log(static_cast<double>(count));
  std::vector<double> least(count + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> start(count + 1, 0);
  least[0] = -penalty;
  for (std::size_t end = shortest_stretch; end <= count; ++end)
    for (std::size_t first = 0; first + shortest_stretch <= end; ++first) {
      const double cost = least[first] + sums.cost(first, end) / (2 * variance) + penalty;
      if (cost >= least[end]) continue;
      least[end] = cost;
      start[end] = first;
    }
  std::vector<std::size_t> starts;
  for (std::size_t end = count; end > 0; end = start[end]) starts.push_back(start[end]);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

}  // namespace

PaceBreaks find_breaks(std::span<const SeriesIncrement> increments) {
  const SeriesFit fit = fit_increments(increments);
  const Sums sums(increments, fit.drift);
  const std::size_t count = increments.size();
  std::vector<std::size_t> starts{0};
  if (count >= 2 * shortest_stretch) starts = starts_of(sums, count, variance_of(increments, fit));
  PaceBreaks found;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const std::size_t first = starts[k], end = k + 1 < starts.size() ? starts[k + 1] : count;
    const double moved = sums.change[end] - sums.change[first];
    found.stretches.push_back(
        {first, end - 1, fit.drift + moved / (sums.periods[end] - sums.periods[first])});
  }
  const auto breaks = static_cast<double>(found.breaks());
  found.per_period = breaks / fit.periods;
  found.per_period_80 = {breaks == 0 ? 0 : chi_square_quantile(0.1, 2 * breaks) / (2 * fit.periods),
                         chi_square_quantile(0.9, 2 * breaks + 2) / (2 * fit.periods)};
  return found;
}

}  // namespace entente::theory
