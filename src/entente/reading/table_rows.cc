#include "entente/reading/table_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::reading {

namespace {

std::string_view line_of(std::string_view text, std::size_t line) {
  std::size_t start = 0;
  for (std::size_t n = 1; n < line; ++n) {
    start = text.find('\n', start);
    if (start == std::string_view::npos) return {};
    ++start;
  }
  std::string_view found = text.substr(start, text.find('\n', start) - start);
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

std::vector<std::size_t> positions(const std::vector<std::string>& header,
                                   const std::vector<std::string>& columns) {
  std::vector<std::size_t> found;
  for (const std::string& column : columns) {
    const auto at = std::find(header.begin(), header.end(), column);
    if (at == header.end()) return {};
    found.push_back(static_cast<std::size_t>(at - header.begin()));
  }
  return found;
}

}  // namespace

base::Diagnostic faulty_row(const std::string& file, std::string_view text, std::size_t line,
                            std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "data-table-row";
  problem.message = std::move(message);
  problem.where.file = file;
  problem.where.line = line;
  problem.where.column = 1;
  problem.where.source_line = std::string(line_of(text, line));
  problem.help = std::move(help);
  return problem;
}

std::vector<TableRow> table_rows(const std::string& file, std::string_view text,
                                 const std::vector<std::string>& columns, base::Diagnostics& problems) {
  std::vector<TableRow> rows;
  std::vector<std::size_t> order;
  std::size_t width = 0, number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (base::trim(line).empty() || line.front() == '#') continue;
    std::vector<std::string> cells = base::split(line, '\t');
    if (width == 0) {
      width = cells.size();
      order = positions(cells, columns);
      if (!order.empty()) continue;
      problems.push_back(faulty_row(file, text, number, "the header does not name all columns",
                                    fmt::format("the columns are {}", base::join_and(columns))));
      return rows;
    }
    if (cells.size() != width) {
      problems.push_back(faulty_row(file, text, number,
                                    fmt::format("the row has {} cells, the header {}", cells.size(), width),
                                    "cells are separated by one tab; an empty cell keeps its tab"));
      continue;
    }
    TableRow row;
    row.line = number;
    for (const std::size_t at : order) row.cells.emplace_back(base::trim(cells[at]));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> listed(std::string_view cell) {
  std::vector<std::string> parts;
  for (const std::string& part : base::split(cell, ';'))
    if (!base::trim(part).empty()) parts.emplace_back(base::trim(part));
  return parts;
}

}  // namespace entente::reading
