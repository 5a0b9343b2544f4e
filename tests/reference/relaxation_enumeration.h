#pragma once

// Slow obvious twins of relaxation.h and improvement.h: every package, one after the other.

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "entente/theory/relaxation.h"
#include "tests/reference/package_enumeration.h"

namespace entente::reference {

struct Needed {
  double total = 0, largest = 0;
};

/// What would have to give for one package; infinite where something cannot.
inline Needed needed_for(const theory::RelaxationProblem& problem, const theory::Package& package) {
  Needed needed;
  auto give = [&](double cost) {
    needed.total += cost;
    needed.largest = std::max(needed.largest, cost);
  };
  for (const theory::MovableLine& line : problem.lines) give(line.cost[package[line.issue]]);
  for (std::size_t i = 0; i < problem.space.parties(); ++i) {
    const double missing = problem.thresholds[i] - reference::utility(problem.space, package, i);
    if (missing <= 1e-9) continue;
    give(problem.threshold_unit[i] > 0 ? missing / problem.threshold_unit[i] : HUGE_VAL);
  }
  return needed;
}

/// The least of both measures over all feasible packages, each by itself, and the smallest total among those
/// with the smallest largest; nullopt where nothing can be made acceptable.
struct LeastNeeded {
  double total = HUGE_VAL, largest = HUGE_VAL, total_at_largest = HUGE_VAL;
};
inline std::optional<LeastNeeded> least_needed(const theory::RelaxationProblem& problem) {
  LeastNeeded least;
  std::vector<Needed> all;
  for_each_package(problem.space, [&](const theory::Package& package) {
    if (!reference::feasible(problem.space, package)) return;
    all.push_back(needed_for(problem, package));
    least.total = std::min(least.total, all.back().total);
    least.largest = std::min(least.largest, all.back().largest);
  });
  if (!(least.total < HUGE_VAL)) return std::nullopt;
  for (const Needed& needed : all)
    if (needed.largest <= least.largest + 1e-9)
      least.total_at_largest = std::min(least.total_at_largest, needed.total);
  return least;
}

/// Lines with a stretch of options inside and costs that grow outwards; some that cannot move far, some
/// without order.
inline std::vector<theory::MovableLine> random_lines(std::mt19937_64& random,
                                                     const theory::PackageSpace& space) {
  std::vector<theory::MovableLine> lines;
  for (std::size_t n = random() % 6; n > 0; --n) {
    theory::MovableLine line;
    line.party = random() % space.parties();
    line.issue = random() % space.issues();
    const std::size_t options = space.options(line.issue);
    const std::size_t from = random() % options, to = from + random() % (options - from);
    const bool ordered = random() % 3 != 0, stiff = random() % 6 == 0;
    for (std::size_t o = 0; o < options; ++o) {
      const std::size_t beyond = o < from ? from - o : o > to ? o - to : 0;
      double cost = ordered ? static_cast<double>(beyond) / static_cast<double>(options) : beyond > 0;
      if (stiff && beyond > 1) cost = HUGE_VAL;
      line.cost.push_back(cost);
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace entente::reference
