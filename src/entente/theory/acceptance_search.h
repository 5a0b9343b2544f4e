#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "entente/theory/search_climb.h"
#include "entente/theory/search_problem.h"
#include "entente/theory/search_tree.h"

namespace entente::theory {

/// The memory of find_acceptable, acceptable_range and reference_package, kept from call to call so that
/// nothing is allocated; answers do not depend on what it was used for before. One per thread.
///
/// Inside: finding one acceptable choice by a few steps on the Lagrangian dual (which often proves that there
/// is none, or meets one), a climb over single issues, and at last the exact tree.
class SearchWorkspace {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;
  static constexpr std::size_t no_issue = SearchProblem::no_issue;

  /// What an acceptable choice must have besides every gain at or above zero.
  struct Demand {
    std::uint32_t strict = 0;      // slots whose gain must be above the tolerance
    std::size_t issue = no_issue;  // an issue held at `place`, if any
    std::size_t place = 0;
  };

  void load(const PackageSpace& space, std::span<const double> thresholds,
            std::span<const double> tie_weights = {});

  /// What one question may try in its tree before it gives up, a count and no clock; and how many questions
  /// gave up so far (they answered "none" without a proof).
  std::uint64_t most_work = 2'000'000;
  std::uint64_t given_up = 0;
  /// What all questions may try together from now on; a caller with many sets it anew for each world.
  std::uint64_t allowance = std::numeric_limits<std::uint64_t>::max();

  /// Exact unless it gives up. Starts from what choice() holds if `warm`. On success the answer is choice().
  bool find(const Demand& demand, bool warm);

  /// The definition itself, on the package and the space, not on the compacted numbers.
  bool accepts(const Choice& choice, const Demand& demand);

  /// What a slot's gain must reach before the exact test decides; in slot units.
  double reach(std::size_t slot, const Demand& demand) const;
  double reach(const Slots& lambda, const Demand& demand) const;

  /// Weightings met by the last find, the lowest bound first after sort_pool().
  struct Weighting {
    double bound;
    Slots lambda;
  };
  const std::vector<Weighting>& pool() const { return pool_; }
  void sort_pool();

  SearchProblem& problem() { return problem_; }
  SearchTree& tree() { return tree_; }
  SearchClimb& climb() { return climb_; }
  Choice& choice() { return choice_; }
  Package& package() { return package_; }

  std::vector<std::uint8_t> status;  // by place, for acceptable_range
  std::vector<double> costs;         // by place
  Choice scratch;

 private:
  enum class Verdict { found, none, open };

  Verdict probe(const Demand& demand, bool warm);
  bool try_candidate(const Demand& demand);
  bool climb_to_acceptable(const Demand& demand);
  bool step(const Slots& gains, double bound, Slots& lambda) const;
  bool walk(const Demand& demand);

  SearchProblem problem_;
  SearchTree tree_;
  SearchClimb climb_;
  std::vector<Weighting> pool_;
  Slots warm_lambda_{};
  Choice choice_, trial_, start_;
  Package package_;
};

}  // namespace entente::theory
