// The fighting: along the front, the least acceptable terms of each side as two bands with the room between
// them; below, the chance of each end.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/chart.h"
#include "entente/report/front_words.h"
#include "entente/report/handle.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Front {
  const Context& context;
  const Answer& answer;
  const dispute::War* war;                // names of the belligerents and the number of levels
  std::vector<const Finding*> low, high;  // limits of the first and the second side, by level
  std::vector<const Finding*> open;       // terms on the line with every obstacle in place, by level
  std::optional<double> today;
  std::string low_end, high_end;  // names of the ends of the front
  const dispute::Issue* issue;  // on whose scale the terms lie; nullptr: a share of the way between the ends
};

double level_of(const Front& front, const Finding& finding) {
  return finding.about.level.value_or(front.today.value_or(0));
}

std::vector<const Finding*> by_level(const Front& front, std::string_view name, const std::string& party) {
  std::vector<const Finding*> found;
  for (const Finding* finding : front.answer.all(name))
    if (number_of(finding) && finding->about.party == party) found.push_back(finding);
  std::stable_sort(found.begin(), found.end(), [&](const Finding* a, const Finding* b) {
    return level_of(front, *a) < level_of(front, *b);
  });
  return found;
}

struct Frame {
  Axis level, terms;  // terms: bottom to top
};

// The scale of terms, from the floor of the drawing to its top.
Axis terms_axis(const Front& front, double floor, double top) {
  if (front.issue) return {front.issue->low(), front.issue->high(), floor, top};
  return {0, 1, floor, top};
}

// A side's band: the 80 % interval as area, the median as a line; a single level becomes a short upright bar.
void draw_band(const Front& front, const Frame& frame, const std::vector<const Finding*>& side,
               std::string_view hue, Svg& svg) {
  if (side.empty()) return;
  std::vector<Point> upper, lower, middle;
  const double half = side.size() == 1 ? 26 : 0;
  for (const Finding* finding : side)
    for (const double shift : half > 0 ? std::vector<double>{-half, half} : std::vector<double>{0}) {
      const double x = frame.level.at(level_of(front, *finding)) + shift, value = *number_of(finding);
      const auto ends = finding->interval ? finding->interval->most : std::pair{value, value};
      upper.push_back({x, frame.terms.at(ends.second)});
      lower.push_back({x, frame.terms.at(ends.first)});
      middle.push_back({x, frame.terms.at(value)});
    }
  upper.insert(upper.end(), lower.rbegin(), lower.rend());
  svg.area(upper, std::string(hue) + " q95");
  svg.path(middle, std::string(hue) + " curve", 2);
}

// The room: between the two medians, where the first side's least is below the second side's most.
void draw_room(const Front& front, const Frame& frame, Svg& svg) {
  std::vector<Point> upper, lower;
  for (const Finding* low : front.low)
    for (const Finding* high : front.high)
      if (level_of(front, *low) == level_of(front, *high) && *number_of(low) <= *number_of(high)) {
        const double x = frame.level.at(level_of(front, *low));
        upper.push_back({x, frame.terms.at(*number_of(high))});
        lower.push_back({x, frame.terms.at(*number_of(low))});
      }
  if (upper.size() == 1) {
    svg.rect({upper[0].x - 26, upper[0].y, 52, lower[0].y - upper[0].y}, "act soft");
    return;
  }
  upper.insert(upper.end(), lower.rbegin(), lower.rend());
  if (!upper.empty()) svg.area(upper, "act soft");
}

std::string belligerent(const Front& front, bool first) {
  if (!front.war) return first ? "one side" : "the other side";
  return front.context.dispute.party(first ? front.war->first : front.war->second).name;
}

std::string hue_of(const Front& front, bool first) {
  return front.war ? party_class((first ? front.war->first : front.war->second).index()) : "plain";
}

// Names beside the ends of the two bands, pushed apart where they would touch.
void name_bands(const Front& front, const Frame& frame, Svg& svg) {
  const double size = 11;
  const auto place = [&](const std::vector<const Finding*>& side) {
    return side.empty() ? 0.0 : frame.terms.at(*number_of(side.back())) + 4;
  };
  double low = place(front.low), high = place(front.high);
  const double gap = 2 * line_height(size) + 4;
  if (std::abs(low - high) < gap) {
    const double shift = (gap - std::abs(low - high)) / 2;
    (low >= high ? low : high) += shift;
    (low >= high ? high : low) -= shift;
  }
  const auto write = [&](double y, const std::string& words) {
    svg.lines({frame.level.right + 8, y - 4}, wrap_text(words, svg.width() - frame.level.right - 8, size),
              {size, Anchor::start, ""});
  };
  if (!front.low.empty()) write(low, belligerent(front, true) + ": its limit");
  if (!front.high.empty()) write(high, belligerent(front, false) + ": its limit");
}

// Levels whose share is written out: today's comes first, so that an end beside it gives way.
std::vector<const Finding*> labelled(const Front& front) {
  std::vector<double> levels;
  for (const Finding* finding : front.open) levels.push_back(level_of(front, *finding));
  const auto told = told_levels(levels, front.today, 3);
  std::vector<const Finding*> chosen;
  for (const Finding* finding : front.open)
    if (std::find(told.begin(), told.end(), level_of(front, *finding)) != told.end())
      chosen.push_back(finding);
  if (chosen.size() == 3) std::swap(chosen[0], chosen[1]);
  return chosen;
}

// Under the axis, level by level: in how many worlds terms stand on the line with every obstacle in place.
// Only the ends and today's level have their number written; returns the lower edge.
double draw_strip(const Front& front, const Frame& frame, double top, Svg& svg) {
  if (front.open.size() < 2) return top;
  const double size = 10, reach = 32;
  double y = svg.lines({frame.level.left, top + 18},
                       wrap_text("terms on the line, every obstacle in place: of 100 worlds",
                                 svg.width() - frame.level.left, 11),
                       {11, Anchor::start, "quiet"});
  const Axis share{0, 1, y + reach, y};
  svg.rect({frame.level.left, share.right, frame.level.right - frame.level.left, reach}, "plain soft");
  const double half = (frame.level.right - frame.level.left) / (frame.level.high - frame.level.low) / 2 * 0.8;
  for (const Finding* finding : front.open) {
    const double x = frame.level.at(level_of(front, *finding)),
                 height = share.left - share.at(*number_of(finding));
    const double left = std::max(x - half, frame.level.left), right = std::min(x + half, frame.level.right);
    svg.rect({left, share.left - height, right - left, height}, "act q80");
  }
  svg.line({frame.level.left, share.left}, {frame.level.right, share.left}, "axis");
  std::vector<std::pair<double, double>> taken;
  for (const Finding* finding : labelled(front)) {
    const double x = frame.level.at(level_of(front, *finding));
    const std::string words = base::of_hundred(*number_of(finding));
    const double width = text_width(words, size), start = std::clamp(x - width / 2, 0.0, svg.width() - width);
    const std::pair wanted{start - 6, start + width + 6};
    if (std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
          return wanted.first < other.second && other.first < wanted.second;
        }))
      continue;
    svg.text({start, share.left + 13}, words, {size, Anchor::start, ""});
    taken.emplace_back(start, start + width);
  }
  return share.left + 18;
}

void name_levels(const Front& front, const Frame& frame, double floor, Svg& svg) {
  svg.line({frame.level.left, floor}, {frame.level.right, floor}, "axis");
  const double below = draw_strip(front, frame, floor, svg);
  // Today's mark is placed first: an end's words may hang from their tick, past it they would be crossed by
  // its.
  std::vector<Mark> marks;
  if (front.today) {
    const double x = frame.level.at(*front.today);
    svg.line({x, frame.terms.right - 2}, {x, floor}, "today");
    marks.push_back({*front.today, "the front today"});
  }
  marks.push_back({frame.level.low, front.low_end});
  marks.push_back({frame.level.high, front.high_end});
  svg.set_height(write_marks(svg, frame.level, marks, below) + 4);
}

// The named points of the terms' scale as thin lines; their words stand in the panel's table and in other
// charts.
void draw_anchors(const Front& front, const Frame& frame, Svg& svg) {
  std::vector<double> values{frame.terms.low, frame.terms.high};
  if (front.issue)
    for (const Mark& mark : anchors_of(*front.issue)) values.push_back(mark.value);
  for (const double value : values)
    svg.line({frame.level.left, frame.terms.at(value)}, {frame.level.right, frame.terms.at(value)}, "grid");
}

// Today's level is moved anywhere along its line.
void move_level(const Front& front, const Frame& frame, double floor, Svg& svg) {
  const Movable level{"war.level", frame.level, 1};
  if (const auto x = place_of(front.context, level))
    draw_handle(front.context, level,
                {*x - handle_size / 2, frame.terms.right, handle_size, floor - frame.terms.right},
                {*x, floor}, svg);
}

void draw_front(const Front& front, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double levels = front.war ? front.war->levels : std::max(1.0, front.today.value_or(1) * 2);
  const double floor = 220, top = 34;
  const Frame frame{{0, levels, wide ? 20.0 : 6.0, svg.width() - (wide ? 170 : 104)},
                    terms_axis(front, floor, top)};
  const std::string up = front.issue ? front.issue->anchors.rbegin()->second : front.high_end;
  svg.text({0, 12}, fmt::format("terms: up is nearer to “{}”", shorten(up, svg.width() - 190, 11)),
           {11, Anchor::start, "quiet"});
  draw_anchors(front, frame, svg);
  draw_room(front, frame, svg);
  draw_band(front, frame, front.low, hue_of(front, true), svg);
  draw_band(front, frame, front.high, hue_of(front, false), svg);
  name_bands(front, frame, svg);
  move_level(front, frame, floor, svg);
  name_levels(front, frame, floor, svg);
}

void draw_ends(const Front& front, const std::vector<CourseEnd>& ends, Svg& svg) {
  const Axis axis{0, 1, 0, svg.width() - 130};
  double top = 2;
  for (const CourseEnd& end : ends) {
    svg.text({0, top + 12}, shorten(end.words, svg.width() - 4, 12), {12, Anchor::start, ""});
    const auto footing = front.context.trail.footing(end.chance->rests_on);
    share_bar(svg, axis, *number_of(end.chance), {0, top + 18, 0, 12},
              {"plain", footing ? std::optional(footing->basis) : std::nullopt, 12});
    svg.text({axis.at(*number_of(end.chance)) + 8, top + 28}, courses_words(*number_of(end.chance)),
             {11, Anchor::start, "quiet"});
    top += 40;
  }
  svg.set_height(top + 2);
}

// Every level of a long front would hide the few that a reader looks up.
void add_levels(const Front& front, const std::vector<const Finding*>& by_level, const std::string& who,
                DataView& data) {
  std::vector<double> levels;
  for (const Finding* finding : by_level) levels.push_back(level_of(front, *finding));
  const auto told = told_levels(std::move(levels), front.today);
  for (const Finding* finding : by_level) {
    if (std::find(told.begin(), told.end(), level_of(front, *finding)) == told.end()) continue;
    data.rows.push_back({{who, {}, false},
                         {number_words(level_of(front, *finding)), {}, true},
                         value_cell(finding),
                         spread_cell(finding)});
  }
}

void add_data(const Front& front, const std::vector<CourseEnd>& ends, DataView& data) {
  data.header = {"What", "Front at level", "Value", "80 % interval"};
  add_levels(front, front.low, belligerent(front, true) + ": its limit", data);
  add_levels(front, front.high, belligerent(front, false) + ": its limit", data);
  add_levels(front, front.open, "Terms on the line, every obstacle in place", data);
  for (const CourseEnd& end : ends)
    data.rows.push_back({{"Fighting on ends with: " + end.words, {}, false},
                         {"", {}, true},
                         {courses_words(*number_of(end.chance)), end.chance->rests_on, true},
                         spread_cell(end.chance)});
  for (const Finding* value : front.answer.all("reservation_value"))
    data.rows.push_back({{front.context.party(value->about.party) + ": value of no agreement", {}, false},
                         {value->about.level ? number_words(*value->about.level) : "", {}, true},
                         value_cell(value),
                         spread_cell(value)});
}

// Each side's limit level by level; where only the range between them was computed, its two ends.
void find_limits(Front& front) {
  const std::string first = front.war ? front.context.dispute.party(front.war->first).id : "";
  const std::string second = front.war ? front.context.dispute.party(front.war->second).id : "";
  front.low = by_level(front, "least_acceptable_by_level", first);
  front.high = by_level(front, "least_acceptable_by_level", second);
  if (front.low.empty() || front.high.empty()) {
    front.low = by_level(front, "bargaining_range_low", "");
    front.high = by_level(front, "bargaining_range_high", "");
  }
  const Finding* any = !front.low.empty()    ? front.low.front()
                       : !front.high.empty() ? front.high.front()
                                             : nullptr;
  front.open = by_level(front, "terms_on_line", "");
  const auto place = any ? front.context.dispute.find_issue(any->about.issue) : std::nullopt;
  if (place && !front.context.dispute.issue(*place).anchors.empty())
    front.issue = &front.context.dispute.issue(*place);
}

Front front_of(const Context& context, const Answer& answer) {
  const auto& war = context.dispute.parts().war;
  Front front{context,
              answer,
              war ? &*war : nullptr,
              {},
              {},
              {},
              number_of(&answer, "front_level"),
              end_of_front(context, answer, true),
              end_of_front(context, answer, false),
              nullptr};
  find_limits(front);
  return front;
}

std::string summary_of(const Front& front) {
  std::string words = "Two bands along the levels of the front; the shaded room lies between them.";
  if (front.open.size() < 2) return words;
  words += " Terms on the line, every obstacle in place:";
  for (const Finding* finding : front.open)
    for (const Finding* told : labelled(front))
      if (told == finding)
        words += fmt::format("{} at level {} in {}", words.ends_with(':') ? "" : ";",
                             number_words(level_of(front, *finding)), worlds_words(*number_of(finding)));
  return words + ".";
}

}  // namespace

std::optional<Chart> front_chart(const Context& context, const Answer& war) {
  const Front front = front_of(context, war);
  std::vector<CourseEnd> ends = ends_of_courses(context, war);
  std::erase_if(ends, [](const CourseEnd& end) { return !end.chance; });
  if (front.low.empty() && front.high.empty() && ends.empty()) return std::nullopt;
  Chart chart;
  chart.id = "front";
  chart.title = text_of(&war, "chart_title.front",
                        "The limit of what each side prefers to fighting on, along the front");
  if (!front.low.empty() || !front.high.empty())
    chart.panels.push_back(make_panel("", summary_of(front), [&](Svg& svg) { draw_front(front, svg); }));
  std::string summary;
  for (const CourseEnd& end : ends)
    summary += fmt::format("{}{}: {}", summary.empty() ? "" : "; ", end.words,
                           courses_words(*number_of(end.chance)));
  if (!ends.empty())
    chart.panels.push_back(
        make_panel("How fighting on ends", summary + ".", [&](Svg& svg) { draw_ends(front, ends, svg); }));
  add_data(front, ends, chart.data);
  chart.note =
      "Bands: 80 % of what the inputs allow, the line their median. Terms run on the line between the two "
      "ends, the other "
      "issues as they stand. Neither axis counts lives.";
  return chart;
}

}  // namespace entente::report
