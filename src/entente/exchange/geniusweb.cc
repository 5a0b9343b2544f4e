#include "entente/exchange/geniusweb.h"

#include <fmt/format.h>

#include "entente/exchange/geniusweb_profile.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

void two_domains(const Tree& first, const Tree& second, ImportLog& log) {
  base::Diagnostic problem;
  problem.code = "import-files";
  problem.message = fmt::format("this is a second domain, beside {}", first.file.name);
  problem.help = "name the domain and the profiles of one scenario";
  problem.where.file = second.file.path;
  log.add({problem});
}

// The files by what they are; anything else in them is noted.
struct Sorted {
  std::optional<Tree> domain;
  std::vector<Tree> profiles;
};

Sorted sort_files(const std::vector<std::string>& files, ImportLog& log) {
  Sorted sorted;
  for (const std::string& path : files) {
    auto tree = read_tree(path, log);
    if (!tree) continue;
    if (tree->root.find("issuesValues")) {
      if (sorted.domain)
        two_domains(*sorted.domain, *tree, log);
      else
        sorted.domain = std::move(tree);
    } else if (geniusweb_profile_kind(tree->root)) {
      sorted.profiles.push_back(std::move(*tree));
    } else {
      log.dropped(tree->file, "neither a domain nor a profile: not read");
    }
  }
  return sorted;
}

void no_profile(const std::vector<std::string>& paths, ImportLog& log) {
  base::Diagnostic problem;
  problem.code = "import-files";
  problem.message = "no profile of GeniusWeb is here";
  problem.help = "a profile is a JSON file with the one key \"LinearAdditiveUtilitySpace\" or its like";
  problem.where.file = paths.empty() ? std::string() : paths.front();
  log.add({problem});
}

// The domain's file, or else the domain that the first profile carries.
void read_domain(const Sorted& sorted, Scenario& scenario, ImportLog& log) {
  const Tree& tree = sorted.domain ? *sorted.domain : sorted.profiles.front();
  TreeReader reader(tree, log);
  const Branch* domain = &tree.root;
  if (!sorted.domain) {
    domain = reader.need(tree.root.items.front(), "domain", Branch::Kind::map);
    if (!domain) return;
    log.kept(tree.file, "there is no domain file: the domain inside this profile counts");
  }
  scenario.issues = read_geniusweb_domain(reader, *domain);
  if (const Branch* name = domain->find("name")) scenario.title = name->text;
}

}  // namespace

base::Result<Scenario> read_geniusweb(const std::vector<std::string>& paths) {
  Scenario scenario;
  scenario.format = "GeniusWeb JSON";
  ImportLog log;
  const Sorted sorted = sort_files(scenario_files(paths, {".json"}, log), log);
  if (!log.failed() && sorted.profiles.empty()) no_profile(paths, log);
  if (!log.failed()) read_domain(sorted, scenario, log);
  if (scenario.title.empty()) scenario.title = folder_title(paths);
  std::vector<SourceFile> files;
  for (const Tree& tree : sorted.profiles) {
    if (scenario.issues.empty()) break;
    TreeReader reader(tree, log);
    auto party = read_geniusweb_profile(reader, tree.root, scenario.issues);
    if (!party) continue;
    scenario.parties.push_back(std::move(*party));
    files.push_back({tree.file.path, tree.file.name, {}});
  }
  tell_apart(scenario.parties, files, log);
  return finished(std::move(scenario), log);
}

}  // namespace entente::exchange
