#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace entente::theory {

/// Which demands cannot stand together: n constraints (thresholds, red lines, links) that are infeasible
/// together, and the question which few of them already are. `feasible(kept)` tells whether the flagged ones
/// can hold together; it must be monotone (leaving one out never makes infeasible what was feasible).
using Feasible = std::function<bool(const std::vector<bool>& kept)>;

/// An irreducible infeasible subset: infeasible, and feasible as soon as any one of its members is left out.
/// Found by leaving out one constraint after the other, the last one first, so that earlier constraints
/// survive where there is a choice of what to leave out last. Halves of what is left are tried before their
/// members, which changes nothing but the number of questions: about 2 k log2(n / k) for k members among n,
/// 10 or 11 for two among thirteen, 2n at the very most.
/// @param likely  constraints that may already clash, such as the clash of a case that serves as a model for
/// many (indices below n): asked first, and if they do, only they are filtered. The answer depends on it.
/// @returns indices, ascending; empty if all n can hold together, or if not even no constraint at all is
/// feasible. Source: [chinneck2008], the deletion filter and its grouped form.
/// Throws ContractViolation: an index of `likely` that is not below n.
std::vector<std::size_t> irreducible_clash(std::size_t n, const Feasible& feasible,
                                           std::span<const std::size_t> likely = {});

/// The same, but as small as three or fewer where one so small exists: sizes 1, 2, 3 are tried in
/// lexicographic order first. At most n + n^2/2 + n^3/6 questions more.
std::vector<std::size_t> smallest_clash(std::size_t n, const Feasible& feasible);

}  // namespace entente::theory
