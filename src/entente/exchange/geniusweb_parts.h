#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// A party's utility as a sum over parts that share no issue; the issues of a part are tied by bonuses. The
/// form that GeniusWeb's SumOfGroupsUtilitySpace has.
struct UtilityPart {
  std::vector<std::size_t> issues;
  std::vector<double> of;  // by combination of values, the last issue fastest
};

/// The values of the combination with this place in `of`, one per issue of the part.
std::vector<std::size_t> combination(const UtilityPart& part, const Scenario& scenario, std::size_t place);

/// The parts of one party in the order of their first issues; `base` is added to the first. A part with one
/// numeric issue without steps has the utilities of its two ends.
/// Errors: `export-unsupported` (see write_geniusweb).
base::Result<std::vector<UtilityPart>> utility_parts(const Scenario& scenario, const ScenarioParty& party);

/// Moves and scales parts so that each utility and their largest sum are in [0, 1]: u' = (u - moved) /
/// scaled. Parts that fit already are left alone.
struct Rescaling {
  double moved = 0, scaled = 1;
};
Rescaling fit_to_unit(std::vector<UtilityPart>& parts);

/// By part the combination of a package with the least sum that is at least `least`; nullopt: none reaches
/// it. Precondition: not more than a million packages.
std::optional<std::vector<std::size_t>> least_package(const std::vector<UtilityPart>& parts, double least);

}  // namespace entente::exchange
