// What can be agreed: room, terms, packages; why there is none and the least that would open it; what can be
// signed apart from the hardest issue.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

struct NamedPackage {
  std::string name;
  const Finding* package;
};

std::vector<NamedPackage> packages_of(const Answer& answer) {
  std::vector<NamedPackage> packages;
  const auto add = [&](std::string_view name, const std::string& words, std::size_t most) {
    for (const Finding* finding : answer.all(name)) {
      if (most == 0) return;
      if (!std::holds_alternative<question::Terms>(finding->value)) continue;
      packages.push_back({words, finding});
      --most;
    }
  };
  add("reference_package", "Reference package", 1);
  add("candidate", "Candidate", 3);
  add("nash_bargaining_solution", "Nash", 1);
  add("kalai_smorodinsky_solution", "Kalai–Smorodinsky", 1);
  add("egalitarian_solution", "Egalitarian", 1);
  add("utilitarian_solution", "Utilitarian", 1);
  return packages;
}

std::string term_words(const Finding& package, const std::string& issue) {
  for (const question::Term& term : std::get<question::Terms>(package.value))
    if (term.issue == issue) {
      const auto* number = std::get_if<double>(&term.value);
      return number ? number_words(*number) : plain_words(std::get<std::string>(term.value));
    }
  return "–";
}

// What is known of each candidate; its number among the candidates stands as its level.
std::vector<Cell> candidate_row(const Answer& answer, const std::vector<NamedPackage>& packages,
                                std::string_view name, std::string words) {
  const std::vector<const Finding*> known = answer.all(name);
  std::vector<Cell> row{{std::move(words), {}, false}};
  std::size_t next = 0;
  for (const NamedPackage& package : packages) {
    const bool candidate = package.package->name == "candidate" && next < known.size();
    row.push_back(candidate ? value_cell(known[next]) : Cell{});
    if (!candidate) continue;
    if (row.back().rests_on.empty()) row.back().rests_on = package.package->rests_on;
    ++next;
  }
  return row;
}

std::string packages_html(const Context& context, const Answer& answer) {
  const std::vector<NamedPackage> packages = packages_of(answer);
  if (packages.empty()) return {};
  DataView data;
  data.header = {"Issue"};
  for (const NamedPackage& package : packages) data.header.push_back(package.name);
  for (const dispute::Issue& issue : context.dispute.issues()) {
    if (issue.kind == dispute::Issue::Kind::open) continue;
    std::vector<Cell> row{{issue.title, {}, false}};
    for (const NamedPackage& package : packages)
      row.push_back({term_words(*package.package, issue.id), package.package->rests_on, true});
    data.rows.push_back(std::move(row));
  }
  if (!answer.all("candidate").empty()) {
    data.rows.push_back(
        candidate_row(answer, packages, "candidate_support", "Acceptable to all who must accept"));
    data.rows.push_back(
        candidate_row(answer, packages, "candidate_efficient", "No package is better for all there"));
    data.rows.push_back(candidate_row(answer, packages, "candidate_regret", "Regret, mean"));
    data.rows.push_back(candidate_row(answer, packages, "candidate_worst_regret", "Regret, worst world"));
  }
  return "<h3>Packages side by side</h3><p>Points of reference, none recommended. Named solutions hold for "
         "the central world, in which every input stands at its median. Regret: by how much of its range the "
         "party "
         "that loses most falls short of the balanced one of the candidates, in worlds with room.</p>" +
         table_html(context, data, "data packages");
}

std::string room_numbers(const Context& context, const Answer& answer) {
  const std::string table =
      findings_html(context, answer,
                    {"room", "room_quadratic", "room_if_lines_independent", "room_if_lines_together",
                     "no_room_by_lines", "no_room_by_values", "central_room", "no_room_reason"});
  return table.empty() ? "" : "<h3>Room, and how it depends on the reading</h3>" + table;
}

// Issue by issue: how often lines exclude each other there, and the room there would be without them.
std::string obstacles_html(const Context& context, const Answer& answer) {
  DataView data;
  data.header = {"Issue", "Red lines exclude each other", "Room if no line on it is real"};
  for (const Finding* clash : answer.all("clash_on"))
    data.rows.push_back(
        {{context.issue(clash->about.issue), {}, false},
         value_cell(clash),
         value_cell(find(&answer, "room_without_lines", {"", clash->about.issue, "", "", {}}))});
  return data.rows.empty()
             ? ""
             : "<h3>What stands in the way, issue by issue</h3>" + table_html(context, data, "data");
}

std::string terms_html(const Context& context, const Answer& answer, bool first) {
  std::string html;
  for (auto chart : {room_chart(context, answer), gains_chart(context, answer)}) {
    if (!chart) continue;
    chart->drawings_to_keep = first;  // the file would grow by a third for drawings that few look for
    html += figure(context, *chart);
  }
  html += packages_html(context, answer);
  html += obstacles_html(context, answer);
  const std::string prices = findings_html(context, answer, {"price_of_line"});
  if (!prices.empty()) html += "<h3>What each red line costs in room</h3>" + prices;
  return html;
}

// "the red line of North Coast on Share of the northern grounds" from a demand's path.
std::string demand_words(const Context& context, const std::string& demand) {
  const auto parts = base::split(demand, '.');
  if (parts.size() == 2) return "what " + context.party(parts[1]) + " has without agreement";
  return fmt::format("the red line of {} on “{}”", context.party(parts[1]), context.issue(parts[2]));
}

std::string clashes_html(const Context& context, const Answer& answer) {
  DataView data;
  data.header = {"Demands that leave no package together", "In"};
  for (const Finding* share : answer.all("clash_share")) {
    const Finding* set = find(&answer, "clash", share->about);
    if (!set || number_of(share).value_or(0) < 0.005) continue;
    std::vector<std::string> words;
    for (const std::string& demand : std::get<std::vector<std::string>>(set->value))
      words.push_back(demand_words(context, demand));
    data.rows.push_back({{base::join_and(words), {}, false}, value_cell(share)});
  }
  return data.rows.empty() ? "" : table_html(context, data, "data");
}

// How far the lines on an issue are apart where they have to give.
std::string gaps_html(const Context& context, const Answer& answer) {
  DataView data;
  data.header = {"To open room, where there is none", "Has to give in", "By (median)", "80 % interval"};
  for (const Finding* share : answer.all("lines_have_to_give")) {
    if (number_of(share).value_or(0) < 0.005) continue;
    const Finding* gap = find(&answer, "gap_between_lines", share->about);
    data.rows.push_back(
        {{fmt::format("red lines on “{}” together", context.issue(share->about.issue)), {}, false},
         value_cell(share),
         value_cell(gap),
         spread_cell(gap)});
  }
  for (const Finding* share : answer.all("value_has_to_give")) {
    if (number_of(share).value_or(0) < 0.005) continue;
    const Finding* gives = find(&answer, "value_gives", share->about);
    data.rows.push_back(
        {{fmt::format("{} settles for less than no agreement", context.party(share->about.party)), {}, false},
         value_cell(share),
         value_cell(gives),
         spread_cell(gives)});
  }
  return data.rows.empty() ? "" : table_html(context, data, "data");
}

std::string change_html(const Context& context, const Answer& answer) {
  return "<h3>Why there is none, and the least change that opens room</h3>" + says_html(context, answer) +
         clashes_html(context, answer) + gaps_html(context, answer);
}

std::string partial_html(const Context& context, const Answer& answer) {
  DataView data;
  data.header = {"Leaving as it is", "Terms on the others suit all who must accept in"};
  for (const Finding* share : answer.all("partial_room"))
    data.rows.push_back({{context.issue(share->about.issue), {}, false}, value_cell(share)});
  std::string html =
      "<h3>Apart from the hardest issue: partial agreements and stages</h3>" + says_html(context, answer);
  if (!data.rows.empty()) html += table_html(context, data, "data");
  const std::string gains = findings_html(context, answer, {"first_stage_gain"});
  if (!gains.empty()) html += "<h4>What each gains by the first stage</h4>" + gains;
  return html;
}

// Readings that stand beside the table's own answer, in the order in which a reader asks.
std::string companions_html(const Context& context, const Answer& main) {
  std::string html;
  for (const Answer* answer : answers_to(context.answers, "agreement")) {
    if (answer == &main || answer->table != main.table || !answer->applies) continue;
    if (answer->method == "least_change") html += change_html(context, *answer);
    if (answer->method == "partial_agreements") html += partial_html(context, *answer);
  }
  return html;
}

std::string first_table(const Context& context, const Answer& answer, std::size_t said) {
  return says_html(context, answer, {said}) + room_numbers(context, answer) +
         companions_html(context, answer) + terms_html(context, answer, true);
}

// The first table is told in full; of the others the room, and the rest when a reader asks.
std::string later_table(const Context& context, const Answer& answer) {
  const std::string rest =
      says_html(context, answer, {3}) + companions_html(context, answer) + terms_html(context, answer, false);
  std::string html = says_html(context, answer, {0, 3}) + room_numbers(context, answer);
  if (answer.applies && !rest.empty())
    html += fmt::format(
        "<details class=\"more\"><summary>Why there is none, terms, gains and packages at this "
        "table</summary>{}</details>",
        rest);
  return html;
}

std::vector<const Answer*> main_answers(const Context& context) {
  std::vector<const Answer*> answers;
  for (const Answer* answer : answers_to(context.answers, "agreement"))
    if (answer->method != "least_change" && answer->method != "partial_agreements") answers.push_back(answer);
  return answers;
}

}  // namespace

Section agreement_section(const Context& context) {
  const std::vector<const Answer*> answers = main_answers(context);
  const bool summary = context.answers.find("summary") != nullptr;
  std::string html;
  for (const Answer* answer : answers) {
    const bool first = answer == answers.front();
    if (answers.size() > 1)
      html += wrap("h3", escape(fmt::format("Table: {}", context.table(answer->table))), "table-name");
    html += first ? first_table(context, *answer, !summary && answer->applies ? 3 : 0)
                  : later_table(context, *answer);
  }
  return {"agreement", "What can be agreed", html};
}

}  // namespace entente::report
