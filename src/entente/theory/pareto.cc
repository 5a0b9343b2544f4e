#include "entente/theory/pareto.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/link_groups.h"
#include "entente/theory/undominated.h"

namespace entente::theory {
namespace {

using base::require;

// Undominated vectors of some issues, with a package part for each: one option per issue of `issues`.
struct Part {
  std::vector<std::size_t> issues;
  GridVectors vectors;
  std::vector<std::uint16_t> options;
  std::vector<double> counts;
};

class FrontierMerge {
 public:
  FrontierMerge(const PackageSpace& space, std::span<const double> thresholds,
                const FrontierOptions& options);
  ParetoFrontier run();

 private:
  std::int64_t grid(double value) const { return on_grid(value, step_); }
  Part issue_part(std::size_t issue, const std::vector<bool>& options) const;
  Part group_part(const LinkGroup& group) const;
  void add(Part& part, std::span<const std::int64_t> vector) const;
  std::vector<Part> parts() const;
  void best_of_rest(const std::vector<Part>& parts);
  Part merge(const Part& a, const Part& b, std::size_t rest) const;
  static Part select(const Part& part, const std::vector<std::uint32_t>& kept);
  void thin(Part& part);
  bool hopeless(const std::int64_t* vector, std::size_t rest) const;
  ParetoFrontier unpack(const Part& part) const;

  const PackageSpace& space_;
  std::span<const double> thresholds_;
  std::size_t most_vectors_;
  std::vector<std::size_t> judges_;
  double step_ = 1e-12;
  std::vector<std::int64_t> floor_;              // by judge: threshold on the grid
  std::vector<std::vector<std::int64_t>> rest_;  // [parts merged so far][judge]: most the others can add
  std::int64_t epsilon_ = 0;
};

FrontierMerge::FrontierMerge(const PackageSpace& space, std::span<const double> thresholds,
                             const FrontierOptions& options)
    : space_(space), thresholds_(thresholds), most_vectors_(std::max<std::size_t>(options.most_vectors, 1)) {
  double largest = 0;
  for (std::size_t party = 0; party < space.parties(); ++party) {
    if (!options.judged_by.empty() && !options.judged_by[party]) {
      require(thresholds[party] == -HUGE_VAL, "a party with a threshold counts for dominance");
      continue;
    }
    judges_.push_back(party);
    double sum = std::abs(space.base(party));
    for (double value : space.values(party)) sum += std::abs(value);
    for (const Interaction& interaction : space.interactions()) sum += std::abs(interaction.add[party]);
    largest = std::max(largest, sum);
  }
  step_ = grid_step(largest);
  for (std::size_t party : judges_) {
    const double low = thresholds[party] - 2 * acceptance_tolerance;
    const double limit = 4e18 * step_;
    floor_.push_back(grid(std::clamp(low, -limit, limit)));
  }
}

void FrontierMerge::add(Part& part, std::span<const std::int64_t> vector) const {
  for (std::size_t k = 0; k < part.vectors.size(); ++k)
    for (std::size_t i = 0; i < judges_.size(); ++i) part.vectors.values[k * judges_.size() + i] += vector[i];
}

Part FrontierMerge::select(const Part& part, const std::vector<std::uint32_t>& kept) {
  Part result{part.issues, {part.vectors.width, {}}, {}, {}};
  const std::size_t count = part.issues.size();
  for (std::uint32_t k : kept) {
    const std::int64_t* vector = part.vectors.at(k);
    result.vectors.values.insert(result.vectors.values.end(), vector, vector + part.vectors.width);
    const auto options = part.options.begin() + static_cast<std::ptrdiff_t>(k * count);
    result.options.insert(result.options.end(), options, options + static_cast<std::ptrdiff_t>(count));
    result.counts.push_back(part.counts[k]);
  }
  return result;
}

Part FrontierMerge::issue_part(std::size_t issue, const std::vector<bool>& options) const {
  Part part{{issue}, {judges_.size(), {}}, {}, {}};
  for (std::size_t option = 0; option < space_.options(issue); ++option) {
    if (!options[option] || !space_.allowed(issue, option)) continue;
    for (std::size_t party : judges_) part.vectors.values.push_back(grid(space_.value(issue, option, party)));
    part.options.push_back(static_cast<std::uint16_t>(option));
    part.counts.push_back(1);
  }
  return select(part, undominated(part.vectors, part.counts));
}

bool FrontierMerge::hopeless(const std::int64_t* vector, std::size_t rest) const {
  if (rest >= rest_.size()) return false;
  for (std::size_t i = 0; i < judges_.size(); ++i)
    if (vector[i] + rest_[rest][i] < floor_[i]) return true;
  return false;
}

Part FrontierMerge::merge(const Part& a, const Part& b, std::size_t rest) const {
  Part sums{a.issues, {judges_.size(), {}}, {}, {}};
  sums.issues.insert(sums.issues.end(), b.issues.begin(), b.issues.end());
  std::vector<std::int64_t>& values = sums.vectors.values;
  std::vector<std::uint32_t> from;  // which pair a sum came from
  for (std::size_t k = 0; k < a.vectors.size(); ++k)
    for (std::size_t l = 0; l < b.vectors.size(); ++l) {
      for (std::size_t i = 0; i < judges_.size(); ++i)
        values.push_back(a.vectors.at(k)[i] + b.vectors.at(l)[i]);
      if (hopeless(values.data() + values.size() - judges_.size(), rest)) {
        values.resize(values.size() - judges_.size());
        continue;
      }
      from.push_back(static_cast<std::uint32_t>(k * b.vectors.size() + l));
      sums.counts.push_back(a.counts[k] * b.counts[l]);
    }
  const std::vector<std::uint32_t> kept = undominated(sums.vectors, sums.counts);
  Part result{sums.issues, {judges_.size(), {}}, {}, {}};
  for (std::uint32_t index : kept) {
    const std::size_t k = from[index] / b.vectors.size(), l = from[index] % b.vectors.size();
    const auto x = a.options.begin() + static_cast<std::ptrdiff_t>(k * a.issues.size());
    const auto y = b.options.begin() + static_cast<std::ptrdiff_t>(l * b.issues.size());
    result.options.insert(result.options.end(), x, x + static_cast<std::ptrdiff_t>(a.issues.size()));
    result.options.insert(result.options.end(), y, y + static_cast<std::ptrdiff_t>(b.issues.size()));
    const std::int64_t* vector = sums.vectors.at(index);
    result.vectors.values.insert(result.vectors.values.end(), vector, vector + judges_.size());
    result.counts.push_back(sums.counts[index]);
  }
  return result;
}

// Inside a combination of classes the issues are free, so each combination merges like a small space of its
// own.
Part FrontierMerge::group_part(const LinkGroup& group) const {
  Part all{group.issues, {judges_.size(), {}}, {}, {}};
  const std::size_t count = group.issues.size();
  const std::size_t no_pruning = rest_.size() + count + 1000;
  for (std::size_t c = 0; c < group.size(); ++c) {
    Part part;
    for (std::size_t k = 0; k < count; ++k) {
      std::vector<bool> options;
      for (std::uint16_t number : group.class_of[k])
        options.push_back(number == group.combinations[c * count + k]);
      Part next = issue_part(group.issues[k], options);
      part = k == 0 ? std::move(next) : merge(part, next, no_pruning);
    }
    std::vector<std::int64_t> extra(judges_.size(), 0);
    for (std::size_t q : group.holding[c])
      for (std::size_t i = 0; i < judges_.size(); ++i)
        extra[i] += grid(space_.interactions()[q].add[judges_[i]]);
    add(part, extra);
    all.vectors.values.insert(all.vectors.values.end(), part.vectors.values.begin(),
                              part.vectors.values.end());
    all.options.insert(all.options.end(), part.options.begin(), part.options.end());
    all.counts.insert(all.counts.end(), part.counts.begin(), part.counts.end());
  }
  return select(all, undominated(all.vectors, all.counts));
}

std::vector<Part> FrontierMerge::parts() const {
  std::vector<Part> result;
  std::vector<bool> grouped(space_.issues(), false);
  for (const LinkGroup& group : link_groups(space_, {true, HUGE_VAL})) {
    for (std::size_t issue : group.issues) grouped[issue] = true;
    result.push_back(group_part(group));
  }
  for (std::size_t issue = 0; issue < space_.issues(); ++issue)
    if (!grouped[issue]) result.push_back(issue_part(issue, std::vector<bool>(space_.options(issue), true)));
  std::stable_sort(result.begin(), result.end(),
                   [](const Part& a, const Part& b) { return a.vectors.size() < b.vectors.size(); });
  return result;
}

void FrontierMerge::best_of_rest(const std::vector<Part>& parts) {
  std::vector<std::vector<std::int64_t>> rest(parts.size(), std::vector<std::int64_t>(judges_.size(), 0));
  for (std::size_t p = parts.size() - 1; p > 0; --p)
    for (std::size_t i = 0; i < judges_.size(); ++i) {
      std::int64_t most = std::numeric_limits<std::int64_t>::min();
      for (std::size_t k = 0; k < parts[p].vectors.size(); ++k)
        most = std::max(most, parts[p].vectors.at(k)[i]);
      rest[p - 1][i] = rest[p][i] + most;
    }
  rest_ = std::move(rest);
}

// Keeps one vector per cell of a grid; a kept one is at most a cell below any it stands for.
void FrontierMerge::thin(Part& part) {
  std::int64_t low = std::numeric_limits<std::int64_t>::max(),
               high = std::numeric_limits<std::int64_t>::min();
  for (std::int64_t value : part.vectors.values) low = std::min(low, value), high = std::max(high, value);
  std::int64_t cell = std::max<std::int64_t>((high - low) / 100000, 1);
  std::vector<std::uint32_t> kept;
  for (;; cell *= 2) {
    GridVectors cells{part.vectors.width, part.vectors.values};
    for (std::int64_t& value : cells.values) value = (value - low) / cell;
    std::vector<double> none;
    kept = undominated(cells, none);
    if (kept.size() <= most_vectors_) break;
  }
  part = select(part, kept);
  epsilon_ += cell;
}

ParetoFrontier FrontierMerge::unpack(const Part& part) const {
  ParetoFrontier frontier;
  frontier.epsilon = static_cast<double>(epsilon_) * step_;
  for (std::size_t k = 0; k < part.vectors.size(); ++k) {
    FrontierPoint point;
    point.package.resize(space_.issues());
    for (std::size_t j = 0; j < part.issues.size(); ++j)
      point.package[part.issues[j]] = part.options[k * part.issues.size() + j];
    point.utilities = utilities(space_, point.package);
    point.packages = epsilon_ == 0 ? part.counts[k] : 0;
    if (is_acceptable(space_, point.package, thresholds_)) frontier.points.push_back(std::move(point));
  }
  return frontier;
}

ParetoFrontier FrontierMerge::run() {
  std::vector<Part> all = parts();
  for (const Part& part : all)
    if (part.vectors.size() == 0) return {};
  std::vector<std::int64_t> base;
  for (std::size_t party : judges_) base.push_back(grid(space_.base(party)));
  if (all.empty())
    all.push_back(Part{{}, {judges_.size(), std::vector<std::int64_t>(base.size(), 0)}, {}, {1}});
  add(all.front(), base);
  best_of_rest(all);
  Part merged = std::move(all.front());
  for (std::size_t p = 1; p <= all.size(); ++p) {
    if (merged.vectors.size() > most_vectors_) thin(merged);
    if (p < all.size()) merged = merge(merged, all[p], p);
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
