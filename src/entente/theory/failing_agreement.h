#pragma once

#include <span>

#include "entente/theory/agreement_life.h"

namespace entente::theory {

/// What an agreement that may fail is worth: u per unit of time while it stands, and V once it has failed,
/// where V is the worth of what comes then. Rates are per year.

/// The discounted share of time for which it stands, under hazards that are constant piece by piece:
///
///     A = rho ∫ S(t) e^{-rho t} dt,      so that it is worth  A u + (1 - A) V
///
/// @param pieces  hazards by age, the last without an end
/// @param times   multiplies every hazard, >= 0
/// @param rate    rho > 0, at which later is worth less; preconditions
/// Source: form of this project (design page "War"), checked on [harbom2006] hazards.
double standing_share(std::span<const HazardPiece> pieces, double times, double rate);

/// The same period by period: it fails with chance `hazard` at the end of each, what comes later counts
/// `patience`:
///
///     A = (1 - delta) / (1 - delta (1 - lambda))
///
/// @param patience in (0, 1), hazard in [0, 1]; preconditions
double standing_share(double patience, double hazard);

/// What u has to be for an agreement that may fail to be worth `least`: least + (1 - A)/A (least - failed).
/// @param share   A in (0, 1]
/// @param failed  V
double needed_while_it_stands(double share, double least, double failed);

}  // namespace entente::theory
