#include "entente/report/series_svg.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

constexpr double width = 700;
constexpr double left = 70, right = width - 112;  // direct labels stand right of the drawing
constexpr double bar_height = 9;

struct Frame {
  Axis time, value;
  Point at(double day, double level) const { return {time.at(day), value.at(level)}; }
};

// Round numbers that a reader counts in, about four of them.
std::vector<double> round_ticks(double low, double high) {
  const double rough = (high - low) / 4, unit = std::pow(10.0, std::floor(std::log10(rough)));
  double step = unit;
  for (const double factor : {2.0, 5.0, 10.0})
    if (step < 0.7 * rough) step = factor * unit;
  std::vector<double> ticks;
  for (double tick = std::ceil(low / step) * step; tick <= high + 1e-9 * step; tick += step)
    ticks.push_back(std::fabs(tick) < 1e-9 * step ? 0 : tick);
  return ticks;
}

// Jumps may lie far outside: they are drawn at the edge of what the rest needs.
Axis value_axis(const SeriesDrawing& drawing, double top, double bottom) {
  double low = 1e300, high = -1e300;
  const auto see = [&](double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const auto& spot : drawing.spots)
    if (!spot.jump) see(spot.value);
  for (const auto& fan : drawing.fan) {
    see(fan.low_95);
    see(fan.high_95);
  }
  const double rim = high > low ? 0.04 * (high - low) : std::max(1e-9, 0.04 * std::fabs(high));
  return {low - rim, high + rim, bottom, top};
}

Axis time_axis(const SeriesDrawing& drawing) {
  double last = drawing.spots.back().day;
  if (!drawing.fan.empty()) last = std::max(last, drawing.fan.back().day);
  return {drawing.spots.front().day, last, left, right};
}

// Numbers on the axis need their own digits: two would make neighbours alike.
std::string tick_words(double value) {
  return fmt::format("{:.10g}", value);
}

void draw_frame(const SeriesDrawing& drawing, const Frame& frame, Svg& svg) {
  for (const double tick : round_ticks(frame.value.low, frame.value.high)) {
    svg.line({left, frame.value.at(tick)}, {right, frame.value.at(tick)}, "grid");
    svg.text({left - 6, frame.value.at(tick) + 4}, tick_words(tick), {10, Anchor::end, "quiet"});
  }
  svg.line({left, frame.value.left}, {right, frame.value.left}, "axis");
  double free_from = 0;
  for (const auto& tick : drawing.days) {
    const double x = frame.time.at(tick.at), half = text_width(tick.words, 10) / 2;
    if (x - half < free_from) continue;
    svg.line({x, frame.value.left}, {x, frame.value.left + 4}, "axis");
    svg.text({x, frame.value.left + 16}, tick.words, {10, Anchor::middle, "quiet"});
    free_from = x + half + 8;
  }
}

void draw_fan(const SeriesDrawing& drawing, const Frame& frame, Svg& svg) {
  if (drawing.fan.empty()) return;
  const auto band = [&](double SeriesDrawing::Fan::*low, double SeriesDrawing::Fan::*high, const char* css) {
    std::vector<Point> corners;
    for (const auto& fan : drawing.fan) corners.push_back(frame.at(fan.day, fan.*high));
    for (auto fan = drawing.fan.rbegin(); fan != drawing.fan.rend(); ++fan)
      corners.push_back(frame.at(fan->day, (*fan).*low));
    svg.area(corners, css);
  };
  band(&SeriesDrawing::Fan::low_95, &SeriesDrawing::Fan::high_95, "act q95");
  band(&SeriesDrawing::Fan::low_80, &SeriesDrawing::Fan::high_80, "act q80");
  std::vector<Point> middle;
  for (const auto& fan : drawing.fan) middle.push_back(frame.at(fan.day, fan.likely));
  svg.path(middle, "act curve", 1);
}

// Labels at the fan's last day, moved apart so that each can be read.
void label_fan(const SeriesDrawing& drawing, const Frame& frame, Svg& svg) {
  if (drawing.fan.empty()) return;
  const auto& end = drawing.fan.back();
  const double x = frame.time.at(end.day) + 6, apart = line_height(10);
  const double middle = frame.value.at(end.likely) + 4;
  const double upper = std::min(frame.value.at(end.high_80) + 4, middle - apart);
  const double most = std::min(frame.value.at(end.high_95) + 4, upper - apart);
  svg.text({x, most}, "95 of 100", {10, Anchor::start, "quiet"});
  svg.text({x, upper}, "80 of 100", {10, Anchor::start, "quiet"});
  svg.text({x, middle}, "at this drift", {10, Anchor::start, ""});
}

void draw_spots(const SeriesDrawing& drawing, const Frame& frame, Svg& svg) {
  std::vector<Point> curve;
  for (const auto& spot : drawing.spots)
    if (!spot.jump) curve.push_back(frame.at(spot.day, spot.value));
  svg.path(curve, "plain curve", 1.5);
  for (const auto& stretch : drawing.stretches)
    svg.line(frame.at(stretch.from.x, stretch.from.y), frame.at(stretch.to.x, stretch.to.y), "today", 1.5);
  std::size_t jumps = 0;
  for (const auto& spot : drawing.spots) {
    if (!spot.jump) continue;
    svg.circle(frame.at(spot.day, spot.value), 3.5, "plain hole");
    ++jumps;
  }
  std::string key = drawing.stretches.size() > 1 ? "dotted: the drift of each stretch" : "dotted: the drift";
  if (jumps > 0) key += jumps == 1 ? ", ○ a jump" : fmt::format(", ○ {} jumps", jumps);
  svg.text({right, 36}, key, {11, Anchor::end, "quiet"});
}

void draw_bar(const Axis& share, double held, double top, const char* css, Svg& svg) {
  svg.rect({share.left, top, share.at(held) - share.left, bar_height}, css);
}

// One level of one horizon: the fit's bar over the bar without drift, and the mark they are held against.
double draw_level(const Axis& share, double nominal, const std::pair<double, double>& held, double top,
                  Svg& svg) {
  svg.text({left + 62, top + bar_height}, fmt::format("{:.0f} of 100", 100 * nominal),
           {10, Anchor::end, "quiet"});
  draw_bar(share, held.first, top, "act q80", svg);
  draw_bar(share, held.second, top + bar_height + 2, "plain q95", svg);
  svg.line({share.at(nominal), top - 2}, {share.at(nominal), top + 2 * bar_height + 4}, "median", 1.5);
  const double x = share.right + 6;
  svg.text({x, top + bar_height - 1}, fmt::format("{:.0f}", 100 * held.first), {10, Anchor::start, ""});
  svg.text({x + 22, top + bar_height - 1}, fmt::format("no drift: {:.0f}", 100 * held.second),
           {10, Anchor::start, "quiet"});
  return top + 2 * bar_height + 10;
}

double draw_record(const SeriesDrawing::Record& record, double top, Svg& svg) {
  const Axis share{0, 1, left + 70, right};
  svg.text({left, top + 10}, record.words, {11, Anchor::start, "strong"});
  top += 18;
  if (record.forecasts == 0) return top + 4;
  top = draw_level(share, 0.8, {record.held_80, record.naive_80}, top, svg);
  return draw_level(share, 0.95, {record.held_95, record.naive_95}, top, svg) + 4;
}

}  // namespace

void draw_series(const SeriesDrawing& drawing, Svg& svg) {
  if (drawing.spots.empty()) return;
  const double top = 52, bottom = 292;
  const Frame frame{time_axis(drawing), value_axis(drawing, top, bottom)};
  svg.text({0, 14}, drawing.title, {14, Anchor::start, "strong"});
  svg.text({0, 36}, drawing.unit, {11, Anchor::start, "quiet"});
  draw_frame(drawing, frame, svg);
  draw_fan(drawing, frame, svg);
  draw_spots(drawing, frame, svg);
  label_fan(drawing, frame, svg);
  double y = bottom + 48;
  svg.text({0, y}, "How often intervals from the past alone have held what came",
           {12, Anchor::start, "strong"});
  y += 14;
  for (const auto& record : drawing.records) y = draw_record(record, y, svg);
  svg.set_height(y + 4);
}

std::string series_svg(const SeriesDrawing& drawing) {
  Svg svg(width);
  draw_series(drawing, svg);
  return svg.file_form({"series", drawing.title, drawing.summary});
}

}  // namespace entente::report
