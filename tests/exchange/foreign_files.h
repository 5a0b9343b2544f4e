#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"
#include "scenario_support.h"

// Scenarios of other programs written into a folder, and what their readers say about them.
namespace entente::fixtures {

using Files = std::map<std::string, std::string>;

inline void put_all(const Folder& folder, const Files& files) {
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories(std::filesystem::path(folder.path() + "/" + name).parent_path());
    folder.put(name, text);
  }
}

using Reader = base::Result<exchange::Scenario> (*)(const std::vector<std::string>& paths);

/// Every diagnostic of reading these files as one folder, or "read".
inline std::string told_by(Reader reader, const Files& files) {
  Folder folder;
  put_all(folder, files);
  const auto result = reader({folder.path()});
  return result ? "read" : folder.plain(base::to_text(result.diagnostics()));
}

inline exchange::Scenario read_by(Reader reader, const Files& files) {
  Folder folder;
  put_all(folder, files);
  auto result = reader({folder.path()});
  if (!result) throw std::runtime_error(folder.plain(base::to_text(result.diagnostics())));
  return std::move(result).value();
}

/// The text with its one `before` replaced.
inline std::string with(std::string text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  if (at == std::string::npos) throw std::runtime_error("the text has no " + before);
  return text.replace(at, before.size(), after);
}

/// Text of a file -> text after one change, and the first line that is told then.
struct Change {
  const char* before;
  const char* after;
  const char* message;
};

inline std::string headline(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// "dropped a.json: what became of it", one line each.
inline std::string told_notes(const std::vector<exchange::ImportNote>& notes) {
  static const char* const kinds[] = {"kept", "dropped", "mended"};
  std::string text;
  for (const auto& note : notes)
    text += std::string(kinds[static_cast<int>(note.kind)]) + " " + note.file + ": " + note.what + "\n";
  return text;
}

/// Every package of a scenario whose issues have values or steps, as `utility` takes it.
inline std::vector<std::vector<double>> packages_of(const exchange::Scenario& scenario) {
  std::vector<std::vector<double>> packages = {{}};
  for (const auto& issue : scenario.issues) {
    std::vector<std::vector<double>> longer;
    for (const auto& package : packages)
      for (std::size_t k = 0; k < exchange::values_in(issue); ++k) {
        longer.push_back(package);
        longer.back().push_back(issue.numeric() ? exchange::number_at(issue, k) : static_cast<double>(k));
      }
    packages = std::move(longer);
  }
  return packages;
}

}  // namespace entente::fixtures
