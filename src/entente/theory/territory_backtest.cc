#include "entente/theory/territory_backtest.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/normal.h"

namespace entente::theory {

namespace {

constexpr double near_enough = 1.0 / 6;

// What the past says of a change over `time` periods.
struct Forecast {
  double centre = 0, error = 0, degrees = 1;
  double half(double level) const { return error * student_quantile((1 + level) / 2, degrees); }
};

Forecast drifting_forecast(const SeriesFit& fit, double time) {
  const double own = fit.deviation * fit.deviation * time * fit.spread_factor;
  const double of_drift = fit.drift_error * time;
  return {fit.drift * time, std::sqrt(own + of_drift * of_drift), static_cast<double>(fit.increments) - 1};
}

Forecast naive_forecast(std::span<const SeriesIncrement> past, double time) {
  double squares = 0;
  for (const SeriesIncrement& one : past) squares += one.change * one.change / one.periods;
  const auto n = static_cast<double>(past.size());
  return {0, std::sqrt(squares / n * time), n};
}

void count(const Forecast& forecast, double change, IntervalRecord& record) {
  const double outside = std::fabs(change - forecast.centre), half = forecast.half(0.8);
  record.held_80 += outside <= half;
  record.held_95 += outside <= forecast.half(0.95);
  record.width_80 += 2 * half;
  record.score_80 += 2 * half + 2 / 0.2 * std::max(0.0, outside - half);
}

void average(IntervalRecord& record, std::size_t forecasts) {
  if (forecasts == 0) return;
  record.width_80 /= static_cast<double>(forecasts);
  record.score_80 /= static_cast<double>(forecasts);
}

// Places in the series that may be origin or aim, with the stretch between cuts that they are in.
struct Place {
  std::size_t at = 0, piece = 0;
};

std::vector<Place> places_of(std::span<const Observation> series, const SeriesCuts& cuts) {
  std::vector<Place> places;
  std::size_t piece = 0;
  for (std::size_t k = 0; k < series.size(); ++k) {
    piece += std::binary_search(cuts.begin_anew.begin(), cuts.begin_anew.end(), k);
    if (!std::binary_search(cuts.left_out.begin(), cuts.left_out.end(), k)) places.push_back({k, piece});
  }
  return places;
}

// The place nearest `days` after the origin in the same stretch; the origin itself when none is near.
std::size_t aim_of(std::span<const Observation> series, const std::vector<Place>& places, std::size_t origin,
                   double days) {
  const double aim = series[places[origin].at].day + days;
  std::size_t nearest = origin;
  double off = near_enough * days;
  for (std::size_t k = origin + 1; k < places.size() && places[k].piece == places[origin].piece; ++k) {
    const double away = std::fabs(series[places[k].at].day - aim);
    if (away <= off) {
      off = away;
      nearest = k;
    }
    if (series[places[k].at].day > aim) break;
  }
  return nearest;
}

// The increments that end at the origin or before it.
std::vector<SeriesIncrement> past_of(std::span<const Observation> series, const SeriesCuts& cuts,
                                     double days_per_period, std::size_t origin) {
  return increments_of(series.first(origin + 1), cuts, days_per_period);
}

}  // namespace

BackTest back_test(std::span<const Observation> series, const SeriesCuts& cuts, double days_per_period,
                   double days) {
  base::require(days > 0, "back_test: days > 0");
  BackTest test;
  test.days = days;
  const auto places = places_of(series, cuts);
  const std::size_t every = 1 + places.size() / most_origins;
  double last_aim = -1e300;
  for (std::size_t k = 0; k < places.size(); k += every) {
    const std::size_t aim = aim_of(series, places, k, days);
    if (aim == k) continue;
    const Observation &now = series[places[k].at], &then = series[places[aim].at];
    const auto past = past_of(series, cuts, days_per_period, places[k].at);
    if (past.size() < least_past || all_alike(past)) continue;
    const double time = (then.day - now.day) / days_per_period, change = then.value - now.value;
    count(drifting_forecast(fit_increments(past), time), change, test.drifting);
    count(naive_forecast(past, time), change, test.naive);
    ++test.forecasts;
    if (now.day >= last_aim) {
      ++test.apart;
      last_aim = then.day;
    }
  }
  average(test.drifting, test.forecasts);
  average(test.naive, test.forecasts);
  return test;
}

}  // namespace entente::theory
