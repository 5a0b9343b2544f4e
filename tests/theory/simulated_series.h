#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "entente/theory/normal.h"
#include "entente/theory/philox.h"
#include "entente/theory/territory_series.h"

namespace entente::theory {

/// A drifted random walk with weekly rows: normal changes, each carrying on `carry` of the one before.
struct SimulatedWalk {
  double drift = 0, deviation = 1, carry = 0;
  int changes = 100;
};

inline std::vector<Observation> simulated(const SimulatedWalk& walk, int seed) {
  std::vector<Observation> series{{0, 19'000}};
  double off = 0;
  for (int k = 0; k < walk.changes; ++k) {
    const double fresh =
        normal_quantile(uniform(static_cast<std::uint64_t>(seed), 7, static_cast<std::uint64_t>(k)));
    off = k == 0 ? fresh : walk.carry * off + std::sqrt(1 - walk.carry * walk.carry) * fresh;
    series.push_back({7.0 * (k + 1), series.back().value + walk.drift + walk.deviation * off});
  }
  return series;
}

}  // namespace entente::theory
