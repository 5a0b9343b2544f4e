#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/require.h"
#include "entente/dispute/case.h"

namespace entente::dispute {

/// Numbers worked out of one world that several readings of it need; a world that is changed has none of
/// them. One thread at a time reads a world, so nothing is locked.
struct WorldMemo {
  std::map<std::uint64_t, std::vector<double>> numbers;  // by a key of whoever worked them out
};

/// A case with every estimate resolved to a number and every coin tossed (model M2). Cheap to copy; what
/// methods compute on. The case is shared and never changes.
class World {
 public:
  World(std::shared_ptr<const Case> dispute, std::vector<double> values);

  const Case& dispute() const { return *case_; }
  const std::shared_ptr<const Case>& shared_case() const { return case_; }
  std::span<const double> values() const { return values_; }
  std::span<double> values() {
    memo_ = nullptr;
    return values_;
  }
  double value(FieldId field) const { return values_[field.index()]; }

  double ideal(PartyId party, IssueId issue) const {
    return at(layout().ideal[cell(party, issue)]);
  }  // needs a position with an ideal
  double salience(PartyId party, IssueId issue) const {
    return or_zero(layout().salience[cell(party, issue)]);
  }  // 0: no position
  /// Of an option, or of an anchor of a scale counted from the lowest.
  double points(PartyId party, IssueId issue, std::size_t option) const {
    const int start = layout().points[cell(party, issue)];
    return at(start < 0 ? start : start + layout().option_rank[issue.index()][option]);
  }
  double capability(PartyId party) const { return at(layout().capability[party.index()]); }
  /// Capability × salience (M3), the one place.
  double influence(PartyId party, IssueId issue) const { return capability(party) * salience(party, issue); }
  double curvature(PartyId party) const { return at(layout().curvature[party.index()]); }
  std::optional<double> patience(PartyId party) const { return if_any(layout().patience[party.index()]); }
  std::optional<double> no_agreement(PartyId party) const {
    return if_any(layout().no_agreement[party.index()]);
  }
  std::optional<double> status_quo(IssueId issue) const { return if_any(layout().status_quo[issue.index()]); }

  /// Red lines (M5). Real: forced so, else the line's coin fell below its firmness. The coin already holds
  /// what the lines of one party share; a line whose content is unknown is never real.
  bool line_is_real(RedLineId line) const {
    const std::size_t i = line.index();
    const int coin = layout().line_coin[i];
    if (coin < 0) return false;
    if (forced_[i] >= 0) return forced_[i] == 1;
    return at(coin) < at(layout().line_firmness[i]);
  }
  /// Where numbers worked out of this world are kept; nullptr: nowhere. The owner outlives the world.
  WorldMemo* memo() const { return memo_; }
  void set_memo(WorldMemo* memo) { memo_ = memo; }
  /// For "line off" and "line real" on the same worlds.
  void set_line_real(RedLineId line, bool real);
  double line_from(RedLineId line) const {
    return at(layout().line_from[line.index()]);
  }  // needs a line with a range
  double line_to(RedLineId line) const {
    return at(layout().line_to[line.index()]);
  }  // needs a line with a range
  double audience_cost(RedLineId line) const { return at(layout().line_audience_cost[line.index()]); }

  /// The fighting (M4); each needs a case with a war. A regime is counted as in the case; none: [war] itself.
  double front_level() const { return at(layout().war_level); }
  double freeze() const { return at(layout().war_freeze); }
  /// How the front moves per period: chances where the case states chances, else drift and deviation.
  struct Moves {
    std::optional<double> advance, retreat, drift, deviation;
  };
  Moves moves(std::optional<std::size_t> regime = std::nullopt) const;
  double enters(std::size_t regime) const { return at(layout().regimes[regime].enters); }
  double leaves(std::size_t regime) const { return at(layout().regimes[regime].leaves); }
  double cost(PartyId party) const {
    return or_zero(layout().cost[party.index()]);
  }  // 0 when the war names none
  double cost(PartyId party, std::size_t regime) const {
    const int own = layout().regimes[regime].cost[party.index()];
    return own < 0 ? cost(party) : at(own);
  }
  double exhaustion(PartyId party) const { return or_zero(layout().exhaustion[party.index()]); }
  double belief(PartyId party) const { return if_any(layout().belief[party.index()]).value_or(1); }
  double talks() const { return or_zero(layout().war_talks); }  // 0: nobody talks while they fight
  double regroup() const { return or_zero(layout().war_regroup); }

  /// How long an agreement holds (M6); each needs a case with a life.
  double life_hazard() const { return at(layout().life_hazard); }
  double guarantee_times(std::size_t row) const { return at(layout().guarantee[row]); }

 private:
  const Layout& layout() const { return case_->layout(); }
  std::size_t cell(PartyId party, IssueId issue) const {
    return party.index() * case_->issues().size() + issue.index();
  }
  double at(int field) const {
    base::require(field >= 0, "the case has no such number");
    return values_[static_cast<std::size_t>(field)];
  }
  double or_zero(int field) const { return field < 0 ? 0 : values_[static_cast<std::size_t>(field)]; }
  std::optional<double> if_any(int field) const {
    return field < 0 ? std::nullopt : std::optional(values_[static_cast<std::size_t>(field)]);
  }

  std::shared_ptr<const Case> case_;
  std::vector<double> values_;
  WorldMemo* memo_ = nullptr;
  std::vector<signed char> forced_;  // per red line: -1 as drawn, 0 off, 1 real
};

}  // namespace entente::dispute
