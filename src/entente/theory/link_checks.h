#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/theory/search_problem.h"

namespace entente::theory {

/// Links of no listed group while a tree settles issue after issue: each is tested once its last issue is
/// settled. Shared by the trees of this room; not meant for use outside it.
class LinkChecks {
 public:
  /// @param depths    levels of the tree
  /// @param depth_of  by issue: the level that settles it
  void plan(const SearchProblem& problem, std::size_t depths, std::span<const std::size_t> depth_of);
  bool any(std::size_t depth) const { return !checks_[depth].empty(); }

  /// What interactions add to the bounds of a tree: rows of costs against budgets.
  struct Rows {
    std::span<const double> added;  // interaction by interaction, `width` numbers each
    std::span<const double> budget;
    std::size_t width = 0, count = 0;
  };
  /// Tests the restrictions that `depth` decides and charges `spent` with its interactions; false: cut off.
  bool settle(const SearchProblem& problem, const SearchProblem::Choice& choice, std::size_t depth,
              const Rows& rows, double* spent) const;

 private:
  struct Check {
    bool is_restriction;
    std::size_t index;
  };
  std::vector<std::vector<Check>> checks_;  // by depth
};

}  // namespace entente::theory
