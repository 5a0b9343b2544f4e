// Who must be in the room? Inside its domain: a room of three whose text a parliament must pass and an absent
// ally could wreck. Outside: a case without tables. It stands beside `agreement` because room is only the
// first link.
#include "entente/methods/table.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/agreement_measure.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Acceptor;
using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using dispute::World;
using question::About;
using question::Answer;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

const Table& table_of(const Task& task) {
  return task.dispute->table(*task.inquiry.table);
}

// Parties outside that can break a link of the chain: belligerents, ratifiers, spoilers, and acceptors of
// some issues only. Asking anybody else as well could only shorten the chain, so leaving them out costs
// nothing here.
std::vector<PartyId> left_out(const Case& dispute, const Table& table) {
  std::vector<PartyId> outside;
  const auto issues = dispute::issues_at(dispute, table);
  for (std::size_t p = 0; p < dispute.parties().size(); ++p) {
    const PartyId party(p);
    const auto same = [party](const auto& row) { return row.party == party; };
    const auto acceptor = std::find_if(table.must_accept.begin(), table.must_accept.end(), same);
    if (acceptor != table.must_accept.end() && acceptor->on.empty()) continue;
    const bool breaks = dispute.party(party).belligerent || acceptor != table.must_accept.end() ||
                        std::any_of(table.ratifies.begin(), table.ratifies.end(), same) ||
                        std::any_of(table.can_spoil.begin(), table.can_spoil.end(), same);
    const bool computable = std::any_of(issues.begin(), issues.end(), [&](dispute::IssueId issue) {
      return dispute.position(party, issue) || dispute.score(party, issue);
    });
    if (breaks && computable && no_agreement_obstacles(dispute, party, issues).empty())
      outside.push_back(party);
  }
  return outside;
}

struct Chain {
  bool room = false, ratifiable = false, ratified = false, not_wrecked = false;
  std::optional<theory::Package> reference;
};

// Everybody whose utility the chain asks for.
std::vector<PartyId> asked_about(const Case& dispute, const Table& table) {
  std::vector<PartyId> parties = left_out(dispute, table);
  for (const auto& acceptor : table.must_accept) parties.push_back(acceptor.party);
  for (const auto& ratifier : table.ratifies) parties.push_back(ratifier.party);
  for (const auto& spoiler : table.can_spoil) parties.push_back(spoiler.party);
  return parties;
}

struct TableScratch : question::Scratch {
  explicit TableScratch(const Task& task)
      : dispute(*task.dispute),
        table(table_of(task)),
        model(dispute, dispute::issues_at(dispute, table), asked_about(dispute, table)),
        space(model, table),
        outside(left_out(dispute, table)) {
    for (const PartyId party : outside) with.emplace_back(model, table, std::vector<Acceptor>{{party, {}}});
    for (const auto& spoiler : table.can_spoil) {
      const std::string path = "table." + table.id + ".spoil." + dispute.party(spoiler.party).id + ".coin";
      coins.push_back(*dispute.fields().find(path));
      wrecks.push_back(
          *dispute.fields().find("table." + table.id + ".wrecks." + dispute.party(spoiler.party).id));
    }
  }
  const Case& dispute;
  const Table& table;
  WorldModel model;
  TableSpace space;
  std::vector<PartyId> outside;
  std::vector<TableSpace> with;  // the same table with one party more whose acceptance is needed
  std::vector<dispute::FieldId> coins, wrecks;
};

// An absent party tries to wreck a text that is worse for it than no agreement (model M6).
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

double value_of(const TableScratch& s, const Chain& chain, std::size_t party) {
  const double r = s.model.reservation(party);
  return chain.not_wrecked ? s.model.utility(party, *chain.reference) : r;
}

Measure share(const char* name, About about, const char* unit = "share of worlds") {
  Measure measure;
  measure.name = name;
  measure.about = std::move(about);
  measure.kind = FindingKind::probability;
  measure.unit = unit;
  return measure;
}

About about_party(const TableScratch& s, PartyId party) {
  About about;
  about.table = s.table.id;
  about.party = s.dispute.party(party).id;
  return about;
}

question::Schema schema_of(const Task& task) {
  const TableScratch s(task);
  About at;
  at.table = s.table.id;
  question::Schema schema = {share("chain_room", at), share("chain_ratifiable", at),
                             share("chain_ratified", at), share("chain_not_wrecked", at)};
  for (const auto& ratifier : s.table.ratifies)
    schema.push_back(share("refuses_to_ratify", about_party(s, ratifier.party), "share of worlds with room"));
  for (const auto& spoiler : s.table.can_spoil) {
    schema.push_back(share("tries_to_wreck", about_party(s, spoiler.party), "share of worlds with room"));
    schema.push_back(share("wrecks", about_party(s, spoiler.party), "share of worlds with room"));
  }
  for (const PartyId party : s.outside) {
    schema.push_back(share("prefers_no_agreement", about_party(s, party), "share of worlds with room"));
    schema.push_back(share("room_with", about_party(s, party)));
    schema.push_back(share("chain_with", about_party(s, party)));
    Measure cost;
    cost.name = "cost_of_leaving_out";
    cost.about = about_party(s, party);
    cost.kind = FindingKind::share;
    cost.unit = "difference in the share of worlds in which the chain holds";
    schema.push_back(std::move(cost));
  }
  for (const auto& acceptor : s.table.must_accept) {
    Measure value;
    value.name = "value_of_table";
    value.about = about_party(s, acceptor.party);
    value.unit = "utility above no agreement, mean over worlds";
    value.expectation = true;  // V_i of model M6 is an expectation
    schema.push_back(std::move(value));
  }
  return schema;
}

void measure_table(const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
  auto& s = static_cast<TableScratch&>(*scratch);
  s.model.fill(world);
  const Chain chain = chain_of(s, s.space, world);
  std::size_t at = 0;
  for (const bool link : {chain.room, chain.ratifiable, chain.ratified, chain.not_wrecked})
    out[at++] = link ? 1 : 0;
  for (std::size_t r = 0; r < s.table.ratifies.size(); ++r)
    out[at++] = chain.room ? (s.space.ratifies(s.model, world, r, *chain.reference) ? 0 : 1) : none;
  for (std::size_t i = 0; i < s.table.can_spoil.size(); ++i) {
    const bool attempt = chain.room && tries(s, s.table.can_spoil[i].party, *chain.reference);
    out[at++] = chain.room ? (attempt ? 1 : 0) : none;
    out[at++] = chain.room ? (attempt && succeeds(s, world, i) ? 1 : 0) : none;
  }
  for (std::size_t n = 0; n < s.outside.size(); ++n) {
    const bool worse = chain.room && tries(s, s.outside[n], *chain.reference);
    out[at++] = chain.room ? (worse ? 1 : 0) : none;
    // One acceptor more never makes room. One that judged some issues alone and now judges the whole may.
    const bool widened = s.with[n].acceptors().size() == s.space.acceptors().size();
    const Chain with = chain.room || widened ? chain_of(s, s.with[n], world) : Chain{};
    out[at++] = with.room ? 1 : 0;
    out[at++] = with.not_wrecked ? 1 : 0;
    out[at++] = (with.not_wrecked ? 1.0 : 0.0) - (chain.not_wrecked ? 1.0 : 0.0);
  }
  for (const auto& acceptor : s.table.must_accept)
    out[at++] = value_of(s, chain, acceptor.party.index()) - s.model.reservation(acceptor.party.index());
}

// Whoever judges a text or could wreck it needs a position and a value of no agreement, as an acceptor does.
std::vector<std::string> table_obstacles(const Task& task) {
  auto reasons = agreement_obstacles(task);
  if (!task.inquiry.table) return reasons;
  const Case& dispute = *task.dispute;
  const Table& table = table_of(task);
  const auto issues = dispute::issues_at(dispute, table);
  const auto ask = [&](PartyId party, const char* role) {
    const auto& name = dispute.party(party).name;
    const bool view = std::any_of(issues.begin(), issues.end(), [&](dispute::IssueId issue) {
      return dispute.position(party, issue) || dispute.score(party, issue);
    });
    if (!view)
      reasons.push_back(fmt::format("{} {}, but the case states no position of {}", name, role, name));
    for (auto& reason : no_agreement_obstacles(dispute, party, issues))
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.push_back(std::move(reason));
  };
  const auto& approvals = dispute.parts().approvals;
  for (const auto& ratifier : table.ratifies)
    if (std::none_of(approvals.begin(), approvals.end(),
                     [&](const auto& row) { return row.party == ratifier.party; }))
      ask(ratifier.party, "ratifies");
  for (const auto& spoiler : table.can_spoil) ask(spoiler.party, "could wreck a text");
  return reasons;
}

std::vector<std::string> say_table(const Task& task, const Answer& answer) {
  const Case& dispute = *task.dispute;
  const Table& table = table_of(task);
  About at;
  at.table = table.id;
  std::vector<std::string> says;
  const auto link = [&](const char* name) { return number(answer.find(name, at)).value_or(0); };
  says.push_back(
      fmt::format("Of 100 worlds there is room in {}, a text that those who ratify would pass exists in {}, "
                  "the reference text passes in {}, and nobody wrecks it in {}.",
                  base::of_hundred(link("chain_room")), base::of_hundred(link("chain_ratifiable")),
                  base::of_hundred(link("chain_ratified")), base::of_hundred(link("chain_not_wrecked"))));
  for (const PartyId party : belligerents_outside(dispute, table))
    says.push_back(fmt::format(
        "{} is at war and its acceptance is not needed here: without it the fighting goes on, and "
        "the word settlement does not apply.",
        dispute.party(party).name));
  for (const auto* worse : answer.all("prefers_no_agreement")) {
    const auto party = dispute.find_party(worse->about.party);
    const double share_worse = number(worse).value_or(0);
    if (party && share_worse >= 0.5)
      says.push_back(
          fmt::format("{} is worse off at the reference text than without agreement in {} of 100 worlds with "
                      "room; with its acceptance needed there is room {}.",
                      dispute.party(*party).name, base::of_hundred(share_worse),
                      in_worlds(number(answer.find("room_with", worse->about)).value_or(0))));
  }
  return says;
}

}  // namespace

question::Method table() {
  question::Method method;
  method.card.id = "chain";
  method.card.title = "The chain from room to a text that stands";
  method.card.question = "table";
  method.card.sources = {"putnam1988", "tsebelis2002", "stedman1997"};
  method.card.assumptions = {"the room settles on its reference text without regard to those outside",
                             "a body that votes passes a text when its share in favour reaches one half",
                             "an absent party tries to wreck a text that is worse for it than no agreement"};
  method.card.domain =
      "a case with at least one table whose acceptors have positions and a known value of no agreement";
  method.card.status = question::Status::checked;
  method.card.reads = {"party.",       "position.", "score.", "red_line.", "issue.",
                       "interaction.", "approval.", "table.", "war."};
  method.card.per_table = true;
  method.obstacles = table_obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<TableScratch>(task); };
  method.measure = measure_table;
  method.say = say_table;
  return method;
}

}  // namespace entente::methods
