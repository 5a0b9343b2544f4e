#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// Points that bargaining theory singles out among finitely many feasible utility vectors F with disagreement
/// point d, by four rival ideas of balance. All of them look only at the vectors where nobody falls below d,
/// and all return *every* maximiser, as indices in the order given; an empty list means that there is no such
/// vector. Numbers within `tie_tolerance` of each other count as equal.
struct BargainingProblem {
  std::span<const double> feasible;      // F, flat: vector by vector, one number per party, own units
  std::span<const double> disagreement;  // d, one number per party
  std::size_t parties() const { return disagreement.size(); }
  std::size_t size() const { return disagreement.empty() ? 0 : feasible.size() / disagreement.size(); }
};

/// u_i >= d_i is read as in acceptable_set.h (1e-9); equal means relative difference within this.
inline constexpr double tie_tolerance = 1e-9;

/// |a - b| <= tie_tolerance * max(1, |a|, |b|): what counts as a tie.
bool equal_values(double a, double b);

/// Nash bargaining solution, with bargaining weights a_i > 0 (empty: all 1):
///
///     argmax product of (u_i - d_i)^a_i   over u in F with u >= d
///
/// If the maximum is 0: first the number of parties with a strict gain is maximised, then the product over
/// those who gain (only then can the choice depend on the parties' units). Source: [nash1950]; weights
/// [kalai1977nonsymmetric]. Throws ContractViolation: F not a multiple of the parties; weights not positive,
/// or not one per party.
std::vector<std::size_t> nash_bargaining_solution(const BargainingProblem& problem,
                                                  std::span<const double> weights = {});

/// Where the utopia point of the Kalai-Smorodinsky solution is taken.
enum class UtopiaOver {
  acceptable,  // the vectors of F with u >= d (the published definition)
  feasible     // all of F, as some negotiation software does
};

/// Kalai-Smorodinsky solution on a finite set: with a_i the highest u_i (the utopia point),
///
///     leximax over u of ((u_i - d_i) / (a_i - d_i)), the smallest share first
///
/// A party with a_i = d_i cannot gain and is left out. Source: [kalai1975]; the leximin form on sets that are
/// not convex [imai1983]. Throws ContractViolation: F not a multiple of the parties.
std::vector<std::size_t> kalai_smorodinsky_solution(const BargainingProblem& problem,
                                                    UtopiaOver over = UtopiaOver::acceptable);

/// Egalitarian solution: leximax of (u_i - d_i), the smallest gain first. Compares utilities across parties.
/// Source: [kalai1977]. Throws ContractViolation: F not a multiple of the parties.
std::vector<std::size_t> egalitarian_solution(const BargainingProblem& problem);

/// What a utilitarian sum adds up.
enum class UtilitarianScale {
  raw,        // sum of u_i
  normalised  // sum of (u_i - d_i) / (a_i - d_i), a_i as in the Kalai-Smorodinsky solution
};

/// argmax of the sum. Compares utilities across parties. Source: [harsanyi1955].
/// Throws ContractViolation: F not a multiple of the parties.
std::vector<std::size_t> utilitarian_solution(const BargainingProblem& problem,
                                              UtilitarianScale scale = UtilitarianScale::raw);

/// How much higher than at `package` the Nash product over the parties with a finite threshold can be at
/// most: with g_i the gains at the package,
///
///     max over x of sum ln(u_i(x) - r_i)  <=  sum (ln g_i - 1 - r_i / g_i) + max over x of sum u_i(x) / g_i
///
/// and the right side is a sum over issues (linked issues one block). @returns the difference of the
/// logarithms,
/// >= 0; 0 proves that the package has the highest product. nullopt where the package gives somebody no gain.
/// Throws ContractViolation: thresholds not one per party, or nobody has one.
std::optional<double> nash_log_gap(const PackageSpace& space, std::span<const double> thresholds,
                                   const Package& package);

}  // namespace entente::theory
