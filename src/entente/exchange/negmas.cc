#include "entente/exchange/negmas.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/negmas_utility.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

void missing_file(const std::string& where, std::string message, std::string help, ImportLog& log) {
  base::Diagnostic problem;
  problem.code = "import-files";
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.where.file = where;
  log.add({problem});
}

struct Sorted {
  std::optional<Tree> space;
  std::vector<Tree> parties;
};

Sorted sort_files(const std::vector<std::string>& files, ImportLog& log) {
  Sorted sorted;
  for (const std::string& path : files) {
    auto tree = read_tree(path, log);
    if (!tree) continue;
    const std::string kind = negmas_class(tree->root);
    if (tree->root.find("issues")) {
      if (sorted.space)
        missing_file(path, fmt::format("this is a second outcome space, beside {}", sorted.space->file.name),
                     "name the outcome space and the parties of one scenario", log);
      else
        sorted.space = std::move(tree);
    } else if (kind.ends_with("Function") || kind.ends_with("UFun")) {
      sorted.parties.push_back(std::move(*tree));
    } else {
      log.dropped(tree->file, "neither an outcome space nor a utility function: not read");
    }
  }
  return sorted;
}

// Reads the outcome space into issues.
class Space {
 public:
  explicit Space(TreeReader& file) : file_(file) {}

  std::vector<ScenarioIssue> issues(const Branch& root) {
    const std::string kind = negmas_class(root);
    if (!kind.empty() && !kind.ends_with("CartesianOutcomeSpace"))
      file_.fault(*root.find(root.find("type") ? "type" : "__python_class__"), "import-unsupported",
                  fmt::format("an outcome space of the kind \"{}\" is not read", kind),
                  "read are CartesianOutcomeSpace and DiscreteCartesianOutcomeSpace");
    const Branch* constraints = root.find("constraints");
    if (constraints && !constraints->items.empty())
      file_.log().dropped(file_.file(),
                          fmt::format("constraints on outcomes ({}): every combination counts as possible",
                                      constraints->items.size()));
    const Branch* list = file_.need(root, "issues", Branch::Kind::list);
    if (!list) return {};
    if (list->items.empty()) file_.fault(*list, "import-shape", "the outcome space has no issue");
    std::vector<ScenarioIssue> found;
    std::set<std::string> seen;
    for (const Branch& item : list->items) {
      auto issue = read(item, found.size());
      if (!issue) return {};
      if (!seen.insert(issue->name).second) {
        file_.fault(item, "import-shape", fmt::format("the issue \"{}\" stands twice here", issue->name));
        return {};
      }
      found.push_back(std::move(*issue));
    }
    return found;
  }

 private:
  std::optional<ScenarioIssue> read(const Branch& item, std::size_t place) {
    ScenarioIssue issue;
    const Branch* name = item.find("name");
    issue.name = name && !name->text.empty() ? name->text : fmt::format("issue {}", place + 1);
    const Branch* values = item.find("values");
    if (!values) {
      file_.fault(item, "import-shape", fmt::format("the issue \"{}\" has no values", issue.name));
      return std::nullopt;
    }
    static const std::set<std::string> ranges = {"ContiguousIssue", "ContinuousIssue"},
                                       lists = {"CategoricalIssue",     "OrdinalIssue",
                                                "CardinalIssue",        "DiscreteIssue",
                                                "DiscreteOrdinalIssue", "DiscreteCardinalIssue"};
    const std::string kind = negmas_class(item);
    if (values->kind == Branch::Kind::scalar) return count(std::move(issue), *values);
    if (ranges.count(kind)) return range(std::move(issue), *values, kind == "ContiguousIssue");
    if (!kind.empty() && !lists.count(kind)) {
      file_.fault(item, "import-unsupported",
                  fmt::format("the issue \"{}\" is of the kind \"{}\", which is not read", issue.name, kind));
      return std::nullopt;
    }
    if (values->kind != Branch::Kind::list) {
      file_.fault(
          *values, "import-shape",
          fmt::format("the values of \"{}\" are {}, where a list is needed", issue.name, kind_name(*values)));
      return std::nullopt;
    }
    issue.values = file_.names(*values, fmt::format("values of \"{}\"", issue.name));
    return issue.values.empty() ? std::nullopt : std::optional(issue);
  }

  // `values: n` is the numbers 0 to n - 1.
  std::optional<ScenarioIssue> count(ScenarioIssue issue, const Branch& values) {
    const auto n = file_.number(values, fmt::format("the number of values of \"{}\"", issue.name));
    if (!n) return std::nullopt;
    if (*n < 1 || *n != std::floor(*n)) {
      file_.fault(values, "import-shape",
                  fmt::format("the number of values of \"{}\" is {}, where a whole number from 1 is needed",
                              issue.name, values.text));
      return std::nullopt;
    }
    issue.high = *n - 1;
    issue.step = 1;
    return issue;
  }

  std::optional<ScenarioIssue> range(ScenarioIssue issue, const Branch& values, bool whole) {
    if (values.kind != Branch::Kind::list || values.items.size() != 2) {
      file_.fault(values, "import-shape",
                  fmt::format("\"{}\" needs two values, the lowest and the highest", issue.name));
      return std::nullopt;
    }
    const auto low = file_.number(values.items[0], fmt::format("the lowest value of \"{}\"", issue.name));
    const auto high = file_.number(values.items[1], fmt::format("the highest value of \"{}\"", issue.name));
    if (!low || !high) return std::nullopt;
    if (*low > *high) {
      file_.fault(values, "import-shape",
                  fmt::format("\"{}\" goes from {} down to {}", issue.name, base::shortest(*low),
                              base::shortest(*high)));
      return std::nullopt;
    }
    issue.low = *low, issue.high = *high;
    if (whole) issue.step = 1;
    return issue;
  }

  TreeReader& file_;
};

void check_parts(const Sorted& sorted, const std::vector<std::string>& paths, ImportLog& log) {
  const std::string where = paths.empty() ? std::string() : paths.front();
  if (!sorted.space)
    missing_file(where, "no outcome space of NegMAS is here", "it is the file with the key \"issues\"", log);
  if (sorted.parties.empty())
    missing_file(where, "no utility function of NegMAS is here",
                 "it is a file whose type is LinearAdditiveUtilityFunction or its like", log);
}

void add_parties(const std::vector<Tree>& trees, Scenario& scenario, ImportLog& log) {
  std::vector<SourceFile> files;
  for (const Tree& tree : trees) {
    TreeReader reader(tree, log);
    auto read = read_negmas_party(reader, tree.root, scenario.issues);
    if (!read) continue;
    scenario.parties.push_back(std::move(read->party));
    if (read->outcome)
      scenario.parties.back().reservation = utility(scenario, scenario.parties.size() - 1, *read->outcome);
    files.push_back({tree.file.path, tree.file.name, {}});
  }
  tell_apart(scenario.parties, files, log);
}

}  // namespace

base::Result<Scenario> read_negmas(const std::vector<std::string>& paths) {
  Scenario scenario;
  scenario.format = "NegMAS";
  ImportLog log;
  const Sorted sorted = sort_files(scenario_files(paths, {".yml", ".yaml", ".json"}, log), log);
  if (!log.failed()) check_parts(sorted, paths, log);
  if (!log.failed()) {
    TreeReader reader(*sorted.space, log);
    scenario.issues = Space(reader).issues(sorted.space->root);
    const Branch* name = sorted.space->root.find("name");
    if (name) scenario.title = name->text;
  }
  if (scenario.title.empty()) scenario.title = folder_title(paths);
  if (!log.failed()) add_parties(sorted.parties, scenario, log);
  return finished(std::move(scenario), log);
}

}  // namespace entente::exchange
