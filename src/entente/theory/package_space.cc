#include "entente/theory/package_space.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "entente/base/require.h"
#include "entente/theory/acceptable_count.h"

namespace entente::theory {
namespace {

using base::require;

// Never repeated within a process; only compared for equality.
std::uint64_t next_stamp() {
  static std::atomic<std::uint64_t> stamp{0};
  return ++stamp;
}

}  // namespace

PackageSpace::PackageSpace(std::size_t parties, std::span<const std::size_t> options_per_issue)
    : parties_(parties), first_{0}, base_(parties, 0.0) {
  require(parties >= 1 && parties <= most_parties, "a package space has 1 to 16 parties");
  for (std::size_t options : options_per_issue) {
    require(options >= 1 && options <= 65535, "an issue has 1 to 65,535 options");
    first_.push_back(first_.back() + options);
  }
  values_.assign(parties * all_options(), 0.0);
  allowed_.assign(all_options(), 1);
}

void PackageSpace::allow_all() {
  std::fill(allowed_.begin(), allowed_.end(), std::uint8_t{1});
}

void PackageSpace::add_restriction(Restriction restriction) {
  require(!restriction.when.empty() || !restriction.then.empty(), "a restriction names an issue");
  for (const auto* sets : {&restriction.when, &restriction.then})
    for (const OptionSet& set : *sets) {
      require(set.issue < issues(), "a restriction names an issue of the space");
      require(set.options.size() == options(set.issue), "a set has one flag per option");
    }
  restrictions_.push_back(std::move(restriction));
  link_stamp_ = next_stamp();
}

void PackageSpace::add_interaction(Interaction interaction) {
  require(!interaction.when.empty(), "an interaction names an option");
  require(interaction.add.size() == parties_, "an interaction has one number per party");
  for (const OptionSet& set : interaction.when) {
    require(set.issue < issues(), "an interaction names issues of the space");
    require(set.options.size() == options(set.issue), "a set has one flag per option");
  }
  interactions_.push_back(std::move(interaction));
  link_stamp_ = next_stamp();
}

OptionSet PackageSpace::only(std::size_t issue, std::size_t option) const {
  require(issue < issues() && option < options(issue), "an option of the space");
  OptionSet set{issue, std::vector<bool>(options(issue), false)};
  set.options[option] = true;
  return set;
}

void PackageSpace::clear_links() {
  restrictions_.clear();
  interactions_.clear();
  link_stamp_ = 0;
}

double utility(const PackageSpace& space, const Package& package, std::size_t party) {
  const std::span<const double> values = space.values(party);
  double sum = space.base(party);
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    sum += values[space.first(issue) + package[issue]];
  for (const Interaction& interaction : space.interactions())
    if (holds(interaction, [&](std::size_t issue) { return package[issue]; })) sum += interaction.add[party];
  return sum;
}

std::vector<double> utilities(const PackageSpace& space, const Package& package) {
  require(package.size() == space.issues(), "a package settles every issue");
  std::vector<double> result(space.parties());
  for (std::size_t party = 0; party < space.parties(); ++party)
    result[party] = utility(space, package, party);
  return result;
}

bool is_feasible(const PackageSpace& space, const Package& package) {
  require(package.size() == space.issues(), "a package settles every issue");
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    if (package[issue] >= space.options(issue) || !space.allowed(issue, package[issue])) return false;
  return std::all_of(space.restrictions().begin(), space.restrictions().end(),
                     [&](const Restriction& restriction) {
                       return keeps(restriction, [&](std::size_t issue) { return package[issue]; });
                     });
}

double count_packages(const PackageSpace& space) {
  const std::vector<double> none(space.parties(), -std::numeric_limits<double>::infinity());
  return count_acceptable(space, none).count;
}

}  // namespace entente::theory
