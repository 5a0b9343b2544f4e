#pragma once

#include "entente/methods/world_model.h"
#include "entente/question/method.h"
#include "entente/theory/agreement_life.h"
#include "entente/theory/package_space.h"

namespace entente::methods {

/// How an agreement of this case's kind is read against all on record, before anything else the case says of
/// it. Precondition: a case with [life].
double times_of_kind(const dispute::Life& life);

/// How many times as fast as all on record an agreement on these terms ends in one world: its kind, how far
/// the record tells of this dispute, and every guarantee whose terms the package meets. Precondition: a case
/// with [life].
double life_times(const WorldModel& model, const dispute::World& world, const theory::Package& package);

/// The age at which the chain of a table, and a page that says one number, look.
inline constexpr double years_to_stand = 5;

/// How long an agreement stands, table by table: question `stability`.
question::Method agreement_life();

}  // namespace entente::methods
