// What would change it: per lever the worlds in which room opens (right) and closes (left), the mean change
// with its error; levers whose sign is unclear stand in a group of their own.
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

struct Row {
  std::string id, title, holder;
  const Answer* answer;
  const Finding *change, *up, *down;
};

question::About about(const std::string& lever) {
  return {"", "", "", lever, {}};
}

std::string holder_of(const Context& context, const Answer* answer, const std::string& lever) {
  std::string name;
  if (const auto found = context.dispute.find_lever(lever))
    if (const auto holder = context.dispute.parts().levers[found->index()].holder)
      name = context.dispute.party(*holder).name;
  return text_of(answer, "holder", name, about(lever));
}

std::vector<Row> rows_of(const Context& context) {
  std::vector<Row> rows;
  for (const Answer* answer : answers_to(context.answers, "compare"))
    for (const Finding* change : answer->all("change_in_room")) {
      const std::string& lever = change->about.lever;
      rows.push_back({lever, text_of(answer, "title", context.lever(lever), about(lever)),
                      holder_of(context, answer, lever), answer, change,
                      find(answer, "share_up", about(lever)), find(answer, "share_down", about(lever))});
    }
  return rows;
}

// The sign is unclear when the error or the interval reaches to both sides of no change.
bool unclear(const Row& row) {
  const auto change = number_of(row.change);
  if (!change) return true;
  if (row.change->error && std::fabs(*change) <= 2 * *row.change->error) return true;
  return row.change->interval && row.change->interval->most.first < 0 &&
         row.change->interval->most.second > 0;
}

double reach_of(const std::vector<Row>& rows) {
  double reach = 0.05;
  for (const Row& row : rows)
    for (const Finding* finding : {row.change, row.up, row.down})
      if (const auto value = number_of(finding)) reach = std::max(reach, std::fabs(*value) * 1.05);
  return std::min(1.0, reach);
}

void draw_change(const Context& context, const Row& row, const Axis& axis, double middle, Svg& svg) {
  const double zero = axis.at(0);
  const auto footing = context.trail.footing(row.change->rests_on);
  const auto bar = [&](double value) {
    const double x = axis.at(value);
    const Box box{std::min(zero, x), middle - 5, std::fabs(x - zero), 10};
    svg.rect(box, "act q80");
    lay_texture(svg, box, footing ? std::optional(footing->basis) : std::nullopt);
  };
  if (const auto up = number_of(row.up)) bar(*up);
  if (const auto down = number_of(row.down)) bar(-*down);
  if (const auto change = number_of(row.change)) {
    const double x = axis.at(*change);
    if (row.change->error)
      svg.line({axis.at(*change - 2 * *row.change->error), middle},
               {axis.at(*change + 2 * *row.change->error), middle}, "median", 1.5);
    svg.line({x, middle - 8}, {x, middle + 8}, "median", 2);
  }
}

// Returns the lower edge of the row.
double draw_row(const Context& context, const Row& row, const Axis& axis, double top, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double room = wide ? axis.left - 16 : svg.width() - 4;
  const auto title = wrap_text(row.title, room, 12);
  double below = svg.lines({0, top + 12}, title, {12, Anchor::start, ""});
  std::string under = row.holder.empty() ? "" : fmt::format("held by {} · ", row.holder);
  const auto change = number_of(row.change);
  under += change ? worlds_change_words(*change) : value_words(*row.change);
  below = svg.lines({0, below}, wrap_text(under, room, 11), {11, Anchor::start, "quiet"});
  const double middle = wide ? top + 10 : below;
  draw_change(context, row, axis, middle, svg);
  return std::max(below - 4, middle + 14) + (wide ? 4 : 8);
}

void draw_levers(const Context& context, const std::vector<Row>& rows, double reach, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{-reach, reach, wide ? 300.0 : 4.0, svg.width() - (wide ? 10 : 4)};
  svg.text({axis.left, 11}, wide ? "room closes" : "closes", {11, Anchor::start, "quiet"});
  svg.text({axis.at(0), 11}, "no change", {11, Anchor::middle, "quiet"});
  svg.text({axis.right, 11}, wide ? "room opens" : "opens", {11, Anchor::end, "quiet"});
  double top = 24;
  for (const Row& row : rows) top = draw_row(context, row, axis, top, svg);
  if (wide) svg.line({axis.at(0), 16}, {axis.at(0), top - 4}, "axis", 1);
  svg.set_height(top);
}

std::string summary_of(const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows) {
    const auto change = number_of(row.change);
    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", row.title,
                         change ? worlds_change_words(*change) : value_words(*row.change));
  }
  return words + ".";
}

std::vector<Cell> data_row(const Row& row) {
  const auto change = number_of(row.change);
  Cell cell{change ? worlds_change_words(*change) : value_words(*row.change), row.change->rests_on, true};
  return {{row.title, {}, false},
          {row.holder, {}, false},
          std::move(cell),
          {error_words(*row.change), row.change->rests_on, true},
          value_cell(row.up),
          value_cell(row.down),
          value_cell(find(row.answer, "share_flipped", about(row.id)))};
}

}  // namespace

std::optional<Chart> levers_chart(const Context& context) {
  const std::vector<Row> rows = rows_of(context);
  if (rows.empty()) return std::nullopt;
  Chart chart;
  chart.id = "levers";
  chart.title = text_of(context.answers.find("compare"), "chart_title.levers",
                        "What each lever does to the room for agreement");
  chart.data.header = {"Lever",         "Held by",        "Change in room",  "Error of the mean",
                       "Room opens in", "Room closes in", "Verdict flips in"};
  std::vector<Row> clear, open;
  for (const Row& row : rows) {
    (unclear(row) ? open : clear).push_back(row);
    chart.data.rows.push_back(data_row(row));
  }
  const double reach = reach_of(rows);
  const auto add = [&](const std::string& heading, const std::vector<Row>& group) {
    if (!group.empty())
      chart.panels.push_back(
          make_panel(heading, summary_of(group), [&](Svg& svg) { draw_levers(context, group, reach, svg); }));
  };
  add(open.empty() ? "" : "Levers with a clear sign", clear);
  add("Levers of unclear sign", open);
  chart.note = fmt::format(
      "Blue bars: the share of {} worlds in which the lever opens room (right) or closes it (left). Upright "
      "mark: the mean "
      "change, with twice its error.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
