#include "entente/methods/frontier_plane.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/theory/pareto.h"

namespace entente::methods {

using question::Finding;
using question::FindingKind;

namespace {

constexpr std::size_t most_points = 200, most_vectors = 400;
constexpr double most_work = 2e6;  // a brief shows it for each of its tables

Finding made(const question::Task& task, const char* name, dispute::PartyId party) {
  Finding finding;
  finding.name = name;
  finding.about.table = task.dispute->table(*task.inquiry.table).id;
  finding.about.party = task.dispute->party(party).id;
  finding.rests_on = {"party.", "position.", "score.", "issue.", "interaction.", "war."};
  return finding;
}

// Rows of must_accept.
std::vector<std::size_t> two_of(const dispute::Case& dispute,
                                const std::vector<dispute::Acceptor>& acceptors) {
  std::vector<std::size_t> fighting, others;
  for (std::size_t i = 0; i < acceptors.size(); ++i)
    if (acceptors[i].on.empty())
      (dispute.party(acceptors[i].party).belligerent ? fighting : others).push_back(i);
  fighting.insert(fighting.end(), others.begin(), others.end());
  if (fighting.size() > 2) fighting.resize(2);
  return fighting.size() == 2 ? fighting : std::vector<std::size_t>{};
}

// Ends kept, the points between at even steps: a drawing needs no more.
std::vector<std::size_t> drawn(std::size_t points) {
  std::vector<std::size_t> chosen;
  const std::size_t count = std::min(points, most_points);
  for (std::size_t k = 0; k < count; ++k) chosen.push_back(count < 2 ? 0 : k * (points - 1) / (count - 1));
  return chosen;
}

}  // namespace

std::vector<Finding> frontier_plane(const question::Task& task, const TableSpace& table) {
  const auto pair = two_of(*task.dispute, table.acceptors());
  if (pair.empty()) return {};
  theory::PackageSpace space = table.space();
  space.allow_all();
  theory::FrontierOptions options;
  options.judged_by.assign(space.parties(), false);
  for (const std::size_t i : pair) options.judged_by[i] = true;
  options.most_vectors = most_vectors;
  options.most_work = most_work;
  const std::vector<double> none(space.parties(), -std::numeric_limits<double>::infinity());
  const auto frontier = theory::pareto_frontier(space, none, options);
  std::vector<Finding> findings;
  for (std::size_t k = 0; k < pair.size(); ++k) {
    const std::size_t i = pair[k];
    if (!std::isfinite(table.thresholds()[i])) return {};
    std::vector<double> gains;
    for (const std::size_t p : drawn(frontier.points.size()))
      gains.push_back(frontier.points[p].utilities[i] - table.thresholds()[i]);
    if (gains.empty()) return {};
    Finding finding = made(task, k == 0 ? "frontier_first" : "frontier_second", table.acceptors()[i].party);
    finding.kind = FindingKind::series;
    finding.unit = frontier.complete && frontier.epsilon == 0
                       ? "utility above no agreement, whatever the red lines"
                       : "utility above no agreement, whatever the red lines, thinned";
    finding.value = std::move(gains);
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<Finding> point_gains(const question::Task& task, const Agreeing& agreeing, const char* name,
                                 const theory::Package& package) {
  const auto& acceptors = task.dispute->table(*task.inquiry.table).must_accept;
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < acceptors.size(); ++i) {
    if (!agreeing.members[i] || !std::isfinite(agreeing.thresholds[i])) continue;
    Finding finding = made(task, "point_gain", acceptors[i].party);
    finding.about.lever = name;
    finding.unit = "utility above no agreement, in the central world";
    finding.value = theory::utility(agreeing.space, package, i) - agreeing.thresholds[i];
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace entente::methods
