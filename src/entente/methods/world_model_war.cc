// The fighting in a world: the front as each side sees it, and what fighting on is worth (model M4).
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "entente/base/require.h"
#include "entente/methods/front_of_world.h"
#include "entente/methods/world_model.h"
#include "entente/theory/front_bargaining.h"

namespace entente::methods {

using dispute::PartyId;
using dispute::War;
using dispute::World;

namespace {

// A war without an end is worth a finite number only to those who are not endlessly patient.
constexpr double hair = 1e-6;

}  // namespace

void WorldModel::fill_war(const World& world) {
  fill_front(world, filled_);
  fill_values(world, filled_, true);
}

// Only the sides see the front each in their own way and bargain over what their lines leave.
void WorldModel::refill_war(const World& world, bool expectations) {
  if (!case_->parts().war) return;
  const War& war = *case_->parts().war;
  std::vector<std::size_t> sides;
  for (const PartyId side : {war.first, war.second})
    if (std::find(filled_.begin(), filled_.end(), side.index()) != filled_.end())
      sides.push_back(side.index());
  fill_front(world, sides);
  fill_values(world, sides, expectations);
  for (const std::size_t party : sides) fill_reservation(world, party);
}

void WorldModel::fill_front(const World& world, const std::vector<std::size_t>& parties) {
  const War& war = *case_->parts().war;
  war_.chain = front_of(world);
  war_.level = std::clamp(world.front_level(), 0.0, static_cast<double>(war.levels));
  set_ends(war.low, war_.low);
  set_ends(war.high, war_.high);
  const std::size_t levels = static_cast<std::size_t>(war.levels) + 1;
  for (const std::size_t party : parties) {
    fill_levels(party, {&war_.outcomes[party * levels], levels});
    for (const auto& [side, settings] : war.exhausted) fill_exhausted(party, side == war.first, settings);
  }
}

void WorldModel::fill_values(const World& world, const std::vector<std::size_t>& parties, bool expectations) {
  for (const std::size_t party : parties) fill_fighting(world, party, expectations);
  if (case_->parts().war->talks) fill_bargaining(world, expectations);
  for (const std::size_t party : parties) finish_values(world, party);
}

void WorldModel::set_ends(const std::vector<dispute::Setting>& settings, std::vector<double>& outcome) const {
  outcome = status_quo_;
  for (std::size_t j = 0; j < issues_.size(); ++j)
    for (const auto& setting : settings)
      if (setting.issue == issues_[j]) outcome[j] = setting.value;
}

// Where a side is exhausted: the issues that the case names there, the others as the front stands.
void WorldModel::fill_exhausted(std::size_t party, bool of_first,
                                const std::vector<dispute::Setting>& settings) {
  const std::size_t levels = static_cast<std::size_t>(case_->parts().war->levels) + 1;
  auto& values = of_first ? war_.exhausted_first : war_.exhausted_second;
  if (values.empty()) values.resize(parties_ * levels);
  for (std::size_t k = 0; k < levels; ++k) {
    const double share = static_cast<double>(k) / static_cast<double>(levels - 1);
    outcome_ = status_quo_;
    for (const std::size_t j : moving_) outcome_[j] = war_.low[j] + share * (war_.high[j] - war_.low[j]);
    for (std::size_t j = 0; j < issues_.size(); ++j)
      for (const auto& setting : settings)
        if (setting.issue == issues_[j]) outcome_[j] = setting.value;
    values[party * levels + k] = outcome_utility(party, outcome_);
  }
}

theory::WarTerms WorldModel::terms_of(const World& world, std::size_t party) const {
  const PartyId id(party);
  theory::WarTerms terms;
  terms.cost = world.cost(id) * ranges_[party];
  for (std::size_t r = 0; r < war_.chain.other_regimes; ++r)
    terms.cost_in_others[r] = world.cost(id, r) * ranges_[party];
  terms.patience = world.patience(id).value_or(1);
  if (!theory::ends_some_day(war_.chain)) terms.patience = std::min(terms.patience, 1 - hair);
  terms.meanwhile =
      case_->parts().war->meanwhile_front ? theory::Meanwhile::front : theory::Meanwhile::nothing;
  return terms;
}

theory::WarOutcomes WorldModel::war_outcomes(std::size_t party) const {
  const std::size_t levels = static_cast<std::size_t>(case_->parts().war->levels) + 1;
  const auto of = [&](const std::vector<double>& values) {
    return values.empty() ? std::span<const double>() : std::span(values).subspan(party * levels, levels);
  };
  return {of(war_.outcomes), of(war_.exhausted_first), of(war_.exhausted_second)};
}

void WorldModel::fill_fighting(const World& world, std::size_t party, bool expectations) {
  const std::size_t levels = static_cast<std::size_t>(case_->parts().war->levels) + 1;
  war_.states.resize(war_.chain.states());
  const auto seen = expectations ? front_of(world, world.belief(PartyId(party))) : war_.chain;
  theory::war_values(seen, terms_of(world, party), war_outcomes(party), war_.states);
  std::copy_n(war_.states.begin(), levels, war_.values.begin() + static_cast<std::ptrdiff_t>(party * levels));
}

// Sides that talk while they fight have at least what they can expect of it: the other's terms or their own,
// on the frontier of what both could sign as their real lines are. Where one of them has no view here, nobody
// can say what it would take, and fighting to an end is all that is known.
void WorldModel::fill_bargaining(const World& world, bool expectations) {
  const War& war = *case_->parts().war;
  const std::size_t levels = static_cast<std::size_t>(war.levels) + 1;
  std::array<theory::BargainingSide, 2> sides;
  const std::array<PartyId, 2> parties = {war.first, war.second};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t party = parties[i].index();
    const bool known = world.patience(parties[i]) && war.cost.contains(parties[i]);
    if (!known || std::find(filled_.begin(), filled_.end(), party) == filled_.end()) return;
    sides[i] = {expectations ? front_of(world, world.belief(parties[i])) : war_.chain, terms_of(world, party),
                war_outcomes(party), defeat_of(party)};
    for (const double u : sides[i].outcomes.standing)
      if (std::isnan(u)) return;
  }
  const auto frontier = war_.line_alone
                            ? theory::frontier_of_line(sides[0].outcomes.standing, sides[1].outcomes.standing)
                            : settlements(parties[0].index(), parties[1].index());
  if (frontier.points().empty()) return;
  const auto found = theory::bargaining_values(sides[0], sides[1], frontier, {world.talks(), 0.5});
  if (!found.found) return;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto& values = i == 0 ? found.first : found.second;
    std::copy_n(values.begin(), levels,
                war_.values.begin() + static_cast<std::ptrdiff_t>(parties[i].index() * levels));
  }
}

double WorldModel::defeat_of(std::size_t party) const {
  const War& war = *case_->parts().war;
  const std::size_t levels = static_cast<std::size_t>(war.levels) + 1;
  return war_.outcomes[party * levels + (PartyId(party) == war.first ? 0 : levels - 1)];
}

// What two sides could sign: both lines hold where they are real, links and bonuses are left aside.
theory::SettlementFrontier WorldModel::settlements(std::size_t first, std::size_t second) {
  std::vector<unsigned char> ruled_out;
  for (std::size_t j = 0; j < issues_.size(); ++j) {
    const std::size_t a = first * places_ + first_[j], b = second * places_ + first_[j], count = options(j);
    ruled_out.resize(count);
    for (std::size_t v = 0; v < count; ++v) ruled_out[v] = refused_[a + v] | refused_[b + v];
    war_.hull.add_issue(std::span(values_).subspan(a, count), std::span(values_).subspan(b, count),
                        ruled_out);
  }
  return war_.hull.take();
}

// A belligerent can always give in; an unharmed ally must not look ready to sign anything. What an agreement
// has to be worth if it is kept grows where it may fail and the fighting resume on worse terms (model M4).
void WorldModel::finish_values(const World& world, std::size_t party) {
  const War& war = *case_->parts().war;
  const std::size_t levels = static_cast<std::size_t>(war.levels) + 1;
  const std::span<double> values(&war_.values[party * levels], levels);
  const std::span<double> binding(&war_.binding[party * levels], levels);
  if (const auto stated = world.no_agreement(PartyId(party))) {
    std::fill(values.begin(), values.end(), *stated);  // stated, it holds wherever the front stands
    std::copy(values.begin(), values.end(), binding.begin());
    return;
  }
  if (PartyId(party) == war.first || PartyId(party) == war.second) {
    const double defeat = defeat_of(party);
    for (double& value : values) value = std::max(value, defeat);
  }
  std::copy(values.begin(), values.end(), binding.begin());
  const double lost = lost_to_kept(world, PartyId(party));
  if (lost == 0) return;
  const auto last = static_cast<double>(levels - 1);
  for (std::size_t k = 0; k < levels; ++k) {
    const double resumed = std::clamp(static_cast<double>(k) + world.regroup(), 0.0, last);
    values[k] += lost * (binding[k] - theory::at_level(binding, resumed));
  }
}

void WorldModel::set_reservations(std::span<const double> values) {
  base::require(values.size() == parties_, "set_reservations: one value per party");
  std::copy(values.begin(), values.end(), reservations_.begin());
}

// b(k): utility of the outcome the front stands for at each level. Without interactions only the fought-over
// issues differ between inner levels, so the rest is summed once.
void WorldModel::fill_levels(std::size_t party, std::span<double> outcomes) {
  const std::size_t last = outcomes.size() - 1;
  outcomes[0] = outcome_utility(party, war_.low);
  outcomes[last] = outcome_utility(party, war_.high);
  const bool additive = adds_.empty();
  const auto moves = [&](std::size_t j) {
    return std::find(moving_.begin(), moving_.end(), j) != moving_.end();
  };
  double standing = 0;
  for (std::size_t j = 0; additive && j < issues_.size(); ++j) {
    const double weight = weights_[party * issues_.size() + j];
    if (weight != 0 && !moves(j)) standing += weight * issue_value(party, j, status_quo_[j]);
  }
  if (additive) {
    std::fill(outcomes.begin() + 1, outcomes.begin() + static_cast<std::ptrdiff_t>(last), standing);
    for (const std::size_t j : moving_) add_moving(party, j, outcomes);
    return;
  }
  for (std::size_t k = 1; k < last; ++k) {
    const double share = static_cast<double>(k) / static_cast<double>(last);
    outcome_ = status_quo_;
    for (const std::size_t j : moving_) outcome_[j] = war_.low[j] + share * (war_.high[j] - war_.low[j]);
    outcomes[k] = outcome_utility(party, outcome_);
  }
}

// What a fought-over issue adds at each inner level; linear loss on a scale, the usual case, without a call
// per level.
void WorldModel::add_moving(std::size_t party, std::size_t issue, std::span<double> outcomes) const {
  const std::size_t last = outcomes.size() - 1;
  const double weight = weights_[party * issues_.size() + issue];
  if (weight == 0) return;
  const IssueView& view = views_[party * issues_.size() + issue];
  const bool linear = view.kind == IssueView::Kind::scale && curvatures_[party] == 1;
  const double ideal = ideals_[party * issues_.size() + issue], low = war_.low[issue],
               length = war_.high[issue] - low;
  for (std::size_t k = 1; k < last; ++k) {
    const double x = low + static_cast<double>(k) / static_cast<double>(last) * length;
    outcomes[k] +=
        weight * (linear ? 1 - std::fabs(x - ideal) * view.inverse_length : issue_value(party, issue, x));
  }
}

void WorldModel::fill_reservation(const World& world, std::size_t party) {
  double& value = reservations_[party];
  if (case_->parts().war) {
    value = theory::at_level(reservation_by_level(party), war_.level);
    bindings_[party] = theory::at_level(reservation_by_level(party, false), war_.level);
    return;
  }
  const auto stated = world.no_agreement(PartyId(party));
  value = stated ? *stated : outcome_utility(party, status_quo_);
  bindings_[party] = value;
}

}  // namespace entente::methods
