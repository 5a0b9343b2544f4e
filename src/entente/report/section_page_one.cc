// Page one: what it is about, the ten answers, one strip of charts, and how to read a number.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;

std::string masthead(const Context& context) {
  const question::Answers& answers = context.answers;
  const auto& as_of = context.dispute.parts().as_of;
  const std::string date = as_of ? evidence::to_prose(*as_of) : date_words(answers.as_of);
  std::string line = date.empty() ? "Brief" : "Brief · as of " + escape(date);
  if (answers.worlds > 0) line += fmt::format(" · {} worlds drawn from these inputs", answers.worlds);
  std::string html = wrap("p", line, "as-of");
  const std::string& title = answers.title.empty() ? context.dispute.parts().title : answers.title;
  html += wrap("h1", escape(title));
  if (!context.dispute.parts().question.empty())
    html += wrap("p", escape(context.dispute.parts().question), "question");
  return html;
}

std::string answer_item(const Context& context, const Answer& answer, std::size_t place) {
  const std::string evidence = evidence_html(context, sentence_grounds(answer, place), 1);
  std::string html = sentence_html(context, answer, place);
  if (!evidence.empty())
    html = fmt::format(
        "<div class=\"row\"><input type=\"checkbox\" class=\"toggle\" id=\"open-{0}\" "
        "aria-label=\"Evidence for answer {0}\"><div>{1} <label for=\"open-{0}\">evidence</label></div>"
        "<aside class=\"note\">{2}</aside></div>",
        place + 1, html, evidence);
  return fmt::format("<li id=\"answer-{}\">{}</li>", place + 1, html);
}

std::string footnotes(const Context& context, const Answer& answer) {
  std::string html;
  for (std::size_t i = 0; i < answer.says.size(); ++i)
    if (const std::string evidence = evidence_html(context, sentence_grounds(answer, i), 2);
        !evidence.empty())
      html += wrap("p", fmt::format("<b>{}</b> {}", i + 1, evidence));
  return html.empty() ? "" : "<div class=\"footnotes\"><h2>Notes to page one</h2>" + html + "</div>";
}

// Long answers are set smaller in print, so that the page stays one page.
std::string_view density(const Answer& answer) {
  const std::size_t letters =
      std::accumulate(answer.says.begin(), answer.says.end(), std::size_t{0},
                      [](std::size_t sum, const std::string& text) { return sum + text.size(); });
  if (letters > 3000) return "ten tightest";
  if (letters > 2200) return "ten tighter";
  return letters > 1700 ? "ten tight" : "ten";
}

}  // namespace

Section page_one(const Context& context) {
  std::string html = masthead(context), notes;
  const Answer* answer = context.answers.find("page_one");
  if (answer) {
    std::string items;
    for (std::size_t i = 0; i < answer->says.size(); ++i) items += answer_item(context, *answer, i);
    html += fmt::format("<ol class=\"{}\">{}</ol>", density(*answer), items);
    notes = footnotes(context, *answer);
  }
  if (const auto strip = strip_chart(context)) html += figure(context, *strip);
  html += texture_legend();
  return {"page-one", "", wrap("div", html, "sheet") + notes};
}

}  // namespace entente::report
