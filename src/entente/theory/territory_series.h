#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/statistics.h"

namespace entente::theory {

/// What one side held on one day, in any unit (km², a share of the country).
struct Observation {
  double day = 0;  // days since any day; ascending
  double value = 0;
};

/// A jump that is no movement of a front: a row whose level comes back at once (an error of drawing), or a
/// single step no front has made (a new map, another definition of what is held).
struct SeriesJump {
  enum class Kind { spike, step };
  std::size_t at = 0;  // spike: the observation that is off; step: the first one after it
  Kind kind = Kind::spike;
  double change = 0;   // against the observation before
  double allowed = 0;  // the largest change over the same time that would not have been listed
};

/// Jumps by a robust filter. With m_i the median pace of the increments around increment i (ten on either
/// side) and e_i = (d_i - m_i t_i)/sqrt(t_i) for a change d_i over t_i days, s = 1.4826 median |e_i|: |e_i| >
/// 6 s is a spike if within three observations the level is back to within 3 s; |e_i| > 12 s is a step. Where
/// more than half the increments are equal, s is the mean |e_i| times sqrt(pi/2). Precondition: finite, days
/// ascend. Fewer than four observations: none. Source: [hampel1974], the median deviation; the thresholds are
/// of this project.
std::vector<SeriesJump> find_jumps(std::span<const Observation> series);

/// A change from one observation to a later one.
struct SeriesIncrement {
  std::size_t from = 0, to = 0;  // observations
  double periods = 0;            // how long it took, in periods
  double change = 0;
};

/// What breaks the series, in ascending order: observations that do not count, and observations before which
/// nothing is known of the change.
struct SeriesCuts {
  std::vector<std::size_t> left_out, begin_anew;
};
SeriesCuts cuts_of(std::span<const SeriesJump> jumps);

/// The changes between neighbours that count. A series finer than the period (its median step under three
/// quarters of it) is first thinned to the observations nearest to whole periods, so that noise between two
/// days, which comes back, is not taken for movement.
/// @param days_per_period  > 0; precondition
std::vector<SeriesIncrement> increments_of(std::span<const Observation> series, const SeriesCuts& cuts,
                                           double days_per_period);

/// Drift and deviation per period with what the increments leave open.
struct SeriesFit {
  std::size_t increments = 0;
  double periods = 0;                      // that the increments cover
  double drift = 0;                        // total change by total time
  double drift_error = 0;                  // standard error of it
  double deviation = 0;                    // of the change in one period
  double autocorrelation = 0;              // of successive increments, lag 1
  double kurtosis = 3;                     // of the increments; 3: as of a normal distribution
  CentralInterval drift_95, deviation_95;  // per cent

  /// Long-run variance of a change over `time` periods by the variance of one: (1 + r)/(1 - r), r >= 0.
  double spread_factor = 1;
};

/// Fits increments d_i over t_i periods, n of them, T = sum t_i:
///
///     mu = sum d_i / T,   v = sum (d_i - mu t_i)^2/t_i / (n - 1),   se(mu)^2 = v/T (1 + r)/(1 - r)
///
/// with r the lag-1 autocorrelation corrected for its bias, (n rho + 1)/(n - 3), held in [0, 0.9]: increments
/// that swing back do not narrow the interval. Drift: Student's t with n - 1 degrees of freedom. Deviation:
/// chi-square with 2n/(k - (n - 3)/(n - 1)) degrees, k the kurtosis, at most n - 1: n - 1 for normal
/// increments, fewer for heavy tails. Precondition: at least 5 increments, not all at the same pace
/// (`all_alike`). Source: [kendall1954] for the bias of rho, [shoemaker2003] for the degrees, [wilson1931]
/// and [abramowitz1964] for the quantiles.
SeriesFit fit_increments(std::span<const SeriesIncrement> increments);

/// Whether every increment has the same pace, so that nothing can be said of the deviation.
bool all_alike(std::span<const SeriesIncrement> increments);

/// Quantiles used above. Preconditions: p in (0, 1), degrees >= 1.
/// chi_square_quantile within 1 % for 0.025 <= p <= 0.975 and degrees >= 5; [wilson1931].
double chi_square_quantile(double p, double degrees);
/// Within 0.1 % for 0.01 <= p <= 0.99 and degrees >= 7; [abramowitz1964], 26.7.5.
double student_quantile(double p, double degrees);

/// What drift and deviation may be.
struct MovementBox {
  CentralInterval drift, deviation;
};

/// Widths of a level that reproduce mean and variance for every drift and deviation of the box
/// (front_calibration.h):
///
///     max sqrt(v + mu²) <= h <= min (v + mu²)/|mu|
///
/// Empty (narrowest > widest) when no one width does. `widest` is infinite for a box of drift 0 alone.
struct LevelWidths {
  double narrowest = 0, widest = 0;
  bool any() const { return narrowest <= widest; }
  bool hold(double width) const { return width >= narrowest && width <= widest; }
};
LevelWidths level_widths(const MovementBox& box);

}  // namespace entente::theory
