#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/dispute/world.h"
#include "entente/theory/pert.h"
#include "entente/theory/scrambled_sobol.h"

namespace entente::ensemble {

/// 16 replicates make the Monte-Carlo error (model M2).
inline constexpr std::size_t replicates = 16;

/// `asked` rounded up to 16 × a power of two; at least 16, at most 2^20.
std::size_t rounded_worlds(std::size_t asked);

/// The worlds of a case (model M1, M2, M5): world w of a seed is the same whoever asks for it, in any order.
/// Every field owns the dimension of its rank; red-line coins of one party share its resolve factor, spoilers
/// of one table their common shock, through a Gaussian copula.
class Draws {
 public:
  /// @param worlds   a value of rounded_worlds; precondition
  /// @param resolve  replaces the case's correlation of one party's red lines, in [0, 1)
  Draws(std::shared_ptr<const dispute::Case> dispute, std::uint64_t seed, std::size_t worlds,
        std::optional<double> resolve = std::nullopt);

  /// The same draws with another correlation of one party's red lines, in [0, 1).
  Draws with_resolve(double resolve) const;

  std::size_t worlds() const { return worlds_; }
  const std::shared_ptr<const dispute::Case>& dispute() const { return case_; }

  /// Every number at its median, every red line real iff its median firmness is 0.5 or more.
  dispute::World central() const;

  /// World w in [0, worlds()); precondition.
  dispute::World world(std::size_t w) const;

  /// One number of that world, without the others.
  double value(std::size_t w, std::size_t field) const;

  /// The uniform number behind a field in a world, before it became a value; for measures of dependence.
  double uniform(std::size_t w, std::size_t field) const;

 private:
  double resolved(std::size_t w, std::size_t field) const;
  std::vector<double> resolved(std::size_t w) const;
  void keep_worlds();
  void correlate(std::span<double> values) const;

  std::shared_ptr<const dispute::Case> case_;
  std::uint64_t seed_;
  std::size_t worlds_;
  std::optional<double> resolve_;
  theory::ScrambledSobol sobol_;
  std::vector<theory::QuantileTable> tables_;  // per field; coins: uniform on [0, 1]
  std::vector<std::uint64_t> keys_;            // per replicate × field
  std::vector<double> kept_;                   // every world's values, when they fit; else drawn anew
  std::shared_ptr<std::vector<dispute::WorldMemo>> memos_;  // per world; only with kept worlds
  struct Tie {
    std::size_t coin, common;  // fields
    bool spoiler;              // by `common` of the case, else by `resolve`
  };
  std::vector<Tie> ties_;
};

}  // namespace entente::ensemble
