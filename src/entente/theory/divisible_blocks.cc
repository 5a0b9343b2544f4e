#include "entente/theory/divisible_blocks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/base/require.h"
#include "entente/theory/link_groups.h"
#include "entente/theory/pareto.h"

namespace entente::theory {
namespace {

using base::require;
using Numbers = std::vector<double>;

constexpr std::size_t most_joint_choices = 20000;

void check(const DivisibleProblem& problem) {
  const PackageSpace& space = problem.space;
  require(problem.divisible.size() == space.issues(), "one flag per issue");
  require(problem.thresholds.size() == space.parties(), "one threshold per party");
  for (const Restriction& restriction : space.restrictions())
    for (const auto* sets : {&restriction.when, &restriction.then})
      for (const OptionSet& set : *sets)
        require(!problem.divisible[set.issue], "no restriction is about a divisible issue");
  for (const Interaction& interaction : space.interactions())
    for (const OptionSet& set : interaction.when)
      require(!problem.divisible[set.issue], "no interaction is about a divisible issue");
}

// Builds the blocks one after the other.
class Builder {
 public:
  explicit Builder(const DivisibleProblem& problem) : space_(problem.space) {
    for (std::size_t i = 0; i < space_.parties(); ++i) {
      if (problem.thresholds[i] == HUGE_VAL) blocks_.possible = false;
      if (!std::isfinite(problem.thresholds[i])) continue;
      blocks_.judges.push_back(i);
      blocks_.thresholds.push_back(problem.thresholds[i]);
      blocks_.pieces.hull.base.push_back(space_.base(i));
    }
    require(!blocks_.judges.empty() || !blocks_.possible, "somebody judges");
  }

  void add_divisible(std::size_t issue) {
    start({issue});
    for (std::size_t option = 0; option < space_.options(issue); ++option) {
      if (!space_.allowed(issue, option)) continue;
      add_choice({static_cast<std::uint16_t>(option)});
      const bool next = option + 1 < space_.options(issue) && space_.allowed(issue, option + 1);
      blocks_.pieces.joined.back().push_back(next ? 1 : 0);
    }
    finish();
  }

  void add_discrete(std::vector<std::size_t> issues) {
    start(std::move(issues));
    Package package(space_.issues(), 0);
    walk(0, package);
    keep_undominated();
    finish();
  }

  DivisibleBlocks take() { return std::move(blocks_); }

 private:
  void start(std::vector<std::size_t> issues) {
    blocks_.issues.push_back(std::move(issues));
    blocks_.options.emplace_back();
    blocks_.pieces.joined.emplace_back();
    blocks_.pieces.hull.vectors.emplace_back();
  }

  void finish() { blocks_.possible &= !blocks_.options.back().empty(); }

  void add_choice(const std::vector<std::uint16_t>& choice) {
    const auto& issues = blocks_.issues.back();
    blocks_.options.back().insert(blocks_.options.back().end(), choice.begin(), choice.end());
    for (std::size_t i : blocks_.judges) {
      double value = 0;
      for (std::size_t n = 0; n < issues.size(); ++n) value += space_.value(issues[n], choice[n], i);
      blocks_.pieces.hull.vectors.back().push_back(value);
    }
  }

  // Every joint choice of the block's issues that keeps the restrictions.
  void walk(std::size_t depth, Package& package) {
    const auto& issues = blocks_.issues.back();
    if (depth == issues.size()) {
      take_in(package);
      return;
    }
    for (std::size_t option = 0; option < space_.options(issues[depth]); ++option) {
      if (!space_.allowed(issues[depth], option)) continue;
      package[issues[depth]] = static_cast<std::uint16_t>(option);
      walk(depth + 1, package);
    }
  }

  bool own(std::size_t issue) const {
    const auto& issues = blocks_.issues.back();
    return std::find(issues.begin(), issues.end(), issue) != issues.end();
  }

  bool about_own(const Restriction& restriction) const {
    const auto& sets = restriction.when.empty() ? restriction.then : restriction.when;
    return !sets.empty() && own(sets.front().issue);
  }

  void take_in(const Package& package) {
    auto option_of = [&](std::size_t issue) { return package[issue]; };
    for (const Restriction& restriction : space_.restrictions())
      if (about_own(restriction) && !keeps(restriction, option_of)) return;
    std::vector<std::uint16_t> choice;
    for (std::size_t issue : blocks_.issues.back()) choice.push_back(package[issue]);
    require(blocks_.options.back().size() < most_joint_choices * choice.size(),
            "linked discrete issues have at most 20,000 joint choices");
    add_choice(choice);
    Numbers& vectors = blocks_.pieces.hull.vectors.back();
    const std::size_t at = vectors.size() - blocks_.judges.size();
    for (const Interaction& interaction : space_.interactions()) {
      if (!own(interaction.when.front().issue) || !holds(interaction, option_of)) continue;
      for (std::size_t n = 0; n < blocks_.judges.size(); ++n)
        vectors[at + n] += interaction.add[blocks_.judges[n]];
    }
  }

  // Everything asked of these blocks prefers more to less, so dominated choices are idle.
  void keep_undominated() {
    const std::size_t k = blocks_.judges.size(), width = blocks_.issues.back().size();
    Numbers& vectors = blocks_.pieces.hull.vectors.back();
    auto& options = blocks_.options.back();
    if (k == 0 || vectors.empty()) return;
    Numbers kept_vectors;
    std::vector<std::uint16_t> kept_options;
    for (std::size_t v : pareto_filter(vectors, k)) {
      for (std::size_t i = 0; i < k; ++i) kept_vectors.push_back(vectors[v * k + i]);
      for (std::size_t n = 0; n < width; ++n) kept_options.push_back(options[v * width + n]);
    }
    vectors = std::move(kept_vectors);
    options = std::move(kept_options);
    blocks_.pieces.joined.back().assign(vectors.size() / k, 0);
  }

  const PackageSpace& space_;
  DivisibleBlocks blocks_;
};

}  // namespace

DivisibleBlocks divisible_blocks(const DivisibleProblem& problem) {
  check(problem);
  const PackageSpace& space = problem.space;
  Builder builder(problem);
  std::vector<bool> done(space.issues(), false);
  for (const LinkGroup& group : link_groups(space, LinkGroupOptions{true, 1})) {
    builder.add_discrete(group.issues);
    for (std::size_t issue : group.issues) done[issue] = true;
  }
  for (std::size_t issue = 0; issue < space.issues(); ++issue) {
    if (done[issue]) continue;
    if (problem.divisible[issue])
      builder.add_divisible(issue);
    else
      builder.add_discrete({issue});
  }
  DivisibleBlocks blocks = builder.take();
  for (const Restriction& restriction : space.restrictions())
    blocks.possible &= !restriction.when.empty() || !restriction.then.empty();
  return blocks;
}

DivisiblePackage package_of(const DivisibleProblem& problem, const DivisibleBlocks& blocks,
                            const std::vector<Numbers>& shares, double snap) {
  DivisiblePackage package;
  package.lower.assign(problem.space.issues(), 0);
  package.share.assign(problem.space.issues(), 0.0);
  for (std::size_t block = 0; block < shares.size(); ++block) {
    const Numbers& own = shares[block];  // the largest share and the larger of its joined neighbours count
    const auto top = static_cast<std::size_t>(std::max_element(own.begin(), own.end()) - own.begin());
    const auto& joined = blocks.pieces.joined[block];
    std::size_t low = top;
    const double above = joined[top] ? own[top + 1] : 0.0;
    if (top > 0 && joined[top - 1] && own[top - 1] > above) low = top - 1;
    const double high = joined[low] ? own[low + 1] : 0.0;
    double share = high / (own[low] + high);
    if (share < snap) share = 0;
    if (share > 1 - snap) share = 0, ++low;
    const auto& issues = blocks.issues[block];
    for (std::size_t n = 0; n < issues.size(); ++n)
      package.lower[issues[n]] = blocks.options[block][low * issues.size() + n];
    if (joined[low]) package.share[issues.front()] = share;
  }
  package.utilities = divisible_utilities(problem.space, package.lower, package.share);
  return package;
}

}  // namespace entente::theory
