// What has moved, day by day, each step with the words that moved it.
#include <algorithm>

#include <fmt/format.h>

#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

const std::vector<std::string>* texts_of(const Finding& finding, std::size_t least) {
  const auto* texts = std::get_if<std::vector<std::string>>(&finding.value);
  return texts && texts->size() >= least ? texts : nullptr;
}

std::string day_words(const std::string& iso) {
  const auto day = evidence::parse_date(iso);
  return day ? evidence::to_prose(*day) : iso;
}

std::string party_name(const Context& context, const std::string& id) {
  const auto party = context.dispute.find_party(id);
  return party ? context.dispute.party(*party).name : id;
}
std::string issue_title(const Context& context, const std::string& id) {
  const auto issue = context.dispute.find_issue(id);
  return issue ? context.dispute.issue(*issue).title : id;
}

std::string row(std::initializer_list<std::string> cells) {
  std::string html;
  for (const std::string& cell : cells) html += wrap("td", cell);
  return wrap("tr", html);
}

std::string table(std::initializer_list<std::string_view> heads, const std::string& rows) {
  if (rows.empty()) return {};
  std::string head;
  for (const std::string_view one : heads) head += fmt::format("<th scope=\"col\">{}</th>", one);
  return "<table class=\"data timeline\"><thead><tr>" + head + "</tr></thead><tbody>" + rows +
         "</tbody></table>";
}

// Findings of one name in the order of their first text, a day.
std::vector<const Finding*> by_day(const Answer& answer, std::string_view name) {
  std::vector<const Finding*> found = answer.all(name);
  std::erase_if(found, [](const Finding* one) { return !texts_of(*one, 2); });
  std::stable_sort(found.begin(), found.end(), [](const Finding* a, const Finding* b) {
    return texts_of(*a, 2)->front() < texts_of(*b, 2)->front();
  });
  return found;
}

std::string stance_html(const Context& context, const Finding& finding) {
  return fmt::format("{}, {}", escape(party_name(context, finding.about.party)),
                     escape(issue_title(context, finding.about.issue)));
}

std::string moves_html(const Context& context, const Answer& answer) {
  std::string rows;
  for (const Finding* moved : by_day(answer, "moved")) {
    const auto* texts = texts_of(*moved, 3);
    if (!texts) continue;
    rows += row({escape(day_words((*texts)[0])), stance_html(context, *moved),
                 fmt::format("from {} <b>to {}</b>", escape((*texts)[1]), escape((*texts)[2])),
                 evidence_html(context, moved->rests_on, 1)});
  }
  return table({"Day", "Stance", "Step", "Words that moved it"}, rows);
}

std::string contradictions_html(const Context& context, const Answer& answer) {
  std::string rows;
  for (const Finding* found : by_day(answer, "contradiction")) {
    const auto* texts = texts_of(*found, 4);
    if (!texts) continue;
    rows += row({stance_html(context, *found),
                 fmt::format("{} and {}", escape(day_words((*texts)[0])), escape(day_words((*texts)[2]))),
                 evidence_html(context, found->rests_on, 2)});
  }
  const std::string html = table({"Stance", "Said on", "The words"}, rows);
  return html.empty() ? html : "<h3>Claims that contradict each other</h3>" + html;
}

std::string hands_html(const Context& context, const Answer& answer) {
  std::string rows;
  for (const Finding* report : by_day(answer, "reported_leverage"))
    rows +=
        row({escape(day_words(texts_of(*report, 2)->front())),
             escape(party_name(context, report->about.party)), evidence_html(context, report->rests_on, 1)});
  const std::string html = table({"Day", "Party", "What is reported"}, rows);
  return html.empty() ? html : "<h3>Reports about who holds leverage</h3>" + html;
}

}  // namespace

Section timeline_section(const Context& context) {
  std::string html;
  for (const Answer* answer : answers_to(context.answers, "timeline")) {
    html += says_html(context, *answer);
    if (!answer->applies) continue;
    html +=
        moves_html(context, *answer) + contradictions_html(context, *answer) + hands_html(context, *answer);
  }
  return {"timeline", "What has moved", html};
}

}  // namespace entente::report
