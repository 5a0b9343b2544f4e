#include "entente/report/terminal_desk.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"

namespace entente::report {

Desk::Desk(const TerminalOptions& given) : options(given), width(std::max<std::size_t>(40, given.width)) {
  if (given.dispute) trail = std::make_unique<Trail>(*given.dispute, none);
}

std::string Desk::mark(const question::Finding& finding) const {
  const auto footing = trail ? trail->footing(finding.rests_on) : std::nullopt;
  if (!footing) return "";
  if (footing->basis == dispute::Basis::document) return "•";
  return footing->basis == dispute::Basis::judgement ? "~" : "?";
}

std::string Desk::party(const std::string& id) const {
  const auto found = options.dispute ? options.dispute->find_party(id) : std::nullopt;
  return found ? options.dispute->party(*found).name : plain_words(id);
}

std::string Desk::issue(const std::string& id) const {
  const auto found = options.dispute ? options.dispute->find_issue(id) : std::nullopt;
  return found ? options.dispute->issue(*found).title : plain_words(id);
}

std::string Desk::table(const std::string& id) const {
  const auto found = options.dispute ? options.dispute->find_table(id) : std::nullopt;
  return found && !options.dispute->table(*found).title.empty() ? options.dispute->table(*found).title
                                                                : plain_words(id);
}

std::string Desk::lever(const std::string& id) const {
  const auto found = options.dispute ? options.dispute->find_lever(id) : std::nullopt;
  return found ? options.dispute->parts().levers[found->index()].title : plain_words(id);
}

std::string Desk::about(const question::About& about, const question::Answer& answer) const {
  std::vector<std::string> words;
  if (!about.party.empty()) {
    std::vector<std::string> names;
    for (const std::string& id : base::split(about.party, '|')) names.push_back(party(id));
    words.push_back(base::join_and(names));
  }
  if (!about.issue.empty()) words.push_back(issue(about.issue));
  if (!about.table.empty() && about.table != answer.table) words.push_back(table(about.table));
  if (!about.lever.empty()) words.push_back(lever(about.lever));
  if (about.level) words.push_back(fmt::format("level {}", number_words(*about.level)));
  return fmt::format("{}", fmt::join(words, " · "));
}

std::string Desk::head(const std::string& text) const {
  return options.colour ? fmt::format("\x1b[1m{}\x1b[0m", text) : text;
}

namespace {

// A bound at the end of the issue's scale bounds nothing and is not shown.
std::string accepts_words(const Desk& desk, const question::Answer& answer, const question::About& about) {
  if (find(&answer, "red_line_unknown", about)) return "[?]";
  auto from = number_of(&answer, "red_line_from", about), to = number_of(&answer, "red_line_to", about);
  const auto place = desk.options.dispute ? desk.options.dispute->find_issue(about.issue) : std::nullopt;
  if (place && !desk.options.dispute->issue(*place).anchors.empty()) {
    if (from == desk.options.dispute->issue(*place).low()) from.reset();
    if (to == desk.options.dispute->issue(*place).high()) to.reset();
  }
  if (from && to) return fmt::format("[{}–{}]", number_words(*from), number_words(*to));
  if (from) return fmt::format("≥{}", number_words(*from));
  return to ? fmt::format("≤{}", number_words(*to)) : "";
}

// Short enough for eight columns of a narrow terminal; the issues' titles stand in other tables.
std::string heading_of(const std::string& words) {
  return columns_of(words) <= 8 ? words : fold(words, 7).front() + "…";
}

std::string cell_of(const Desk& desk, const question::Answer& answer, const question::About& about) {
  const question::Finding* ideal = find(&answer, "ideal", about);
  const std::string accepts = accepts_words(desk, answer, about);
  if (!ideal) return accepts;
  const auto value = number_of(ideal);
  const std::string favours =
      desk.mark(*ideal) + (value ? number_words(*value) : plain_words(value_words(*ideal)));
  return accepts.empty() ? favours : fmt::format("{} {}", favours, accepts);
}

}  // namespace

std::string positions_text(const Desk& desk, const question::Answer& answer) {
  std::vector<std::string> parties = parties_of(&answer, "ideal"), issues = issues_of(&answer, "ideal");
  std::vector<Column> columns{{"party"}};
  for (const std::string& issue : issues)
    columns.push_back({heading_of(printable(plain_words(issue))), true});
  TextTable table(std::move(columns));
  for (const std::string& party : parties) {
    std::vector<std::string> row{printable(desk.party(party))};
    for (const std::string& issue : issues)
      row.push_back(printable(cell_of(desk, answer, {party, issue, "", "", {}})));
    table.add(std::move(row));
  }
  std::string out = table.empty() ? "" : fmt::format("\n{}", table.text(desk.width));
  if (!table.empty())
    out += paragraph("  ", "In each cell the favoured point, then what the party accepts.", desk.width);
  for (const question::Finding* line : answer.all("red_line_unknown"))
    out += paragraph("  [?] ",
                     printable(fmt::format("{}: {}", desk.about(line->about, answer), value_words(*line))),
                     desk.width);
  return out;
}

}  // namespace entente::report
