#include "entente/theory/acceptable_set.h"

#include <algorithm>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

enum Status : std::uint8_t { open, occurs, absent };
using Slots = SearchProblem::Slots;
using Choice = SearchProblem::Choice;

// Every package that differs from an acceptable one on a single issue is tested at once; those within
// rounding of the tolerance stay open for the exact search.
void mark_neighbours(SearchWorkspace& workspace) {
  const SearchProblem& problem = workspace.problem();
  Choice& choice = workspace.choice();
  Slots gains;
  problem.gains(choice, gains);
  for (std::size_t issue = 0; issue < problem.issues(); ++issue) {
    workspace.status[choice[issue]] = occurs;
    const std::uint32_t here = choice[issue];
    for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
      if (workspace.status[place] != open) continue;
      bool good = true;
      if (problem.linked(issue)) {
        choice[issue] = static_cast<std::uint32_t>(place);
        good = workspace.accepts(choice, {});
        choice[issue] = here;
      }
      for (std::size_t slot = 0; slot < problem.accepting() && !problem.linked(issue); ++slot)
        good &= gains[slot] - problem.value(here, slot) + problem.value(place, slot) >=
                -0.5 * acceptance_tolerance / problem.scale(slot);
      if (good) workspace.status[place] = occurs;
    }
  }
}

// An option whose cost in some relaxation is above the relaxation's slack is in no acceptable package.
void mark_absent(SearchWorkspace& workspace, const Slots& lambda) {
  SearchProblem& problem = workspace.problem();
  const double slack = problem.relax(lambda, workspace.scratch) - workspace.reach(lambda, {});
  problem.place_costs(workspace.costs);
  for (std::size_t place = 0; place < problem.places(); ++place)
    if (workspace.status[place] == open && workspace.costs[place] > slack) workspace.status[place] = absent;
}

void settle_every_option(SearchWorkspace& workspace) {
  const SearchProblem& problem = workspace.problem();
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    Slots unit{};
    unit[slot] = 1;
    mark_absent(workspace, unit);
  }
  std::vector<SearchWorkspace::Weighting> pool = workspace.pool();
  for (const auto& weighting : pool) mark_absent(workspace, weighting.lambda);
  for (std::size_t issue = 0; issue < problem.issues(); ++issue) {
    for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
      if (workspace.status[place] != open) continue;
      const bool found = workspace.find({0, issue, place}, true);
      workspace.status[place] = found ? occurs : absent;
      if (found) mark_neighbours(workspace);
      if (!workspace.pool().empty()) mark_absent(workspace, Slots(workspace.pool().back().lambda));
    }
  }
}

AcceptableRange range_of(const SearchWorkspace& workspace, const SearchProblem& problem) {
  AcceptableRange range;
  const PackageSpace& space = problem.space();
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    range.occurs.emplace_back(space.options(issue), false);
    range.lowest.push_back(space.options(issue));
    range.highest.push_back(0);
    for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
      if (workspace.status[place] != occurs) continue;
      const std::size_t option = problem.option(place);
      range.occurs[issue][option] = true;
      range.lowest[issue] = std::min(range.lowest[issue], option);
      range.highest[issue] = option;
    }
  }
  return range;
}

}  // namespace

bool is_acceptable(const PackageSpace& space, const Package& package, std::span<const double> thresholds) {
  base::require(thresholds.size() == space.parties(), "one threshold per party");
  if (!is_feasible(space, package)) return false;
  for (std::size_t party = 0; party < thresholds.size(); ++party)
    if (!(utility(space, package, party) - thresholds[party] >= -acceptance_tolerance)) return false;
  return true;
}

std::optional<Package> find_acceptable(const PackageSpace& space, std::span<const double> thresholds,
                                       SearchWorkspace& workspace) {
  workspace.load(space, thresholds);
  if (!workspace.find({}, false)) return std::nullopt;
  workspace.problem().to_package(workspace.choice(), workspace.package());
  return workspace.package();
}

std::optional<AcceptableRange> acceptable_range(const PackageSpace& space, std::span<const double> thresholds,
                                                SearchWorkspace& workspace) {
  workspace.load(space, thresholds);
  if (!workspace.find({}, false)) return std::nullopt;
  workspace.status.assign(workspace.problem().places(), open);
  mark_neighbours(workspace);
  settle_every_option(workspace);
  return range_of(workspace, workspace.problem());
}

}  // namespace entente::theory
