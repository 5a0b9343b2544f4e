#include "entente/exchange/scenario_case.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/draft_text.h"
#include "entente/exchange/case_names.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

using dispute::one_line;
using dispute::toml_text;

std::string name_of(ImportNote::Kind kind) {
  if (kind == ImportNote::Kind::kept) return "kept";
  return kind == ImportNote::Kind::mended ? "mended" : "dropped";
}

std::string number(double value) {
  return base::shortest(value == 0 ? 0.0 : value);
}

std::string list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

bool settled(const ScenarioIssue& issue) {
  return values_in(issue) == 1;
}
bool scale(const ScenarioIssue& issue) {
  return values_in(issue) == 0;
}

// What the settled issues come to, and bonuses that are paid always, move into `base`; bonuses that are never
// paid go, and so do bounds that always hold.
void settle(const Scenario& scenario, ScenarioParty& party) {
  for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
    const ScenarioIssue& issue = scenario.issues[i];
    if (!settled(issue)) continue;
    party.base += worth(party.issues[i], issue, issue.numeric() ? issue.low : 0);
    party.issues[i] = {};
  }
  const auto always = [&](const ScenarioBonus::Bound& bound) {
    const ScenarioIssue& issue = scenario.issues[bound.issue];
    if (issue.numeric()) return bound.low <= issue.low && issue.high <= bound.high;
    return std::set<std::size_t>(bound.values.begin(), bound.values.end()).size() == issue.values.size();
  };
  const auto never = [&](const ScenarioBonus::Bound& bound) {
    const ScenarioIssue& issue = scenario.issues[bound.issue];
    if (!issue.numeric()) return bound.values.empty();
    if (bound.low > bound.high || bound.high < issue.low || issue.high < bound.low) return true;
    for (std::size_t i = 0; i < values_in(issue); ++i)
      if (const double x = number_at(issue, i); bound.low <= x && x <= bound.high) return false;
    return !scale(issue);
  };
  std::vector<ScenarioBonus> rest;
  for (ScenarioBonus& bonus : party.bonuses) {
    if (std::any_of(bonus.bounds.begin(), bonus.bounds.end(), never)) continue;
    bonus.bounds.erase(std::remove_if(bonus.bounds.begin(), bonus.bounds.end(), always), bonus.bounds.end());
    if (bonus.bounds.empty())
      party.base += bonus.adds;
    else if (bonus.adds != 0)
      rest.push_back(std::move(bonus));
  }
  party.bonuses = std::move(rest);
}

class Writer {
 public:
  Writer(const Scenario& scenario, const evidence::Date& as_of)
      : scenario_(scenario), names_(case_names(scenario)), as_of_(as_of) {
    for (ScenarioParty& party : scenario_.parties) settle(scenario_, party);
    for (std::size_t i = 0; i < scenario_.issues.size(); ++i)
      if (!settled(scenario_.issues[i])) open_.push_back(i);
  }

  bool anything_open() const { return !open_.empty(); }
  std::string text() {
    head();
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party) party_row(party);
    for (const std::size_t issue : open_) issue_row(issue);
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party) score_rows(party);
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party) bonus_rows(party);
    table_row();
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void line(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }
  void head();
  void party_row(std::size_t party);
  void issue_row(std::size_t issue);
  std::vector<double> anchors(std::size_t issue) const;
  std::vector<double> places(std::size_t issue) const;
  void score_rows(std::size_t party);
  void bonus_rows(std::size_t party);
  std::string terms(const ScenarioBonus& bonus) const;
  std::string term(const ScenarioBonus::Bound& bound) const;
  void table_row();

  Scenario scenario_;  // with what is settled already counted
  CaseNames names_;
  evidence::Date as_of_;
  std::vector<std::size_t> open_;  // issues that are still to be agreed on
  std::string out_;
};

void Writer::head() {
  const std::string title = one_line(scenario_.title.empty() ? "Imported scenario" : scenario_.title);
  line("# {}, imported from {}.", title, one_line(scenario_.format));
  for (const ImportNote& note : scenario_.notes) line("# {}", one_line(notes_text({note})));
  line("format = 1\n\n[case]\ntitle = {}\nas_of = {}", toml_text(title), evidence::to_iso(as_of_));
  line("question = {}", toml_text(fmt::format("What can the parties to {} agree on?", title)));
  for (std::size_t i = 0; i < scenario_.issues.size(); ++i)
    if (settled(scenario_.issues[i]))
      line("# \"{}\" has one value, \"{}\", and is settled.", one_line(scenario_.issues[i].name),
           one_line(value_name(scenario_.issues[i], 0)));
}

void Writer::party_row(std::size_t index) {
  const ScenarioParty& party = scenario_.parties[index];
  line("\n[[party]]\nid = {}\nname = {}", toml_text(names_.parties[index]),
       toml_text(party.name.empty() ? names_.parties[index] : party.name));
  if (party.reservation)
    line("no_agreement = {}", number(*party.reservation));
  else
    line("no_agreement = {}  # none stated: the lowest utility of any package, so that it accepts all",
         number(utility_bounds(scenario_, index).first));
  if (party.discount && *party.discount < 1)
    line("patience = {}  # the discount factor; one period is the whole session", number(*party.discount));
}

// A scale has an anchor wherever the utility of anybody bends.
std::vector<double> Writer::anchors(std::size_t index) const {
  const ScenarioIssue& issue = scenario_.issues[index];
  std::set<double> found = {issue.low, issue.high};
  for (const ScenarioParty& party : scenario_.parties)
    for (const auto& knot : party.issues[index].knots)
      if (issue.low < knot.first && knot.first < issue.high) found.insert(knot.first);
  return {found.begin(), found.end()};
}

std::vector<double> Writer::places(std::size_t index) const {
  const ScenarioIssue& issue = scenario_.issues[index];
  if (scale(issue)) return anchors(index);
  std::vector<double> found;
  for (std::size_t i = 0; i < values_in(issue); ++i)
    found.push_back(issue.numeric() ? number_at(issue, i) : static_cast<double>(i));
  return found;
}

void Writer::issue_row(std::size_t index) {
  const ScenarioIssue& issue = scenario_.issues[index];
  const std::string& id = names_.issues[index];
  line("\n[[issue]]\nid = {}\ntitle = {}", toml_text(id), toml_text(issue.name.empty() ? id : issue.name));
  if (scale(issue)) {
    std::vector<std::string> items;
    for (const double at : anchors(index)) items.push_back(fmt::format("\"{0}\" = \"{0}\"", number(at)));
    return line("scale = {{ {} }}", fmt::join(items, ", "));
  }
  line("options = [");
  for (std::size_t i = 0; i < names_.values[index].size(); ++i) {
    const std::string name = one_line(value_name(issue, i));
    const std::string& value = names_.values[index][i];
    line("  \"{}\",{}", value, name == value ? "" : "  # " + name);
  }
  line("]");
}

void Writer::score_rows(std::size_t index) {
  const ScenarioParty& party = scenario_.parties[index];
  for (const std::size_t issue : open_) {
    const bool first = issue == open_.front();
    const IssueUtility& seen = party.issues[issue];
    // The first issue always has a row: it makes the party's utility one of points, and carries its base.
    if (!first && seen.of_value.empty() && seen.knots.empty()) continue;
    if (first && party.base != 0)
      line("\n# with {} on each value, which \"{}\" has from every package", number(party.base),
           one_line(party.name));
    else
      line("");
    std::vector<std::string> points;
    for (const double at : places(issue))
      points.push_back(number(worth(seen, scenario_.issues[issue], at) + (first ? party.base : 0)));
    line("[[score]]\nparty = \"{}\"\nissue = \"{}\"\npoints = {}", names_.parties[index],
         names_.issues[issue], list(points));
  }
}

std::string Writer::term(const ScenarioBonus::Bound& bound) const {
  const ScenarioIssue& issue = scenario_.issues[bound.issue];
  if (scale(issue))
    return fmt::format("{} = {{ from = {}, to = {} }}", names_.issues[bound.issue],
                       number(std::max(bound.low, issue.low)), number(std::min(bound.high, issue.high)));
  std::vector<std::string> values;
  for (std::size_t i = 0; i < values_in(issue); ++i) {
    const double x = issue.numeric() ? number_at(issue, i) : 0;
    const bool inside = issue.numeric()
                            ? bound.low <= x && x <= bound.high
                            : std::find(bound.values.begin(), bound.values.end(), i) != bound.values.end();
    if (inside) values.push_back(toml_text(names_.values[bound.issue][i]));
  }
  return fmt::format("{} = {}", names_.issues[bound.issue], list(values));
}

// Two bounds on one issue hold where both do; empty: they never hold together.
std::string Writer::terms(const ScenarioBonus& bonus) const {
  std::vector<ScenarioBonus::Bound> joined;
  for (const ScenarioBonus::Bound& bound : bonus.bounds) {
    const auto same = std::find_if(joined.begin(), joined.end(),
                                   [&](const auto& other) { return other.issue == bound.issue; });
    if (same == joined.end()) {
      joined.push_back(bound);
      continue;
    }
    same->low = std::max(same->low, bound.low);
    same->high = std::min(same->high, bound.high);
    auto& values = same->values;
    values.erase(std::remove_if(values.begin(), values.end(),
                                [&](std::size_t value) {
                                  return std::find(bound.values.begin(), bound.values.end(), value) ==
                                         bound.values.end();
                                }),
                 values.end());
  }
  std::vector<std::string> items;
  for (const ScenarioBonus::Bound& bound : joined) {
    items.push_back(term(bound));
    const bool numbers = scenario_.issues[bound.issue].numeric();
    if ((numbers && bound.low > bound.high) || items.back().find("= []") != std::string::npos) return {};
  }
  return fmt::format("{{ {} }}", fmt::join(items, ", "));
}

void Writer::bonus_rows(std::size_t index) {
  for (const ScenarioBonus& bonus : scenario_.parties[index].bonuses)
    if (const std::string when = terms(bonus); !when.empty())
      line("\n[[interaction]]\nparty = \"{}\"\nif = {}\nadds = {}", names_.parties[index], when,
           number(bonus.adds));
}

void Writer::table_row() {
  std::vector<std::string> all, veto;
  for (std::size_t i = 0; i < names_.parties.size(); ++i) {
    all.push_back(toml_text(names_.parties[i]));
    if (scenario_.parties[i].veto) veto.push_back(all.back());
  }
  line("\n[[table]]\nid = \"all\"\ntitle = \"Everybody\"\nseated = {0}\nmust_accept = {0}", list(all));
  // Under unanimity everybody has a veto already.
  if (!scenario_.quorum || *scenario_.quorum >= all.size()) return;
  line("quorum = {}", *scenario_.quorum);
  if (!veto.empty()) line("veto = {}", list(veto));
}

}  // namespace

base::Result<dispute::CaseDraft> to_case(const Scenario& scenario, const evidence::Date& as_of) {
  base::Diagnostics found = check_scenario(scenario);
  if (base::has_errors(found)) return found;
  Writer writer(scenario, as_of);
  if (!writer.anything_open()) {
    base::Diagnostic problem;
    problem.code = "scenario-empty";
    problem.message = "every issue of the scenario has a single value, so there is nothing to agree on";
    problem.help = "give at least one issue two values";
    return problem;
  }
  dispute::CaseDraft draft;
  draft.toml = writer.text();
  return {std::move(draft), std::move(found)};
}

std::string notes_text(const std::vector<ImportNote>& notes) {
  std::string text;
  for (const ImportNote& note : notes)
    text +=
        fmt::format("{}: {}{}{}\n", name_of(note.kind), note.file, note.file.empty() ? "" : ": ", note.what);
  return text;
}

}  // namespace entente::exchange
