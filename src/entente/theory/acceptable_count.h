#pragma once

#include <span>

#include "entente/theory/package_space.h"

namespace entente::theory {

struct PackageCount {
  double count = 0;   // exact counts are exact below 2^53
  bool exact = true;  // false: an upper bound
};

/// How many packages everybody accepts: the size of { feasible x : u_i(x) >= r_i } (acceptable_set.h for the
/// tolerance), without walking through them. Issue by issue, partial packages with equal sums and equal links
/// still open are counted as one; a sum that suffices whatever follows is as good as any other, one that
/// cannot suffice is left out. For up to two parties whose sums are all different, two halves of the issues
/// are listed and matched. Without a finite threshold it is the number of feasible packages.
/// @param thresholds  r, one per party; -infinity: this party's acceptance is not needed
/// @param most_work   sums formed at most, a count and no clock; beyond it sums are rounded up and links left
///                    out, and what comes back is an upper bound (exact = false)
/// Throws ContractViolation: not one threshold per party.
PackageCount count_acceptable(const PackageSpace& space, std::span<const double> thresholds,
                              double most_work = 2e7);

}  // namespace entente::theory
