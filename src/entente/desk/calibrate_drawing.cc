// The series, its fit and its back-test as a drawing.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/desk/calibrate_text.h"
#include "entente/report/series_svg.h"
#include "entente/report/words.h"
#include "entente/theory/normal.h"

namespace entente::desk {

namespace {

using report::SeriesDrawing;

constexpr double days_ahead = 90;
constexpr int fan_steps = 18;

std::vector<SeriesDrawing::Spot> spots_of(const FrontCalibration& found) {
  std::vector<SeriesDrawing::Spot> spots;
  for (const auto& one : found.observations) spots.push_back({one.day, one.value, false});
  for (const auto& jump : found.jumps)
    // A step that stays is movement of the line; only rows that are off stand beside it.
    if (jump.kind == theory::SeriesJump::Kind::spike) spots[jump.at].jump = true;
  return spots;
}

// A stretch as straight lines between the cuts within it.
void add_stretch(const FrontCalibration& found, const theory::PaceBreaks::Stretch& stretch,
                 std::vector<SeriesDrawing::Stretch>& lines) {
  for (std::size_t k = stretch.first; k <= stretch.last;) {
    std::size_t end = k;
    while (end < stretch.last && found.increments[end].to == found.increments[end + 1].from) ++end;
    const auto& from = found.observations[found.increments[k].from];
    const auto& to = found.observations[found.increments[end].to];
    lines.push_back({{from.day, from.value}, {to.day, to.value}});
    k = end + 1;
  }
}

std::vector<SeriesDrawing::Fan> fan_of(const FrontCalibration& found) {
  const auto& fit = found.fit;
  const auto& last = found.observations.back();
  const double degrees = static_cast<double>(fit.increments) - 1;
  std::vector<SeriesDrawing::Fan> fan;
  for (int k = 0; k <= fan_steps; ++k) {
    const double days = days_ahead * k / fan_steps, time = days / found.period_days;
    const double centre = last.value + fit.drift * time;
    const double error = std::sqrt(fit.deviation * fit.deviation * time * fit.spread_factor +
                                   fit.drift_error * fit.drift_error * time * time);
    const double most = theory::student_quantile(0.9, degrees) * error;
    const double nearly_all = theory::student_quantile(0.975, degrees) * error;
    fan.push_back(
        {last.day + days, centre - nearly_all, centre - most, centre, centre + most, centre + nearly_all});
  }
  return fan;
}

// First days of months, as many as make about six labels.
std::vector<SeriesDrawing::Tick> days_of_axis(double first, double last) {
  constexpr int steps[] = {1, 2, 3, 6, 12, 24, 60, 120};
  const double months = (last - first) / 30.4;
  int step = steps[std::size(steps) - 1];
  for (const int candidate : {60, 24, 12, 6, 3, 2, 1})
    if (months / candidate <= 7) step = candidate;
  std::vector<SeriesDrawing::Tick> ticks;
  const auto start = date_of(first);
  for (int month = start.year * 12 + start.month - 1;; ++month) {
    const evidence::Date date{month / 12, month % 12 + 1, 1};
    const double day = day_number(date);
    if (day > last) break;
    if (day >= first && month % step == 0)
      ticks.push_back(
          {day, step >= 12 ? fmt::format("{}", date.year) : fmt::format("{}-{:02}", date.year, date.month)});
  }
  return ticks;
}

SeriesDrawing::Record record_of(const theory::BackTest& test) {
  SeriesDrawing::Record record;
  record.forecasts = test.forecasts;
  if (test.forecasts == 0) {
    record.words = fmt::format("{:g} days ahead: no forecast could be tested", test.days);
    return record;
  }
  record.words =
      fmt::format("{:g} days ahead, {} forecasts, {} of them apart", test.days, test.forecasts, test.apart);
  const auto n = static_cast<double>(test.forecasts);
  record.held_80 = static_cast<double>(test.drifting.held_80) / n;
  record.held_95 = static_cast<double>(test.drifting.held_95) / n;
  record.naive_80 = static_cast<double>(test.naive.held_80) / n;
  record.naive_95 = static_cast<double>(test.naive.held_95) / n;
  return record;
}

std::string title_of(const FrontCalibration& found) {
  const auto& ends = found.fit.drift_95;
  const std::string unit = found.unit().empty() ? "" : " " + found.unit();
  if (ends.low <= 0 && ends.high >= 0)
    return fmt::format("No drift that can be told from none: {}{} a {}",
                       report::interval_words({ends.low, ends.high}), unit, found.ask.period);
  return fmt::format("The front drifts by {}{} a {}", report::interval_words({ends.low, ends.high}), unit,
                     found.ask.period);
}

}  // namespace

std::string calibration_svg(const FrontCalibration& found) {
  SeriesDrawing drawing;
  drawing.title = title_of(found);
  drawing.unit = found.series.column + (found.unit().empty() ? "" : ", " + found.unit());
  drawing.spots = spots_of(found);
  for (const auto& stretch : found.breaks.stretches) add_stretch(found, stretch, drawing.stretches);
  drawing.fan = fan_of(found);
  drawing.days = days_of_axis(drawing.spots.front().day, drawing.fan.back().day);
  for (const auto& test : found.tests) drawing.records.push_back(record_of(test));
  drawing.summary =
      fmt::format("{}; {}; breaks of the drift: {}; jumps: {}. {}.", drawing.unit, rests_on_words(found),
                  found.breaks.breaks(), found.jumps.size(), drawing.records[0].words);
  return report::series_svg(drawing);
}

}  // namespace entente::desk
