#include "entente/base/data_tables.h"

#include <filesystem>

#include <fmt/format.h>

#include "entente/base/file.h"

namespace entente::base {

Result<std::string> DataTables::read(const std::string& name) const {
  if (!folder_.empty()) {
    const std::string path = (std::filesystem::path(folder_) / name).string();
    if (std::filesystem::exists(path)) return read_file(path);
  }
  const std::string_view bytes = embedded_table(name);
  if (!bytes.empty()) return std::string(bytes);
  Diagnostic problem;
  problem.code = "data-table-missing";
  problem.message = fmt::format("there is no data table named \"{}\"", name);
  problem.where.file = folder_;
  problem.help =
      "the tables stand in data/ of the source tree; --data names a folder that replaces some of them";
  return problem;
}

}  // namespace entente::base
