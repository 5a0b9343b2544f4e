#include "entente/exchange/genius_xml.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/genius_domain.h"
#include "entente/exchange/genius_profile.h"
#include "entente/exchange/markup.h"
#include "entente/exchange/scenario_check.h"
#include "entente/exchange/source_file.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

namespace fs = std::filesystem;

struct Sorted {
  std::vector<SourceFile> domains, profiles;
};

// "0.5, 1" on every line: GENIUS reads such a file instead of computing the frontier.
std::size_t points_in(std::string_view text) {
  std::size_t points = 0;
  for (const std::string& line : base::split(text, '\n')) {
    if (base::trim(line).empty()) continue;
    for (const std::string& number : base::split(line, ','))
      if (!base::parse_number(base::trim(number))) return 0;
    ++points;
  }
  return points;
}

void sort_in(SourceFile file, Sorted& sorted, ImportLog& log) {
  const std::string root = root_name(file.text);
  if (root == "negotiation_template")
    sorted.domains.push_back(std::move(file));
  else if (root == "utility_space")
    sorted.profiles.push_back(std::move(file));
  else if (const std::size_t points = points_in(file.text))
    log.dropped(file,
                fmt::format("a list of {} points, not XML: the frontier is computed, not read", points));
  else
    log.dropped(file, root.empty() ? "not XML: not read"
                                   : fmt::format("root element <{}>: no part of a GENIUS scenario", root));
}

Sorted sort_files(const std::vector<std::string>& paths, ImportLog& log) {
  Sorted sorted;
  for (const std::string& path : scenario_files(paths, {".xml"}, log))
    if (auto file = read_source(path, log)) sort_in(std::move(*file), sorted, log);
  return sorted;
}

// A domain file alone stands for its folder: the profiles beside it count.
void add_neighbours(const std::string& path, Sorted& sorted, ImportLog& log) {
  std::string folder = fs::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  ImportLog aside;
  for (const std::string& name : scenario_files({folder}, {".xml"}, aside)) {
    std::error_code ignored;
    if (fs::equivalent(name, path, ignored)) continue;
    auto file = read_source(name, aside);
    if (file && root_name(file->text) == "utility_space") sorted.profiles.push_back(std::move(*file));
  }
  for (const base::Diagnostic& problem : aside.problems()) log.add({problem});
}

void check_found(const std::vector<std::string>& paths, const Sorted& sorted, ImportLog& log) {
  base::Diagnostic problem;
  problem.code = "import-files";
  problem.where.file = paths.empty() ? std::string() : paths.front();
  if (sorted.domains.size() > 1) {
    std::vector<std::string> names;
    for (const SourceFile& file : sorted.domains) names.push_back(file.name);
    problem.message = fmt::format("{} files are domains: {}", names.size(), base::join_and(names));
    problem.help = "name the domain file that counts";
    log.add({problem});
  } else if (sorted.domains.empty()) {
    problem.message = "no file here is a GENIUS domain: none has the root element <negotiation_template>";
    problem.help = "name the folder of the scenario, or its domain file and profiles";
    log.add({problem});
  } else if (sorted.profiles.empty()) {
    problem.message = "no file here is a GENIUS profile: none has the root element <utility_space>";
    problem.help = "a profile says what one party wants; name the profiles after the domain file";
    log.add({problem});
  } else if (sorted.profiles.size() > most_parties) {
    problem.code = "too-many-parties";
    problem.message = fmt::format("there are {} profiles; at most {} parties are computed",
                                  sorted.profiles.size(), most_parties);
    problem.help = "name the profiles that count after the domain file";
    log.add({problem});
  }
}

// "travel_domain.xml" is about travel.
std::string title_of(const SourceFile& file) {
  std::string title = stem(file.name);
  const std::string lower = base::lower_ascii(title);
  for (const std::string ending : {"_domain", "-domain", " domain"})
    if (lower.size() > ending.size() && lower.ends_with(ending)) title.resize(title.size() - ending.size());
  return base::lower_ascii(title) == "domain" ? folder_title({file.path}) : title;
}

}  // namespace

base::Result<Scenario> read_genius(const std::vector<std::string>& paths) {
  ImportLog log;
  Sorted sorted = sort_files(paths, log);
  std::error_code ignored;
  if (paths.size() == 1 && sorted.domains.size() == 1 && !fs::is_directory(paths.front(), ignored))
    add_neighbours(paths.front(), sorted, log);
  if (!log.failed()) check_found(paths, sorted, log);
  if (log.failed()) return log.problems();

  Scenario scenario;
  scenario.format = "GENIUS XML";
  scenario.title = title_of(sorted.domains.front());
  const auto root = read_markup(sorted.domains.front(), log);
  if (!root) return log.problems();
  const GeniusDomain domain = read_genius_domain(sorted.domains.front(), *root, log);
  if (log.failed()) return log.problems();
  scenario.issues = domain.issues;
  for (const SourceFile& file : sorted.profiles)
    if (const auto profile = read_markup(file, log))
      scenario.parties.push_back(read_genius_profile(file, *profile, domain, log));
  if (!log.failed()) tell_apart(scenario.parties, sorted.profiles, log);
  return finished(std::move(scenario), log);
}

}  // namespace entente::exchange
