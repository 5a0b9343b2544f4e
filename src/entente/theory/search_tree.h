#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "entente/theory/link_checks.h"
#include "entente/theory/search_problem.h"

namespace entente::theory {

/// Depth-first branch and bound over the issues of a SearchProblem, exact; not meant for use outside this
/// room.
///
/// Every bound is a *row*: a weighting lambda of the slots. A package falls short of the row's relaxation by
/// the sum of its options' costs (cost = highest score in the issue minus own score, never negative), and may
/// fall short by no more than the row's budget = relaxation - what the row must reach. So one test, "no cost
/// sum over its budget", covers the parties' own bounds, the Lagrangian bounds and the tangents of the Nash
/// product. A link group is one more level above its issues: first its combination of classes, then each
/// issue inside its class.
class SearchTree {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;

  void begin(SearchProblem& problem);

  /// Adds a row: packages with sum of lambda_s * gain_s < `reach` are cut off. The first row added leads:
  /// options are tried in the order of its costs. Returns the row's number.
  std::size_t add_row(const Slots& lambda, double reach);

  /// Orders options and issues. With `drop_dominated`, an option is left out if another of its class is at
  /// least as good in every slot (equal ones: the lower index stays).
  void build(bool drop_dominated);

  /// Walks through the packages no row cuts off, until `leaf(choice)` returns true; returns whether it did.
  /// With an `issue`, only packages with that issue at `place`.
  template <class Leaf>
  bool walk(Leaf&& leaf, std::size_t issue, std::size_t place) {
    return plan(issue, place) && descend(0, leaf);
  }
  template <class Leaf>
  bool walk(Leaf&& leaf) {
    return walk(leaf, SearchProblem::no_issue, 0);
  }

  /// Items that the next walks may try, all together; a walk that runs out of them stops and says true, and
  /// `ended` tells the difference.
  void limit(std::uint64_t items) {
    items_left_ = items;
    ended_ = false;
  }
  bool ended() const { return ended_; }
  std::uint64_t items_left() const { return items_left_; }

  /// For leaves that raise what a row must reach while the walk goes on.
  void raise(std::size_t row, double by) { budget_[row] -= by; }

 private:
  static constexpr std::size_t lane = 4;  // rows are charged four at a time
  struct Level {                          // an issue, or the combination of a group (issue = no_issue)
    std::size_t issue, group, member;
  };

  void order_levels();
  bool plan(std::size_t fixed_issue, std::size_t fixed_place);
  void keep(std::size_t raw_begin, std::size_t raw_end, std::uint32_t first_item);
  void keep_options(std::size_t issue, std::size_t class_number, bool drop_dominated);
  void push_item(std::size_t raw, std::uint32_t item);
  bool dominated(std::size_t from, std::size_t place) const;

  // The kept items a level chooses from, given the levels above.
  std::pair<std::size_t, std::size_t> range(const Level& level) const {
    const std::size_t classes = problem_->all_classes();
    if (level.issue == SearchProblem::no_issue)
      return {kept_first_[classes + level.group], kept_first_[classes + level.group + 1]};
    std::size_t number = problem_->class_first(level.issue);
    if (level.group != SearchProblem::no_issue) {
      const LinkGroup& group = problem_->groups()[level.group];
      number += group.combinations[combination_[level.group] * group.issues.size() + level.member];
    }
    if (level.issue != fixed_issue_) return {kept_first_[number], kept_first_[number + 1]};
    if (number != fixed_class_) return {0, 0};
    return {fixed_item_, fixed_item_ + 1};
  }

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
    if (depth == levels_.size()) return leaf(static_cast<const Choice&>(choice_));
    const double* spent = &spent_[depth * width_];
    double* next = &spent_[(depth + 1) * width_];
    const Level& level = levels_[depth];
    const auto [begin, end] = range(level);
    for (std::size_t k = begin; k < end; ++k) {
      if (items_left_ == 0) return ended_ = true;
      --items_left_;
      const double* cost = &cost_[k * width_];
      if (spent[0] + cost[0] > budget_[0]) break;  // sorted by the leading row
      if (!charge(spent, cost, next)) continue;
      (level.issue == SearchProblem::no_issue ? combination_[level.group] : choice_[level.issue]) = item_[k];
      if (checks_.any(depth) &&
          !checks_.settle(*problem_, choice_, depth, {added_, budget_, width_, rows_}, next))
        continue;
      if (descend(depth + 1, leaf)) return true;
    }
    return false;
  }

  SearchProblem* problem_ = nullptr;
  std::uint64_t items_left_ = std::numeric_limits<std::uint64_t>::max();
  bool ended_ = false;
  std::size_t rows_ = 0;
  std::size_t width_ = 0;                // rows, rounded up to whole lanes
  std::size_t raw_size_ = 0;             // places and combinations
  std::vector<double> raw_;              // row by row: cost of every place, then of every combination
  std::vector<Slots> lambda_;            // by row
  std::vector<double> budget_;           // by row
  std::vector<double> added_;            // interaction by interaction, row by row
  std::vector<double> cost_;             // kept item by kept item, row by row
  std::vector<std::uint32_t> item_;      // by kept item: its place or combination
  std::vector<std::size_t> kept_first_;  // by class, then by group: first kept item; one more at the end
  std::vector<Level> natural_levels_, levels_;
  std::vector<std::size_t> depth_of_;  // by issue
  LinkChecks checks_;
  std::vector<std::pair<double, std::uint32_t>> sorting_;
  std::vector<double> spread_;  // by issue
  std::vector<double> spent_;
  Choice choice_, relaxed_, combination_;
  std::size_t fixed_issue_ = 0, fixed_class_ = 0, fixed_item_ = 0;
};

}  // namespace entente::theory
