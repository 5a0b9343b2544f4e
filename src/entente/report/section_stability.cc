// Would it hold: how long agreements like this one have stood, and on what in the case that depends.
#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

question::About about_path(const std::string& path) {
  question::About about;
  about.lever = path;
  return about;
}

Cell moves_cell(const Answer& answer, const std::string& path) {
  const Finding* moves = find(&answer, "life_depends_on", about_path(path));
  const auto value = number_of(moves);
  if (!value) return {};
  return {base::of_hundred(*value) + " of 100", moves->rests_on, true};
}

std::string factors_html(const Context& context, const Answer& answer) {
  if (!context.dispute.parts().life || !number_of(&answer, "stands_after_5_years")) return {};
  DataView data;
  data.header = {"What the hazard is multiplied by", "In the reference text",
                 "Left out, standing after 5 years moves by"};
  data.rows.push_back({{"how far the record tells of this dispute", {"life.hazard"}, false},
                       {"always", {}, true},
                       moves_cell(answer, "life.hazard")});
  const auto& guarantees = context.dispute.parts().life->guarantees;
  for (std::size_t row = 0; row < guarantees.size(); ++row) {
    const std::string path = fmt::format("guarantee.{}.times", row + 1);
    data.rows.push_back({{guarantees[row].title, {path}, false},
                         value_cell(find(&answer, "guarantee_in_package", about_path(path))),
                         moves_cell(answer, path)});
  }
  return table_html(context, data, "data");
}

// Sentences about the record are the same at every table; one reading of them is enough.
std::size_t said_before(const Answer& first, const Answer& answer) {
  std::size_t same = 0;
  while (same < answer.says.size() && same < first.says.size() && answer.says[same] == first.says[same])
    ++same;
  return same;
}

}  // namespace

Section stability_section(const Context& context) {
  const std::vector<const Answer*> answers = answers_to(context.answers, "stability");
  std::string html;
  if (const auto chart = life_chart(context)) html += figure(context, *chart);
  for (const Answer* answer : answers) {
    const bool first = answer == answers.front();
    if (!first && !answer->applies && answer->because == answers.front()->because) continue;
    const Part part{first || !answer->applies ? 0 : said_before(*answers.front(), *answer), 1000};
    const std::string said = says_html(context, *answer, part) + factors_html(context, *answer);
    if (said.empty()) continue;
    if (!answer->table.empty() && answers.size() > 1 && answer->applies)
      html += wrap("h3", escape(context.table(answer->table)));
    html += said;
  }
  return {"stability", "Would it hold", html};
}

}  // namespace entente::report
