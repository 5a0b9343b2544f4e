#pragma once

#include <memory>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/world.h"

namespace entente::ensemble {

/// Levers, made ready to pull (model M9): list changes have made a case of their own (`dispute`, with the
/// same fields, so the same draws hold), number changes are applied to each world after drawing, in the order
/// named, clipped to each field's domain.
class PulledLevers {
 public:
  /// No change at all.
  explicit PulledLevers(std::shared_ptr<const dispute::Case> dispute);

  const std::shared_ptr<const dispute::Case>& dispute() const { return case_; }
  const std::vector<std::string>& ids() const { return ids_; }

  /// The world as it stands once the levers are pulled. `clipped` grows when a value left its domain.
  dispute::World apply(const dispute::World& world, std::size_t* clipped = nullptr) const;

 private:
  friend base::Result<PulledLevers> pull_levers(std::shared_ptr<const dispute::Case> dispute,
                                                const std::vector<std::string>& ids);
  struct Step {
    std::size_t field;  // the number that changes
    dispute::Change::Kind kind;
    double amount;     // exact amounts
    int amount_field;  // uncertain amounts are fields of their own; -1: exact
  };
  std::shared_ptr<const dispute::Case> case_;
  std::vector<std::string> ids_;
  std::vector<Step> steps_;
  std::vector<int>
      moves_;  // where each field of the changed case stands in the drawn one; empty: the same case
};

/// Ids of levers or bundles, or "PATH=VALUE" with a number, "+5", "-30%" or "x1.2".
/// Errors: `unknown-lever` (with the nearest id), `unknown-path`, `lever-change`.
base::Result<PulledLevers> pull_levers(std::shared_ptr<const dispute::Case> dispute,
                                       const std::vector<std::string>& ids);

}  // namespace entente::ensemble
