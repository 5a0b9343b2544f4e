#include "entente/exchange/exchange.h"

#include <array>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/exchange/csv.h"
#include "entente/exchange/genius_xml.h"
#include "entente/exchange/geniusweb.h"
#include "entente/exchange/geniusweb_export.h"
#include "entente/exchange/negmas.h"
#include "entente/exchange/negmas_export.h"
#include "entente/exchange/negolog.h"
#include "entente/exchange/scenario_check.h"
#include "entente/exchange/scored_game.h"

namespace entente::exchange {

namespace {

constexpr std::array<Format, 6> table = {{
    {"genius", "GENIUS XML", "a folder, or a domain file and its profiles", read_genius, write_genius},
    {"geniusweb", "GeniusWeb JSON", "a folder, or a domain file and its profiles", read_geniusweb,
     write_geniusweb},
    {"negmas", "NegMAS YAML or JSON", "a folder, or its files", read_negmas, write_negmas},
    {"negolog", "NegoLog JSON", "a folder, or its two profiles", read_negolog, nullptr},
    {"scored-game", "scored game", "a folder", read_scored_game, nullptr},
    {"csv", "CSV", "one file", read_csv, write_csv},
}};

// The row of a format that can do what is asked; else what there is.
base::Result<const Format*> find(std::string_view name, bool reading) {
  std::vector<std::string> names;
  for (const Format& format : table) {
    if (reading ? format.read == nullptr : format.write == nullptr) continue;
    if (format.name == name) return &format;
    names.push_back(format.name);
  }
  base::Diagnostic problem;
  problem.code = "unknown-exchange-format";
  problem.message = fmt::format("there is no format \"{}\" to {}", name, reading ? "read" : "write");
  const auto near = base::closest(name, names);
  problem.help = near ? fmt::format("did you mean \"{}\"?", *near)
                      : fmt::format("formats are {}", base::join_and(names));
  return problem;
}

}  // namespace

std::span<const Format> formats() {
  return table;
}

base::Result<Scenario> import_scenario(std::string_view format, const std::vector<std::string>& paths) {
  const auto row = find(format, true);
  if (!row.ok()) return row.diagnostics();
  auto scenario = (*row)->read(paths);
  if (!scenario.ok()) return scenario;
  base::Diagnostics found = scenario.diagnostics();
  const base::Diagnostics checked = check_scenario(*scenario);
  found.insert(found.end(), checked.begin(), checked.end());
  if (base::has_errors(found)) return found;
  return {std::move(scenario).value(), std::move(found)};
}

base::Result<ExportedFiles> export_scenario(std::string_view format, const Scenario& scenario) {
  const auto row = find(format, false);
  if (!row.ok()) return row.diagnostics();
  base::Diagnostics found = check_scenario(scenario);
  if (base::has_errors(found)) return found;
  auto out = (*row)->write(scenario);
  if (!out.ok()) return out;
  return {std::move(out).value(), std::move(found)};
}

}  // namespace entente::exchange
