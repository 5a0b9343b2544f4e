#include "entente/methods/reference_points.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/frontier_plane.h"
#include "entente/theory/bargaining_points.h"
#include "entente/theory/solution_search.h"

namespace entente::methods {

using question::Finding;
using question::FindingKind;
using theory::SolutionPoint;

namespace {

// A brief answers in two seconds; where the work ends first, the gap says what is left open.
constexpr std::uint64_t most_work = 2'000'000;
constexpr std::size_t most_ties = 8;

struct Points {
  const question::Task& task;
  const WorldModel& model;
  const Agreeing& agreeing;
  const theory::ParetoFrontier& frontier;
  theory::BargainingProblem problem;
  std::vector<Finding> findings;

  void add(const char* name, const std::string& unit, FindingKind kind, question::Value value) {
    Finding made;
    made.name = name;
    made.about.table = task.dispute->table(*task.inquiry.table).id;
    made.kind = kind;
    made.unit = unit;
    made.value = std::move(value);
    made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
    findings.push_back(std::move(made));
  }
  void add_package(const char* name, const std::string& unit, const theory::Package& package) {
    const std::vector<double> options(package.begin(), package.end());
    add(name, unit, FindingKind::package, terms_of(*task.dispute, model.issues(), options));
  }
  void add_gains(const char* name, const theory::Package& package) {
    for (Finding& gain : point_gains(task, agreeing, name, package)) findings.push_back(std::move(gain));
  }
};

bool exact(const theory::ParetoFrontier& frontier) {
  return frontier.epsilon == 0 && frontier.complete;
}

using Listed = std::function<std::vector<std::size_t>(const theory::BargainingProblem&)>;
using Searched = std::function<std::optional<SolutionPoint>(
    const theory::PackageSpace&, std::span<const double>, const theory::SolutionLimits&)>;

void add_ties(Points& points, const char* name, const std::vector<theory::Package>& ties, double gap,
              const std::string& extra) {
  const std::string unit = (ties.size() > 1 ? "package, one of several equal" : "package") + extra;
  for (std::size_t n = 0; n < std::min(most_ties, ties.size()); ++n) points.add_package(name, unit, ties[n]);
  if (!ties.empty()) points.add_gains(name, ties.front());
  const std::string gap_name = std::string(name) + "_gap";
  points.add(gap_name.c_str(), "proven distance to the highest value", FindingKind::number,
             std::isfinite(gap)
                 ? question::Value(gap)
                 : question::Value(question::Undefined{"the search ended before it was known"}));
}

void add_point(Points& points, const char* name, const Listed& listed, const Searched& searched,
               const std::string& extra = "") {
  std::vector<theory::Package> ties;
  if (exact(points.frontier)) {
    for (const std::size_t index : listed(points.problem))
      ties.push_back(points.frontier.points[index].package);
    add_ties(points, name, ties, 0, extra);
    return;
  }
  const theory::SolutionLimits limits{most_ties, most_work};
  const auto found = searched(points.agreeing.space, points.agreeing.thresholds, limits);
  if (!found || found->package.empty()) return;
  ties = found->ties.empty() ? std::vector<theory::Package>{found->package} : found->ties;
  add_ties(points, name, ties, found->gap, extra);
}

// Bargaining weights in proportion to capability, where every acceptor has one and they differ.
std::vector<double> weights_by_capability(const Points& points, const dispute::World& world) {
  std::vector<double> weights;
  const auto& table = points.task.dispute->table(*points.task.inquiry.table);
  for (const auto& acceptor : table.must_accept) weights.push_back(world.capability(acceptor.party));
  double least = HUGE_VAL, most = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!points.agreeing.members[i]) continue;
    least = std::min(least, weights[i]);
    most = std::max(most, weights[i]);
  }
  if (least <= 0 || least >= most) return {};
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = points.agreeing.members[i] ? weights[i] / most : 1;
  return weights;
}

}  // namespace

std::vector<Finding> reference_points(const question::Task& task, const WorldModel& model,
                                      const dispute::World& world, const Agreeing& agreeing,
                                      const theory::ParetoFrontier& frontier) {
  std::vector<double> flat, disagreement;
  const std::size_t count = agreeing.members.size();
  for (const auto& point : frontier.points)
    for (std::size_t i = 0; i < count; ++i)
      if (agreeing.members[i]) flat.push_back(point.utilities[i]);
  for (std::size_t i = 0; i < count; ++i)
    if (agreeing.members[i]) disagreement.push_back(agreeing.thresholds[i]);
  Points points{task, model, agreeing, frontier, {flat, disagreement}, {}};
  points.add_gains("reference_package", agreeing.reference);
  add_point(
      points, "nash_bargaining_solution",
      [](const auto& problem) { return theory::nash_bargaining_solution(problem); },
      [](const auto& of, auto r, const auto& limits) {
        return theory::nash_bargaining_solution(of, r, limits);
      });
  add_point(
      points, "kalai_smorodinsky_solution",
      [](const auto& problem) { return theory::kalai_smorodinsky_solution(problem); },
      [](const auto& of, auto r, const auto& limits) {
        return theory::kalai_smorodinsky_solution(of, r, limits);
      });
  add_point(
      points, "egalitarian_solution",
      [](const auto& problem) { return theory::egalitarian_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::egalitarian_solution(of, r, limits); });
  add_point(
      points, "utilitarian_solution",
      [](const auto& problem) { return theory::utilitarian_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::utilitarian_solution(of, r, limits); });
  if (const auto weights = weights_by_capability(points, world); !weights.empty()) {
    std::vector<double> of_members;
    for (std::size_t i = 0; i < count; ++i)
      if (agreeing.members[i]) of_members.push_back(weights[i]);
    add_point(
        points, "weighted_nash_bargaining_solution",
        [&](const auto& problem) { return theory::nash_bargaining_solution(problem, of_members); },
        [&](const auto& of, auto r, const auto& limits) {
          return theory::nash_bargaining_solution(of, r, limits, weights);
        },
        ", bargaining weights in proportion to capability");
  }
  return std::move(points.findings);
}

}  // namespace entente::methods
