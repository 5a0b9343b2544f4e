#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/case_names.h"
#include "entente/exchange/genius_xml.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

constexpr double cap_tolerance = 1e-3;  // weights that add up to a little more than 1 are common

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("&#{};", static_cast<int>(c));
    else
      out += c;
  }
  return out + "\"";
}

// How an issue is written: its values by name, or as a line over numbers.
struct Written {
  enum class Kind { discrete, integer, real } kind = Kind::discrete;
  std::vector<double> points;      // discrete: where the utility is read off
  std::vector<std::string> names;  // discrete
};

bool is_line(const IssueUtility& seen, const ScenarioIssue& issue) {
  const double u0 = worth(seen, issue, issue.low), u1 = worth(seen, issue, issue.high);
  return std::all_of(seen.knots.begin(), seen.knots.end(), [&](const auto& knot) {
    const double on_line = u0 + (u1 - u0) * (knot.first - issue.low) / (issue.high - issue.low);
    return std::fabs(knot.second - on_line) <= 1e-12;
  });
}

class GeniusWriter {
 public:
  explicit GeniusWriter(const Scenario& scenario) : scenario_(scenario) {
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) written_.push_back(plan(i));
  }

  ExportedFiles write() {
    if (scenario_.quorum) dropped("the quorum: every party must accept");
    out_.files["domain.xml"] = domain();
    const CaseNames names = case_names(scenario_);
    for (std::size_t party = 0; party < scenario_.parties.size(); ++party)
      out_.files[fmt::format("profile-{:02}-{}.xml", party + 1, names.parties[party])] = profile(party);
    return std::move(out_);
  }

 private:
  void note(ImportNote::Kind kind, std::string what) { out_.notes.push_back({kind, {}, std::move(what)}); }
  void dropped(std::string what) { note(ImportNote::Kind::dropped, std::move(what)); }

  Written plan(std::size_t index) {
    const ScenarioIssue& issue = scenario_.issues[index];
    Written plan;
    const bool lines = issue.low < issue.high &&
                       std::all_of(scenario_.parties.begin(), scenario_.parties.end(),
                                   [&](const auto& party) { return is_line(party.issues[index], issue); });
    const bool whole = issue.step == 1.0 && issue.low == std::floor(issue.low) && issue.high < 1e9;
    if (issue.numeric() && lines && (whole || !issue.step)) {
      plan.kind = whole ? Written::Kind::integer : Written::Kind::real;
      return plan;
    }
    std::set<double> points;
    for (std::size_t i = 0; i < values_in(issue); ++i)
      points.insert(issue.numeric() ? number_at(issue, i) : static_cast<double>(i));
    if (values_in(issue) == 0) {
      points = {issue.low, issue.high};
      for (const ScenarioParty& party : scenario_.parties)
        for (const auto& knot : party.issues[index].knots) points.insert(knot.first);
      dropped(fmt::format("the numbers of \"{}\" between the {} at which somebody's utility bends",
                          issue.name, points.size()));
    }
    plan.points.assign(points.begin(), points.end());
    for (const double at : plan.points)
      plan.names.push_back(issue.numeric() ? base::shortest(at) : issue.values[static_cast<std::size_t>(at)]);
    return plan;
  }

  std::string issue_head(std::size_t index) const {
    static constexpr const char* kinds[] = {"discrete", "integer", "real"};
    const char* kind = kinds[static_cast<int>(written_[index].kind)];
    const ScenarioIssue& issue = scenario_.issues[index];
    std::string head = fmt::format("    <issue index=\"{}\" name={} type=\"{}\" etype=\"{}\" vtype=\"{}\"",
                                   index + 1, quoted(issue.name), kind, kind, kind);
    if (written_[index].kind != Written::Kind::discrete)
      head += fmt::format(" lowerbound=\"{}\" upperbound=\"{}\"", base::shortest(issue.low),
                          base::shortest(issue.high));
    return head + ">\n";
  }

  std::string domain() const {
    std::string text = fmt::format(
        "<negotiation_template>\n<utility_space number_of_issues=\"{}\">\n"
        "  <objective index=\"0\" name={} description=\"\" type=\"objective\" etype=\"objective\">\n",
        scenario_.issues.size(), quoted(scenario_.title));
    for (std::size_t i = 0; i < written_.size(); ++i) {
      text += issue_head(i);
      for (std::size_t value = 0; value < written_[i].names.size(); ++value)
        text +=
            fmt::format("      <item index=\"{}\" value={}/>\n", value + 1, quoted(written_[i].names[value]));
      text += "    </issue>\n";
    }
    return text + "  </objective>\n</utility_space>\n</negotiation_template>\n";
  }

  // The utilities of one issue where it is written: by value, or at both ends of a line.
  std::vector<double> values(std::size_t party, std::size_t index) const {
    const ScenarioIssue& issue = scenario_.issues[index];
    const IssueUtility& seen = scenario_.parties[party].issues[index];
    const Written& plan = written_[index];
    const std::vector<double> points =
        plan.kind == Written::Kind::discrete ? plan.points : std::vector<double>{issue.low, issue.high};
    std::vector<double> found;
    for (const double at : points) found.push_back(worth(seen, issue, at));
    return found;
  }

  /// A party's utilities as GENIUS can hold them, by issue.
  struct Fitted {
    std::vector<std::vector<double>> values;
    double scale = 1;
    double reservation = 0;
  };
  Fitted fit(std::size_t party);
  std::string profile(std::size_t party);
  std::string issue_of(std::size_t index, const std::vector<double>& shares) const;

  const Scenario& scenario_;
  std::vector<Written> written_;
  ExportedFiles out_;
};

std::string GeniusWriter::issue_of(std::size_t index, const std::vector<double>& shares) const {
  const ScenarioIssue& issue = scenario_.issues[index];
  std::string text = issue_head(index);
  const double length = issue.high - issue.low;
  const double slope = length > 0 ? (shares.back() - shares.front()) / length : 0;
  if (written_[index].kind == Written::Kind::integer)
    return text +
           fmt::format("      <evaluator ftype=\"linear\" offset=\"{}\" slope=\"{}\"/>\n    </issue>\n",
                       base::shortest(shares.front()), base::shortest(slope));
  if (written_[index].kind == Written::Kind::real)
    return text +
           fmt::format(
               "      <evaluator ftype=\"linear\" parameter0=\"{}\" parameter1=\"{}\"/>\n    </issue>\n",
               base::shortest(shares.front() - slope * issue.low), base::shortest(slope));
  for (std::size_t i = 0; i < shares.size(); ++i)
    text += fmt::format("      <item index=\"{}\" value={} evaluation=\"{}\"/>\n", i + 1,
                        quoted(written_[index].names[i]), base::shortest(shares[i]));
  return text + "    </issue>\n";
}

// Utilities are moved so that the lowest of every issue is 0, and scaled down when they can exceed 1; the
// reservation value goes along, so that the same packages are accepted.
GeniusWriter::Fitted GeniusWriter::fit(std::size_t party) {
  const ScenarioParty& one = scenario_.parties[party];
  Fitted fitted;
  double moved = one.base, most = 0;
  for (std::size_t i = 0; i < written_.size(); ++i) {
    std::vector<double> seen = values(party, i);
    const double least = std::min(0.0, *std::min_element(seen.begin(), seen.end()));
    for (double& value : seen) value -= least;
    moved += least;
    most += *std::max_element(seen.begin(), seen.end());
    fitted.values.push_back(std::move(seen));
  }
  fitted.scale = most > 1 + cap_tolerance ? most : 1;
  if (one.reservation && *one.reservation != moved)
    fitted.reservation = (*one.reservation - moved) / fitted.scale;
  if (moved != 0 || fitted.scale != 1)
    note(ImportNote::Kind::kept,
         fmt::format("utilities and reservation value of \"{}\": less {}, divided by {}", one.name,
                     base::shortest(moved), base::shortest(fitted.scale)));
  if (fitted.reservation < 0 || fitted.reservation > 1)
    note(ImportNote::Kind::kept,
         fmt::format("the reservation value of \"{}\" is {}, outside the [0, 1] of GENIUS", one.name,
                     base::shortest(fitted.reservation)));
  return fitted;
}

std::string GeniusWriter::profile(std::size_t party) {
  const ScenarioParty& one = scenario_.parties[party];
  if (!one.bonuses.empty()) dropped(fmt::format("the {} bonuses of \"{}\"", one.bonuses.size(), one.name));
  if (one.veto) dropped(fmt::format("the veto of \"{}\": every party must accept", one.name));
  auto [all, scale, reservation] = fit(party);
  std::string weights, issues;
  for (std::size_t i = 0; i < written_.size(); ++i) {
    const double weight = *std::max_element(all[i].begin(), all[i].end());
    for (double& value : all[i]) value = weight > 0 ? value / weight : 0;
    weights +=
        fmt::format("    <weight index=\"{}\" value=\"{}\"/>\n", i + 1, base::shortest(weight / scale));
    issues += issue_of(i, all[i]);
  }
  return fmt::format(
      "<utility_space number_of_issues=\"{}\">\n"
      "  <objective index=\"0\" name={} description=\"\" type=\"objective\" etype=\"objective\">\n{}{}"
      "  </objective>\n  <discount_factor value=\"{}\"/>\n  <reservation value=\"{}\"/>\n</utility_space>\n",
      written_.size(), quoted(scenario_.title), weights, issues, base::shortest(one.discount.value_or(1)),
      base::shortest(reservation));
}

}  // namespace

base::Result<ExportedFiles> write_genius(const Scenario& scenario) {
  base::Diagnostics found = check_scenario(scenario);
  if (base::has_errors(found)) return found;
  if (base::Diagnostics lost = check_sums(scenario); !lost.empty()) return lost;
  return {GeniusWriter(scenario).write(), std::move(found)};
}

}  // namespace entente::exchange
