#include "entente/theory/solution_aim.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/theory/acceptable_set.h"

namespace entente::theory {
namespace {

using Slots = SearchProblem::Slots;

constexpr double sharpest = 4096;
constexpr double hardest_push = 10;  // of the barrier against a threshold that binds

std::size_t parts(const SearchProblem& problem, const SolutionAim& aim) {
  std::size_t count = 0;
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) count += aim.has(slot);
  return count;
}

// Shares theta_s <= 1 summing to q, the larger the smaller y_s is: the marginals of a smoothed sum of the q
// smallest. Proportional to exp(-sharpness y_s); what would exceed 1 is held at 1 and the rest scaled again.
Slots smallest_shares(const SearchProblem& problem, const SolutionAim& aim, const Slots& y,
                      double sharpness) {
  Slots theta{};
  std::array<bool, SearchProblem::most_slots> whole{};
  double left = static_cast<double>(aim.count);
  for (bool again = true; again;) {
    double low = HUGE_VAL, sum = 0;
    auto open = [&](std::size_t slot) { return aim.has(slot) && !whole[slot]; };
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
      if (open(slot)) low = std::min(low, y[slot]);
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
      if (open(slot)) sum += theta[slot] = base::exp(-sharpness * (y[slot] - low));
    const double factor = left / sum;
    again = false;
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
      if (!open(slot)) continue;
      theta[slot] *= factor;
      if (theta[slot] <= 1) continue;
      theta[slot] = 1, whole[slot] = true;
      left -= 1, again = true;
    }
  }
  return theta;
}

// Acceptance first, then the criterion, then what the criterion does not see.
double climb_score(const SearchProblem& problem, const SolutionAim& aim, const Slots& gains) {
  Slots at = gains;
  double below = 0, sum = 0, unit = 1;
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
    below += std::max(0.0, slot_reach(problem, aim, slot) - gains[slot]);
    if (!aim.has(slot)) continue;
    if (aim.kind == SolutionAim::Kind::product)
      at[slot] = std::max(gains[slot], 1e-9);
    else
      unit = std::max(unit, aim.weight[slot]);
    sum += aim.weight[slot] * gains[slot];
  }
  if (aim.kind == SolutionAim::Kind::product) return aim_value(problem, aim, at) - 100 * below;
  return aim_value(problem, aim, at) + 1e-3 * sum - 100 * unit * below;
}

}  // namespace

double slot_reach(const SearchProblem& problem, const SolutionAim& aim, std::size_t slot) {
  // Half and double the tolerance: rounding must never cut off what the exact test would take.
  if (aim.floor[slot] > 0) return aim.floor[slot];
  return (aim.strict >> slot & 1 ? 0.5 : -2.0) * acceptance_tolerance / problem.scale(slot);
}

double aim_value(const SearchProblem& problem, const SolutionAim& aim, const Slots& gains) {
  if (aim.kind == SolutionAim::Kind::product) {
    double sum = 0;
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
      if (!aim.has(slot)) continue;
      if (!(gains[slot] > 0)) return -HUGE_VAL;
      sum += aim.weight[slot] * base::log(gains[slot] * problem.scale(slot));
    }
    return sum;
  }
  Slots y{};
  std::size_t count = 0;
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
    if (aim.has(slot)) y[count++] = aim.weight[slot] * gains[slot];
  std::sort(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(count));
  double sum = -aim.offset;
  for (std::size_t k = 0; k < std::min(count, aim.count); ++k) sum += y[k];
  return sum;
}

// Product: sum a ln g <= sum a ln(a S / lambda) + A ln(B / A) with B = sum lambda gain, A = sum a, S the
// slots' scales; lambda is scaled so that B = A at the relaxation, and A ln(B / A) <= B - A makes it a row.
SolutionWeighting make_weighting(SearchProblem& problem, const SolutionAim& aim, Slots lambda,
                                 const Slots& guard, SearchProblem::Choice& relaxed) {
  SolutionWeighting result;
  if (aim.kind == SolutionAim::Kind::product) {
    double total = 0;
    Slots both = lambda;
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
      total += aim.weight[slot];
      both[slot] += guard[slot];
    }
    const double factor = total / std::max(problem.relax(both, relaxed), 1e-300);
    result.reach = total;
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
      if (aim.has(slot)) {
        lambda[slot] *= factor;
        result.reach -= aim.weight[slot] * base::log(aim.weight[slot] * problem.scale(slot) / lambda[slot]);
      }
      result.lambda[slot] = lambda[slot] + factor * guard[slot];
      result.reach += factor * guard[slot] * slot_reach(problem, aim, slot);
    }
  } else {
    result.reach = aim.offset;
    for (std::size_t slot = 0; slot < problem.accepting(); ++slot) {
      result.lambda[slot] = lambda[slot] + guard[slot];
      result.reach += guard[slot] * slot_reach(problem, aim, slot);
    }
  }
  result.bound = problem.relax(result.lambda, relaxed) - result.reach;
  return result;
}

void climb(const SearchProblem& problem, const SolutionAim& aim, SearchProblem::Choice& choice) {
  Slots gains, trial, found;
  problem.gains(choice, gains);
  double high = climb_score(problem, aim, gains);
  bool changed = true;
  for (int pass = 0; pass < 6 && changed; ++pass) {
    changed = false;
    for (std::size_t issue = 0; issue < problem.issues(); ++issue) {
      std::uint32_t best = choice[issue];
      const std::uint32_t before = best;
      for (std::size_t place = problem.first(issue); place < problem.first(issue + 1); ++place) {
        if (place == before) continue;
        if (problem.linked(issue)) {
          choice[issue] = static_cast<std::uint32_t>(place);
          if (!problem.keeps_restrictions(choice)) continue;
          problem.gains(choice, trial);
        } else {
          for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
            trial[slot] = gains[slot] - problem.value(before, slot) + problem.value(place, slot);
        }
        const double score = climb_score(problem, aim, trial);
        if (score <= high + 1e-12) continue;
        high = score, best = static_cast<std::uint32_t>(place), found = trial;
      }
      choice[issue] = best;
      if (best == before) continue;
      gains = found, changed = true;
    }
  }
}

MixtureAscent::MixtureAscent(SearchProblem& problem, const SolutionAim& aim, const Choice& start)
    : problem_(problem), aim_(aim), points_(problem.blocks()), trial_(start) {
  if (aim.kind == SolutionAim::Kind::smallest)
    unit_ = *std::max_element(aim.weight.begin(), aim.weight.end());
  problem.gains(start, mixture_);
  for (std::size_t block = 0; block < problem.blocks(); ++block)
    problem.block_value(block, start, points_[block]);
}

Slots MixtureAscent::marginal_at(const Slots& at) const {
  Slots lambda{};
  if (aim_.kind == SolutionAim::Kind::product) {
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      if (aim_.has(slot)) lambda[slot] = aim_.weight[slot] / std::max(at[slot], 1e-12);
    return lambda;
  }
  if (aim_.count >= parts(problem_, aim_)) return aim_.weight;
  Slots y{};
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
    y[slot] = aim_.weight[slot] * at[slot] / unit_;
  lambda = smallest_shares(problem_, aim_, y, sharpness_);
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) lambda[slot] *= aim_.weight[slot];
  return lambda;
}

// A log barrier before the threshold. Slots of a product stay above theirs by themselves, and so do those of
// which the smallest is raised.
double MixtureAscent::barrier(std::size_t slot, double gain) const {
  if (aim_.has(slot) && (aim_.kind == SolutionAim::Kind::product || aim_.count == 1)) return 0;
  const double above = std::max(gain - aim_.floor[slot], 0.0);
  return unit_ * barrier_ / (above + barrier_ / hardest_push);
}

Slots MixtureAscent::guard() const {
  Slots guard{};
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    const double push = barrier(slot, mixture_[slot]);
    if (push > 0.01 * unit_) guard[slot] = push;  // a threshold not far away
  }
  return guard;
}

double MixtureAscent::slope(const Slots& direction, double t) const {
  Slots at = mixture_;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) at[slot] += t * direction[slot];
  const Slots lambda = marginal_at(at);
  double sum = 0;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    if (aim_.kind == SolutionAim::Kind::product && aim_.has(slot) && at[slot] <= 0) return -1;
    sum += (lambda[slot] + barrier(slot, at[slot])) * direction[slot];
  }
  return sum;
}

double MixtureAscent::line_search(const Slots& direction) const {
  if (slope(direction, 1) >= 0) return 1;
  double low = 0, high = 1;
  for (int step = 0; step < 7; ++step) {
    const double t = 0.5 * (low + high);
    (slope(direction, t) > 0 ? low : high) = t;
  }
  return 0.5 * (low + high);
}

bool MixtureAscent::round() {
  bool moved = false;
  for (std::size_t block = 0; block < problem_.blocks(); ++block) {
    Slots lambda = marginal(), direction{};
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      lambda[slot] += barrier(slot, mixture_[slot]);
    problem_.maximise_block(block, lambda, trial_);
    problem_.block_value(block, trial_, direction);
    double rise = 0;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      direction[slot] -= points_[block][slot];
      rise += lambda[slot] * direction[slot];
    }
    if (rise < 1e-9 * unit_) continue;
    const double t = line_search(direction);
    moved |= t > 0.01;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      mixture_[slot] += t * direction[slot];
      points_[block][slot] += t * direction[slot];
    }
  }
  const bool rough = sharpness_ < sharpest;
  sharpness_ *= 2, barrier_ *= 0.6;
  return moved || rough;
}

}  // namespace entente::theory
