// Who has to ratify a package of a table, and whether one exists that all of them pass (model M6).
#include <algorithm>
#include <limits>

#include "entente/methods/table_space.h"

namespace entente::methods {

using dispute::PartyId;
using dispute::Terms;

namespace {

constexpr double not_needed = -std::numeric_limits<double>::infinity();

double approval_share(const dispute::World& world, std::size_t row) {
  return world.value(dispute::FieldId(static_cast<std::size_t>(world.dispute().layout().approval[row])));
}

bool votes(const dispute::Case& dispute, PartyId party) {
  const auto& approvals = dispute.parts().approvals;
  if (dispute::body_of(dispute.parts(), party)) return true;
  return std::any_of(approvals.begin(), approvals.end(), [&](const auto& row) { return row.party == party; });
}

}  // namespace

bool TableSpace::ratifies(const WorldModel& model, const dispute::World& world, std::size_t ratifier,
                          std::span<const std::uint16_t> package) const {
  const auto& rule = table_->ratifies[ratifier];
  if (!model.meets(rule.when, package)) return true;
  if (bodies_[ratifier]) return bodies_[ratifier]->passes(model, world, package);
  const auto& approvals = model.dispute().parts().approvals;
  if (!votes(model.dispute(), rule.party)) return model.accepts(rule.party.index(), package);
  for (std::size_t row = 0; row < approvals.size(); ++row)
    if (approvals[row].party == rule.party && model.meets(approvals[row].when, package) &&
        approval_share(world, row) < 0.5)
      return false;
  return true;
}

// Bodies that vote forbid the packages they would reject; nullopt: one of them rejects every package.
std::optional<std::vector<theory::Restriction>> TableSpace::votes_against(const WorldModel& model,
                                                                          const dispute::World& world) const {
  std::vector<theory::Restriction> against;
  const auto& approvals = model.dispute().parts().approvals;
  for (std::size_t r = 0; r < table_->ratifies.size(); ++r) {
    const auto& rule = table_->ratifies[r];
    std::vector<std::vector<std::size_t>> rejected;  // rows of the case that fail a package together
    if (bodies_[r]) rejected = bodies_[r]->rejected(world);
    for (std::size_t row = 0; row < approvals.size() && !bodies_[r]; ++row)
      if (approvals[row].party == rule.party && approval_share(world, row) < 0.5) rejected.push_back({row});
    for (const auto& rows : rejected) {
      std::vector<Terms> when = rule.when;
      for (const std::size_t row : rows)
        when.insert(when.end(), approvals[row].when.begin(), approvals[row].when.end());
      if (when.empty()) return std::nullopt;
      if (auto reject = restriction(model, when, {})) against.push_back(std::move(*reject));
    }
  }
  return against;
}

// The acceptable set again, with a column for each ratifier; interactions count for both.
void TableSpace::start_ratified(const WorldModel& model, std::span<const double> thresholds,
                                const std::vector<theory::Restriction>& against) {
  ratified_.clear_links();
  ratified_.allow_all();
  for (const auto& rule : space_.restrictions()) ratified_.add_restriction(rule);
  for (const auto& rule : against) ratified_.add_restriction(rule);
  for (std::size_t n = 0; n < interaction_rows_.size(); ++n) {
    theory::Interaction interaction = space_.interactions()[n];
    const auto& row = model.dispute().parts().interactions[interaction_rows_[n]];
    for (const auto& rule : table_->ratifies)
      interaction.add.push_back(rule.party == row.party ? model.interaction_adds()[interaction_rows_[n]] : 0);
    ratified_.add_interaction(std::move(interaction));
  }
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    const auto values = space_.values(i);
    std::copy(values.begin(), values.end(), ratified_.values(i).begin());
    ratified_thresholds_[i] = thresholds[i];
  }
  std::fill(ratified_thresholds_.begin() + static_cast<std::ptrdiff_t>(acceptors_.size()),
            ratified_thresholds_.end(), not_needed);
  for (std::size_t j = 0; j < issues_; ++j)
    for (std::size_t v = 0; v < model.options(j); ++v)
      if (!space_.allowed(j, v)) ratified_.forbid(j, v);
}

void TableSpace::must_pass(const WorldModel& model, std::size_t ratifier) {
  const std::size_t column = acceptors_.size() + ratifier, party = table_->ratifies[ratifier].party.index();
  for (std::size_t place = 0; place < model.places(); ++place)
    ratified_.values(column)[place] = model.value(party, place);
  ratified_thresholds_[column] = model.reservation(party);
  for (std::size_t j = 0; j < issues_; ++j)
    for (std::size_t v = 0; v < model.options(j); ++v)
      if (model.refused(party, model.first(j) + v)) ratified_.forbid(j, v);
}

bool TableSpace::ratifiable(const WorldModel& model, const dispute::World& world) {
  if (table_->ratifies.empty()) return room();
  const auto against = votes_against(model, world);
  if (!against) return false;
  if (!quorum_) return ratifiable_by(model, thresholds_, *against);
  return quorum_->any_coalition(columns(), [&](theory::Coalition, std::span<const double> thresholds) {
    return ratifiable_by(model, thresholds, *against);
  });
}

// For one coalition of acceptors: the others' thresholds are not needed, and their lines are not in the
// space.
bool TableSpace::ratifiable_by(const WorldModel& model, std::span<const double> thresholds,
                               const std::vector<theory::Restriction>& against) {
  const auto& rules = table_->ratifies;
  std::vector<std::size_t> judges;  // the others are acceptors of what they are asked about
  for (std::size_t r = 0; r < rules.size(); ++r)
    if (!votes(model.dispute(), rules[r].party)) judges.push_back(r);
  // A judge either is not asked (its `when` does not hold) or accepts; one of the combinations must be
  // possible.
  for (std::size_t mask = 0; mask < (std::size_t{1} << judges.size()); ++mask) {
    start_ratified(model, thresholds, against);
    bool possible = true;
    for (std::size_t n = 0; n < judges.size() && possible; ++n) {
      const auto& when = rules[judges[n]].when;
      if ((mask >> n & 1) == 0)
        must_pass(model, judges[n]);
      else if (when.empty())
        possible = false;  // it is always asked
      else if (auto avoid = restriction(model, when, {}))
        ratified_.add_restriction(std::move(*avoid));
    }
    if (possible && theory::find_acceptable(ratified_, ratified_thresholds_, workspace_)) return true;
  }
  return false;
}

}  // namespace entente::methods
