#pragma once

#include <cstddef>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/exchange/scenario.h"

namespace entente::exchange {

/// The one number an estimate is exported as: exact, the middle of a range, the likely value of three.
double central(const dispute::Estimate& estimate);

/// How parties see the issues of a table, each estimate at its central number (model M3). The methods have
/// the definition that answers rest on; a test holds this one against it.
class CaseViews {
 public:
  CaseViews(const dispute::Case& dispute, std::vector<dispute::IssueId> issues);

  /// Weight included; empty when the party has no view.
  IssueUtility utility(dispute::PartyId party, std::size_t issue) const;
  /// Losses of the party on a scale are not linear, so that utility bends between any two points.
  bool curved(dispute::PartyId party) const;
  /// How many numbers of these parties on these issues are not exact.
  std::size_t uncertain(const std::vector<dispute::PartyId>& parties) const;

 private:
  /// 1 in points mode, else the salience's share.
  double weight(dispute::PartyId party, std::size_t issue) const;
  IssueUtility scored(const dispute::Score& score, std::size_t issue, double weight) const;
  bool points_mode(dispute::PartyId party) const;

  const dispute::Case& case_;
  std::vector<dispute::IssueId> issues_;
};

}  // namespace entente::exchange
