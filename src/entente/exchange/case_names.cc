#include "entente/exchange/case_names.h"

#include <set>

#include "entente/base/number.h"

namespace entente::exchange {

namespace {

constexpr std::size_t longest_id = 48;

// Letters and digits of the name, one _ for everything between; `prefix` when it does not begin with a
// letter.
std::string id_of(const std::string& name, const std::string& prefix, const std::string& alone) {
  std::string id;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
      id += lower;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  if (id.size() > longest_id) id.resize(longest_id);
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty()) return alone;
  if (id[0] >= '0' && id[0] <= '9') id = prefix + id;
  return id;
}

// A set, for issues of thousands of values.
std::string free_id(const std::string& id, std::set<std::string>& taken) {
  std::string candidate = id;
  for (std::size_t next = 2; !taken.insert(candidate).second; ++next)
    candidate = id + "_" + std::to_string(next);
  return candidate;
}

std::vector<std::string> value_ids(const ScenarioIssue& issue) {
  std::vector<std::string> ids;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < values_in(issue); ++i) {
    std::string name = value_name(issue, i);
    // The sign is the difference between two numbers, not punctuation.
    if (name.size() > 1 && name[0] == '-' && name[1] >= '0' && name[1] <= '9') name.replace(0, 1, "minus ");
    ids.push_back(free_id(id_of(name, "v", "value_" + std::to_string(i + 1)), taken));
  }
  return ids;
}

}  // namespace

std::string value_name(const ScenarioIssue& issue, std::size_t index) {
  return issue.numeric() ? base::shortest(number_at(issue, index)) : issue.values[index];
}

CaseNames case_names(const Scenario& scenario) {
  CaseNames names;
  std::set<std::string> parties, issues;
  for (const ScenarioParty& party : scenario.parties)
    names.parties.push_back(
        free_id(id_of(party.name, "party_", "party_" + std::to_string(names.parties.size() + 1)), parties));
  for (const ScenarioIssue& issue : scenario.issues) {
    names.issues.push_back(
        free_id(id_of(issue.name, "issue_", "issue_" + std::to_string(names.issues.size() + 1)), issues));
    names.values.push_back(value_ids(issue));
  }
  return names;
}

}  // namespace entente::exchange
