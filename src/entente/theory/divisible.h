#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/bargaining_points.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// Packages over issues of which some can be split: money, land, a date. The options of a divisible issue are
/// nodes in their order, and any point between two neighbouring allowed nodes may be agreed; every party's
/// value is linear between them. The other issues stay discrete. Nothing is put on a grid.
struct DivisibleProblem {
  const PackageSpace& space;
  std::vector<bool> divisible;  // one flag per issue
  /// r, one per party, read as in acceptable_set.h. The parties with a finite threshold judge: the points
  /// below are about them alone. -infinity: does not judge; +infinity: never accepts.
  std::span<const double> thresholds;
};

struct DivisiblePackage {
  Package lower;                  // by issue: the option, or the node below
  std::vector<double> share;      // by issue, in [0, 1): how far towards the next node; 0 on discrete issues
  std::vector<double> utilities;  // of every party
};

/// How many issues lie between two nodes.
std::size_t split_issues(const DivisiblePackage& package);

/// u of a package from its `lower` and `share`.
/// Throws ContractViolation: not one entry per issue, a share outside [0, 1), no next node.
std::vector<double> divisible_utilities(const PackageSpace& space, const Package& lower,
                                        const std::vector<double>& share);

struct DivisibleOptions {
  /// Subproblems of the branch and bound before it stops with the best package known and the gap left.
  std::size_t most_nodes = 20000;
  /// Gap at which an answer counts as found, relative to max(1, |value|).
  double enough = 1e-9;
};

struct DivisiblePoint {
  DivisiblePackage package;
  double value = 0;  // of the objective named at each function
  double gap = 0;    // no acceptable package has a value above value + gap; >= 0
};

/// Is there a package with u_i >= r_i for every judging party?
struct DivisibleRoom {
  std::optional<DivisiblePackage> package;  // one, if there is any
  /// Without a package: true when it is proven that there is none, false when the search stopped early.
  bool proven = true;
  /// The largest value of min over judging parties of (u_i - r_i) / (range of u_i) that may exist: below 0 is
  /// the proof of none.
  double most_slack = 0;
};

/// Branch and bound over discrete issues and over the pieces of values that are not concave; concave
/// piecewise-linear values are settled by one linear program.
/// All functions below throw ContractViolation: flags or thresholds of the wrong length; nobody judges; a
/// link or interaction on a divisible issue; linked discrete issues with more than 20,000 joint choices.
DivisibleRoom divisible_room(const DivisibleProblem& problem, const DivisibleOptions& options = {});

/// Each returns nullopt when no acceptable package was found (divisible_room tells whether there is none).
/// Utilities of parties that do not judge play no part.
///
/// argmax of sum a_i ln(u_i - r_i); weights a_i > 0, one per party, empty: all 1; `value` is the sum. Where
/// no package gives every judging party a gain: over the parties of a largest set that can gain together, the
/// set with the highest sum. Source: [nash1950].
std::optional<DivisiblePoint> divisible_nash(const DivisibleProblem& problem,
                                             std::span<const double> weights = {},
                                             const DivisibleOptions& options = {});

/// leximax of (u_i - r_i) / (a_i - r_i) with a_i the highest acceptable u_i; `value` is the smallest of them,
/// `gap` is that of the smallest. Source: [kalai1975], [imai1983].
std::optional<DivisiblePoint> divisible_kalai_smorodinsky(const DivisibleProblem& problem,
                                                          const DivisibleOptions& options = {});

/// leximax of u_i - r_i; `value` is the smallest, `gap` is that of the smallest. Source: [kalai1977].
std::optional<DivisiblePoint> divisible_egalitarian(const DivisibleProblem& problem,
                                                    const DivisibleOptions& options = {});

/// argmax of the sum of u_i over the judging parties; `value` is the sum. Source: [harsanyi1955].
std::optional<DivisiblePoint> divisible_utilitarian(const DivisibleProblem& problem,
                                                    const DivisibleOptions& options = {});

}  // namespace entente::theory
