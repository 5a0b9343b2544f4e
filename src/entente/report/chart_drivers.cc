// What matters most: per input, the room in the worlds in which it is low and in which it is high, around the
// room overall, with the value at which more than half of the worlds have room, or fewer.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

constexpr std::size_t most_rows = 12;
constexpr std::string_view line_end = ".firmness";

struct Row {
  std::string path, title;
  std::string_view when_low, when_high;  // what the ends of its bar are called
  const Finding *low, *high, *flip;
};

question::About about(const std::string& path) {
  return {"", "", "", path, {}};
}

double swing(const Row& row) {
  return std::fabs(*number_of(row.high) - *number_of(row.low));
}

// A red line is real or it is not: there is no more and no less of it in a world.
bool is_line(const std::string& path) {
  return path.starts_with("red_line.") && path.ends_with(line_end);
}

std::string title_of(const Context& context, const std::string& path) {
  if (!is_line(path)) return path_words(context.dispute, path);
  return path_words(context.dispute, path.substr(0, path.size() - line_end.size())) + " · red line";
}

// The larger swing first; equal ones as the answer has them.
std::vector<Row> rows_of(const Context& context, const Answer& answer) {
  std::vector<Row> rows;
  for (const Finding* low : answer.all("room_when_low")) {
    const std::string& path = low->about.lever;
    const bool line = is_line(path);
    const Row row{path,
                  title_of(context, path),
                  line ? "not real" : "low",
                  line ? "real" : "high",
                  low,
                  find(&answer, "room_when_high", about(path)),
                  find(&answer, "flip_at", about(path))};
    if (number_of(row.low) && number_of(row.high)) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return swing(a) > swing(b); });
  return rows;
}

// Within twice the error of the difference, the sign is not known.
bool unclear(const Row& row) {
  const double low = row.low->error.value_or(0), high = row.high->error.value_or(0);
  return swing(row) <= 2 * std::sqrt(low * low + high * high);
}

struct Tornado {
  const Context& context;
  std::optional<double> room;  // overall
  double from = 0, to = 1;     // of the axis
};

// All groups on one axis, so that bars compare; it ends at round tenths.
Tornado tornado_of(const Context& context, const Answer& answer, const std::vector<Row>& rows) {
  Tornado tornado{context, number_of(&answer, "room")};
  if (!tornado.room)
    for (const Answer* agreement : answers_to(context.answers, "agreement"))
      if (!tornado.room && agreement->table == answer.table) tornado.room = number_of(agreement, "room");
  double low = tornado.room.value_or(1), high = tornado.room.value_or(0);
  for (const Row& row : rows)
    for (const Finding* end : {row.low, row.high}) {
      low = std::min(low, *number_of(end));
      high = std::max(high, *number_of(end));
    }
  tornado.from = std::max(0.0, std::floor(low * 10) / 10);
  tornado.to = std::min(1.0, std::ceil(high * 10) / 10);
  if (tornado.to - tornado.from < 0.1) tornado.to = tornado.from + 0.1;
  return tornado;
}

std::string ends_words(const Row& row) {
  return fmt::format("{} {}, {} {}", row.when_low, worlds_words(*number_of(row.low)), row.when_high,
                     worlds_words(*number_of(row.high)));
}

std::string flip_words(const Row& row) {
  const auto flip = number_of(row.flip);
  return flip ? "flips at " + value_words(*row.flip) : "";
}

// "low" and "high" stand outside the bar, each at the end that it names.
void draw_bar(const Tornado& tornado, const Row& row, const Axis& axis, double middle, Svg& svg) {
  const double low = axis.at(*number_of(row.low)), high = axis.at(*number_of(row.high));
  const Box box{std::min(low, high), middle - 6, std::max(1.5, std::fabs(high - low)), 12};
  svg.rect(box, "act q80");
  const auto footing = tornado.context.trail.footing({row.path});
  lay_texture(svg, box, footing ? std::optional(footing->basis) : std::nullopt);
  const bool rises = high >= low;
  svg.text({box.x - 4, middle + 3.5}, rises ? row.when_low : row.when_high, {10, Anchor::end, "quiet"});
  svg.text({box.x + box.width + 4, middle + 3.5}, rises ? row.when_high : row.when_low,
           {10, Anchor::start, "quiet"});
  if (!number_of(row.flip)) return;
  const double x = std::clamp(axis.at(0.5), box.x, box.x + box.width);
  svg.area({{x, middle - 6}, {x + 5, middle}, {x, middle + 6}, {x - 5, middle}}, "act hole");
}

// Returns the lower edge of the row.
double draw_row(const Tornado& tornado, const Row& row, const Axis& axis, double top, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double room = wide ? axis.left - 60 : svg.width() - 4;
  double below = svg.lines({0, top + 12}, wrap_text(row.title, room, 12), {12, Anchor::start, ""});
  std::string under = ends_words(row);
  if (const std::string flip = flip_words(row); !flip.empty()) under += "; " + flip;
  below = svg.lines({0, below}, wrap_text(under, room, 11), {11, Anchor::start, "quiet"});
  const double middle = wide ? top + 10 : below;
  draw_bar(tornado, row, axis, middle, svg);
  return std::max(below - 4, middle + 14) + (wide ? 4 : 8);
}

void draw_tornado(const Tornado& tornado, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{tornado.from, tornado.to, wide ? 340.0 : 54.0, svg.width() - 54};
  svg.text({axis.left, 11}, worlds_words(tornado.from), {11, Anchor::start, "quiet"});
  svg.text({axis.right, 11}, worlds_words(tornado.to), {11, Anchor::end, "quiet"});
  double top = 24;
  const double start = top;
  for (const Row& row : rows) top = draw_row(tornado, row, axis, top, svg);
  if (tornado.room && wide)
    svg.line({axis.at(*tornado.room), start - 6}, {axis.at(*tornado.room), top - 4}, "today");
  svg.set_height(top);
}

std::string summary_of(const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows)
    words += fmt::format("{}{}: {}{}", words.empty() ? "" : "; ", row.title, ends_words(row),
                         flip_words(row).empty() ? "" : ", " + flip_words(row));
  return words + ".";
}

std::vector<Cell> data_row(const Context& context, const Answer& answer, const Row& row) {
  const auto footing = context.trail.footing({row.path});
  return {{row.title, {row.path}, false},
          value_cell(row.low),
          value_cell(row.high),
          value_cell(number_of(row.flip) ? row.flip : nullptr),
          value_cell(find(&answer, "depends_on", about(row.path))),
          {footing ? std::string(basis_words(footing->basis)) : "", {}, false}};
}

std::string sentence_of(const std::vector<Row>& rows) {
  if (unclear(rows.front())) return "No single input moves the room for agreement by more than chance";
  return "The room for agreement moves most with: " + rows.front().title;
}

}  // namespace

std::optional<Chart> drivers_chart(const Context& context, const Answer& drivers) {
  std::vector<Row> rows = rows_of(context, drivers), clear, open;
  if (rows.empty()) return std::nullopt;
  const Tornado tornado = tornado_of(context, drivers, rows);
  Chart chart;
  chart.id = drivers.table.empty() ? "drivers" : "drivers-" + drivers.table;
  chart.title = text_of(&drivers, "chart_title.drivers", sentence_of(rows));
  chart.data.header = {"Input",
                       "Room where it is low, or not real",
                       "Room where it is high, or real",
                       "Flips at",
                       "Share of the variance",
                       "Rests on"};
  for (const Row& row : rows) {
    chart.data.rows.push_back(data_row(context, drivers, row));
    std::vector<Row>& group = unclear(row) ? open : clear;
    if (group.size() < most_rows) group.push_back(row);
  }
  const auto add = [&](const std::string& heading, const std::vector<Row>& group) {
    if (!group.empty())
      chart.panels.push_back(
          make_panel(heading, summary_of(group), [&](Svg& svg) { draw_tornado(tornado, group, svg); }));
  };
  add(open.empty() ? "" : "Inputs with a clear direction", clear);
  add("Inputs of unclear direction", open);
  chart.note = fmt::format(
      "Each bar: the room among the fifth of {} worlds in which the input is lowest, and in which it is "
      "highest; of "
      "a red line, where it is not real, and where it is. {}Diamond: over the input’s range, room in more "
      "than half "
      "of the worlds turns into room in fewer. At most {} inputs are drawn in a group; the table has all.",
      context.answers.worlds,
      tornado.room ? fmt::format("Dashed line: overall, {}. ", worlds_words(*tornado.room)) : "", most_rows);
  return chart;
}

}  // namespace entente::report
