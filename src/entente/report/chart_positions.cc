// Who wants what, issue by issue: each scale with its anchors written out, each party's favoured point as a
// quantile bar, red lines as brackets; options as a matrix of dots.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/handle.h"
#include "entente/report/palette.h"
#include "entente/report/position_rows.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

constexpr double rows_top = 16;

using question::Answer;
using question::Finding;

using Row = PositionRow;

struct Sheet {
  const Context& context;
  const Answer& answer;
  const PositionRows rows;
};

// A row of a scale and where it stands; with lines that can be moved it has a second lane for their grips.
struct Lane {
  const Row& row;
  double start = 0, middle = 0;  // of the bar
};

const std::string& id_of(const Sheet& sheet, const Row& row) {
  return sheet.context.dispute.party(row.party).id;
}

const std::string& name_of(const Sheet& sheet, const Row& row) {
  return sheet.context.dispute.party(row.party).name;
}

std::string hue_of(const Row& row) {
  return party_class(row.party.index());
}

std::optional<dispute::Basis> basis_of(const Context& context, const Finding* finding) {
  if (!finding) return std::nullopt;
  const auto footing = context.trail.footing(finding->rests_on);
  return footing ? std::optional(footing->basis) : std::nullopt;
}

void draw_today(Svg& svg, const Axis& axis, const Finding* today, double top, double bottom) {
  const auto value = number_of(today);
  if (!value) return;
  const double x = axis.at(*value);
  svg.line({x, top}, {x, bottom}, "today");
  svg.text({x, top - 3}, "today", {10, Anchor::middle, "quiet"});
}

bool bounded(std::optional<double> value, double end) {
  return value && *value != end;
}

Bracket bracket_of(const dispute::Issue& issue, const Row& row) {
  const auto from = number_of(row.from), to = number_of(row.to);
  Bracket bracket;
  if (bounded(from, issue.low())) bracket.from = from;
  if (bounded(to, issue.high())) bracket.to = to;
  bracket.firmness = number_of(row.firmness).value_or(0.5);
  return bracket;
}

void draw_row(const Sheet& sheet, const dispute::Issue& issue, const Lane& lane, Svg& svg, const Axis& axis) {
  const Row& row = lane.row;
  const double middle = lane.middle;
  BarStyle style{hue_of(row), basis_of(sheet.context, row.ideal), 10};
  if (row.ideal) quantile_bar(svg, axis, *row.ideal, middle, style);
  const Bracket bracket = bracket_of(issue, row);
  // A thin line over all that the line accepts: which way a bracket opens is seen at once.
  if (bracket.from || bracket.to)
    svg.line({axis.at(bracket.from.value_or(issue.low())), middle + 8},
             {axis.at(bracket.to.value_or(issue.high())), middle + 8}, "axis");
  draw_bracket(svg, axis, bracket, middle, 16);
  if (row.unknown) svg.text({axis.right, middle + 4}, "[ ? ]", {12, Anchor::end, "strong"});
}

double step_of(const dispute::Issue& issue) {
  return issue.step.value_or((issue.high() - issue.low()) / 20);
}

struct End {
  Movable movable;
  double x = 0;
};

// The ends of a red line that can be moved, far enough apart for two handles.
std::vector<End> movable_ends(const Sheet& sheet, const dispute::Issue& issue, const Row& row,
                              const Axis& axis) {
  const Bracket bracket = bracket_of(issue, row);
  std::vector<End> ends;
  const auto add = [&](const char* leaf) {
    const Movable movable{fmt::format("red_line.{}.{}.{}", id_of(sheet, row), issue.id, leaf), axis,
                          step_of(issue)};
    if (const auto x = place_of(sheet.context, movable)) ends.push_back({movable, *x});
  };
  if (bracket.from) add("from");
  if (bracket.to) add("to");
  if (ends.size() == 2 && std::abs(ends[1].x - ends[0].x) < handle_size) {
    const double centre = std::clamp((ends[0].x + ends[1].x) / 2, handle_size, axis.right - handle_size);
    ends[0].x = centre - handle_size / 2;
    ends[1].x = centre + handle_size / 2;
  }
  return ends;
}

void draw_handles(const Sheet& sheet, const dispute::Issue& issue, const Lane& lane, Svg& svg,
                  const Axis& axis) {
  const double half = handle_size / 2;
  const Movable ideal{fmt::format("position.{}.{}.ideal", id_of(sheet, lane.row), issue.id), axis,
                      step_of(issue)};
  if (const auto x = place_of(sheet.context, ideal))
    draw_handle(sheet.context, ideal, {*x - half, lane.middle - half, handle_size, handle_size},
                {*x, lane.middle}, svg);
  const double middle = lane.middle + handle_size;
  for (const End& end : movable_ends(sheet, issue, lane.row, axis)) {
    const double x = *place_of(sheet.context, end.movable);
    svg.over([&](Svg& over) { over.line({x, lane.middle + 8}, {end.x, middle}, "stem"); });
    draw_handle(sheet.context, end.movable, {end.x - half, middle - half, handle_size, handle_size},
                {end.x, middle}, svg);
  }
}

// The rows one under the other, and last where they end.
std::vector<Lane> lanes_of(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows,
                           const Axis& axis, bool wide) {
  std::vector<Lane> lanes;
  double start = rows_top;
  for (const Row& row : rows) {
    double pitch = wide ? 22 : 36, middle = wide ? 11 : 25;
    if (sheet.context.interactive) {
      middle = wide ? handle_size / 2 : 16 + handle_size / 2;
      pitch =
          middle + handle_size / 2 + (movable_ends(sheet, issue, row, axis).empty() ? 2 : handle_size + 2);
    }
    lanes.push_back({row, start, start + middle});
    start += pitch;
  }
  lanes.push_back({rows.back(), start, start});
  return lanes;
}

void draw_scale(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{issue.low(), issue.high(), wide ? 150.0 : 10.0, svg.width() - (wide ? 30 : 10)};
  std::vector<Lane> lanes = lanes_of(sheet, issue, rows, axis, wide);
  const double bottom = lanes.back().start + 4;
  lanes.pop_back();
  for (const Mark& mark : anchors_of(issue))
    svg.line({axis.at(mark.value), rows_top}, {axis.at(mark.value), bottom}, "grid");
  draw_today(svg, axis, find(&sheet.answer, "status_quo", {"", issue.id, "", "", {}}), rows_top, bottom);
  for (const Lane& lane : lanes) {
    const std::string& name = name_of(sheet, lane.row);
    if (wide)
      svg.text({axis.left - 10, lane.middle + 4}, shorten(name, axis.left - 14, 12), {12, Anchor::end, ""});
    else
      svg.text({axis.left, lane.start + 12}, shorten(name, svg.width() - 20, 12), {12, Anchor::start, ""});
    draw_row(sheet, issue, lane, svg, axis);
    draw_handles(sheet, issue, lane, svg, axis);
  }
  svg.line({axis.left, bottom}, {axis.right, bottom}, "axis");
  svg.set_height(write_marks(svg, axis, anchors_of(issue), bottom) + 4);
}

bool holds(const std::vector<std::string>& options, const std::string& option) {
  return std::find(options.begin(), options.end(), option) != options.end();
}

// One party's dots. Filled: favoured. Ring: accepted by its red line.
void draw_choices(const Sheet& sheet, const dispute::Issue& issue, const Lane& lane, const Axis& axis,
                  Svg& svg) {
  const Row& row = lane.row;
  const double middle = lane.middle;
  const std::vector<std::string> favoured = options_of(row.ideal);
  const double width = (axis.right - axis.left) / static_cast<double>(issue.options.size());
  const dispute::Position* position =
      sheet.context.dispute.position(row.party, *sheet.context.dispute.find_issue(issue.id));
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    const std::string& option = issue.options[o].id;
    const Point centre{axis.at(static_cast<double>(o) + 0.5), middle};
    if (holds(row.accepted, option)) svg.circle(centre, 9, hue_of(row) + " edge");
    svg.circle(centre, holds(favoured, option) ? 6 : 2,
               holds(favoured, option) ? hue_of(row) + " fill" : "plain fill");
    if (!position || !position->favourite) continue;
    const Choice choice{
        fmt::format("position.{}.{}.ideal", id_of(sheet, row), issue.id), option,
        fmt::format("{} favours {}, on {}", name_of(sheet, row), plain_words(option), issue.title),
        holds(favoured, option)};
    draw_choice(sheet.context, choice,
                {centre.x - width / 2, middle - handle_size / 2, width - 1, handle_size - 1}, svg);
  }
}

// Options stand as columns, parties as rows.
void draw_dots(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double left = wide ? 160 : 110, top = 8, pitch = sheet.context.interactive ? handle_size : 24;
  const double step =
      (svg.width() - left) / static_cast<double>(std::max<std::size_t>(1, issue.options.size()));
  std::vector<Mark> columns;
  for (std::size_t o = 0; o < issue.options.size(); ++o)
    columns.push_back({static_cast<double>(o) + 0.5, plain_words(issue.options[o].id)});
  const Axis axis{0, static_cast<double>(issue.options.size()), left,
                  left + step * static_cast<double>(issue.options.size())};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double middle = top + pitch * (static_cast<double>(i) + 0.5);
    svg.text({left - 10, middle + 4}, shorten(name_of(sheet, rows[i]), left - 14, 12), {12, Anchor::end, ""});
    draw_choices(sheet, issue, {rows[i], middle, middle}, axis, svg);
  }
  svg.set_height(write_marks(svg, axis, columns, top + pitch * static_cast<double>(rows.size()) + 2) + 4);
}

const std::vector<std::string>& grounds_of(const Row& row) {
  static const std::vector<std::string> none;
  for (const Finding* finding : {row.from, row.to, row.unknown})
    if (finding) return finding->rests_on;
  return none;
}

void add_data(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows, DataView& data) {
  for (const Row& row : rows)
    data.rows.push_back({{issue.title, {}, false},
                         {name_of(sheet, row), {}, false},
                         value_cell(row.ideal),
                         spread_cell(row.ideal),
                         {accepts_words(row), grounds_of(row), false},
                         value_cell(row.firmness),
                         value_cell(row.salience)});
}

std::string summary_of(const Sheet& sheet, const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows) {
    if (!words.empty()) words += "; ";
    words += name_of(sheet, row);
    if (row.ideal) words += " favours " + value_words(*row.ideal);
    if (const std::string accepts = accepts_words(row); !accepts.empty()) words += ", accepts " + accepts;
  }
  return words + ".";
}

}  // namespace

std::optional<Chart> positions_chart(const Context& context, const Answer& positions) {
  const Sheet sheet{context, positions, PositionRows(context, positions)};
  Chart chart;
  chart.id = "positions";
  chart.title =
      text_of(&positions, "chart_title.positions", "What each party favours and refuses, issue by issue");
  chart.data.header = {"Issue",   "Party",           "Favours", "80 % interval",
                       "Accepts", "Line is real in", "Salience"};
  for (std::size_t i = 0; i < context.dispute.issues().size(); ++i) {
    const dispute::Issue& issue = context.dispute.issues()[i];
    const std::vector<Row> rows = sheet.rows.on(dispute::IssueId(i));
    if (rows.empty() || issue.kind == dispute::Issue::Kind::open) continue;
    const std::string heading =
        issue.unit.empty() ? issue.title : fmt::format("{} ({})", issue.title, issue.unit);
    const bool scale = issue.kind == dispute::Issue::Kind::scale;
    chart.panels.push_back(make_panel(heading, summary_of(sheet, rows), [&](Svg& svg) {
      scale ? draw_scale(sheet, issue, rows, svg) : draw_dots(sheet, issue, rows, svg);
    }));
    add_data(sheet, issue, rows, chart.data);
  }
  if (chart.panels.empty()) return std::nullopt;
  chart.note =
      "Bars: 50, 80 and 95 % of what the inputs allow, the thin line their median. Brackets: what a party "
      "accepts, "
      "heavier where the line is firmer; [ ? ]: a line whose content is not stated. Texture: hatched is "
      "judgement, "
      "dotted is a default.";
  return chart;
}

}  // namespace entente::report
