// Who must be in the room? Inside its domain: a room of three whose text a parliament must pass and an absent
// ally could wreck. Outside: a case without tables. It stands beside `agreement` because room is only the
// first link.
#include "entente/methods/table.h"
#include "entente/methods/no_agreement.h"

#include "entente/methods/measures.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "entente/methods/agreement_life.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/table_chain.h"
#include "entente/methods/table_core.h"
#include "entente/methods/table_say.h"

namespace entente::methods {

using dispute::Case;
using dispute::PartyId;
using dispute::Table;
using dispute::World;
using question::About;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

constexpr const char* of_room = "share of worlds with room";

About about_party(const TableScratch& s, PartyId party) {
  About about;
  about.table = s.table.id;
  about.party = s.dispute.party(party).id;
  return about;
}

// Of a member of a group: both ids, as of two parties elsewhere.
About about_member(const TableScratch& s, const WatchedGroup& watched, std::size_t member) {
  About about = about_party(s, PartyId(member));
  about.party += "|" + s.dispute.parts().groups[watched.group].id;
  return about;
}

Measure mean(const char* name, About about, const char* unit) {
  Measure measure;
  measure.name = name;
  measure.about = std::move(about);
  measure.unit = unit;
  measure.expectation = true;  // the values of model M6 are expectations
  return measure;
}

void add_ratifiers(const TableScratch& s, question::Schema& schema) {
  for (std::size_t r = 0; r < s.table.ratifies.size(); ++r) {
    const About about = about_party(s, s.table.ratifies[r].party);
    schema.push_back(share("refuses_to_ratify", about, of_room));
    if (s.space.body(r))
      schema.push_back(
          mean("passes_body", about, "chance at the reference text, mean over worlds with room"));
  }
}

void add_outside(const TableScratch& s, question::Schema& schema) {
  for (const PartyId party : s.outside) {
    const About about = about_party(s, party);
    schema.push_back(share("prefers_no_agreement", about, of_room));
    schema.push_back(share("room_with", about));
    schema.push_back(share("chain_with", about));
    Measure cost;
    cost.name = "cost_of_leaving_out";
    cost.about = about;
    cost.kind = FindingKind::share;
    cost.unit = "difference in the share of worlds in which the chain holds";
    schema.push_back(std::move(cost));
    schema.push_back(mean("cost_in_value", about, "utility of all seated together, mean over worlds"));
  }
}

void add_groups(const TableScratch& s, question::Schema& schema) {
  for (const WatchedGroup& watched : s.groups) {
    About about;
    about.table = s.table.id;
    about.party = s.dispute.parts().groups[watched.group].id;
    schema.push_back(share("unity", about, of_room));
    for (const std::size_t member : watched.members)
      if (watched.members.size() > 1)
        schema.push_back(share("leaves_first", about_member(s, watched, member), of_room));
  }
}

question::Schema schema_of(const Task& task) {
  const TableScratch s(task);
  About at;
  at.table = s.table.id;
  question::Schema schema;
  for (const char* link : {"chain_room", "chain_ratifiable", "chain_ratified", "chain_not_wrecked"})
    schema.push_back(share(link, at));
  if (s.dispute.parts().life)
    schema.push_back(measure("chain_standing", at, FindingKind::share, "share of worlds"));
  add_ratifiers(s, schema);
  for (const auto& spoiler : s.table.can_spoil) {
    schema.push_back(share("tries_to_wreck", about_party(s, spoiler.party), of_room));
    schema.push_back(share("wrecks", about_party(s, spoiler.party), of_room));
  }
  add_outside(s, schema);
  for (const auto& acceptor : s.table.must_accept)
    schema.push_back(mean("value_of_table", about_party(s, acceptor.party),
                          "utility above no agreement, mean over worlds"));
  add_groups(s, schema);
  if (s.space.quorum()) schema.push_back(share("robust", at, of_room));
  return schema;
}

void measure_ratifiers(TableScratch& s, const World& world, const Chain& chain, Writer& out) {
  for (std::size_t r = 0; r < s.table.ratifies.size(); ++r) {
    const bool asked = chain.room && s.model.meets(s.table.ratifies[r].when, *chain.reference);
    out.put(chain.room ? (s.space.ratifies(s.model, world, r, *chain.reference) ? 0 : 1) : no_number);
    if (const BodyVote* body = s.space.body(r))
      out.put(asked ? body->chance(s.model, world, *chain.reference) : no_number);
  }
}

// What everybody seated has more, together, by one chain than by another.
double value_gained(TableScratch& s, const World& world, const Chain& with, const Chain& without) {
  if (!with.not_wrecked && !without.not_wrecked) return 0;
  double gained = 0;
  for (const PartyId party : s.seated) {
    const WorldModel& model = s.watch(world);
    gained += value_of(model, with, party.index()) - value_of(model, without, party.index());
  }
  return gained;
}

void measure_outside(TableScratch& s, const World& world, const Chain& chain, Writer& out) {
  for (std::size_t n = 0; n < s.outside.size(); ++n) {
    const bool worse = chain.room && tries(s, s.outside[n], *chain.reference);
    out.put(chain.room ? (worse ? 1 : 0) : no_number);
    // One acceptor more never makes room. One that judged some issues alone and now judges the whole may.
    const bool widened = s.with[n].acceptors().size() == s.space.acceptors().size();
    const Chain with = chain.room || widened ? chain_of(s, s.with[n], world) : Chain{};
    out.flag(with.room);
    out.flag(with.not_wrecked);
    out.put((with.not_wrecked ? 1.0 : 0.0) - (chain.not_wrecked ? 1.0 : 0.0));
    out.put(value_gained(s, world, with, chain));
  }
}

// The first to leave is the one that loses most, as a share of its own range.
void measure_groups(TableScratch& s, const World& world, const Chain& chain, Writer& out) {
  for (const WatchedGroup& group : s.groups) {
    std::optional<std::size_t> first;
    double lowest = 0;
    for (const std::size_t member : group.members) {
      if (!chain.room || s.watch(world).accepts(member, *chain.reference)) continue;
      const WorldModel& model = s.watch(world);
      const double gain = model.utility(member, *chain.reference) - model.reservation(member);
      const double share = model.range(member) > 0 ? gain / model.range(member) : gain;
      if (!first || share < lowest) first = member, lowest = share;
    }
    out.put(chain.room ? (first ? 0 : 1) : no_number);
    for (const std::size_t member : group.members)
      if (group.members.size() > 1) out.put(chain.room ? (first == member ? 1 : 0) : no_number);
  }
}

void measure_table(const Task&, const World& world, question::Scratch* scratch, std::span<double> all) {
  auto& s = static_cast<TableScratch&>(*scratch);
  Writer out(all);
  s.space.workspace().allowance = world_work;
  for (TableSpace& with : s.with) with.workspace().allowance = world_work;
  s.model.fill(world);
  s.watched_filled = false;
  const Chain chain = chain_of(s, s.space, world);
  for (const bool link : {chain.room, chain.ratifiable, chain.ratified, chain.not_wrecked}) out.flag(link);
  if (s.dispute.parts().life)
    out.put(chain.not_wrecked
                ? theory::stands_after(years_to_stand, life_times(s.model, world, *chain.reference))
                : 0);
  measure_ratifiers(s, world, chain, out);
  for (std::size_t i = 0; i < s.table.can_spoil.size(); ++i) {
    const bool attempt = chain.room && tries(s, s.table.can_spoil[i].party, *chain.reference);
    out.put(chain.room ? (attempt ? 1 : 0) : no_number);
    out.put(chain.room ? (attempt && succeeds(s, world, i) ? 1 : 0) : no_number);
  }
  measure_outside(s, world, chain, out);
  for (const auto& acceptor : s.table.must_accept) {
    const std::size_t party = acceptor.party.index();
    out.put(value_of(s.model, chain, party) - s.model.reservation(party));
  }
  measure_groups(s, world, chain, out);
  if (s.space.quorum()) out.put(chain.room ? (s.space.robust(s.model, *chain.reference) ? 1 : 0) : no_number);
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
    if (!dispute::body_of(dispute.parts(), ratifier.party) &&
        std::none_of(approvals.begin(), approvals.end(),
                     [&](const auto& row) { return row.party == ratifier.party; }))
      ask(ratifier.party, "ratifies");
  for (const auto& spoiler : table.can_spoil) ask(spoiler.party, "could wreck a text");
  return reasons;
}

}  // namespace

question::Method table() {
  question::Method method;
  method.card.id = "chain";
  method.card.title = "The chain from room to a text that stands";
  method.card.question = "table";
  method.card.sources = {"putnam1988", "tsebelis2002", "stedman1997", "gillies1959"};
  method.card.assumptions = {
      "the room settles on its reference text without regard to those outside",
      "a body that votes passes a text when its share in favour reaches one half; factions, "
      "where stated, vote independently of each other",
      "an absent party tries to wreck a text that is worse for it than no agreement"};
  method.card.domain =
      "a case with at least one table whose acceptors have positions and a known value of no agreement";
  method.card.status = question::Status::checked;
  method.card.reads = {"party.",    "position.", "score.", "red_line.", "issue.", "interaction.",
                       "approval.", "table.",    "war.",   "regime.",   "life.",  "guarantee."};
  method.card.per_table = true;
  method.obstacles = table_obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<TableScratch>(task); };
  method.measure = measure_table;
  method.solve = core_findings;
  method.say = say_table;
  return method;
}

}  // namespace entente::methods
