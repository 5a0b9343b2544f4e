#include "entente/theory/link_groups.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente::theory {
namespace {

std::vector<std::size_t> issues_of(const Restriction& restriction) {
  std::vector<std::size_t> issues;
  for (const auto* sets : {&restriction.when, &restriction.then})
    for (const OptionSet& set : *sets) issues.push_back(set.issue);
  return issues;
}

std::vector<std::size_t> issues_of(const Interaction& interaction) {
  std::vector<std::size_t> issues;
  for (const OptionSet& set : interaction.when) issues.push_back(set.issue);
  return issues;
}

void join(const std::vector<std::size_t>& linked, std::vector<std::size_t>& component,
          std::vector<bool>& touched) {
  for (std::size_t issue : linked) {
    touched[issue] = true;
    const std::size_t from = std::max(component[issue], component[linked.front()]);
    const std::size_t to = std::min(component[issue], component[linked.front()]);
    for (std::size_t& other : component)
      if (other == from) other = to;
  }
}

// One flag per set (or interaction) that names the issue: options with equal flags are one class.
std::vector<bool> signature(const PackageSpace& space, std::size_t issue, std::size_t option,
                            bool interactions) {
  std::vector<bool> flags;
  for (const Restriction& restriction : space.restrictions())
    for (const auto* sets : {&restriction.when, &restriction.then})
      for (const OptionSet& set : *sets)
        if (set.issue == issue) flags.push_back(set.options[option]);
  if (!interactions) return flags;
  for (const Interaction& interaction : space.interactions())
    for (const OptionSet& set : interaction.when)
      if (set.issue == issue) flags.push_back(set.options[option]);
  return flags;
}

void classify(const PackageSpace& space, std::size_t issue, bool interactions, LinkGroup& group,
              std::vector<std::uint16_t>& member) {
  std::map<std::vector<bool>, std::uint16_t> numbers;
  group.class_of.emplace_back();
  for (std::size_t option = 0; option < space.options(issue); ++option) {
    const auto next = static_cast<std::uint16_t>(numbers.size());
    const auto [place, added] = numbers.try_emplace(signature(space, issue, option, interactions), next);
    if (added) member.push_back(static_cast<std::uint16_t>(option));
    group.class_of.back().push_back(place->second);
  }
  group.classes.push_back(numbers.size());
}

// Walks through the combinations of classes like an odometer and keeps those that keep every restriction.
void list_combinations(const PackageSpace& space, const std::vector<std::vector<std::uint16_t>>& members,
                       bool interactions, LinkGroup& group) {
  const std::size_t count = group.issues.size();
  std::vector<std::uint16_t> at(count, 0);
  Package package(space.issues(), 0);
  auto option_of = [&](std::size_t issue) { return package[issue]; };
  auto inside = [&](std::size_t issue) {
    return std::binary_search(group.issues.begin(), group.issues.end(), issue);
  };
  while (true) {
    for (std::size_t k = 0; k < count; ++k) package[group.issues[k]] = members[k][at[k]];
    bool kept = true;
    for (const Restriction& restriction : space.restrictions())
      if (inside(issues_of(restriction).front())) kept &= keeps(restriction, option_of);
    if (kept) {
      group.combinations.insert(group.combinations.end(), at.begin(), at.end());
      group.holding.emplace_back();
      for (std::size_t q = 0; interactions && q < space.interactions().size(); ++q)
        if (inside(space.interactions()[q].when.front().issue) && holds(space.interactions()[q], option_of))
          group.holding.back().push_back(q);
    }
    std::size_t k = count;
    while (k > 0 && at[k - 1] + 1u == group.classes[k - 1]) at[--k] = 0;
    if (k == 0) return;
    ++at[k - 1];
  }
}

}  // namespace

std::vector<LinkIssues> linked_issue_groups(const PackageSpace& space, bool interactions) {
  std::vector<std::size_t> component(space.issues());
  std::iota(component.begin(), component.end(), std::size_t{0});
  std::vector<bool> touched(space.issues(), false);
  for (const Restriction& restriction : space.restrictions())
    join(issues_of(restriction), component, touched);
  if (interactions)
    for (const Interaction& interaction : space.interactions())
      join(issues_of(interaction), component, touched);
  std::vector<LinkIssues> groups;
  for (std::size_t root = 0; root < space.issues(); ++root) {
    LinkIssues group;
    for (std::size_t issue = root; issue < space.issues(); ++issue)
      if (touched[issue] && component[issue] == root) group.push_back(issue);
    if (!group.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<LinkGroup> link_groups(const PackageSpace& space, const LinkGroupOptions& options) {
  std::vector<LinkGroup> groups;
  for (LinkIssues& issues : linked_issue_groups(space, options.interactions)) {
    LinkGroup group;
    group.issues = std::move(issues);
    std::vector<std::vector<std::uint16_t>> members;
    double combinations = 1;
    for (const std::size_t issue : group.issues) {
      classify(space, issue, options.interactions, group, members.emplace_back());
      combinations *= static_cast<double>(members.back().size());
    }
    group.listed = combinations <= options.most_combinations;
    if (group.listed) list_combinations(space, members, options.interactions, group);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace entente::theory
