// What two parties can have together: each efficient package by their gains over no agreement, in the central
// world; the points of reference among them, and a package that is being tried.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Named {
  std::string words;
  Point gains;
  bool tried = false;
};

struct Plane {
  std::string first, second;  // ids
  std::vector<Point> efficient;
  std::vector<Named> points;
  const Finding* series = nullptr;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> reference_names = {
    {{"nash_bargaining_solution", "Nash"},
     {"kalai_smorodinsky_solution", "Kalai–Smorodinsky"},
     {"egalitarian_solution", "egalitarian"},
     {"utilitarian_solution", "utilitarian"},
     {"reference_package", "reference package"}}};

std::optional<Point> gains_of(const Answer& answer, const Plane& plane, std::string_view finding,
                              const std::string& point) {
  const auto x = number_of(&answer, finding, {plane.first, "", "", point, {}});
  const auto y = number_of(&answer, finding, {plane.second, "", "", point, {}});
  return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

void add_points(const Context& context, const Answer& agreement, Plane& plane) {
  for (const auto& [id, words] : reference_names)
    if (const auto gains = gains_of(agreement, plane, "point_gain", std::string(id)))
      plane.points.push_back({std::string(words), *gains});
  for (const Answer* tried : answers_to(context.answers, "agreement")) {
    if (tried->method != "tried_text" || tried->table != agreement.table) continue;
    if (const auto gains = gains_of(*tried, plane, "text_gain", ""))
      plane.points.push_back({"the package that is tried (medians)", *gains, true});
  }
}

std::optional<Plane> plane_of(const Context& context, const Answer& agreement) {
  const Finding* first = find(&agreement, "frontier_first");
  const Finding* second = find(&agreement, "frontier_second");
  if (!first || !second) return std::nullopt;
  const auto* x = std::get_if<std::vector<double>>(&first->value);
  const auto* y = std::get_if<std::vector<double>>(&second->value);
  if (!x || !y || x->empty() || x->size() != y->size()) return std::nullopt;
  Plane plane{first->about.party, second->about.party, {}, {}, first};
  for (std::size_t i = 0; i < x->size(); ++i) plane.efficient.push_back({(*x)[i], (*y)[i]});
  std::stable_sort(plane.efficient.begin(), plane.efficient.end(),
                   [](const Point& a, const Point& b) { return a.x < b.x; });
  add_points(context, agreement, plane);
  return plane;
}

// No agreement is always in view, and nothing lies on the rim.
Axis axis_over(const Plane& plane, double Point::*side, double left, double right) {
  double low = 0, high = 0;
  const auto reach = [&](const Point& gains) {
    low = std::min(low, gains.*side);
    high = std::max(high, gains.*side);
  };
  for (const Point& gains : plane.efficient) reach(gains);
  for (const Named& point : plane.points) reach(point.gains);
  const double space = high > low ? (high - low) * 0.06 : 0.5;
  return {low - space, high + space, left, right};
}

struct Frame {
  Axis x, y;
  Point at(const Point& gains) const { return {x.at(gains.x), y.at(gains.y)}; }
};

// Points too near each other to tell apart share a mark.
struct Mark {
  Point place;
  std::string words;
  bool tried = false;
};

std::vector<Mark> marks_of(const Plane& plane, const Frame& frame) {
  std::vector<Mark> marks;
  for (const Named& point : plane.points) {
    const Point place = frame.at(point.gains);
    const auto near = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
      return !point.tried && !mark.tried && std::hypot(mark.place.x - place.x, mark.place.y - place.y) < 18;
    });
    if (near == marks.end())
      marks.push_back({place, point.words, point.tried});
    else
      near->words += ", " + point.words;
  }
  return marks;
}

void draw_ground(const Context& context, const Plane& plane, const Frame& frame, Svg& svg) {
  const double left = frame.x.at(0), floor = frame.y.at(0);
  svg.rect({left, frame.y.right, frame.x.right - left, floor - frame.y.right}, "act soft");
  svg.line({left, frame.y.left}, {left, frame.y.right}, "axis");
  svg.line({frame.x.left, floor}, {frame.x.right, floor}, "axis");
  svg.text({0, 12}, fmt::format("up: {} gains more", context.party(plane.second)),
           {11, Anchor::start, "quiet"});
  svg.text({frame.x.right, frame.y.left + 16},
           fmt::format("right: {} gains more", context.party(plane.first)), {11, Anchor::end, "quiet"});
  svg.text({frame.x.left, frame.y.left + 32}, "the two lines: no agreement; shaded: both gain",
           {11, Anchor::start, "quiet"});
}

// A short diamond for what the reader tries, a numbered ring for points of reference.
void draw_mark(const Mark& mark, std::size_t number, Point place, Svg& svg) {
  if (mark.tried) {
    svg.area({{place.x, place.y - 8}, {place.x + 8, place.y}, {place.x, place.y + 8}, {place.x - 8, place.y}},
             "act fill");
    return;
  }
  svg.circle(place, 8, "act hole");
  svg.text({place.x, place.y + 3.5}, fmt::format("{}", number), {10, Anchor::middle, ""});
}

void draw_frontier(const Context& context, const Plane& plane, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double right = wide ? 420 : svg.width() - 10, bottom = wide ? 320 : 290;
  const Frame frame{axis_over(plane, &Point::x, 10, right), axis_over(plane, &Point::y, bottom, 24)};
  draw_ground(context, plane, frame, svg);
  std::vector<Point> curve;
  for (const Point& gains : plane.efficient) curve.push_back(frame.at(gains));
  // Many packages lie so near each other that only their line is seen.
  const bool dots = curve.size() <= 60;
  if (curve.size() > 1) svg.path(curve, "plain curve", dots ? 1 : 2);
  for (const Point& place : dots ? curve : std::vector<Point>{}) svg.circle(place, 2, "plain fill");
  const std::vector<Mark> marks = marks_of(plane, frame);
  double below = wide ? 36 : bottom + 58;
  const double legend = wide ? 450 : 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    draw_mark(marks[i], i + 1, marks[i].place, svg);
    draw_mark(marks[i], i + 1, {legend + 10, below - 4}, svg);
    const auto lines = wrap_text(marks[i].words, svg.width() - legend - 30, 12);
    below = svg.lines({legend + 26, below}, lines, {12, Anchor::start, ""}) + 8;
  }
  svg.set_height(std::max(bottom + 40, below));
}

std::string summary_of(const Context& context, const Plane& plane) {
  std::string words = fmt::format("{} efficient packages by the gains of {} and {}.", plane.efficient.size(),
                                  context.party(plane.first), context.party(plane.second));
  for (const Named& point : plane.points)
    words +=
        fmt::format(" {}: {} and {}.", point.words, change_words(point.gains.x), change_words(point.gains.y));
  return words;
}

}  // namespace

std::optional<Chart> frontier_chart(const Context& context, const Answer& agreement) {
  const auto plane = plane_of(context, agreement);
  if (!plane) return std::nullopt;
  Chart chart;
  chart.id = agreement.table.empty() ? "frontier" : "frontier-" + agreement.table;
  const std::string first = context.party(plane->first), second = context.party(plane->second);
  const bool both = std::any_of(plane->efficient.begin(), plane->efficient.end(),
                                [](const Point& gains) { return gains.x >= 0 && gains.y >= 0; });
  chart.title = text_of(
      &agreement, "chart_title.frontier",
      both
          ? fmt::format("Red lines aside, some packages give both {} and {} as much as no agreement, or more",
                        first, second)
          : fmt::format("Even with red lines aside, no package gives both {} and {} as much as no agreement",
                        first, second));
  chart.panels.push_back(
      make_panel("", summary_of(context, *plane), [&](Svg& svg) { draw_frontier(context, *plane, svg); }));
  chart.data.header = {"Package", "Gain of " + first, "Gain of " + second};
  const auto add = [&](const std::string& words, const Point& gains,
                       const std::vector<std::string>& grounds) {
    chart.data.rows.push_back(
        {{words, {}, false}, {change_words(gains.x), grounds, true}, {change_words(gains.y), grounds, true}});
  };
  for (const Named& point : plane->points) add(point.words, point.gains, plane->series->rests_on);
  for (const Point& gains : plane->efficient) add("efficient", gains, {});
  chart.note =
      "The central world: every input at its median, one world and no spread. Gains over no agreement, each "
      "in shares "
      "of the party’s own range; the two are not comparable with each other. The line: packages of which "
      "none is "
      "better for both, red lines aside. Named points keep to the red lines that are real there, so they may "
      "lie "
      "below it; they are points of reference, none recommended.";
  return chart;
}

}  // namespace entente::report
