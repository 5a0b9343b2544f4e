// The fighting, the table, what would change it.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

// What including each party left out would change, a row per party.
std::string absent_html(const Context& context, const Answer& answer) {
  DataView data;
  data.header = {"If it also must accept", "The chain holds in", "There is room in",
                 "Prefers no agreement to the reference package"};
  for (const Finding* cost : answer.all("cost_of_leaving_out")) {
    const question::About about{cost->about.party, "", cost->about.table, "", {}};
    Cell change = value_cell(cost);
    if (const auto value = number_of(cost)) change.text = worlds_change_words(*value);
    data.rows.push_back({{context.party(cost->about.party), {}, false},
                         change,
                         value_cell(find(&answer, "room_with", about)),
                         value_cell(find(&answer, "prefers_no_agreement", about))});
  }
  return data.rows.empty() ? "" : table_html(context, data, "data");
}

struct LeverText {
  const Context& context;
  const Answer& answer;
  std::string id;
  bool alone;  // the answer is about this lever only, so its sentences are about it
};

std::string lever_line(const LeverText& lever, std::string_view finding, std::string_view words,
                       const std::string& otherwise) {
  const std::string text = text_of(&lever.answer, finding, otherwise, {"", "", "", lever.id, {}});
  return text.empty() ? "" : wrap("li", fmt::format("<b>{}</b> {}", words, escape(text)));
}

std::string change_spread(const Finding& finding, bool worlds) {
  if (!finding.interval) return {};
  const auto& [low, high] = finding.interval->most;
  return worlds ? worlds_change_interval({low, high})
                : fmt::format("{} to {}", change_words(low), change_words(high));
}

std::string acceptance_html(const LeverText& lever) {
  DataView data;
  data.header = {"Party", "What changes", "Change", "80 % interval"};
  for (const std::string_view name : {"change_in_acceptance", "change_in_reservation_value"})
    for (const Finding* finding : lever.answer.all(name)) {
      const auto change = number_of(finding);
      if (!change || finding->about.lever != lever.id) continue;
      const bool worlds = name == "change_in_acceptance";
      data.rows.push_back(
          {{lever.context.party(finding->about.party), {}, false},
           {worlds ? "its acceptance" : "its value of no agreement", {}, false},
           {worlds ? worlds_change_words(*change) : change_words(*change), finding->rests_on, true},
           {change_spread(*finding, worlds), finding->rests_on, true}});
    }
  return data.rows.empty() ? "" : table_html(lever.context, data, "data");
}

std::string lever_html(const LeverText& lever) {
  const auto place = lever.context.dispute.find_lever(lever.id);
  const dispute::Lever* found = place ? &lever.context.dispute.parts().levers[place->index()] : nullptr;
  const std::string title =
      text_of(&lever.answer, "title", lever.context.lever(lever.id), {"", "", "", lever.id, {}});
  std::string holder = found && found->holder ? lever.context.dispute.party(*found->holder).name : "";
  std::string lines = lever_line(lever, "holder", "Held by", holder);
  lines += lever_line(lever, "means_for_people", "For people:", found ? found->means_for_people : "");
  lines += lever_line(lever, "not_computed", "Not computed:", found ? found->not_computed : "");
  std::string html = wrap("h3", escape(title));
  if (lever.alone) html += says_html(lever.context, lever.answer);
  if (!lines.empty()) html += wrap("ul", lines, "plain");
  html += acceptance_html(lever);
  return wrap("div", html, "lever");
}

// Answers on the same question with something else varied than a lever: the front's level, a table.
std::string variants_html(const Context& context, const Answer& answer) {
  const std::string table = findings_html(context, answer, {"room", "range_low", "range_high"});
  if (table.empty()) return {};
  return wrap("h3", escape(text_of(&answer, "title", plain_words(answer.method)))) + table;
}

bool tells_obstacles(const Answer& answer) {
  return answer.method == "obstacles";
}

// Per table what is said of its obstacles, then the ladders of all; where the question does not apply, the
// answer on the front has said why.
std::string obstacles_html(const Context& context) {
  std::string html;
  for (const Answer* answer : answers_to(context.answers, "war"))
    if (tells_obstacles(*answer) && answer->applies) html += says_html(context, *answer);
  if (const auto chart = obstacles_chart(context)) html += figure(context, *chart);
  return html.empty() ? "" : wrap("h3", "What keeps them from settling") + html;
}

std::vector<std::string> levers_of(const Answer& answer) {
  std::vector<std::string> ids;
  for (const Finding& finding : answer.findings)
    if (!finding.about.lever.empty() && std::find(ids.begin(), ids.end(), finding.about.lever) == ids.end())
      ids.push_back(finding.about.lever);
  if (ids.empty()) ids = answer.levers;
  return ids;
}

}  // namespace

Section fighting_section(const Context& context) {
  std::string html;
  for (const Answer* answer : answers_to(context.answers, "war")) {
    if (tells_obstacles(*answer)) continue;
    html += says_html(context, *answer);
    if (const auto chart = front_chart(context, *answer)) html += figure(context, *chart);
    if (const auto chart = survival_chart(context, *answer)) html += figure(context, *chart);
    html += findings_html(
        context, *answer,
        {"expected_duration", "range_open_today", "least_acceptable_terms", "reservation_value"});
  }
  html += obstacles_html(context);
  if (const auto chart = html.empty() ? std::nullopt : leverage_chart(context))
    html += wrap("h3", "Whose lever moves whom") + figure(context, *chart);
  return {"fighting", "The fighting", html};
}

Section tables_section(const Context& context) {
  std::string html;
  if (const auto chart = tables_chart(context)) html += figure(context, *chart);
  const std::vector<const Answer*> answers = answers_to(context.answers, "table");
  for (const Answer* answer : answers) {
    if (!answer->table.empty() && answers.size() > 1)
      html += wrap("h3", escape(context.table(answer->table)));
    html += says_html(context, *answer) + absent_html(context, *answer) +
            findings_html(context, *answer,
                          {"value_of_table", "cost_in_value", "passes_body", "robust", "unity",
                           "leaves_first", "in_core", "blocked_by", "settlement"});
  }
  return {"table", "The table", html};
}

Section levers_section(const Context& context) {
  std::string html;
  if (const auto chart = levers_chart(context)) html += figure(context, *chart);
  for (const Answer* answer : answers_to(context.answers, "compare")) {
    const bool varied = find(answer, "change_in_room") || find(answer, "share_flipped");
    const std::vector<std::string> levers =
        varied || !answer->levers.empty() ? levers_of(*answer) : std::vector<std::string>{};
    const bool alone = levers.size() == 1 && answer->applies;
    if (levers.empty()) html += variants_html(context, *answer);
    if (!alone) html += says_html(context, *answer);
    for (const std::string& id : levers) html += lever_html({context, *answer, id, alone});
  }
  return {"change", "What would change it", html};
}

std::vector<Section> other_sections(const Context& context) {
  constexpr std::string_view own[] = {"page_one", "summary", "positions", "agreement", "war",
                                      "table",    "compare", "drivers",   "stability", "timeline"};
  std::vector<Section> sections;
  for (const Answer& answer : context.answers.answers) {
    if (std::find(std::begin(own), std::end(own), answer.question) != std::end(own)) continue;
    std::vector<std::string> names;
    for (const Finding& finding : answer.findings)
      if (!finding.name.starts_with("sentence_") && !finding.name.starts_with("chart_title.") &&
          std::find(names.begin(), names.end(), finding.name) == names.end())
        names.push_back(finding.name);
    std::string title = plain_words(answer.question);
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
      title[0] = static_cast<char>(title[0] - 'a' + 'A');
    const std::string html = says_html(context, answer) + findings_html(context, answer, names);
    sections.push_back({fmt::format("other-{}", sections.size() + 1), title, html});
  }
  return sections;
}

}  // namespace entente::report
