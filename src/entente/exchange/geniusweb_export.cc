#include "entente/exchange/geniusweb_export.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/base/number.h"
#include "entente/exchange/export_parts.h"
#include "entente/exchange/geniusweb_parts.h"

namespace entente::exchange {

namespace {

using Json = nlohmann::ordered_json;

constexpr double unit = 1e12;  // weights are whole numbers of 1e-12
constexpr double most_packages = 1e6;

// Which numeric issues stay a range: straight for everybody, and no bonus of anybody speaks of numbers.
std::vector<bool> ranges(const Scenario& scenario) {
  std::vector<bool> range(scenario.issues.size());
  for (std::size_t j = 0; j < range.size(); ++j) {
    const ScenarioIssue& issue = scenario.issues[j];
    range[j] = issue.numeric() && issue.low < issue.high;
    for (const ScenarioParty& party : scenario.parties)
      range[j] = range[j] && party.bonuses.empty() && straight_line(party.issues[j], issue);
    range[j] = range[j] || (issue.numeric() && values_in(issue) == 0);
  }
  return range;
}

Json domain_json(const Scenario& scenario, const std::vector<bool>& range, std::vector<ImportNote>& notes) {
  Json issues = Json::object();
  for (std::size_t j = 0; j < scenario.issues.size(); ++j) {
    const ScenarioIssue& issue = scenario.issues[j];
    if (range[j]) {
      const double step = issue.step.value_or((issue.high - issue.low) / 100);
      issues[issue.name] = {{"range", {{"low", issue.low}, {"high", issue.high}, {"step", step}}}};
      if (!issue.step)
        notes.push_back(
            {ImportNote::Kind::dropped, "domain.json",
             fmt::format("\"{}\" has every number from {} to {}: GeniusWeb needs steps, and gets {}",
                         issue.name, base::shortest(issue.low), base::shortest(issue.high),
                         base::shortest(step))});
      continue;
    }
    Json values = Json::array();
    for (std::size_t k = 0; k < values_in(issue); ++k) values.push_back(value_text(issue, k));
    issues[issue.name] = {{"values", std::move(values)}};
    if (issue.numeric())
      notes.push_back({ImportNote::Kind::kept, "domain.json",
                       fmt::format("\"{}\": its {} numbers stand as values", issue.name, values_in(issue))});
  }
  return {{"name", scenario.title}, {"issuesValues", std::move(issues)}};
}

class ProfileWriter {
 public:
  ProfileWriter(const Scenario& scenario, const ScenarioParty& party, const std::vector<bool>& range,
                std::vector<UtilityPart> parts)
      : scenario_(scenario), party_(party), range_(range), parts_(std::move(parts)) {}

  std::vector<std::string> dropped, kept;  // notes

  Json write(const Json& domain) {
    const Rescaling made = fit_to_unit(parts_);
    if (made.moved != 0 || made.scaled != 1)
      kept.push_back(fmt::format("utilities u are written as (u - {}) / {}, because GeniusWeb needs 0 to 1",
                                 base::shortest(made.moved), base::shortest(made.scaled)));
    if (party_.discount)
      dropped.push_back(
          fmt::format("discount {}: GeniusWeb has no place for it", base::shortest(*party_.discount)));
    const bool additive = parts_.size() == scenario_.issues.size();
    Json body = {{"name", party_.name}, {"domain", domain}};
    if (additive)
      linear_additive(body);
    else
      groups(body);
    body["reservationBid"] = reservation_bid(made);
    return {{additive ? "LinearAdditiveUtilitySpace" : "SumOfGroupsUtilitySpace", std::move(body)}};
  }

 private:
  // Weights in whole units that add up to 1, each at least its part's largest utility (but for the rounding
  // of the largest weight).
  std::vector<double> weights() const {
    std::vector<double> weight;
    double sum = 0;
    for (const UtilityPart& part : parts_) {
      weight.push_back(std::ceil(*std::max_element(part.of.begin(), part.of.end()) * unit - 1e-3));
      sum += weight.back();
    }
    *std::max_element(weight.begin(), weight.end()) += unit - sum;
    return weight;
  }

  void linear_additive(Json& body) const {
    const auto weight = weights();
    Json utilities = Json::object(), shares = Json::object();
    for (std::size_t j = 0; j < parts_.size(); ++j) {
      const ScenarioIssue& issue = scenario_.issues[j];
      const auto share = [&](double utility) {
        return weight[j] > 0 ? std::clamp(utility / (weight[j] / unit), 0.0, 1.0) : 0.0;
      };
      shares[issue.name] = weight[j] / unit;
      if (range_[j]) {
        utilities[issue.name] = {{"numberutils",
                                  {{"lowValue", issue.low},
                                   {"lowUtility", share(parts_[j].of.front())},
                                   {"highValue", issue.high},
                                   {"highUtility", share(parts_[j].of.back())}}}};
        continue;
      }
      Json values = Json::object();
      for (std::size_t k = 0; k < parts_[j].of.size(); ++k)
        values[value_text(issue, k)] = share(parts_[j].of[k]);
      utilities[issue.name] = {{"discreteutils", {{"valueUtilities", std::move(values)}}}};
    }
    body["issueUtilities"] = std::move(utilities);
    body["issueWeights"] = std::move(shares);
  }

  void groups(Json& body) const {
    Json parts = Json::object();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      Json names = Json::array(), rows = Json::array();
      for (const std::size_t j : parts_[p].issues) names.push_back(scenario_.issues[j].name);
      for (std::size_t place = 0; place < parts_[p].of.size(); ++place) {
        const auto at = combination(parts_[p], scenario_, place);
        Json values = Json::array();
        for (std::size_t m = 0; m < at.size(); ++m)
          values.push_back(value_text(scenario_.issues[parts_[p].issues[m]], at[m]));
        // Rounded down, so that the largest utilities do not add up to more than 1.
        rows.push_back(
            {{"values", std::move(values)}, {"util", std::floor(parts_[p].of[place] * unit + 1e-3) / unit}});
      }
      parts[fmt::format("part{}", p + 1)] = {
          {"partsutils", {{"issues", std::move(names)}, {"utilslist", std::move(rows)}}}};
    }
    body["partUtilities"] = std::move(parts);
  }

  Json reservation_bid(const Rescaling& made) {
    if (!party_.reservation) return nullptr;
    double packages = 1;
    for (const UtilityPart& part : parts_) packages *= static_cast<double>(part.of.size());
    const double least = (*party_.reservation - made.moved) / made.scaled;
    const auto found = packages <= most_packages ? least_package(parts_, least - 1e-12) : std::nullopt;
    const std::string stated = fmt::format("the reservation value {}", base::shortest(*party_.reservation));
    if (!found) {
      dropped.push_back(
          stated + (packages <= most_packages
                        ? ": no package reaches it, and GeniusWeb states it as a bid"
                        : ": GeniusWeb states it as a bid, and among so many packages none was looked for"));
      return nullptr;
    }
    kept.push_back(stated + ": stated as the bid of least utility that reaches it");
    Json bid = Json::object();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const auto at = combination(parts_[p], scenario_, (*found)[p]);
      for (std::size_t m = 0; m < at.size(); ++m) {
        const ScenarioIssue& issue = scenario_.issues[parts_[p].issues[m]];
        const bool ends = values_in(issue) == 0;  // a part of two ends
        const double number = !issue.numeric() ? 0
                              : ends           ? (at[m] ? issue.high : issue.low)
                                               : number_at(issue, at[m]);
        bid[issue.name] = range_[parts_[p].issues[m]] ? Json(number) : Json(value_text(issue, at[m]));
      }
    }
    return {{"issuevalues", std::move(bid)}};
  }

  const Scenario& scenario_;
  const ScenarioParty& party_;
  const std::vector<bool>& range_;
  std::vector<UtilityPart> parts_;
};

}  // namespace

base::Result<ExportedFiles> write_geniusweb(const Scenario& scenario) {
  ExportedFiles made;
  const auto range = ranges(scenario);
  const Json domain = domain_json(scenario, range, made.notes);
  made.files["domain.json"] = domain.dump(2) + "\n";
  base::Diagnostics problems;
  for (std::size_t i = 0; i < scenario.parties.size(); ++i) {
    auto parts = utility_parts(scenario, scenario.parties[i]);
    if (!parts) {
      problems.insert(problems.end(), parts.diagnostics().begin(), parts.diagnostics().end());
      continue;
    }
    const std::string file = party_file(i, scenario.parties[i].name, ".json");
    ProfileWriter writer(scenario, scenario.parties[i], range, std::move(parts).value());
    made.files[file] = writer.write(domain).dump(2) + "\n";
    for (const std::string& what : writer.kept) made.notes.push_back({ImportNote::Kind::kept, file, what});
    for (const std::string& what : writer.dropped)
      made.notes.push_back({ImportNote::Kind::dropped, file, what});
  }
  if (!problems.empty()) return problems;
  note_rules(scenario, "GeniusWeb", made.notes);
  return made;
}

}  // namespace entente::exchange
