#include "entente/methods/text_space.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using dispute::Proposal;
using dispute::Table;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

const dispute::Setting* setting_of(const Proposal& text, dispute::IssueId issue) {
  for (const auto& setting : text.terms)
    if (setting.issue == issue) return &setting;
  return nullptr;
}

}  // namespace

TextSpace::TextSpace(const Case& dispute, const Table& table, const Proposal& text)
    : model_(dispute, dispute::issues_at(dispute, table), {}, text.terms),
      table_(model_, table),
      partial_(table_),
      demands_(dispute, table),
      package_(model_.issues().size(), 0) {
  for (std::size_t j = 0; j < issues().size(); ++j) {
    const auto* setting = setting_of(text, issues()[j]);
    settled_.push_back(setting != nullptr);
    whole_ = whole_ && setting;
    if (!setting) continue;
    const auto& grid = model_.grid(j);
    package_[j] =
        static_cast<std::uint16_t>(std::find(grid.begin(), grid.end(), setting->value) - grid.begin());
  }
  interim_ = fighting_goes_on(dispute, issues(), settled_);
  for (std::size_t j = 0; j < issues().size(); ++j) {
    const Issue& issue = dispute.issue(issues()[j]);
    const auto& grid = model_.grid(j);
    const bool steps = issue.kind == Issue::Kind::scale || issue.ordered;
    const double length = std::max(grid.back() - grid.front(), 1e-9);
    for (std::size_t v = 0; v < grid.size(); ++v)
      distance_.push_back(v == package_[j] ? 0 : steps ? std::fabs(grid[v] - grid[package_[j]]) / length : 1);
  }
}

void TextSpace::fill(const dispute::World& world) {
  table_.workspace().allowance = world_work;
  model_.fill(world);
  table_.fill(model_);
  demands_.fill(model_, table_, world);
  if (whole_) return;
  partial_.fill(model_, table_, settled_);
  // The open issues have one option left, today's.
  for (std::size_t j = 0; j < package_.size(); ++j)
    for (std::size_t v = 0; !settled_[j] && v < partial_.space().options(j); ++v)
      if (partial_.space().allowed(j, v)) package_[j] = static_cast<std::uint16_t>(v);
}

bool TextSpace::crosses(std::size_t party, std::size_t issue) const {
  return settled_[issue] && model_.refused(party, model_.first(issue) + package_[issue]);
}

bool TextSpace::crosses(std::size_t party) const {
  for (std::size_t j = 0; j < package_.size(); ++j)
    if (crosses(party, j)) return true;
  return false;
}

double TextSpace::gain(std::size_t party) const {
  double u = model_.utility(party, package_);
  // What is left open is worth what today is worth, wherever the grid puts it.
  for (std::size_t j = 0; j < package_.size(); ++j)
    if (!settled_[j])
      u += model_.status_quo_value(party, j) - model_.value(party, model_.first(j) + package_[j]);
  return u - (interim_ ? model_.status_quo_utility(party) : model_.reservation(party));
}

std::vector<bool> TextSpace::accepting() const {
  if (whole_) return table_.accepting(model_, package_);
  std::vector<bool> accepts;
  for (std::size_t i = 0; i < table_.acceptors().size(); ++i) {
    bool crossed = false;
    for (std::size_t j = 0; j < package_.size(); ++j)
      crossed = crossed || (table_.covers(i, j) && crosses(table_.acceptors()[i].party.index(), j));
    accepts.push_back(!crossed && theory::utility(partial_.space(), package_, i) >=
                                      partial_.without(i) - theory::acceptance_tolerance);
  }
  return accepts;
}

double TextSpace::needed() const {
  double total = 0;
  for (std::size_t l = 0; l < demands_.lines().size(); ++l)
    if (settled_[demands_.lines()[l].issue]) total += demands_.beyond(l, package_);
  for (std::size_t i = 0; i < thresholds().size(); ++i) {
    const double needs = whole_ ? thresholds()[i] : partial_.without(i);
    const double short_of = needs - theory::utility(space(), package_, i);
    if (short_of > theory::acceptance_tolerance && demands_.unit(i) > 0) total += short_of / demands_.unit(i);
  }
  return total;
}

std::optional<theory::Package> TextSpace::dominating() {
  const auto found = theory::dominating_package(space(), package_, {}, workspace_);
  if (!found) return std::nullopt;
  return found->package;
}

bool TextSpace::can_be_completed() {
  const bool possible = table_.any_coalition([&](theory::Coalition, std::span<const double> needed_by) {
    theory::PackageSpace& space = table_.space();
    for (std::size_t j = 0; j < package_.size(); ++j)
      for (std::size_t v = 0; settled_[j] && v < space.options(j); ++v)
        if (v != package_[j]) space.forbid(j, v);
    return theory::find_acceptable(space, needed_by, table_.workspace()).has_value();
  });
  table_.fill(model_);
  return possible;
}

std::optional<theory::Package> TextSpace::nearest() {
  std::optional<theory::NearestPackage> best;
  table_.any_coalition([&](theory::Coalition, std::span<const double> needed_by) {
    auto found = theory::nearest_acceptable(table_.space(), needed_by, package_, distance_, workspace_);
    if (!found || found->package.empty()) return false;
    if (!best || std::pair(found->changed, found->distance) < std::pair(best->changed, best->distance))
      best = std::move(found);
    return false;
  });
  if (!best) return std::nullopt;
  return best->package;
}

bool TextSpace::passes() const {
  if (whole_) return keeps_links() && table_.passes(model_, package_);
  if (!keeps_links()) return false;
  const auto accepts = accepting();
  if (!table_.quorum()) return std::find(accepts.begin(), accepts.end(), false) == accepts.end();
  theory::Coalition coalition = 0;
  for (std::size_t i = 0; i < accepts.size(); ++i)
    if (accepts[i]) coalition |= theory::Coalition{1} << i;
  return theory::passes(*table_.quorum(), coalition);
}

double TextSpace::ratified(const dispute::World& world, std::size_t ratifier) const {
  const auto& rule = table_.table().ratifies[ratifier];
  if (!model_.meets(rule.when, package_)) return none;
  const auto& approvals = model_.dispute().parts().approvals;
  const bool votes =
      table_.body(ratifier) || std::any_of(approvals.begin(), approvals.end(),
                                           [&](const auto& row) { return row.party == rule.party; });
  bool view = false;
  for (std::size_t j = 0; j < issues().size(); ++j) view = view || model_.has_view(rule.party.index(), j);
  if (!votes && (!view || std::isnan(model_.reservation(rule.party.index())))) return none;
  return table_.ratifies(model_, world, ratifier, package_) ? 1 : 0;
}

bool TextSpace::keeps_links() const {
  const auto option = [&](std::size_t issue) { return package_[issue]; };
  for (const auto& restriction : table_.space().restrictions())
    if (!theory::keeps(restriction, option)) return false;
  return true;
}

std::vector<std::string> text_obstacles(const question::Task& task) {
  if (!task.inquiry.text) return {"no text is given to be judged"};
  auto reasons = agreement_obstacles(task);
  if (!task.inquiry.table) return reasons;
  const Case& dispute = *task.dispute;
  const Table& table = dispute.table(*task.inquiry.table);
  bool any = false;
  for (const auto issue : dispute::issues_at(dispute, table)) {
    if (setting_of(*task.inquiry.text, issue)) {
      any = true;
      continue;
    }
    if (!dispute.issue(issue).status_quo)
      reasons.push_back(
          fmt::format("the text leaves \"{}\" open, and issue.{}.status_quo is missing, so what "
                      "leaving it as it is means is not known",
                      dispute.issue(issue).title, dispute.issue(issue).id));
  }
  if (!any) reasons.emplace_back("the text settles no issue of this table");
  return reasons;
}

}  // namespace entente::methods
