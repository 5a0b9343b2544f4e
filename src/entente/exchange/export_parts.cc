#include "entente/exchange/export_parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::exchange {

std::string party_file(std::size_t place, const std::string& name, const std::string& ending) {
  std::string plain;
  for (const char c : name) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (keeps || (!plain.empty() && plain.back() != '_')) plain += keeps ? c : '_';
  }
  return fmt::format("party{:02}{}{}{}", place + 1, plain.empty() ? "" : "-", plain.substr(0, 60), ending);
}

std::optional<std::pair<double, double>> straight_line(const IssueUtility& seen, const ScenarioIssue& issue) {
  const double low = worth(seen, issue, issue.low), high = worth(seen, issue, issue.high);
  double largest = std::max(std::fabs(low), std::fabs(high));
  for (const auto& knot : seen.knots) largest = std::max(largest, std::fabs(knot.second));
  for (const auto& [x, u] : seen.knots) {
    if (x <= issue.low || x >= issue.high) continue;
    const double expected = low + (high - low) * (x - issue.low) / (issue.high - issue.low);
    if (std::fabs(u - expected) > 1e-14 * largest) return std::nullopt;
  }
  return std::pair(low, high);
}

std::string value_text(const ScenarioIssue& issue, std::size_t value) {
  return issue.numeric() ? base::shortest(number_at(issue, value)) : issue.values[value];
}

double worth_at(const IssueUtility& seen, const ScenarioIssue& issue, std::size_t value) {
  return worth(seen, issue, issue.numeric() ? number_at(issue, value) : static_cast<double>(value));
}

bool meets(const ScenarioBonus::Bound& bound, const ScenarioIssue& issue, std::size_t value) {
  if (!issue.numeric())
    return std::find(bound.values.begin(), bound.values.end(), value) != bound.values.end();
  const double number = number_at(issue, value);
  return bound.low <= number && number <= bound.high;
}

void note_rules(const Scenario& scenario, const std::string& program, std::vector<ImportNote>& notes) {
  const auto drop = [&](const std::string& what) {
    notes.push_back(
        {ImportNote::Kind::dropped, "", fmt::format("{}: {} has no place for it", what, program)});
  };
  if (scenario.quorum && *scenario.quorum < scenario.parties.size())
    drop(fmt::format("the quorum of {} of {} parties", *scenario.quorum, scenario.parties.size()));
  for (const ScenarioParty& party : scenario.parties)
    if (party.veto) drop(fmt::format("the veto of \"{}\"", party.name));
  if (scenario.initial_deal) drop("the initial deal");
}

}  // namespace entente::exchange
