#include "entente/theory/optimal_stopping.h"

#include <algorithm>
#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr int most_rounds = 1000;
// A switch has to gain more than the rounding of a solve, or two plans of equal worth would alternate.
constexpr double hair = 1e-13;

bool held(const SparseChain& chain, const StoppingProblem& problem, std::size_t s) {
  return chain.over(s) || (problem.held != nullptr && (*problem.held)[s]);
}

// What the plan is worth; x of stopped and held states is known.
void evaluate(const SparseChain& chain, const StoppingProblem& problem, Stopping& plan) {
  const auto& order = chain.order();
  SparseRows rows;
  rows.reserve(order.size(), chain.transitions() + order.size());
  std::vector<double> right(order.size());
  std::vector<SparseRows::Entry> row;
  for (std::size_t p = 0; p < order.size(); ++p) {
    const std::size_t s = order[p];
    row.assign(1, {p, 1.0});
    if (held(chain, problem, s)) {
      right[p] = problem.ends[s];
    } else if (plan.stops[s]) {
      right[p] = problem.stop[s];
    } else {
      right[p] = problem.flow[s];
      for (const auto& entry : chain.row(s)) {
        const double weight = problem.discount * entry.value;
        if (chain.over(entry.column))
          right[p] += weight * problem.ends[entry.column];
        else
          row.push_back({chain.place(entry.column), -weight});
      }
    }
    rows.add_row(row);
  }
  const auto solved = SparseEquations(std::move(rows)).solve(right);
  for (std::size_t p = 0; p < order.size(); ++p) plan.values[order[p]] = solved.x[p];
  ++plan.rounds;
}

double going_on(const SparseChain& chain, const StoppingProblem& problem, const Stopping& plan,
                std::size_t s) {
  return problem.flow[s] + problem.discount * chain.expected(s, plan.values);
}

// Takes up what is better by more than rounding; false: the plan stands.
bool improve(const SparseChain& chain, const StoppingProblem& problem, double scale, Stopping& plan) {
  bool changed = false;
  for (const std::size_t s : chain.order()) {
    if (held(chain, problem, s)) continue;
    const double gain = problem.stop[s] - going_on(chain, problem, plan, s);
    const bool stop = plan.stops[s] ? gain > -hair * scale : gain > hair * scale;
    if (stop == plan.stops[s]) continue;
    plan.stops[s] = stop;
    changed = true;
  }
  return changed;
}

}  // namespace

Stopping best_stopping(const SparseChain& chain, const StoppingProblem& problem) {
  const std::size_t n = chain.states();
  require(problem.discount > 0 && problem.discount <= 1 && (problem.discount < 1 || chain.always_ends()),
          "best_stopping: discount in (0, 1], below 1 unless the war always ends");
  require(problem.flow.size() == n && problem.stop.size() == n && problem.ends.size() == n &&
              (problem.held == nullptr || problem.held->size() == n),
          "best_stopping: one number per state");
  Stopping plan;
  plan.values.assign(problem.ends.begin(), problem.ends.end());
  plan.stops.assign(n, false);
  double scale = 1;
  bool changed = true;
  while (changed && plan.rounds < most_rounds) {
    evaluate(chain, problem, plan);
    for (const double value : plan.values) scale = std::max(scale, std::fabs(value));
    changed = improve(chain, problem, scale, plan);
  }
  for (const std::size_t s : chain.order()) {
    if (held(chain, problem, s)) continue;
    const double on = going_on(chain, problem, plan, s), now = std::max(problem.stop[s], on);
    if (problem.stop[s] - on <= hair * scale) plan.stops[s] = false;  // x is the same either way
    plan.residual = std::max(plan.residual, std::fabs(now - plan.values[s]) / scale);
  }
  return plan;
}

}  // namespace entente::theory
