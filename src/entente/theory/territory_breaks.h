#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/territory_series.h"

namespace entente::theory {

/// Stretches of one drift, and how often one ended and another began.
struct PaceBreaks {
  struct Stretch {
    std::size_t first = 0, last = 0;  // increments, both included
    double drift = 0;
  };
  std::vector<Stretch> stretches;  // at least one
  double per_period = 0;           // breaks by periods covered
  CentralInterval per_period_80;   // per cent; of a constant rate of breaks
  std::size_t breaks() const { return stretches.size() - 1; }
};

/// Breaks of the drift: the split of n increments into stretches of at least `shortest_stretch` that
/// minimises
///
///     sum (d_i - mu_s t_i)²/t_i / (2 v) + log(n) × breaks
///
/// with mu_s the drift of its stretch and v the variance by differences of neighbours, which a break does not
/// inflate, widened for autocorrelation. Exact, by dynamic programming. One variance for all stretches: a
/// change of the deviation alone is not found.
/// Interval of the rate: [garwood1936], exact for a count. Precondition: at least 5 increments that differ.
/// Source: [jackson2005] for the search, [yao1988] for the penalty.
PaceBreaks find_breaks(std::span<const SeriesIncrement> increments);

constexpr std::size_t shortest_stretch = 6;

}  // namespace entente::theory
