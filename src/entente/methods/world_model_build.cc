// What a world model reads off the case once, before any world.
#include <algorithm>

#include "entente/methods/world_model.h"

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;
using dispute::RedLine;

WorldModel::WorldModel(const Case& dispute, std::vector<IssueId> issues, const std::vector<PartyId>& needed,
                       const std::vector<dispute::Setting>& also)
    : case_(&dispute), issues_(std::move(issues)), parties_(dispute.parties().size()) {
  for (const IssueId issue : issues_) add_issue(issue, also);
  const std::size_t count = issues_.size();
  for (std::size_t party = 0; party < parties_; ++party) {
    bool any = false;
    for (const IssueId issue : issues_) {
      views_.push_back(view_of(dispute, PartyId(party), issue));
      any = any || views_.back().kind != IssueView::Kind::none;
    }
    const bool asked =
        needed.empty() || std::find(needed.begin(), needed.end(), PartyId(party)) != needed.end();
    if (any && (asked || bargains(PartyId(party)))) filled_.push_back(party);
  }
  for (const std::size_t party : filled_)
    for (std::size_t j = 0; j < count; ++j)
      if (const auto line = dispute.red_line_of(PartyId(party), issues_[j]))
        if (dispute.red_line(*line).kind != RedLine::Kind::unknown) lines_.push_back({*line, party, j});
  for (std::size_t j = 0; j < count; ++j)
    if (dispute.issue(issues_[j]).fought_over && dispute.issue(issues_[j]).kind == Issue::Kind::scale)
      moving_.push_back(j);  // options do not stand between two ends
  for (const IssueId issue : issues_) issues_key_ = issues_key_ * 1'000'003 + issue.index() + 1;
  make_room();
}

// What one side of a war can expect of going on depends on what the other would take.
bool WorldModel::bargains(PartyId party) const {
  const auto& war = case_->parts().war;
  return war && war->talks && (party == war->first || party == war->second);
}

void WorldModel::add_issue(IssueId id, const std::vector<dispute::Setting>& also) {
  const Issue& issue = case_->issue(id);
  first_.push_back(places_);
  std::vector<double> grid = dispute::grid_of(issue);
  for (const dispute::Setting& point : also)
    if (point.issue == id && std::find(grid.begin(), grid.end(), point.value) == grid.end())
      grid.insert(std::upper_bound(grid.begin(), grid.end(), point.value), point.value);
  places_ += grid.size();
  grids_.push_back(std::move(grid));
  anchors_.emplace_back();
  for (const auto& [value, meaning] : issue.anchors) anchors_.back().push_back(value);
  first_point_.push_back(first_point_.back() + dispute::points_of(issue).size());
}

void WorldModel::make_room() {
  const std::size_t count = issues_.size();
  raw_.resize(parties_ * places_);
  values_.resize(parties_ * places_);
  refused_.resize(parties_ * places_);
  weights_.resize(parties_ * count);
  ranges_.resize(parties_);
  reservations_.resize(parties_);
  bindings_.resize(parties_);
  ideals_.resize(parties_ * count);
  curvatures_.resize(parties_);
  status_quo_.resize(count);
  points_.resize(parties_);
  adds_.resize(case_->parts().interactions.size());
  if (const auto& war = case_->parts().war) {
    const std::size_t levels = static_cast<std::size_t>(war->levels) + 1;
    war_.values.resize(parties_ * levels);
    war_.binding.resize(parties_ * levels);
    war_.outcomes.resize(parties_ * levels);
    war_.low.resize(count);
    war_.high.resize(count);
  }
}

IssueView WorldModel::view_of(const Case& dispute, PartyId party, IssueId id) {
  const Issue& issue = dispute.issue(id);
  if (dispute.score(party, id))
    return {issue.kind == Issue::Kind::scale ? IssueView::Kind::anchors : IssueView::Kind::points, 0, 0};
  const auto* position = dispute.position(party, id);
  if (!position) return {};
  if (issue.kind == Issue::Kind::scale && position->ideal)
    return {IssueView::Kind::scale, 1 / (issue.high() - issue.low()), 0};
  if (!position->favourite) return {};
  const double steps = std::max<double>(1, static_cast<double>(issue.options.size()) - 1);
  return {issue.ordered ? IssueView::Kind::steps : IssueView::Kind::favourite, 1 / steps,
          static_cast<double>(*position->favourite)};
}

}  // namespace entente::methods
