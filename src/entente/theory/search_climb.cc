#include "entente/theory/search_climb.h"

#include <algorithm>
#include <cmath>

namespace entente::theory {
namespace {

// Factors of a product never fall below this, so that a package far from acceptable still has a slope.
constexpr double least_factor = 1e-9;
constexpr double least_improvement = 1 + 1e-12;

double product(const SearchProblem& problem, const SearchProblem::Slots& gains, const SearchClimb::Aim& aim) {
  double result = 1;
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    if (aim.in_product >> slot & 1)
      result *= std::max(gains[slot] + aim.shift, least_factor);
    else if (gains[slot] < -1e-9 / problem.scale(slot))
      result *= least_factor;
  }
  return result;
}

}  // namespace

bool SearchClimb::repair(const SearchProblem& problem, Choice& choice) {
  std::size_t broken = problem.broken_restrictions(choice);
  while (broken > 0) {
    std::size_t best_broken = broken, best_issue = 0;
    double best_loss = HUGE_VAL;
    std::uint32_t best_place = 0;
    for (std::size_t issue = 0; issue < problem.issues(); ++issue) {
      if (!problem.linked(issue)) continue;
      const std::uint32_t before = choice[issue];
      for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
        choice[issue] = static_cast<std::uint32_t>(place);
        const std::size_t now = problem.broken_restrictions(choice);
        const double loss = problem.score(before) - problem.score(place);
        if (now >= broken || now > best_broken || (now == best_broken && loss >= best_loss)) continue;
        best_broken = now, best_issue = issue, best_loss = loss, best_place = choice[issue];
      }
      choice[issue] = before;
    }
    if (best_broken == broken) return false;
    choice[best_issue] = best_place;
    broken = best_broken;
  }
  return true;
}

bool SearchClimb::climb_issue(const State& state, std::size_t issue) {
  const auto& [problem, aim, choice, gains] = state;
  const std::size_t start = problem.first(issue), count = problem.first(issue + 1) - start;
  if (trial_.size() < count) trial_.resize(count);
  double* trial = trial_.data();
  std::fill(trial, trial + count, 1.0);
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    const double* values = problem.values(slot) + start;
    const double rest = gains[slot] - problem.value(choice[issue], slot);
    if (aim.in_product >> slot & 1) {
      for (std::size_t o = 0; o < count; ++o) {
        const double factor = rest + aim.shift + values[o];
        trial[o] *= factor > least_factor ? factor : least_factor;
      }
    } else {
      const double floor = -1e-9 / problem.scale(slot) - rest;
      for (std::size_t o = 0; o < count; ++o) trial[o] *= values[o] >= floor ? 1.0 : least_factor;
    }
  }
  std::size_t best = choice[issue] - start;
  double high = trial[best] * least_improvement;
  for (std::size_t o = 0; o < count; ++o)
    if (trial[o] > high) high = trial[o], best = o;
  if (start + best == choice[issue]) return false;
  for (std::size_t slot = 0; slot < problem.slots(); ++slot)
    gains[slot] += problem.value(start + best, slot) - problem.value(choice[issue], slot);
  choice[issue] = static_cast<std::uint32_t>(start + best);
  return true;
}

bool SearchClimb::climb_linked_issue(const State& state, std::size_t issue) {
  const auto& [problem, aim, choice, gains] = state;
  const std::uint32_t before = choice[issue];
  std::uint32_t best = before;
  double high = product(problem, gains, aim) * least_improvement;
  Slots trial, best_gains = gains;
  for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
    if (place == before) continue;
    choice[issue] = static_cast<std::uint32_t>(place);
    if (!problem.keeps_restrictions(choice)) continue;
    problem.gains(choice, trial);
    const double now = product(problem, trial, aim);
    if (now > high) high = now, best = choice[issue], best_gains = trial;
  }
  choice[issue] = best;
  gains = best_gains;
  return best != before;
}

void SearchClimb::climb(const SearchProblem& problem, const Aim& aim, Choice& choice, Slots& gains) {
  const State state{problem, aim, choice, gains};
  for (std::size_t pass = 0; pass < aim.passes; ++pass) {
    bool changed = false;
    for (std::size_t issue = 0; issue < problem.issues(); ++issue) {
      if (issue == aim.fixed) continue;
      changed |= problem.linked(issue) ? climb_linked_issue(state, issue) : climb_issue(state, issue);
    }
    if (!changed) return;
  }
}

}  // namespace entente::theory
