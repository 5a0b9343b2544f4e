#include "entente/desk/case_shelf.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <unistd.h>

#include <fmt/format.h>

#include "entente/base/assets.h"
#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/desk/edit_values.h"
#include "entente/dispute/toml_tree.h"

namespace entente::desk {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_found = 200, largest_glance = std::size_t{1} << 20;

// One key of [case], however the rest of the file stands.
std::string case_text(const std::string& toml, const char* key) {
  const auto tree = dispute::parse_toml(toml, "");
  const auto* table = tree ? tree->find("case") : nullptr;
  const auto* value = table ? table->find(key) : nullptr;
  return value && value->kind == dispute::TomlNode::Kind::text ? value->text : "";
}

base::Diagnostic unwritable(const std::string& folder, const std::string& why) {
  auto problem = edit_problem("unwritable-file", fmt::format("cannot write \"{}\": {}", folder, why),
                              "name a folder that exists and that you may write to");
  problem.where.file = folder;
  return problem;
}

// "cases/harbour/documents/a.md" → "harbour", "documents/a.md"
std::pair<std::string, std::string> parts_of(std::string_view asset) {
  constexpr std::string_view prefix = "cases/";
  if (!asset.starts_with(prefix)) return {};
  asset.remove_prefix(prefix.size());
  const std::size_t slash = asset.find('/');
  if (slash == std::string_view::npos) return {};
  return {std::string(asset.substr(0, slash)), std::string(asset.substr(slash + 1))};
}

}  // namespace

std::vector<Sample> samples() {
  static const std::vector<Sample> known = [] {
    std::vector<Sample> list;
    for (const base::Asset& asset : base::assets()) {
      const auto [name, file] = parts_of(asset.name);
      if (file != "case.toml" || asset.gzip) continue;
      const std::string toml(asset.bytes);
      list.push_back({name, case_text(toml, "title"), case_text(toml, "question")});
    }
    return list;
  }();
  return known;
}

std::vector<FoundCase> found_cases(const std::string& working_folder) {
  std::error_code error;
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(working_folder, error)) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    if (!hidden && fs::is_regular_file(entry.path() / "case.toml", error))
      folders.push_back(entry.path().string());
  }
  std::sort(folders.begin(), folders.end());
  if (folders.size() > most_found) folders.resize(most_found);
  std::vector<FoundCase> found;
  for (const std::string& folder : folders) {
    const auto toml = base::read_file((fs::path(folder) / "case.toml").string(), largest_glance);
    std::string title = toml ? case_text(*toml, "title") : "";
    if (title.empty()) title = fs::path(folder).filename().string();
    found.push_back({folder, std::move(title)});
  }
  return found;
}

base::Result<std::string> made_folder(const std::string& working_folder, std::string_view name,
                                      const std::function<base::Result<bool>(const std::string&)>& fill) {
  const fs::path working(working_folder);
  const std::string clean = folder_name(name);
  const fs::path unfinished = working / fmt::format(".{}.{}.part", clean, ::getpid());
  std::error_code error;
  fs::remove_all(unfinished, error);
  if (!fs::create_directories(unfinished, error)) return unwritable(working_folder, error.message());
  if (const auto filled = fill(unfinished.string()); !filled) {
    fs::remove_all(unfinished, error);
    return filled.diagnostics();
  }
  fs::path made = working / clean;
  for (int n = 2; fs::exists(fs::symlink_status(made, error)); ++n)
    made = working / fmt::format("{}-{}", clean, n);
  fs::rename(unfinished, made, error);
  if (!error) return made.string();
  const std::string why = error.message();
  fs::remove_all(unfinished, error);
  return unwritable(made.string(), why);
}

base::Result<std::string> copied_sample(const std::string& working_folder, const std::string& name) {
  std::vector<std::string> names;
  for (const Sample& sample : samples()) names.push_back(sample.name);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const auto near = base::closest(name, names);
    return edit_problem("unknown-case", fmt::format("there is no worked case \"{}\"", name),
                        near ? fmt::format("did you mean \"{}\"?", *near)
                             : fmt::format("there are {}", base::join_and(names)));
  }
  return made_folder(working_folder, name, [&](const std::string& folder) -> base::Result<bool> {
    for (const base::Asset& asset : base::assets()) {
      const auto [sample, file] = parts_of(asset.name);
      if (sample != name) continue;
      const fs::path target = fs::path(folder) / file;
      std::error_code error;
      fs::create_directories(target.parent_path(), error);
      if (auto written = base::write_file(target.string(), asset.bytes); !written) return written;
    }
    return true;
  });
}

std::string folder_name(std::string_view title) {
  std::string name;
  for (const char c : base::lower_ascii(title)) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (good)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  if (name.size() > 60) name.resize(60);
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "case" : name;
}

bool lies_inside(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(path, error), outer = fs::weakly_canonical(folder, error);
  if (error) return false;
  const auto [at, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  static_cast<void>(rest);
  return at == outer.end();
}

}  // namespace entente::desk
