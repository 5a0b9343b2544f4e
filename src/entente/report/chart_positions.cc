// Who wants what, issue by issue: each scale with its anchors written out, each party's favoured point as a
// quantile bar, red lines as brackets; options as a matrix of dots.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Sheet {
  const Context& context;
  const Answer& answer;
};

// What one party says on one issue, as the findings have it.
struct Row {
  std::string party;
  const Finding *ideal, *from, *to, *firmness, *unknown;
};

std::vector<Row> rows_on(const Sheet& sheet, const dispute::Issue& issue) {
  std::vector<Row> rows;
  for (const dispute::Party& party : sheet.context.dispute.parties()) {
    const question::About about{party.id, issue.id, "", "", {}};
    const auto get = [&](std::string_view name) { return find(&sheet.answer, name, about); };
    const Row row{party.id,
                  get("ideal") ? get("ideal") : get("favourite"),
                  get("red_line_from"),
                  get("red_line_to"),
                  get("red_line_firmness"),
                  get("red_line_unknown")};
    if (row.ideal || row.from || row.to || row.firmness || row.unknown) rows.push_back(row);
  }
  return rows;
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

void draw_row(const Sheet& sheet, const dispute::Issue& issue, const Row& row, Svg& svg, const Axis& axis,
              double middle) {
  BarStyle style{party_class(sheet.context.place(row.party)), basis_of(sheet.context, row.ideal), 10};
  if (row.ideal) quantile_bar(svg, axis, *row.ideal, middle, style);
  const auto from = number_of(row.from), to = number_of(row.to);
  Bracket bracket;
  if (bounded(from, issue.low())) bracket.from = from;
  if (bounded(to, issue.high())) bracket.to = to;
  bracket.firmness = number_of(row.firmness).value_or(0.5);
  // A thin line over all that the line accepts: which way a bracket opens is seen at once.
  if (bracket.from || bracket.to)
    svg.line({axis.at(bracket.from.value_or(issue.low())), middle + 8},
             {axis.at(bracket.to.value_or(issue.high())), middle + 8}, "axis");
  draw_bracket(svg, axis, bracket, middle, 16);
  if (row.unknown) svg.text({axis.right, middle + 4}, "[ ? ]", {12, Anchor::end, "strong"});
}

void draw_scale(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{issue.low(), issue.high(), wide ? 150.0 : 10.0, svg.width() - (wide ? 30 : 10)};
  const double pitch = wide ? 22 : 36, top = 16;
  const double bottom = top + pitch * static_cast<double>(rows.size()) + 4;
  for (const Mark& mark : anchors_of(issue))
    svg.line({axis.at(mark.value), top}, {axis.at(mark.value), bottom}, "grid");
  draw_today(svg, axis, find(&sheet.answer, "status_quo", {"", issue.id, "", "", {}}), top, bottom);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double start = top + pitch * static_cast<double>(i);
    const std::string name = sheet.context.party(rows[i].party);
    if (wide)
      svg.text({axis.left - 10, start + 15}, shorten(name, axis.left - 14, 12), {12, Anchor::end, ""});
    else
      svg.text({axis.left, start + 12}, shorten(name, svg.width() - 20, 12), {12, Anchor::start, ""});
    draw_row(sheet, issue, rows[i], svg, axis, start + (wide ? 11 : 25));
  }
  svg.line({axis.left, bottom}, {axis.right, bottom}, "axis");
  svg.set_height(write_marks(svg, axis, anchors_of(issue), bottom) + 4);
}

std::vector<std::string> members_of(const Finding* finding) {
  if (!finding) return {};
  if (const auto* set = std::get_if<std::vector<std::string>>(&finding->value)) return *set;
  if (const auto* one = std::get_if<std::string>(&finding->value)) return {*one};
  return {};
}

// Filled: favoured. Ring: accepted by the party's red line. Options stand as columns, or as rows' words when
// narrow.
void draw_dots(const Sheet& sheet, const dispute::Issue& issue, const std::vector<Row>& rows, Svg& svg) {
  const bool wide = svg.width() > 500;
  const double left = wide ? 160 : 110, top = 8, pitch = 24;
  const double step =
      (svg.width() - left) / static_cast<double>(std::max<std::size_t>(1, issue.options.size()));
  std::vector<Mark> columns;
  for (std::size_t o = 0; o < issue.options.size(); ++o)
    columns.push_back({static_cast<double>(o) + 0.5, plain_words(issue.options[o].id)});
  const Axis axis{0, static_cast<double>(issue.options.size()), left,
                  left + step * static_cast<double>(issue.options.size())};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double middle = top + pitch * (static_cast<double>(i) + 0.5);
    svg.text({left - 10, middle + 4}, shorten(sheet.context.party(rows[i].party), left - 14, 12),
             {12, Anchor::end, ""});
    const std::string hue = party_class(sheet.context.place(rows[i].party));
    const std::vector<std::string> favoured = members_of(rows[i].ideal), accepted = members_of(rows[i].from);
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      const Point centre{axis.at(columns[o].value), middle};
      const auto holds = [&](const std::vector<std::string>& set) {
        return std::find(set.begin(), set.end(), issue.options[o].id) != set.end();
      };
      if (holds(accepted)) svg.circle(centre, 9, hue + " edge");
      svg.circle(centre, holds(favoured) ? 6 : 2, holds(favoured) ? hue + " fill" : "plain fill");
    }
  }
  svg.set_height(write_marks(svg, axis, columns, top + pitch * static_cast<double>(rows.size()) + 2) + 4);
}

std::string accepts_words(const Row& row) {
  if (row.unknown) return "a line was declared; its content is not stated";
  const auto from = number_of(row.from), to = number_of(row.to);
  if (from && to) return interval_words({*from, *to});
  if (from) return "from " + number_words(*from);
  if (to) return "up to " + number_words(*to);
  return base::join_and(members_of(row.from));
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
                         {sheet.context.party(row.party), {}, false},
                         value_cell(row.ideal),
                         spread_cell(row.ideal),
                         {accepts_words(row), grounds_of(row), false},
                         value_cell(row.firmness),
                         value_cell(find(&sheet.answer, "salience", {row.party, issue.id, "", "", {}}))});
}

std::string summary_of(const Sheet& sheet, const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows) {
    if (!words.empty()) words += "; ";
    words += sheet.context.party(row.party);
    if (row.ideal) words += " favours " + value_words(*row.ideal);
    if (const std::string accepts = accepts_words(row); !accepts.empty()) words += ", accepts " + accepts;
  }
  return words + ".";
}

}  // namespace

std::optional<Chart> positions_chart(const Context& context, const Answer& positions) {
  const Sheet sheet{context, positions};
  Chart chart;
  chart.id = "positions";
  chart.title =
      text_of(&positions, "chart_title.positions", "What each party favours and refuses, issue by issue");
  chart.data.header = {"Issue",   "Party",           "Favours", "80 % interval",
                       "Accepts", "Line is real in", "Salience"};
  for (const dispute::Issue& issue : context.dispute.issues()) {
    const std::vector<Row> rows = rows_on(sheet, issue);
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
