#include "entente/desk/request.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/desk/drivers_answer.h"
#include "entente/desk/timeline_answer.h"
#include "entente/ensemble/aggregate.h"
#include "entente/ensemble/compare.h"
#include "entente/ensemble/dependence.h"
#include "entente/methods/agreement.h"
#include "entente/methods/all.h"
#include "entente/methods/phrases.h"
#include "entente/methods/tried_text.h"

namespace entente::desk {

using dispute::Case;
using dispute::TableId;
using question::Answer;
using question::Answers;
using question::Task;

namespace {

base::Diagnostic unknown(const char* code, const char* what, const std::string& word,
                         const std::vector<std::string>& known) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = fmt::format("there is no {} \"{}\"", what, word);
  const auto near = base::closest(word, known);
  problem.help = near ? fmt::format("did you mean \"{}\"?", *near)
                      : fmt::format("known: {}", known.empty() ? "none" : base::join_and(known));
  return problem;
}

std::vector<std::string> table_ids(const Case& dispute) {
  std::vector<std::string> ids;
  for (const auto& table : dispute.tables()) ids.push_back(table.id);
  return ids;
}

struct Planned {
  std::vector<std::string> questions;
  std::vector<TableId> tables;
  std::vector<question::Method> methods;
};

base::Result<Planned> plan_of(const Request& request, const Case& dispute) {
  Planned planned;
  base::Diagnostics problems;
  planned.questions = request.text                ? std::vector<std::string>{"agreement"}
                      : request.questions.empty() ? known_questions()
                                                  : request.questions;
  for (const std::string& word : planned.questions)
    if (const auto known = known_questions(); std::find(known.begin(), known.end(), word) == known.end())
      problems.push_back(unknown("unknown-question", "question", word, known));
  for (const std::string& id : request.tables.empty() ? table_ids(dispute) : request.tables) {
    const auto table = dispute.find_table(id);
    if (table)
      planned.tables.push_back(*table);
    else
      problems.push_back(unknown("unknown-table", "table", id, table_ids(dispute)));
  }
  // The table that needs every belligerent comes first: the one a reader asks about.
  if (const auto first = main_table(dispute); first && request.tables.empty())
    std::stable_partition(planned.tables.begin(), planned.tables.end(),
                          [&](TableId table) { return table == *first; });
  planned.methods = methods::all_methods();
  // A method that judges a text has nothing to say without one, unless it is asked for by name.
  if (!request.text && request.method == "all")
    std::erase_if(planned.methods, [](const auto& method) { return method.card.id == "tried_text"; });
  if (!request.method.empty() && request.method != "all") {
    std::vector<std::string> ids;
    for (const auto& method : planned.methods) ids.push_back(method.card.id);
    std::erase_if(planned.methods, [&](const auto& method) { return method.card.id != request.method; });
    if (planned.methods.empty()) problems.push_back(unknown("unknown-method", "method", request.method, ids));
  }
  if (base::has_errors(problems)) return problems;
  return planned;
}

// Levels of the front to look at: the ends' neighbours, today, and a few between (at most seven).
std::vector<double> levels_to_show(const Case& dispute) {
  const int levels = dispute.parts().war->levels;
  std::vector<double> shown;
  const int step = std::max(1, levels / 6);
  for (int k = 1; k < levels; k += step) shown.push_back(k);
  const double today = std::round(dispute.parts().war->level.likely);
  if (std::find(shown.begin(), shown.end(), today) == shown.end()) shown.push_back(today);
  std::sort(shown.begin(), shown.end());
  return shown;
}

// Nothing is drawn: every number is exact and no coin is tossed, so all worlds are the same.
bool certain(const Case& dispute) {
  const auto& fields = dispute.fields().all();
  return std::none_of(fields.begin(), fields.end(), [](const auto& field) {
    return field.coin || field.estimate.shape != dispute::Estimate::Shape::exact;
  });
}

constexpr std::size_t most_drivers = 16;

class Planner {
 public:
  Planner(const Request& request, const Planned& planned, std::shared_ptr<const Case> dispute,
          ensemble::PulledLevers levers)
      : request_(request),
        plan_(request.plan),
        planned_(planned),
        case_(std::move(dispute)),
        levers_(std::move(levers)),
        draws_(case_, request.plan.seed,
               ensemble::rounded_worlds(certain(*case_) ? 1 : request.plan.worlds)) {}

  Answers run() {
    answers_.title = case_->parts().title;
    answers_.fingerprint = case_->fingerprint();
    if (case_->parts().as_of) answers_.as_of = evidence::to_iso(*case_->parts().as_of);
    answers_.seed = request_.plan.seed;
    answers_.worlds = draws_.worlds();
    for (const std::string& word : planned_.questions) {
      if (request_.plan.cancel.cancelled()) break;
      if (request_.text)
        try_text();
      else if (word == "compare")
        compare();
      else if (word == "drivers")
        drivers();
      else if (word == "timeline")
        timeline();
      else
        ask(word);
    }
    share_inputs();
    if (certain(*case_) && !answers_.answers.empty())
      answers_.answers.front().caveats.emplace_back(
          "every number of this case is exact, so all worlds are the same");
    if (request_.plan.cancel.cancelled()) {  // nothing comes back half
      answers_.answers.clear();
      answers_.inputs = {};
    }
    return std::move(answers_);
  }

 private:
  bool wanted(const question::Method& method, const std::string& word, bool first) const {
    if (method.card.question != word) return false;
    return first || (method.card.companion && !request_.plan.glance) || !request_.method.empty();
  }

  // Table by table, what stands beside a table's answer right after it.
  void ask(const std::string& word) {
    std::vector<const question::Method*> at_tables;
    bool first = true, applies = true;
    for (const auto& method : planned_.methods) {
      if (!wanted(method, word, first)) continue;
      // What stands beside an answer that does not apply would only say so once more.
      if (method.card.companion && !applies) continue;
      if (method.card.per_table && !planned_.tables.empty()) {
        at_tables.push_back(&method);
      } else {
        add(run(method, std::nullopt));
        if (first) applies = answers_.answers.back().applies;
      }
      first = false;
    }
    for (const TableId table : planned_.tables)
      for (const auto* method : at_tables) add(run(*method, table));
  }

  // A text is tried at the tables named, else at the main one. Its central world is one world more, so a
  // glance leaves nothing out.
  void try_text() {
    plan_.glance = false;
    std::vector<TableId> tables = planned_.tables;
    if (request_.tables.empty() && main_table(*case_)) tables = {*main_table(*case_)};
    for (const TableId table : tables) add(run(methods::tried_text(), table));
    if (tables.empty()) add(run(methods::tried_text(), std::nullopt));
  }

  Answer run(const question::Method& method, std::optional<TableId> table) {
    const Task task{case_, {table, request_.text, request_.parameters}};
    return ensemble::run_ensemble(method, task, draws_, levers_, plan_);
  }

  void add(Answer answer) { answers_.answers.push_back(std::move(answer)); }

  std::optional<TableId> comparison_table() const {
    return request_.tables.empty() ? main_table(*case_) : planned_.tables.front();
  }

  void compare() {
    const auto table = comparison_table();
    if (!table) return;
    const Task task{case_, {table, {}, {}}};
    const auto room = methods::room();
    std::vector<ensemble::Variant> variants = ensemble::variants_of(*case_);
    if (!request_.variants.empty()) {
      const auto known = std::move(variants);
      variants.clear();
      for (const std::string& id : request_.variants) {
        const auto same =
            std::find_if(known.begin(), known.end(), [&](const auto& variant) { return variant.id == id; });
        variants.push_back(same == known.end() ? ensemble::Variant{id, id, {id}, "", "", ""} : *same);
      }
    }
    for (Answer& answer : ensemble::compare(room, task, draws_, variants, request_.plan))
      add(std::move(answer));
    if (case_->parts().war && room.obstacles(task).empty())
      add(ensemble::front_levels(room, task, draws_, levels_to_show(*case_), request_.plan));
    // The verdict under other readings of how a party's lines hang together belongs to the table's own
    // answer.
    for (Answer& answer : answers_.answers)
      if (answer.method == "acceptable_set" && answer.table == case_->table(*table).id && answer.applies)
        for (auto& finding : ensemble::resolve_readings(room, task, draws_, levers_, request_.plan))
          answer.findings.push_back(std::move(finding));
  }

  // Only what the table's own room is computed from: a number that nobody there minds stands out by chance.
  bool read_at(TableId id, const std::string& path) const {
    const auto field = case_->fields().find(path);
    if (!field || path.starts_with("lever.") || path.starts_with("table.")) return false;
    const auto& row = case_->fields()[*field];
    const auto& table = levers_.dispute()->table(id);
    const auto issues = dispute::issues_at(*case_, table);
    const bool asked =
        !row.party || std::any_of(table.must_accept.begin(), table.must_accept.end(),
                                  [&](const auto& acceptor) { return acceptor.party == *row.party; });
    return asked && (!row.issue || std::find(issues.begin(), issues.end(), *row.issue) != issues.end());
  }

  // A line is real where its coin falls below its firmness, so a high coin means that it is not.
  static std::string direction(const ensemble::Dependence& input) {
    const bool line = input.path.starts_with("red_line.") && input.path.ends_with(".coin");
    const bool lines = input.path.starts_with("party.") && input.path.ends_with(".resolve");
    if (line)
      return input.raises ? "room goes with the line not being real" : "room goes with the line being real";
    if (lines)
      return input.raises ? "room goes with its lines not being real" : "room goes with its lines being real";
    return input.raises ? "higher values go with room" : "lower values go with room";
  }

  // The table that headlines and drivers speak of, its room world by world, and the inputs that go with it:
  // measured once, when first asked for.
  struct RoomRead {
    TableId table;
    std::vector<double> room;
    std::vector<ensemble::Dependence> inputs;
  };
  const std::optional<RoomRead>& room_read() {
    if (room_tried_) return room_read_;
    room_tried_ = true;
    const auto room = methods::room();
    auto table = comparison_table();
    // The main table may have an obstacle that others have not: their shares are judged by the first that
    // computes.
    for (const TableId other : planned_.tables)
      if (table && !room.obstacles({levers_.dispute(), {table, {}, {}}}).empty()) table = other;
    if (!table) return room_read_;
    const Task task{levers_.dispute(), {table, {}, {}}};
    if (!room.obstacles(task).empty()) return room_read_;
    const auto measured = ensemble::measure_worlds(room, task, draws_, levers_, request_.plan);
    if (!measured.complete) return room_read_;
    room_read_ = RoomRead{*table, ensemble::column(measured, 0), {}};
    room_read_->inputs = ensemble::dependence(draws_, room_read_->room);
    std::erase_if(room_read_->inputs, [&](const auto& input) { return !read_at(*table, input.path); });
    return room_read_;
  }

  // Asked by name it says why it does not apply; among all questions it keeps quiet.
  void timeline() {
    Answer answer = timeline_answer(*case_);
    const auto& named = request_.questions;
    if (answer.applies || std::find(named.begin(), named.end(), "timeline") != named.end())
      add(std::move(answer));
  }

  void drivers() {
    if (planned_.tables.empty()) return;
    const auto& read = room_read();
    if (request_.plan.cancel.cancelled()) return;
    if (!read) {
      Answer answer;
      answer.question = answer.method = "drivers";
      answer.applies = false;
      answer.because = "room is not computed at any table; the question \"agreement\" says why";
      return add(std::move(answer));
    }
    Answer answer =
        drivers_answer(*case_, case_->table(read->table), ensemble::share_finding("room", read->room),
                       ensemble::drivers_of(draws_, read->room, read->inputs, most_drivers, &levers_));
    answer.levers = levers_.ids();
    add(std::move(answer));
  }

  // M7: what share of the headline's variance rests on documents, judgement, defaults; which inputs matter
  // most.
  void share_inputs() {
    if (request_.plan.cancel.cancelled()) return;
    const auto& read = room_read();
    if (!read) return;
    answers_.inputs = ensemble::input_shares(*case_, read->inputs);
    for (Answer& answer : answers_.answers) {
      if (answer.method != "acceptable_set" || answer.table != case_->table(read->table).id) continue;
      for (const auto& input : read->inputs) {
        question::Finding finding;
        finding.name = "depends_on";
        finding.about.lever = input.path;
        finding.about.table = answer.table;
        finding.unit = "share of variance, " + direction(input);
        finding.value = input.share;
        finding.rests_on = {input.path};
        answer.findings.push_back(std::move(finding));
      }
    }
    if (answers_.inputs.defaults > 0.5) withhold(read->inputs);
  }

  // Above one half defaults, shares of worlds would describe the program, not the dispute.
  void withhold(const std::vector<ensemble::Dependence>& inputs) {
    std::vector<std::string> first;
    for (const auto& input : inputs)
      if (first.size() < 3) first.push_back(input.path);
    if (inputs.empty())  // no number stands out by itself: the first that are uncertain and unjudged
      for (const auto& field : case_->fields().all())
        if (!field.coin && field.estimate.shape != dispute::Estimate::Shape::exact && first.size() < 3 &&
            dispute::basis_of(field.estimate.grounds) == dispute::Basis::defaulted)
          first.push_back(field.path);
    const std::string reason = "more than half of what decides this rests on defaults that nobody has judged";
    for (Answer& answer : answers_.answers) {
      if (answer.question == "positions" || !answer.applies) continue;
      for (auto& finding : answer.findings)
        if (finding.kind == question::FindingKind::probability ||
            finding.kind == question::FindingKind::share) {
          finding.value = question::Undefined{reason};
          finding.error.reset();
        }
      answer.says = {
          fmt::format("Shares of worlds are withheld: {}. Judge first: {}.", reason, base::join_and(first))};
    }
  }

  const Request& request_;
  ensemble::Plan plan_;  // the request's
  const Planned& planned_;
  std::shared_ptr<const Case> case_;
  ensemble::PulledLevers levers_;
  ensemble::Draws draws_;
  bool room_tried_ = false;
  std::optional<RoomRead> room_read_;
  Answers answers_;
};

}  // namespace

std::vector<std::string> known_questions() {
  return {"positions", "agreement", "war", "table", "stability", "compare", "drivers", "timeline"};
}

std::optional<TableId> main_table(const Case& dispute) {
  for (std::size_t t = 0; t < dispute.tables().size(); ++t)
    if (methods::belligerents_outside(dispute, dispute.tables()[t]).empty()) return TableId(t);
  if (dispute.tables().empty()) return std::nullopt;
  return TableId(0);
}

base::Result<Answers> answer_request(const Request& request, std::shared_ptr<const Case> dispute) {
  const auto planned = plan_of(request, *dispute);
  base::Diagnostics problems = planned.diagnostics();
  auto levers = ensemble::pull_levers(dispute, request.levers);
  problems.insert(problems.end(), levers.diagnostics().begin(), levers.diagnostics().end());
  for (const std::string& variant : request.variants) {
    const auto pulled = ensemble::pull_levers(dispute, {variant});
    problems.insert(problems.end(), pulled.diagnostics().begin(), pulled.diagnostics().end());
  }
  if (!planned || base::has_errors(problems)) return problems;
  return Planner(request, *planned, dispute, std::move(levers).value()).run();
}

}  // namespace entente::desk
