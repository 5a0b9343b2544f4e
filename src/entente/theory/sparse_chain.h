#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/base/result.h"
#include "entente/theory/sparse_equations.h"

namespace entente::theory {

/// A chance to be in state `to` next period, from state `from`. Several of one pair add up.
struct Transition {
  std::size_t from = 0, to = 0;
  double chance = 0;
};

/// A war as a chain over numbered states, whatever they stand for: front level, momentum, regime of aid or
/// sanctions, phase. In some states the war is over (absorbing); the others are transient. Only transitions
/// that can happen are kept, so 100,000 states and more are fine.
class SparseChain {
 public:
  enum class Ends {
    may_be_missed,  // there may be states from which the war never ends
    certain         // from every state it can end; otherwise a diagnostic
  };

  /// @param over  per state, whether the war is over there
  /// Fails with one diagnostic per row at fault, the first 20 of them, each naming its row:
  ///  - chain-state-unknown: a transition from or to a state that is not there
  ///  - chain-chance-out-of-range: a chance below 0 or not a number
  ///  - chain-row-sum: chances of a transient state that do not sum to 1 within 1e-9
  ///  - chain-leaves-an-end: a transition out of a state in which the war is over
  ///  - chain-end-unreachable: a state from which the war cannot end, where ends are to be certain
  static base::Result<SparseChain> build(std::vector<bool> over, const std::vector<Transition>& transitions,
                                         Ends ends = Ends::may_be_missed);

  std::size_t states() const { return over_.size(); }
  bool over(std::size_t state) const { return over_[state]; }
  /// From every state the war can end.
  bool always_ends() const { return always_ends_; }
  /// The transitions of a state by rising column; none where the war is over.
  std::span<const SparseRows::Entry> row(std::size_t state) const { return rows_.row(state); }
  std::size_t transitions() const { return rows_.entries.size(); }
  /// Place of a state's first transition among all of them.
  std::size_t first_transition(std::size_t state) const { return rows_.begin[state]; }

  /// The transient states in an order that keeps transitions between near places (see band_order), and the
  /// place of a state in it; `nowhere` where the war is over.
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  const std::vector<std::size_t>& order() const { return order_; }
  std::size_t place(std::size_t state) const { return place_[state]; }

  /// What is expected of the next period from a transient state, `values` being one number per state.
  double expected(std::size_t state, std::span<const double> values) const {
    double sum = 0;
    for (const auto& entry : row(state)) sum += entry.value * values[entry.column];
    return sum;
  }

  /// The same chain in which the war is also over in these states, such as those that settle.
  SparseChain stopped_in(const std::vector<bool>& also_over) const;

 private:
  SparseChain() = default;
  void find_order();
  std::size_t first_without_end() const;

  std::vector<bool> over_;
  SparseRows rows_;
  std::vector<std::size_t> order_, place_;
  bool always_ends_ = false;
};

/// I - diag(d) Q on the transient states, in the chain's order; Q are the transitions between them. One
/// discount for all states, or one per state.
/// Precondition: each discount in [0, 1]; below 1 everywhere unless chain.always_ends().
SparseEquations discounted_equations(const SparseChain& chain, double discount);
SparseEquations discounted_equations(const SparseChain& chain, std::span<const double> discounts);

/// The solution of x = flow + d P x on the transient states, x = ends where the war is over: what a party
/// expects of a stream of payments and of the end.
struct ChainValues {
  std::vector<double> values;  // one per state
  double residual = 0;         // of the equation, relative to max(1, largest value)
};
/// @param equations  discounted_equations(chain, discount)
/// @param flow, ends  one number per state; ends are read where the war is over, flow elsewhere
ChainValues chain_values(const SparseChain& chain, const SparseEquations& equations, double discount,
                         std::span<const double> flow, std::span<const double> ends);

}  // namespace entente::theory
