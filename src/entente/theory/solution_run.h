#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"
#include "entente/theory/search_problem.h"
#include "entente/theory/solution_aim.h"
#include "entente/theory/solution_tree.h"

namespace entente::theory {

/// The search under solution_search.h: one space, one vector of thresholds, one amount of work for everything
/// asked of it; not meant for use outside this room.
class SolutionRun {
 public:
  using Slots = SearchProblem::Slots;
  using Choice = SearchProblem::Choice;

  /// What packages are compared by: one criterion after the other, each over the accepting slots.
  struct Ranking {
    enum class By {
      log_product,    // sum of unit_s ln(gain_s) over the slots with unit > 0
      sorted_shares,  // gain_s / unit_s over the slots with unit > 0, the smallest first
      share_sum,      // sum of gain_s / unit_s over the slots with unit > 0
      utility_sum     // sum of u_s over the slots with unit > 0
    };
    By by = By::share_sum;
    Slots unit{};
    std::uint32_t strict = 0;  // slots whose gain must be above the tolerance
  };

  enum class Found { yes, no, open };

  /// Keeps a pointer to `space`.
  SolutionRun(const PackageSpace& space, std::span<const double> thresholds, std::uint64_t work);

  const SearchProblem& problem() const { return problem_; }
  bool out_of_work() const { return work_ == 0; }
  std::uint64_t work_left() const { return work_; }
  void set_work(std::uint64_t work) { work_ = work; }

  /// Tells of an acceptable choice; searches start from the best of those told or found.
  void know(const Choice& choice);

  /// Looks for an acceptable package with gains above the tolerance in the slots of `strict`; it joins the
  /// packages that rankings start from. `open`: the work ended first.
  Found find(std::uint32_t strict);
  /// After a find that said yes, or most_gainers().
  const Choice& found() const { return known_.back(); }
  /// The slots with gains above the tolerance in the known choice that has most of them.
  std::uint32_t most_gainers();

  struct Best {
    double value = 0;  // of the first criterion
    double gap = 0;    // see SolutionPoint
    Package package;   // some best one; with ties listed the lexicographically lowest
    std::vector<Package> ties;
    bool all_ties = true;
  };

  /// The highest by the first criterion alone; no ties. Needs a package found for the same `strict`.
  Best highest(const Ranking& ranking);
  /// The highest by all criteria, ties listed.
  Best best(const Ranking& ranking, std::size_t most_ties);

 private:
  struct Settled {
    double value;
    SolutionWeighting weighting;
  };

  bool accepts(const Choice& choice, std::uint32_t strict);
  double criterion(const Ranking& ranking, std::size_t number);
  bool offer(const Choice& choice, const Ranking& ranking);
  void start_from_known(const Ranking& ranking);
  SolutionAim aim_of(const Ranking& ranking) const;
  bool improve(Choice choice, const SolutionAim& aim, const Ranking* ranking);
  Found probe(const SolutionAim& aim);
  void add_threshold_rows(const SolutionAim& aim);
  void add_shifted_rows(const SolutionAim& aim, const SolutionWeighting& lead, double margin);
  void ascend(const SolutionAim& aim, const Ranking& ranking);
  double settle_next(const Ranking& ranking);
  bool list(const Ranking& ranking, std::size_t most, std::vector<Package>& packages);
  void narrow(const Ranking& ranking, std::vector<Package>& packages);
  void spend(std::uint64_t work) { work_ -= work < work_ ? work : work_; }

  SearchProblem problem_;
  SolutionTree tree_;
  std::uint64_t work_;
  std::vector<Choice> known_;
  std::vector<SolutionWeighting> weightings_;
  std::vector<Settled> settled_;
  Choice best_, relaxed_, tried_;
  double best_value_ = 0;
  Package package_;
  std::vector<double> utility_;  // by slot, of the last accepted choice
};

}  // namespace entente::theory
