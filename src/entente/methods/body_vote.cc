#include "entente/methods/body_vote.h"

#include <algorithm>

#include "entente/theory/voting.h"

namespace entente::methods {

using dispute::World;

BodyVote::BodyVote(const dispute::Body& body, dispute::FieldId coin) : quota_(body.quota), coin_(coin) {
  for (const dispute::Faction& faction : body.factions) votes_.push_back(faction.votes);
}

std::optional<BodyVote> BodyVote::of(const dispute::Case& dispute, const dispute::Table& table,
                                     dispute::PartyId party) {
  const dispute::Body* body = dispute::body_of(dispute.parts(), party);
  const auto coin =
      dispute.fields().find("table." + table.id + ".ratify." + dispute.party(party).id + ".coin");
  if (!body || !coin) return std::nullopt;
  BodyVote vote(*body, *coin);
  const auto& approvals = dispute.parts().approvals;
  for (std::size_t row = 0; row < approvals.size(); ++row)
    if (approvals[row].party == party) vote.rows_.push_back({row, approvals[row].faction});
  return vote;
}

double BodyVote::chance_of(const World& world, const std::vector<bool>& met) const {
  std::vector<double> chances(votes_.size(), 1);
  for (std::size_t n = 0; n < rows_.size(); ++n) {
    if (!met[n]) continue;
    const int field = world.dispute().layout().approval[rows_[n].row];
    const double share = world.value(dispute::FieldId(static_cast<std::size_t>(field)));
    for (std::size_t f = 0; f < chances.size(); ++f)
      if (!rows_[n].faction || *rows_[n].faction == f) chances[f] = std::min(chances[f], share);
  }
  return theory::quota_probability(votes_, chances, quota_);
}

double BodyVote::chance(const WorldModel& model, const World& world,
                        std::span<const std::uint16_t> package) const {
  const auto& approvals = model.dispute().parts().approvals;
  std::vector<bool> met;
  for (const Row& row : rows_) met.push_back(model.meets(approvals[row.row].when, package));
  return chance_of(world, met);
}

std::vector<std::vector<std::size_t>> BodyVote::rejected(const World& world) const {
  std::vector<std::vector<std::size_t>> found;
  std::vector<bool> met(rows_.size(), false);
  extend(world, 0, met, found);
  return found;
}

// No row can be taken away without the package passing.
bool BodyVote::minimal(const World& world, std::vector<bool> met) const {
  for (std::size_t n = 0; n < met.size(); ++n) {
    if (!met[n]) continue;
    met[n] = false;
    if (fails(world, met)) return false;
    met[n] = true;
  }
  return true;
}

// Rows from `from` on are undecided; where even all of them together do not make it fail, none is tried.
void BodyVote::extend(const World& world, std::size_t from, std::vector<bool>& met,
                      std::vector<std::vector<std::size_t>>& found) const {
  if (fails(world, met)) {
    if (!minimal(world, met)) return;
    found.emplace_back();
    for (std::size_t n = 0; n < met.size(); ++n)
      if (met[n]) found.back().push_back(rows_[n].row);
    return;
  }
  std::vector<bool> most = met;
  std::fill(most.begin() + static_cast<std::ptrdiff_t>(from), most.end(), true);
  if (from == met.size() || !fails(world, most)) return;
  met[from] = true;
  extend(world, from + 1, met, found);
  met[from] = false;
  extend(world, from + 1, met, found);
}

}  // namespace entente::methods
