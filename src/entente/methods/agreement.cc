// What could they agree on? Inside its domain: three parties weigh seven issues and refuse some terms of
// each. Outside: a vote under a known rule without a threshold (forecast), or a case that states no terms at
// all. It stands beside `table`, which asks what happens to the text afterwards, and `war`, which says what
// fighting on is worth; both use the acceptable set computed here.
#include "entente/methods/agreement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/methods/agreement_measure.h"
#include "entente/methods/central_agreement.h"
#include "entente/methods/measures.h"
#include "entente/methods/named_packages.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Case;
using question::About;
using question::Answer;
using question::Card;
using question::Finding;
using question::Method;
using question::Task;

namespace {

Card agreement_card() {
  Card card;
  card.id = "acceptable_set";
  card.title = "Acceptable set, frontier and reference points";
  card.question = "agreement";
  card.sources = {"nash1950", "kalai1975", "kalai1977", "raiffa1982"};
  card.assumptions = {
      "each party's utility adds up over issues, apart from declared interactions",
      "a party accepts what it prefers to no agreement and what crosses none of its real red lines",
      "scale issues are negotiated on a grid; the bound on what finer steps could add is stated"};
  card.domain =
      "two parties or more, each with positions on issues whose terms are stated, and a known value of no "
      "agreement; "
      "it refuses when a document names an issue without its content";
  card.status = question::Status::checked;
  card.reads = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
  card.per_table = true;
  return card;
}

About at_issue(const dispute::Table& table, const dispute::Issue& issue) {
  About about;
  about.table = table.id;
  about.issue = issue.id;
  return about;
}

void say_clashes(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  std::vector<const Finding*> pairs = answer.all("clash_pair");
  std::stable_sort(pairs.begin(), pairs.end(), [](const Finding* a, const Finding* b) {
    return number(a).value_or(0) > number(b).value_or(0);
  });
  const Case& dispute = *task.dispute;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, pairs.size()); ++i) {
    const double share = number(pairs[i]).value_or(0);
    if (share < 0.01) break;
    const std::string& both = pairs[i]->about.party;
    const auto a = dispute.find_party(both.substr(0, both.find('|')));
    const auto b = dispute.find_party(both.substr(both.find('|') + 1));
    const auto issue = dispute.find_issue(pairs[i]->about.issue);
    says.push_back(fmt::format("The red lines of {} and {} on \"{}\" leave no common term {}.",
                               dispute.party(*a).name, dispute.party(*b).name, dispute.issue(*issue).title,
                               in_worlds(share)));
  }
}

void say_ranges(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  const Case& dispute = *task.dispute;
  for (const auto id : dispute::issues_at(dispute, table_of(task))) {
    const auto& issue = dispute.issue(id);
    const auto low = number(answer.find("range_low", at_issue(table_of(task), issue)));
    const auto high = number(answer.find("range_high", at_issue(table_of(task), issue)));
    if (low && high)
      says.push_back(fmt::format("Where there is room, \"{}\" can lie from {} to {} (medians of both ends).",
                                 issue.title, describe(issue, *low), describe(issue, *high)));
  }
}

void say_candidate(const Task& task, const Answer& answer, std::vector<std::string>& says) {
  const Finding* most = nullptr;
  for (const Finding* support : answer.all("candidate_support"))
    if (!most || number(support).value_or(0) > number(most).value_or(0)) most = support;
  if (!most || number(most).value_or(0) <= 0) return;
  for (const Finding* candidate : answer.all("candidate"))
    if (candidate->about == most->about)
      says.push_back(fmt::format(
          "Of the named packages, the one acceptable most often is acceptable {}: {}. It is a reference, not "
          "a forecast.",
          in_worlds(*number(most)), describe(*task.dispute, std::get<question::Terms>(candidate->value))));
}

// Who gives what for what, in the central world: the trades with the largest product of gains.
void say_trades(const Answer& answer, std::vector<std::string>& says) {
  std::vector<std::string> parts;
  for (const Finding* trade : answer.all("trade"))
    if (trade->about.level == 1 && parts.size() < 3) parts.push_back(std::get<std::string>(trade->value));
  if (!parts.empty())
    says.push_back(
        fmt::format("Exchanges that leave both sides better off than splitting each issue in the middle, "
                    "with every number at its median: {}.",
                    fmt::join(parts, "; ")));
}

std::vector<std::string> say_agreement(const Task& task, const Answer& answer) {
  std::vector<std::string> says;
  const Case& dispute = *task.dispute;
  const auto& table = table_of(task);
  About at;
  at.table = table.id;
  const double room = number(answer.find("room", at)).value_or(0);
  const char* each = table.must_accept.size() == 1 ? "prefers" : "each prefer";
  if (room <= 0)
    says.push_back(fmt::format(
        "There is room in no world: no terms exist that {} {} to no agreement and that cross none "
        "of their real red lines.",
        acceptance(dispute, table), each));
  else
    says.push_back(
        fmt::format("There is room {}: terms exist that {} {} to no agreement and that cross none of their "
                    "real red lines.",
                    in_worlds(room), acceptance(dispute, table), each));
  if (const auto unproven = number(answer.find("room_unproven", at)); unproven && *unproven > 0)
    says.push_back(
        fmt::format("In {} of 100 worlds the search ended at its limit before it found terms or proved that "
                    "there are none; they count as without room.",
                    base::of_hundred(*unproven)));
  const auto by_values = number(answer.find("no_room_by_values", at));
  const auto by_lines = number(answer.find("no_room_by_lines", at));
  if (const auto by_links = number(answer.find("no_room_by_links", at)); by_links && *by_links > 0)
    says.push_back(fmt::format("The links of the case leave no package that the red lines allow {}.",
                               in_worlds(*by_links)));
  if (by_lines && by_values && (*by_lines > 0 || *by_values > 0))
    says.push_back(fmt::format(
        "Red lines alone exclude every package {}; {} the lines leave packages, but none that all "
        "prefer to no agreement.",
        in_worlds(*by_lines), in_worlds(*by_values)));
  say_clashes(task, answer, says);
  say_ranges(task, answer, says);
  say_candidate(task, answer, says);
  say_trades(answer, says);
  if (const auto open = number(answer.find("reference_unproven", at)); open && *open > 0)
    says.push_back(
        fmt::format("In {} of 100 worlds with room the search for the balanced package ended at its limit: "
                    "a package with a larger product of gains may exist there.",
                    base::of_hundred(*open)));
  if (const auto quadratic = number(answer.find("room_quadratic", at)); quadratic && *quadratic != room)
    says.push_back(fmt::format("If losses grow with the square of the distance, there is room {}.",
                               in_worlds(*quadratic)));
  const auto outside = belligerents_outside(dispute, table);
  if (!outside.empty())
    says.push_back(
        fmt::format("This table does not need the acceptance of {}, which is at war: without it the fighting "
                    "goes on, so what is "
                    "found here is not a settlement.",
                    names(dispute, outside)));
  return says;
}

}  // namespace

Method agreement() {
  Method method;
  method.card = agreement_card();
  method.obstacles = agreement_obstacles;
  method.schema = [](const Task& task) { return agreement_columns(*task.dispute, table_of(task)).schema; };
  method.scratch = agreement_scratch;
  method.measure = measure_agreement;
  method.solve = solve_agreement;
  method.next = name_packages;
  method.say = say_agreement;
  return method;
}

}  // namespace entente::methods
