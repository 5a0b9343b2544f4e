#include "entente/methods/central_agreement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/methods/agreeing.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/central_details.h"
#include "entente/methods/frontier_plane.h"
#include "entente/methods/off_the_grid.h"
#include "entente/methods/peer_readings.h"
#include "entente/methods/reference_points.h"
#include "entente/theory/acceptable_count.h"
#include "entente/theory/pareto.h"

namespace entente::methods {

using dispute::Case;
using question::Finding;
using question::FindingKind;
using question::Task;

namespace {

// Two parties have short frontiers whatever the issues; with more, beyond this the frontier is thinned and
// the answer says by how much at most. It keeps a brief under two seconds.
constexpr std::size_t most_vectors = 2000;
constexpr double most_work = 2e7;     // sums formed while the frontier is merged
constexpr double most_counted = 2e6;  // sums formed while acceptable packages are counted

struct Central {
  explicit Central(const Task& task)
      : dispute(*task.dispute),
        table(dispute.table(*task.inquiry.table)),
        model(dispute, dispute::issues_at(dispute, table)),
        space(model, table) {}
  const Case& dispute;
  const dispute::Table& table;
  WorldModel model;
  TableSpace space;
};

Finding finding(const Central& central, const char* name, FindingKind kind, std::string unit,
                question::Value value) {
  Finding made;
  made.name = name;
  made.about.table = central.table.id;
  made.kind = kind;
  made.unit = std::move(unit);
  made.value = std::move(value);
  made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
  return made;
}

// Model M3: on a grid, a finer step could add at most half a step's worth of utility per issue and party.
double grid_bound(const Central& central) {
  double worst = 0;
  for (const auto& acceptor : central.table.must_accept) {
    double bound = 0;
    for (std::size_t j = 0; j < central.model.issues().size(); ++j) {
      const auto& issue = central.dispute.issue(central.model.issues()[j]);
      if (issue.kind != dispute::Issue::Kind::scale) continue;
      const auto& grid = central.model.grid(j);
      const std::size_t party = acceptor.party.index(), first = central.model.first(j);
      // Points bend where their anchors are: between two points of the grid they can gain what lies between.
      const bool points = central.dispute.score(acceptor.party, central.model.issues()[j]) != nullptr;
      double step = 0;
      for (std::size_t v = 1; v < grid.size(); ++v)
        step = std::max(step, points ? std::fabs(central.model.value(party, first + v) -
                                                 central.model.value(party, first + v - 1))
                                     : central.model.weight(party, j) * (grid[v] - grid[v - 1]) /
                                           (2 * (issue.high() - issue.low())));
      bound += step;
    }
    worst = std::max(worst, bound);
  }
  return worst;
}

void add_frontier(const Central& central, const theory::ParetoFrontier& frontier,
                  std::vector<Finding>& findings) {
  findings.push_back(finding(central, "pareto_frontier", FindingKind::number,
                             !frontier.complete     ? "utility vectors found when the work ended"
                             : frontier.epsilon > 0 ? "utility vectors, thinned"
                                                    : "utility vectors",
                             static_cast<double>(frontier.points.size())));
  findings.push_back(
      finding(central, "pareto_frontier_epsilon", FindingKind::number, "utility",
              std::isfinite(frontier.epsilon)
                  ? question::Value(frontier.epsilon)
                  : question::Value(question::Undefined{"the work ended before any bound was known"})));
  // Drawn for two parties: one series of utilities each, in the order of the first.
  const std::size_t parties = central.table.must_accept.size();
  for (std::size_t i = 0; parties == 2 && i < parties && !central.table.quorum; ++i) {
    std::vector<double> series;
    for (const auto& point : frontier.points) series.push_back(point.utilities[i]);
    Finding made =
        finding(central, "pareto_frontier_utility", FindingKind::series, "utility", std::move(series));
    made.about.party = central.dispute.party(central.table.must_accept[i].party).id;
    findings.push_back(std::move(made));
  }
}

// Under a quorum the package sets of coalitions overlap, so packages are looked at one by one where few.
double passing_packages(Central& central, const theory::PackageSpace& everything) {
  double count = 0;
  theory::Package package(everything.issues(), 0);
  for (;;) {
    if (central.space.passes(central.model, package)) ++count;
    std::size_t j = 0;
    while (j < package.size() && ++package[j] == everything.options(j)) package[j++] = 0;
    if (j == package.size()) return count;
  }
}

void add_count(Central& central, const theory::PackageSpace& everything, std::vector<Finding>& findings) {
  constexpr double most_listed = 2e5;
  if (central.space.quorum()) {
    if (theory::count_packages(everything) <= most_listed)
      findings.push_back(finding(central, "acceptable_packages", FindingKind::number,
                                 "packages that pass under the quorum",
                                 passing_packages(central, everything)));
    return;
  }
  const auto accepted =
      theory::count_acceptable(central.space.space(), central.space.thresholds(), most_counted);
  findings.push_back(finding(central, "acceptable_packages", FindingKind::number,
                             accepted.exact
                                 ? "packages that all who must accept prefer to no agreement"
                                 : "packages at most that all who must accept prefer to no agreement",
                             accepted.count));
}

}  // namespace

std::vector<Finding> solve_agreement(const Task& task, const dispute::World& world) {
  Central central(task);
  central.model.fill(world);
  central.space.fill(central.model);
  std::vector<Finding> findings;
  theory::PackageSpace everything = central.space.space();
  everything.allow_all();
  findings.push_back(finding(central, "packages", FindingKind::number, "packages before any red line",
                             theory::count_packages(everything)));
  add_count(central, everything, findings);
  findings.push_back(finding(central, "grid_bound", FindingKind::number, "utility", grid_bound(central)));
  for (Finding& reading : peer_readings(task, central.model, central.space))
    findings.push_back(std::move(reading));
  for (Finding& gains : frontier_plane(task, central.space)) findings.push_back(std::move(gains));
  const auto agreeing = agreeing_at(central.model, central.space);
  if (!agreeing) {
    findings.push_back(finding(central, "central_room", FindingKind::text, "",
                               std::string("no room with every number at its median")));
    for (Finding& more : off_the_grid(task, world)) findings.push_back(std::move(more));
    return findings;
  }
  findings.push_back(finding(central, "central_room", FindingKind::text, "",
                             std::string("room with every number at its median")));
  theory::FrontierOptions options;
  options.most_vectors = most_vectors;
  options.most_work = most_work;
  options.judged_by = agreeing->members;
  const auto frontier = theory::pareto_frontier(agreeing->space, agreeing->thresholds, options);
  add_frontier(central, frontier, findings);
  for (Finding& point : reference_points(task, central.model, world, *agreeing, frontier))
    findings.push_back(std::move(point));
  for (Finding& more : around_reference(task, central.model, *agreeing, frontier))
    findings.push_back(std::move(more));
  for (Finding& more : off_the_grid(task, world)) findings.push_back(std::move(more));
  return findings;
}

}  // namespace entente::methods
