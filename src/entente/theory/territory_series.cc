#include "entente/theory/territory_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/require.h"
#include "entente/theory/normal.h"

namespace entente::theory {

namespace {

using base::require;

constexpr std::size_t around = 10;  // increments on either side that tell the local pace
constexpr std::size_t back_within = 3;
constexpr double spike_scales = 6, step_scales = 12, back_scales = 3;
constexpr double normal_by_median = 1.4826;            // of absolute deviations
constexpr double normal_by_mean = 1.2533141373155003;  // sqrt(pi/2)
constexpr double finer = 0.75;                         // of a period: such a series is thinned
constexpr double smallest_change = 1e-70;              // the fourth power of less is no number any more
constexpr double most_autocorrelation = 0.9;

// What the filter sees of one increment.
struct Seen {
  double days = 0, change = 0, pace = 0, off = 0;  // off: from the local pace, per root of a day
};

std::vector<Seen> seen_of(std::span<const Observation> series) {
  std::vector<Seen> seen;
  for (std::size_t i = 0; i + 1 < series.size(); ++i) {
    const double days = series[i + 1].day - series[i].day;
    require(days > 0, "find_jumps: days ascend");
    seen.push_back({days, series[i + 1].value - series[i].value, 0, 0});
  }
  std::vector<double> near;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    near.clear();
    const std::size_t first = i < around ? 0 : i - around, last = std::min(seen.size(), i + around + 1);
    for (std::size_t k = first; k < last; ++k) near.push_back(seen[k].change / seen[k].days);
    seen[i].pace = quantile(near, 0.5);
    seen[i].off = (seen[i].change - seen[i].pace * seen[i].days) / std::sqrt(seen[i].days);
  }
  return seen;
}

double scale_of(const std::vector<Seen>& seen) {
  std::vector<double> sizes;
  for (const Seen& one : seen) sizes.push_back(std::fabs(one.off));
  const double middle = quantile(sizes, 0.5);
  return middle > 0 ? normal_by_median * middle : normal_by_mean * block_mean(sizes);
}

// The observation at which the level is back where it was before increment i; 0 if it is not soon.
std::size_t back_at(std::span<const Observation> series, const std::vector<Seen>& seen, std::size_t i,
                    double scale) {
  for (std::size_t k = i + 2; k < series.size() && k <= i + 1 + back_within; ++k) {
    const double days = series[k].day - series[i].day;
    const double off = series[k].value - series[i].value - seen[i].pace * days;
    if (std::fabs(off) <= back_scales * scale * std::sqrt(days)) return k;
  }
  return 0;
}

// The lag-1 product sum over increments that touch, by the sum of squares.
double lag_one(std::span<const SeriesIncrement> increments, double drift) {
  double squares = 0, products = 0, before = 0;
  for (std::size_t i = 0; i < increments.size(); ++i) {
    const SeriesIncrement& one = increments[i];
    const double off = (one.change - drift * one.periods) / std::sqrt(one.periods);
    squares += off * off;
    if (i > 0 && increments[i - 1].to == one.from) products += off * before;
    before = off;
  }
  return squares > 0 ? products / squares : 0;
}

std::vector<std::size_t> thinned(std::span<const Observation> series, const std::vector<std::size_t>& piece,
                                 double step) {
  std::vector<std::size_t> kept{piece.front()};
  std::size_t last = 0;
  const auto day = [&](std::size_t place) { return series[piece[place]].day - series[piece[0]].day; };
  while (last + 1 < piece.size()) {
    const double aim = step * (std::floor(day(last) / step + 0.5) + 1);
    std::size_t next = last + 1;
    while (next < piece.size() && day(next) < aim) ++next;
    if (next == piece.size()) {
      // What is left is counted too: at once when it is most of a period, else with the period before it.
      if (day(next - 1) - day(last) < 0.5 * step && kept.size() > 1) kept.pop_back();
      kept.push_back(piece[next - 1]);
      break;
    }
    if (next > last + 1 && aim - day(next - 1) < day(next) - aim) --next;
    kept.push_back(piece[next]);
    last = next;
  }
  return kept;
}

double median_step(std::span<const Observation> series) {
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < series.size(); ++i) steps.push_back(series[i + 1].day - series[i].day);
  return steps.empty() ? 0 : quantile(steps, 0.5);
}

void add_piece(std::span<const Observation> series, const std::vector<std::size_t>& piece,
               double days_per_period, std::vector<SeriesIncrement>& increments) {
  for (std::size_t k = 0; k + 1 < piece.size(); ++k) {
    const Observation &from = series[piece[k]], &to = series[piece[k + 1]];
    increments.push_back(
        {piece[k], piece[k + 1], (to.day - from.day) / days_per_period, to.value - from.value});
  }
}

}  // namespace

std::vector<SeriesJump> find_jumps(std::span<const Observation> series) {
  std::vector<SeriesJump> jumps;
  if (series.size() < 4) return jumps;
  const auto seen = seen_of(series);
  const double scale = scale_of(seen);
  if (scale == 0) return jumps;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const double size = std::fabs(seen[i].off) / scale, root = std::sqrt(seen[i].days);
    if (size <= spike_scales) continue;
    const std::size_t back = back_at(series, seen, i, scale);
    const double drifted = std::fabs(seen[i].pace) * seen[i].days;
    for (std::size_t k = i + 1; k < back; ++k)
      jumps.push_back({k, SeriesJump::Kind::spike, series[k].value - series[i].value,
                       spike_scales * scale * root + drifted});
    if (back > 0)
      i = back - 1;
    else if (size > step_scales)
      jumps.push_back({i + 1, SeriesJump::Kind::step, seen[i].change, step_scales * scale * root + drifted});
  }
  return jumps;
}

SeriesCuts cuts_of(std::span<const SeriesJump> jumps) {
  SeriesCuts cuts;
  for (const SeriesJump& jump : jumps)
    (jump.kind == SeriesJump::Kind::spike ? cuts.left_out : cuts.begin_anew).push_back(jump.at);
  return cuts;
}

std::vector<SeriesIncrement> increments_of(std::span<const Observation> series, const SeriesCuts& cuts,
                                           double days_per_period) {
  require(days_per_period > 0, "increments_of: days_per_period > 0");
  const bool thin = median_step(series) < finer * days_per_period;
  std::vector<SeriesIncrement> increments;
  std::vector<std::size_t> piece;
  const auto close = [&] {
    if (piece.size() > 1)
      add_piece(series, thin ? thinned(series, piece, days_per_period) : piece, days_per_period, increments);
    piece.clear();
  };
  for (std::size_t k = 0; k < series.size(); ++k) {
    if (std::binary_search(cuts.begin_anew.begin(), cuts.begin_anew.end(), k)) close();
    if (!std::binary_search(cuts.left_out.begin(), cuts.left_out.end(), k)) piece.push_back(k);
  }
  close();
  return increments;
}

bool all_alike(std::span<const SeriesIncrement> increments) {
  double most = 0;
  for (const SeriesIncrement& one : increments) most = std::max(most, std::fabs(one.change / one.periods));
  if (most < smallest_change) return true;
  // Differences of large levels round.
  return std::all_of(increments.begin(), increments.end(), [&](const SeriesIncrement& one) {
    const double off = one.change / one.periods - increments[0].change / increments[0].periods;
    return std::fabs(off) <= 1e-9 * most;
  });
}

SeriesFit fit_increments(std::span<const SeriesIncrement> increments) {
  require(increments.size() >= 5, "fit_increments: at least 5 increments");
  require(!all_alike(increments), "fit_increments: increments differ");
  SeriesFit fit;
  fit.increments = increments.size();
  const auto n = static_cast<double>(increments.size());
  double total = 0, squares = 0, fourths = 0;
  for (const SeriesIncrement& one : increments) {
    total += one.change;
    fit.periods += one.periods;
  }
  fit.drift = total / fit.periods;
  for (const SeriesIncrement& one : increments) {
    const double off = one.change - fit.drift * one.periods, square = off * off / one.periods;
    squares += square;
    fourths += square * square;
  }
  const double variance = squares / (n - 1);
  fit.deviation = std::sqrt(variance);
  fit.kurtosis = n * fourths / (squares * squares);
  fit.autocorrelation = lag_one(increments, fit.drift);
  const double lag = std::clamp((n * fit.autocorrelation + 1) / (n - 3), 0.0, most_autocorrelation);
  fit.spread_factor = (1 + lag) / (1 - lag);
  fit.drift_error = std::sqrt(variance / fit.periods * fit.spread_factor);
  const double half = student_quantile(0.975, n - 1) * fit.drift_error;
  fit.drift_95 = {fit.drift - half, fit.drift + half};
  const double degrees = std::clamp(2 * n / (fit.kurtosis - (n - 3) / (n - 1)), 3.0, n - 1);
  fit.deviation_95 = {std::sqrt(variance * degrees / chi_square_quantile(0.975, degrees)),
                      std::sqrt(variance * degrees / chi_square_quantile(0.025, degrees))};
  return fit;
}

double chi_square_quantile(double p, double degrees) {
  require(degrees >= 1, "chi_square_quantile: degrees >= 1");
  const double part = 2 / (9 * degrees);
  const double root = std::max(0.0, 1 - part + normal_quantile(p) * std::sqrt(part));
  return degrees * root * root * root;
}

double student_quantile(double p, double degrees) {
  require(degrees >= 1, "student_quantile: degrees >= 1");
  const double z = normal_quantile(p), z2 = z * z, by = 1 / degrees;
  return z * (1 + by * ((z2 + 1) / 4 + by * (((5 * z2 + 16) * z2 + 3) / 96 +
                                             by * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384)));
}

LevelWidths level_widths(const MovementBox& box) {
  require(
      box.drift.low <= box.drift.high && box.deviation.low <= box.deviation.high && box.deviation.low >= 0,
      "level_widths: a box");
  const double most = std::max(std::fabs(box.drift.low), std::fabs(box.drift.high));
  const bool around_zero = box.drift.low <= 0 && box.drift.high >= 0;
  const double least = around_zero ? 0 : std::min(std::fabs(box.drift.low), std::fabs(box.drift.high));
  LevelWidths widths{std::hypot(box.deviation.high, most), std::numeric_limits<double>::infinity()};
  if (most == 0) return widths;
  // v/m + m has its lowest point where m is the deviation.
  const double tightest = std::clamp(box.deviation.low, least, most);
  widths.widest = tightest > 0 ? box.deviation.low * box.deviation.low / tightest + tightest : 0;
  return widths;
}

}  // namespace entente::theory
