#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/geniusweb_profile.h"

namespace entente::exchange {

namespace {

std::optional<ScenarioIssue> read_range(TreeReader& file, const Branch& range, const std::string& name) {
  const auto low = file.need_number(range, "low"), high = file.need_number(range, "high"),
             step = file.need_number(range, "step");
  if (!low || !high || !step) return std::nullopt;
  if (*low > *high || *step <= 0) {
    file.fault(range, "import-shape",
               fmt::format("the range of \"{}\" goes from {} to {} in steps of {}", name,
                           base::shortest(*low), base::shortest(*high), base::shortest(*step)),
               "low is not above high, and the step is above 0");
    return std::nullopt;
  }
  ScenarioIssue issue;
  issue.low = *low, issue.high = *high, issue.step = *step;
  return issue;
}

std::optional<ScenarioIssue> read_issue(TreeReader& file, const std::string& name, const Branch& values) {
  std::optional<ScenarioIssue> issue;
  if (const Branch* range = values.find("range")) {
    issue = read_range(file, *range, name);
  } else if (const Branch* list = file.need(values, "values", Branch::Kind::list)) {
    issue.emplace();
    issue->values = file.names(*list, fmt::format("values of \"{}\"", name));
    if (issue->values.empty()) return std::nullopt;
  }
  if (issue) issue->name = name;
  return issue;
}

bool same_values(const ScenarioIssue& a, const ScenarioIssue& b) {
  if (a.numeric() || b.numeric()) return a.numeric() && b.numeric() && a.low == b.low && a.high == b.high;
  return std::set(a.values.begin(), a.values.end()) == std::set(b.values.begin(), b.values.end());
}

}  // namespace

std::vector<ScenarioIssue> read_geniusweb_domain(TreeReader& file, const Branch& domain) {
  const Branch* map = file.need(domain, "issuesValues", Branch::Kind::map);
  if (!map) return {};
  if (map->items.empty()) file.fault(*map, "import-shape", "the domain has no issue");
  std::vector<ScenarioIssue> issues;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < map->items.size(); ++i) {
    auto issue = read_issue(file, map->keys[i].text, map->items[i]);
    if (!issue) return {};
    if (!seen.insert(issue->name).second) {
      file.fault(map->keys[i], "import-shape",
                 fmt::format("the issue \"{}\" stands twice here", issue->name));
      return {};
    }
    issues.push_back(std::move(*issue));
  }
  return issues;
}

bool same_geniusweb_domain(TreeReader& file, const Branch& domain, const std::vector<ScenarioIssue>& issues) {
  const auto own = read_geniusweb_domain(file, domain);
  if (own.empty()) return false;
  const Branch& map = *domain.find("issuesValues");
  bool same = true;
  const auto differ = [&](const Branch& where, std::string message) {
    file.fault(where, "import-mismatch", std::move(message),
               "a profile has the issues and values of the domain");
    same = false;
  };
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto found =
        std::find_if(issues.begin(), issues.end(), [&](const auto& one) { return one.name == own[i].name; });
    if (found == issues.end())
      differ(map.keys[i], fmt::format("the domain has no issue \"{}\"", own[i].name));
    else if (!same_values(*found, own[i]))
      differ(map.keys[i], fmt::format("the values of \"{}\" are not those of the domain", own[i].name));
  }
  for (const ScenarioIssue& issue : issues)
    if (std::none_of(own.begin(), own.end(), [&](const auto& one) { return one.name == issue.name; }))
      differ(map, fmt::format("the domain's issue \"{}\" is missing here", issue.name));
  return same;
}

}  // namespace entente::exchange
