#include "entente/cli/open.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/cli/console.h"

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

base::Diagnostic missing(const std::string& path, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "missing-file";
  problem.message = std::move(message);
  problem.where.file = path;
  problem.help = std::move(help);
  return problem;
}

std::vector<std::string> cases_below(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (fs::exists(entry.path() / "case.toml", error)) found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

std::string joined(const fs::path& folder, const std::string& name) {
  return folder == "." ? name : (folder / name).string();
}

// "harbour" for cases/harbour, "cases/harbor" for cases/harbour.
base::Diagnostic no_such_case(const std::string& path) {
  const fs::path name(path);
  const fs::path beside = name.has_parent_path() ? name.parent_path() : fs::path(".");
  const std::string last = name.has_filename() ? name.filename().string() : beside.filename().string();
  std::string help =
      "name a case folder (it holds case.toml), or make one: entente draft DOCUMENT... -o CASE";
  for (const fs::path& folder : {beside, fs::path("cases")})
    if (const auto near = base::closest(last, cases_below(folder))) {
      help = fmt::format("did you mean \"{}\"?", joined(folder, *near));
      break;
    }
  return missing(path, fmt::format("there is no case \"{}\"", path), help);
}

base::Diagnostic not_one_case(const std::string& path) {
  std::vector<std::string> found = cases_below(path);
  if (found.empty())
    return missing(path, fmt::format("\"{}\" holds no case.toml", path),
                   "name a case folder, or make one: entente draft DOCUMENT... -o CASE");
  for (std::string& name : found) name = joined(path, name);
  return missing(path, fmt::format("\"{}\" is a folder of cases, not a case", path),
                 fmt::format("name one of them: {}", base::join_and(found)));
}

}  // namespace

bool is_case(const std::string& path) {
  return fs::is_directory(path) || fs::path(path).extension() == ".toml";
}

base::Diagnostics case_problems(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return {no_such_case(path)};
  if (!is_case(path))
    return {usage(
        fmt::format("\"{}\" is a document, not a case", path),
        fmt::format("entente read {0}, or make a case of it: entente draft {0} -o my-case", pasted(path)))};
  if (fs::is_directory(path, error) && !fs::exists(fs::path(path) / "case.toml", error))
    return {not_one_case(path)};
  return {};
}

base::Result<desk::Dossier> open_named(const std::string& path) {
  if (auto problems = case_problems(path); !problems.empty()) return problems;
  return desk::open_case(path);
}

base::Diagnostics document_problems(const std::vector<std::string>& paths, const char* verb,
                                    const char* example) {
  if (paths.empty()) return {usage(fmt::format("{} needs a document", verb), example)};
  base::Diagnostics problems;
  std::error_code error;
  for (const std::string& path : paths)
    if (fs::is_directory(path, error) && fs::exists(fs::path(path) / "case.toml", error))
      problems.push_back(
          usage(fmt::format("\"{}\" is a case; {} takes documents", path, verb),
                fmt::format("its documents stand in {}", (fs::path(path) / "documents").string())));
  return problems;
}

base::Diagnostics target_problems(const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  base::Diagnostic problem;
  problem.code = "unwritable-file";
  problem.where.file = path;
  if (fs::is_directory(path, error)) {
    problem.message = fmt::format("cannot write \"{}\": it is a folder", path);
    problem.help = fmt::format("name a file in it: -o {}", (fs::path(path) / "brief.html").string());
    return {problem};
  }
  if (folder.empty() || fs::is_directory(folder, error)) return {};
  problem.message = fmt::format("cannot write \"{}\": there is no folder \"{}\"", path, folder.string());
  problem.help = "name a folder that exists and that you may write to";
  return {problem};
}

}  // namespace entente::cli
