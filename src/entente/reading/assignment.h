#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::reading {

/// How well row and column fit, above 0; pairs that are not listed do not fit.
struct Fit {
  std::size_t row = 0, column = 0;
  double weight = 0;
};

/// Pairs rows with columns one to one: as many pairs as can be, and of those pairings the one with the
/// highest sum of weights. The order of `fits` changes nothing where no two pairings tie. Returns the column
/// of each row. Time: cubic in the larger of the two counts.
std::vector<std::optional<std::size_t>> assign(std::size_t rows, std::size_t columns,
                                               const std::vector<Fit>& fits);

}  // namespace entente::reading
