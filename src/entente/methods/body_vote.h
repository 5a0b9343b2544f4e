#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/dispute/world.h"
#include "entente/methods/world_model.h"

namespace entente::methods {

/// A body of a party that votes by factions on the packages of one table (model M6). Each faction approves a
/// package with the lowest chance among the rows whose terms the package meets, 1 where none applies; in a
/// world the body passes it exactly if the world's coin is below the chance that the quota is reached.
class BodyVote {
 public:
  /// nullopt: the party has no body, or does not ratify at this table.
  static std::optional<BodyVote> of(const dispute::Case& dispute, const dispute::Table& table,
                                    dispute::PartyId party);

  /// The chance that the body passes a package.
  double chance(const WorldModel& model, const dispute::World& world,
                std::span<const std::uint16_t> package) const;
  bool passes(const WorldModel& model, const dispute::World& world,
              std::span<const std::uint16_t> package) const {
    return world.value(coin_) < chance(model, world, package);
  }
  /// What the body does not pass in this world: sets of rows of the case such that a package meeting every
  /// row of one set, or more, fails. No set holds another. Chances fall as more rows are met, so these are
  /// all.
  std::vector<std::vector<std::size_t>> rejected(const dispute::World& world) const;

 private:
  struct Row {
    std::size_t row = 0;                 // among the approvals of the case
    std::optional<std::size_t> faction;  // nullopt: all of them
  };
  BodyVote(const dispute::Body& body, dispute::FieldId coin);
  double chance_of(const dispute::World& world, const std::vector<bool>& met) const;
  void extend(const dispute::World& world, std::size_t from, std::vector<bool>& met,
              std::vector<std::vector<std::size_t>>& found) const;
  bool minimal(const dispute::World& world, std::vector<bool> met) const;
  bool fails(const dispute::World& world, const std::vector<bool>& met) const {
    return world.value(coin_) >= chance_of(world, met);
  }

  std::vector<double> votes_;
  double quota_ = 0;
  std::vector<Row> rows_;
  dispute::FieldId coin_;
};

}  // namespace entente::methods
