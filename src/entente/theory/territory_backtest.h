#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/territory_series.h"

namespace entente::theory {

/// How intervals that were computed from the past alone have held what came.
struct IntervalRecord {
  std::size_t held_80 = 0, held_95 = 0;  // of `forecasts`
  double width_80 = 0;                   // mean
  double score_80 = 0;                   // mean interval score at 80 %: width plus 10 × how far outside
};

/// A horizon's record. Neighbouring forecasts share most of their future: `apart` is how many do not overlap.
struct BackTest {
  double days = 0;
  std::size_t forecasts = 0;
  std::size_t apart = 0;
  IntervalRecord drifting, naive;  // naive: the same increments, drift taken as 0
};

/// Rolling origin: at each observation with at least `least_past` increments before it the fit is computed
/// from those alone, and the change to the observation nearest `days` later is held against the central 80
/// and 95 % of
///
///     mu t ± quantile × sqrt( v t (1 + r)/(1 - r) + (t se(mu))² )
///
/// An observation is near if it is within a sixth of `days`. No forecast reaches across a cut; at most
/// `most_origins`, evenly spread. Which rows are jumps is known from the whole series (`cuts`).
/// Source: [gneiting2007], section 6.2, the interval score.
BackTest back_test(std::span<const Observation> series, const SeriesCuts& cuts, double days_per_period,
                   double days);

constexpr std::size_t least_past = 12;
constexpr std::size_t most_origins = 1000;

}  // namespace entente::theory
