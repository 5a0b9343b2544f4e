#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::theory {

/// Issues that restrictions (or interactions) tie together, seen as one: the options of an issue fall into
/// classes that no link tells apart, and the group lists the combinations of classes that keep every
/// restriction. Inside a combination the issues are free again, which is what makes exact bounds and counts
/// cheap.
struct LinkGroup {
  std::vector<std::size_t> issues;                   // ascending
  std::vector<std::vector<std::uint16_t>> class_of;  // by issue of the group, by option
  std::vector<std::size_t> classes;                  // by issue of the group: how many classes
  std::vector<std::uint16_t> combinations;           // flat: one class per issue of the group
  std::vector<std::vector<std::size_t>> holding;     // by combination: the interactions that hold
  bool listed = true;                                // false: too many combinations, none is listed
  std::size_t size() const { return issues.empty() ? 0 : combinations.size() / issues.size(); }
};

struct LinkGroupOptions {
  bool interactions = true;        // false: interactions neither tie issues nor split classes
  double most_combinations = 512;  // of classes, before restrictions; above it a group is not listed
};

/// The groups of two or more issues, and of single issues with a link of their own, in the order of their
/// lowest issue. Issues in no group are free.
std::vector<LinkGroup> link_groups(const PackageSpace& space, const LinkGroupOptions& options);

/// The same groups as lists of issues alone (ascending), without listing what combines in them.
using LinkIssues = std::vector<std::size_t>;
std::vector<LinkIssues> linked_issue_groups(const PackageSpace& space, bool interactions);

}  // namespace entente::theory
