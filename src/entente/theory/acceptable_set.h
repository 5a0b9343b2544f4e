#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/acceptance_search.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// The acceptable set of a table: A = { feasible x : u_i(x) >= r_i for every party i with a finite r_i }.
/// "There is room" means that A is not empty. Answers are exact: whatever the heuristics inside do not
/// settle, a branch and bound over the issues does. Where that would take more than `workspace.most_work`,
/// which only many links or interactions over many issues make it, it gives up, answers "none", and counts
/// `workspace.given_up`.

/// u_i(x) >= r_i is read as u_i(x) - r_i >= -1e-9, here and nowhere else.
inline constexpr double acceptance_tolerance = 1e-9;

/// The definition of A: feasible, and every party with a finite threshold at or above it.
/// @param thresholds  r, one per party; -infinity: this party's acceptance is not needed; +infinity: never
/// accepts Throws ContractViolation: not one threshold per party.
bool is_acceptable(const PackageSpace& space, const Package& package, std::span<const double> thresholds);

/// Some package of A, the same on every call; nullopt if A is empty.
/// Throws ContractViolation: not one threshold per party.
std::optional<Package> find_acceptable(const PackageSpace& space, std::span<const double> thresholds,
                                       SearchWorkspace& workspace);

/// What A leaves open on every issue.
struct AcceptableRange {
  std::vector<std::size_t> lowest;        // by issue: the lowest option index that occurs in A
  std::vector<std::size_t> highest;       // by issue: the highest
  std::vector<std::vector<bool>> occurs;  // by issue, by option: does some package of A have it?
};

/// nullopt if A is empty.
/// Throws ContractViolation: not one threshold per party.
std::optional<AcceptableRange> acceptable_range(const PackageSpace& space, std::span<const double> thresholds,
                                                SearchWorkspace& workspace);

}  // namespace entente::theory
