#include "entente/exchange/geniusweb_parts.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "entente/base/require.h"
#include "entente/exchange/export_parts.h"

namespace entente::exchange {

namespace {

constexpr std::size_t most_combinations = 100'000;

base::Diagnostic unsupported(std::string message, std::string help) {
  base::Diagnostic problem;
  problem.code = "export-unsupported";
  problem.message = std::move(message);
  problem.help = std::move(help);
  return problem;
}

// Issue -> the first issue of its part.
std::vector<std::size_t> tie(const Scenario& scenario, const ScenarioParty& party) {
  std::vector<std::size_t> first(scenario.issues.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  for (const ScenarioBonus& bonus : party.bonuses)
    for (std::size_t b = 1; b < bonus.bounds.size(); ++b) {
      const std::size_t one = first[bonus.bounds[0].issue], other = first[bonus.bounds[b].issue];
      for (std::size_t& place : first)
        if (place == std::max(one, other)) place = std::min(one, other);
    }
  return first;
}

bool pays_at(const ScenarioBonus& bonus, const UtilityPart& part, const Scenario& scenario,
             const std::vector<std::size_t>& values) {
  return std::all_of(bonus.bounds.begin(), bonus.bounds.end(), [&](const ScenarioBonus::Bound& bound) {
    const auto member = std::find(part.issues.begin(), part.issues.end(), bound.issue) - part.issues.begin();
    return meets(bound, scenario.issues[bound.issue], values[static_cast<std::size_t>(member)]);
  });
}

// Fills `of` when every issue of the part has values or steps.
std::optional<base::Diagnostic> fill(UtilityPart& part, const Scenario& scenario,
                                     const ScenarioParty& party) {
  double count = 1;
  for (const std::size_t j : part.issues) count *= static_cast<double>(values_in(scenario.issues[j]));
  const std::string& name = scenario.issues[part.issues[0]].name;
  if (count > static_cast<double>(most_combinations))
    return unsupported(
        fmt::format("the bonuses of \"{}\" tie \"{}\" to other issues in {:.0f} combinations", party.name,
                    name, count),
        fmt::format("GeniusWeb lists them one by one; at most {} are written", most_combinations));
  std::vector<const ScenarioBonus*> own;
  for (const ScenarioBonus& bonus : party.bonuses)
    if (!bonus.bounds.empty() &&
        std::find(part.issues.begin(), part.issues.end(), bonus.bounds[0].issue) != part.issues.end())
      own.push_back(&bonus);
  part.of.resize(static_cast<std::size_t>(count));
  for (std::size_t place = 0; place < part.of.size(); ++place) {
    const auto values = combination(part, scenario, place);
    for (std::size_t m = 0; m < part.issues.size(); ++m)
      part.of[place] += worth_at(party.issues[part.issues[m]], scenario.issues[part.issues[m]], values[m]);
    for (const ScenarioBonus* bonus : own)
      if (pays_at(*bonus, part, scenario, values)) part.of[place] += bonus->adds;
  }
  return std::nullopt;
}

std::optional<base::Diagnostic> fill_any(UtilityPart& part, const Scenario& scenario,
                                         const ScenarioParty& party) {
  const bool steps = std::all_of(part.issues.begin(), part.issues.end(),
                                 [&](std::size_t j) { return values_in(scenario.issues[j]) > 0; });
  if (steps) return fill(part, scenario, party);
  const std::size_t j = part.issues[0];
  const auto ends =
      part.issues.size() == 1 ? straight_line(party.issues[j], scenario.issues[j]) : std::nullopt;
  const bool bonus = std::any_of(party.bonuses.begin(), party.bonuses.end(), [&](const ScenarioBonus& one) {
    return !one.bounds.empty() && one.bounds[0].issue == j;
  });
  if (!ends || bonus)
    return unsupported(
        fmt::format("the utility of \"{}\" {} on \"{}\", which has every number of a range", party.name,
                    ends || part.issues.size() > 1 ? "has a bonus" : "bends", scenario.issues[j].name),
        "give the issue steps");
  part.of = {ends->first, ends->second};
  return std::nullopt;
}

struct Search {
  const std::vector<UtilityPart>& parts;
  double least;
  double found = std::numeric_limits<double>::infinity();
  std::vector<std::size_t> at, chosen;

  void go(std::size_t part, double sum) {
    if (part == parts.size()) {
      if (sum >= least && sum < found) found = sum, chosen = at;
      return;
    }
    for (std::size_t place = 0; place < parts[part].of.size(); ++place) {
      at[part] = place;
      go(part + 1, sum + parts[part].of[place]);
    }
  }
};

}  // namespace

std::vector<std::size_t> combination(const UtilityPart& part, const Scenario& scenario, std::size_t place) {
  std::vector<std::size_t> values(part.issues.size());
  for (std::size_t m = part.issues.size(); m-- > 0;) {
    const std::size_t count = values_in(scenario.issues[part.issues[m]]);
    if (count == 0) return {place};  // the two ends of a range
    values[m] = place % count;
    place /= count;
  }
  return values;
}

base::Result<std::vector<UtilityPart>> utility_parts(const Scenario& scenario, const ScenarioParty& party) {
  base::require(party.issues.size() == scenario.issues.size(), "a party has a utility per issue");
  const auto first = tie(scenario, party);
  std::vector<UtilityPart> parts;
  base::Diagnostics problems;
  for (std::size_t j = 0; j < scenario.issues.size(); ++j) {
    if (first[j] != j) continue;
    auto& part = parts.emplace_back();
    for (std::size_t k = j; k < scenario.issues.size(); ++k)
      if (first[k] == j) part.issues.push_back(k);
    if (auto problem = fill_any(part, scenario, party)) problems.push_back(std::move(*problem));
  }
  for (const UtilityPart& part : parts)
    if (parts.size() < first.size() && values_in(scenario.issues[part.issues[0]]) == 0 && problems.empty())
      problems.push_back(unsupported(
          fmt::format(
              "\"{}\" has bonuses, which GeniusWeb lists by values, and \"{}\" has every number of a range",
              party.name, scenario.issues[part.issues[0]].name),
          "give the issue steps"));
  if (!problems.empty()) return problems;
  double always = party.base;
  for (const ScenarioBonus& bonus : party.bonuses)
    if (bonus.bounds.empty()) always += bonus.adds;
  for (double& utility : parts.front().of) utility += always;
  return parts;
}

Rescaling fit_to_unit(std::vector<UtilityPart>& parts) {
  constexpr double slack = 1e-12;
  double low = 0, high = 0, least = 0;
  for (const UtilityPart& part : parts) {
    const auto [small, large] = std::minmax_element(part.of.begin(), part.of.end());
    low += *small, high += *large;
    least = std::min(least, *small);
  }
  if (least >= 0 && high <= 1 + slack) return {};
  // First every part from 0; what all packages have together goes into the first part, or out of it.
  for (UtilityPart& part : parts) {
    const double small = *std::min_element(part.of.begin(), part.of.end());
    for (double& utility : part.of) utility -= small;
  }
  const bool fits = low >= 0 && high <= 1 + slack;
  const Rescaling made = fits ? Rescaling{} : Rescaling{low, high > low ? high - low : 1};
  for (UtilityPart& part : parts)
    for (double& utility : part.of) utility = std::min(1.0, utility / made.scaled);
  if (fits)
    for (double& utility : parts.front().of) utility += low;
  return made;
}

std::optional<std::vector<std::size_t>> least_package(const std::vector<UtilityPart>& parts, double least) {
  Search search{
      parts, least, std::numeric_limits<double>::infinity(), std::vector<std::size_t>(parts.size()), {}};
  search.go(0, 0);
  return search.chosen.empty() ? std::nullopt : std::optional(search.chosen);
}

}  // namespace entente::exchange
