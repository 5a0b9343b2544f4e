#pragma once

#include <optional>

#include "entente/dispute/world.h"
#include "entente/theory/front_chain.h"

namespace entente::methods {

/// The front of a world as a chain (model M4). Precondition: a case with a war.
/// @param belief  multiple of the stated drift that a side counts on
theory::FrontChain front_of(const dispute::World& world, double belief = 1);

/// How often a year has the war's period: "day", "week", "fortnight", "month", "quarter" or "year"; nullopt
/// for any other word.
std::optional<double> periods_per_year(const dispute::War& war);

/// What an agreement that may fail adds to what it has to be worth if kept, per unit that a party stands to
/// lose when the fighting resumes: the discounted time for which it has failed over the time for which it
/// holds. 0 where the case does not state both how long agreements hold and how the front moves until it
/// resumes.
double lost_to_kept(const dispute::World& world, dispute::PartyId party);

}  // namespace entente::methods
