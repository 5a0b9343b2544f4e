#pragma once

// Published score tables used by several tests.

#include <array>
#include <random>
#include <vector>

#include "entente/theory/package_space.h"

namespace entente::reference {

/// Points of the United States and of Panama, ten issues, 100 points each (Raiffa 1982).
inline const std::array<double, 10> panama_first = {22, 22, 15, 14, 11, 6, 4, 2, 2, 2};
inline const std::array<double, 10> panama_second = {9, 15, 15, 3, 15, 5, 11, 7, 7, 13};

/// Option 0 gives the issue to the first party, option 1 to the second.
inline theory::PackageSpace panama() {
  theory::PackageSpace space(2, std::vector<std::size_t>(10, 2));
  for (std::size_t j = 0; j < 10; ++j) {
    space.set_value(j, 0, 0, panama_first[j]);
    space.set_value(j, 1, 1, panama_second[j]);
  }
  return space;
}

struct HarbourPark {
  theory::PackageSpace space;
  std::vector<double> minimum;
};

/// The base game of LLM-Deliberation (MIT licence); parties: tourism, sport company, environment, mayor,
/// cities, union.
inline HarbourPark harbour_park() {
  using Row = std::vector<std::vector<double>>;
  const std::vector<std::size_t> options = {3, 3, 4, 4, 5};
  const std::vector<Row> scores = {
      {{0, 11, 5}, {0, 20, 25}, {0, 2, 4, 9}, {10, 26, 40, 0}, {4, 8, 15, 12, 0}},
      {{14, 8, 0}, {11, 7, 0}, {0, 5, 10, 17}, {35, 29, 20, 0}, {0, 5, 10, 15, 23}},
      {{0, 22, 45}, {0, 25, 55}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0, 0}},
      {{14, 8, 0}, {12, 8, 0}, {24, 18, 12, 0}, {40, 30, 23, 0}, {0, 2, 4, 7, 10}},
      {{0, 4, 10}, {0, 0, 0}, {12, 8, 6, 0}, {0, 8, 13, 18}, {60, 45, 30, 15, 0}},
      {{15, 20, 0}, {0, 0, 0}, {42, 35, 25, 0}, {30, 20, 10, 0}, {2, 4, 6, 8, 0}}};
  theory::PackageSpace space(6, options);
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < options.size(); ++j)
      for (std::size_t o = 0; o < options[j]; ++o) space.set_value(j, o, i, scores[i][j][o]);
  return {std::move(space), {65, 55, 55, 30, 31, 50}};
}

/// Opposed parties: values along each issue's scale, four fifths trend and one fifth noise.
inline theory::PackageSpace conflict_space(std::mt19937_64& random, std::size_t issues, std::size_t options,
                                           std::size_t parties) {
  std::uniform_real_distribution<double> unit(0, 1);
  theory::PackageSpace space(parties, std::vector<std::size_t>(issues, options));
  for (std::size_t i = 0; i < parties; ++i)
    for (std::size_t j = 0; j < issues; ++j) {
      const double weight = (unit(random) + 0.1) / static_cast<double>(issues);
      for (std::size_t o = 0; o < options; ++o) {
        const double at = static_cast<double>(o) / static_cast<double>(options - 1);
        space.set_value(j, o, i, weight * (0.8 * (i % 2 ? 1 - at : at) + 0.2 * unit(random)));
      }
    }
  return space;
}

}  // namespace entente::reference
