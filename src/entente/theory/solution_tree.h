#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "entente/theory/link_checks.h"
#include "entente/theory/search_problem.h"

namespace entente::theory {

/// Branch and bound over the issues of a SearchProblem for the points of solution_search.h; not meant for use
/// outside this room. As in search_tree.h every bound is a *row*, a weighting of the slots that a package may
/// miss by no more than the row's budget. Unlike there the walk ends after a given amount of work and then
/// says how good what it left out can be, and it can run in lexicographic order, so that the first ties found
/// are the lowest ones. The combinations of a link group stand in a tree of class prefixes, each with the
/// least cost of what can follow, so that a group needs no level of its own.
class SolutionTree {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;
  enum class Order { cheapest, lexicographic };
  enum class End { all_walked, stopped_by_leaf, out_of_work };

  void begin(SearchProblem& problem);

  /// Packages with sum of lambda_s * gain_s < `reach` are cut off. The first row added leads. An objective
  /// row is in the unit of what is maximised: raise() moves it.
  void add_row(const Slots& lambda, double reach, bool objective);

  /// Cheapest: options in the order of the leading row's costs, coarse issues first, and none that another
  /// option beats or equals in every slot. Lexicographic: every option, issues and options as they stand.
  void build(Order order);

  /// Visits the packages no row cuts off until leaf(choice) returns true or `work`, lowered by one for every
  /// option tried, is used up.
  template <class Leaf>
  End walk(Leaf&& leaf, std::uint64_t& work) {
    open_ = -HUGE_VAL;
    out_of_work_ = false;
    if (!start()) return End::all_walked;
    work_ = work;
    const bool ended = descend(0, leaf);
    work = work_;
    if (out_of_work_) return End::out_of_work;
    return ended ? End::stopped_by_leaf : End::all_walked;
  }

  /// The best has improved by this much; for leaves.
  void raise(double by);

  /// After out_of_work: what was left out exceeds what the objective rows had to reach by this at most;
  /// -infinity if nothing was left out.
  double open() const { return open_; }

 private:
  static constexpr std::size_t lane = 4;  // rows are charged four at a time
  static constexpr std::uint32_t no_node = ~std::uint32_t{0};

  bool dominated(std::size_t from, std::size_t place) const;
  void keep_options(std::size_t issue, Order order);
  void build_prefixes();
  void order_issues(Order order);
  bool start();
  void leave_open(const double* spent);
  bool enter_prefix(std::size_t issue, std::size_t place, double* spent);

  bool charge(const double* spent, const double* cost, double* result) const {
    for (std::size_t row = 0; row < width_; row += lane) {
      bool over = false;
      for (std::size_t r = row; r < row + lane; ++r) {
        result[r] = spent[r] + cost[r];
        over |= result[r] > budget_[r];
      }
      if (over) return false;
    }
    return true;
  }

  template <class Leaf>
  bool descend(std::size_t depth, Leaf& leaf) {
    if (depth == issue_at_.size()) return leaf(static_cast<const Choice&>(choice_));
    const double* spent = &spent_[depth * width_];
    double* next = &spent_[(depth + 1) * width_];
    const std::size_t issue = issue_at_[depth];
    for (std::size_t k = kept_first_[issue]; k < kept_first_[issue + 1]; ++k) {
      const double* cost = &cost_[k * width_];
      if (sorted_ && spent[0] + cost[0] > budget_[0]) break;
      if (!out_of_work_ && work_ == 0) out_of_work_ = true;
      work_ -= !out_of_work_;
      if (!charge(spent, cost, next)) continue;
      choice_[issue] = item_[k];
      if (problem_->listed(issue) && !enter_prefix(issue, item_[k], next)) continue;
      if (checks_.any(depth) &&
          !checks_.settle(*problem_, choice_, depth, {added_, budget_, width_, rows_}, next))
        continue;
      if (out_of_work_)
        leave_open(next);
      else if (descend(depth + 1, leaf) && !out_of_work_)
        return true;
    }
    return out_of_work_;
  }

  SearchProblem* problem_ = nullptr;
  std::size_t rows_ = 0, width_ = 0;      // rows; rounded up to whole lanes
  std::size_t raw_size_ = 0;              // places and combinations
  std::vector<double> raw_;               // row by row: cost of every place, then of every combination
  std::vector<Slots> lambda_;             // by row
  std::vector<double> budget_;            // by row
  std::vector<std::uint8_t> objective_;   // by row
  std::vector<double> added_;             // interaction by interaction, row by row
  std::vector<double> cost_;              // kept option by kept option, row by row
  std::vector<std::uint32_t> item_;       // by kept option: its place
  std::vector<std::size_t> kept_first_;   // by issue
  std::vector<double> spread_;            // by issue
  std::vector<std::uint32_t> root_;       // by group: its node
  std::vector<std::uint32_t> child_;      // node by node: one per class of the next issue
  std::vector<std::size_t> child_first_;  // by node
  std::vector<double> least_;             // node by node, row by row: the least cost of a combination below
  std::vector<std::uint32_t> node_;       // by issue of a group: the node reached
  std::vector<std::size_t> issue_at_;     // by depth
  LinkChecks checks_;
  std::vector<std::pair<double, std::uint32_t>> sorting_;
  std::vector<double> spent_;
  Choice choice_, relaxed_;
  bool sorted_ = false, out_of_work_ = false;
  std::uint64_t work_ = 0;
  double open_ = 0;
};

}  // namespace entente::theory
