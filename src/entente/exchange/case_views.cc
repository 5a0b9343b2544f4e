#include "entente/exchange/case_views.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente::exchange {

using dispute::Estimate;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;

double central(const Estimate& estimate) {
  if (estimate.shape == Estimate::Shape::uniform) return (estimate.low + estimate.high) / 2;
  return estimate.likely;
}

CaseViews::CaseViews(const dispute::Case& dispute, std::vector<IssueId> issues)
    : case_(dispute), issues_(std::move(issues)) {}

bool CaseViews::points_mode(PartyId party) const {
  const auto& positions = case_.parts().positions;
  return std::none_of(positions.begin(), positions.end(),
                      [&](const auto& row) { return row.party == party; });
}

double CaseViews::weight(PartyId party, std::size_t issue) const {
  if (points_mode(party)) return 1;
  double all = 0;
  for (const IssueId one : issues_)
    if (const auto* position = case_.position(party, one)) all += central(position->salience);
  const auto* position = case_.position(party, issues_[issue]);
  return position && all > 0 ? central(position->salience) / all : 0;
}

bool CaseViews::curved(PartyId party) const {
  return central(case_.party(party).curvature) != 1 &&
         std::any_of(issues_.begin(), issues_.end(), [&](IssueId issue) {
           const auto* position = case_.position(party, issue);
           return position && position->ideal && case_.issue(issue).kind == Issue::Kind::scale;
         });
}

// Scores as they stand in points mode, else moved to [0, 1].
IssueUtility CaseViews::scored(const dispute::Score& score, std::size_t issue, double weight) const {
  std::vector<double> points;
  for (const Estimate& estimate : score.points) points.push_back(central(estimate));
  if (!points_mode(score.party)) {
    const auto [least, most] = std::minmax_element(points.begin(), points.end());
    const double low = *least, span = *most - *least;
    for (double& point : points) point = span > 0 ? weight * ((point - low) / span) : 0;
  }
  IssueUtility seen;
  const Issue& about = case_.issue(issues_[issue]);
  if (about.kind == Issue::Kind::options) {
    seen.of_value = std::move(points);
  } else {
    std::size_t at = 0;
    for (const auto& anchor : about.anchors) seen.knots.emplace_back(anchor.first, points[at++]);
  }
  return seen;
}

IssueUtility CaseViews::utility(PartyId party, std::size_t index) const {
  const IssueId id = issues_[index];
  const Issue& issue = case_.issue(id);
  const double share = weight(party, index);
  if (const auto* score = case_.score(party, id)) return scored(*score, index, share);
  const auto* position = case_.position(party, id);
  IssueUtility seen;
  if (!position || (!position->ideal && !position->favourite)) return seen;
  const double curvature = central(case_.party(party).curvature);
  if (issue.kind == Issue::Kind::scale) {
    const double ideal = central(*position->ideal), length = issue.high() - issue.low();
    std::set<double> points = {issue.low(), ideal, issue.high()};
    if (curvature != 1)
      for (const double x : dispute::grid_of(issue)) points.insert(x);
    for (const double x : points)
      seen.knots.emplace_back(x, share * (1 - std::pow(std::fabs(x - ideal) / length, curvature)));
    return seen;
  }
  const double steps = static_cast<double>(issue.options.size()) - 1;
  const double favourite = static_cast<double>(*position->favourite);
  for (std::size_t i = 0; i < issue.options.size(); ++i) {
    const double away = std::fabs(static_cast<double>(i) - favourite);
    const double value = issue.ordered ? 1 - std::pow(away / steps, curvature) : (away == 0 ? 1 : 0);
    seen.of_value.push_back(share * value);
  }
  return seen;
}

std::size_t CaseViews::uncertain(const std::vector<PartyId>& parties) const {
  std::size_t count = 0;
  const auto add = [&](const Estimate& estimate) {
    count += estimate.shape == Estimate::Shape::exact ? 0 : 1;
  };
  for (const PartyId party : parties) {
    if (case_.party(party).no_agreement) add(*case_.party(party).no_agreement);
    add(case_.party(party).curvature);
    for (const IssueId issue : issues_) {
      if (const auto* position = case_.position(party, issue)) {
        add(position->salience);
        if (position->ideal) add(*position->ideal);
      }
      if (const auto* score = case_.score(party, issue))
        for (const Estimate& point : score->points) add(point);
    }
  }
  return count;
}

}  // namespace entente::exchange
