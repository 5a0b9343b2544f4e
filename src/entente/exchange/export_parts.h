#pragma once

#include <string>
#include <utility>
#include <vector>

#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A file name for the place-th party (from 0): "party01-north_coast.yml"; sorted by name, the files stand in
/// the order of the parties.
std::string party_file(std::size_t place, const std::string& name, const std::string& ending);

/// The utilities at both ends when they lie on one straight line over the whole issue; nullopt: they do not.
/// Precondition: a numeric issue.
std::optional<std::pair<double, double>> straight_line(const IssueUtility& seen, const ScenarioIssue& issue);

/// The value's name, or its number as a text. Precondition: a value of the issue, which has values or steps.
std::string value_text(const ScenarioIssue& issue, std::size_t value);

/// What a value is worth to a party, by its place among the issue's values or steps.
double worth_at(const IssueUtility& seen, const ScenarioIssue& issue, std::size_t value);

/// Whether a bound is met by a value, by its place.
bool meets(const ScenarioBonus::Bound& bound, const ScenarioIssue& issue, std::size_t value);

/// Notes for what only Entente and scored games have: a quorum, vetoes, an initial deal.
void note_rules(const Scenario& scenario, const std::string& program, std::vector<ImportNote>& notes);

}  // namespace entente::exchange
