#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/bargaining_points.h"
#include "entente/theory/package_space.h"

namespace entente::theory {

/// The points of bargaining_points.h over the packages of a space, with a proof and without a list of the
/// packages: the same definitions, the same degenerate rules, the same ties. F is what the deciding parties
/// accept, the deciding parties being those with a threshold r_i above -infinity, and d = r. The others play
/// no part; what a point gives them is reported.

struct SolutionLimits {
  /// More ties than this are not listed.
  std::size_t most_ties = 64;
  /// Options tried in all, a count and never a clock, so that the answer is the same on every machine. Ten
  /// million take a few tenths of a second with three deciding parties.
  std::uint64_t most_work = 10'000'000;
};

/// A point, and how far it is proven.
struct SolutionPoint {
  /// The lexicographically lowest of the ties. Empty if the work ended before any acceptable package was
  /// found.
  Package package;
  std::vector<double> utilities;  // of every party
  std::vector<double> gains;      // u_i - r_i; 0 for a party that does not decide
  /// What is maximised. Nash: the sum of a_i ln(u_i - r_i) over those who gain. Kalai-Smorodinsky: the
  /// smallest share. Egalitarian: the smallest gain. Utilitarian: the sum.
  double value = 0;
  /// Proven: no acceptable package has a value higher by more than this (same unit as `value`; 0 stands for
  /// at most tie_tolerance). Infinite if it is open whether more parties could gain (Nash), or whether there
  /// is an acceptable package at all.
  double gap = 0;
  /// Packages equal to the best one by the definition, lexicographic order, the lowest ones first. `package`
  /// leads.
  std::vector<Package> ties;
  bool all_ties = true;  // false: there are (or may be) more than those listed
  /// False: the work ended first. `package` is then the best one known and `gap` says how good it is; with a
  /// gap of 0 only the second and later shares, or the ties, are left open.
  bool complete = true;
  std::uint64_t work = 0;  // options tried
};

/// Nash bargaining solution. `weights` is empty or has one number per party, positive for those who decide.
/// nullopt: nobody's thresholds can be met together, proven. Throws ContractViolation: not one threshold per
/// party, one that is not a number, or nobody decides; weights not positive or not one per party.
/// Source: [nash1950], [kalai1977nonsymmetric]; branch and bound with the tangents of the concave log
/// product, which are sums over issues.
std::optional<SolutionPoint> nash_bargaining_solution(const PackageSpace& space,
                                                      std::span<const double> thresholds,
                                                      const SolutionLimits& limits,
                                                      std::span<const double> weights = {});

/// Kalai-Smorodinsky solution (leximin over shares, utopia point over the acceptable packages). nullopt and
/// ContractViolation as above. Where the work ends before the utopia point is proven, `gap` covers that too.
/// Source: [kalai1975], [imai1983]; the leximin order by raising the sum of the q smallest shares for q = 1,
/// 2, ... [ogryczak2003].
std::optional<SolutionPoint> kalai_smorodinsky_solution(const PackageSpace& space,
                                                        std::span<const double> thresholds,
                                                        const SolutionLimits& limits);

/// Egalitarian solution (leximin over gains). nullopt and ContractViolation as above. Source: [kalai1977].
std::optional<SolutionPoint> egalitarian_solution(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const SolutionLimits& limits);

/// Highest sum, over the deciding parties. nullopt and ContractViolation as above. Source: [harsanyi1955].
std::optional<SolutionPoint> utilitarian_solution(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const SolutionLimits& limits,
                                                  UtilitarianScale scale = UtilitarianScale::raw);

/// What each party could have at most, the others' thresholds met.
struct UtopiaPoint {
  std::vector<double> utilities;  // by party, deciding or not: the highest u_i known
  std::vector<double> gaps;       // by party, proven: the highest u_i is at most this much higher; 0 = exact
  std::vector<Package> packages;  // by party: one that gives it; empty: none known
  bool complete = true;           // false: the work ended first
};

/// nullopt: nobody's thresholds can be met together, proven. Throws ContractViolation: not one threshold per
/// party, or one that is not a number. Source: [kalai1975].
std::optional<UtopiaPoint> utopia_point(const PackageSpace& space, std::span<const double> thresholds,
                                        const SolutionLimits& limits);

}  // namespace entente::theory
