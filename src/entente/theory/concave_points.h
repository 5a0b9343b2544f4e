#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "entente/theory/hull_maximum.h"

namespace entente::theory {

/// The four bargaining points over any set of utilities on which concave functions can be maximised:
/// lotteries and divisible packages ask the same questions in the same order, and differ in how one is
/// answered.
struct ConcaveSearch {
  /// Answers one question exactly (up to its bound); nullopt: nothing meets its limits, or nothing was found.
  std::function<std::optional<HullMaximum>(const HullQuestion&)> maximise;
  std::vector<double> disagreement;  // d, one finite number per party
  std::size_t parties() const { return disagreement.size(); }
};

/// A question with u >= d (read with the tolerance of acceptable_set.h) and the given objective.
HullQuestion question_above(const ConcaveSearch& search, ConcaveTerm maximise);

/// a_i - d_i with a_i the highest utility of each party over u >= d; empty: nothing has u >= d.
std::vector<double> utopia_gains(const ConcaveSearch& search);

/// Those whose gain is above 1e-7, which is more than the tolerance of the thresholds can bring about.
std::vector<std::size_t> parties_with_gain(std::span<const double> gains);

/// leximax of (u_i - d_i) / unit_i over the named parties, by maximising the smallest, then the sum of the
/// two smallest, and so on. This order of sums is right on sets that are not convex too, where fixing the
/// party that is worst off is not. `value` is the smallest share, `bound` that of the first step.
/// @param unit  one positive number per party of the search
/// Source: [ogryczak2003].
std::optional<HullMaximum> leximin_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                         std::span<const double> unit);

/// argmax of sum weight_i ln(u_i - d_i) over the named parties, the others at d or above.
/// @param weights  one per party of the search; empty: all 1
std::optional<HullMaximum> nash_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                      std::span<const double> weights);

/// argmax of the sum over the named parties of u_i / unit_i.
std::optional<HullMaximum> sum_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                     std::span<const double> unit);

}  // namespace entente::theory
