// What can be signed apart from the hardest issue? Inside its domain: two coasts that cannot agree on a
// border, and could exchange prisoners for port rights meanwhile. Outside: a case that does not say how
// things stand today, or a table that decides by quorum. It stands beside `agreement`, which asks for
// everything at once.
#include "entente/methods/partial.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/methods/agreement_measure.h"
#include "entente/methods/measures.h"
#include "entente/methods/partial_space.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Issue;
using question::About;
using question::Answer;
using question::FindingKind;
using question::Measure;
using question::Method;
using question::Task;

namespace {

struct PartialScratch : question::Scratch {
  explicit PartialScratch(const Task& task)
      : issues(dispute::issues_at(*task.dispute, table_of(task))),
        model(*task.dispute, issues, acceptors(table_of(task))),
        table(model, table_of(task)),
        partial(table) {}
  std::vector<dispute::IssueId> issues;
  WorldModel model;
  TableSpace table;
  PartialSpace partial;

  void start() {
    table.workspace().allowance = world_work;
    partial.allow(world_work);
  }
  void fill(const dispute::World& world, std::size_t left_open) {
    start();
    model.fill(world);
    table.fill(model);
    leave_open(left_open);
  }
  void leave_open(std::size_t issue) {
    std::vector<bool> settled(issues.size(), true);
    settled[issue] = false;
    partial.fill(model, table, settled);
  }
};

question::Schema schema_of(const Task& task) {
  question::Schema schema;
  About at;
  at.table = table_of(task).id;
  for (const auto issue : dispute::issues_at(*task.dispute, table_of(task))) {
    at.issue = task.dispute->issue(issue).id;
    schema.push_back(share("partial_room", at));
  }
  return schema;
}

void measure_partial(const Task&, const dispute::World& world, question::Scratch* scratch,
                     std::span<double> out) {
  auto& s = static_cast<PartialScratch&>(*scratch);
  s.start();
  s.model.fill(world);
  s.table.fill(s.model);
  for (std::size_t j = 0; j < s.issues.size(); ++j) {
    s.leave_open(j);
    out[j] = s.partial.room() ? 1 : 0;
  }
}

std::vector<std::string> obstacles(const Task& task) {
  auto reasons = agreement_obstacles(task);
  if (!task.inquiry.table) return reasons;
  const auto& table = table_of(task);
  for (auto& reason : partial_obstacles(*task.dispute, table))
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(std::move(reason));
  if (table.quorum)
    reasons.emplace_back("this table decides by quorum, and partial agreements need all who must accept");
  if (dispute::issues_at(*task.dispute, table).size() < 2)
    reasons.emplace_back("there is one issue at this table, so nothing is left to sign without it");
  return reasons;
}

// The issue without which most can be signed; nullopt: without none is there anything to sign.
std::optional<std::size_t> hardest(const Task& task, const Answer& answer) {
  const auto issues = dispute::issues_at(*task.dispute, table_of(task));
  std::optional<std::size_t> found;
  double most = 0;
  for (std::size_t j = 0; j < issues.size(); ++j) {
    About at;
    at.table = table_of(task).id;
    at.issue = task.dispute->issue(issues[j]).id;
    const double share = number(answer.find("partial_room", at)).value_or(0);
    if (share > most) most = share, found = j;
  }
  return found;
}

// Second pass: the first stage without the hardest issue, and whether room is left for that issue after it.
question::Schema stage_schema(const Task& task, std::size_t left_open) {
  const auto& dispute = *task.dispute;
  const auto issues = dispute::issues_at(dispute, table_of(task));
  About at;
  at.table = table_of(task).id;
  at.issue = dispute.issue(issues[left_open]).id;
  question::Schema schema = {share("room_in_one_step", at), share("room_after_first_stage", at),
                             share("room_lost_by_stages", at)};
  schema[1].unit = "share of worlds with a first stage";
  Measure package;
  package.name = "first_stage_package";
  package.about = at;
  package.kind = FindingKind::package;
  package.unit = "package; the issue left open stands as today";
  package.width = issues.size();
  package.candidates = false;
  package.terms = [issues](const dispute::Case& of, std::span<const double> options) {
    return terms_of(of, issues, options);
  };
  schema.push_back(std::move(package));
  for (std::size_t j = 0; j < issues.size(); ++j) {
    const Issue& issue = dispute.issue(issues[j]);
    if (j == left_open || issue.kind != Issue::Kind::scale) continue;
    Measure term;
    term.name = "first_stage_term";
    term.about = at;
    term.about.issue = issue.id;
    term.unit = issue.unit.empty() ? "scale" : issue.unit;
    schema.push_back(std::move(term));
  }
  for (const auto& acceptor : table_of(task).must_accept) {
    Measure gain;
    gain.name = "first_stage_gain";
    gain.about.table = at.table;
    gain.about.party = dispute.party(acceptor.party).id;
    gain.unit = "utility above signing nothing";
    schema.push_back(std::move(gain));
  }
  return schema;
}

bool room_after(PartialScratch& s, const theory::Package& first, std::size_t left_open) {
  theory::PackageSpace& space = s.table.space();
  for (std::size_t j = 0; j < first.size(); ++j)
    for (std::size_t v = 0; j != left_open && v < space.options(j); ++v)
      if (v != first[j]) space.forbid(j, v);
  return s.table.room();
}

void measure_stage(PartialScratch& s, const dispute::World& world, std::size_t left_open,
                   std::span<double> out) {
  s.fill(world, left_open);
  const bool at_once = s.table.room();
  const auto first = s.partial.reference(reference_tolerance);
  std::size_t at = 0;
  out[at++] = at_once ? 1 : 0;
  const bool after = first && room_after(s, *first, left_open);
  out[at++] = first ? (after ? 1 : 0) : no_number;
  out[at++] = at_once && first && !after ? 1 : 0;
  for (std::size_t j = 0; j < s.issues.size(); ++j) out[at++] = first ? (*first)[j] : no_number;
  for (std::size_t j = 0; j < s.issues.size(); ++j)
    if (j != left_open && s.model.dispute().issue(s.issues[j]).kind == Issue::Kind::scale)
      out[at++] = first ? s.model.grid(j)[(*first)[j]] : no_number;
  for (std::size_t i = 0; i < s.table.acceptors().size(); ++i)
    out[at++] = first ? theory::utility(s.partial.space(), *first, i) - s.partial.without(i) : no_number;
}

std::optional<Method> first_stage(const Task& task, const Answer& answer) {
  const auto left_open = hardest(task, answer);
  if (!left_open) return std::nullopt;
  Method method;
  method.schema = [open = *left_open](const Task& of) { return stage_schema(of, open); };
  method.scratch = [](const Task& of) { return std::make_unique<PartialScratch>(of); };
  method.measure = [open = *left_open](const Task&, const dispute::World& world, question::Scratch* scratch,
                                       std::span<double> out) {
    measure_stage(static_cast<PartialScratch&>(*scratch), world, open, out);
  };
  return method;
}

void say_stages(const Answer& answer, const About& at, std::vector<std::string>& says) {
  const auto once = number(answer.find("room_in_one_step", at)),
             after = number(answer.find("room_after_first_stage", at));
  const auto lost = number(answer.find("room_lost_by_stages", at));
  if (!once || !after || !lost) return;
  says.push_back(fmt::format(
      "In stages: once that is signed, there is room for the whole in {} of 100 of those worlds. Signing "
      "first closes room that there is otherwise {}.",
      base::of_hundred(*after), in_worlds(*lost)));
}

std::vector<std::string> say_partial(const Task& task, const Answer& answer) {
  std::vector<std::string> says;
  const auto& dispute = *task.dispute;
  const auto left_open = hardest(task, answer);
  if (!left_open)
    return {
        "Leaving any one issue as it is, no world has terms on the others that leave each who must accept "
        "better off than signing nothing."};
  const auto issues = dispute::issues_at(dispute, table_of(task));
  About at;
  at.table = table_of(task).id;
  at.issue = dispute.issue(issues[*left_open]).id;
  const double most = number(answer.find("partial_room", at)).value_or(0);
  const auto once = number(answer.find("room_in_one_step", at));
  if (once && most <= *once)
    return {fmt::format(
        "No single issue stands in the way: leaving one of them as it is, terms on the others exist in at "
        "most {} of 100 worlds (without \"{}\"), and on all together in {}.",
        base::of_hundred(most), dispute.issue(issues[*left_open]).title, base::of_hundred(*once))};
  says.push_back(fmt::format(
      "Apart from \"{}\", terms on the other issues exist {} that leave each of {} who minds them better off "
      "than "
      "signing nothing, and none of them worse, while that issue stays as it is{}; they cross no real red "
      "line.",
      dispute.issue(issues[*left_open]).title, in_worlds(most), acceptance(dispute, table_of(task)),
      dispute.parts().war && dispute.issue(issues[*left_open]).fought_over ? ", the fighting included" : ""));
  say_stages(answer, at, says);
  std::string terms;
  for (std::size_t j = 0; j < issues.size(); ++j) {
    About about;
    about.table = at.table;
    about.issue = dispute.issue(issues[j]).id;
    if (const auto value = number(answer.find("first_stage_term", about)))
      terms += fmt::format("{}{}: {}", terms.empty() ? "" : "; ", dispute.issue(issues[j]).title,
                           brief_value(dispute.issue(issues[j]), *value));
  }
  if (!terms.empty())
    says.push_back(
        fmt::format("Balanced terms of such a first stage, medians over those worlds: {}. They are a "
                    "reference, none is recommended.",
                    terms));
  return says;
}

question::Card partial_card() {
  question::Card card;
  card.id = "partial_agreements";
  card.title = "Partial agreements and stages";
  card.question = "agreement";
  card.sources = {"raiffa1982", "nash1950"};
  card.assumptions = {
      "a partial agreement changes nothing on the issues it leaves open; where a fought-over one is among "
      "them, "
      "nor the course of the fighting",
      "each party's utility adds up over issues, apart from declared interactions",
      "the first stage is the balanced package of what it settles; parties do not hold back for the second"};
  card.domain =
      "two issues or more whose status quo is stated, and a table at which all who must accept do so";
  card.status = question::Status::checked;
  card.reads = {"party.", "position.", "score.", "red_line.", "issue.", "interaction."};
  card.per_table = true;
  card.companion = true;
  return card;
}

}  // namespace

Method partial_agreements() {
  Method method;
  method.card = partial_card();
  method.obstacles = obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<PartialScratch>(task); };
  method.measure = measure_partial;
  method.next = first_stage;
  method.say = say_partial;
  return method;
}

}  // namespace entente::methods
