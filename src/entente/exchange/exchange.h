#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// One format of another program: a row of the table that fronts and docs read. A new format is one row.
struct Format {
  const char* name;   // "genius", as on the command line
  const char* title;  // "GENIUS XML"
  const char* takes;  // what its reader is given: "a folder, or a domain file and its profiles"
  /// Reads a folder or the files named; nullptr: not read.
  base::Result<Scenario> (*read)(const std::vector<std::string>& paths);
  /// nullptr: not written.
  base::Result<ExportedFiles> (*write)(const Scenario& scenario);
};

/// Every format, in the order in which they are listed to people.
std::span<const Format> formats();

/// Reads a scenario by the format's name. Errors: `unknown-exchange-format`; those of the format's reader;
/// those of check_scenario (scenario_check.h). Warnings come with the value.
base::Result<Scenario> import_scenario(std::string_view format, const std::vector<std::string>& paths);

/// The files of a scenario in a format; the caller writes them. Errors: `unknown-exchange-format`,
/// `export-unsupported`, those of check_scenario.
base::Result<ExportedFiles> export_scenario(std::string_view format, const Scenario& scenario);

}  // namespace entente::exchange
