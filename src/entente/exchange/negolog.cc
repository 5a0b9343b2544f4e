#include "entente/exchange/negolog.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/scenario_check.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

std::vector<Tree> profiles(const std::vector<std::string>& files, ImportLog& log) {
  std::vector<Tree> found;
  for (const std::string& path : files) {
    auto tree = read_tree(path, log);
    if (!tree) continue;
    if (tree->root.find("issueWeights") || tree->root.find("reservationValue"))
      found.push_back(std::move(*tree));
    else
      log.dropped(tree->file, "no profile of NegoLog: not read");
  }
  return found;
}

// The issues and values in the order of a profile's keys; empty after a fault.
std::vector<ScenarioIssue> issues_of(TreeReader& file, const Branch& root) {
  const Branch* map = file.need(root, "issues", Branch::Kind::map);
  if (!map) return {};
  if (map->items.empty()) file.fault(*map, "import-shape", "the profile has no issue");
  std::vector<ScenarioIssue> issues;
  for (std::size_t i = 0; i < map->items.size(); ++i) {
    ScenarioIssue issue;
    issue.name = map->keys[i].text;
    const Branch& values = map->items[i];
    if (values.kind != Branch::Kind::map || values.items.empty()) {
      file.fault(values, "import-shape",
                 fmt::format("\"{}\" is {}, where a map of values is needed", issue.name,
                             values.kind == Branch::Kind::map ? "an empty map" : kind_name(values)));
      return {};
    }
    if (values.items.size() > most_values) {
      file.fault(values.keys[most_values], "too-many-options",
                 fmt::format("\"{}\" has {} values, more than the {} a case can have", issue.name,
                             values.items.size(), most_values));
      return {};
    }
    for (const Branch& key : values.keys) issue.values.push_back(key.text);
    issues.push_back(std::move(issue));
  }
  return issues;
}

class Profile {
 public:
  Profile(TreeReader& file, const std::vector<ScenarioIssue>& issues)
      : file_(file), issues_(issues), index_(issues) {}

  ScenarioParty read(const Branch& root) {
    ScenarioParty party;
    party.name = stem(file_.file().name);
    party.issues.resize(issues_.size());
    const Branch* weights = file_.need(root, "issueWeights", Branch::Kind::map);
    const Branch* values = file_.need(root, "issues", Branch::Kind::map);
    if (const Branch* stated = root.find("reservationValue"))
      party.reservation = file_.number(*stated, "\"reservationValue\"");
    else
      file_.log().kept(file_.file(), "no reservationValue: no reservation value is stated");
    if (!weights || !values) return party;
    const auto weight = read_weights(*weights);
    std::vector<bool> seen(issues_.size());
    for (std::size_t i = 0; i < values->items.size(); ++i)
      if (const auto j = known_issue(values->keys[i], seen))
        party.issues[*j].of_value = utilities(values->items[i], *j, weight[*j]);
    missing(*values, seen, "issues");
    return party;
  }

 private:
  std::optional<std::size_t> known_issue(const Branch& key, std::vector<bool>& seen) {
    const auto found = index_.issue(key.text);
    if (!found)
      file_.fault(key, "import-mismatch", fmt::format("the first profile has no issue \"{}\"", key.text),
                  index_.help_with_issue(key.text));
    else if (seen[*found])
      file_.fault(key, "import-shape", fmt::format("\"{}\" stands twice here", key.text));
    else
      seen[*found] = true;
    return found;
  }

  void missing(const Branch& where, const std::vector<bool>& seen, const char* what) {
    for (std::size_t j = 0; j < issues_.size(); ++j)
      if (!seen[j])
        file_.fault(where, "import-mismatch", fmt::format("\"{}\" has no \"{}\"", what, issues_[j].name));
  }

  std::vector<double> read_weights(const Branch& map) {
    std::vector<double> weights(issues_.size());
    std::vector<bool> seen(issues_.size());
    double sum = 0;
    for (std::size_t i = 0; i < map.items.size(); ++i) {
      const auto j = known_issue(map.keys[i], seen);
      const auto weight = file_.number(map.items[i], fmt::format("the weight of \"{}\"", map.keys[i].text));
      if (j && weight) weights[*j] = *weight;
      sum += weight.value_or(0);
    }
    missing(map, seen, "issueWeights");
    if (std::fabs(sum - 1) > 1e-9)
      file_.log().kept(file_.file(), fmt::format("the weights add up to {}, not to 1: kept as written",
                                                 base::shortest(sum)));
    return weights;
  }

  std::vector<double> utilities(const Branch& map, std::size_t j, double weight) {
    std::vector<double> of_value(issues_[j].values.size());
    std::vector<bool> seen(of_value.size());
    for (std::size_t i = 0; i < map.items.size(); ++i) {
      const auto k = index_.value(j, map.keys[i].text);
      const auto utility = file_.number(map.items[i], fmt::format("the utility of \"{}\"", map.keys[i].text));
      if (!k) {
        file_.fault(map.keys[i], "import-mismatch",
                    fmt::format("\"{}\" is no value of \"{}\" in the first profile", map.keys[i].text,
                                issues_[j].name),
                    index_.help_with_value(j, map.keys[i].text));
        continue;
      }
      if (seen[*k])
        file_.fault(map.keys[i], "import-shape",
                    fmt::format("\"{}\" stands twice in \"{}\"", map.keys[i].text, issues_[j].name));
      seen[*k] = true;
      of_value[*k] = weight * utility.value_or(0);
    }
    for (std::size_t k = 0; k < seen.size(); ++k)
      if (!seen[k])
        file_.fault(map, "import-mismatch",
                    fmt::format("\"{}\" has no value \"{}\" here", issues_[j].name, issues_[j].values[k]));
    return of_value;
  }

  TreeReader& file_;
  const std::vector<ScenarioIssue>& issues_;
  IssueIndex index_;
};

}  // namespace

base::Result<Scenario> read_negolog(const std::vector<std::string>& paths) {
  Scenario scenario;
  scenario.format = "NegoLog JSON";
  scenario.title = folder_title(paths);
  ImportLog log;
  const auto trees = profiles(scenario_files(paths, {".json"}, log), log);
  if (!log.failed() && trees.empty()) {
    base::Diagnostic problem;
    problem.code = "import-files";
    problem.message = "no profile of NegoLog is here";
    problem.help = "a profile has the keys reservationValue, issueWeights and issues";
    problem.where.file = paths.empty() ? std::string() : paths.front();
    log.add({problem});
  }
  if (log.failed()) return log.problems();
  TreeReader first(trees.front(), log);
  scenario.issues = issues_of(first, trees.front().root);
  if (log.failed()) return log.problems();
  std::vector<SourceFile> files;
  for (const Tree& tree : trees) {
    TreeReader reader(tree, log);
    scenario.parties.push_back(Profile(reader, scenario.issues).read(tree.root));
    files.push_back({tree.file.path, tree.file.name, {}});
  }
  tell_apart(scenario.parties, files, log);
  return finished(std::move(scenario), log);
}

}  // namespace entente::exchange
