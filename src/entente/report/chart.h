#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/report/context.h"
#include "entente/report/svg.h"

namespace entente::report {

/// One cell of a chart's table view; with `rests_on` the page makes it a link to its evidence.
struct Cell {
  std::string text;
  std::vector<std::string> rests_on;
  bool number = false;  // set right
};

struct DataView {
  std::vector<std::string> header;
  std::vector<std::vector<Cell>> rows;
};

/// One drawing in two widths: the page shows the one that fits.
struct Panel {
  std::string heading;  // "" when the chart's title says all
  std::string summary;  // for readers who cannot see it
  Svg wide{wide_width}, narrow{narrow_width};
  static constexpr double wide_width = 700, narrow_width = 340;
};

struct Chart {
  std::string id;     // "positions"; part of anchors
  std::string title;  // the finding in a plain sentence
  std::vector<Panel> panels;
  std::string note;  // units, worlds, how to read it
  DataView data;
  std::string instead;           // markup that stands for drawings and is a table already
  std::string after;             // markup between the drawings and their note
  bool drawings_to_keep = true;  // offers each drawing as a file; the table always is
};

/// A panel drawn by the same function at both widths.
Panel make_panel(std::string heading, std::string summary, const std::function<void(Svg&)>& draw);

/// The charts of look.md, each from the findings that carry it; nullopt when they are missing.
std::optional<Chart> strip_chart(const Context& context);
std::optional<Chart> positions_chart(const Context& context, const question::Answer& positions);
std::optional<Chart> room_chart(const Context& context, const question::Answer& agreement);
std::optional<Chart> tables_chart(const Context& context);
std::optional<Chart> gains_chart(const Context& context, const question::Answer& agreement);
std::optional<Chart> front_chart(const Context& context, const question::Answer& war);
std::optional<Chart> levers_chart(const Context& context);
std::optional<Chart> matrix_chart(const Context& context, const question::Answer& positions);
std::optional<Chart> frontier_chart(const Context& context, const question::Answer& agreement);
std::optional<Chart> package_chart(const Context& context, const question::Answer& tried);
std::optional<Chart> survival_chart(const Context& context, const question::Answer& war);
std::optional<Chart> obstacles_chart(const Context& context);
std::optional<Chart> leverage_chart(const Context& context);
std::optional<Chart> life_chart(const Context& context);
std::optional<Chart> drivers_chart(const Context& context, const question::Answer& drivers);

/// The chart as a figure: title, drawings, note, table view, downloads.
std::string figure(const Context& context, const Chart& chart);

/// The table view as comma-separated values (RFC 4180; a cell that a spreadsheet would run gets a leading
/// quote mark).
std::string to_csv(const DataView& data);

/// A table of HTML with linked numbers; `css` as class.
std::string table_html(const Context& context, const DataView& data, std::string_view css);

/// Cells from findings: value and 80 % interval, each a link; empty cells when the finding is missing.
Cell value_cell(const question::Finding* finding);
Cell spread_cell(const question::Finding* finding);

}  // namespace entente::report
