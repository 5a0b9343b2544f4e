#include "entente/theory/bargaining_points.h"

#include <algorithm>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/search_problem.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

double gain(const BargainingProblem& problem, std::size_t point, std::size_t party) {
  return problem.feasible[point * problem.parties() + party] - problem.disagreement[party];
}

// The vectors in which nobody falls below the disagreement point.
std::vector<std::size_t> acceptable_points(const BargainingProblem& problem) {
  require(!problem.disagreement.empty(), "a bargaining problem has parties");
  require(problem.feasible.size() % problem.parties() == 0, "every vector has one number per party");
  std::vector<std::size_t> points;
  for (std::size_t point = 0; point < problem.size(); ++point) {
    bool good = true;
    for (std::size_t i = 0; i < problem.parties(); ++i)
      good &= gain(problem, point, i) >= -acceptance_tolerance;
    if (good) points.push_back(point);
  }
  return points;
}

// All points whose scores are lexicographically highest, equal within the tolerance. One criterion after the
// other narrows the set, so that "equal" needs not be transitive.
std::vector<std::size_t> highest(std::vector<std::size_t> points, const std::vector<Numbers>& scores) {
  if (points.empty()) return points;
  for (std::size_t k = 0; k < scores[points.front()].size(); ++k) {
    double high = -HUGE_VAL;
    for (std::size_t point : points) high = std::max(high, scores[point][k]);
    std::erase_if(points, [&](std::size_t point) { return !equal_values(scores[point][k], high); });
  }
  return points;
}

// Scores for a leximin comparison: the party numbers, smallest first.
std::vector<std::size_t> leximin(const BargainingProblem& problem, const std::vector<std::size_t>& points,
                                 const std::vector<std::size_t>& parties, const Numbers& unit) {
  std::vector<Numbers> scores(problem.size());
  for (std::size_t point : points) {
    for (std::size_t i : parties) scores[point].push_back(gain(problem, point, i) / unit[i]);
    std::sort(scores[point].begin(), scores[point].end());
  }
  return highest(points, scores);
}

// a_i - d_i by party.
Numbers utopia_gains(const BargainingProblem& problem, const std::vector<std::size_t>& points) {
  Numbers most(problem.parties(), 0.0);
  for (std::size_t point : points)
    for (std::size_t i = 0; i < problem.parties(); ++i) most[i] = std::max(most[i], gain(problem, point, i));
  return most;
}

std::vector<std::size_t> who_can_gain(const Numbers& utopia) {
  std::vector<std::size_t> parties;
  for (std::size_t i = 0; i < utopia.size(); ++i)
    if (utopia[i] > acceptance_tolerance) parties.push_back(i);
  return parties;
}

}  // namespace

bool equal_values(double a, double b) {
  return std::abs(a - b) <= tie_tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

std::vector<std::size_t> nash_bargaining_solution(const BargainingProblem& problem,
                                                  std::span<const double> weights) {
  const std::vector<std::size_t> points = acceptable_points(problem);
  require(weights.empty() || weights.size() == problem.parties(), "one weight per party");
  for (double weight : weights) require(weight > 0, "a bargaining weight is positive");
  std::vector<Numbers> scores(problem.size());
  for (std::size_t point : points) {
    double strict = 0, log = 0;
    for (std::size_t i = 0; i < problem.parties(); ++i) {
      if (gain(problem, point, i) <= acceptance_tolerance) continue;
      strict += 1;
      log += (weights.empty() ? 1.0 : weights[i]) * base::log(gain(problem, point, i));
    }
    scores[point] = {strict, log};
  }
  return highest(points, scores);
}

std::vector<std::size_t> kalai_smorodinsky_solution(const BargainingProblem& problem, UtopiaOver over) {
  const std::vector<std::size_t> points = acceptable_points(problem);
  std::vector<std::size_t> considered = points;
  if (over == UtopiaOver::feasible) {
    considered.clear();
    for (std::size_t point = 0; point < problem.size(); ++point) considered.push_back(point);
  }
  const Numbers utopia = utopia_gains(problem, considered);
  return leximin(problem, points, who_can_gain(utopia), utopia);
}

std::vector<std::size_t> egalitarian_solution(const BargainingProblem& problem) {
  const std::vector<std::size_t> points = acceptable_points(problem);
  std::vector<std::size_t> everybody;
  for (std::size_t i = 0; i < problem.parties(); ++i) everybody.push_back(i);
  return leximin(problem, points, everybody, Numbers(problem.parties(), 1.0));
}

std::vector<std::size_t> utilitarian_solution(const BargainingProblem& problem, UtilitarianScale scale) {
  const std::vector<std::size_t> points = acceptable_points(problem);
  const Numbers utopia = utopia_gains(problem, points);
  std::vector<Numbers> scores(problem.size());
  for (std::size_t point : points) {
    double sum = 0;
    for (std::size_t i = 0; i < problem.parties(); ++i) {
      if (scale == UtilitarianScale::raw)
        sum += problem.feasible[point * problem.parties() + i];
      else if (utopia[i] > acceptance_tolerance)
        sum += gain(problem, point, i) / utopia[i];
    }
    scores[point] = {sum};
  }
  return highest(points, scores);
}

std::optional<double> nash_log_gap(const PackageSpace& space, std::span<const double> thresholds,
                                   const Package& package) {
  SearchProblem problem;
  problem.load(space, thresholds);
  require(problem.accepting() > 0, "somebody has a threshold");
  SearchProblem::Slots lambda{};
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    const double g = utility(space, package, problem.party(slot)) - problem.threshold(slot);
    if (g <= acceptance_tolerance) return std::nullopt;
    lambda[slot] = problem.scale(slot) / g;
  }
  SearchProblem::Choice choice;
  return std::max(0.0, problem.relax(lambda, choice) - static_cast<double>(problem.accepting()));
}

}  // namespace entente::theory
