#include "entente/methods/front_of_world.h"

#include <algorithm>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/methods/agreement_life.h"
#include "entente/theory/failing_agreement.h"

namespace entente::methods {

using dispute::World;

namespace {

struct Chances {
  double advance = 0, retreat = 0;
};

// Chances of one level up and down with a given drift in levels and a given chance to move at all; where they
// do not fit together the drift is kept.
Chances chances_of(double drift, double moving) {
  drift = std::clamp(drift, -1.0, 1.0);
  moving = std::clamp(moving, std::fabs(drift), 1.0);
  return {(moving + drift) / 2, (moving - drift) / 2};
}

Chances pace_of(const World::Moves& moves, std::optional<double> width, double belief) {
  if (!moves.drift) {
    const double advance = *moves.advance, retreat = std::min(*moves.retreat, 1 - advance);
    return belief == 1 ? Chances{advance, retreat}
                       : chances_of((advance - retreat) * belief, advance + retreat);
  }
  const double mean = *moves.drift * belief, deviation = *moves.deviation, level = *width;
  return chances_of(mean / level, (deviation * deviation + mean * mean) / (level * level));
}

}  // namespace

theory::FrontChain front_of(const World& world, double belief) {
  const dispute::War& war = *world.dispute().parts().war;
  theory::FrontChain chain;
  chain.levels = war.levels;
  const Chances today = pace_of(world.moves(), war.width, belief);
  chain.advance = today.advance;
  chain.retreat = today.retreat;
  // A lever may push the chances of a stop beyond 1 together.
  chain.freeze = world.freeze();
  chain.exhaustion_first = std::min(world.exhaustion(war.first), 1 - chain.freeze);
  chain.exhaustion_second = std::min(world.exhaustion(war.second), 1 - chain.freeze - chain.exhaustion_first);
  double enters = 0;
  for (std::size_t r = 0; r < war.regimes.size(); ++r) {
    const Chances pace = pace_of(world.moves(r), war.width, belief);
    const double enter = std::min(world.enters(r), 1 - enters);
    chain.others[r] = {pace.advance, pace.retreat, enter, world.leaves(r)};
    enters += enter;
  }
  chain.other_regimes = war.regimes.size();
  return chain;
}

std::optional<double> periods_per_year(const dispute::War& war) {
  constexpr std::pair<const char*, double> known[] = {
      {"day", 365.25}, {"week", 365.25 / 7}, {"fortnight", 365.25 / 14},
      {"month", 12},   {"quarter", 4},       {"year", 1}};
  for (const auto& [word, times] : known)
    if (war.period == word) return times;
  return std::nullopt;
}

double lost_to_kept(const World& world, dispute::PartyId party) {
  const auto& parts = world.dispute().parts();
  if (!parts.war || !parts.war->regroup || !parts.life) return 0;
  const auto a_year = periods_per_year(*parts.war);
  if (!a_year) return 0;
  constexpr double least_rate = 1e-4;  // nobody is endlessly patient where agreements fail some day
  const double rate = std::max(least_rate, -base::log(world.patience(party).value_or(1)) * *a_year);
  const double times = times_of_kind(*parts.life) * world.life_hazard();
  const double kept = theory::standing_share(theory::recorded_hazards(), times, rate);
  return (1 - kept) / kept;
}

}  // namespace entente::methods
