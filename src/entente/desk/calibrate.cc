#include "entente/desk/calibrate.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/require.h"
#include "entente/dispute/draft_text.h"

namespace entente::desk {

namespace {

constexpr std::size_t fewest_changes = 8;
constexpr double gap_steps = 3;      // times the step that nine in ten do not exceed
constexpr double most_value = 1e12;  // squares and their sums keep their digits
constexpr double gap_periods = 1.5;
constexpr double most_freedom = 2;                    // a width up to twice the narrowest is looked at
constexpr int most_levels = 1000, fewest_levels = 2;  // of [war]

double rounded(double value, int digits) {
  return *base::parse_number(fmt::format("{:.{}g}", value, digits));
}

std::string said(double value) {
  return base::shortest(rounded(value, 6));
}

base::Diagnostic problem(std::string code, std::string message, base::Location where, std::string help) {
  base::Diagnostic found;
  found.code = std::move(code);
  found.message = std::move(message);
  found.where = std::move(where);
  found.help = std::move(help);
  return found;
}

base::Location file_alone(const FrontAsk& ask) {
  base::Location where;
  where.file = ask.file;
  return where;
}

SeriesAsk series_ask(const FrontAsk& ask) {
  return {ask.file,
          {{"area", 0, most_value, "must be in [0, 1e12]",
            "give what is held, not what has changed, in a unit that keeps it below 1e12"},
           {"share", 0, 1, "must be in [0, 1]", "divide per cent by 100, or name the column value"},
           {"value", -most_value, most_value, "must be in [-1e12, 1e12]", "count in a larger unit"}},
          ask.since,
          ask.until};
}

// What nine in ten steps do not exceed.
double usual_step(const std::vector<theory::Observation>& series) {
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < series.size(); ++i) steps.push_back(series[i + 1].day - series[i].day);
  return theory::quantile(steps, 0.9);
}

base::Diagnostics find_gaps(FrontCalibration& found) {
  base::Diagnostics problems;
  if (found.observations.size() < fewest_changes) return problems;
  const double usual = usual_step(found.observations);
  const double longest = std::max(gap_steps * usual, gap_periods * found.period_days);
  for (std::size_t k = 1; k < found.observations.size(); ++k) {
    const double days = found.observations[k].day - found.observations[k - 1].day;
    if (days <= longest) continue;
    found.gaps.push_back(k);
    if (found.ask.keep_gaps) continue;
    const SeriesRow &before = found.series.rows[k - 1], &after = found.series.rows[k];
    problems.push_back(problem(
        "series-gap",
        fmt::format("{} days without a row, {} to {}; nine in ten steps take at most {}", days,
                    evidence::to_iso(before.date), evidence::to_iso(after.date), said(usual)),
        after.date_at,
        fmt::format("add the rows between, begin after it with --since {}, or count it as one change with "
                    "--keep-gaps",
                    evidence::to_iso(after.date))));
  }
  return problems;
}

base::Diagnostic jump_warning(const FrontCalibration& found, const theory::SeriesJump& jump) {
  const SeriesRow& row = found.series.rows[jump.at];
  const bool spike = jump.kind == theory::SeriesJump::Kind::spike;
  auto warning = problem(
      "series-jump",
      fmt::format("{} {} by {}{}; changes up to {} pass here; {}", found.series.column,
                  jump.change < 0 ? "falls" : "rises", said(std::fabs(jump.change)),
                  spike ? " and is back at once" : " in one step and stays", said(rounded(jump.allowed, 2)),
                  found.ask.keep_jumps ? "kept, as asked"
                  : spike              ? "the row is left out"
                                       : "the change is left out"),
      row.value_at,
      found.ask.keep_jumps ? "without --keep-jumps it is left out"
                           : "correct the row, or count it as movement of the front with --keep-jumps");
  warning.severity = base::Severity::warning;
  return warning;
}

std::string jumps_left_out(const FrontCalibration& found) {
  if (found.jumps.empty() || found.ask.keep_jumps) return "";
  return fmt::format(", {} {} left out", found.jumps.size(), found.jumps.size() == 1 ? "jump" : "jumps");
}

// What keeps a series that was read well from being fitted.
std::optional<base::Diagnostic> unfit(const FrontCalibration& found) {
  const std::size_t changes = found.increments.size();
  if (changes < fewest_changes)
    return problem(
        "series-too-short",
        fmt::format("{} of a {} or more from {} {}{}, but a fit needs {}",
                    changes == 1 ? "1 change" : fmt::format("{} changes", changes), found.ask.period,
                    found.series.rows.size(), found.series.rows.size() == 1 ? "row" : "rows",
                    jumps_left_out(found), fewest_changes),
        file_alone(found.ask),
        found.ask.period == "day"
            ? "give more rows, or enter drift and deviation as estimates"
            : "give more rows, take a shorter --period, or enter drift and deviation as "
              "estimates");
  if (theory::all_alike(found.increments))
    return problem(
        "series-constant",
        fmt::format("every change is {} per {}, so nothing can be said of its deviation",
                    said(found.increments[0].change / found.increments[0].periods), found.ask.period),
        file_alone(found.ask), "this is a line drawn between few points: give the rows that were measured");
  return std::nullopt;
}

theory::MovementBox box_of(const Written& drift, const Written& deviation) {
  return {{drift.low, drift.high}, {deviation.low, deviation.high}};
}

Written drift_of(const theory::SeriesFit& fit) {
  return written_of(fit.drift, fit.drift_95);
}

Written deviation_of(const theory::SeriesFit& fit) {
  return written_of(fit.deviation, fit.deviation_95);
}

// Whether the same series, fitted by another period, leaves a width that fits all.
bool would_fit(const FrontCalibration& found, const char* period) {
  const auto increments = theory::increments_of(found.observations, found.cuts, *days_of(period));
  if (increments.size() < fewest_changes || theory::all_alike(increments)) return false;
  const auto fit = theory::fit_increments(increments);
  return theory::level_widths(box_of(drift_of(fit), deviation_of(fit))).any();
}

ChosenWidth widths_for(const FrontCalibration& found) {
  const double drift = found.drift.likely, deviation = found.deviation.likely;
  ChosenWidth chosen;
  chosen.all = theory::level_widths(box_of(found.drift, found.deviation));
  chosen.likely = theory::level_widths({{drift, drift}, {deviation, deviation}});
  chosen.fits_all = chosen.all.any();
  if (chosen.fits_all) return chosen;
  for (const char* other : {"week", "day"})
    if (*days_of(other) < found.period_days && chosen.shorter_period.empty() && would_fit(found, other))
      chosen.shorter_period = other;
  return chosen;
}

// In the middle of what fits, with as few digits as stay inside.
double round_inside(const theory::LevelWidths& widths) {
  const double widest = std::min(widths.widest, most_freedom * widths.narrowest);
  const double middle = std::sqrt(widths.narrowest * widest);
  for (int digits = 2; digits < 15; ++digits)
    if (widths.hold(rounded(middle, digits))) return rounded(middle, digits);
  return middle;
}

// The number of levels nearest to what `round_inside` would give; nullopt when no whole number fits.
std::optional<int> levels_between(double span, const theory::LevelWidths& widths) {
  const double aim = span / round_inside(widths);
  const double fewest = std::max<double>(fewest_levels, std::ceil(span / widths.widest));
  const double most = std::min<double>(most_levels, std::floor(span / widths.narrowest));
  if (fewest > most) return std::nullopt;
  return static_cast<int>(std::clamp(std::round(aim), fewest, most));
}

base::Diagnostic outside_ends(const FrontCalibration& found, double last) {
  return problem("series-ends",
                 fmt::format("{} ends at {}, which is not between --from {} and --to {}", found.series.column,
                             said(last), base::shortest(*found.ask.from), base::shortest(*found.ask.to)),
                 found.series.rows.back().value_at,
                 "name what the series reads at the two ends of the war, one on either side of today");
}

base::Diagnostic ends_too_close(const FrontCalibration& found, double span) {
  const double narrowest = found.width.likely.narrowest;
  const bool far = span / narrowest > fewest_levels;
  return problem(
      "series-ends",
      fmt::format(
          "no whole number of levels from {} to {} fits {} between --from and --to: levels are {} to {} "
          "wide",
          fewest_levels, most_levels, said(span), said(rounded(narrowest, 3)),
          said(rounded(found.width.likely.widest, 3))),
      file_alone(found.ask),
      far ? "take a longer --period, which makes levels wider"
          : "take a shorter --period, which makes levels narrower");
}

// Width and, between two ends, levels; the first error or warning of it.
base::Diagnostics choose_width(FrontCalibration& found) {
  base::Diagnostics problems;
  found.width = widths_for(found);
  const theory::LevelWidths* widths = found.width.fits_all ? &found.width.all : &found.width.likely;
  found.width.width = round_inside(*widths);
  if (found.ask.from && found.ask.to) {
    const double last = found.observations.back().value, span = *found.ask.to - *found.ask.from;
    const double place = (last - *found.ask.from) / span;
    if (!(place > 0 && place < 1)) return {outside_ends(found, last)};
    auto levels = levels_between(std::fabs(span), *widths);
    if (!levels && found.width.fits_all) levels = levels_between(std::fabs(span), found.width.likely);
    if (!levels) return {ends_too_close(found, std::fabs(span))};
    found.levels = ChosenLevels{*levels, place * *levels};
    found.width.width = rounded(std::fabs(span) / *levels, 6);
    found.width.fits_all = found.width.all.hold(found.width.width);
  }
  if (found.width.fits_all) return problems;
  auto warning = problem(
      "series-width",
      fmt::format(
          "no width of a level fits every drift and deviation of the estimates; {} fits the likely ones",
          said(found.width.width)),
      file_alone(found.ask),
      found.width.shorter_period.empty()
          ? "give a longer series, whose interval is narrower, or keep it: the drift holds, the deviation "
            "does not"
          : fmt::format(
                "take --period {}, or keep it: where it does not fit the drift holds, the deviation does not",
                found.width.shorter_period));
  warning.severity = base::Severity::warning;
  return {warning};
}

void fit_all(FrontCalibration& found) {
  found.fit = theory::fit_increments(found.increments);
  const bool falling = found.ask.from && found.ask.to && *found.ask.to < *found.ask.from;
  found.drift = drift_of(found.fit);
  if (falling) found.drift = {-found.drift.high, -found.drift.likely, -found.drift.low};
  found.deviation = deviation_of(found.fit);
  found.breaks = theory::find_breaks(found.increments);
  const double horizons[] = {30, 90};
  for (std::size_t k = 0; k < found.tests.size(); ++k)
    found.tests[k] = theory::back_test(found.observations, found.cuts, found.period_days, horizons[k]);
}

}  // namespace

std::optional<double> days_of(std::string_view period) {
  if (period == "day") return 1;
  if (period == "week") return 7;
  if (period == "month") return 365.2425 / 12;
  return std::nullopt;
}

std::string FrontCalibration::unit() const {
  if (!ask.unit.empty()) return dispute::one_line(ask.unit);
  return series.column == "area" ? "km²" : series.column == "share" ? "of the whole" : "";
}

Written written_of(double likely, const theory::CentralInterval& interval_95) {
  const double root = std::sqrt(2.0);
  return {rounded(likely - root * (likely - interval_95.low), 3), rounded(likely, 3),
          rounded(likely + root * (interval_95.high - likely), 3)};
}

base::Result<FrontCalibration> calibrate_front(std::string_view text, const FrontAsk& ask) {
  const auto days = days_of(ask.period);
  base::require(days.has_value(), "calibrate_front: a period");
  base::require(ask.from.has_value() == ask.to.has_value(), "calibrate_front: both ends or none");
  auto series = read_series(text, series_ask(ask));
  if (!series) return series.diagnostics();
  FrontCalibration found;
  found.ask = ask;
  found.series = std::move(series).value();
  found.period_days = *days;
  for (const SeriesRow& row : found.series.rows) found.observations.push_back({row.day, row.value});
  if (auto gaps = find_gaps(found); !gaps.empty()) return gaps;
  found.jumps = theory::find_jumps(found.observations);
  base::Diagnostics warnings;
  for (const auto& jump : found.jumps) warnings.push_back(jump_warning(found, jump));
  if (!ask.keep_jumps) found.cuts = theory::cuts_of(found.jumps);
  found.increments = theory::increments_of(found.observations, found.cuts, *days);
  if (auto fault = unfit(found)) {
    warnings.push_back(std::move(*fault));
    return warnings;
  }
  fit_all(found);
  auto width = choose_width(found);
  warnings.insert(warnings.end(), width.begin(), width.end());
  if (base::has_errors(warnings)) return warnings;
  return {std::move(found), std::move(warnings)};
}

}  // namespace entente::desk
