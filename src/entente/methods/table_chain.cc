#include "entente/methods/table_chain.h"
#include "entente/methods/no_agreement.h"

#include <algorithm>

#include "entente/methods/agreement_measure.h"

namespace entente::methods {

using dispute::Acceptor;
using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using dispute::World;
using question::Task;

namespace {

// Parties outside that can break a link of the chain: belligerents, ratifiers, spoilers, and acceptors of
// some issues only. Asking anybody else as well could only shorten the chain, so leaving them out costs
// nothing here.
std::vector<PartyId> left_out(const Case& dispute, const Table& table) {
  std::vector<PartyId> outside;
  for (std::size_t p = 0; p < dispute.parties().size(); ++p) {
    const PartyId party(p);
    const auto same = [party](const auto& row) { return row.party == party; };
    const auto acceptor = std::find_if(table.must_accept.begin(), table.must_accept.end(), same);
    if (acceptor != table.must_accept.end() && acceptor->on.empty()) continue;
    const bool breaks = dispute.party(party).belligerent || acceptor != table.must_accept.end() ||
                        std::any_of(table.ratifies.begin(), table.ratifies.end(), same) ||
                        std::any_of(table.can_spoil.begin(), table.can_spoil.end(), same);
    if (breaks && is_computable(dispute, table, party)) outside.push_back(party);
  }
  return outside;
}

// Everybody whose utility the chain asks for.
std::vector<PartyId> asked_about(const Case& dispute, const Table& table) {
  std::vector<PartyId> parties = left_out(dispute, table);
  for (const auto& acceptor : table.must_accept) parties.push_back(acceptor.party);
  for (const auto& ratifier : table.ratifies) parties.push_back(ratifier.party);
  for (const auto& spoiler : table.can_spoil) parties.push_back(spoiler.party);
  return parties;
}

std::vector<WatchedGroup> groups_of(const Case& dispute, const Table& table) {
  std::vector<WatchedGroup> groups;
  for (std::size_t g = 0; g < dispute.parts().groups.size(); ++g) {
    WatchedGroup group;
    group.group = g;
    for (const PartyId member : dispute.parts().groups[g].members)
      if (is_computable(dispute, table, member)) group.members.push_back(member.index());
    if (!group.members.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

bool is_computable(const Case& dispute, const Table& table, PartyId party) {
  const auto issues = dispute::issues_at(dispute, table);
  const bool view = std::any_of(issues.begin(), issues.end(), [&](dispute::IssueId issue) {
    return dispute.position(party, issue) || dispute.score(party, issue);
  });
  return view && no_agreement_obstacles(dispute, party, issues).empty();
}

TableScratch::TableScratch(const Task& task)
    : dispute(*task.dispute),
      table(dispute.table(*task.inquiry.table)),
      model(dispute, dispute::issues_at(dispute, table), asked_about(dispute, table)),
      space(model, table),
      outside(left_out(dispute, table)),
      groups(groups_of(dispute, table)) {
  for (const PartyId party : outside) with.emplace_back(model, table, std::vector<Acceptor>{{party, {}}});
  for (const auto& spoiler : table.can_spoil) {
    const std::string& party = dispute.party(spoiler.party).id;
    coins.push_back(*dispute.fields().find("table." + table.id + ".spoil." + party + ".coin"));
    wrecks.push_back(*dispute.fields().find("table." + table.id + ".wrecks." + party));
  }
  for (const PartyId party : table.seated)
    if (is_computable(dispute, table, party)) seated.push_back(party);
  std::vector<PartyId> watching = seated;
  for (const WatchedGroup& group : groups)
    for (const std::size_t member : group.members) watching.emplace_back(member);
  if (!watching.empty()) watched.emplace(dispute, model.issues(), watching);
}

const WorldModel& TableScratch::watch(const World& world) {
  if (!watched_filled) watched->fill(world);
  watched_filled = true;
  return *watched;
}

bool tries(const TableScratch& s, PartyId party, const theory::Package& package) {
  return !s.model.accepts(party.index(), package);
}

bool succeeds(const TableScratch& s, const World& world, std::size_t spoiler) {
  return world.value(s.coins[spoiler]) < world.value(s.wrecks[spoiler]);
}

Chain chain_of(TableScratch& s, TableSpace& space, const World& world) {
  Chain chain;
  space.fill(s.model);
  chain.reference = space.reference(reference_tolerance);
  chain.room = chain.reference.has_value();
  if (!chain.room) return chain;
  chain.ratified = true;
  for (std::size_t r = 0; r < s.table.ratifies.size(); ++r)
    chain.ratified = chain.ratified && space.ratifies(s.model, world, r, *chain.reference);
  chain.ratifiable = chain.ratified || space.ratifiable(s.model, world);
  chain.not_wrecked = chain.ratified;
  for (std::size_t i = 0; i < s.table.can_spoil.size() && chain.not_wrecked; ++i) {
    const PartyId party = s.table.can_spoil[i].party;
    const bool inside = std::any_of(space.acceptors().begin(), space.acceptors().end(),
                                    [&](const Acceptor& a) { return a.party == party && a.on.empty(); });
    if (!inside && tries(s, party, *chain.reference) && succeeds(s, world, i)) chain.not_wrecked = false;
  }
  return chain;
}

double value_of(const WorldModel& model, const Chain& chain, std::size_t party) {
  return chain.not_wrecked ? model.utility(party, *chain.reference) : model.reservation(party);
}

}  // namespace entente::methods
