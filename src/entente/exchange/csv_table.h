#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/exchange/source_file.h"

namespace entente::exchange {

struct CsvCell {
  std::string text;
  evidence::Span span;  // in the file, quotation marks included
};
using CsvRow = std::vector<CsvCell>;

/// The rows of a CSV file; rows without any text are left out. nullopt after an error: `import-syntax`.
/// Source: [rfc4180].
std::optional<std::vector<CsvRow>> csv_rows(const SourceFile& file, ImportLog& log);

/// A cell as it is written: in quotation marks when it has to be.
std::string csv_cell(const std::string& text);

}  // namespace entente::exchange
