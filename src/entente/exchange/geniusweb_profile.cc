#include "entente/exchange/geniusweb_profile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::exchange {

namespace {

std::string last_part(const std::string& name) {
  return name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
}

// Reads the profile's own parts; the issues are those of the domain.
class Profile {
 public:
  Profile(TreeReader& file, const std::vector<ScenarioIssue>& issues)
      : file_(file), issues_(issues), index_(issues) {
    party.issues.resize(issues.size());
  }

  ScenarioParty party;

  void linear_additive(const Branch& body) {
    const Branch* weights = file_.need(body, "issueWeights", Branch::Kind::map);
    const Branch* utilities = file_.need(body, "issueUtilities", Branch::Kind::map);
    if (!weights || !utilities) return;
    known_issues(*weights, "issueWeights");
    known_issues(*utilities, "issueUtilities");
    double sum = 0;
    for (std::size_t j = 0; j < issues_.size(); ++j) {
      const auto weight = weight_of(*weights, j);
      sum += weight.value_or(0);
      const Branch* wrapper = utilities->find(issues_[j].name);
      if (!wrapper)
        file_.fault(*utilities, "import-shape", fmt::format("issueUtilities has no \"{}\"", issues_[j].name));
      else
        utilities_of(*wrapper, j, weight.value_or(0));
    }
    if (std::fabs(sum - 1) > 1e-9)
      log().kept(source(),
                 fmt::format("the weights add up to {}, not to 1: kept as written", base::shortest(sum)));
  }

  void sum_of_groups(const Branch& body) {
    const Branch* parts = file_.need(body, "partUtilities", Branch::Kind::map);
    if (!parts) return;
    std::vector<bool> covered(issues_.size());
    for (std::size_t p = 0; p < parts->items.size(); ++p)
      if (const Branch* content =
              wrapped(parts->items[p], {"partsutils", "partsutilities"}, parts->keys[p].text))
        group(*content, covered);
    for (std::size_t j = 0; j < issues_.size(); ++j)
      if (!covered[j])
        log().kept(source(), fmt::format("no part is about \"{}\": it counts 0", issues_[j].name));
  }

  void reservation(const Branch& body) {
    const Branch* bid = body.find("reservationBid");
    if (!bid || bid->kind == Branch::Kind::null) {
      log().kept(source(), "no reservationBid: no reservation value is stated");
      return;
    }
    const Branch* values = file_.need(*bid, "issuevalues", Branch::Kind::map);
    if (!values) return;
    std::vector<std::optional<double>> package(issues_.size());
    for (std::size_t i = 0; i < values->items.size(); ++i)
      if (const auto j = known_issue(values->keys[i])) package[*j] = value_of(values->items[i], *j);
    const auto missing = std::count(package.begin(), package.end(), std::nullopt);
    if (missing > 0)
      log().kept(source(), fmt::format("the reservationBid leaves out {} of {} issues, which count 0",
                                       missing, issues_.size()));
    party.reservation = worth_of(package);
  }

 private:
  ImportLog& log() { return file_.log(); }
  const SourceFile& source() const { return file_.file(); }

  std::optional<std::size_t> known_issue(const Branch& key) {
    const auto found = index_.issue(key.text);
    if (!found)
      file_.fault(key, "import-mismatch", fmt::format("the domain has no issue \"{}\"", key.text),
                  index_.help_with_issue(key.text));
    return found;
  }

  void known_issues(const Branch& map, const char* what) {
    std::set<std::string> seen;
    for (const Branch& key : map.keys) {
      known_issue(key);
      if (!seen.insert(key.text).second)
        file_.fault(key, "import-shape", fmt::format("\"{}\" stands twice in {}", key.text, what));
    }
  }

  // A named value's number, or for a numeric issue the number.
  std::optional<double> value_of(const Branch& branch, std::size_t j) {
    if (issues_[j].numeric()) return number_on(branch, j);
    const auto word = file_.word(branch, fmt::format("a value of \"{}\"", issues_[j].name));
    if (!word) return std::nullopt;
    const auto found = index_.value(j, *word);
    if (!found)
      file_.fault(branch, "import-mismatch",
                  fmt::format("\"{}\" is no value of \"{}\"", *word, issues_[j].name),
                  index_.help_with_value(j, *word));
    return found ? std::optional(static_cast<double>(*found)) : std::nullopt;
  }

  std::optional<double> number_on(const Branch& branch, std::size_t j) {
    const auto number = file_.number(branch, fmt::format("a value of \"{}\"", issues_[j].name));
    if (!number || (*number >= issues_[j].low && *number <= issues_[j].high)) return number;
    file_.fault(
        branch, "import-mismatch",
        fmt::format("{} is no value of \"{}\", which goes from {} to {}", base::shortest(*number),
                    issues_[j].name, base::shortest(issues_[j].low), base::shortest(issues_[j].high)));
    return std::nullopt;
  }

  std::optional<double> weight_of(const Branch& weights, std::size_t j) {
    const Branch* found = weights.find(issues_[j].name);
    if (!found) {
      file_.fault(weights, "import-shape", fmt::format("issueWeights has no \"{}\"", issues_[j].name));
      return std::nullopt;
    }
    const auto weight = file_.number(*found, fmt::format("the weight of \"{}\"", issues_[j].name));
    if (!weight || *weight >= 0) return weight;
    file_.fault(*found, "import-number",
                fmt::format("the weight of \"{}\" is {}, below 0", issues_[j].name, found->text));
    return std::nullopt;
  }

  // What stands under the one key of a wrapper, when the key is one of these (compared in small letters).
  const Branch* wrapped(const Branch& wrapper, const std::vector<std::string>& kinds,
                        const std::string& what) {
    if (wrapper.kind == Branch::Kind::map && wrapper.keys.size() == 1) {
      const std::string kind = base::lower_ascii(last_part(wrapper.keys[0].text));
      if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return &wrapper.items[0];
      file_.fault(wrapper.keys[0], "import-unsupported",
                  fmt::format("the utilities of \"{}\" are of the kind \"{}\", which is not read", what,
                              wrapper.keys[0].text));
    } else {
      file_.fault(
          wrapper, "import-shape",
          fmt::format("the utilities of \"{}\" are {}, where a map with one key is needed", what,
                      wrapper.kind == Branch::Kind::map ? "a map with several keys" : kind_name(wrapper)));
    }
    return nullptr;
  }

  void utilities_of(const Branch& wrapper, std::size_t j, double weight) {
    const bool numeric = issues_[j].numeric();
    const Branch* content =
        numeric ? wrapped(wrapper, {"numberutils", "numbervaluesetutilities"}, issues_[j].name)
                : wrapped(wrapper, {"discreteutils", "discretevaluesetutilities"}, issues_[j].name);
    if (!content) return;
    if (numeric)
      line(*content, j, weight);
    else if (const Branch* values = file_.need(*content, "valueUtilities", Branch::Kind::map))
      table(*values, j, weight);
  }

  void table(const Branch& values, std::size_t j, double weight) {
    auto& of_value = party.issues[j].of_value;
    of_value.assign(issues_[j].values.size(), 0);
    std::vector<bool> seen(of_value.size());
    for (std::size_t i = 0; i < values.items.size(); ++i) {
      const auto k = value_of(values.keys[i], j);
      const auto utility = unit(values.items[i], fmt::format("the utility of \"{}\"", values.keys[i].text));
      if (!k || !utility) continue;
      const auto at = static_cast<std::size_t>(*k);
      if (seen[at])
        file_.fault(values.keys[i], "import-shape",
                    fmt::format("\"{}\" has two utilities on \"{}\"", values.keys[i].text, issues_[j].name));
      seen[at] = true;
      of_value[at] = weight * *utility;
    }
    const auto without = std::count(seen.begin(), seen.end(), false);
    if (without > 0)
      log().kept(source(), fmt::format("{} of {} values of \"{}\" have no utility and count 0", without,
                                       seen.size(), issues_[j].name));
  }

  void line(const Branch& content, std::size_t j, double weight) {
    const auto low = file_.need_number(content, "lowValue"), high = file_.need_number(content, "highValue");
    const Branch* low_utility = file_.need(content, "lowUtility", Branch::Kind::scalar);
    const Branch* high_utility = file_.need(content, "highUtility", Branch::Kind::scalar);
    if (!low || !high || !low_utility || !high_utility) return;
    const auto at_low = unit(*low_utility, "lowUtility"), at_high = unit(*high_utility, "highUtility");
    if (!at_low || !at_high) return;
    if (*low != issues_[j].low || *high != issues_[j].high) {
      file_.fault(content, "import-shape",
                  fmt::format("the utilities of \"{}\" go from {} to {}, the domain from {} to {}",
                              issues_[j].name, base::shortest(*low), base::shortest(*high),
                              base::shortest(issues_[j].low), base::shortest(issues_[j].high)));
      return;
    }
    party.issues[j].knots = {{*low, weight * *at_low}};
    if (*low < *high) party.issues[j].knots.emplace_back(*high, weight * *at_high);
  }

  // A utility; GeniusWeb itself refuses those outside of [0, 1].
  std::optional<double> unit(const Branch& branch, const std::string& what) {
    const auto utility = file_.number(branch, what);
    if (utility && (*utility < 0 || *utility > 1))
      log().kept(source(), fmt::format("{} is {}, outside of 0 to 1: kept as written, GeniusWeb refuses it",
                                       what, base::shortest(*utility)));
    return utility;
  }

  void group(const Branch& content, std::vector<bool>& covered) {
    const Branch* names = file_.need(content, "issues", Branch::Kind::list);
    const Branch* rows = file_.need(content, "utilslist", Branch::Kind::list);
    if (!names || !rows) return;
    if (names->items.empty()) file_.fault(*names, "import-shape", "this part has no issue");
    std::vector<std::size_t> members;
    for (const Branch& name : names->items) {
      const auto j = known_issue(name);
      if (!j) return;
      if (covered[*j]) {
        file_.fault(name, "import-shape", fmt::format("\"{}\" is in two parts", name.text));
        return;
      }
      covered[*j] = true;
      members.push_back(*j);
    }
    if (members.empty()) return;
    std::set<std::vector<double>> seen;
    for (const Branch& row : rows->items) group_row(row, members, seen);
  }

  void group_row(const Branch& row, const std::vector<std::size_t>& members,
                 std::set<std::vector<double>>& seen) {
    const Branch* values = file_.need(row, "values", Branch::Kind::list);
    const Branch* util = file_.need(row, "util", Branch::Kind::scalar);
    if (!values || !util) return;
    const auto utility = unit(*util, "\"util\"");
    if (values->items.size() != members.size()) {
      file_.fault(*values, "import-shape",
                  fmt::format("the number of values here is {}, and of issues in the part {}",
                              values->items.size(), members.size()));
      return;
    }
    std::vector<double> at;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto value = value_of(values->items[i], members[i]);
      if (!value) return;
      at.push_back(*value);
    }
    if (!seen.insert(at).second) {
      file_.fault(*values, "import-shape", "these values have a utility already");
      return;
    }
    if (utility) pay(members, at, *utility);
  }

  void pay(const std::vector<std::size_t>& members, const std::vector<double>& at, double utility) {
    const bool named = !issues_[members[0]].numeric();
    if (members.size() == 1 && named) {
      auto& of_value = party.issues[members[0]].of_value;
      of_value.resize(issues_[members[0]].values.size());
      of_value[static_cast<std::size_t>(at[0])] = utility;
      return;
    }
    ScenarioBonus bonus;
    for (std::size_t i = 0; i < members.size(); ++i) {
      ScenarioBonus::Bound bound;
      bound.issue = members[i];
      if (issues_[members[i]].numeric())
        bound.low = bound.high = at[i];
      else
        bound.values = {static_cast<std::size_t>(at[i])};
      bonus.bounds.push_back(bound);
    }
    bonus.adds = utility;
    if (utility != 0) party.bonuses.push_back(std::move(bonus));
  }

  // The utility of a bid that may leave issues out.
  double worth_of(const std::vector<std::optional<double>>& package) const {
    double sum = 0;
    for (std::size_t j = 0; j < issues_.size(); ++j)
      if (package[j]) sum += worth(party.issues[j], issues_[j], *package[j]);
    for (const ScenarioBonus& bonus : party.bonuses) {
      const bool paid = std::all_of(bonus.bounds.begin(), bonus.bounds.end(), [&](const auto& bound) {
        const auto& value = package[bound.issue];
        return value &&
               (bound.values.empty() ? bound.low == *value : static_cast<double>(bound.values[0]) == *value);
      });
      if (paid) sum += bonus.adds;
    }
    return sum;
  }

  TreeReader& file_;
  const std::vector<ScenarioIssue>& issues_;
  IssueIndex index_;
};

// Rankings have no utilities: say what is there instead.
void refuse_ranking(TreeReader& file, const Branch& key, const Branch& body) {
  const auto size = [&](const char* name) {
    const Branch* list = body.find(name);
    return list ? list->items.size() : 0;
  };
  file.fault(
      key, "import-unsupported",
      fmt::format("this profile ranks {} bids by {} comparisons and states no utilities", size("bids"),
                  size("better")),
      "only profiles with utilities can be read: LinearAdditiveUtilitySpace or SumOfGroupsUtilitySpace");
}

}  // namespace

std::optional<std::string> geniusweb_profile_kind(const Branch& root) {
  if (root.kind != Branch::Kind::map || root.keys.size() != 1 || root.items[0].kind != Branch::Kind::map)
    return std::nullopt;
  const std::string kind = last_part(root.keys[0].text);
  for (const char* ending : {"UtilitySpace", "LinearAdditive", "Ordering"})
    if (kind.ends_with(ending)) return kind;
  return std::nullopt;
}

std::optional<ScenarioParty> read_geniusweb_profile(TreeReader& file, const Branch& root,
                                                    const std::vector<ScenarioIssue>& issues) {
  const std::string kind = *geniusweb_profile_kind(root);
  const Branch& body = root.items[0];
  if (kind.ends_with("Ordering")) {
    refuse_ranking(file, root.keys[0], body);
    return std::nullopt;
  }
  const Branch* domain = body.find("domain");
  if (domain && domain->kind == Branch::Kind::map && !same_geniusweb_domain(file, *domain, issues))
    return std::nullopt;
  Profile profile(file, issues);
  if (kind.starts_with("LinearAdditive")) {
    profile.linear_additive(body);
  } else if (kind == "SumOfGroupsUtilitySpace") {
    profile.sum_of_groups(body);
  } else {
    file.fault(root.keys[0], "import-unsupported",
               fmt::format("a profile of the kind \"{}\" is not read", root.keys[0].text),
               "read are LinearAdditiveUtilitySpace and SumOfGroupsUtilitySpace");
    return std::nullopt;
  }
  profile.reservation(body);
  if (const Branch* name = body.find("name")) profile.party.name = name->text;
  return std::move(profile.party);
}

}  // namespace entente::exchange
