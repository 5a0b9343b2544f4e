#include "entente/methods/world_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;
using dispute::RedLine;
using dispute::World;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
// Terms and lines are compared with grid points up to this share of the scale.
constexpr double slack = 1e-9;

}  // namespace

bool inside(const dispute::Terms& terms, double value, std::size_t option, bool scale) {
  if (!scale) return std::find(terms.options.begin(), terms.options.end(), option) != terms.options.end();
  const double margin = slack * std::max({1.0, std::fabs(terms.from), std::fabs(terms.to)});
  return value >= terms.from - margin && value <= terms.to + margin;
}

// Value in [0, 1] of a point of a scale, or of an option, before weighting (model M3); points mode: points.
double WorldModel::issue_value(std::size_t party, std::size_t issue, double x) const {
  const IssueView& view = views_[party * issues_.size() + issue];
  if (view.kind != IssueView::Kind::none && std::isnan(x)) return none;  // a status quo that nobody stated
  double distance = 0;
  switch (view.kind) {
    case IssueView::Kind::none:
      return 0;
    case IssueView::Kind::points:
      return points_[party][first_point_[issue] + static_cast<std::size_t>(x)];
    case IssueView::Kind::anchors:
      return points_at(party, issue, x);
    case IssueView::Kind::favourite:
      return x == view.favourite ? 1 : 0;
    case IssueView::Kind::steps:
      distance = std::fabs(x - view.favourite) * view.inverse_length;
      break;
    case IssueView::Kind::scale:
      distance = std::fabs(x - ideals_[party * issues_.size() + issue]) * view.inverse_length;
      break;
  }
  const double a = curvatures_[party];
  return 1 - (a == 1 ? distance : a == 2 ? distance * distance : base::pow(distance, a));
}

// Points of a scale stand at its anchors; between two of them they are linear.
double WorldModel::points_at(std::size_t party, std::size_t issue, double x) const {
  const std::vector<double>& at = anchors_[issue];
  const double* points = &points_[party][first_point_[issue]];
  const auto after = static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), x) - at.begin());
  if (after == 0) return points[0];
  if (after == at.size()) return points[at.size() - 1];
  const double share = (x - at[after - 1]) / (at[after] - at[after - 1]);
  return points[after - 1] + share * (points[after] - points[after - 1]);
}

void WorldModel::fill(const World& world, bool quadratic) {
  for (std::size_t i = 0; i < adds_.size(); ++i)
    adds_[i] = world.value(dispute::FieldId(static_cast<std::size_t>(case_->layout().interaction[i])));
  fill_status_quo(world);
  for (const std::size_t party : filled_) fill_party(world, party, quadratic);
  refill_lines(world);
  if (!quadratic && recall(world)) return;
  if (case_->parts().war) fill_war(world);
  for (const std::size_t party : filled_) fill_reservation(world, party);
  if (!quadratic) remember(world);
}

// Several readings of a table fill the same world, and what fighting on is worth takes longest.
bool WorldModel::recall(const World& world) {
  if (!case_->parts().war || war_.every_level || !world.memo()) return false;
  const auto kept = world.memo()->numbers.find(issues_key_);
  if (kept == world.memo()->numbers.end()) return false;
  for (const std::size_t party : filled_)
    if (std::isnan(kept->second[party])) return false;
  std::copy_n(kept->second.begin(), parties_, reservations_.begin());
  std::copy_n(kept->second.begin() + static_cast<std::ptrdiff_t>(parties_), parties_, bindings_.begin());
  return true;
}

void WorldModel::remember(const World& world) const {
  if (!case_->parts().war || war_.every_level || !world.memo()) return;
  auto& kept = world.memo()->numbers[issues_key_];
  kept.resize(2 * parties_, none);
  for (const std::size_t party : filled_) {
    kept[party] = reservations_[party];
    kept[parties_ + party] = bindings_[party];
  }
}

// Lines touch packages; what fighting on is worth stays as it was when the world was filled.
void WorldModel::refill_lines(const World& world) {
  values_ = raw_;
  std::fill(refused_.begin(), refused_.end(), static_cast<unsigned char>(0));
  for (const LineAt& line : lines_) fill_line(world, line);
}

void WorldModel::refill_line(const World& world, std::size_t party, std::size_t issue) {
  const std::size_t place = party * places_ + first_[issue], count = options(issue);
  std::copy_n(raw_.begin() + static_cast<std::ptrdiff_t>(place), count,
              values_.begin() + static_cast<std::ptrdiff_t>(place));
  std::fill_n(refused_.begin() + static_cast<std::ptrdiff_t>(place), count, static_cast<unsigned char>(0));
  for (const LineAt& line : lines_)
    if (line.party == party && line.issue == issue) fill_line(world, line);
}

void WorldModel::fill_party(const World& world, std::size_t party, bool quadratic) {
  const PartyId id(party);
  const std::size_t count = issues_.size();
  const IssueView* views = &views_[party * count];
  curvatures_[party] = quadratic ? 2 : world.curvature(id);
  double total = 0;
  bool points = false;
  for (std::size_t j = 0; j < count; ++j) {
    const bool view = views[j].kind != IssueView::Kind::none;
    weights_[party * count + j] = view ? world.salience(id, issues_[j]) : 0;
    if (views[j].kind == IssueView::Kind::scale) ideals_[party * count + j] = world.ideal(id, issues_[j]);
    total += weights_[party * count + j];
    points = points || views[j].scored();
  }
  // Points mode: scores and no salience anywhere (mixing is refused when the case is read).
  const bool raw = points && total == 0;
  if (points) fill_points(world, party, raw);
  ranges_[party] = 0;
  for (std::size_t j = 0; j < count; ++j) {
    double& weight = weights_[party * count + j];
    weight = raw ? (views[j].scored() ? 1 : 0) : total > 0 ? weight / total : 0;
    double* target = &raw_[party * places_ + first_[j]];
    weigh(party, j, weight, {target, grids_[j].size()});
    const auto [least_place, most_place] = std::minmax_element(target, target + grids_[j].size());
    const double least = *least_place, most = *most_place;
    ranges_[party] += most - least;
  }
}

// Weighted values of an issue's grid; linear loss on a scale, the usual case, without a call per point.
void WorldModel::weigh(std::size_t party, std::size_t issue, double weight, std::span<double> target) const {
  const std::vector<double>& grid = grids_[issue];
  const IssueView& view = views_[party * issues_.size() + issue];
  if (weight == 0) {
    std::fill(target.begin(), target.end(), 0.0);
  } else if (view.kind == IssueView::Kind::scale && curvatures_[party] == 1) {
    const double ideal = ideals_[party * issues_.size() + issue];
    for (std::size_t v = 0; v < grid.size(); ++v)
      target[v] = weight * (1 - std::fabs(grid[v] - ideal) * view.inverse_length);
  } else {
    for (std::size_t v = 0; v < grid.size(); ++v) target[v] = weight * issue_value(party, issue, grid[v]);
  }
}

// Scores as they stand in points mode; else moved to [0, 1] per issue (model M3).
void WorldModel::fill_points(const World& world, std::size_t party, bool raw) {
  points_[party].assign(first_point_.back(), 0);
  for (std::size_t j = 0; j < issues_.size(); ++j) {
    if (!views_[party * issues_.size() + j].scored()) continue;
    const std::size_t count = first_point_[j + 1] - first_point_[j];
    const std::span<double> points = std::span(points_[party]).subspan(first_point_[j], count);
    for (std::size_t v = 0; v < points.size(); ++v) points[v] = world.points(PartyId(party), issues_[j], v);
    if (raw) continue;
    const auto [least, most] = std::minmax_element(points.begin(), points.end());
    const double low = *least, span = *most - *least;
    for (double& point : points) point = span > 0 ? (point - low) / span : 0;
  }
}

void WorldModel::fill_line(const World& world, const LineAt& at) {
  const RedLine& line = case_->red_line(at.id);
  const std::vector<double>& grid = grids_[at.issue];
  const bool range = line.kind == RedLine::Kind::range;
  const bool real = world.line_is_real(at.id);
  const double cost = world.audience_cost(at.id) * ranges_[at.party];
  dispute::Terms accepts;
  if (range) {
    accepts.from = world.line_from(at.id);
    accepts.to = world.line_to(at.id);
    const double margin = slack * std::max({1.0, std::fabs(accepts.from), std::fabs(accepts.to)});
    accepts.from -= margin;
    accepts.to += margin;
  }
  std::size_t place = at.party * places_ + first_[at.issue];
  for (std::size_t v = 0; v < grid.size(); ++v, ++place) {
    const bool accepted = range
                              ? grid[v] >= accepts.from && grid[v] <= accepts.to
                              : std::find(line.options.begin(), line.options.end(), v) != line.options.end();
    if (accepted) continue;
    if (real)
      refused_[place] = 1;
    else
      values_[place] -= cost;
  }
}

void WorldModel::fill_status_quo(const World& world) {
  for (std::size_t j = 0; j < issues_.size(); ++j)
    status_quo_[j] = world.status_quo(issues_[j]).value_or(none);
}

// `value_at(issue)` is a scale value or the index of an option; NaN: nobody stated what holds there.
template <class ValueAt>
bool WorldModel::meets_terms(const std::vector<dispute::Terms>& when, ValueAt value_at) const {
  return std::all_of(when.begin(), when.end(), [&](const dispute::Terms& terms) {
    const auto found = std::find(issues_.begin(), issues_.end(), terms.issue);
    if (found == issues_.end()) return false;
    const double x = value_at(static_cast<std::size_t>(found - issues_.begin()));
    if (std::isnan(x)) return false;
    const bool scale = case_->issue(terms.issue).kind == Issue::Kind::scale;
    return inside(terms, x, scale ? 0 : static_cast<std::size_t>(x), scale);
  });
}

// What the interactions that hold add to the party's utility (model M3).
template <class ValueAt>
double WorldModel::interactions_of(std::size_t party, ValueAt value_at) const {
  const auto& interactions = case_->parts().interactions;
  double sum = 0;
  for (std::size_t i = 0; i < interactions.size(); ++i)
    if (interactions[i].party.index() == party && meets_terms(interactions[i].when, value_at))
      sum += adds_[i];
  return sum;
}

double WorldModel::outcome_utility(std::size_t party, std::span<const double> outcome) const {
  double u = 0;
  for (std::size_t j = 0; j < issues_.size(); ++j) {
    const double weight = weights_[party * issues_.size() + j];
    if (weight != 0) u += weight * issue_value(party, j, outcome[j]);
  }
  return u + interactions_of(party, [&](std::size_t j) { return outcome[j]; });
}

double WorldModel::reservation_on(std::size_t party, const std::vector<std::size_t>& issues) const {
  double value = 0, weight = 0;
  for (const std::size_t j : issues) {
    const double w = weights_[party * issues_.size() + j];
    weight += w;
    if (w != 0) value += w * issue_value(party, j, status_quo_[j]);
  }
  return weight > 0 ? value / weight : 0;
}

double WorldModel::status_quo_value(std::size_t party, std::size_t issue) const {
  const double w = weight(party, issue);
  return w == 0 ? 0 : w * issue_value(party, issue, status_quo_[issue]);
}

bool WorldModel::meets(const std::vector<dispute::Terms>& when,
                       std::span<const std::uint16_t> package) const {
  return meets_terms(when, [&](std::size_t j) { return grids_[j][package[j]]; });
}

double WorldModel::utility(std::size_t party, std::span<const std::uint16_t> package) const {
  double u = 0;
  for (std::size_t j = 0; j < issues_.size(); ++j) u += value(party, first_[j] + package[j]);
  return u + interactions_of(party, [&](std::size_t j) { return grids_[j][package[j]]; });
}

bool WorldModel::accepts(std::size_t party, std::span<const std::uint16_t> package) const {
  for (std::size_t j = 0; j < issues_.size(); ++j)
    if (refused(party, first_[j] + package[j])) return false;
  return utility(party, package) >= reservation(party) - slack;
}

std::span<const double> WorldModel::reservation_by_level(std::size_t party, bool may_fail) const {
  if (!case_->parts().war) return {};
  const std::size_t levels = static_cast<std::size_t>(case_->parts().war->levels) + 1;
  return {&(may_fail ? war_.values : war_.binding)[party * levels], levels};
}

std::span<const double> WorldModel::outcome_by_level(std::size_t party) const {
  if (!case_->parts().war) return {};
  const std::size_t levels = static_cast<std::size_t>(case_->parts().war->levels) + 1;
  return {&war_.outcomes[party * levels], levels};
}

}  // namespace entente::methods
