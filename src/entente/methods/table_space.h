#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/methods/body_vote.h"
#include "entente/methods/quorum_space.h"
#include "entente/methods/world_model.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/reference_package.h"

namespace entente::methods {

/// What the searches of one world may try together (theory/acceptance_search.h), so that a case with many
/// links is answered late rather than never.
inline constexpr std::uint64_t world_work = 1'000'000;

/// The acceptable set of one table in one world (model M6): every package that each of its acceptors prefers
/// to no agreement and that crosses no real line of theirs; at a table with a quorum, every package that
/// enough of them accept, each veto among them. Built once per table, filled once per world.
class TableSpace {
 public:
  /// @param extra  further acceptors (parties asked to accept although the table does not need them); at a
  /// table with a quorum each of them has to, besides those the quorum asks for
  TableSpace(const WorldModel& model, const dispute::Table& table, std::vector<dispute::Acceptor> extra = {});

  void fill(const WorldModel& model);
  /// After `fill`, where only the line of one acceptor on one issue changed in the model.
  void refill_line(const WorldModel& model, std::size_t acceptor, std::size_t issue);

  /// There is room iff the acceptable set is not empty.
  bool room();
  /// What the acceptable set leaves open; nullopt: no room.
  std::optional<theory::AcceptableRange> range();
  /// Lowest and highest option of one issue over the acceptable set.
  std::optional<std::pair<std::size_t, std::size_t>> range_of(std::size_t issue);
  /// The reference package: largest product of gains; ties by the sum over the seated, then lowest index.
  /// @param tolerance  proven bound on how far the logarithm of the product may stay below the largest; 0:
  /// exact. Under a quorum the widest coalition that can agree comes first, then the product over its
  /// members.
  std::optional<theory::Package> reference(double tolerance);
  /// The search for the last reference package ended before its limit, so the tolerance is proven.
  bool reference_proven() const { return proven_; }
  /// Whose gains the last reference package balances: all acceptors, under a quorum the coalition that
  /// agreed.
  const std::vector<bool>& agreed() const { return agreed_; }

  /// The rule of a table that needs fewer than all acceptors; nullptr: all of them have to accept. `space()`
  /// and `thresholds()` are those of all acceptors in either case.
  const theory::QuorumRule* quorum() const { return quorum_ ? &quorum_->rule() : nullptr; }
  /// Calls `look(members, thresholds)` for each minimal winning coalition that can agree, until it says true;
  /// `space()` allows what no member's real line rules out. One coalition of all without a quorum.
  template <class Look>
  bool any_coalition(Look look) {
    if (quorum_) return quorum_->any_coalition(columns(), look);
    return room() && look((theory::Coalition{1} << acceptors_.size()) - 1, thresholds());
  }
  /// Which acceptors accept a package: at or above their threshold, no real line of theirs crossed.
  std::vector<bool> accepting(const WorldModel& model, const theory::Package& package) const;
  /// The package still passes after any one of those who accept it, and hold no veto, has left.
  bool robust(const WorldModel& model, const theory::Package& package) const;
  /// Every link is kept, and those who accept are all of them, or pass it under the quorum.
  bool passes(const WorldModel& model, const theory::Package& package) const;

  /// Real lines of the acceptors leave no option of this issue; under a quorum, none to any winning
  /// coalition.
  bool lines_exclude(std::size_t issue) const;
  /// Real lines of exactly these two acceptors (rows of `acceptors`) leave no option of this issue.
  bool pair_excludes(const WorldModel& model, std::size_t a, std::size_t b, std::size_t issue) const;

  /// Packages that the ratifiers pass as well: exists one in the acceptable set?
  bool ratifiable(const WorldModel& model, const dispute::World& world);
  /// The ratifier passes this package (always, when it is not asked).
  bool ratifies(const WorldModel& model, const dispute::World& world, std::size_t ratifier,
                std::span<const std::uint16_t> package) const;
  /// The body that votes by factions where this ratifier has one; nullptr: it has none.
  const BodyVote* body(std::size_t ratifier) const {
    return bodies_[ratifier] ? &*bodies_[ratifier] : nullptr;
  }

  /// What an issue, and all of them, are worth to an acceptor as they stand today, in the unit of `space()`;
  /// and whether it has a say and a stake on the issue.
  double status_quo_value(const WorldModel& model, std::size_t acceptor, std::size_t issue) const;
  double status_quo_utility(const WorldModel& model, std::size_t acceptor) const;
  bool covers(std::size_t acceptor, std::size_t issue) const { return applies(acceptor, issue); }
  bool minds(const WorldModel& model, std::size_t acceptor, std::size_t issue) const;

  const std::vector<dispute::Acceptor>& acceptors() const { return acceptors_; }
  const dispute::Table& table() const { return *table_; }
  theory::PackageSpace& space() { return space_; }
  const theory::PackageSpace& space() const { return space_; }
  std::span<const double> thresholds() const { return thresholds_; }
  theory::SearchWorkspace& workspace() { return workspace_; }

 private:
  void fill_column(const WorldModel& model, theory::PackageSpace& space, std::size_t column,
                   const dispute::Acceptor& acceptor, double& threshold) const;
  bool applies(std::size_t acceptor, std::size_t issue) const { return on_[acceptor * issues_ + issue] != 0; }
  double weight_on(const WorldModel& model, std::size_t acceptor) const;
  std::optional<theory::Restriction> restriction(const WorldModel& model,
                                                 const std::vector<dispute::Terms>& when,
                                                 const std::vector<dispute::Terms>& then) const;
  std::optional<std::vector<theory::Restriction>> votes_against(const WorldModel& model,
                                                                const dispute::World& world) const;
  void start_ratified(const WorldModel& model, std::span<const double> thresholds,
                      const std::vector<theory::Restriction>& against);
  bool ratifiable_by(const WorldModel& model, std::span<const double> thresholds,
                     const std::vector<theory::Restriction>& against);
  QuorumSpace::Columns columns() { return {space_, thresholds_, workspace_}; }
  void set_quorum();
  theory::QuorumRule rule() const {
    return quorum_ ? quorum_->rule() : theory::QuorumRule{acceptors_.size(), acceptors_.size(), 0};
  }
  theory::Coalition accepting_coalition(const WorldModel& model, const theory::Package& package) const;
  void must_pass(const WorldModel& model, std::size_t ratifier);

  const dispute::Table* table_;
  std::size_t issues_;
  std::vector<dispute::Acceptor> acceptors_;
  std::vector<unsigned char> on_;  // acceptor × issue: its acceptance covers the issue
  theory::PackageSpace space_, ratified_;
  std::vector<double> thresholds_, ratified_thresholds_;
  std::vector<std::size_t> interaction_rows_;  // of each interaction in the space: the row of the case
  std::optional<QuorumSpace> quorum_;
  std::vector<std::optional<BodyVote>> bodies_;  // of each ratifier
  std::vector<bool> agreed_;
  theory::SearchWorkspace workspace_;
  bool proven_ = true;
};

}  // namespace entente::methods
