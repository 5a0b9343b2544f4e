#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/theory/search_problem.h"

namespace entente::theory {

/// Local search over single issues, the quick half of the searches; not meant for use outside this room.
/// Nothing here proves anything: what it finds is tested against the definition, what it misses the tree
/// finds.
class SearchClimb {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;

  /// How a package scores: the product of gain + shift over the slots flagged in `in_product`; the other
  /// accepting slots must not fall below zero.
  struct Aim {
    std::uint32_t in_product = 0;
    double shift = 0;
    std::size_t passes = 0;                       // over all issues
    std::size_t fixed = SearchProblem::no_issue;  // an issue left alone
  };

  /// Changes single issues to lower the number of broken restrictions, losing as little of the problem's last
  /// relaxation as it can. Returns whether every restriction is kept.
  static bool repair(const SearchProblem& problem, Choice& choice);

  /// Changes one issue after the other to its option with the highest score until nothing changes or the
  /// passes are over. Keeps restrictions kept. Updates `gains`.
  void climb(const SearchProblem& problem, const Aim& aim, Choice& choice, Slots& gains);

 private:
  struct State {
    const SearchProblem& problem;
    const Aim& aim;
    Choice& choice;
    Slots& gains;
  };
  bool climb_issue(const State& state, std::size_t issue);
  static bool climb_linked_issue(const State& state, std::size_t issue);

  std::vector<double> trial_;
};

}  // namespace entente::theory
