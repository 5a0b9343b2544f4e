// Why is there no room, and what is the least that would open it? Inside its domain: two parties whose red
// lines on a border leave no common term. Outside: a table that decides by quorum, where any demand can be
// outvoted. It stands beside `agreement`, which says in how many worlds there is room and not why.
#include "entente/methods/least_change.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/demands.h"
#include "entente/methods/measures.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Measure;
using question::Method;
using question::Task;

namespace {

constexpr double something = 1e-9;

struct ChangeScratch : question::Scratch {
  explicit ChangeScratch(const Task& task)
      : issues(dispute::issues_at(*task.dispute, table_of(task))),
        model(*task.dispute, issues, acceptors(table_of(task))),
        table(model, table_of(task)),
        demands(*task.dispute, table_of(task)) {}
  /// Whether there is room in this world; where there is none, the demands are filled.
  bool room(const dispute::World& world) {
    table.workspace().allowance = world_work;
    model.fill(world);
    table.fill(model);
    if (table.room()) return true;
    demands.fill(model, table, world);
    return false;
  }
  std::vector<dispute::IssueId> issues;
  WorldModel model;
  TableSpace table;
  Demands demands;
};

// The issues on which a line of an acceptor stands, in the order of the table.
std::vector<std::size_t> issues_with_lines(const Demands& demands) {
  std::vector<std::size_t> found;
  for (const auto& line : demands.lines())
    if (std::find(found.begin(), found.end(), line.issue) == found.end()) found.push_back(line.issue);
  return found;
}

question::Schema schema_of(const Task& task) {
  const Case& dispute = *task.dispute;
  const ChangeScratch s(task);
  About at;
  at.table = table_of(task).id;
  const std::string closed = "share of worlds without room";
  question::Schema schema;
  schema.push_back(measure("no_room", at, FindingKind::probability, "share of worlds"));
  Measure clash = measure("clash", at, FindingKind::set, "demands that leave no package together");
  clash.width = s.demands.size();
  clash.members = s.demands.names();
  clash.members_rest_on = s.demands.grounds();
  schema.push_back(std::move(clash));
  schema.push_back(measure("least_change_unproven", at, FindingKind::probability, closed));
  schema.push_back(
      measure("least_change_total", at, FindingKind::number, "shares of scales and ranges, added"));
  schema.push_back(measure("least_change_largest", at, FindingKind::number, "share of its scale or range"));
  for (const std::size_t j : issues_with_lines(s.demands)) {
    const Issue& issue = dispute.issue(s.issues[j]);
    About about = at;
    about.issue = issue.id;
    schema.push_back(measure("lines_have_to_give", about, FindingKind::probability, closed));
    schema.push_back(measure("gap_between_lines", about, FindingKind::number, unit_of(issue)));
  }
  for (const auto& acceptor : table_of(task).must_accept) {
    About about = at;
    about.party = dispute.party(acceptor.party).id;
    schema.push_back(measure("value_has_to_give", about, FindingKind::probability, closed));
    schema.push_back(measure("value_gives", about, FindingKind::number, "utility"));
  }
  return schema;
}

double unless_nothing(double amount) {
  return amount > something ? amount : no_number;
}

void measure_change(const Task& task, const dispute::World& world, question::Scratch* scratch,
                    std::span<double> out) {
  auto& s = static_cast<ChangeScratch&>(*scratch);
  std::fill(out.begin(), out.end(), no_number);
  const bool room = s.room(world);
  out[0] = room ? 0 : 1;
  if (room) return;
  const auto clash = s.demands.clash(false);
  const auto least = s.demands.least(theory::LeastBy::sum),
             shared = s.demands.least(theory::LeastBy::largest);
  Writer writer(out.subspan(1));
  for (std::size_t d = 0; d < s.demands.size(); ++d)
    writer.put(std::find(clash.begin(), clash.end(), d) != clash.end() ? 1 : 0);
  if (!least || !shared) return;
  writer.put(least->complete && shared->complete ? 0 : 1);
  if (least->package.empty() || shared->package.empty()) return;
  writer.put(least->total);
  writer.put(shared->largest);
  for (const std::size_t j : issues_with_lines(s.demands)) {
    double gap = 0;
    for (std::size_t l = 0; l < s.demands.lines().size(); ++l)
      if (s.demands.lines()[l].issue == j) gap += least->lines[l];
    writer.put(gap > something ? 1 : 0);
    writer.put(unless_nothing(gap * length_of(task.dispute->issue(s.issues[j]))));
  }
  for (std::size_t i = 0; i < least->thresholds.size(); ++i) {
    writer.put(least->thresholds[i] > something ? 1 : 0);
    writer.put(unless_nothing(least->thresholds[i]));
  }
}

// "the red line of Russia on "Line of control"", "what Russia has without agreement"
std::string in_words(const Case& dispute, const std::string& demand) {
  const auto parts = base::split(demand, '.');
  const std::string& party = dispute.party(*dispute.find_party(parts[1])).name;
  if (parts[0] == "no_agreement") return "what " + party + " has without agreement";
  return fmt::format("the red line of {} on \"{}\"", party,
                     dispute.issue(*dispute.find_issue(parts[2])).title);
}

std::string listed(const Case& dispute, const std::vector<std::string>& demands) {
  std::vector<std::string> words;
  for (const auto& demand : demands) words.push_back(in_words(dispute, demand));
  return base::join_and(words);
}

std::vector<Finding> solve_change(const Task& task, const dispute::World& central) {
  ChangeScratch s(task);
  if (s.room(central)) return {};
  About at;
  at.table = table_of(task).id;
  const auto add = [&](std::vector<Finding>& findings, const char* name, About about, FindingKind kind,
                       std::string unit, question::Value value) {
    Finding made;
    made.name = name;
    made.about = std::move(about);
    made.kind = kind;
    made.unit = std::move(unit);
    made.value = std::move(value);
    made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
    findings.push_back(std::move(made));
  };
  std::vector<Finding> findings;
  const auto names = s.demands.names();
  std::vector<std::string> members;
  for (const std::size_t d : s.demands.clash(true)) members.push_back(names[d]);
  if (!members.empty())
    add(findings, "central_clash", at, FindingKind::set, "no smaller set of demands leaves no package",
        members);
  const auto least = s.demands.least(theory::LeastBy::sum);
  if (!least || least->package.empty()) return findings;
  const std::vector<double> options(least->package.begin(), least->package.end());
  add(findings, "central_change_package", at, FindingKind::package,
      "package that the least change opens, every number at its median",
      terms_of(*task.dispute, s.issues, options));
  add(findings, "central_change_gap", at, FindingKind::number,
      least->complete ? "proven distance to the least possible change"
                      : "proven distance to the least possible change; the search ended at its limit",
      std::max(0.0, least->total - least->bound));
  return findings;
}

// The clashes that at least two worlds in a hundred have, at most three.
void say_clashes(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  std::vector<std::string> parts;
  for (const Finding* share : answer.all("clash_share")) {
    const auto* set = answer.find("clash", share->about);
    const auto p = number(share);
    if (!set || !p || (*p < 0.02 && !parts.empty()) || parts.size() == 3) continue;
    parts.push_back(fmt::format("{} {}", in_worlds(*p),
                                listed(*task.dispute, std::get<std::vector<std::string>>(set->value))));
  }
  if (!parts.empty())
    says.push_back(
        fmt::format("What clashes, each world counted once: {}. Each of these sets leaves no package, and "
                    "without any one of its "
                    "demands the others can stand together.",
                    fmt::join(parts, "; ")));
}

void say_gaps(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  std::vector<std::string> parts;
  bool lines = false, values = false;
  const Case& dispute = *task.dispute;
  for (const Finding* gap : answer.all("gap_between_lines")) {
    const auto share = number(answer.find("lines_have_to_give", gap->about));
    const auto amount = number(gap);
    if (!share || !amount || *share < 0.005) continue;
    const Issue& issue = dispute.issue(*dispute.find_issue(gap->about.issue));
    lines = true;
    parts.push_back(fmt::format("on \"{}\" red lines give {}{} together (in {} of 100 such worlds)",
                                issue.title, base::two_digits(*amount),
                                issue.unit.empty() ? "" : " " + issue.unit, base::of_hundred(*share)));
  }
  for (const Finding* gives : answer.all("value_gives")) {
    const auto share = number(answer.find("value_has_to_give", gives->about));
    if (!share || *share < 0.005) continue;
    values = true;
    parts.push_back(
        fmt::format("{} settles for less than it has without agreement (in {} of 100 such worlds)",
                    dispute.party(*dispute.find_party(gives->about.party)).name, base::of_hundred(*share)));
  }
  if (!parts.empty())
    says.push_back(fmt::format(
        "The least change that opens room, where there is none (medians): {}.{}{}", base::join_and(parts),
        lines ? " Which party moves its line, the arithmetic does not say." : "",
        values ? " Where a value gives, another party's could at times do as well: one "
                 "least change is shown."
               : ""));
}

std::vector<std::string> say_change(const Task& task, const Answer& answer) {
  std::vector<std::string> says;
  say_clashes(task, answer, says);
  About at;
  at.table = table_of(task).id;
  const double closed = number(answer.find("no_room", at)).value_or(0);
  if (closed <= 0) return {"There is room in every world, so nothing has to give."};
  if (says.empty())
    says.push_back(fmt::format(
        "{} of 100 worlds are without room, and no set of demands is named: the links of the case "
        "leave no package, or the search for one ended at its limit.",
        base::of_hundred(closed)));
  if (const auto* central = answer.find("central_clash", at))
    says.push_back(
        fmt::format("With every number at its median, the fewest demands that leave no package are {}.",
                    listed(*task.dispute, std::get<std::vector<std::string>>(central->value))));
  say_gaps(task, answer, says);
  if (const auto open = number(answer.find("least_change_unproven", at)); open && *open > 0)
    says.push_back(fmt::format("In {} of 100 such worlds the search ended at its limit, and less may do.",
                               base::of_hundred(*open)));
  return says;
}

std::vector<std::string> obstacles(const Task& task) {
  auto reasons = agreement_obstacles(task);
  if (task.inquiry.table && table_of(task).quorum)
    reasons.emplace_back("this table decides by quorum, so no single demand stands in the way");
  return reasons;
}

question::Card change_card() {
  question::Card card;
  card.id = "least_change";
  card.title = "Demands that clash, and the least change that opens room";
  card.question = "agreement";
  card.sources = {"chinneck2008", "raiffa1982"};
  card.assumptions = {
      "moving a red line by a share of its scale and lowering what a party accepts by the same share of its "
      "best-to-worst range count alike",
      "which of two clashing lines gives is not computed: the gap between them is",
      "a line that does not clash in a world is not part of its account"};
  card.domain = "a table at which all who must accept do so; it has nothing to say where there is room";
  card.status = question::Status::checked;
  card.reads = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
  card.per_table = true;
  card.companion = true;
  return card;
}

}  // namespace

Method least_change() {
  Method method;
  method.card = change_card();
  method.obstacles = obstacles;
  method.schema = schema_of;
  method.scratch = [](const Task& task) { return std::make_unique<ChangeScratch>(task); };
  method.measure = measure_change;
  method.solve = solve_change;
  method.say = say_change;
  return method;
}

}  // namespace entente::methods
