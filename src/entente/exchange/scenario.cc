#include "entente/exchange/scenario.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::exchange {

std::size_t values_in(const ScenarioIssue& issue) {
  if (!issue.numeric()) return issue.values.size();
  if (issue.low == issue.high) return 1;
  if (!issue.step) return 0;
  // A step that was written in decimals may miss the upper end by a rounding error.
  return static_cast<std::size_t>(std::floor((issue.high - issue.low) / *issue.step + 1e-9)) + 1;
}

double number_at(const ScenarioIssue& issue, std::size_t index) {
  if (index == 0) return issue.low;
  const double number = issue.low + static_cast<double>(index) * issue.step.value_or(0);
  // 0.1 + 2 × 0.1 is to be 0.3, as the file means it.
  const double rounded = std::round(number * 1e9) / 1e9;
  return std::min(std::fabs(rounded - number) <= 1e-12 * std::max(1.0, std::fabs(number)) ? rounded : number,
                  issue.high);
}

double worth(const IssueUtility& seen, const ScenarioIssue& issue, double value) {
  if (!issue.numeric()) {
    if (seen.of_value.empty()) return 0;
    const auto index = static_cast<std::size_t>(value);
    base::require(value >= 0 && index < seen.of_value.size(), "worth: no such value");
    return seen.of_value[index];
  }
  const auto& knots = seen.knots;
  if (knots.empty()) return 0;
  const auto above = std::lower_bound(knots.begin(), knots.end(), value,
                                      [](const auto& knot, double at) { return knot.first < at; });
  if (above == knots.end()) return knots.back().second;
  if (above->first == value || above == knots.begin()) return above->second;
  const auto& [x0, u0] = *std::prev(above);
  return u0 + (above->second - u0) * ((value - x0) / (above->first - x0));
}

bool pays(const ScenarioBonus& bonus, const Scenario& scenario, const std::vector<double>& package) {
  return std::all_of(bonus.bounds.begin(), bonus.bounds.end(), [&](const ScenarioBonus::Bound& bound) {
    const double value = package[bound.issue];
    if (scenario.issues[bound.issue].numeric()) return bound.low <= value && value <= bound.high;
    return std::find(bound.values.begin(), bound.values.end(), static_cast<std::size_t>(value)) !=
           bound.values.end();
  });
}

std::pair<double, double> utility_bounds(const Scenario& scenario, std::size_t party) {
  const ScenarioParty& one = scenario.parties[party];
  double low = one.base, high = one.base;
  for (const IssueUtility& seen : one.issues) {
    std::vector<double> values = seen.of_value;
    for (const auto& knot : seen.knots) values.push_back(knot.second);
    if (values.empty()) continue;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    low += *least;
    high += *most;
  }
  for (const ScenarioBonus& bonus : one.bonuses) (bonus.adds < 0 ? low : high) += bonus.adds;
  return {low, high};
}

double utility(const Scenario& scenario, std::size_t party, const std::vector<double>& package) {
  base::require(package.size() == scenario.issues.size(), "utility: one value per issue");
  const ScenarioParty& one = scenario.parties[party];
  double sum = one.base;
  for (std::size_t i = 0; i < one.issues.size(); ++i)
    sum += worth(one.issues[i], scenario.issues[i], package[i]);
  for (const ScenarioBonus& bonus : one.bonuses)
    if (pays(bonus, scenario, package)) sum += bonus.adds;
  return sum;
}

}  // namespace entente::exchange
