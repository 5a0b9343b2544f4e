// A package put to a table: what each party gains by it, whose red lines it crosses, who accepts, who
// ratifies, and the packages that it is held against.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/palette.h"
#include "entente/report/scale_axis.h"
#include "entente/report/text_width.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct Row {
  std::string party;
  const Finding *gain, *accepts, *crosses;
  bool must_accept = false;
};

bool must_accept(const Context& context, const Answer& answer, const std::string& party) {
  const auto table = context.dispute.find_table(answer.table);
  if (!table) return false;
  const auto& acceptors = context.dispute.table(*table).must_accept;
  return std::any_of(acceptors.begin(), acceptors.end(), [&](const dispute::Acceptor& acceptor) {
    return context.dispute.party(acceptor.party).id == party;
  });
}

std::vector<Row> rows_of(const Context& context, const Answer& answer) {
  std::vector<Row> rows;
  for (const Finding* accepts : answer.all("text_acceptance")) {
    const std::string& party = accepts->about.party;
    const question::About about{party, "", "", "", {}};
    rows.push_back({party, find(&answer, "text_gain", about), accepts,
                    find(&answer, "text_crosses_line", about), must_accept(context, answer, party)});
  }
  return rows;
}

double reach_of(const std::vector<Row>& rows) {
  double reach = 0;
  for (const Row& row : rows) {
    if (const auto gain = number_of(row.gain)) reach = std::max(reach, std::fabs(*gain));
    if (row.gain && row.gain->interval)
      for (const double end : {row.gain->interval->nearly_all.first, row.gain->interval->nearly_all.second})
        reach = std::max(reach, std::fabs(end));
  }
  return reach > 0 ? reach : 1;
}

std::vector<std::string> labels_of(const Row& row) {
  std::vector<std::string> labels;
  if (number_of(row.accepts)) labels.push_back("accepts it in " + value_words(*row.accepts));
  if (number_of(row.crosses).value_or(0) > 0)
    labels.push_back("crosses its red line in " + value_words(*row.crosses));
  return labels;
}

// Returns the lower edge of the row.
double draw_row(const Context& context, const Row& row, const Axis& axis, double top, Svg& svg) {
  const bool wide = svg.width() > 500;
  const std::string& name = context.party(row.party);
  const double middle = top + (wide ? 12 : 26);
  if (wide)
    svg.text({axis.left - 10, middle + 4}, shorten(name, axis.left - 14, 12), {12, Anchor::end, ""});
  else
    svg.text({0, top + 12}, shorten(name, svg.width(), 12), {12, Anchor::start, ""});
  if (!wide) svg.line({axis.at(0), middle - 9}, {axis.at(0), middle + 9}, "stroke", 1.2);
  if (row.gain) {
    const auto footing = context.trail.footing(row.gain->rests_on);
    quantile_bar(
        svg, axis, *row.gain, middle,
        {party_class(context.place(row.party)), footing ? std::optional(footing->basis) : std::nullopt, 12});
  }
  const Point words = wide ? Point{axis.right + 14, top + 10} : Point{0, middle + 20};
  const double below = svg.lines(words, labels_of(row), {11, Anchor::start, "quiet"});
  return std::max(below - 4, middle + 10) + (wide ? 4 : 8);
}

void draw_rows(const Context& context, const std::vector<Row>& rows, double reach, Svg& svg) {
  const bool wide = svg.width() > 500;
  const Axis axis{-reach, reach, wide ? 160.0 : 4.0, wide ? 460.0 : svg.width() - 4};
  svg.text({axis.left, 13}, wide ? "prefers no agreement" : "loses", {11, Anchor::start, "quiet"});
  svg.text({axis.right, 13}, wide ? "prefers the package" : "gains", {11, Anchor::end, "quiet"});
  double top = 22;
  for (const Row& row : rows) top = draw_row(context, row, axis, top, svg);
  if (wide) svg.line({axis.at(0), 18}, {axis.at(0), top}, "stroke", 1.2);
  svg.text({axis.at(0), top + 14}, "no agreement", {11, Anchor::middle, ""});
  svg.set_height(top + 22);
}

void draw_ratifiers(const Context& context, const std::vector<const Finding*>& ratifiers, Svg& svg) {
  const Axis axis{0, 1, 0, svg.width() - 130};
  double top = 2;
  for (const Finding* ratifier : ratifiers) {
    svg.text({0, top + 12}, shorten(context.party(ratifier->about.party), svg.width() - 4, 12),
             {12, Anchor::start, ""});
    const auto footing = context.trail.footing(ratifier->rests_on);
    share_bar(svg, axis, *number_of(ratifier), {0, top + 18, 0, 12},
              {"act", footing ? std::optional(footing->basis) : std::nullopt, 12});
    svg.text({axis.at(*number_of(ratifier)) + 8, top + 28}, value_words(*ratifier),
             {11, Anchor::start, "quiet"});
    top += 40;
  }
  svg.set_height(top + 2);
}

std::string summary_of(const Context& context, const std::vector<Row>& rows) {
  std::string words;
  for (const Row& row : rows) {
    words += fmt::format("{}{}", words.empty() ? "" : "; ", context.party(row.party));
    if (const auto gain = number_of(row.gain)) words += " gains " + change_words(*gain);
    for (const std::string& label : labels_of(row)) words += ", " + label;
  }
  return words + ".";
}

void add_data(const Context& context, const std::vector<Row>& rows, DataView& data) {
  data.header = {"Party",         "Has to accept", "Gain over no agreement",
                 "80 % interval", "Accepts in",    "Crosses its red line in"};
  for (const Row& row : rows) {
    const auto gain = number_of(row.gain);
    Cell change = gain ? Cell{change_words(*gain), row.gain->rests_on, true} : Cell{"", {}, true};
    data.rows.push_back({{context.party(row.party), {}, false},
                         {row.must_accept ? "yes" : "no", {}, false},
                         std::move(change),
                         spread_cell(row.gain),
                         value_cell(row.accepts),
                         value_cell(row.crosses)});
  }
}

std::string term_words(const Finding* package, const std::string& issue) {
  const auto* terms = package ? std::get_if<question::Terms>(&package->value) : nullptr;
  if (!terms) return {};
  for (const question::Term& term : *terms)
    if (term.issue == issue) {
      const auto* number = std::get_if<double>(&term.value);
      return number ? number_words(*number) : plain_words(std::get<std::string>(term.value));
    }
  return "–";
}

// The package beside what is better for all who must accept it, and the nearest that they accept.
std::string beside_html(const Context& context, const Answer& answer) {
  const Finding* text = find(&answer, "text");
  const Finding* better = find(&answer, "dominating_package");
  const Finding* nearest = find(&answer, "nearest_acceptable");
  if (!text) return {};
  DataView data;
  data.header = {"Issue", "The package"};
  if (better) data.header.emplace_back("No worse for any who must accept, better for one");
  if (nearest) data.header.emplace_back("Nearest that they accept");
  for (const dispute::Issue& issue : context.dispute.issues()) {
    if (issue.kind == dispute::Issue::Kind::open) continue;
    std::vector<Cell> row{{issue.title, {}, false}};
    for (const Finding* package : {text, better, nearest})
      if (package) row.push_back({term_words(package, issue.id), package->rests_on, true});
    const bool named =
        std::any_of(row.begin() + 1, row.end(), [](const Cell& cell) { return cell.text != "–"; });
    if (named) data.rows.push_back(std::move(row));
  }
  // Only a whole text is held against the nearest.
  const bool missing = !nearest && text->unit == "package";
  const std::string none =
      missing ? wrap("p", "With every number at its median, no acceptable package was found.", "note-line")
              : "";
  return table_html(context, data, "data packages") + none;
}

void add_parties(const Context& context, const std::vector<Row>& rows, Chart& chart) {
  std::vector<Row> accepting, others;
  for (const Row& row : rows) (row.must_accept ? accepting : others).push_back(row);
  const double reach = reach_of(rows);
  const auto add = [&](const std::string& heading, const std::vector<Row>& group) {
    if (!group.empty())
      chart.panels.push_back(make_panel(heading, summary_of(context, group),
                                        [&](Svg& svg) { draw_rows(context, group, reach, svg); }));
  };
  add("Those who must accept", accepting);
  add("Others with a view", others);
}

void add_ratifiers(const Context& context, const Answer& tried, Chart& chart) {
  std::vector<const Finding*> ratifiers;
  std::string summary;
  for (const Finding* ratifier : tried.all("text_ratified")) {
    if (!number_of(ratifier)) continue;
    ratifiers.push_back(ratifier);
    summary += fmt::format("{}{}: {}", summary.empty() ? "" : "; ", context.party(ratifier->about.party),
                           value_words(*ratifier));
  }
  if (!ratifiers.empty())
    chart.panels.push_back(make_panel("Who would ratify it", summary + ".",
                                      [&](Svg& svg) { draw_ratifiers(context, ratifiers, svg); }));
}

}  // namespace

std::optional<Chart> package_chart(const Context& context, const Answer& tried) {
  if (tried.method != "tried_text") return std::nullopt;
  const std::vector<Row> rows = rows_of(context, tried);
  if (rows.empty()) return std::nullopt;
  Chart chart;
  chart.id = tried.table.empty() ? "package" : "package-" + tried.table;
  const Finding* passes = find(&tried, "text_passes");
  chart.title = text_of(
      &tried, "chart_title.package",
      number_of(passes) ? fmt::format("Those who must accept the package take it in {}", value_words(*passes))
                        : "What the package gives to each party");
  add_parties(context, rows, chart);
  add_ratifiers(context, tried, chart);
  add_data(context, rows, chart.data);
  chart.after = beside_html(context, tried);
  chart.note = fmt::format(
      "Bars: 50, 80 and 95 % of {} worlds, the thin line their median, in shares of each party’s own range; "
      "ranges of "
      "different parties are not comparable. Packages in the table hold with every number at its median.",
      context.answers.worlds);
  return chart;
}

}  // namespace entente::report
