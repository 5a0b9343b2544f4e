#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/judging_space.h"
#include "entente/theory/least_cost_search.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// What can be said about one text x that is on the table: whether other terms are as good for everybody and
/// better for somebody, which acceptable terms are nearest to it, what each single step away from it does,
/// and how much each party and each issue has to spare.

/// The memory of the searches below, kept from call to call. One per thread.
class ImprovementWorkspace {
 public:
  LeastCostSearch search;
  JudgingSpace mirror;
  std::vector<std::size_t> judging;
  std::vector<double> thresholds, prices;
};

struct DominanceOptions {
  /// One weight per party, 0 for a party whose utility plays no part; empty: 1 for all.
  std::span<const double> weights = {};
  std::uint64_t most_work = 1'000'000;  // options tried, a count and no clock
};

struct DominatingPackage {
  Package package;                // empty: the work ended before one was found, and nothing is proven
  std::vector<double> utilities;  // of every party
  std::vector<double> gains;      // u_i(y) - u_i(x), of every party
  double sum = 0;                 // weighted, of the judging parties
  double bound = 0;               // proven: no such package has a higher sum; equal to it when complete
  bool complete = true;           // false: the work ended first
};

/// The feasible package y with u_i(y) >= u_i(x) for all judging parties (those with a weight above 0) and the
/// highest weighted sum of gains: the settlement that follows a settlement. x itself need not be feasible.
/// @returns nullopt: proven that there is none with a sum above 1e-9 times (1 + the largest weight) per
/// judging party; for a feasible x this says that x is efficient among them Throws ContractViolation: x does
/// not settle every issue; weights negative, not one per party, or all 0; more than 15 judging parties.
/// u_i(y) >= u_i(x) is read as in acceptable_set.h. Source: [raiffa1985].
std::optional<DominatingPackage> dominating_package(const PackageSpace& space, const Package& x,
                                                    const DominanceOptions& options,
                                                    ImprovementWorkspace& workspace);
/// The same with memory of its own.
std::optional<DominatingPackage> dominating_package(const PackageSpace& space, const Package& x,
                                                    const DominanceOptions& options = {});

struct NearestPackage {
  Package package;                // empty: the work ended before one was found
  std::size_t changed = 0;        // issues on which it differs from x
  double distance = 0;            // sum over them
  std::size_t least_changed = 0;  // proven: none changes fewer; equal to `changed` when complete
  bool complete = true;           // false: the work ended first
};

/// The acceptable package nearest to x: first the fewest issues changed, then the smallest sum of distances
/// (distances told apart down to 1e-9 of the largest sum there is).
/// @param thresholds  as in acceptable_set.h
/// @param distance    how far each option lies from x's, >= 0; options of all issues in their places
/// @returns nullopt if nothing is acceptable
/// Throws ContractViolation: x does not settle every issue; not one threshold per party; not one distance per
/// option, negative or not finite; more than 15 parties with a threshold.
std::optional<NearestPackage> nearest_acceptable(const PackageSpace& space,
                                                 std::span<const double> thresholds, const Package& x,
                                                 std::span<const double> distance,
                                                 ImprovementWorkspace& workspace,
                                                 std::uint64_t most_work = 200'000);

/// Why a neighbour of x does not simply take its place; the first that applies, in this order.
enum class WhyNot {
  ruled_out,        // the option is not allowed
  breaks_link,      // `which`: the number of the restriction
  below_threshold,  // `which`: the first party that would have less than its threshold
  dominated,        // nobody gains and `which` is the first party that loses, by x
  refused,          // somebody gains, and `which` is the first party that loses, by x
  same,             // nobody gains or loses: it could
  dominates         // somebody gains and nobody loses: it should
};

struct Neighbour {
  std::size_t issue = 0;
  std::size_t option = 0;
  std::vector<double> change;  // u_i(neighbour) - u_i(x), of every party
  WhyNot why = WhyNot::same;
  std::size_t which = 0;
};

/// Every package that differs from x on one issue: by one step where `ordered`, else by any other option.
/// Gains and losses are those of parties with a threshold above -infinity, and above 1e-9. Issues and options
/// ascending. Throws ContractViolation: x does not settle every issue; not one threshold per party or flag
/// per issue.
std::vector<Neighbour> neighbours(const PackageSpace& space, std::span<const double> thresholds,
                                  const Package& x, const std::vector<bool>& ordered);

struct Slack {
  std::vector<double> parties;           // u_i(x) - r_i; infinity where the acceptance is not needed
  std::vector<std::vector<bool>> keeps;  // by issue, by option: acceptable with the other issues as in x
};

/// How much there is to spare at x. Throws ContractViolation: as neighbours.
Slack slack(const PackageSpace& space, std::span<const double> thresholds, const Package& x);

}  // namespace entente::theory
