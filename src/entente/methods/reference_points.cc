#include "entente/methods/reference_points.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "entente/methods/agreement_schema.h"
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
  TableSpace& space;
  const theory::ParetoFrontier& frontier;
  theory::BargainingProblem problem;
  std::vector<Finding> findings;

  void add(const char* name, const std::string& unit, FindingKind kind, question::Value value) {
    Finding made;
    made.name = name;
    made.about.table = space.table().id;
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
};

bool exact(const theory::ParetoFrontier& frontier) {
  return frontier.epsilon == 0 && frontier.complete;
}

using Listed = std::function<std::vector<std::size_t>(const theory::BargainingProblem&)>;
using Searched = std::function<std::optional<SolutionPoint>(const theory::PackageSpace&, std::span<const double>,
                                                            const theory::SolutionLimits&)>;

void add_ties(Points& points, const char* name, const std::vector<theory::Package>& ties, double gap,
              const std::string& extra) {
  const std::string unit = (ties.size() > 1 ? "package, one of several equal" : "package") + extra;
  for (std::size_t n = 0; n < std::min(most_ties, ties.size()); ++n) points.add_package(name, unit, ties[n]);
  const std::string gap_name = std::string(name) + "_gap";
  points.add(gap_name.c_str(), "proven distance to the highest value", FindingKind::number,
             std::isfinite(gap) ? question::Value(gap)
                                : question::Value(question::Undefined{"the search ended before it was known"}));
}

void add_point(Points& points, const char* name, const Listed& listed, const Searched& searched,
               const std::string& extra = "") {
  std::vector<theory::Package> ties;
  if (exact(points.frontier)) {
    for (const std::size_t index : listed(points.problem)) ties.push_back(points.frontier.points[index].package);
    add_ties(points, name, ties, 0, extra);
    return;
  }
  const theory::SolutionLimits limits{most_ties, most_work};
  const auto found = searched(points.space.space(), points.space.thresholds(), limits);
  if (!found || found->package.empty()) return;
  ties = found->ties.empty() ? std::vector<theory::Package>{found->package} : found->ties;
  add_ties(points, name, ties, found->gap, extra);
}

// Bargaining weights in proportion to capability, where every acceptor has one and they differ.
std::vector<double> weights_by_capability(const Points& points, const dispute::World& world) {
  std::vector<double> weights;
  for (const auto& acceptor : points.space.acceptors()) weights.push_back(world.capability(acceptor.party));
  const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
  if (weights.empty() || *least <= 0 || *least == *most) return {};
  const double top = *most;
  for (double& weight : weights) weight /= top;
  return weights;
}

}  // namespace

std::vector<Finding> reference_points(const question::Task& task, const WorldModel& model,
                                      const dispute::World& world, TableSpace& space,
                                      const theory::ParetoFrontier& frontier) {
  std::vector<double> flat;
  for (const auto& point : frontier.points)
    flat.insert(flat.end(), point.utilities.begin(), point.utilities.end());
  Points points{task, model, space, frontier, {flat, space.thresholds()}, {}};
  add_point(
      points, "nash_bargaining_solution",
      [](const auto& problem) { return theory::nash_bargaining_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::nash_bargaining_solution(of, r, limits); });
  add_point(
      points, "kalai_smorodinsky_solution",
      [](const auto& problem) { return theory::kalai_smorodinsky_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::kalai_smorodinsky_solution(of, r, limits); });
  add_point(
      points, "egalitarian_solution",
      [](const auto& problem) { return theory::egalitarian_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::egalitarian_solution(of, r, limits); });
  add_point(
      points, "utilitarian_solution",
      [](const auto& problem) { return theory::utilitarian_solution(problem); },
      [](const auto& of, auto r, const auto& limits) { return theory::utilitarian_solution(of, r, limits); });
  if (const auto weights = weights_by_capability(points, world); !weights.empty())
    add_point(
        points, "weighted_nash_bargaining_solution",
        [&](const auto& problem) { return theory::nash_bargaining_solution(problem, weights); },
        [&](const auto& of, auto r, const auto& limits) {
          return theory::nash_bargaining_solution(of, r, limits, weights);
        },
        ", bargaining weights in proportion to capability");
  return std::move(points.findings);
}

}  // namespace entente::methods
