#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"

namespace entente::base {

/// The bytes of data/<name> as they were when the binary was built; empty when there is no such table.
std::string_view embedded_table(std::string_view name);

/// The tables of facts and words (gazetteer, lexicons, defaults) that a run uses: the embedded ones, or files
/// of the same name in a folder given with `--data`, so that an analyst can correct them without a compiler.
class DataTables {
 public:
  DataTables() = default;
  explicit DataTables(std::string folder) : folder_(std::move(folder)) {}

  /// The table's text. From the folder when it holds such a file, else from the binary.
  /// Errors: `data-table-missing` when neither has it; `unreadable-file`.
  Result<std::string> read(const std::string& name) const;

 private:
  std::string folder_;
};

}  // namespace entente::base
