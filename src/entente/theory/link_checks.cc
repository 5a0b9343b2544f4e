#include "entente/theory/link_checks.h"

#include <algorithm>

namespace entente::theory {

void LinkChecks::plan(const SearchProblem& problem, std::size_t depths,
                      std::span<const std::size_t> depth_of) {
  checks_.resize(std::max(checks_.size(), depths));
  for (std::vector<Check>& checks : checks_) checks.clear();
  const PackageSpace& space = problem.space();
  // All issues of a link are in one group, so any of them tells whether it is listed.
  for (std::size_t r = 0; r < space.restrictions().size(); ++r) {
    std::size_t last = 0;
    bool listed = false;
    for (const auto* sets : {&space.restrictions()[r].when, &space.restrictions()[r].then})
      for (const OptionSet& set : *sets) {
        last = std::max(last, depth_of[set.issue]);
        listed = problem.listed(set.issue);
      }
    if (!listed) checks_[last].push_back({true, r});
  }
  for (std::size_t q = 0; q < space.interactions().size(); ++q) {
    std::size_t last = 0;
    for (const OptionSet& set : space.interactions()[q].when) last = std::max(last, depth_of[set.issue]);
    if (!problem.listed(space.interactions()[q].when.front().issue)) checks_[last].push_back({false, q});
  }
}

bool LinkChecks::settle(const SearchProblem& problem, const SearchProblem::Choice& choice, std::size_t depth,
                        const Rows& rows, double* spent) const {
  const PackageSpace& space = problem.space();
  auto option_of = [&](std::size_t issue) { return problem.option(choice[issue]); };
  for (const Check& check : checks_[depth]) {
    if (check.is_restriction) {
      if (!keeps(space.restrictions()[check.index], option_of)) return false;
      continue;
    }
    const bool now = holds(space.interactions()[check.index], option_of);
    for (std::size_t row = 0; row < rows.count; ++row) {
      const double added = rows.added[check.index * rows.width + row];
      spent[row] += std::max(0.0, added) - (now ? added : 0.0);
      if (spent[row] > rows.budget[row]) return false;
    }
  }
  return true;
}

}  // namespace entente::theory
