#include "entente/report/chart.h"

#include <fmt/format.h>

#include "entente/report/html.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

std::string csv_cell(const std::string& text) {
  // A spreadsheet runs a cell that starts like a formula; names and quotes come from documents.
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const std::string out = formula ? fmt::format("'{}", text) : text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

// Short numbers never break; longer ones may, where a table is narrow.
std::string_view css_of(const Cell& cell) {
  if (!cell.number) return "";
  return cell.text.size() < 13 ? " class=\"num short\"" : " class=\"num\"";
}

// Figures with handles may stand on a page beside the same ones of a section.
std::string page_id(const Context& context, const Chart& chart) {
  return context.interactive ? "live-" + chart.id : chart.id;
}

std::string drawings(const Context& context, const Chart& chart) {
  std::string html;
  for (std::size_t i = 0; i < chart.panels.size(); ++i) {
    const Panel& panel = chart.panels[i];
    const std::string id = fmt::format("{}-{}", page_id(context, chart), i + 1);
    const std::string title = panel.heading.empty() ? chart.title : panel.heading;
    html += "<div class=\"panel\">";
    if (!panel.heading.empty()) html += wrap("p", escape(panel.heading), "panel-name");
    html += panel.wide.inline_form({id + "w", title, panel.summary}, "wide");
    html += panel.narrow.inline_form({id + "n", title, panel.summary}, "narrow");
    html += "</div>";
  }
  return html;
}

std::string downloads(const Chart& chart) {
  std::string html = fmt::format("<a download=\"{}.csv\" href=\"{}\">CSV</a>", escape(chart.id),
                                 data_address("text/csv", to_csv(chart.data)));
  for (std::size_t i = 0; chart.drawings_to_keep && i < chart.panels.size(); ++i) {
    const Panel& panel = chart.panels[i];
    const std::string name = panel.heading.empty() ? "SVG" : fmt::format("SVG: {}", panel.heading);
    const Label label{chart.id, panel.heading.empty() ? chart.title : panel.heading, panel.summary};
    html += fmt::format(" <a download=\"{}-{}.svg\" href=\"{}\">{}</a>", escape(chart.id), i + 1,
                        data_address("image/svg+xml", panel.wide.file_form(label)), escape(name));
  }
  return wrap("p", html, "downloads");
}

}  // namespace

Panel make_panel(std::string heading, std::string summary, const std::function<void(Svg&)>& draw) {
  Panel panel;
  panel.heading = std::move(heading);
  panel.summary = std::move(summary);
  draw(panel.wide);
  draw(panel.narrow);
  return panel;
}

std::string to_csv(const DataView& data) {
  std::vector<std::string> cells;
  for (const std::string& column : data.header) cells.push_back(csv_cell(column));
  std::string csv = fmt::format("{}\r\n", fmt::join(cells, ","));
  for (const auto& row : data.rows) {
    cells.clear();
    for (const Cell& cell : row) cells.push_back(csv_cell(cell.text));
    csv += fmt::format("{}\r\n", fmt::join(cells, ","));
  }
  return csv;
}

std::string table_html(const Context& context, const DataView& data, std::string_view css) {
  std::string head, body;
  for (std::size_t i = 0; i < data.header.size(); ++i) {
    const bool number = !data.rows.empty() && i < data.rows.front().size() && data.rows.front()[i].number;
    head +=
        fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"num\"" : "", escape(data.header[i]));
  }
  for (const auto& row : data.rows) {
    std::string cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string inner = context.trail.number(row[i].text, row[i].rests_on);
      // The heading travels with the cell: on a narrow screen each row becomes a short list.
      const std::string label = i < data.header.size() ? escape(data.header[i]) : "";
      cells += fmt::format("<td{} data-h=\"{}\">{}</td>", css_of(row[i]), label, inner);
    }
    body += wrap("tr", cells);
  }
  return fmt::format("<table class=\"{}\"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", css, head,
                     body);
}

std::string figure(const Context& context, const Chart& chart) {
  std::string html =
      wrap("figcaption", escape(chart.title)) + chart.instead + drawings(context, chart) + chart.after;
  if (!chart.note.empty()) html += wrap("p", escape(chart.note), "note-line");
  if (!chart.instead.empty())
    html += downloads(chart);
  else
    html += fmt::format("<details class=\"data\"><summary>Table and downloads</summary>{}{}</details>",
                        table_html(context, chart.data, "data"), downloads(chart));
  return fmt::format("<figure id=\"chart-{}\">{}</figure>", escape(page_id(context, chart)), html);
}

Cell value_cell(const question::Finding* finding) {
  if (!finding) return {"", {}, true};
  return {value_words(*finding), finding->rests_on, std::holds_alternative<double>(finding->value)};
}

Cell spread_cell(const question::Finding* finding) {
  if (!finding) return {"", {}, true};
  return {spread_words(*finding), finding->rests_on, true};
}

}  // namespace entente::report
