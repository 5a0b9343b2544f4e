#include "entente/theory/core.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "entente/base/require.h"
#include "entente/theory/linear_program.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

constexpr double equal_excess = 1e-12;
constexpr double empty_above = 1e-9;
constexpr double no_weight = 1e-12;

void check(const CoalitionGame& game) {
  require(game.parties >= 2 && game.parties <= most_core_parties, "a game has 2 to 12 parties");
  require(game.worth.size() == std::size_t{1} << game.parties, "every coalition has a worth");
  for (double worth : game.worth) require(std::isfinite(worth), "a worth is finite");
  require(game.worth[0] == 0, "nobody is worth nothing");
}

double size_of(const CoalitionGame& game) {
  double size = 1;
  for (double worth : game.worth) size = std::max(size, std::abs(worth));
  return size;
}

double excess(const CoalitionGame& game, std::span<const double> payoff, Coalition coalition) {
  double given = 0;
  for (std::size_t i = 0; i < game.parties; ++i)
    if (coalition >> i & 1u) given += payoff[i];
  return game.worth[coalition] - given;
}

Blocking strongest(const CoalitionGame& game, std::span<const double> payoff) {
  Blocking most{1, excess(game, payoff, 1)};
  const auto everybody = static_cast<Coalition>(game.worth.size() - 1);
  for (Coalition coalition = 2; coalition < everybody; ++coalition) {
    const double own = excess(game, payoff, coalition);
    if (own > most.excess + equal_excess * size_of(game)) most = {coalition, own};
  }
  return most;
}

// Some of the coalitions with an excess above this, the strongest first: several at a time save programs.
std::vector<Coalition> blocking(const CoalitionGame& game, std::span<const double> payoff, double above) {
  std::vector<double> given(game.worth.size(), 0.0);
  std::vector<Coalition> found;
  for (Coalition coalition = 1; coalition + 1 < game.worth.size(); ++coalition) {
    const auto lowest = static_cast<std::size_t>(std::countr_zero(coalition));
    given[coalition] = given[coalition & (coalition - 1)] + payoff[lowest];
    if (game.worth[coalition] - given[coalition] > above) found.push_back(coalition);
  }
  const auto most = std::min<std::size_t>(found.size(), 2 * game.parties);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                    [&](Coalition a, Coalition b) {
                      const double ea = game.worth[a] - given[a], eb = game.worth[b] - given[b];
                      return ea != eb ? ea > eb : a < b;
                    });
  found.resize(most);
  return found;
}

// Variables: the payoffs, then e. Minimises e.
LinearProgram program_of(const CoalitionGame& game) {
  LinearProgram program;
  for (std::size_t i = 0; i < game.parties; ++i) program.add_variable(0, -HUGE_VAL, HUGE_VAL);
  program.add_variable(-1, -HUGE_VAL, HUGE_VAL);
  program.add_row(Numbers(game.parties, 1.0), Relation::equal, game.worth.back());
  return program;
}

void add_coalition(LinearProgram& program, const CoalitionGame& game, Coalition coalition) {
  Numbers row(game.parties + 1, 0.0);
  for (std::size_t i = 0; i < game.parties; ++i)
    if (coalition >> i & 1u) row[i] = 1;
  row.back() = 1;
  program.add_row(std::move(row), Relation::at_least, game.worth[coalition]);
}

// Reads the balanced weights out of the duals, and what they prove.
void add_proof(LeastCore& core, const CoalitionGame& game, const std::vector<Coalition>& coalitions,
               const Numbers& duals) {
  double all = 0, proven = 0;
  for (std::size_t n = 0; n < coalitions.size(); ++n) {
    const double weight = -duals[n + 1];
    if (weight <= no_weight) continue;
    core.balanced.push_back({coalitions[n], weight});
    all += weight;
  }
  std::sort(core.balanced.begin(), core.balanced.end(),
            [](const BalancedWeight& a, const BalancedWeight& b) { return a.coalition < b.coalition; });
  double total = 0;  // of the coalitions of the first party: the same for every party
  for (BalancedWeight& balanced : core.balanced) {
    balanced.weight /= all;
    proven += balanced.weight * game.worth[balanced.coalition];
    if (balanced.coalition & 1u) total += balanced.weight;
  }
  core.gap = std::max(0.0, core.epsilon - (proven - total * game.worth.back()));
}

}  // namespace

Blocking most_blocking(const CoalitionGame& game, std::span<const double> payoff) {
  check(game);
  require(payoff.size() == game.parties, "one payoff per party");
  return strongest(game, payoff);
}

LeastCore least_core(const CoalitionGame& game) {
  check(game);
  LinearProgram program = program_of(game);
  std::vector<Coalition> coalitions;
  auto add = [&](Coalition coalition) {
    if (std::find(coalitions.begin(), coalitions.end(), coalition) != coalitions.end()) return false;
    coalitions.push_back(coalition);
    add_coalition(program, game, coalition);
    return true;
  };
  // Each party and all others together bound e from below: they are a balanced collection.
  const auto everybody = static_cast<Coalition>(game.worth.size() - 1);
  for (std::size_t i = 0; i < game.parties; ++i) {
    add(Coalition{1} << i);
    add(everybody ^ (Coalition{1} << i));
  }
  const double rounding = 1e-11 * size_of(game);
  while (true) {
    const LinearSolution solution = solve(program);
    require(solution.status == LinearStatus::optimal, "the least core exists");
    LeastCore core;
    core.payoff.assign(solution.x.begin(), solution.x.end() - 1);
    bool added = false;
    for (Coalition coalition : blocking(game, core.payoff, solution.x.back() + rounding))
      added |= add(coalition);
    if (added) continue;
    core.epsilon = strongest(game, core.payoff).excess;
    core.core_is_empty = core.epsilon > empty_above;
    add_proof(core, game, coalitions, solution.duals);
    return core;
  }
}

}  // namespace entente::theory
