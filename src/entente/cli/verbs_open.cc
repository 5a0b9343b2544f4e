#include <filesystem>

#include <fmt/format.h>

#include "entente/cli/console.h"
#include "entente/cli/fronts.h"
#include "entente/cli/open.h"
#include "entente/cli/today.h"
#include "entente/cli/verbs.h"
#include "entente/desk/studio.h"

#ifndef ENTENTE_VERSION
#define ENTENTE_VERSION "0.1.0"
#endif

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

// The folder of a case that is named by its folder or by its case.toml.
std::string case_folder(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::is_directory(path, error) ? fs::path(path) : fs::path(path).parent_path();
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.empty() ? "." : folder.string();
}

// New cases stand beside the one that is open.
std::string working_folder(const Options& options) {
  if (!options.output.empty()) return options.output;
  if (options.paths.empty()) return ".";
  const fs::path parent = fs::path(case_folder(options.paths[0])).parent_path();
  return parent.empty() ? "." : parent.string();
}

base::Diagnostics folder_problems(const std::string& path, const char* option) {
  std::error_code error;
  if (fs::is_directory(path, error)) return {};
  return {usage(fmt::format("{} names no folder: \"{}\"", option, path), "name a folder that is there")};
}

Workbench workbench(const Options& options) {
  Workbench wanted;
  wanted.host = options.host;
  wanted.port = options.port;
  wanted.pages = options.pages;
  wanted.folder = working_folder(options);
  wanted.open_browser = !options.no_browser;
  wanted.result = [](const std::string& text) { print(text); };
  wanted.remark = [](const std::string& text) { talk(text); };
  return wanted;
}

}  // namespace

int run_open(const Options& options) {
  if (options.paths.size() > 1) return complain({usage("open takes one case", "entente open cases/harbour")});
  const Workbench wanted = workbench(options);
  base::Diagnostics problems = folder_problems(wanted.folder, "-o");
  if (!options.pages.empty()) problems = folder_problems(options.pages, "--pages");
  if (problems.empty() && !options.paths.empty()) problems = case_problems(options.paths[0]);
  if (!problems.empty()) return complain(problems);
  desk::StudioSettings settings;
  settings.folder = wanted.folder;
  settings.tables = base::DataTables(options.data);
  settings.today = today();
  settings.version = ENTENTE_VERSION;
  desk::Studio studio(std::move(settings));
  // A faulty case opens too: the workbench shows what is wrong with it.
  if (!options.paths.empty())
    if (const auto opened = studio.open(case_folder(options.paths[0])); !opened)
      return complain(opened.diagnostics());
  const auto served = options.fronts->open(studio, wanted);
  return served ? done : complain(served.diagnostics());
}

}  // namespace entente::cli
