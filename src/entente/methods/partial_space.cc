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

std::size_t nearest(const std::vector<double>& grid, double x) {
  std::size_t best = 0;
  for (std::size_t v = 1; v < grid.size(); ++v)
    if (std::fabs(grid[v] - x) < std::fabs(grid[best] - x)) best = v;
  return best;
}

}  // namespace

// One option is left: today's, worth exactly what today is worth; no line and no grid step shifts it.
void PartialSpace::keep_as_is(const WorldModel& model, const TableSpace& table, std::size_t issue) {
  const double today = model.status_quo(issue);
  const std::size_t stays = std::isnan(today) ? 0 : nearest(model.grid(issue), today);
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
  const bool interim = fighting_goes_on(model.dispute(), model.issues(), settled);
  for (std::size_t i = 0; i < thresholds_.size(); ++i) {
    without_[i] = interim ? table.status_quo_utility(model, i) : table.thresholds()[i];
    thresholds_[i] = without_[i];
    bool minds = false;
    for (std::size_t j = 0; j < settled.size(); ++j) minds = minds || (settled[j] && table.minds(model, i, j));
    if (minds) thresholds_[i] += strictly * std::max(1.0, std::fabs(thresholds_[i]));
  }
}

bool fighting_goes_on(const dispute::Case& dispute, const std::vector<dispute::IssueId>& issues,
                      const std::vector<bool>& settled) {
  if (!dispute.parts().war) return false;
  for (std::size_t j = 0; j < issues.size(); ++j)
    if (!settled[j] && dispute.issue(issues[j]).fought_over) return true;
  return false;
}

bool PartialSpace::room() {
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
    if (!dispute.issue(issue).status_quo) unknown.push_back("issue." + dispute.issue(issue).id + ".status_quo");
  if (unknown.empty()) return {};
  return {fmt::format("{} {} missing, so what leaving {} as it is means is not known", base::join_and(unknown),
                      unknown.size() == 1 ? "is" : "are", unknown.size() == 1 ? "the issue" : "an issue")};
}

}  // namespace entente::methods
