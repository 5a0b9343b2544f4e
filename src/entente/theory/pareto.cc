#include "entente/theory/pareto.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/front_merge.h"
#include "entente/theory/group_front.h"
#include "entente/theory/link_groups.h"
#include "entente/theory/score_grid.h"
#include "entente/theory/undominated.h"

namespace entente::theory {
namespace {

using base::require;

using Vector = std::vector<std::int64_t>;

std::vector<std::size_t> judges_of(const PackageSpace& space, std::span<const double> thresholds,
                                   const std::vector<bool>& judged_by) {
  std::vector<std::size_t> judges;
  for (std::size_t party = 0; party < space.parties(); ++party) {
    if (judged_by.empty() || judged_by[party])
      judges.push_back(party);
    else
      require(thresholds[party] == -HUGE_VAL, "a party with a threshold counts for dominance");
  }
  return judges;
}

Vector highest(const Front& front) {
  Vector high(front.vectors.width, std::numeric_limits<std::int64_t>::min());
  for (std::size_t k = 0; k < front.size(); ++k)
    for (std::size_t i = 0; i < high.size(); ++i) high[i] = std::max(high[i], front.vectors.at(k)[i]);
  return high;
}

class FrontierMerge {
 public:
  FrontierMerge(const PackageSpace& space, std::span<const double> thresholds,
                const FrontierOptions& options);
  ParetoFrontier run();

 private:
  bool possible() const;
  void free_issues(const std::vector<bool>& grouped);
  void linked_issues(std::vector<bool>& grouped);
  Vector group_least(const LinkIssues& group) const;
  void order_parts();
  Front merge(Front front, std::size_t part);
  void thin(Front& front, std::size_t most);
  void note_missed();
  ParetoFrontier unpack(const Front& front) const;
  double bounded_epsilon(const ParetoFrontier& frontier) const;

  const PackageSpace& space_;
  std::span<const double> thresholds_;
  FrontierOptions options_;
  ScoreGrid grid_;
  Vector least_;  // what a package must reach, by judge
  PackageTrail trail_;
  std::vector<std::uint32_t> leaves_;  // by place
  std::vector<GroupFront> parts_;
  std::vector<Vector> rest_;    // [parts merged so far]: the most the others can add
  std::vector<Vector> missed_;  // bounds of what linked issues left out, as whole packages
  MergeLimits limits_;
  std::int64_t epsilon_ = 0;
};

FrontierMerge::FrontierMerge(const PackageSpace& space, std::span<const double> thresholds,
                             const FrontierOptions& options)
    : space_(space),
      thresholds_(thresholds),
      options_(options),
      grid_(space, judges_of(space, thresholds, options.judged_by)) {
  options_.most_vectors = std::max<std::size_t>(options_.most_vectors, 1);
  // Twice the tolerance: rounding must never cut off what the exact test would take.
  for (const std::size_t party : grid_.judges())
    least_.push_back(grid_.at_least(thresholds[party], 2 * acceptance_tolerance));
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    for (std::size_t option = 0; option < space.options(issue); ++option)
      leaves_.push_back(trail_.leaf(issue, option));
}

bool FrontierMerge::possible() const {
  for (std::size_t issue = 0; issue < space_.issues(); ++issue) {
    bool any = false;
    for (std::size_t option = 0; option < space_.options(issue); ++option)
      any |= space_.allowed(issue, option);
    if (!any) return false;
  }
  return true;
}

void FrontierMerge::free_issues(const std::vector<bool>& grouped) {
  for (std::size_t issue = 0; issue < space_.issues(); ++issue) {
    if (grouped[issue]) continue;
    std::vector<std::size_t> options(space_.options(issue));
    std::iota(options.begin(), options.end(), std::size_t{0});
    parts_.push_back({option_front(grid_, issue, options, leaves_), 0, {}});
  }
}

// What a group must reach: the thresholds less the most of all other issues and interactions.
Vector FrontierMerge::group_least(const LinkIssues& group) const {
  Vector least = least_;
  for (std::size_t i = 0; i < least.size(); ++i) least[i] -= grid_.base()[i];
  for (std::size_t issue = 0; issue < space_.issues(); ++issue) {
    if (std::binary_search(group.begin(), group.end(), issue)) continue;
    const Vector most = grid_.most(issue);
    for (std::size_t i = 0; i < least.size(); ++i) least[i] -= most[i];
  }
  for (std::size_t q = 0; q < space_.interactions().size(); ++q) {
    if (std::binary_search(group.begin(), group.end(), space_.interactions()[q].when.front().issue)) continue;
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] -= std::max<std::int64_t>(grid_.interaction(q)[i], 0);
  }
  return least;
}

// Half of the work is for linked issues, in equal shares.
void FrontierMerge::linked_issues(std::vector<bool>& grouped) {
  const std::vector<LinkIssues> groups = linked_issue_groups(space_, true);
  for (const LinkIssues& group : groups) {
    for (const std::size_t issue : group) grouped[issue] = true;
    const Vector least = group_least(group);
    const double share = options_.most_work / 2 / static_cast<double>(groups.size());
    parts_.push_back(group_front({grid_, leaves_, group, least, share}, limits_, trail_));
    epsilon_ += parts_.back().epsilon;
  }
}

// Small parts first; then what is left for the parts after each.
void FrontierMerge::order_parts() {
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const GroupFront& a, const GroupFront& b) { return a.front.size() < b.front.size(); });
  rest_.assign(parts_.size(), Vector(grid_.width(), 0));
  for (std::size_t p = parts_.size() - 1; p > 0; --p) {
    const Vector high = highest(parts_[p].front);
    for (std::size_t i = 0; i < high.size(); ++i) rest_[p - 1][i] = rest_[p][i] + high[i];
  }
}

// A package missed by one group has there at most what the group missed, and elsewhere at most what the other
// parts found or missed.
void FrontierMerge::note_missed() {
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if (parts_[p].missed.empty()) continue;
    Vector bound(grid_.base(), grid_.base() + grid_.width());
    for (std::size_t other = 0; other < parts_.size(); ++other) {
      Vector high = other == p ? parts_[p].missed : highest(parts_[other].front);
      for (std::size_t i = 0; i < bound.size(); ++i) {
        if (other != p && !parts_[other].missed.empty()) high[i] = std::max(high[i], parts_[other].missed[i]);
        bound[i] += high[i];
      }
    }
    bool acceptable = true;
    for (std::size_t i = 0; i < bound.size(); ++i) acceptable &= bound[i] >= least_[i];
    if (acceptable) missed_.push_back(std::move(bound));
  }
}

void FrontierMerge::thin(Front& front, std::size_t most) {
  epsilon_ += thin_front(front, most);
}

// A merge has an equal share of the work that is left; one that needs more is tried again with fewer vectors.
Front FrontierMerge::merge(Front front, std::size_t part) {
  constexpr std::size_t always_granted = 16;
  while (true) {
    const bool swap = parts_[part].front.size() > front.size();
    const Front &many = swap ? parts_[part].front : front, &few = swap ? front : parts_[part].front;
    std::vector<ShiftedFront> lists;
    for (std::size_t k = 0; k < few.size(); ++k)
      lists.push_back({&many, few.vectors.at(k), few.counts[k], few.nodes[k]});
    Vector least = least_;
    for (std::size_t i = 0; i < least.size(); ++i) least[i] -= rest_[part][i];
    limits_.least = least;
    const double left = std::max(options_.most_work - limits_.work, 0.0);
    limits_.most_work = limits_.work + left / static_cast<double>(parts_.size() - part);
    if (front.size() <= always_granted) limits_.most_work = std::numeric_limits<double>::infinity();
    Front result;
    if (merge_fronts(lists, limits_, trail_, result)) return result;
    thin(front, std::max(front.size() / 4, always_granted));
  }
}

// Some point is at most so much below the bound of what was missed.
double FrontierMerge::bounded_epsilon(const ParetoFrontier& frontier) const {
  double epsilon = static_cast<double>(epsilon_) * grid_.unit();
  for (const Vector& bound : missed_) {
    double least = HUGE_VAL;
    for (const FrontierPoint& point : frontier.points) {
      double gap = 0;
      for (std::size_t i = 0; i < bound.size(); ++i)
        gap =
            std::max(gap, static_cast<double>(bound[i]) * grid_.unit() - point.utilities[grid_.judges()[i]]);
      least = std::min(least, gap);
    }
    epsilon = std::max(epsilon, least);
  }
  return epsilon;
}

ParetoFrontier FrontierMerge::unpack(const Front& front) const {
  ParetoFrontier frontier;
  frontier.complete = missed_.empty();
  for (std::size_t k = 0; k < front.size(); ++k) {
    FrontierPoint point;
    point.package.resize(space_.issues());
    trail_.read(front.nodes[k], point.package);
    point.utilities = utilities(space_, point.package);
    point.packages = epsilon_ == 0 && frontier.complete ? front.counts[k] : 0;
    if (is_acceptable(space_, point.package, thresholds_)) frontier.points.push_back(std::move(point));
  }
  frontier.epsilon = bounded_epsilon(frontier);
  return frontier;
}

ParetoFrontier FrontierMerge::run() {
  if (!possible()) return {};
  std::vector<bool> grouped(space_.issues(), false);
  linked_issues(grouped);
  free_issues(grouped);
  for (const GroupFront& part : parts_)
    if (part.front.size() == 0 && part.missed.empty()) return {};
  note_missed();
  for (const GroupFront& part : parts_)
    if (part.front.size() == 0) return unpack({});
  if (!parts_.empty()) order_parts();
  Front merged{
      {grid_.width(), Vector(grid_.base(), grid_.base() + grid_.width())}, {1}, {PackageTrail::nothing}};
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    merged = merge(std::move(merged), part);
    thin(merged, options_.most_vectors);
  }
  return unpack(merged);
}

}  // namespace

std::vector<std::size_t> pareto_filter(std::span<const double> points, std::size_t parties) {
  require(parties >= 1 && points.size() % parties == 0, "every point has one number per party");
  double largest = 0;
  for (double value : points) largest = std::max(largest, std::abs(value));
  const double step = grid_step(largest);
  GridVectors vectors{parties, {}};
  for (double value : points) vectors.values.push_back(on_grid(value, step));
  std::vector<double> none;
  std::vector<std::uint32_t> kept = undominated(vectors, none);
  std::sort(kept.begin(), kept.end());
  return {kept.begin(), kept.end()};
}

ParetoFrontier pareto_frontier(const PackageSpace& space, std::span<const double> thresholds,
                               const FrontierOptions& options) {
  require(thresholds.size() == space.parties(), "one threshold per party");
  require(options.judged_by.empty() || options.judged_by.size() == space.parties(), "one flag per party");
  require(options.judged_by.empty() ||
              std::find(options.judged_by.begin(), options.judged_by.end(), true) != options.judged_by.end(),
          "somebody counts for dominance");
  return FrontierMerge(space, thresholds, options).run();
}

}  // namespace entente::theory
