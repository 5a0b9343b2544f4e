#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/theory/search_problem.h"

namespace entente::theory {

/// One concave criterion over the gains of a SearchProblem's slots, and the weightings that bound it; not
/// meant for use outside this room.
///
///     product:   sum of a_s ln(g_s)           over the slots with a_s = weight > 0, g_s in own units
///     smallest:  sum of the q smallest y_s    over the slots with f_s = weight > 0, y_s = f_s g_s
///
/// With q = 1 the second is the egalitarian criterion or the Kalai-Smorodinsky share, with q = all of them a
/// utilitarian sum.
struct SolutionAim {
  using Slots = SearchProblem::Slots;
  enum class Kind { product, smallest };
  Kind kind = Kind::smallest;
  std::size_t count = 1;  // q
  Slots weight{};
  /// The criterion's value = sum of the q smallest - offset.
  double offset = 0;
  /// Slots whose gain must be above the tolerance; the others must not be below zero by more than it.
  std::uint32_t strict = 0;
  /// What every slot is known to have, in slot units; counts where it is above 0.
  Slots floor{};

  bool has(std::size_t slot) const { return weight[slot] > 0; }
};

/// A weighting of the slots in slot units: sum of lambda_s gain_s >= reach_for(value) for every acceptable
/// choice that has at least this value. The part of lambda that only guards thresholds is in `reach`.
struct SolutionWeighting {
  SearchProblem::Slots lambda{};
  double reach = 0;  // for value 0; for value v it is reach + v
  double bound = 0;  // no acceptable choice has a higher value
};

/// What a slot's gain must reach before the exact test decides; in slot units.
double slot_reach(const SearchProblem& problem, const SolutionAim& aim, std::size_t slot);

/// The criterion at gains in slot units; a product is -infinity where somebody in it does not gain.
double aim_value(const SearchProblem& problem, const SolutionAim& aim, const SearchProblem::Slots& gains);

/// The weighting that belongs to a marginal `lambda` of the criterion (positive where the aim has the slot;
/// smallest: lambda_s / f_s <= 1 summing to q) plus `guard` (not negative) on the thresholds. Relaxes the
/// problem; `relaxed` is the choice at the bound.
SolutionWeighting make_weighting(SearchProblem& problem, const SolutionAim& aim, SearchProblem::Slots lambda,
                                 const SearchProblem::Slots& guard, SearchProblem::Choice& relaxed);

/// Changes one issue after the other to the option that serves the criterion best, thresholds first;
/// restrictions that are kept stay kept. Proves nothing.
void climb(const SearchProblem& problem, const SolutionAim& aim, SearchProblem::Choice& choice);

/// Block-coordinate ascent of the (smoothed) criterion over mixtures of choices, block by block. Its
/// marginals are near those of the best mixture, whose weighting gives the lowest bound.
class MixtureAscent {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;

  /// Starts at a choice; for a product one with gains.
  MixtureAscent(SearchProblem& problem, const SolutionAim& aim, const Choice& start);

  /// One round over all blocks, smoothing less from round to round. Returns whether the mixture moved.
  bool round();
  /// Marginals of the criterion and of the barrier before the thresholds, at the mixture.
  Slots marginal() const { return marginal_at(mixture_); }
  Slots guard() const;

 private:
  Slots marginal_at(const Slots& at) const;
  double barrier(std::size_t slot, double gain) const;
  double slope(const Slots& direction, double t) const;
  double line_search(const Slots& direction) const;

  SearchProblem& problem_;
  const SolutionAim& aim_;
  double unit_ = 1;       // the largest weight: makes shares comparable with slot units
  double sharpness_ = 8;  // of the smoothed minimum
  double barrier_ = 0.05;
  Slots mixture_{};
  std::vector<Slots> points_;  // by block
  Choice trial_;
};

}  // namespace entente::theory
