#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/theory/search_problem.h"
#include "entente/theory/solution_tree.h"

namespace entente::theory {

/// The machinery under relaxation.h and improvement.h; not meant for use outside this room.
///
/// A package space whose last party stands for the objective: the package with the lowest cost is wanted,
///
///     sum:      cost(x) = -u_last(x) + sum_i price_i * max(0, r_i - u_i(x))
///     largest:  cost(x) =              max_i price_i * max(0, r_i - u_i(x))
///
/// over the feasible packages with u_i(x) >= r_i where price_i is infinite (read as in acceptable_set.h) and
/// r_i - u_i(x) <= most_i where a limit is given. Lagrangian bounds and a descent over single issues first,
/// then branch and bound with the bounds met as rows.
class LeastCostSearch {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;
  enum class Measure { sum, largest };

  /// One number per party other than the last, all thresholds finite; `prices` > 0; `most` may be empty (no
  /// limit). Keeps a pointer to `space`.
  void load(const PackageSpace& space, std::span<const double> thresholds, std::span<const double> prices,
            std::span<const double> most = {});

  /// Other limits for what is loaded. After minimise(largest) what was learnt there guards them.
  void limit(std::span<const double> most);

  struct Outcome {
    bool found = false;    // a package that costs less than `below`: package()
    bool complete = true;  // false: the work ended first
    double cost = 0;       // of it
    double bound = 0;      // no package costs less (than the lower of `below` and this)
  };

  /// Looks for the package with the lowest cost below `below` (infinity: any). Lowers `work` by the options
  /// tried. Exact up to 1e-10 (and 1e-12 of the cost).
  Outcome minimise(Measure measure, double below, std::uint64_t& work);

  const Package& package() const { return package_; }

 private:
  struct Row {
    double bound;
    Slots lambda;
  };

  bool hard(std::size_t slot) const { return price_[slot] == HUGE_VAL; }
  bool limited() const;
  double margin() const;
  bool proven() const;
  double cost_at(const Slots& gains) const;
  double missed(const Slots& gains) const;
  void measure_worst();
  bool within_limits(const Choice& choice, const Slots& gains);
  bool offer(const Choice& choice, const Slots& gains);
  void consider(bool thoroughly);
  bool improve_issue(std::size_t issue);
  bool improve_linked_issue(std::size_t issue);
  Slots first_weights() const;
  void ascend();
  double guard(const Slots& lambda, double allowance) const;
  Slots slope(const Slots& gains, const Slots& lambda) const;
  void stay_on_shares(const Slots& lambda, Slots& direction) const;
  bool move(const Slots& direction, double length, Slots& lambda) const;
  void add_row(const Slots& lambda);
  void add_guard(const Slots& lambda);
  void add_vertex_rows();
  void add_rows();
  bool walk(std::uint64_t& work);

  SearchProblem problem_;
  SolutionTree tree_;
  Measure measure_ = Measure::sum;
  std::size_t count_ = 0;        // slots with a threshold; the objective's slot comes after them
  Slots price_{}, most_{};       // per slot unit; in slot units; infinity: hard, no limit
  double worst_ = 0;             // no package costs more
  double best_ = 0, bound_ = 0;  // the lowest cost met, or what to stay below; the highest bound met
  bool found_ = false;
  std::vector<Row> rows_, limits_;
  std::vector<double> tie_weights_, all_thresholds_;
  Choice relaxed_, trial_;
  Slots gains_{};  // of trial_
  Package package_, trial_package_;
};

}  // namespace entente::theory
