#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/acceptance_search.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

struct ReferenceOptions {
  /// How far ln of the product may stay below its maximum: 0 = the exact maximum with exact ties. Unitless;
  /// 1e-3 means a product within 0.1 % of the highest.
  double log_gap_tolerance = 0.0;
  /// One weight (>= 0) per party: among equal products the highest weighted sum of utilities counts. Empty: 1
  /// for every party.
  std::span<const double> tie_weights = {};
  /// Options tried by the exact searches, a count and never a clock; a million take some ten milliseconds.
  std::uint64_t most_work = 1'000'000;
};

struct ReferencePackage {
  Package package;
  std::vector<double> utilities;  // of every party
  std::vector<bool> strict;       // parties whose gain enters the product (gain above 1e-9)
  double log_product = 0;         // sum of ln(u_i - r_i) over them
  /// Proven: no package of A has a log product higher by more than this; infinite if it is open whether more
  /// parties could gain.
  double log_gap = 0;
  /// False: the work ended first; the package is the best one known, and ties may be left open.
  bool complete = true;
};

/// The package of the acceptable set A (acceptable_set.h) that is balanced given each side's alternative:
///
///     argmax over x in A of the product of (u_i(x) - r_i) over the parties i with a finite threshold
///
/// Degenerate rule: if nobody can make the product positive, first the number of parties with a strict gain
/// is maximised, then the product among them (only then can the choice depend on the parties' units). Ties
/// (log products within 1e-12): the highest weighted sum of utilities, then the lexicographically lowest
/// package. With a tolerance above 0 the ties are resolved among packages that differ from the one found on a
/// single issue. nullopt if A is empty. Throws ContractViolation: not one threshold (or tie weight) per
/// party; a negative tolerance. Sources: [nash1950] for the product; the upper bounds are tangents of the
/// concave log product.
std::optional<ReferencePackage> reference_package(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const ReferenceOptions& options,
                                                  SearchWorkspace& workspace);

}  // namespace entente::theory
