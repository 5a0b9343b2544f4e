#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// Of explicit points, those that no other point dominates (at least as much for every party, more for one).
/// Numbers are compared on a grid of 1e-12 (coarser by powers of ten where they exceed a million), so that
/// sums which differ only by rounding count as equal; of equal points the first given is kept.
/// @param points   flat: point by point, `parties` numbers each
/// @returns indices of the kept points, ascending
/// Two parties by a sorted sweep, three by a staircase, more by comparing in the order of falling sums.
/// Throws ContractViolation: no parties, or points not a multiple of them.
/// Source: [kung1975] for two and three dimensions.
std::vector<std::size_t> pareto_filter(std::span<const double> points, std::size_t parties);

struct FrontierOptions {
  /// One flag per party: who counts for dominance. Empty: everybody. A party with a threshold must count.
  std::vector<bool> judged_by;
  /// A merge that leaves more vectors than this is thinned, and `epsilon` says by how much at most.
  std::size_t most_vectors = 50000;
  /// The work a frontier may take, in sums of vectors formed (128 comparisons count as one); never a clock,
  /// so every machine gives the same answer. A hundred million take some seconds. When it ends, merges are
  /// thinned, and of a group of linked issues with too many states only the promising ones are followed.
  double most_work = 1e8;
};

struct FrontierPoint {
  Package package;                // one package with these utilities
  std::vector<double> utilities;  // of every party
  double packages = 0;            // how many packages give exactly this vector; 0 = not counted (thinned)
};

struct ParetoFrontier {
  std::vector<FrontierPoint> points;  // utility of the first judging party falling
  /// 0: exact. Otherwise for every acceptable package x whose gains are at least epsilon there is a point
  /// that gives nobody more than epsilon less than x does (in each party's own unit). Infinite if incomplete
  /// without a point.
  double epsilon = 0;
  /// False: the work ended before every state of the linked issues was followed; further undominated packages
  /// may exist, bounded by `epsilon`.
  bool complete = true;
};

/// The Pareto frontier of { feasible x : u_i(x) >= r_i } (acceptable_set.h for the tolerance), by merging
/// issue by issue and keeping only undominated sums: what is undominated in the whole is undominated in every
/// part. Linked issues are merged as one.
/// @param thresholds  r, one per party; -infinity: none
/// Throws ContractViolation: thresholds or judged_by not one per party; a threshold of a party that does not
/// judge. Source: [papadimitriou2000] for the thinned case (here with an additive grid).
ParetoFrontier pareto_frontier(const PackageSpace& space, std::span<const double> thresholds,
                               const FrontierOptions& options = {});

}  // namespace entente::theory
