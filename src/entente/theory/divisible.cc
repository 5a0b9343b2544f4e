#include "entente/theory/divisible.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/concave_points.h"
#include "entente/theory/divisible_blocks.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;
using Parties = std::vector<std::size_t>;

constexpr double inner_share = 1e-11;
constexpr double almost_a_node = 1e-8;

// A divisible problem ready to be asked for its points.
struct Solver {
  Solver(const DivisibleProblem& asked, const DivisibleOptions& how)
      : problem(asked), blocks(divisible_blocks(asked)) {
    options.most_nodes = how.most_nodes;
    options.enough = how.enough;
    search.disagreement = blocks.thresholds;
    search.maximise = [this](const HullQuestion& question) -> std::optional<HullMaximum> {
      if (!blocks.possible) return std::nullopt;
      return maximise_over_pieces(blocks.pieces, question, options).best;
    };
  }
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  Parties everybody() const {
    Parties all(search.parties());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }

  const DivisibleProblem& problem;
  DivisibleBlocks blocks;
  PieceOptions options;
  ConcaveSearch search;
};

// Among the packages with the same pairs of nodes, one that gives the other judges no less and the first the
// most: a corner, which has at most one split issue less than there are judges.
void split_few(const DivisibleBlocks& blocks, HullMaximum& at) {
  const std::size_t k = blocks.judges.size();
  std::vector<std::pair<std::size_t, std::size_t>> split;  // block, lower vector
  for (std::size_t block = 0; block < at.shares.size(); ++block)
    for (std::size_t v = 0; v + 1 < at.shares[block].size(); ++v)
      if (blocks.pieces.joined[block][v] && at.shares[block][v] > inner_share &&
          at.shares[block][v + 1] > inner_share)
        split.emplace_back(block, v);
  if (split.size() < k) return;
  auto slope = [&](std::size_t n, std::size_t i) {
    const Numbers& vectors = blocks.pieces.hull.vectors[split[n].first];
    return vectors[(split[n].second + 1) * k + i] - vectors[split[n].second * k + i];
  };
  LinearProgram program;
  for (std::size_t n = 0; n < split.size(); ++n) program.add_variable(slope(n, 0), 0, 1);
  for (std::size_t i = 1; i < k; ++i) {
    Numbers row;
    double now = 0;
    for (std::size_t n = 0; n < split.size(); ++n) {
      row.push_back(slope(n, i));
      now += slope(n, i) * at.shares[split[n].first][split[n].second + 1];
    }
    program.add_row(std::move(row), Relation::at_least, now);
  }
  const LinearSolution corner = solve(program);
  if (corner.status != LinearStatus::optimal) return;
  for (std::size_t n = 0; n < split.size(); ++n) {
    Numbers& shares = at.shares[split[n].first];
    std::fill(shares.begin(), shares.end(), 0.0);
    shares[split[n].second] = 1 - corner.x[n];
    shares[split[n].second + 1] = corner.x[n];
  }
}

std::optional<DivisiblePoint> point_of(const Solver& solver, std::optional<HullMaximum> at) {
  if (!at) return std::nullopt;
  split_few(solver.blocks, *at);
  DivisiblePoint point;
  point.package = package_of(solver.problem, solver.blocks, at->shares);
  // A share that is a node but for rounding is shown as the node, if that costs no judge anything that shows.
  DivisiblePackage plain = package_of(solver.problem, solver.blocks, at->shares, almost_a_node);
  bool free = true;
  for (std::size_t n = 0; n < solver.blocks.judges.size(); ++n) {
    const double before = point.package.utilities[solver.blocks.judges[n]];
    const double after = plain.utilities[solver.blocks.judges[n]];
    free &= after >= before - 1e-10 * std::max(1.0, std::abs(before)) &&
            after >= solver.blocks.thresholds[n] - acceptance_tolerance;
  }
  if (free) point.package = std::move(plain);
  point.value = at->value;
  point.gap = std::max(0.0, at->bound - at->value);
  return point;
}

// Where nobody can gain, every acceptable package serves; the sum picks one.
std::optional<DivisiblePoint> without_gains(const Solver& solver) {
  auto at = sum_point(solver.search, solver.everybody(), {});
  if (at) at->value = at->bound = 0;
  return point_of(solver, std::move(at));
}

bool all_gain(const Solver& solver, const Parties& parties) {
  const auto least = leximin_point(solver.search, parties, Numbers(solver.search.parties(), 1.0));
  if (!least) return false;
  Numbers gains;
  for (std::size_t i : parties) gains.push_back(least->utilities[i] - solver.search.disagreement[i]);
  return parties_with_gain(gains).size() == parties.size();
}

// The sets of `size` of these parties, in lexicographic order.
std::vector<Parties> subsets(const Parties& parties, std::size_t size) {
  std::vector<Parties> sets;
  std::vector<char> chosen(parties.size(), 0);
  std::fill_n(chosen.begin(), size, char{1});
  do {
    Parties set;
    for (std::size_t n = 0; n < parties.size(); ++n)
      if (chosen[n]) set.push_back(parties[n]);
    sets.push_back(std::move(set));
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return sets;
}

}  // namespace

std::size_t split_issues(const DivisiblePackage& package) {
  return static_cast<std::size_t>(
      std::count_if(package.share.begin(), package.share.end(), [](double share) { return share > 0; }));
}

std::vector<double> divisible_utilities(const PackageSpace& space, const Package& lower,
                                        const std::vector<double>& share) {
  require(lower.size() == space.issues() && share.size() == space.issues(), "one entry per issue");
  std::vector<double> utilities = theory::utilities(space, lower);
  for (std::size_t issue = 0; issue < share.size(); ++issue) {
    require(share[issue] >= 0 && share[issue] < 1, "a share is at least 0 and below 1");
    if (share[issue] == 0) continue;
    require(lower[issue] + 1u < space.options(issue), "a split issue has a next node");
    for (std::size_t i = 0; i < space.parties(); ++i)
      utilities[i] +=
          share[issue] * (space.value(issue, lower[issue] + 1u, i) - space.value(issue, lower[issue], i));
  }
  return utilities;
}

DivisibleRoom divisible_room(const DivisibleProblem& problem, const DivisibleOptions& options) {
  const Solver solver(problem, options);
  DivisibleRoom room;
  room.most_slack = -HUGE_VAL;
  if (!solver.blocks.possible) return room;
  HullQuestion question;
  question.least.assign(solver.search.parties(), -HUGE_VAL);
  question.maximise.parties = solver.everybody();
  for (std::size_t i = 0; i < solver.search.parties(); ++i) {
    double range = 0;
    for (const Numbers& vectors : solver.blocks.pieces.hull.vectors) {
      double low = HUGE_VAL, high = -HUGE_VAL;
      for (std::size_t n = i; n < vectors.size(); n += solver.search.parties())
        low = std::min(low, vectors[n]), high = std::max(high, vectors[n]);
      range += high - low;
    }
    question.maximise.unit.push_back(range > 0 ? range : 1.0);
    question.maximise.origin.push_back(solver.search.disagreement[i] - acceptance_tolerance);
  }
  PieceOptions search = solver.options;
  search.target = 0;
  const PieceMaximum found = maximise_over_pieces(solver.blocks.pieces, question, search);
  room.most_slack = found.bound;
  if (found.best && found.best->value >= 0)
    room.package = package_of(problem, solver.blocks, found.best->shares);
  else
    room.proven = found.settled;
  return room;
}

std::optional<DivisiblePoint> divisible_nash(const DivisibleProblem& problem, std::span<const double> weights,
                                             const DivisibleOptions& options) {
  require(weights.empty() || weights.size() == problem.space.parties(), "one weight per party");
  for (double weight : weights) require(weight > 0, "a bargaining weight is positive");
  const Solver solver(problem, options);
  Numbers own;
  if (!weights.empty())
    for (std::size_t i : solver.blocks.judges) own.push_back(weights[i]);
  const Numbers gains = utopia_gains(solver.search);
  if (gains.empty()) return std::nullopt;
  const Parties gaining = parties_with_gain(gains);
  for (std::size_t size = gaining.size(); size > 0; --size) {
    std::optional<HullMaximum> best;
    for (const Parties& set : subsets(gaining, size)) {
      if (!all_gain(solver, set)) continue;
      auto at = nash_point(solver.search, set, own);
      if (!at) continue;
      const double bound = std::max(at->bound, best ? best->bound : at->bound);
      if (!best || at->value > best->value) best = std::move(at);
      best->bound = bound;
    }
    if (best) return point_of(solver, std::move(best));
  }
  return without_gains(solver);
}

std::optional<DivisiblePoint> divisible_kalai_smorodinsky(const DivisibleProblem& problem,
                                                          const DivisibleOptions& options) {
  const Solver solver(problem, options);
  const Numbers gains = utopia_gains(solver.search);
  if (gains.empty()) return std::nullopt;
  const Parties gaining = parties_with_gain(gains);
  if (gaining.empty()) return without_gains(solver);
  return point_of(solver, leximin_point(solver.search, gaining, gains));
}

std::optional<DivisiblePoint> divisible_egalitarian(const DivisibleProblem& problem,
                                                    const DivisibleOptions& options) {
  const Solver solver(problem, options);
  if (!solver.blocks.possible) return std::nullopt;
  return point_of(solver, leximin_point(solver.search, solver.everybody(), {}));
}

std::optional<DivisiblePoint> divisible_utilitarian(const DivisibleProblem& problem,
                                                    const DivisibleOptions& options) {
  const Solver solver(problem, options);
  if (!solver.blocks.possible) return std::nullopt;
  return point_of(solver, sum_point(solver.search, solver.everybody(), {}));
}

}  // namespace entente::theory
