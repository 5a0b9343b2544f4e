#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/bargaining_points.h"

namespace entente::theory {

/// A lottery over finitely many utility vectors F: with chance shares[n] the vector points[n] comes about.
/// Where parties compare lotteries by their expectation, mixing makes the feasible set convex and each of the
/// bargaining points below unique in utilities. Nobody's expectation falls below the disagreement point d.
struct Lottery {
  std::vector<std::size_t> points;  // indices into F, ascending; at most one per party
  std::vector<double> shares;       // above 0, sum 1, in the order of `points`
  std::vector<double> utilities;    // expected, one per party
  double value = 0;                 // of the objective named at each function
  /// No lottery has a value above value + gap; >= 0.
  double gap = 0;
};

/// argmax of sum a_i ln(u_i - d_i) over conv F with u >= d, over the parties that can gain at all (the others
/// get d at least); `value` is that sum. Weights a_i > 0; empty: all 1. nullopt: no lottery has u >= d.
/// Source: [nash1950]; weights [kalai1977nonsymmetric].
/// Throws ContractViolation: F not a multiple of the parties; weights not positive, or not one per party.
std::optional<Lottery> nash_lottery(const BargainingProblem& problem, std::span<const double> weights = {});

/// leximax of (u_i - d_i) / (a_i - d_i), a_i the highest u_i over conv F with u >= d (UtopiaOver::feasible:
/// over F). A party with a_i = d_i is left out. `value` is the smallest of these shares. Source: [kalai1975];
/// [imai1983] for more than two parties. nullopt: no lottery has u >= d.
/// Throws ContractViolation: F not a multiple of the parties.
std::optional<Lottery> kalai_smorodinsky_lottery(const BargainingProblem& problem,
                                                 UtopiaOver over = UtopiaOver::acceptable);

/// leximax of (u_i - d_i); `value` is the smallest gain. Source: [kalai1977]. nullopt: no lottery has u >= d.
/// Throws ContractViolation: F not a multiple of the parties.
std::optional<Lottery> egalitarian_lottery(const BargainingProblem& problem);

/// argmax of the sum over conv F with u >= d; `value` is the sum. Source: [harsanyi1955].
/// nullopt: no lottery has u >= d. Throws ContractViolation: F not a multiple of the parties.
std::optional<Lottery> utilitarian_lottery(const BargainingProblem& problem,
                                           UtilitarianScale scale = UtilitarianScale::raw);

}  // namespace entente::theory
