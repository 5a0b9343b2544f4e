#include "entente/theory/concave_points.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"

namespace entente::theory {
namespace {

using Numbers = std::vector<double>;

// A level reached is kept up to this, relative to its size: above what rounding takes, below what shows.
constexpr double kept_up_to = 1e-11;

// The tolerance of one party's threshold can be traded for a gain of another's; such a gain is none.
constexpr double no_gain = 100 * acceptance_tolerance;

ConcaveTerm term_over(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                      std::span<const double> unit) {
  ConcaveTerm term;
  term.parties = parties;
  for (std::size_t i : parties) {
    term.origin.push_back(search.disagreement[i]);
    term.unit.push_back(unit.empty() ? 1.0 : unit[i]);
  }
  term.count = parties.size();
  return term;
}

}  // namespace

HullQuestion question_above(const ConcaveSearch& search, ConcaveTerm maximise) {
  HullQuestion question;
  // A little inside the tolerance, so that what is found passes the definition.
  for (double d : search.disagreement) question.least.push_back(d - 0.9 * acceptance_tolerance);
  question.maximise = std::move(maximise);
  return question;
}

std::vector<double> utopia_gains(const ConcaveSearch& search) {
  Numbers gains;
  for (std::size_t i = 0; i < search.parties(); ++i) {
    const auto most = search.maximise(question_above(search, term_over(search, {i}, {})));
    if (!most) return {};
    gains.push_back(std::max(0.0, most->value));
  }
  return gains;
}

std::vector<std::size_t> parties_with_gain(std::span<const double> gains) {
  std::vector<std::size_t> parties;
  for (std::size_t i = 0; i < gains.size(); ++i)
    if (gains[i] > no_gain) parties.push_back(i);
  return parties;
}

std::optional<HullMaximum> leximin_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                         std::span<const double> unit) {
  base::require(!parties.empty(), "a leximin point is about somebody");
  HullQuestion question = question_above(search, term_over(search, parties, unit));
  ConcaveTerm smallest = question.maximise;
  smallest.count = 1;
  double bound = 0;
  std::optional<HullMaximum> found;
  for (std::size_t count = 1; count <= parties.size(); ++count) {
    question.maximise.count = count;
    auto next = search.maximise(question);
    if (!next) break;  // the levels are met by what was found before: only rounding can be in the way
    found = std::move(next);
    if (count == 1) bound = found->bound;
    const double slack = kept_up_to * std::max(1.0, std::abs(found->value));
    question.keep.push_back({question.maximise, found->value - slack});
  }
  if (!found) return std::nullopt;
  found->value = value_of(smallest, found->utilities);
  found->bound = std::max(bound, found->value);
  return found;
}

std::optional<HullMaximum> nash_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                      std::span<const double> weights) {
  ConcaveTerm term = term_over(search, parties, {});
  term.shape = ConcaveTerm::Shape::logarithm;
  for (std::size_t i : parties) term.weight.push_back(weights.empty() ? 1.0 : weights[i]);
  return search.maximise(question_above(search, std::move(term)));
}

std::optional<HullMaximum> sum_point(const ConcaveSearch& search, const std::vector<std::size_t>& parties,
                                     std::span<const double> unit) {
  ConcaveTerm term = term_over(search, parties, unit);
  std::fill(term.origin.begin(), term.origin.end(), 0.0);
  return search.maximise(question_above(search, std::move(term)));
}

}  // namespace entente::theory
