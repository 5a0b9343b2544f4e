// How long the fighting may go on: after each number of periods, the share of its courses that still go on,
// and over it how the others have ended.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/chart.h"
#include "entente/report/front_words.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;
using Shares = std::vector<double>;

struct Courses {
  const Context& context;
  const Finding& finding;        // of those that go on
  const Shares& goes_on;         // after 0, 1, … periods
  std::vector<CourseEnd> ended;  // those that some course meets, each as long as goes_on
  std::string period;
};

const Shares& shares_of(const Finding& finding) {
  return std::get<Shares>(finding.value);
}

std::optional<Courses> courses_of(const Context& context, const Answer& answer) {
  const Finding* finding = find(&answer, "survival");
  const auto* goes_on = finding ? std::get_if<Shares>(&finding->value) : nullptr;
  if (!goes_on || goes_on->size() < 2) return std::nullopt;
  const auto& war = context.dispute.parts().war;
  Courses courses{context, *finding, *goes_on, {}, war ? war->period : "period"};
  for (CourseEnd& end : ends_of_courses(context, answer))
    if (end.shares && shares_of(*end.shares).size() == goes_on->size() && shares_of(*end.shares).back() > 0)
      courses.ended.push_back(std::move(end));
  return courses;
}

// Periods after which 10, 50 and 90 of 100 courses have ended, where they have.
struct Passed {
  int ended;  // of a hundred
  std::size_t period;
};

std::vector<Passed> passed_by(const Shares& goes_on) {
  std::vector<Passed> passed;
  for (const int ended : {10, 50, 90}) {
    const auto found =
        std::find_if(goes_on.begin(), goes_on.end(), [&](double one) { return one <= 1 - ended / 100.0; });
    if (found != goes_on.end()) passed.push_back({ended, static_cast<std::size_t>(found - goes_on.begin())});
  }
  return passed;
}

std::string periods_words(const Courses& courses, std::size_t count) {
  return fmt::format("{} {}{}", number_words(static_cast<double>(count)), courses.period,
                     count == 1 ? "" : "s");
}

std::vector<std::size_t> shown_periods(std::size_t size) {
  std::vector<std::size_t> shown;
  for (std::size_t quarter = 0; quarter <= 4; ++quarter) {
    const std::size_t period = (size - 1) * quarter / 4;
    if (shown.empty() || shown.back() != period) shown.push_back(period);
  }
  return shown;
}

// The table tells about forty periods, since a reader looks one up and nobody reads hundreds; what the
// drawing marks and labels is always among them.
std::vector<std::size_t> told_periods(const Shares& goes_on) {
  const std::size_t size = goes_on.size(), every = std::max<std::size_t>(1, (size + 39) / 40);
  std::vector<std::size_t> told{size - 1};
  for (std::size_t k = 0; k < size; k += every) told.push_back(k);
  for (const Passed& one : passed_by(goes_on)) told.push_back(one.period);
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  return told;
}

struct Frame {
  Axis time, share;
  Point at(std::size_t period, double value) const {
    return {time.at(static_cast<double>(period)), share.at(value)};
  }
};

void draw_axes(const Courses& courses, const Frame& frame, Svg& svg) {
  const auto ticks = shown_periods(courses.goes_on.size());
  svg.text({0, 12}, "courses of the war, of 100", {11, Anchor::start, "quiet"});
  for (const double share : {0.0, 0.5, 1.0}) {
    const double y = frame.share.at(share);
    svg.line({frame.time.left, y}, {frame.time.right, y}, share == 0 ? "axis" : "grid");
    svg.text({frame.time.left - 6, y + 4}, fmt::format("{} of 100", 100 * share), {10, Anchor::end, "quiet"});
  }
  const double floor = frame.share.left;
  for (const std::size_t tick : ticks) {
    const double x = frame.time.at(static_cast<double>(tick));
    svg.line({x, floor}, {x, floor + 4}, "axis");
    svg.text({x, floor + 16}, fmt::format("{}", tick),
             {10, tick == ticks.back() ? Anchor::end : Anchor::middle, "quiet"});
  }
  svg.text({frame.time.right, floor + 32}, fmt::format("{}s from now", courses.period),
           {11, Anchor::end, "quiet"});
}

std::vector<Point> between(const Frame& frame, const Shares& lower, const Shares& upper) {
  std::vector<Point> corners;
  for (std::size_t k = 0; k < upper.size(); ++k) corners.push_back(frame.at(k, upper[k]));
  for (std::size_t k = lower.size(); k-- > 0;) corners.push_back(frame.at(k, lower[k]));
  return corners;
}

struct BandLabel {
  double y = 0;  // of its first baseline
  std::vector<std::string> lines;
};
constexpr double label_size = 10;

// One under the other without touching, each as near to its band as the others let it.
void spread(std::vector<BandLabel>& labels, double top, double bottom) {
  const auto height = [](const BandLabel& label) {
    return static_cast<double>(label.lines.size()) * line_height(label_size) + 3;
  };
  for (std::size_t i = 0; i < labels.size(); ++i)
    labels[i].y = std::max(labels[i].y, i == 0 ? top : labels[i - 1].y + height(labels[i - 1]));
  double lowest = bottom;
  for (std::size_t i = labels.size(); i-- > 0;) {
    lowest -= height(labels[i]);
    labels[i].y = std::min(labels[i].y, lowest + line_height(label_size));
    lowest = labels[i].y - line_height(label_size);
  }
}

BandLabel band_label(const std::string& words, double share, double middle, double room) {
  std::vector<std::string> lines = wrap_text(words, room, label_size);
  constexpr std::size_t most = 2;  // long names of ends are told in full in the table
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = shorten(lines.back() + " …", room, label_size);
  }
  for (std::string& line : wrap_text(base::of_hundred(share) + " of 100", room, label_size))
    lines.push_back(std::move(line));
  return {middle - line_height(label_size) * static_cast<double>(lines.size()) / 2 + label_size, lines};
}

void label_bands(const Courses& courses, const Frame& frame, Svg& svg) {
  const double left = frame.time.right + 8, room = svg.width() - left;
  double below = courses.goes_on.back();
  std::vector<BandLabel> labels;
  const auto add = [&](const std::string& words, double share, double middle) {
    if (share >= 0.005) labels.push_back(band_label(words, share, frame.share.at(middle), room));
  };
  add("it still goes on", below, below / 2);
  for (const CourseEnd& end : courses.ended) {
    const double share = shares_of(*end.shares).back();
    add(end.words, share, below + share / 2);
    below += share;
  }
  std::reverse(labels.begin(), labels.end());
  spread(labels, frame.share.right, frame.share.left + 36);
  for (const BandLabel& label : labels)
    svg.lines({left, label.y}, label.lines, {label_size, Anchor::start, ""});
}

// The first place at a point where the words touch no others and stay in the frame; none: the circle stands
// alone, its words are in the summary and its row in the table.
std::optional<Point> free_place(const Svg& svg, const Frame& frame, Point at, double width) {
  for (const Point start : {Point{at.x + 8, at.y - 3}, Point{at.x - 8 - width, at.y + 13},
                            Point{at.x + 8, at.y + 13}, Point{at.x + 8, at.y - 16}}) {
    const Box box{start.x, start.y - 0.8 * label_size, width, label_size};
    const bool inside = start.x > frame.time.left && start.x + width < frame.time.right &&
                        start.y > frame.share.right && start.y < frame.share.left - 3;
    const auto& taken = svg.text_boxes();
    if (inside &&
        std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return box.overlaps(other); }))
      return start;
  }
  return std::nullopt;
}

// Where 10, 50 and 90 of 100 courses have ended.
void mark_passed(const Courses& courses, const Frame& frame, Svg& svg) {
  for (const Passed& one : passed_by(courses.goes_on)) {
    const Point at = frame.at(one.period, courses.goes_on[one.period]);
    svg.circle(at, 3.5, "plain hole");
    const std::string words = fmt::format("{} ended: {}", one.ended, periods_words(courses, one.period));
    if (const auto place = free_place(svg, frame, at, text_width(words, label_size)))
      svg.text(*place, words, {label_size, Anchor::start, ""});
  }
}

void draw_courses(const Courses& courses, Svg& svg) {
  const bool stacked = !courses.ended.empty();
  const double margin = !stacked ? 8 : svg.width() > 500 ? 160 : 94;
  const Frame frame{{0, static_cast<double>(courses.goes_on.size() - 1), 62, svg.width() - margin},
                    {0, 1, stacked ? 240.0 : 170.0, 28}};
  draw_axes(courses, frame, svg);
  const auto area = between(frame, Shares(courses.goes_on.size(), 0), courses.goes_on);
  svg.area(area, stacked ? "plain soft" : "plain q80");
  const auto footing = courses.context.trail.footing(courses.finding.rests_on);
  if (footing && footing->basis == dispute::Basis::judgement) svg.area(area, "judged");
  if (footing && footing->basis == dispute::Basis::defaulted) svg.area(area, "defaulted");
  Shares lower = courses.goes_on;
  for (const CourseEnd& end : courses.ended) {
    Shares upper = lower;
    for (std::size_t k = 0; k < upper.size(); ++k) upper[k] += shares_of(*end.shares)[k];
    svg.area(between(frame, lower, upper), end.hue);
    lower = std::move(upper);
  }
  std::vector<Point> curve;
  for (std::size_t k = 0; k < courses.goes_on.size(); ++k) curve.push_back(frame.at(k, courses.goes_on[k]));
  svg.path(curve, "plain curve", 2);
  if (stacked) label_bands(courses, frame, svg);
  mark_passed(courses, frame, svg);
  svg.set_height(frame.share.left + 46);
}

std::string title_of(const Courses& courses) {
  for (const Passed& one : passed_by(courses.goes_on))
    if (one.ended == 50)
      return fmt::format("After {} the fighting still goes on in half of the courses, or fewer",
                         periods_words(courses, one.period));
  return fmt::format("After {} the fighting still goes on in more than half of the courses",
                     periods_words(courses, courses.goes_on.size() - 1));
}

std::string summary_of(const Courses& courses) {
  std::vector<std::string> words;
  for (const std::size_t k : shown_periods(courses.goes_on.size()))
    words.push_back(
        fmt::format("after {} {}s it goes on in {}", k, courses.period, courses_words(courses.goes_on[k])));
  for (const Passed& one : passed_by(courses.goes_on))
    words.push_back(
        fmt::format("{} of 100 have ended after {}", one.ended, periods_words(courses, one.period)));
  for (const CourseEnd& end : courses.ended)
    words.push_back(fmt::format("ended by the last {} with “{}”: {}", courses.period, end.words,
                                courses_words(shares_of(*end.shares).back())));
  return fmt::format("{}.", fmt::join(words, "; "));
}

DataView data_of(const Courses& courses) {
  DataView data;
  data.header = {fmt::format("{}s from now", courses.period), "The fighting still goes on in"};
  for (const CourseEnd& end : courses.ended) data.header.push_back("Ended: " + end.words);
  for (const std::size_t k : told_periods(courses.goes_on)) {
    data.rows.push_back({{fmt::format("{}", k), {}, true},
                         {courses_words(courses.goes_on[k]), courses.finding.rests_on, true}});
    for (const CourseEnd& end : courses.ended)
      data.rows.back().push_back({courses_words(shares_of(*end.shares)[k]), end.shares->rests_on, true});
  }
  return data;
}

}  // namespace

std::optional<Chart> survival_chart(const Context& context, const Answer& war) {
  const auto courses = courses_of(context, war);
  if (!courses) return std::nullopt;
  Chart chart;
  chart.id = "survival";
  chart.title = text_of(&war, "chart_title.survival", title_of(*courses));
  chart.data = data_of(*courses);
  chart.panels.push_back(
      make_panel("", summary_of(*courses), [&](Svg& svg) { draw_courses(*courses, svg); }));
  chart.note = fmt::format(
      "Shares of the courses of the war, averaged over {} worlds.{} Circles: 10, 50 and 90 of 100 courses "
      "have "
      "ended. At the reported pace; paces have broken before.",
      context.answers.worlds,
      courses->ended.empty() ? "" : " Under the line it goes on; over it, how the others have ended.");
  return chart;
}

}  // namespace entente::report
