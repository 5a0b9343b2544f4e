#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"

namespace entente::reading {

/// One row of a tab-separated table, its cells in the order of the columns asked for.
struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// The rows of a table with a header line; lines that open with '#' and empty lines are left out.
/// Adds a `data-table-row` diagnostic for a header without one of the columns and for a row with another
/// number of cells than its header; such rows are left out.
std::vector<TableRow> table_rows(const std::string& file, std::string_view text,
                                 const std::vector<std::string>& columns, base::Diagnostics& problems);

/// `data-table-row` at a line of a table.
base::Diagnostic faulty_row(const std::string& file, std::string_view text, std::size_t line,
                            std::string message, std::string help);

/// The parts of a cell that lists things with ';', trimmed, empty ones left out.
std::vector<std::string> listed(std::string_view cell);

}  // namespace entente::reading
