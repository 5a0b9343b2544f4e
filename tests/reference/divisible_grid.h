#pragma once

// Slow obvious twin of divisible issues: the same problem with every stretch between two joined nodes cut
// into equal steps, and random problems to compare on.

#include <cmath>
#include <cstddef>
#include <random>
#include <span>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::reference {

inline theory::PackageSpace on_a_grid(const theory::PackageSpace& space, const std::vector<bool>& divisible,
                                      std::size_t steps) {
  std::vector<std::size_t> options;
  for (std::size_t j = 0; j < space.issues(); ++j)
    options.push_back(divisible[j] ? (space.options(j) - 1) * steps + 1 : space.options(j));
  theory::PackageSpace grid(space.parties(), options);
  for (std::size_t i = 0; i < space.parties(); ++i) grid.set_base(i, space.base(i));
  for (std::size_t j = 0; j < space.issues(); ++j)
    for (std::size_t o = 0; o < options[j]; ++o) {
      const std::size_t low = divisible[j] ? o / steps : o;
      const std::size_t rest = divisible[j] ? o % steps : 0;
      const double share = static_cast<double>(rest) / static_cast<double>(steps);
      const bool allowed = space.allowed(j, low) && (rest == 0 || space.allowed(j, low + 1));
      if (!allowed) grid.forbid(j, o);
      for (std::size_t i = 0; i < space.parties(); ++i) {
        const double next = rest == 0 ? 0.0 : space.value(j, low + 1, i);
        grid.set_value(j, o, i, (1 - share) * space.value(j, low, i) + share * next);
      }
    }
  for (const theory::Restriction& restriction : space.restrictions()) grid.add_restriction(restriction);
  for (const theory::Interaction& interaction : space.interactions()) grid.add_interaction(interaction);
  return grid;
}

struct DrawnDivisible {
  theory::PackageSpace space;
  std::vector<bool> divisible;
  std::vector<double> thresholds;
};

/// 2 to 3 issues of up to 4 options; some divisible, some options out; links among the discrete ones.
inline DrawnDivisible drawn_divisible(std::mt19937_64& random, std::size_t parties, bool links) {
  std::uniform_real_distribution<double> unit(0, 1);
  const std::size_t issues = 2 + random() % 2;
  std::vector<std::size_t> options;
  std::vector<bool> divisible;
  for (std::size_t j = 0; j < issues; ++j) {
    options.push_back(2 + random() % 3);
    divisible.push_back(j == 0 || random() % 2 == 0);
  }
  DrawnDivisible drawn{theory::PackageSpace(parties, options), divisible, {}};
  for (std::size_t i = 0; i < parties; ++i) {
    double most = 0;
    for (std::size_t j = 0; j < issues; ++j) {
      double best = 0;
      for (std::size_t o = 0; o < options[j]; ++o) {
        const double at = static_cast<double>(o) / static_cast<double>(options[j] - 1);
        const double value = 0.6 * (i % 2 ? 1 - at : at) + 0.6 * unit(random);
        drawn.space.set_value(j, o, i, value);
        best = std::max(best, value);
      }
      most += best;
    }
    drawn.thresholds.push_back((0.2 + 0.6 * unit(random)) * most);
  }
  for (std::size_t j = 0; j < issues; ++j)
    if (options[j] > 2 && random() % 3 == 0) drawn.space.forbid(j, random() % options[j]);
  if (!links) return drawn;
  for (std::size_t a = 1; a < issues; ++a) {
    if (divisible[a]) continue;
    const std::size_t other = issues - 1;
    if (divisible[other]) continue;
    drawn.space.add_restriction(
        {{drawn.space.only(a, random() % options[a])}, {drawn.space.only(other, random() % options[other])}});
    theory::Interaction bonus{{drawn.space.only(a, random() % options[a])}, {}};
    for (std::size_t i = 0; i < parties; ++i) bonus.add.push_back(unit(random) - 0.5);
    drawn.space.add_interaction(bonus);
  }
  return drawn;
}

}  // namespace entente::reference
