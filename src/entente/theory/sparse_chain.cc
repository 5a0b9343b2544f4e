#include "entente/theory/sparse_chain.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "entente/base/number.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::Diagnostic;
using base::require;

constexpr double row_tolerance = 1e-9;
constexpr std::size_t most_faults = 20;

// Collects what is wrong, the first few of it: one slip in a program spoils every row.
class Faults {
 public:
  void add(const char* code, std::string message, std::string help) {
    if (found_.size() < most_faults)
      found_.push_back({base::Severity::error, code, std::move(message), {}, {}, std::move(help)});
  }
  bool none() const { return found_.empty(); }
  base::Diagnostics take() { return std::move(found_); }

 private:
  base::Diagnostics found_;
};

std::string number_text(double value) {
  return std::isfinite(value) ? base::shortest(value) : "not a number";
}

std::string row_name(std::size_t state) {
  return "row " + std::to_string(state);
}

void check_transition(const Transition& one, const std::vector<bool>& over, Faults& faults) {
  const std::string name = row_name(one.from);
  if (one.from >= over.size() || one.to >= over.size())
    faults.add("chain-state-unknown",
               name + " leads to state " + std::to_string(one.to) + ", but there are " +
                   std::to_string(over.size()) + " states",
               "states count from 0");
  else if (!(one.chance >= 0 && std::isfinite(one.chance)))
    faults.add("chain-chance-out-of-range",
               name + " has the chance " + number_text(one.chance) + " of state " + std::to_string(one.to) +
                   ", but a chance must be in [0, 1]",
               "drift is shown by unequal chances of the two directions, never by one below 0");
  else if (over[one.from] && one.to != one.from && one.chance > 0)
    faults.add("chain-leaves-an-end",
               name + " leads on to state " + std::to_string(one.to) + ", but the war is over there",
               "make the state transient, or leave its row empty");
}

SparseRows rows_of(const std::vector<bool>& over, const std::vector<Transition>& transitions) {
  const std::size_t n = over.size();
  std::vector<std::size_t> begin(n + 1, 0);
  const auto kept = [&](const Transition& one) { return !over[one.from] && one.chance > 0; };
  for (const Transition& one : transitions)
    if (kept(one)) ++begin[one.from + 1];
  for (std::size_t r = 0; r < n; ++r) begin[r + 1] += begin[r];
  std::vector<SparseRows::Entry> sorted(begin[n]);
  std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
  for (const Transition& one : transitions)
    if (kept(one)) sorted[next[one.from]++] = {one.to, one.chance};
  SparseRows rows;
  rows.reserve(n, sorted.size());
  std::vector<SparseRows::Entry> row;
  for (std::size_t r = 0; r < n; ++r) {
    row.assign(sorted.begin() + static_cast<std::ptrdiff_t>(begin[r]),
               sorted.begin() + static_cast<std::ptrdiff_t>(begin[r + 1]));
    rows.add_row(row);
  }
  return rows;
}

void check_sums(const std::vector<bool>& over, const SparseRows& rows, Faults& faults) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (over[r]) continue;
    double sum = 0;
    for (const auto& entry : rows.row(r)) sum += entry.value;
    if (!(std::fabs(sum - 1) <= row_tolerance))
      faults.add("chain-row-sum",
                 "the chances of " + row_name(r) + " sum to " + number_text(sum) + ", but must sum to 1",
                 "give the chance of staying in the state too");
  }
}

}  // namespace

base::Result<SparseChain> SparseChain::build(std::vector<bool> over,
                                             const std::vector<Transition>& transitions, Ends ends) {
  Faults faults;
  for (const Transition& one : transitions) check_transition(one, over, faults);
  if (!faults.none()) return faults.take();
  SparseChain chain;
  chain.over_ = std::move(over);
  chain.rows_ = rows_of(chain.over_, transitions);
  check_sums(chain.over_, chain.rows_, faults);
  if (!faults.none()) return faults.take();
  const std::size_t stuck = chain.first_without_end();
  chain.always_ends_ = stuck == nowhere;
  if (ends == Ends::certain && !chain.always_ends_) {
    faults.add("chain-end-unreachable", "from the state of " + row_name(stuck) + " the war cannot end",
               "add a way to an end, or let every party value later periods less (patience below 1)");
    return faults.take();
  }
  chain.find_order();
  return chain;
}

std::size_t SparseChain::first_without_end() const {
  const SparseRows into = transposed(rows_);
  std::vector<bool> ends = over_;
  std::vector<std::size_t> known;
  for (std::size_t s = 0; s < states(); ++s)
    if (over_[s]) known.push_back(s);
  while (!known.empty()) {
    const std::size_t s = known.back();
    known.pop_back();
    for (const auto& entry : into.row(s)) {
      if (ends[entry.column]) continue;
      ends[entry.column] = true;
      known.push_back(entry.column);
    }
  }
  const auto stuck = std::find(ends.begin(), ends.end(), false);
  return stuck == ends.end() ? nowhere : static_cast<std::size_t>(stuck - ends.begin());
}

void SparseChain::find_order() {
  std::vector<std::size_t> transient;
  place_.assign(states(), nowhere);
  for (std::size_t s = 0; s < states(); ++s) {
    if (over_[s]) continue;
    place_[s] = transient.size();
    transient.push_back(s);
  }
  SparseRows between;
  between.reserve(transient.size(), rows_.entries.size());
  for (const std::size_t s : transient) {
    for (const auto& entry : row(s))
      if (!over_[entry.column]) between.entries.push_back({place_[entry.column], entry.value});
    between.begin.push_back(between.entries.size());
  }
  order_ = band_order(between);
  for (std::size_t p = 0; p < order_.size(); ++p) {
    order_[p] = transient[order_[p]];
    place_[order_[p]] = p;
  }
}

SparseChain SparseChain::stopped_in(const std::vector<bool>& also_over) const {
  require(also_over.size() == states(), "SparseChain::stopped_in: one mark per state");
  SparseChain stopped;
  stopped.over_ = over_;
  std::vector<SparseRows::Entry> kept;
  for (std::size_t s = 0; s < states(); ++s) {
    if (also_over[s]) stopped.over_[s] = true;
    kept.clear();
    if (!also_over[s]) kept.assign(row(s).begin(), row(s).end());
    stopped.rows_.add_row(kept);
  }
  stopped.always_ends_ = stopped.first_without_end() == nowhere;
  stopped.find_order();
  return stopped;
}

SparseEquations discounted_equations(const SparseChain& chain, std::span<const double> discounts) {
  require(discounts.size() == chain.states(), "discounted_equations: one discount per state");
  SparseRows rows;
  rows.reserve(chain.order().size(), chain.transitions() + chain.order().size());
  std::vector<SparseRows::Entry> row;
  for (std::size_t p = 0; p < chain.order().size(); ++p) {
    const std::size_t s = chain.order()[p];
    const double discount = discounts[s];
    require(discount >= 0 && discount <= 1, "discounted_equations: discounts in [0, 1]");
    require(discount < 1 || chain.always_ends(),
            "discounted_equations: without discounting the war has to end");
    row.assign(1, {p, 1.0});
    for (const auto& entry : chain.row(s))
      if (!chain.over(entry.column)) row.push_back({chain.place(entry.column), -discount * entry.value});
    rows.add_row(row);
  }
  return SparseEquations(std::move(rows));
}

SparseEquations discounted_equations(const SparseChain& chain, double discount) {
  return discounted_equations(chain, std::vector<double>(chain.states(), discount));
}

ChainValues chain_values(const SparseChain& chain, const SparseEquations& equations, double discount,
                         std::span<const double> flow, std::span<const double> ends) {
  require(flow.size() == chain.states() && ends.size() == chain.states() &&
              equations.size() == chain.order().size(),
          "chain_values: one number per state");
  std::vector<double> right(chain.order().size());
  for (std::size_t p = 0; p < right.size(); ++p) {
    const std::size_t s = chain.order()[p];
    right[p] = flow[s];
    for (const auto& entry : chain.row(s))
      if (chain.over(entry.column)) right[p] += discount * entry.value * ends[entry.column];
  }
  const auto solved = equations.solve(right);
  ChainValues result{std::vector<double>(ends.begin(), ends.end()), solved.residual};
  for (std::size_t p = 0; p < right.size(); ++p) result.values[chain.order()[p]] = solved.x[p];
  return result;
}

}  // namespace entente::theory
