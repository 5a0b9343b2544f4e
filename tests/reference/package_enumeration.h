#pragma once

// Slow obvious twins: every package, one after the other.

#include <cmath>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::reference {

inline void for_each_package(const theory::PackageSpace& space,
                             const std::function<void(const theory::Package&)>& visit) {
  theory::Package package(space.issues(), 0);
  while (true) {
    visit(package);
    std::size_t issue = space.issues();
    while (issue > 0 && package[issue - 1] + 1u == space.options(issue - 1)) package[--issue] = 0;
    if (issue == 0) return;
    ++package[issue - 1];
  }
}

inline bool set_holds(const theory::OptionSet& set, const theory::Package& package) {
  return set.options[package[set.issue]];
}

inline bool feasible(const theory::PackageSpace& space, const theory::Package& package) {
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    if (!space.allowed(issue, package[issue])) return false;
  for (const theory::Restriction& restriction : space.restrictions()) {
    bool when = true, then = !restriction.then.empty();
    for (const theory::OptionSet& set : restriction.when) when = when && set_holds(set, package);
    for (const theory::OptionSet& set : restriction.then) then = then && set_holds(set, package);
    if (when && !then) return false;
  }
  return true;
}

inline double utility(const theory::PackageSpace& space, const theory::Package& package, std::size_t party) {
  double sum = space.base(party);
  for (std::size_t issue = 0; issue < space.issues(); ++issue)
    sum += space.value(issue, package[issue], party);
  for (const theory::Interaction& interaction : space.interactions()) {
    bool all = true;
    for (const theory::OptionSet& set : interaction.when) all = all && set_holds(set, package);
    if (all) sum += interaction.add[party];
  }
  return sum;
}

/// All packages of the acceptable set, lexicographic order.
inline std::vector<theory::Package> acceptable_packages(const theory::PackageSpace& space,
                                                        std::span<const double> thresholds) {
  std::vector<theory::Package> result;
  for_each_package(space, [&](const theory::Package& package) {
    if (!reference::feasible(space, package)) return;
    for (std::size_t party = 0; party < space.parties(); ++party)
      if (!(reference::utility(space, package, party) - thresholds[party] >= -1e-9)) return;
    result.push_back(package);
  });
  return result;
}

struct RandomSpaceKind {
  bool integer = false;    // small whole numbers: many ties
  bool links = false;      // restrictions and interactions
  bool opposed = true;     // party values along the scale, in conflict
  double forbidden = 0.0;  // share of options that are out
  std::size_t most_parties = 4;
};

/// A small random space: 1 to 4 parties (or as many as the kind says), 1 to 5 issues of 1 to 5 options.
inline theory::PackageSpace random_space(std::mt19937_64& random, const RandomSpaceKind& kind) {
  std::uniform_real_distribution<double> unit(0, 1);
  auto up_to = [&](std::size_t low, std::size_t high) { return low + random() % (high - low + 1); };
  const std::size_t parties = up_to(1, kind.most_parties), issues = up_to(1, 5);
  std::vector<std::size_t> options;
  for (std::size_t j = 0; j < issues; ++j) options.push_back(up_to(1, 5));
  theory::PackageSpace space(parties, options);
  for (std::size_t i = 0; i < parties; ++i) {
    space.set_base(i, kind.integer ? 0.0 : 0.1 * unit(random));
    for (std::size_t j = 0; j < issues; ++j) {
      const double weight = unit(random), ideal = unit(random);
      for (std::size_t o = 0; o < options[j]; ++o) {
        const double at =
            options[j] == 1 ? 0.5 : static_cast<double>(o) / static_cast<double>(options[j] - 1);
        const double value = kind.opposed ? weight * (1 - std::abs(at - ideal)) : weight * unit(random);
        space.set_value(j, o, i, kind.integer ? std::floor(4 * value) : value);
      }
    }
  }
  for (std::size_t j = 0; j < issues; ++j)
    for (std::size_t o = 0; o < options[j]; ++o)
      if (unit(random) < kind.forbidden) space.forbid(j, o);
  if (!kind.links) return space;
  auto random_set = [&] {
    theory::OptionSet set;
    set.issue = random() % issues;
    for (std::size_t o = 0; o < options[set.issue]; ++o) set.options.push_back(unit(random) < 0.5);
    return set;
  };
  for (std::size_t r = up_to(0, 3); r > 0; --r) {
    theory::Restriction restriction;
    for (std::size_t n = up_to(0, 2); n > 0; --n) restriction.when.push_back(random_set());
    for (std::size_t n = up_to(restriction.when.empty() ? 1 : 0, 2); n > 0; --n)
      restriction.then.push_back(random_set());
    space.add_restriction(restriction);
  }
  for (std::size_t q = up_to(0, 3); q > 0; --q) {
    theory::Interaction interaction;
    for (std::size_t n = up_to(1, 2); n > 0; --n) {
      const std::size_t issue = random() % issues;
      interaction.when.push_back(random() % 2 ? space.only(issue, random() % options[issue]) : random_set());
    }
    for (std::size_t i = 0; i < parties; ++i) {
      const double add = unit(random) - 0.5;
      interaction.add.push_back(kind.integer ? std::round(4 * add) : add);
    }
    space.add_interaction(interaction);
  }
  return space;
}

/// Thresholds around what random packages give, so that some sets are empty, some small, some large; some
/// parties' acceptance is not needed.
inline std::vector<double> random_thresholds(std::mt19937_64& random, const theory::PackageSpace& space) {
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<double> thresholds;
  for (std::size_t i = 0; i < space.parties(); ++i) {
    double low = space.base(i), high = space.base(i);
    for (std::size_t j = 0; j < space.issues(); ++j) {
      double least = HUGE_VAL, most = -HUGE_VAL;
      for (std::size_t o = 0; o < space.options(j); ++o) {
        least = std::min(least, space.value(j, o, i));
        most = std::max(most, space.value(j, o, i));
      }
      low += least, high += most;
    }
    const double at = unit(random);
    const double t = low + (high - low) * (0.3 + 0.6 * at);
    thresholds.push_back(unit(random) < 0.15 ? -HUGE_VAL : unit(random) < 0.5 ? std::floor(t) : t);
  }
  return thresholds;
}

}  // namespace entente::reference
