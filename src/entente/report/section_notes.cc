// What to find out next, reasons to disregard the page, and how it was made.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

// Hold for every brief, whatever the answers say.
constexpr std::array<std::string_view, 5> standing_reasons = {
    "Room is not the chance of peace: it says that terms exist, not that anybody finds, offers or signs "
    "them.",
    "A share of worlds is a share of draws from these inputs. Where the inputs are wrong, so is the share.",
    "What parties say in public, and what their adversaries say of them, may differ from what they accept.",
    "Each party is taken as one holder of views; struggles inside it appear only where the case names them.",
    "No number on these pages counts lives."};

std::string unknown_lines(const Context& context) {
  std::string items;
  const Answer* positions = context.answers.find("positions");
  if (!positions) return {};
  for (const Finding* line : positions->all("red_line_unknown"))
    items += wrap("li", fmt::format("{}, {}: {} {}", escape(context.party(line->about.party)),
                                    escape(context.issue(line->about.issue)), escape(value_words(*line)),
                                    evidence_html(context, line->rests_on, 1)));
  return items.empty() ? "" : "<h3>Lines declared, content not stated</h3><ul>" + items + "</ul>";
}

// Shares of the verdict's variance by number, for the first table that has them.
std::string depends_html(const Context& context) {
  for (const Answer* answer : answers_to(context.answers, "agreement")) {
    DataView data;
    data.header = {"Number", "Share of the variance of “there is room”", "Which way"};
    for (const Finding* finding : answer->all("depends_on")) {
      if (!number_of(finding)) continue;
      const std::size_t comma = finding->unit.find(", ");
      data.rows.push_back({{path_words(context.dispute, finding->about.lever), {}, false},
                           {number_words(*number_of(finding)), finding->rests_on, true},
                           {comma == std::string::npos ? "" : finding->unit.substr(comma + 2), {}, false}});
    }
    if (!data.rows.empty())
      return wrap("h3",
                  escape(fmt::format("What the verdict depends on: {}", context.table(answer->table)))) +
             table_html(context, data, "data");
  }
  return {};
}

std::string term(std::string_view name, std::string_view value) {
  return value.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>", escape(name), escape(value));
}

// A method's card as the answer carries it, with the parameters of its first use.
std::string method_html(const Answer& answer) {
  std::string html = fmt::format("<h3>{} <small>{}</small></h3>", escape(plain_words(answer.method)),
                                 escape(question::name_of(answer.status)));
  std::string terms = term("id", answer.method) + term("answers", plain_words(answer.question)) +
                      term("sources", fmt::format("{}", fmt::join(answer.sources, ", ")));
  for (const question::Parameter& parameter : answer.parameters)
    terms += term(plain_words(parameter.name), parameter.value);
  return wrap("div", html + wrap("dl", terms), "method");
}

}  // namespace

Section drivers_section(const Context& context) {
  std::string html;
  for (const Answer* answer : answers_to(context.answers, "drivers")) {
    html += says_html(context, *answer);
    if (const auto chart = drivers_chart(context, *answer)) html += figure(context, *chart);
  }
  return {"drivers", "What matters most, and what to find out first", html};
}

Section find_out_section(const Context& context) {
  Section drivers = drivers_section(context);
  // The table of the drivers has the shares of the variance already.
  const bool drawn = find(context.answers.find("drivers"), "room_when_low") != nullptr;
  return {"find-out", drivers.body.empty() ? "What to find out next" : drivers.title,
          drivers.body + (drawn ? "" : depends_html(context)) + unknown_lines(context)};
}

Section disregard_section(const Context& context) {
  std::string items;
  std::vector<std::string> seen;
  const auto add = [&](const std::string& reason) {
    if (reason.empty() || std::find(seen.begin(), seen.end(), reason) != seen.end()) return;
    seen.push_back(reason);
    items += wrap("li", escape(reason));
  };
  for (const std::string_view reason : standing_reasons) add(std::string(reason));
  for (const Answer& answer : context.answers.answers)
    for (const std::string& caveat : answer.caveats) add(caveat);
  return {"disregard", "Reasons to disregard this", "<ul>" + items + "</ul>"};
}

Section methods_section(const Context& context) {
  const question::Answers& answers = context.answers;
  std::string html = fmt::format(
      "<dl><dt>worlds</dt><dd>{}</dd><dt>seed</dt><dd>{}</dd><dt>fingerprint of the case</dt>"
      "<dd class=\"mono\">{}</dd></dl>",
      answers.worlds, answers.seed, escape(answers.fingerprint));
  std::vector<std::string> seen;
  for (const Answer& answer : answers.answers) {
    if (answer.method.empty() || std::find(seen.begin(), seen.end(), answer.method) != seen.end()) continue;
    seen.push_back(answer.method);
    html += method_html(answer);
  }
  return {"methods", "Method notes",
          html + wrap("p",
                      "Reproduced: the method prints its source’s own numbers. Checked: by axioms and by a "
                      "slower twin. Sketched: "
                      "neither yet.",
                      "about")};
}

}  // namespace entente::report
