#pragma once

#include <string>
#include <vector>

#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// Ids of a case file for what a scenario calls by any name: "60 Gb" becomes `v60_gb`, "Signing bonus"
/// `signing_bonus`; a second name that comes to the same id gets `_2`.
struct CaseNames {
  std::vector<std::string> parties;
  std::vector<std::string> issues;
  std::vector<std::vector<std::string>> values;  // by issue; empty for a scale
};
CaseNames case_names(const Scenario& scenario);

/// The name of one value as the file has it; a number in its shortest form.
std::string value_name(const ScenarioIssue& issue, std::size_t index);

}  // namespace entente::exchange
