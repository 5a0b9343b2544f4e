// The answer in three sentences, what it rests on, and who must agree.
#include <algorithm>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/palette.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;

std::string share_words(double share) {
  return base::of_hundred(std::clamp(share, 0.0, 1.0)) + " of 100 parts";
}

// One bar in three textures: how much of the headline's spread comes from what kind of input.
std::string inputs_bar(const question::InputShares& inputs) {
  std::string bar, rows;
  const auto part = [&](std::string_view texture, double share, std::string_view words) {
    bar += fmt::format("<span class=\"{}\" style=\"width:{}%\"></span>", texture, coordinate(100 * share));
    rows +=
        fmt::format("<li><span class=\"swatch {}\"></span>{}: {}</li>", texture, words, share_words(share));
  };
  part("solid", inputs.documents, "anchored on documents");
  part("dashed", inputs.judgement, "judgement");
  part("dotted", inputs.defaults, "defaults nobody has judged");
  return fmt::format("<div class=\"inputs\" aria-hidden=\"true\">{}</div><ul class=\"plain\">{}</ul>", bar,
                     rows);
}

std::string document_line(const Context& context, const evidence::Document& document) {
  std::string line = fmt::format("<a href=\"#{}\">{}</a>", anchor_id("document", document.id),
                                 escape(document.title.empty() ? document.id : document.title));
  line += ", " + plain_words(evidence::name_of(document.kind));
  if (!document.origin.empty() && !context.trail.restricted(document.origin))
    line += fmt::format(", {}", escape(document.origin));
  if (document.date) line += ", " + evidence::to_prose(*document.date);
  return wrap("li", line);
}

template <class Range, class Holds>
bool any(const Range& range, Holds holds) {
  return std::any_of(range.begin(), range.end(), holds);
}

// What a party does at a table, in the case's own terms.
std::string seat_words(const dispute::Table& table, dispute::PartyId party) {
  std::vector<std::string> words;
  const auto is = [&](const auto& entry) { return entry.party == party; };
  if (std::find(table.seated.begin(), table.seated.end(), party) != table.seated.end())
    words.emplace_back("seated");
  if (table.host == party) words.emplace_back("host");
  if (any(table.must_accept, is)) words.emplace_back("must accept");
  if (any(table.ratifies, is)) words.emplace_back("ratifies");
  if (any(table.can_spoil, is)) words.emplace_back("can wreck");
  return words.empty() ? "not in the room" : base::join_and(words);
}

std::string party_table(const Context& context) {
  std::string head = "<th scope=\"col\">Party</th>", body;
  for (const dispute::Table& table : context.dispute.tables())
    head += fmt::format("<th scope=\"col\">{}</th>",
                        escape(table.title.empty() ? plain_words(table.id) : table.title));
  for (std::size_t p = 0; p < context.dispute.parties().size(); ++p) {
    const dispute::Party& party = context.dispute.parties()[p];
    std::string what = escape(party.what);
    if (!party.decides.empty())
      what = fmt::format("{}{}decides by {}", what, what.empty() ? "" : "; ", escape(party.decides));
    const std::string small = what.empty() ? "" : wrap("small", what);
    std::string row = fmt::format("<th scope=\"row\"><span class=\"dot {}\"></span>{}{}</th>", party_class(p),
                                  escape(party.name), small);
    for (const dispute::Table& table : context.dispute.tables())
      row += fmt::format("<td data-h=\"{}\">{}</td>", escape(table.title),
                         seat_words(table, dispute::PartyId{p}));
    body += wrap("tr", row);
  }
  return fmt::format("<table class=\"data parties\"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
                     head, body);
}

std::string envoys(const Context& context) {
  std::string items;
  for (const dispute::Envoy& envoy : context.dispute.parts().envoys) {
    if (context.trail.withheld(envoy.grounds.rests_on)) continue;
    std::string line =
        wrap("b", escape(envoy.person)) + " for " + escape(context.dispute.party(envoy.party).name);
    if (!envoy.role.empty()) line += fmt::format(", {}", escape(envoy.role));
    if (!envoy.record.empty()) line += fmt::format(". {}", escape(envoy.record));
    for (const std::string& claim : envoy.grounds.rests_on)
      line += fmt::format(" <small>{}</small>", context.trail.entry(claim));
    items += wrap("li", line);
  }
  return items.empty() ? "" : "<h3>Who speaks for whom</h3><ul>" + items + "</ul>";
}

}  // namespace

Section answer_section(const Context& context) {
  const Answer* summary = context.answers.find("summary");
  const Answer* answer = summary ? summary : context.answers.find("agreement");
  if (!answer) return {};
  std::string html;
  if (!answer->applies) html = says_html(context, *answer);
  for (std::size_t i = 0; answer->applies && i < std::min<std::size_t>(3, answer->says.size()); ++i)
    html += wrap("p", sentence_html(context, *answer, i), "lead");
  return {"answer", "The answer in three sentences", html};
}

Section inputs_section(const Context& context) {
  const question::InputShares& inputs = context.answers.inputs;
  std::string html;
  if (inputs.documents + inputs.judgement + inputs.defaults > 0)
    html +=
        wrap("p",
             "Where the spread of the headline comes from. Anchored on documents means that a sentence "
             "speaks of "
             "it; the step from the quote to the number is still somebody’s judgement. Quote, inference and "
             "number stand side by side in the case’s numbers.") +
        inputs_bar(inputs);
  std::string documents;
  for (const evidence::Document& document : context.evidence.documents)
    if (!context.trail.restricted(document.id)) documents += document_line(context, document);
  if (!documents.empty()) html += "<h3>Documents</h3><ul>" + documents + "</ul>";
  return {"rests-on", "What it rests on", html};
}

Section parties_section(const Context& context) {
  std::string html;
  const Answer* positions = context.answers.find("positions");
  if (positions) html += says_html(context, *positions);
  if (!context.dispute.parties().empty()) html += party_table(context);
  html += envoys(context);
  if (positions)
    if (const auto chart = positions_chart(context, *positions)) html += figure(context, *chart);
  return {"parties", "Who must agree, and where they stand", html};
}

}  // namespace entente::report
