#include "entente/theory/reference_package.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/solution_run.h"
#include "entente/theory/solution_tree.h"

namespace entente::theory {
namespace {

using Slots = SearchProblem::Slots;
using Choice = SearchProblem::Choice;
constexpr double tie_tolerance = 1e-12;

// One maximisation of the product over the slots of `strict`, those having strict gains.
class ProductSearch {
 public:
  ProductSearch(SearchWorkspace& workspace, std::uint32_t strict, double tolerance, std::uint64_t& work)
      : workspace_(workspace),
        problem_(workspace.problem()),
        demand_{strict},
        tolerance_(tolerance),
        work_(work) {}

  // From an acceptable choice (with the strict gains) in workspace.choice().
  void run();

  const Choice& best() const { return best_; }
  double log_product() const { return best_log_; }
  double tie_sum() const { return best_tie_; }
  double gap() const { return demand_.strict == 0 ? 0.0 : std::max(0.0, gap_); }

 private:
  bool in_product(std::size_t slot) const { return demand_.strict >> slot & 1; }
  bool offer(const Choice& choice);
  double log_bound(const Slots& lambda, double relaxation) const;
  void climb(Choice choice);
  void close_gap();
  double improve_hull(Slots& hull, std::vector<Slots>& points);
  double line_search(const Slots& hull, const Slots& direction) const;
  void add_tangent(const Slots& hull);
  bool walk();
  double slack() const { return tolerance_ > 0 ? tolerance_ : -1e-11; }
  void prefer_ties();

  SearchWorkspace& workspace_;
  SearchProblem& problem_;
  SearchWorkspace::Demand demand_;
  double tolerance_;
  std::uint64_t& work_;
  SolutionTree tree_;
  Choice best_, relaxed_;
  double best_log_ = -HUGE_VAL, best_tie_ = 0, gap_ = HUGE_VAL;
  Slots hull_{};
};

// Takes the choice if it is acceptable and comes before the best one; the definition of the order.
bool ProductSearch::offer(const Choice& choice) {
  if (!workspace_.accepts(choice, demand_)) return false;
  const Package& package = workspace_.package();
  double log = 0;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
    if (in_product(slot))
      log += base::log(utility(problem_.space(), package, problem_.party(slot)) - problem_.threshold(slot));
  if (log < best_log_ - tie_tolerance) return false;
  Slots gains;
  problem_.gains(choice, gains);
  const double tie = gains[problem_.accepting()];
  const bool first = best_.empty() || log > best_log_ + tie_tolerance || tie > best_tie_ + tie_tolerance ||
                     (tie >= best_tie_ - tie_tolerance && choice < best_);
  if (!first) return false;
  best_ = choice;
  best_log_ = log;
  best_tie_ = tie;
  return true;
}

// For every lambda > 0: product of gains <= product of (relaxation / (k lambda_i)), in the units of the
// parties.
double ProductSearch::log_bound(const Slots& lambda, double relaxation) const {
  const double count = std::popcount(demand_.strict);
  double bound = count * base::log(std::max(relaxation, 1e-300) / count);
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
    if (in_product(slot)) bound += base::log(problem_.scale(slot)) - base::log(lambda[slot]);
  return bound;
}

void ProductSearch::climb(Choice choice) {
  if (!problem_.keeps_restrictions(choice) && !SearchClimb::repair(problem_, choice)) return;
  Slots gains;
  problem_.gains(choice, gains);
  workspace_.climb().climb(problem_, {demand_.strict, 0.0, 8}, choice, gains);
  offer(choice);
}

// Maximum of sum ln(hull + t direction) for t in [0, 1], by Newton steps on the derivative.
double ProductSearch::line_search(const Slots& hull, const Slots& direction) const {
  double t = 0, low = 0, high = 1;
  for (int step = 0; step < 6; ++step) {
    double first = 0, second = 0;
    const double at = step == 0 ? 1.0 : t;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      if (!in_product(slot)) continue;
      const double gain = hull[slot] + at * direction[slot];
      if (gain <= 0) {
        first = -1, second = 0;
        break;
      }
      const double ratio = direction[slot] / gain;
      first += ratio, second -= ratio * ratio;
    }
    if (step == 0) {
      if (first >= 0) return 1;
      t = 0.5;
      continue;
    }
    (first > 0 ? low : high) = t;
    const double newton = second < 0 ? t - first / second : low;
    t = newton > low && newton < high ? newton : 0.5 * (low + high);
  }
  return t;
}

// One round of block-coordinate ascent on the log product over mixtures: every block moves towards its choice
// with the highest marginal value. `points` are the blocks' mixed values, `hull` their sum.
double ProductSearch::improve_hull(Slots& hull, std::vector<Slots>& points) {
  double moved = 0;
  for (std::size_t block = 0; block < problem_.blocks(); ++block) {
    Slots lambda{}, direction{};
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      if (in_product(slot)) lambda[slot] = 1 / hull[slot];
    problem_.maximise_block(block, lambda, relaxed_);
    problem_.block_value(block, relaxed_, direction);
    double rise = 0;
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      direction[slot] -= points[block][slot];
      rise += lambda[slot] * direction[slot];
    }
    if (rise < 1e-9) continue;
    moved += rise;
    const double t = line_search(hull, direction);
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
      hull[slot] += t * direction[slot];
      points[block][slot] += t * direction[slot];
    }
  }
  return moved;
}

// Lowers the proven bound towards the best mixture, until it is within the tolerance of the best choice.
void ProductSearch::close_gap() {
  std::vector<Slots> points(problem_.blocks());
  Slots hull{};
  problem_.gains(best_, hull);
  for (std::size_t block = 0; block < problem_.blocks(); ++block)
    problem_.block_value(block, best_, points[block]);
  hull_ = hull;
  for (int round = 0; round < 10; ++round) {
    Slots lambda{};
    for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
      if (in_product(slot)) lambda[slot] = 1 / std::max(hull[slot], 1e-12);
    const double gap = log_bound(lambda, problem_.relax(lambda, relaxed_)) - best_log_;
    const double before = gap_;
    if (gap < gap_) gap_ = gap, hull_ = hull;
    if (round % 3 == 1) {
      const double log = best_log_;
      climb(relaxed_);
      gap_ -= best_log_ - log;
    }
    if (gap_ <= tolerance_ || (round > 2 && gap > 0.98 * before)) return;
    if (improve_hull(hull, points) < 1e-7) return;
  }
}

// A tangent of the log product at `hull`: cuts off choices that cannot come within reach of the best one.
void ProductSearch::add_tangent(const Slots& hull) {
  Slots lambda{};
  double constant = 0;
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
    if (in_product(slot)) lambda[slot] = 1 / hull[slot];
  const double count = std::popcount(demand_.strict);
  const double factor = count / problem_.relax(lambda, relaxed_);
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    if (!in_product(slot)) continue;
    lambda[slot] *= factor;
    constant += 1 + base::log(lambda[slot]) - base::log(problem_.scale(slot));
  }
  tree_.add_row(lambda, best_log_ + slack() + constant, true);
}

// Returns whether every choice was looked at or cut off.
bool ProductSearch::walk() {
  tree_.begin(problem_);
  if (demand_.strict != 0) {
    add_tangent(hull_);
  } else {  // nobody gains: only the tie sum counts
    Slots tie{};
    tie[problem_.accepting()] = 1;
    tree_.add_row(tie, best_tie_ - 1e-11, true);
  }
  for (std::size_t slot = 0; slot < problem_.accepting(); ++slot) {
    Slots unit{};
    unit[slot] = 1;
    tree_.add_row(unit, workspace_.reach(slot, demand_), false);
  }
  for (double factor : {1.15, 0.87, 1.5, 0.67})
    for (std::size_t slot = 0; slot < problem_.accepting() && problem_.accepting() <= 6; ++slot) {
      if (!in_product(slot) || std::popcount(demand_.strict) < 2) continue;
      Slots shifted = hull_;
      shifted[slot] *= factor;
      add_tangent(shifted);
    }
  tree_.build(SolutionTree::Order::cheapest);
  auto leaf = [&](const Choice& choice) {
    const double log = best_log_, tie = best_tie_;
    if (!offer(choice)) return false;
    const double by = demand_.strict != 0 ? best_log_ - log : best_tie_ - tie;
    tree_.raise(std::max(0.0, by));
    return false;
  };
  return tree_.walk(leaf, work_) != SolutionTree::End::out_of_work;
}

// Equal products are common when nobody at the table cares about an issue.
void ProductSearch::prefer_ties() {
  for (std::size_t issue = 0; issue < problem_.issues(); ++issue) {
    Choice choice = best_;
    for (std::size_t place = problem_.first(issue); place < problem_.first(issue + 1); ++place) {
      bool equal = true;
      for (std::size_t slot = 0; slot < problem_.accepting(); ++slot)
        equal &= std::abs(problem_.value(place, slot) - problem_.value(best_[issue], slot)) < tie_tolerance;
      choice[issue] = static_cast<std::uint32_t>(place);
      if (equal && place != best_[issue]) offer(choice);
    }
  }
}

void ProductSearch::run() {
  offer(workspace_.choice());
  climb(best_);
  if (demand_.strict != 0) close_gap();
  const double proven = best_log_ + gap_;
  if (gap_ > tolerance_ || tolerance_ == 0) {
    const bool whole = walk();
    gap_ = std::min(whole ? tolerance_ : slack() + std::max(0.0, tree_.open()), proven - best_log_);
  }
  prefer_ties();
}

// The best over several sets of gainers, each searched in its turn.
class GainerSearch {
 public:
  GainerSearch(SearchWorkspace& workspace, const ReferenceOptions& options)
      : workspace_(workspace), tolerance_(options.log_gap_tolerance), work_(options.most_work) {}

  // From an acceptable choice in workspace.choice().
  void run(std::span<const double> thresholds);
  const ReferencePackage& result() const { return result_; }

 private:
  bool start_gains_everywhere();
  SolutionRun::Found find(SolutionRun& run, std::uint32_t strict);
  void search(std::uint32_t strict);
  void settle_gainers(SolutionRun& run);

  SearchWorkspace& workspace_;
  double tolerance_;
  std::uint64_t work_;
  bool found_ = false, open_ = false;  // open: whether more could gain
  double tie_ = 0;
  Choice best_;
  ReferencePackage result_;
};

// Nearly always one climb leads to a choice with which everybody gains.
bool GainerSearch::start_gains_everywhere() {
  const SearchProblem& problem = workspace_.problem();
  const std::uint32_t everybody = (std::uint32_t{1} << problem.accepting()) - 1;
  if (workspace_.accepts(workspace_.choice(), {everybody})) return true;
  Choice choice = workspace_.choice();
  Slots gains;
  problem.gains(choice, gains);
  workspace_.climb().climb(problem, {everybody, 0.01, 8}, choice, gains);
  if (!workspace_.accepts(choice, {everybody})) return false;
  workspace_.choice() = choice;
  return true;
}

SolutionRun::Found GainerSearch::find(SolutionRun& run, std::uint32_t strict) {
  run.set_work(work_);
  const SolutionRun::Found found = run.find(strict);
  work_ = run.work_left();
  open_ |= found == SolutionRun::Found::open;
  if (found == SolutionRun::Found::yes) workspace_.choice() = run.found();
  return found;
}

// The product over `strict`, from workspace.choice().
void GainerSearch::search(std::uint32_t strict) {
  const SearchProblem& problem = workspace_.problem();
  ProductSearch search(workspace_, strict, tolerance_, work_);
  search.run();
  const double log = result_.log_product;
  const bool first = !found_ || search.log_product() > log + tie_tolerance ||
                     (search.log_product() >= log - tie_tolerance &&
                      (search.tie_sum() > tie_ + tie_tolerance ||
                       (search.tie_sum() >= tie_ - tie_tolerance && search.best() < best_)));
  result_.log_gap = found_ ? std::max(result_.log_gap, search.gap()) : search.gap();
  found_ = true;
  if (!first) return;
  result_.log_product = search.log_product(), tie_ = search.tie_sum(), best_ = search.best();
  result_.strict.assign(problem.space().parties(), false);
  for (std::size_t slot = 0; slot < problem.accepting(); ++slot)
    if (strict >> slot & 1) result_.strict[problem.party(slot)] = true;
  problem.to_package(best_, result_.package);
}

// Who cannot gain alone cannot gain with others; of the rest larger sets come first.
void GainerSearch::settle_gainers(SolutionRun& run) {
  std::uint32_t able = run.most_gainers();
  for (std::size_t slot = 0; slot < workspace_.problem().accepting(); ++slot)
    if (find(run, std::uint32_t{1} << slot) == SolutionRun::Found::yes) able |= std::uint32_t{1} << slot;
  for (int size = std::popcount(able); size > 0 && !found_ && work_ > 0; --size)
    for (std::uint32_t subset = 1; subset <= able && work_ > 0; ++subset)
      if ((subset & ~able) == 0 && std::popcount(subset) == size &&
          find(run, subset) == SolutionRun::Found::yes)
        search(subset);
  if (found_) return;
  const std::uint32_t gainers = run.most_gainers();
  workspace_.choice() = run.found();
  search(gainers);
}

void GainerSearch::run(std::span<const double> thresholds) {
  const std::size_t count = workspace_.problem().accepting();
  const std::uint32_t everybody = (std::uint32_t{1} << count) - 1;
  if (start_gains_everywhere()) {
    search(everybody);
  } else {
    SolutionRun run(workspace_.problem().space(), thresholds, work_);
    run.know(workspace_.choice());
    settle_gainers(run);
  }
  const auto gainers = std::count(result_.strict.begin(), result_.strict.end(), true);
  result_.complete = work_ > 0;
  open_ |= !result_.complete && static_cast<std::size_t>(gainers) < count;
  if (open_) result_.log_gap = HUGE_VAL;
}

}  // namespace

std::optional<ReferencePackage> reference_package(const PackageSpace& space,
                                                  std::span<const double> thresholds,
                                                  const ReferenceOptions& options,
                                                  SearchWorkspace& workspace) {
  base::require(options.log_gap_tolerance >= 0, "the tolerance is not negative");
  std::array<double, PackageSpace::most_parties> equal;
  equal.fill(1.0);
  const std::span<const double> weights = options.tie_weights.empty()
                                              ? std::span<const double>(equal.data(), space.parties())
                                              : options.tie_weights;
  workspace.load(space, thresholds, weights);
  if (!workspace.find({}, false)) return std::nullopt;
  GainerSearch search(workspace, options);
  search.run(thresholds);
  ReferencePackage result = search.result();
  result.utilities = utilities(space, result.package);
  return result;
}

}  // namespace entente::theory
