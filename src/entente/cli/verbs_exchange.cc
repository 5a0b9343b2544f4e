#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/open.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/exchange/case_scenario.h"
#include "entente/exchange/exchange.h"
#include "entente/exchange/scenario_case.h"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

std::string format_names(bool reads) {
  std::vector<std::string> names;
  for (const auto& format : exchange::formats())
    if (reads ? format.read != nullptr : format.write != nullptr) names.emplace_back(format.name);
  return base::join_and(names);
}

int no_format(const std::string& word, bool reads) {
  std::vector<std::string> names;
  for (const auto& format : exchange::formats())
    if (reads ? format.read != nullptr : format.write != nullptr) names.emplace_back(format.name);
  const auto near = base::closest(word, names);
  return complain({usage(
      fmt::format("there is no format \"{}\" that is {} here", word, reads ? "read" : "written"),
      near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("known: {}", format_names(reads)))});
}

bool knows(const std::string& word, bool reads) {
  for (const auto& format : exchange::formats())
    if (word == format.name) return reads ? format.read != nullptr : format.write != nullptr;
  return false;
}

// What is not on disk yet and would be overwritten: an export never replaces a file.
base::Diagnostics files_in_the_way(const std::map<std::string, std::string>& files,
                                   const std::string& folder) {
  base::Diagnostics problems;
  std::error_code error;
  for (const auto& [name, bytes] : files) {
    if (!fs::exists(fs::path(folder) / name, error)) continue;
    base::Diagnostic problem;
    problem.code = "folder-not-empty";
    problem.message = fmt::format("\"{}\" already holds \"{}\"", folder, name);
    problem.where.file = folder;
    problem.help = "name another folder with -o, or move the old files away";
    problems.push_back(std::move(problem));
  }
  return problems;
}

int write_all(const std::map<std::string, std::string>& files, const std::string& folder) {
  if (const auto problems = files_in_the_way(files, folder); !problems.empty()) return complain(problems);
  std::error_code error;
  fs::create_directories(folder, error);
  for (const auto& [name, bytes] : files) {
    const auto written = base::write_file((fs::path(folder) / name).string(), bytes);
    if (!written) return complain(written.diagnostics());
  }
  return done;
}

std::string told(const std::vector<exchange::ImportNote>& notes) {
  const std::string text = exchange::notes_text(notes);
  return text.empty() ? "nothing was left out\n" : text;
}

}  // namespace

int run_import(const Options& options) {
  if (options.paths.size() < 2)
    return complain({usage(fmt::format("import takes a format ({}) and what to read", format_names(true)),
                           "entente import genius scenario-folder -o my-case")});
  const std::string& format = options.paths[0];
  if (!knows(format, true)) return no_format(format, true);
  const std::string folder = options.output.empty() ? "case" : options.output;
  const auto scenario = exchange::import_scenario(format, {options.paths.begin() + 1, options.paths.end()});
  if (!scenario) return complain(scenario.diagnostics());
  auto draft = exchange::to_case(*scenario, today());
  if (!draft) return complain(draft.diagnostics());
  auto built = dispute::Case::build(*draft);
  if (!built) return complain(built.diagnostics());
  desk::Dossier dossier;
  dossier.draft = std::move(draft).value();
  dossier.dispute = std::make_shared<const dispute::Case>(std::move(built).value());
  cancel_on_interrupt();  // a folder is written whole: from here Ctrl-C waits
  const auto saved = desk::save_new_case(dossier, folder);
  if (!saved) return complain(saved.diagnostics());
  talk(base::to_text(scenario.diagnostics()));
  talk(told(scenario->notes));
  talk(fmt::format("wrote {}: {} and {}\nnext: entente ask {} agreement\n", folder,
                   counted(scenario->parties.size(), "party", "parties"),
                   counted(scenario->issues.size(), "issue", "issues"), pasted(folder)));
  return done;
}

int run_export(const Options& options) {
  if (options.paths.size() != 2)
    return complain({usage(fmt::format("export takes a format ({}) and a case", format_names(false)),
                           "entente export negmas cases/harbour-sport -o scenario")});
  const std::string& format = options.paths[0];
  if (!knows(format, false)) return no_format(format, false);
  const auto dossier = open_named(options.paths[1]);
  if (!dossier) return complain(dossier.diagnostics());
  const auto& dispute = *dossier->dispute;
  if (dispute.tables().empty())
    return complain(
        {usage("the case has no table, so it is not known who negotiates", "add a [[table]] to the case")});
  const auto table =
      options.tables.empty() ? std::optional(dispute::TableId(0)) : dispute.find_table(options.tables[0]);
  if (!table)
    return complain(
        {usage(fmt::format("there is no table \"{}\"", options.tables[0]), "see [[table]] in the case")});
  const auto scenario = exchange::to_scenario(dispute, *table);
  if (!scenario) return complain(scenario.diagnostics());
  auto files = exchange::export_scenario(format, *scenario);
  if (!files) return complain(files.diagnostics());
  const std::string folder = options.output.empty() ? "scenario" : options.output;
  if (const int code = write_all(files->files, folder); code != done) return code;
  talk(base::to_text(files.diagnostics()));
  auto notes = scenario->notes;
  notes.insert(notes.end(), files->notes.begin(), files->notes.end());
  talk(told(notes));
  talk(fmt::format("wrote {}: {}\n", folder, counted(files->files.size(), "file", "files")));
  return done;
}

}  // namespace entente::cli
