// Only whether there is room and how wide the fought-over issues are: the small sibling of `agreement` that
// comparisons run once per lever and level of the front. Same acceptable set, so table(t)'s room is
// agreement's.
#include <limits>

#include "entente/methods/agreement.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using question::Measure;
using question::Method;
using question::Task;

namespace {

struct RoomScratch : question::Scratch {
  explicit RoomScratch(const Task& task)
      : issues(dispute::issues_at(*task.dispute, task.dispute->table(*task.inquiry.table))),
        model(*task.dispute, issues, acceptors(task.dispute->table(*task.inquiry.table))),
        table(model, task.dispute->table(*task.inquiry.table)) {}
  std::vector<dispute::IssueId> issues;
  WorldModel model;
  TableSpace table;
};

void add(question::Schema& schema, const char* name, question::About about, question::FindingKind kind,
         const char* unit) {
  Measure measure;
  measure.name = name;
  measure.about = std::move(about);
  measure.kind = kind;
  measure.unit = unit;
  schema.push_back(std::move(measure));
}

question::Schema schema_of(const Task& task) {
  const auto& dispute = *task.dispute;
  const auto& table = dispute.table(*task.inquiry.table);
  question::Schema schema;
  question::About at;
  at.table = table.id;
  add(schema, "room", at, question::FindingKind::probability, "share of worlds");
  for (const auto& acceptor : table.must_accept) {
    question::About about = at;
    about.party = dispute.party(acceptor.party).id;
    add(schema, "reservation_value", about, question::FindingKind::number, "utility");
  }
  for (const auto issue : dispute::issues_at(dispute, table)) {
    if (!dispute.issue(issue).fought_over || dispute.issue(issue).kind != dispute::Issue::Kind::scale)
      continue;
    question::About about = at;
    about.issue = dispute.issue(issue).id;
    add(schema, "range_low", about, question::FindingKind::number, "scale");
    add(schema, "range_high", about, question::FindingKind::number, "scale");
  }
  return schema;
}

void measure_room(const Task& task, const dispute::World& world, question::Scratch* scratch,
                  std::span<double> out) {
  auto& s = static_cast<RoomScratch&>(*scratch);
  s.table.workspace().allowance = world_work;
  s.model.fill(world);
  s.table.fill(s.model);
  std::size_t at = 0;
  const bool room = s.table.room();
  out[at++] = room ? 1 : 0;
  for (const auto& acceptor : task.dispute->table(*task.inquiry.table).must_accept)
    out[at++] = s.model.reservation(acceptor.party.index());
  for (std::size_t j = 0; j < s.issues.size(); ++j) {
    const auto& issue = task.dispute->issue(s.issues[j]);
    if (!issue.fought_over || issue.kind != dispute::Issue::Kind::scale) continue;
    const auto range = room ? s.table.range_of(j) : std::nullopt;
    out[at++] = range ? s.model.grid(j)[range->first] : std::numeric_limits<double>::quiet_NaN();
    out[at++] = range ? s.model.grid(j)[range->second] : std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

Method room() {
  Method method = agreement();
  method.card.id = "room";
  method.card.title = "Room and the terms on the fought-over issues";
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<RoomScratch>(task); };
  method.measure = measure_room;
  method.solve = nullptr;
  method.next = nullptr;
  method.say = nullptr;
  return method;
}

}  // namespace entente::methods
