#pragma once

#include <optional>
#include <vector>

#include "entente/methods/table_space.h"

namespace entente::methods {

/// What a table can sign on some issues while the others stay as they are (docs/model.md, M6). Where the
/// fighting goes on all the same, because a fought-over issue is left open, each acceptor compares with
/// signing nothing: the fighting is there in both and cancels out. Else it compares with no agreement. Made
/// once per table, filled once per world and set of issues.
class PartialSpace {
 public:
  explicit PartialSpace(const TableSpace& table)
      : space_(table.space()), thresholds_(table.thresholds().size()), without_(thresholds_.size()) {}

  /// After `table.fill(model)`.
  /// @param settled  one flag per issue of the model: what the agreement settles
  void fill(const WorldModel& model, const TableSpace& table, const std::vector<bool>& settled);

  /// What an acceptor has if nothing is signed, in the unit of `space()`.
  double without(std::size_t acceptor) const { return without_[acceptor]; }

  /// Somebody minds the settled issues, and some package of them leaves every acceptor who minds them better
  /// off than signing nothing.
  bool room();
  /// The balanced one of them (model M6); unsettled issues stand at the grid's point that stands for today's.
  std::optional<theory::Package> reference(double tolerance);

  /// What the searches may try together from now on.
  void allow(std::uint64_t work) { workspace_.allowance = work; }

  const theory::PackageSpace& space() const { return space_; }
  std::span<const double> thresholds() const { return thresholds_; }

 private:
  void keep_as_is(const WorldModel& model, const TableSpace& table, std::size_t issue);

  theory::PackageSpace space_;
  std::vector<double> thresholds_, without_;
  bool minded_ = false;  // some acceptor has a stake in what is settled
  theory::SearchWorkspace workspace_;
};

/// The fighting goes on although the others are settled: a war, and a fought-over issue left open or not at
/// the table.
bool fighting_goes_on(const dispute::Case& dispute, const std::vector<dispute::IssueId>& issues,
                      const std::vector<bool>& settled);

/// Why partial agreements cannot be computed at a table: each names the missing key.
std::vector<std::string> partial_obstacles(const dispute::Case& dispute, const dispute::Table& table);

}  // namespace entente::methods
