#pragma once

#include "entente/base/result.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// The scenario as a NegMAS folder: domain.yml, and one YAML file per party in the order of the parties. A
/// party is a LinearAdditiveUtilityFunction; bonuses are a HyperRectangleUtilityFunction beside it in a
/// WeightedUtilityFunction, a discount an ExpDiscountedUFun over relative_time around it. Steps other than 1
/// become a CardinalIssue with its numbers one by one. Reading the files again gives equal utilities.
/// Notes: quorum, vetoes and initial deal, which NegMAS has no place for; ranges of numbers without steps in
/// bonuses, whose ends NegMAS leaves out.
/// Precondition: the scenario passes check_scenario.
/// Errors: `export-unsupported` (a utility that bends on an issue without steps).
/// Source: [negmas].
base::Result<ExportedFiles> write_negmas(const Scenario& scenario);

}  // namespace entente::exchange
