#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/table_space.h"
#include "entente/theory/relaxation.h"

namespace entente::methods {

/// What those who must accept demand at a table, one by one, so that each can be set aside or moved: their
/// real red lines, and that no agreement is not worth more. Made once per table, filled once per world.
class Demands {
 public:
  Demands(const dispute::Case& dispute, const dispute::Table& table);

  /// After `table.fill(model)`.
  void fill(const WorldModel& model, const TableSpace& table, const dispute::World& world);

  /// Lines first, in the order of `lines()`, then one threshold per acceptor.
  std::size_t size() const { return lines_.size() + parties_.size(); }
  const std::vector<AgreementColumns::Line>& lines() const { return lines_; }
  /// "red_line.north_coast.grounds", "no_agreement.north_coast".
  std::vector<std::string> names() const;
  /// The paths each of them rests on.
  std::vector<std::vector<std::string>> grounds() const;

  /// How far a package lies beyond a line (0: within it, or the line is not real), in lengths of its scale.
  double beyond(std::size_t line, std::span<const std::uint16_t> package) const {
    return movable_[line].cost[package[lines_[line].issue]];
  }
  /// Best-to-worst range of an acceptor's utility at this table.
  double unit(std::size_t acceptor) const { return units_[acceptor]; }

  /// An irreducible set of demands that leaves no package: infeasible together, feasible without any one of
  /// them; the fewest where `smallest`. Empty: they can all stand, or links alone leave nothing.
  std::vector<std::size_t> clash(bool smallest);
  /// The least that has to give (lines by the length of their scale, thresholds by the party's range).
  std::optional<theory::Relaxation> least(theory::LeastBy by);

 private:
  bool stand_together(const std::vector<bool>& kept);
  std::optional<std::vector<std::size_t>> clashing_pair() const;

  const dispute::Case& case_;
  AgreementColumns columns_;
  std::vector<AgreementColumns::Line> lines_;
  std::vector<dispute::PartyId> parties_;  // of the acceptors
  std::optional<theory::PackageSpace> space_;
  std::vector<double> thresholds_, kept_thresholds_, units_;
  std::vector<theory::MovableLine> movable_;  // by line
  std::vector<bool> real_;                    // by line: rules something out in this world
  theory::SearchWorkspace search_;
  theory::RelaxationWorkspace relaxation_;
};

}  // namespace entente::methods
