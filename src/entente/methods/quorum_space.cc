#include "entente/methods/quorum_space.h"

#include <algorithm>
#include <limits>

namespace entente::methods {

using theory::Coalition;

namespace {

constexpr double not_needed = -std::numeric_limits<double>::infinity();
constexpr double tie = 1e-12;

// The order of reference packages of coalitions of one size: how many gain, their product, what the seated
// have, the lowest package.
bool comes_before(const theory::ReferencePackage& a, const theory::ReferencePackage& b,
                  std::span<const double> weights) {
  const auto gaining = std::count(a.strict.begin(), a.strict.end(), true);
  const auto other = std::count(b.strict.begin(), b.strict.end(), true);
  if (gaining != other) return gaining > other;
  if (a.log_product > b.log_product + tie || a.log_product < b.log_product - tie)
    return a.log_product > b.log_product;
  double difference = 0;
  for (std::size_t i = 0; i < a.utilities.size(); ++i)
    difference += (weights.empty() ? 1 : weights[i]) * (a.utilities[i] - b.utilities[i]);
  if (difference > tie || difference < -tie) return difference > 0;
  return a.package < b.package;
}

}  // namespace

QuorumSpace::QuorumSpace(theory::QuorumRule rule, std::size_t places)
    : rule_(rule), minimal_(theory::minimal_winning(rule)), refusers_(places, 0), active_(rule.members) {}

void QuorumSpace::restart() {
  std::fill(refusers_.begin(), refusers_.end(), Coalition{0});
  accepted_.clear();
  clashes_.clear();
}

bool QuorumSpace::lines_exclude(const theory::PackageSpace& space, std::size_t issue) const {
  for (std::size_t v = 0; v < space.options(issue); ++v)
    if (theory::passes(rule_, everybody() & ~refusers_[space.first(issue) + v])) return false;
  return true;
}

void QuorumSpace::select(theory::PackageSpace& space, std::span<const double> thresholds,
                         Coalition coalition) {
  for (std::size_t j = 0; j < space.issues(); ++j)
    for (std::size_t v = 0; v < space.options(j); ++v)
      if (refusers_[space.first(j) + v] & coalition)
        space.forbid(j, v);
      else
        space.allow(j, v);
  for (std::size_t i = 0; i < rule_.members; ++i)
    active_[i] = coalition >> i & 1 ? thresholds[i] : not_needed;
}

Coalition QuorumSpace::accepting(const Columns& columns, const theory::Package& package) const {
  Coalition refusing = 0;
  for (std::size_t j = 0; j < package.size(); ++j) refusing |= refusers_[columns.space.first(j) + package[j]];
  for (std::size_t i = 0; i < rule_.members; ++i)
    if (theory::utility(columns.space, package, i) - columns.thresholds[i] < -theory::acceptance_tolerance)
      refusing |= Coalition{1} << i;
  return everybody() & ~refusing;
}

// Most coalitions are settled by a package met before, or by a smaller coalition that cannot agree.
bool QuorumSpace::can_agree(const Columns& columns, Coalition coalition) {
  for (const Coalition known : accepted_)
    if ((coalition & ~known) == 0) return true;
  for (const Coalition known : clashes_)
    if ((known & ~coalition) == 0) return false;
  select(columns.space, columns.thresholds, coalition);
  const auto found = theory::find_acceptable(columns.space, active_, columns.workspace);
  if (found)
    accepted_.push_back(accepting(columns, *found) | coalition);
  else
    clashes_.push_back(coalition);
  return found.has_value();
}

bool QuorumSpace::room(const Columns& columns) {
  const auto found =
      theory::some_agreeing(rule_, [&](Coalition coalition) { return can_agree(columns, coalition); });
  select(columns.space, columns.thresholds, everybody());
  return found.has_value();
}

// Every option that lines leave to some coalition that could pass a package occurs: nothing can be added.
bool QuorumSpace::is_everything(const theory::PackageSpace& space,
                                const theory::AcceptableRange& range) const {
  for (std::size_t j = 0; j < range.occurs.size(); ++j)
    for (std::size_t v = 0; v < range.occurs[j].size(); ++v)
      if (!range.occurs[j][v] && theory::passes(rule_, everybody() & ~refusers_[space.first(j) + v]))
        return false;
  return true;
}

std::optional<theory::AcceptableRange> QuorumSpace::range(const Columns& columns) {
  std::optional<theory::AcceptableRange> all;
  any_coalition(columns, [&](Coalition, std::span<const double> thresholds) {
    const auto range = theory::acceptable_range(columns.space, thresholds, columns.workspace);
    if (!all) all = range;
    for (std::size_t j = 0; range && j < range->occurs.size(); ++j) {
      all->lowest[j] = std::min(all->lowest[j], range->lowest[j]);
      all->highest[j] = std::max(all->highest[j], range->highest[j]);
      for (std::size_t v = 0; v < range->occurs[j].size(); ++v)
        if (range->occurs[j][v]) all->occurs[j][v] = true;
    }
    return all && is_everything(columns.space, *all);
  });
  return all;
}

std::optional<QuorumSpace::Agreed> QuorumSpace::reference(const Columns& columns,
                                                          const theory::ReferenceOptions& options) {
  const auto widest =
      theory::widest_agreeing(rule_, [&](Coalition coalition) { return can_agree(columns, coalition); });
  std::optional<theory::ReferencePackage> first;
  Agreed agreed;
  for (const Coalition coalition : widest) {
    select(columns.space, columns.thresholds, coalition);
    auto found = theory::reference_package(columns.space, active_, options, columns.workspace);
    if (!found || (first && !comes_before(*found, *first, options.tie_weights))) continue;
    agreed = {found->package, coalition};
    first = std::move(found);
  }
  select(columns.space, columns.thresholds, everybody());
  if (!first) return std::nullopt;
  return agreed;
}

}  // namespace entente::methods
