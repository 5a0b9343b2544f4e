#include "entente/exchange/scenario_check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::exchange {

namespace {

class Check {
 public:
  explicit Check(const Scenario& scenario) : scenario_(scenario) {}

  base::Diagnostics run() {
    check_sizes();
    if (!found_.empty()) return found_;
    for (const ScenarioIssue& issue : scenario_.issues) check_issue(issue);
    if (!found_.empty()) return found_;
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party) check_party(party);
    check_quorum();
    return found_;
  }

 private:
  void error(std::string code, std::string message, std::string help) {
    add(base::Severity::error, std::move(code), {std::move(message), std::move(help)});
  }
  void warning(std::string code, std::string message, std::string help) {
    add(base::Severity::warning, std::move(code), {std::move(message), std::move(help)});
  }
  void add(base::Severity severity, std::string code, std::pair<std::string, std::string> words) {
    base::Diagnostic problem;
    problem.severity = severity;
    problem.code = std::move(code);
    problem.message = std::move(words.first);
    problem.help = std::move(words.second);
    if (found_.size() < 50) found_.push_back(std::move(problem));
  }

  void check_sizes();
  void check_issue(const ScenarioIssue& issue);
  void check_party(std::size_t index);
  void check_seen(const ScenarioParty& party, std::size_t issue);
  void check_bonus(const ScenarioParty& party, std::size_t index);
  void check_number(double value, const std::string& what);
  void check_quorum();

  const Scenario& scenario_;
  base::Diagnostics found_;
};

void Check::check_sizes() {
  const std::size_t parties = scenario_.parties.size(), issues = scenario_.issues.size();
  if (parties == 0) error("scenario-empty", "the scenario has no party", "give it a profile per party");
  if (issues == 0)
    error("scenario-empty", "the scenario has no issue", "a domain names at least one issue and its values");
  if (parties > most_parties)
    error("too-many-parties",
          fmt::format("the scenario has {} parties; at most {} are computed", parties, most_parties),
          "name the profiles of those who matter instead of the folder");
  if (issues > most_issues)
    error("too-many-issues",
          fmt::format("the scenario has {} issues; at most {} are computed", issues, most_issues),
          "split the scenario");
}

void Check::check_number(double value, const std::string& what) {
  if (!std::isfinite(value))
    error("scenario-number", fmt::format("{} is not a finite number", what), "every score is a number");
}

void Check::check_issue(const ScenarioIssue& issue) {
  if (issue.numeric()) {
    check_number(issue.low, fmt::format("the lower end of issue \"{}\"", issue.name));
    check_number(issue.high, fmt::format("the upper end of issue \"{}\"", issue.name));
    if (issue.low > issue.high || (issue.step && !(*issue.step > 0)))
      return error("scenario-number",
                   fmt::format("issue \"{}\" has no number between its ends, or a step that is not above 0",
                               issue.name),
                   "an issue has at least one value");
    if (issue.step && (issue.high - issue.low) / *issue.step > 1e9)
      return error("too-many-options",
                   fmt::format("issue \"{}\" has more than 1000000000 values; at most {} are computed",
                               issue.name, most_values),
                   "take a larger step");
  }
  if (values_in(issue) > most_values)
    error("too-many-options",
          fmt::format("issue \"{}\" has {} values; at most {} are computed", issue.name, values_in(issue),
                      most_values),
          "join values, or take a larger step");
}

void Check::check_seen(const ScenarioParty& party, std::size_t index) {
  const ScenarioIssue& issue = scenario_.issues[index];
  const IssueUtility& seen = party.issues[index];
  const std::string what = fmt::format("a score of \"{}\" on \"{}\"", party.name, issue.name);
  const bool wrong_kind = issue.numeric() ? !seen.of_value.empty() : !seen.knots.empty();
  if (wrong_kind || (!seen.of_value.empty() && seen.of_value.size() != issue.values.size()))
    error("scenario-shape",
          fmt::format("\"{}\" has {} scores on \"{}\", but the issue has {}", party.name,
                      seen.of_value.size() + seen.knots.size(), issue.name,
                      issue.numeric() ? "numbers" : fmt::format("{} values", issue.values.size())),
          "one score per value, in the order of the values");
  for (const double value : seen.of_value) check_number(value, what);
  for (std::size_t i = 0; i < seen.knots.size(); ++i) {
    check_number(seen.knots[i].first, what);
    check_number(seen.knots[i].second, what);
    if (i > 0 && !(seen.knots[i - 1].first < seen.knots[i].first))
      return error("scenario-shape", fmt::format("the numbers under {} do not rise", what),
                   "give each number once, the lowest first");
  }
}

void Check::check_bonus(const ScenarioParty& party, std::size_t index) {
  const ScenarioBonus& bonus = party.bonuses[index];
  check_number(bonus.adds, fmt::format("bonus {} of \"{}\"", index + 1, party.name));
  for (const ScenarioBonus::Bound& bound : bonus.bounds) {
    bool sound = bound.issue < scenario_.issues.size();
    if (sound && !scenario_.issues[bound.issue].numeric())
      for (const std::size_t value : bound.values)
        sound = sound && value < scenario_.issues[bound.issue].values.size();
    if (!sound)
      return error("scenario-shape",
                   fmt::format("bonus {} of \"{}\" names an issue or a value that is not there", index + 1,
                               party.name),
                   "a bonus is paid on values of the issues");
  }
}

void Check::check_party(std::size_t index) {
  const ScenarioParty& party = scenario_.parties[index];
  if (party.issues.size() != scenario_.issues.size())
    return error("scenario-shape",
                 fmt::format("\"{}\" has scores on {} issues, but the scenario has {}", party.name,
                             party.issues.size(), scenario_.issues.size()),
                 "give one list of scores per issue");
  const std::size_t before = found_.size();
  bool scores = !party.bonuses.empty();
  for (std::size_t issue = 0; issue < party.issues.size(); ++issue) {
    check_seen(party, issue);
    scores = scores || !party.issues[issue].of_value.empty() || !party.issues[issue].knots.empty();
  }
  for (std::size_t bonus = 0; bonus < party.bonuses.size(); ++bonus) check_bonus(party, bonus);
  check_number(party.base, fmt::format("the base of \"{}\"", party.name));
  if (party.reservation)
    check_number(*party.reservation, fmt::format("the reservation value of \"{}\"", party.name));
  if (party.discount && !(*party.discount > 0 && *party.discount <= 1))
    error("scenario-number", fmt::format("the discount factor of \"{}\" is not in (0, 1]", party.name),
          "1 means that time costs nothing");
  if (!scores)
    error("party-without-scores", fmt::format("\"{}\" has no scores on any issue", party.name),
          "give it scores, or leave it out");
  if (found_.size() > before || !party.reservation) return;
  const double most = utility_bounds(scenario_, index).second;
  if (*party.reservation > most + 1e-9)
    warning("reservation-above-maximum",
            fmt::format("\"{}\" has a reservation value of {}, but no package gives it more than {}",
                        party.name, base::shortest(*party.reservation), base::shortest(most)),
            "there is no room for an agreement with it");
}

void Check::check_quorum() {
  if (scenario_.quorum && (*scenario_.quorum == 0 || *scenario_.quorum > scenario_.parties.size()))
    error("scenario-shape",
          fmt::format("the quorum is {}, but there are {} parties", *scenario_.quorum,
                      scenario_.parties.size()),
          "a quorum is 1 or more and at most the number of parties");
}

}  // namespace

base::Diagnostics check_scenario(const Scenario& scenario) {
  return Check(scenario).run();
}

base::Diagnostics check_sums(const Scenario& scenario) {
  base::Diagnostics found;
  for (const ScenarioParty& party : scenario.parties) {
    const bool sum = std::any_of(party.issues.begin(), party.issues.end(), [](const IssueUtility& seen) {
      return !seen.of_value.empty() || !seen.knots.empty();
    });
    if (sum) continue;
    base::Diagnostic problem;
    problem.code = "export-unsupported";
    problem.message = fmt::format("all that \"{}\" wants are bonuses for combinations", party.name);
    problem.help = "this format holds sums over issues; negmas keeps bonuses";
    found.push_back(std::move(problem));
  }
  return found;
}

}  // namespace entente::exchange
