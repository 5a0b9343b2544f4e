// Parties against issues at a glance: a table with one small drawing per cell. Large cases have a thousand
// cells, so each is written in as few bytes as it takes; its words stand in the label of its button.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/palette.h"
#include "entente/report/position_rows.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using dispute::Issue;
using question::Finding;

constexpr int cell_width = 200, cell_height = 48, margin = 8;

int whole(double value) {
  return static_cast<int>(std::lround(value));
}

// A value's place in the cell.
int across(const Issue& issue, double value) {
  const double share = (value - issue.low()) / (issue.high() - issue.low());
  return margin + whole(std::clamp(share, 0.0, 1.0) * (cell_width - 2 * margin));
}

// The row's salience is the height of its bar: what weighs more is larger.
int bar_height(const PositionRow& row) {
  return 10 + whole(26 * std::clamp(number_of(row.salience).value_or(0.5), 0.0, 1.0));
}

std::string band(const Issue& issue, const PositionRow& row, const std::pair<double, double>& ends,
                 std::string_view css) {
  const int left = across(issue, ends.first), width = std::max(2, across(issue, ends.second) - left);
  const int height = bar_height(row);
  return fmt::format("<path class=\"{}\" d=\"M{} {}h{}v{}h-{}z\"/>", css, left, (cell_height - height) / 2,
                     width, height, width);
}

std::string texture(const Context& context, const Issue& issue, const PositionRow& row) {
  const auto footing = context.trail.footing(row.ideal->rests_on);
  if (!footing || footing->basis == dispute::Basis::document) return {};
  const double value = number_of(row.ideal).value_or(0);
  const auto ends = row.ideal->interval ? row.ideal->interval->nearly_all : std::pair{value, value};
  return band(issue, row, ends, footing->basis == dispute::Basis::judgement ? "judged" : "defaulted");
}

std::string bar(const Context& context, const Issue& issue, const PositionRow& row) {
  const auto median = number_of(row.ideal);
  if (!median) return {};
  std::string drawing;
  if (const auto& spread = row.ideal->interval)
    drawing = band(issue, row, spread->nearly_all, "q95") + band(issue, row, spread->most, "q80") +
              band(issue, row, spread->half, "q50");
  drawing = fmt::format("<g class=\"{}\">{}</g>", party_class(row.party.index()), drawing);
  const int height = bar_height(row) + 6;
  return drawing + texture(context, issue, row) +
         fmt::format("<path class=\"median\" d=\"M{} {}v{}\"/>", across(issue, *median),
                     (cell_height - height) / 2, height);
}

// What the red line accepts, heavier where it is firmer; a side at the end of the scale stays open.
std::string brackets(const Issue& issue, const PositionRow& row) {
  if (row.unknown) return "<text x=\"192\" y=\"32\" font-size=\"24\" text-anchor=\"end\">?</text>";
  std::string path;
  const auto side = [&](const Finding* end, double open, int foot) {
    const auto value = number_of(end);
    if (value && *value != open)
      path += fmt::format("M{} 3h{}v42h{}", across(issue, *value) + foot, -foot, foot);
  };
  side(row.from, issue.low(), 8);
  side(row.to, issue.high(), -8);
  if (path.empty()) return {};
  const int weight = 2 + whole(4 * std::clamp(number_of(row.firmness).value_or(0.5), 0.0, 1.0));
  return fmt::format("<path class=\"bracket\" d=\"{}\" stroke-width=\"{}\"/>", path, weight);
}

std::string dots(const Issue& issue, const PositionRow& row) {
  const std::vector<std::string> favoured = options_of(row.ideal);
  const auto holds = [](const std::vector<std::string>& options, const std::string& option) {
    return std::find(options.begin(), options.end(), option) != options.end();
  };
  std::string drawing;
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    const int x =
        whole((static_cast<double>(o) + 0.5) * cell_width / static_cast<double>(issue.options.size()));
    const bool chosen = holds(favoured, issue.options[o].id);
    if (holds(row.accepted, issue.options[o].id))
      drawing += fmt::format("<circle class=\"edge\" cx=\"{}\" cy=\"24\" r=\"15\"/>", x);
    drawing += fmt::format("<circle class=\"fill\" cx=\"{}\" cy=\"24\" r=\"{}\"/>", x, chosen ? 10 : 3);
  }
  return fmt::format("<g class=\"{}\">{}</g>", party_class(row.party.index()), drawing);
}

std::string drawing_of(const Context& context, const Issue& issue, const PositionRow& row) {
  const std::string inner = issue.kind == Issue::Kind::options ? dots(issue, row)
                            : issue.kind == Issue::Kind::scale
                                ? bar(context, issue, row) + brackets(issue, row)
                                : "";
  return fmt::format("<svg class=\"cell{}\" viewBox=\"0 0 {} {}\">{}</svg>",
                     issue.kind == Issue::Kind::scale ? " scale" : "", cell_width, cell_height, inner);
}

std::string favoured_words(const PositionRow& row) {
  if (!row.ideal) return {};
  const std::string words = value_words(*row.ideal);
  return number_of(row.ideal) ? words : plain_words(words);
}

// "favours 40 (30 to 50), accepts from 35, salience 0.6"
std::string cell_words(const PositionRow& row) {
  if (!row.any()) return "no view";
  std::string words;
  if (row.ideal) {
    words = "favours " + favoured_words(row);
    if (const std::string spread = spread_words(*row.ideal); !spread.empty())
      words += fmt::format(" ({})", spread);
  }
  if (const std::string accepts = accepts_words(row); !accepts.empty())
    words += fmt::format("{}{}{}", words.empty() ? "" : ", ", row.unknown ? "" : "accepts ", accepts);
  if (const auto salience = number_of(row.salience))
    words += fmt::format("{}salience {}", words.empty() ? "" : ", ", number_words(*salience));
  return words;
}

std::string cell_html(const Context& context, const Issue& issue, const PositionRow& row) {
  const dispute::Party& party = context.dispute.party(row.party);
  const std::string label = fmt::format("{} on {}: {}", party.name, issue.title, cell_words(row));
  return fmt::format("<td data-party=\"{}\" data-issue=\"{}\"><button aria-label=\"{}\">{}</button></td>",
                     escape(party.id), escape(issue.id), escape(label),
                     row.any() ? drawing_of(context, issue, row) : "<span class=\"none\">no view</span>");
}

// The ends of a scale, or the options in their order: axis words.
std::string ends_words(const Issue& issue) {
  if (issue.kind == Issue::Kind::scale)
    return fmt::format("left: {}; right: {}", issue.anchors.begin()->second, issue.anchors.rbegin()->second);
  std::vector<std::string> options;
  for (const dispute::Option& option : issue.options) options.push_back(plain_words(option.id));
  return fmt::format("{}", fmt::join(options, "; "));
}

std::string head_html(const std::vector<Issue>& issues) {
  std::string head = "<th scope=\"col\">Party</th>";
  for (const Issue& issue : issues)
    if (issue.kind != Issue::Kind::open)
      head += fmt::format("<th scope=\"col\" data-issue=\"{}\">{}<small>{}</small></th>", escape(issue.id),
                          escape(issue.title), escape(ends_words(issue)));
  return wrap("thead", wrap("tr", head));
}

struct Matrix {
  std::string rows;
  DataView data;
};

Matrix matrix_of(const Context& context, const question::Answer& positions) {
  const PositionRows found(context, positions);
  const std::vector<Issue>& issues = context.dispute.issues();
  Matrix matrix;
  matrix.data.header = {"Party"};
  for (const Issue& issue : issues)
    if (issue.kind != Issue::Kind::open) matrix.data.header.push_back(issue.title);
  for (std::size_t p = 0; p < context.dispute.parties().size(); ++p) {
    const dispute::Party& party = context.dispute.parties()[p];
    std::string row = fmt::format("<th scope=\"row\" data-party=\"{}\"><span class=\"dot {}\"></span>{}</th>",
                                  escape(party.id), party_class(p), escape(party.name));
    std::vector<Cell> cells{{party.name, {}, false}};
    for (std::size_t j = 0; j < issues.size(); ++j) {
      if (issues[j].kind == Issue::Kind::open) continue;
      const PositionRow& view = found.at(dispute::PartyId(p), dispute::IssueId(j));
      row += cell_html(context, issues[j], view);
      cells.push_back({favoured_words(view), {}, false});
    }
    matrix.rows += wrap("tr", row);
    matrix.data.rows.push_back(std::move(cells));
  }
  return matrix;
}

}  // namespace

std::optional<Chart> matrix_chart(const Context& context, const question::Answer& positions) {
  Matrix matrix = matrix_of(context, positions);
  if (matrix.data.rows.empty() || matrix.data.header.size() < 2) return std::nullopt;
  Chart chart;
  chart.id = "matrix";
  chart.title = text_of(&positions, "chart_title.matrix", "Who wants what, and how much it matters to them");
  chart.instead = fmt::format(
      "<div class=\"matrix-box\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table class=\"matrix\" "
      "aria-label=\"{0}\">{1}<tbody>{2}</tbody></table></div>",
      escape(chart.title), head_html(context.dispute.issues()), matrix.rows);
  chart.data = std::move(matrix.data);
  chart.note =
      "Bars: 50, 80 and 95 % of what the inputs allow for the favoured point, taller where it matters more "
      "to the "
      "party. Brackets: what it accepts, heavier where the line is firmer; ?: a line whose content is not "
      "stated. "
      "Dots: options, the favoured one large, accepted ones ringed. Texture: hatched is judgement, dotted is "
      "a "
      "default. The CSV has the favoured points.";
  return chart;
}

}  // namespace entente::report
