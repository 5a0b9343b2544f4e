// The front in a terminal. A column per level and a row per finding: names of findings are long and numbers
// are short, so that nine levels fit 80 columns this way round only.
#include "entente/report/terminal_levels.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/report/front_words.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Answer;
using question::Finding;
using question::FindingKind;

// Obstacles are told at a table, where `level` ranks sets.
bool of_front(const Answer& answer) {
  return answer.question == "war" && answer.table.empty();
}

bool of_worlds(const Finding& finding) {
  return finding.kind == FindingKind::probability || finding.kind == FindingKind::share;
}

std::optional<double> level_today(const Desk& desk, const Answer& answer) {
  if (const auto told = number_of(&answer, "front_level")) return told;
  if (!desk.options.dispute || !desk.options.dispute->parts().war) return std::nullopt;
  return desk.options.dispute->parts().war->level.likely;
}

struct Line {
  std::string name, party;
  const Finding* first = nullptr;
};

std::vector<Line> lines_of(const Answer& answer) {
  std::vector<Line> lines;
  for (const Finding& finding : answer.findings) {
    if (!told_by_level(answer, finding.name)) continue;
    const bool known = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return line.name == finding.name && line.party == finding.about.party;
    });
    if (!known) lines.push_back({finding.name, finding.about.party, &finding});
  }
  // Obstacles come last, grouped under their headings.
  const auto group = [](const Line& line) {
    return line.name.starts_with("opens_") ? 1 : line.name.starts_with("width_without_") ? 2 : 0;
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const Line& a, const Line& b) { return group(a) < group(b); });
  return lines;
}

std::string unit_words(const Finding& finding) {
  if (!of_worlds(finding)) return "";
  return finding.unit.ends_with(" without terms") ? ", of 100 worlds without terms" : ", of 100 worlds";
}

std::string cell_words(const Finding* finding) {
  const auto value = number_of(finding);
  if (!value || !std::isfinite(*value)) return "–";
  // A rounding error of the solver would else be the widest number of the table.
  if (!of_worlds(*finding)) return number_words(std::fabs(*value) < 1e-6 ? 0 : *value);
  const std::string words = base::of_hundred(std::clamp(*value, 0.0, 1.0));
  return words.starts_with("fewer") ? "<1" : words;
}

// "terms appear if only this obstacle goes" heads its obstacles once; the rest of a name is its row's.
struct RowWords {
  std::string heading, row;
};

RowWords row_words(const Desk& desk, const Line& line) {
  const std::string words = finding_words(line.name), unit = unit_words(*line.first);
  const std::size_t colon = words.find(": ");
  if (colon != std::string::npos) return {words.substr(0, colon) + unit, "  " + words.substr(colon + 2)};
  return {"",
          line.party.empty() ? words + unit : fmt::format("{}: {}{}", desk.party(line.party), words, unit)};
}

}  // namespace

bool told_by_level(const Answer& answer, std::string_view name) {
  if (!of_front(answer)) return false;
  std::optional<double> level;
  for (const Finding& finding : answer.findings) {
    if (finding.name != name || !finding.about.level) continue;
    if (level && level != finding.about.level) return true;
    level = finding.about.level;
  }
  return false;
}

std::string levels_text(const Desk& desk, const Answer& answer) {
  const std::vector<Line> lines = lines_of(answer);
  if (lines.empty()) return {};
  std::vector<double> levels;
  for (const Finding& finding : answer.findings)
    if (finding.about.level && told_by_level(answer, finding.name)) levels.push_back(*finding.about.level);
  const auto today = level_today(desk, answer);
  levels = told_levels(std::move(levels), today);
  std::vector<Column> columns{{"front at level"}};
  bool marked = false;
  for (const double level : levels) {
    marked = marked || level == today;
    columns.push_back({number_words(level) + (level == today ? "*" : ""), true, false});
  }
  TextTable table(std::move(columns));
  std::string heading;
  for (const Line& line : lines) {
    const RowWords words = row_words(desk, line);
    if (!words.heading.empty() && words.heading != heading) table.add({printable(words.heading)});
    heading = words.heading;
    std::vector<std::string> row{printable(words.row)};
    for (const double level : levels)
      row.push_back(cell_words(find(&answer, line.name, {line.party, "", "", "", level})));
    table.add(std::move(row));
  }
  return fmt::format("\n{}{}", table.text(desk.width), marked ? "  * the front today\n" : "");
}

}  // namespace entente::report
