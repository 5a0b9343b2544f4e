#pragma once

#include <algorithm>
#include <random>
#include <string>

#include "entente/exchange/scenario.h"

// Scenarios to write and read again.
namespace entente::fixtures {

struct RandomScenario {
  int parties = 2;
  bool bonuses = false;
  double low = 0, high = 1;  // of each value's utility, before a share of 1/issues
};

inline exchange::Scenario random_scenario(std::mt19937& random, const RandomScenario& wanted) {
  const auto uniform = [&](double low, double high) {
    return std::uniform_real_distribution<>(low, high)(random);
  };
  exchange::Scenario made;
  made.title = "made up: \"No\"";
  const std::size_t count = 2 + random() % 3;
  for (std::size_t j = 0; j < count; ++j) {
    exchange::ScenarioIssue issue;
    issue.name = "issue #" + std::to_string(j);
    if (random() % 3) {
      static const char* const values[] = {"No", "yes", "10", "a: b", "\xC3\xA9t\xC3\xA9"};
      for (std::size_t k = 0; k < 1 + random() % 5; ++k) issue.values.emplace_back(values[k]);
    } else {
      issue.low = static_cast<double>(random() % 3);
      issue.step = random() % 2 ? 1.0 : 0.5;
      issue.high = issue.low + *issue.step * static_cast<double>(1 + random() % 4);
    }
    made.issues.push_back(std::move(issue));
  }
  for (int i = 0; i < wanted.parties; ++i) {
    exchange::ScenarioParty party;
    party.name = "party " + std::to_string(i + 1);
    const double share = 1.0 / static_cast<double>(count + (wanted.bonuses ? 2 : 0));
    for (const auto& issue : made.issues) {
      auto& seen = party.issues.emplace_back();
      const bool straight = random() % 2;
      for (std::size_t k = 0; k < exchange::values_in(issue); ++k) {
        const double utility = share * uniform(wanted.low, wanted.high);
        if (!issue.numeric())
          seen.of_value.push_back(utility);
        else if (!straight || k == 0 || k + 1 == exchange::values_in(issue))
          seen.knots.emplace_back(exchange::number_at(issue, k), utility);
      }
    }
    for (int b = 0; wanted.bonuses && b < 2; ++b) {
      exchange::ScenarioBonus bonus;
      bonus.adds = share * uniform(wanted.low, wanted.high);
      for (std::size_t j = 0; j < 2; ++j) {
        exchange::ScenarioBonus::Bound bound;
        bound.issue = j;
        const auto& issue = made.issues[j];
        if (issue.numeric())
          bound.low = issue.low,
          bound.high = exchange::number_at(issue, random() % exchange::values_in(issue));
        else
          bound.values = {random() % issue.values.size()};
        bonus.bounds.push_back(std::move(bound));
      }
      party.bonuses.push_back(std::move(bonus));
    }
    if (random() % 2) party.reservation = uniform(wanted.low, wanted.high) / 2;
    made.parties.push_back(std::move(party));
  }
  return made;
}

}  // namespace entente::fixtures
