#include "entente/exchange/tree_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace fs = std::filesystem;

namespace {

// One spelling per number, so that 10, 10.0 and 1e1 meet.
std::optional<std::string> number_text(const std::string& text) {
  const auto number = base::parse_number(text);
  return number ? std::optional(base::shortest(*number)) : std::nullopt;
}

std::string help_with(const std::string& word, const std::vector<std::string>& known, const char* what) {
  if (known.size() > 1000) return fmt::format("there are {} {}", known.size(), what);
  if (const auto near = base::closest(word, known)) return fmt::format("did you mean \"{}\"?", *near);
  if (known.size() > 8)
    return fmt::format("there are {} {}, the first is \"{}\"", known.size(), what, known[0]);
  return fmt::format("the {} are {}", what, base::join_and(known));
}

std::string written(const Branch& branch) {
  if (branch.kind != Branch::Kind::scalar) return kind_name(branch);
  return branch.quoted ? '"' + branch.text + '"' : branch.text;
}

}  // namespace

void TreeReader::fault(const Branch& where, const char* code, std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  fault_in(file_, where.at, where.length, std::move(problem), log_);
}

const Branch* TreeReader::need(const Branch& map, std::string_view key, Branch::Kind kind) {
  static constexpr const char* wanted[] = {"nothing", "a text or a number", "a list", "a map"};
  const char* want = wanted[static_cast<std::size_t>(kind)];
  const Branch* found = map.find(key);
  if (!found)
    fault(map, "import-shape", fmt::format("the key \"{}\" is missing here", key),
          fmt::format("{} is needed under it", want));
  else if (found->kind != kind)
    fault(*found, "import-shape",
          fmt::format("\"{}\" is {}, where {} is needed", key, kind_name(*found), want));
  return found && found->kind == kind ? found : nullptr;
}

std::optional<double> TreeReader::number(const Branch& branch, const std::string& what) {
  const auto number = number_of(branch);
  if (number && std::isfinite(*number)) return number;
  fault(branch, "import-number",
        fmt::format("{} is {}, where a finite number is needed", what, written(branch)));
  return std::nullopt;
}

std::optional<double> TreeReader::need_number(const Branch& map, std::string_view key) {
  const Branch* found = need(map, key, Branch::Kind::scalar);
  return found ? number(*found, fmt::format("\"{}\"", key)) : std::nullopt;
}

std::optional<std::string> TreeReader::word(const Branch& branch, const std::string& what) {
  // A null written as a word is a word where a name is needed.
  if (branch.kind == Branch::Kind::scalar || (branch.kind == Branch::Kind::null && branch.text.size() > 1))
    return branch.text;
  fault(branch, "import-shape", fmt::format("{} is {}, where a text is needed", what, kind_name(branch)));
  return std::nullopt;
}

std::vector<std::string> TreeReader::names(const Branch& list, const std::string& what) {
  if (list.items.empty()) {
    fault(list, "import-shape", fmt::format("the {} are an empty list", what),
          "an issue has at least one value");
    return {};
  }
  if (list.items.size() > most_values) {
    fault(
        list.items[most_values], "too-many-options",
        fmt::format("the {} are {}, more than the {} a case can have", what, list.items.size(), most_values));
    return {};
  }
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Branch& item : list.items) {
    const auto name = word(item, fmt::format("one of the {}", what));
    if (!name) return {};
    if (seen.insert(*name).second)
      names.push_back(*name);
    else
      log_.mended(file_, fmt::format("{}: \"{}\" stands there twice and is read once", what, *name));
  }
  return names;
}

IssueIndex::IssueIndex(const std::vector<ScenarioIssue>& issues) : issues_(issues) {
  for (std::size_t j = 0; j < issues.size(); ++j) {
    issue_.emplace(issues[j].name, j);
    auto& values = value_.emplace_back();
    auto& numbers = number_.emplace_back();
    for (std::size_t k = 0; k < issues[j].values.size(); ++k) {
      values.emplace(issues[j].values[k], k);
      if (const auto text = number_text(issues[j].values[k])) numbers.emplace(*text, k);
    }
  }
}

std::optional<std::size_t> IssueIndex::issue(const std::string& name) const {
  const auto found = issue_.find(name);
  return found == issue_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> IssueIndex::value(std::size_t issue, const std::string& text) const {
  const auto found = value_[issue].find(text);
  if (found != value_[issue].end()) return found->second;
  const auto number = number_text(text);
  if (!number) return std::nullopt;
  const auto same = number_[issue].find(*number);
  return same == number_[issue].end() ? std::nullopt : std::optional(same->second);
}

std::string IssueIndex::help_with_issue(const std::string& text) const {
  std::vector<std::string> known;
  for (const ScenarioIssue& issue : issues_) known.push_back(issue.name);
  return help_with(text, known, "issues");
}

std::string IssueIndex::help_with_value(std::size_t issue, const std::string& text) const {
  return help_with(text, issues_[issue].values, "values");
}

void add_to(IssueUtility& sum, const IssueUtility& more, const ScenarioIssue& issue, double factor) {
  if (!issue.numeric()) {
    sum.of_value.resize(issue.values.size());
    for (std::size_t k = 0; k < more.of_value.size(); ++k) sum.of_value[k] += factor * more.of_value[k];
    return;
  }
  std::set<double> points;
  for (const auto& knot : sum.knots) points.insert(knot.first);
  for (const auto& knot : more.knots) points.insert(knot.first);
  std::vector<std::pair<double, double>> both;
  for (const double x : points) both.emplace_back(x, worth(sum, issue, x) + factor * worth(more, issue, x));
  sum.knots = std::move(both);
}

std::vector<std::string> scenario_files(const std::vector<std::string>& paths,
                                        const std::vector<std::string>& endings, ImportLog& log) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
      inside.push_back(at->path());
    std::sort(inside.begin(), inside.end());
    for (const fs::path& entry : inside) {
      const std::string name = entry.filename().string();
      const std::string ending = base::lower_ascii(entry.extension().string());
      const bool readable = std::find(endings.begin(), endings.end(), ending) != endings.end();
      if (readable && !name.starts_with('_') && fs::is_regular_file(entry, error))
        files.push_back(entry.string());
      else
        log.dropped({entry.string(), name, {}}, name.starts_with('_')
                                                    ? "figures or remarks about the scenario: not read"
                                                    : "no file of a scenario in this format: not read");
    }
  }
  if (files.empty()) {
    base::Diagnostic problem;
    problem.code = "import-files";
    problem.message =
        fmt::format("no file of a scenario is here; their names end in {}", base::join_and(endings));
    problem.where.file = paths.empty() ? std::string() : paths.front();
    log.add({problem});
  }
  return files;
}

std::string stem(const std::string& path) {
  return fs::path(path).stem().string();
}

std::string folder_title(const std::vector<std::string>& paths) {
  if (paths.empty()) return {};
  std::error_code error;
  fs::path path = fs::absolute(paths.front(), error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  if (!fs::is_directory(path, error)) path = path.parent_path();
  return path.filename().string();
}

void tell_apart(std::vector<ScenarioParty>& parties, const std::vector<SourceFile>& files, ImportLog& log) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const std::string before = parties[i].name;
    std::string name = before.empty() || seen.count(before) ? stem(files[i].name) : before;
    for (int n = 2; seen.count(name); ++n) name = fmt::format("{} {}", stem(files[i].name), n);
    seen.insert(name);
    parties[i].name = name;
    if (before.empty())
      log.mended(files[i], fmt::format("the party has no name and is called \"{}\"", name));
    else if (name != before)
      log.mended(files[i], fmt::format("a second party named \"{}\" is called \"{}\"", before, name));
  }
}

base::Result<Scenario> finished(Scenario scenario, const ImportLog& log) {
  if (log.failed()) return log.problems();
  scenario.notes.insert(scenario.notes.end(), log.notes().begin(), log.notes().end());
  return scenario;
}

}  // namespace entente::exchange
