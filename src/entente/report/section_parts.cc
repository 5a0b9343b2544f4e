// Pieces that several sections share: sentences with linked numbers, evidence notes, tables of findings.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/chart.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;

using Readings = std::map<std::string, std::vector<std::string>, std::less<>>;

void add_reading(Readings& readings, std::string text, const Finding& finding) {
  if (text.starts_with("−")) text.erase(0, std::string_view("−").size());
  // Where findings that read alike rest on different things, the number rests on any of them.
  std::vector<std::string>& grounds = readings[std::move(text)];
  for (const std::string& path : finding.rests_on)
    if (std::find(grounds.begin(), grounds.end(), path) == grounds.end()) grounds.push_back(path);
}

// How each number of an answer reads in a sentence, and what it rests on.
Readings readings_of(const Answer& answer) {
  Readings readings;
  for (const Finding& finding : answer.findings) {
    const auto value = number_of(&finding);
    if (!value) continue;
    if (*value >= 0 && *value <= 1) add_reading(readings, base::of_hundred(*value), finding);
    add_reading(readings, number_words(*value), finding);
    if (!finding.interval) continue;
    for (const double end : {finding.interval->most.first, finding.interval->most.second})
      add_reading(readings, number_words(end), finding);
  }
  return readings;
}

std::string cut(const std::string& quote, std::size_t most) {
  if (quote.size() <= most) return quote;
  const std::size_t space = quote.rfind(' ', most);
  return quote.substr(0, space == std::string::npos || space == 0 ? quote.find(' ', most) : space) + " …";
}

std::string quote_html(const Context& context, const evidence::Claim& claim) {
  const evidence::Document* document = context.evidence.document(claim.document);
  const std::string title = document && !document->title.empty() ? document->title : claim.document;
  return fmt::format("<q>{}</q> <a class=\"n solid\" href=\"#{}\">{}</a>", escape(cut(claim.quote, 90)),
                     anchor_id("claim", claim.id), escape(cut(title, 50)));
}

// A lever, or the path of a number that something depends on.
std::string lever_words(const Context& context, const std::string& lever) {
  return lever.find('.') == std::string::npos ? context.lever(lever) : path_words(context.dispute, lever);
}

std::string about_words(const Context& context, const Answer& answer, const question::About& about) {
  std::vector<std::string> words;
  if (!about.party.empty()) words.push_back(context.party(about.party));
  if (!about.issue.empty()) words.push_back(context.issue(about.issue));
  if (!about.table.empty() && about.table != answer.table) words.push_back(context.table(about.table));
  if (!about.lever.empty()) words.push_back(lever_words(context, about.lever));
  if (about.level) words.push_back(fmt::format("front at level {}", number_words(*about.level)));
  return fmt::format("{}", fmt::join(words, " · "));
}

// Changes of a share of worlds are told as worlds, and so are their intervals.
std::vector<Cell> finding_row(const Context& context, const Answer& answer, const Finding& finding) {
  Cell value = value_cell(&finding), spread = spread_cell(&finding);
  const auto number = number_of(&finding);
  const bool change = finding.name.starts_with("change_in") || finding.name == "cost_of_leaving_out" ||
                      finding.name == "price_of_line";
  if (change && number) {
    value.text = worlds_change_words(*number);
    if (finding.interval) spread.text = worlds_change_interval(finding.interval->most);
  }
  return {{finding_words(finding.name), {}, false},
          {about_words(context, answer, finding.about), {}, false},
          value,
          spread,
          {error_words(finding), finding.rests_on, true}};
}

std::size_t value_column(const DataView& data) {
  return static_cast<std::size_t>(std::find(data.header.begin(), data.header.end(), "Value") -
                                  data.header.begin());
}

// A column that says nothing, or the same in every row of several, is left out.
void drop_idle_columns(DataView& data) {
  for (std::size_t column = data.header.size(); column-- > 0;) {
    if (column == value_column(data)) continue;
    bool same = true, empty = true;
    for (const auto& row : data.rows) {
      same = same && row[column].text == data.rows.front()[column].text;
      empty = empty && row[column].text.empty();
    }
    if (!empty && !(same && column < 2 && data.rows.size() > 1)) continue;
    // Where all rows tell the same thing, the heading of the values says it.
    if (data.header[column] == "What") data.header[value_column(data)] = data.rows.front()[column].text;
    data.header.erase(data.header.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : data.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

}  // namespace

const std::vector<std::string>& sentence_grounds(const Answer& answer, std::size_t place) {
  static const std::vector<std::string> none;
  const Finding* finding = find(&answer, fmt::format("sentence_{}", place + 1));
  return finding ? finding->rests_on : none;
}

std::string sentence_html(const Context& context, const Answer& answer, std::size_t place) {
  const std::vector<std::string>& grounds = sentence_grounds(answer, place);
  if (!grounds.empty())
    return context.trail.sentence(answer.says[place], [&](std::string_view) { return grounds; });
  const Readings readings = readings_of(answer);
  return context.trail.sentence(answer.says[place], [&](std::string_view number) {
    const auto found = readings.find(number);
    return found == readings.end() ? std::vector<std::string>{} : found->second;
  });
}

std::string says_html(const Context& context, const Answer& answer, const Part& part) {
  if (!answer.applies && part.first == 0)
    return wrap("p", escape(fmt::format("This reading does not apply, because {}.", answer.because)),
                "refusal");
  std::vector<std::string> sentences;
  for (std::size_t i = part.first; i < answer.says.size() && i < part.first + part.most; ++i)
    sentences.push_back(sentence_html(context, answer, i));
  if (sentences.empty()) return {};
  if (sentences.size() < 5) return wrap("p", fmt::format("{}", fmt::join(sentences, " ")));
  std::string items;
  for (const std::string& sentence : sentences) items += wrap("li", sentence);
  return wrap("ul", items, "says");
}

std::string findings_html(const Context& context, const Answer& answer,
                          const std::vector<std::string>& names) {
  DataView data;
  data.header = {"What", "About", "Value", "80 % interval", "Error"};
  for (const std::string& name : names)
    for (const Finding* finding : answer.all(name))
      data.rows.push_back(finding_row(context, answer, *finding));
  if (data.rows.empty()) return {};
  drop_idle_columns(data);
  return table_html(context, data, "data");
}

std::string texture_legend() {
  return "<p class=\"legend\">How we know a number: <span class=\"n solid\">anchored on a document</span>, "
         "<span class=\"n dashed\">judgement</span>, <span class=\"n dotted\">default nobody has "
         "judged</span>. "
         "Charts carry the same as full, hatched and dotted. A number leads to its evidence.</p>";
}

std::string evidence_html(const Context& context, const std::vector<std::string>& rests_on,
                          std::size_t most) {
  if (rests_on.empty()) return {};
  std::string html;
  std::size_t shown = 0;
  for (const std::string& entry : rests_on) {
    const evidence::Claim* claim =
        entry.find('#') == std::string::npos ? nullptr : context.trail.claim(entry);
    if (!claim || shown == most) continue;
    html += quote_html(context, *claim) + " ";
    ++shown;
  }
  return html + context.trail.number(shown > 0 ? "all it rests on" : "what it rests on", rests_on);
}

}  // namespace entente::report
