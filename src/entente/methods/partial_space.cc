#include "entente/methods/partial_space.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/require.h"
#include "entente/base/text.h"

namespace entente::methods {

namespace {

// Better off means by more than rounding: a millionth of the party's unit.
constexpr double strictly = 1e-6;

// Which terms of links and interactions on an issue a point of it meets.
std::vector<bool> met(const WorldModel& model, std::size_t issue, double x) {
  std::vector<bool> flags;
  const dispute::IssueId id = model.issues()[issue];
  const bool scale = model.dispute().issue(id).kind == dispute::Issue::Kind::scale;
  const auto look = [&](const std::vector<dispute::Terms>& all) {
    for (const auto& terms : all)
      if (terms.issue == id)
        flags.push_back(inside(terms, x, scale ? 0 : static_cast<std::size_t>(x), scale));
  };
  for (const auto& link : model.dispute().parts().links) look(link.when), look(link.then);
  for (const auto& interaction : model.dispute().parts().interactions) look(interaction.when);
  return flags;
}

// The option that stands for today: the nearest that links and interactions treat as they treat today's
// point; where the grid has none such, the nearest.
std::size_t stands_for(const WorldModel& model, std::size_t issue, double today) {
  const auto& grid = model.grid(issue);
  const auto wanted = met(model, issue, today);
  std::size_t nearest = 0, found = grid.size();
  const auto nearer = [&](std::size_t v, std::size_t than) {
    return than == grid.size() || std::fabs(grid[v] - today) < std::fabs(grid[than] - today);
  };
  for (std::size_t v = 0; v < grid.size(); ++v) {
    if (nearer(v, nearest)) nearest = v;
    if (nearer(v, found) && met(model, issue, grid[v]) == wanted) found = v;
  }
  return found == grid.size() ? nearest : found;
}

}  // namespace

// One option is left: today's, worth exactly what today is worth; no line and no grid step shifts it.
void PartialSpace::keep_as_is(const WorldModel& model, const TableSpace& table, std::size_t issue) {
  const double today = model.status_quo(issue);
  const std::size_t stays = std::isnan(today) ? 0 : stands_for(model, issue, today);
  for (std::size_t v = 0; v < space_.options(issue); ++v) space_.forbid(issue, v);
  space_.allow(issue, stays);
  for (std::size_t i = 0; i < thresholds_.size(); ++i)
    space_.set_value(issue, stays, i, table.status_quo_value(model, i, issue));
}

void PartialSpace::fill(const WorldModel& model, const TableSpace& table, const std::vector<bool>& settled) {
  base::require(settled.size() == model.issues().size(), "one flag per issue");
  space_ = table.space();
  for (std::size_t j = 0; j < settled.size(); ++j)
    if (!settled[j]) keep_as_is(model, table, j);
  minded_ = false;
  const bool interim = fighting_goes_on(model.dispute(), model.issues(), settled);
  for (std::size_t i = 0; i < thresholds_.size(); ++i) {
    without_[i] = interim ? table.status_quo_utility(model, i) : table.thresholds()[i];
    thresholds_[i] = without_[i];
    bool minds = false;
    for (std::size_t j = 0; j < settled.size(); ++j)
      minds = minds || (settled[j] && table.minds(model, i, j));
    minded_ = minded_ || minds;
    if (minds) thresholds_[i] += strictly * std::max(1.0, std::fabs(thresholds_[i]));
  }
}

bool fighting_goes_on(const dispute::Case& dispute, const std::vector<dispute::IssueId>& issues,
                      const std::vector<bool>& settled) {
  if (!dispute.parts().war) return false;
  for (std::size_t i = 0; i < dispute.issues().size(); ++i) {
    if (!dispute.issues()[i].fought_over) continue;
    const auto at = std::find(issues.begin(), issues.end(), dispute::IssueId(i));
    if (at == issues.end() || !settled[static_cast<std::size_t>(at - issues.begin())]) return true;
  }
  return false;
}

bool PartialSpace::room() {
  if (!minded_) return false;
  for (std::size_t j = 0; j < space_.issues(); ++j) {
    bool any = false;
    for (std::size_t v = 0; v < space_.options(j) && !any; ++v) any = space_.allowed(j, v);
    if (!any) return false;
  }
  return theory::find_acceptable(space_, thresholds_, workspace_).has_value();
}

std::optional<theory::Package> PartialSpace::reference(double tolerance) {
  if (!room()) return std::nullopt;
  const auto found = theory::reference_package(space_, thresholds_, {tolerance, {}}, workspace_);
  if (!found) return std::nullopt;
  return found->package;
}

std::vector<std::string> partial_obstacles(const dispute::Case& dispute, const dispute::Table& table) {
  std::vector<std::string> unknown;
  for (const auto issue : dispute::issues_at(dispute, table))
    if (!dispute.issue(issue).status_quo)
      unknown.push_back("issue." + dispute.issue(issue).id + ".status_quo");
  if (unknown.empty()) return {};
  return {fmt::format("{} {} missing, so what leaving {} as it is means is not known",
                      base::join_and(unknown), unknown.size() == 1 ? "is" : "are",
                      unknown.size() == 1 ? "the issue" : "an issue")};
}

}  // namespace entente::methods
