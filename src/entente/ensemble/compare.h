#pragma once

#include <string>
#include <vector>

#include "entente/ensemble/run.h"

namespace entente::ensemble {

/// What would change it (model M9, M10): the same worlds, the same red-line coins, with and without a change.
struct Variant {
  std::string id, title;                               // of the lever, bundle or table
  std::vector<std::string> levers;                     // to pull, in order
  std::string holder, means_for_people, not_computed;  // shown beside it
};

/// Every lever and bundle of the case.
std::vector<Variant> variants_of(const dispute::Case& dispute);

/// One answer per variant: `room`, `change_in_room` (mean of Δ with its replicate error), `share_up`,
/// `share_down`, `share_flipped`, `change_in_reservation_value` per acceptor, `change_in_range_low/high`
/// where both worlds have room. Nothing else is pulled on either side. A variant that cannot be pulled
/// answers why.
std::vector<question::Answer> compare(const question::Method& room, const question::Task& task,
                                      const Draws& draws, const std::vector<Variant>& variants,
                                      const Plan& plan);

/// The same table with the front at several levels: `room`, `range_low`, `range_high` per level
/// (about.level).
question::Answer front_levels(const question::Method& room, const question::Task& task, const Draws& draws,
                              const std::vector<double>& levels, const Plan& plan);

/// Room at the same table, with levers pulled, if the red lines of one party held or fell together (model
/// M5): correlation 0 and 0.9.
std::vector<question::Finding> resolve_readings(const question::Method& room, const question::Task& task,
                                                const Draws& draws, const PulledLevers& levers,
                                                const Plan& plan);

}  // namespace entente::ensemble
