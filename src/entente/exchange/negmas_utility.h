#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

/// A class of NegMAS without its modules: "negmas.preferences.LinearAdditiveUtilityFunction" is
/// "LinearAdditiveUtilityFunction". Empty: the branch names no class.
std::string negmas_class(const Branch& branch);

/// The value of one issue: TableFun (also a bare map, or a bare list in the order of the issue's values),
/// AffineFun x·slope + bias, LinearFun x·slope, IdentityFun x, ConstFun bias, and, where the issue has values
/// or steps, QuadraticFun a2·x² + a1·x + bias and PolynomialFun Σ_p coefficients_p·x^(p+1) + bias.
/// Functions of x need values that are numbers. nullopt after a fault.
std::optional<IssueUtility> read_negmas_value(TreeReader& file, const Branch& function,
                                              const ScenarioIssue& issue);

/// Adds a utility function to a party; false after a fault:
/// LinearAdditiveUtilityFunction u = bias + Σ_j w_j f_j(x_j), AffineUtilityFunction and LinearUtilityFunction
/// (f_j the value itself), ConstUtilityFunction, HyperRectangleUtilityFunction with constant utilities,
/// MappingUtilityFunction, and WeightedUtilityFunction of these. A pair of numbers in a hyper-rectangle is a
/// range with both ends, as in the GENIUS files such functions come from (noted: NegMAS leaves the ends out).
bool add_negmas_utility(TreeReader& file, const Branch& function, const std::vector<ScenarioIssue>& issues,
                        ScenarioParty& party);

/// An outcome: a list in the order of the issues, a map by their names, or with one issue its value. By issue
/// the value's number, or the number of a numeric issue. nullopt after a fault.
std::optional<std::vector<double>> read_negmas_outcome(TreeReader& file, const Branch& outcome,
                                                       const std::vector<ScenarioIssue>& issues);

/// One party: a utility function, or an ExpDiscountedUFun or LinDiscountedUFun around one.
struct NegmasParty {
  ScenarioParty party;
  std::optional<std::vector<double>> outcome;  // reserved_outcome, when it decides the reservation value
};
/// nullopt after a fault.
std::optional<NegmasParty> read_negmas_party(TreeReader& file, const Branch& root,
                                             const std::vector<ScenarioIssue>& issues);

}  // namespace entente::exchange
