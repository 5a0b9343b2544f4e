#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/methods/world_model.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/reference_package.h"

namespace entente::methods {

/// The acceptable set of one table in one world (model M6): every package that each of its acceptors prefers
/// to no agreement and that crosses no real line of theirs. Built once per table, filled once per world.
class TableSpace {
 public:
  /// @param extra  further acceptors (a party asked to accept although the table does not need it)
  TableSpace(const WorldModel& model, const dispute::Table& table, std::vector<dispute::Acceptor> extra = {});

  void fill(const WorldModel& model);

  /// There is room iff the acceptable set is not empty.
  bool room();
  /// What the acceptable set leaves open; nullopt: no room.
  std::optional<theory::AcceptableRange> range();
  /// Lowest and highest option of one issue over the acceptable set.
  std::optional<std::pair<std::size_t, std::size_t>> range_of(std::size_t issue);
  /// The reference package: largest product of gains; ties by the sum over the seated, then lowest index.
  /// @param tolerance  proven bound on how far the logarithm of the product may stay below the largest; 0:
  /// exact
  std::optional<theory::Package> reference(double tolerance);

  /// Real lines of the acceptors leave no option of this issue.
  bool lines_exclude(std::size_t issue) const;
  /// Real lines of exactly these two acceptors (rows of `acceptors`) leave no option of this issue.
  bool pair_excludes(const WorldModel& model, std::size_t a, std::size_t b, std::size_t issue) const;

  /// Packages that the ratifiers pass as well: exists one in the acceptable set?
  bool ratifiable(const WorldModel& model, const dispute::World& world);
  /// The ratifier passes this package (always, when it is not asked).
  bool ratifies(const WorldModel& model, const dispute::World& world, std::size_t ratifier,
                std::span<const std::uint16_t> package) const;

  const std::vector<dispute::Acceptor>& acceptors() const { return acceptors_; }
  const dispute::Table& table() const { return *table_; }
  theory::PackageSpace& space() { return space_; }
  std::span<const double> thresholds() const { return thresholds_; }
  theory::SearchWorkspace& workspace() { return workspace_; }

 private:
  void fill_column(const WorldModel& model, theory::PackageSpace& space, std::size_t column,
                   const dispute::Acceptor& acceptor, double& threshold) const;
  bool applies(std::size_t acceptor, std::size_t issue) const { return on_[acceptor * issues_ + issue] != 0; }
  std::optional<theory::Restriction> restriction(const WorldModel& model,
                                                 const std::vector<dispute::Terms>& when,
                                                 const std::vector<dispute::Terms>& then) const;
  std::optional<std::vector<theory::Restriction>> votes_against(const WorldModel& model,
                                                                const dispute::World& world) const;
  void start_ratified(const WorldModel& model, const std::vector<theory::Restriction>& against);
  void must_pass(const WorldModel& model, std::size_t ratifier);

  const dispute::Table* table_;
  std::size_t issues_;
  std::vector<dispute::Acceptor> acceptors_;
  std::vector<unsigned char> on_;  // acceptor × issue: its acceptance covers the issue
  theory::PackageSpace space_, ratified_;
  std::vector<double> thresholds_, ratified_thresholds_;
  std::vector<std::size_t> interaction_rows_;  // of each interaction in the space: the row of the case
  theory::SearchWorkspace workspace_;
};

}  // namespace entente::methods
