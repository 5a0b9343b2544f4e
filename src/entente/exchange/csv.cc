#include "entente/exchange/csv.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/case_names.h"
#include "entente/exchange/csv_table.h"
#include "entente/exchange/scenario_check.h"
#include "entente/exchange/tree_reader.h"

namespace entente::exchange {

namespace {

class CsvScenario {
 public:
  CsvScenario(const SourceFile& file, ImportLog& log) : file_(file), log_(log) {}

  Scenario read(const std::vector<CsvRow>& rows) {
    scenario_.title = stem(file_.name);
    scenario_.format = "CSV";
    if (!read_header(rows)) return scenario_;
    for (std::size_t i = 1; i < rows.size(); ++i) read_row(rows[i]);
    for (ScenarioParty& party : scenario_.parties) party.issues.resize(scenario_.issues.size());
    for (const auto& [issue, by_party] : scores_)
      for (std::size_t party = 0; party < by_party.size(); ++party)
        scenario_.parties[party].issues[issue].of_value = by_party[party];
    return std::move(scenario_);
  }

 private:
  bool read_header(const std::vector<CsvRow>& rows) {
    const bool sound = !rows.empty() && rows[0].size() >= 3 &&
                       base::lower_ascii(rows[0][0].text) == "issue" &&
                       base::lower_ascii(rows[0][1].text) == "value";
    if (!sound) {
      log_.error("import-mismatch", {&file_, rows.empty() ? evidence::Span() : rows[0][0].span},
                 "the first row is not issue,value and one name per party",
                 "write issue,value,north,south in the first row");
      return false;
    }
    for (std::size_t i = 2; i < rows[0].size(); ++i) {
      ScenarioParty party;
      party.name = rows[0][i].text.empty() ? fmt::format("party {}", i - 1) : rows[0][i].text;
      scenario_.parties.push_back(std::move(party));
    }
    return true;
  }

  void read_row(const CsvRow& row) {
    const evidence::Span whole = {row.front().span.start, row.back().span.end};
    const std::size_t parties = scenario_.parties.size();
    if (row.size() != parties + 2)
      return log_.error(
          "import-mismatch", {&file_, whole},
          fmt::format("this row has {} cells, but the first row has {}", row.size(), parties + 2),
          "one cell per column, an empty one where there is nothing");
    if (row[1].text.empty()) return read_stated(row);
    read_value(row);
  }

  std::optional<double> score(const CsvRow& row, std::size_t party) {
    return log_.number(row[party + 2].text, {&file_, row[party + 2].span},
                       fmt::format("the score of \"{}\"", scenario_.parties[party].name));
  }

  void read_stated(const CsvRow& row) {
    const std::string what = base::lower_ascii(row[0].text);
    const bool known = what == "reservation" || what == "discount" || what == "base";
    if (!known || !stated_.insert(what).second)
      return log_.error("import-mismatch", {&file_, row[0].span},
                        known ? fmt::format("the row \"{}\" stands twice", what)
                              : fmt::format("a row without a value is called \"{}\"", row[0].text),
                        "rows without a value are reservation, discount and base, each once");
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party) {
      if (row[party + 2].text.empty()) continue;
      const auto number = score(row, party);
      if (!number) continue;
      if (what == "reservation") scenario_.parties[party].reservation = *number;
      if (what == "discount") scenario_.parties[party].discount = *number;
      if (what == "base") scenario_.parties[party].base = *number;
    }
  }

  void read_value(const CsvRow& row) {
    const auto [at, fresh] = issue_of_.emplace(row[0].text, scenario_.issues.size());
    if (fresh) {
      scenario_.issues.emplace_back().name = row[0].text;
      scores_[at->second].resize(scenario_.parties.size());
    }
    ScenarioIssue& issue = scenario_.issues[at->second];
    if (!values_[at->second].insert(row[1].text).second)
      return log_.error("import-mismatch", {&file_, row[1].span},
                        fmt::format("\"{}\" stands twice under \"{}\"", row[1].text, row[0].text),
                        "keep one row");
    if (const std::size_t count = values_[at->second].size(); count > most_values) {
      if (count == most_values + 1)
        log_.error("too-many-options", {&file_, row[1].span},
                   fmt::format("issue \"{}\" has more than {} values", row[0].text, most_values),
                   "join values");
      return;
    }
    issue.values.push_back(row[1].text);
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party)
      scores_[at->second][party].push_back(score(row, party).value_or(0));
  }

  const SourceFile& file_;
  ImportLog& log_;
  Scenario scenario_;
  std::map<std::string, std::size_t> issue_of_;
  std::map<std::size_t, std::set<std::string>> values_;
  std::map<std::size_t, std::vector<std::vector<double>>> scores_;  // issue, party, value
  std::set<std::string> stated_;
};

// The rows of one issue, and a note when numbers fall between them.
std::string issue_rows(const Scenario& scenario, std::size_t index, std::vector<ImportNote>& notes) {
  const ScenarioIssue& issue = scenario.issues[index];
  std::map<double, std::string> points;
  for (std::size_t i = 0; i < values_in(issue); ++i)
    points[issue.numeric() ? number_at(issue, i) : static_cast<double>(i)] = value_name(issue, i);
  if (values_in(issue) == 0) {
    points = {{issue.low, base::shortest(issue.low)}, {issue.high, base::shortest(issue.high)}};
    for (const ScenarioParty& party : scenario.parties)
      for (const auto& knot : party.issues[index].knots) points[knot.first] = base::shortest(knot.first);
    notes.push_back({ImportNote::Kind::dropped, "",
                     fmt::format("the numbers of \"{}\" between the {} at which somebody's utility bends",
                                 issue.name, points.size())});
  }
  std::string text;
  for (const auto& [at, name] : points) {
    text += csv_cell(issue.name) + "," + csv_cell(name);
    for (const ScenarioParty& party : scenario.parties)
      text += "," + base::shortest(worth(party.issues[index], issue, at));
    text += "\n";
  }
  return text;
}

template <class Number>
std::string stated_row(const Scenario& scenario, const char* name, Number number) {
  std::string text;
  bool any = false;
  for (const ScenarioParty& party : scenario.parties) {
    const std::optional<double> value = number(party);
    any = any || value;
    text += "," + (value ? base::shortest(*value) : std::string());
  }
  return any ? fmt::format("{},{}\n", name, text) : std::string();
}

}  // namespace

base::Result<Scenario> read_csv(const std::vector<std::string>& paths) {
  ImportLog log;
  const auto files = scenario_files(paths, {".csv", ".tsv"}, log);
  if (files.size() > 1) {
    base::Diagnostic problem;
    problem.code = "import-files";
    problem.message = fmt::format("a scenario is one CSV file, but here are {}", files.size());
    problem.where.file = paths.front();
    problem.help = "name the file that counts";
    log.add({problem});
  }
  if (log.failed()) return log.problems();
  const auto file = read_source(files.front(), log);
  if (!file) return log.problems();
  const auto rows = csv_rows(*file, log);
  if (!rows) return log.problems();
  return finished(CsvScenario(*file, log).read(*rows), log);
}

base::Result<ExportedFiles> write_csv(const Scenario& scenario) {
  base::Diagnostics found = check_scenario(scenario);
  if (base::has_errors(found)) return found;
  if (base::Diagnostics lost = check_sums(scenario); !lost.empty()) return lost;
  ExportedFiles out;
  std::string text = "issue,value";
  for (const ScenarioParty& party : scenario.parties) text += "," + csv_cell(party.name);
  text += "\n";
  for (std::size_t i = 0; i < scenario.issues.size(); ++i) text += issue_rows(scenario, i, out.notes);
  text += stated_row(scenario, "base", [](const ScenarioParty& party) {
    return party.base != 0 ? std::optional(party.base) : std::nullopt;
  });
  text += stated_row(scenario, "reservation", [](const ScenarioParty& party) { return party.reservation; });
  text += stated_row(scenario, "discount", [](const ScenarioParty& party) { return party.discount; });
  const auto dropped = [&](std::string what) {
    out.notes.push_back({ImportNote::Kind::dropped, "", std::move(what)});
  };
  for (const ScenarioParty& party : scenario.parties) {
    if (!party.bonuses.empty())
      dropped(fmt::format("the {} bonuses of \"{}\"", party.bonuses.size(), party.name));
    if (party.veto) dropped(fmt::format("the veto of \"{}\": every party must accept", party.name));
  }
  if (scenario.quorum) dropped("the quorum: every party must accept");
  out.files["scenario.csv"] = std::move(text);
  return {std::move(out), std::move(found)};
}

}  // namespace entente::exchange
