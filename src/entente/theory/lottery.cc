#include "entente/theory/lottery.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/base/require.h"
#include "entente/theory/concave_points.h"
#include "entente/theory/pareto.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

constexpr double no_share = 1e-13;

// The lotteries over the undominated vectors: every point here prefers more to less, so the others are idle.
struct Mixtures {
  explicit Mixtures(const BargainingProblem& problem) {
    require(!problem.disagreement.empty(), "a bargaining problem has parties");
    require(problem.feasible.size() % problem.parties() == 0, "every vector has one number per party");
    const std::size_t k = problem.parties();
    if (problem.size() > 0) kept = pareto_filter(problem.feasible, k);
    blocks.base.assign(k, 0.0);
    blocks.vectors.emplace_back();
    for (std::size_t point : kept)
      for (std::size_t i = 0; i < k; ++i) blocks.vectors[0].push_back(problem.feasible[point * k + i]);
    search.disagreement.assign(problem.disagreement.begin(), problem.disagreement.end());
    search.maximise = [this](const HullQuestion& question) -> std::optional<HullMaximum> {
      if (kept.empty()) return std::nullopt;
      return HullMaximiser(blocks, question).solve();
    };
  }
  Mixtures(const Mixtures&) = delete;
  Mixtures& operator=(const Mixtures&) = delete;

  std::vector<std::size_t> kept;
  HullBlocks blocks;
  ConcaveSearch search;
};

// The same utilities (or more for the first party) from at most one vector per party: a corner of the
// lotteries over the vectors in use that give the others no less has no more (Caratheodory on the frontier).
void use_few(const HullBlocks& blocks, HullMaximum& at) {
  const std::size_t k = blocks.parties();
  std::vector<std::size_t> used;
  for (std::size_t v = 0; v < at.shares[0].size(); ++v)
    if (at.shares[0][v] > no_share) used.push_back(v);
  LinearProgram program;
  for (std::size_t v : used) program.add_variable(blocks.vectors[0][v * k], 0, 1);
  program.add_row(Numbers(used.size(), 1.0), Relation::equal, 1);
  for (std::size_t i = 1; i < k; ++i) {
    Numbers row;
    for (std::size_t v : used) row.push_back(blocks.vectors[0][v * k + i]);
    program.add_row(std::move(row), Relation::at_least, at.utilities[i]);
  }
  const LinearSolution corner = solve(program);
  if (corner.status != LinearStatus::optimal) return;
  std::fill(at.shares[0].begin(), at.shares[0].end(), 0.0);
  for (std::size_t n = 0; n < used.size(); ++n) at.shares[0][used[n]] = corner.x[n];
}

std::optional<Lottery> lottery_of(const Mixtures& mixtures, std::optional<HullMaximum> at) {
  if (!at) return std::nullopt;
  use_few(mixtures.blocks, *at);
  const std::size_t k = mixtures.blocks.parties();
  Lottery lottery;
  double all = 0;
  for (std::size_t v = 0; v < mixtures.kept.size(); ++v) {
    if (at->shares[0][v] <= no_share) continue;
    lottery.points.push_back(mixtures.kept[v]);
    lottery.shares.push_back(at->shares[0][v]);
    all += at->shares[0][v];
  }
  lottery.utilities.assign(k, 0.0);
  std::size_t n = 0;
  for (std::size_t v = 0; v < mixtures.kept.size(); ++v) {
    if (at->shares[0][v] <= no_share) continue;
    lottery.shares[n] /= all;
    for (std::size_t i = 0; i < k; ++i)
      lottery.utilities[i] += lottery.shares[n] * mixtures.blocks.vectors[0][v * k + i];
    ++n;
  }
  lottery.value = at->value;
  lottery.gap = std::max(0.0, at->bound - at->value);
  return lottery;
}

std::vector<std::size_t> everybody(std::size_t parties) {
  std::vector<std::size_t> all(parties);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

// a_i - d_i over all of F.
Numbers gains_over_all(const BargainingProblem& problem) {
  Numbers gains(problem.parties(), 0.0);
  for (std::size_t n = 0; n < problem.feasible.size(); ++n) {
    const std::size_t i = n % problem.parties();
    gains[i] = std::max(gains[i], problem.feasible[n] - problem.disagreement[i]);
  }
  return gains;
}

// Where nobody can gain, every acceptable lottery serves; the sum picks one.
std::optional<HullMaximum> without_gains(const Mixtures& mixtures) {
  auto at = sum_point(mixtures.search, everybody(mixtures.search.parties()), {});
  if (at) at->value = at->bound = 0;
  return at;
}

}  // namespace

std::optional<Lottery> nash_lottery(const BargainingProblem& problem, std::span<const double> weights) {
  require(weights.empty() || weights.size() == problem.parties(), "one weight per party");
  for (double weight : weights) require(weight > 0, "a bargaining weight is positive");
  const Mixtures mixtures(problem);
  const Numbers gains = utopia_gains(mixtures.search);
  if (gains.empty()) return std::nullopt;
  // Who can gain alone can gain together: the lottery over their best lotteries gives each something.
  const std::vector<std::size_t> gaining = parties_with_gain(gains);
  if (gaining.empty()) return lottery_of(mixtures, without_gains(mixtures));
  return lottery_of(mixtures, nash_point(mixtures.search, gaining, weights));
}

std::optional<Lottery> kalai_smorodinsky_lottery(const BargainingProblem& problem, UtopiaOver over) {
  const Mixtures mixtures(problem);
  Numbers gains = utopia_gains(mixtures.search);
  if (gains.empty()) return std::nullopt;
  if (over == UtopiaOver::feasible) gains = gains_over_all(problem);
  const std::vector<std::size_t> gaining = parties_with_gain(gains);
  if (gaining.empty()) return lottery_of(mixtures, without_gains(mixtures));
  return lottery_of(mixtures, leximin_point(mixtures.search, gaining, gains));
}

std::optional<Lottery> egalitarian_lottery(const BargainingProblem& problem) {
  const Mixtures mixtures(problem);
  return lottery_of(mixtures, leximin_point(mixtures.search, everybody(problem.parties()), {}));
}

std::optional<Lottery> utilitarian_lottery(const BargainingProblem& problem, UtilitarianScale scale) {
  const Mixtures mixtures(problem);
  if (scale == UtilitarianScale::raw)
    return lottery_of(mixtures, sum_point(mixtures.search, everybody(problem.parties()), {}));
  const Numbers gains = utopia_gains(mixtures.search);
  if (gains.empty()) return std::nullopt;
  const std::vector<std::size_t> gaining = parties_with_gain(gains);
  if (gaining.empty()) return lottery_of(mixtures, without_gains(mixtures));
  auto at = sum_point(mixtures.search, gaining, gains);
  if (!at) return std::nullopt;
  for (std::size_t i : gaining) {
    at->value -= problem.disagreement[i] / gains[i];
    at->bound -= problem.disagreement[i] / gains[i];
  }
  return lottery_of(mixtures, std::move(at));
}

}  // namespace entente::theory
