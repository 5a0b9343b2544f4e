#include "entente/exchange/negmas_utility.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"

namespace entente::exchange {

namespace {

// Adds utility functions to a party; each knows what factor it is multiplied with.
class UtilityReader {
 public:
  UtilityReader(TreeReader& file, const std::vector<ScenarioIssue>& issues, ScenarioParty& party)
      : file_(file), issues_(issues), index_(issues), party_(party) {}

  bool add(const Branch& function, double factor) {
    const std::string kind = negmas_class(function);
    if (kind == "LinearAdditiveUtilityFunction" || kind == "LinearUtilityAggregationFunction")
      return linear_additive(function, factor);
    if (kind == "AffineUtilityFunction" || kind == "LinearUtilityFunction") return affine(function, factor);
    if (kind == "ConstUtilityFunction") return constant(function, factor);
    if (kind == "HyperRectangleUtilityFunction") return rectangles(function, factor);
    if (kind == "MappingUtilityFunction") return mapping(function, factor);
    if (kind == "WeightedUtilityFunction") return weighted(function, factor);
    return refuse(function, "import-unsupported",
                  fmt::format("a utility function of the kind \"{}\" is not read", kind),
                  "docs/formats.md lists the kinds that are");
  }

  // A value's number, or for a numeric issue the number; nullopt after a fault.
  std::optional<double> value_of(const Branch& branch, std::size_t j) {
    const ScenarioIssue& issue = issues_[j];
    if (issue.numeric()) return file_.number(branch, fmt::format("a value of \"{}\"", issue.name));
    const auto word = file_.word(branch, fmt::format("a value of \"{}\"", issue.name));
    const auto found = word ? index_.value(j, *word) : std::nullopt;
    if (word && !found)
      file_.fault(branch, "import-mismatch", fmt::format("\"{}\" is no value of \"{}\"", *word, issue.name),
                  index_.help_with_value(j, *word));
    return found ? std::optional(static_cast<double>(*found)) : std::nullopt;
  }

  // An outcome: a list in the order of the issues, a map by their names, or with one issue its value.
  std::optional<std::vector<double>> outcome(const Branch& branch) {
    std::vector<std::optional<double>> values(issues_.size());
    if (branch.kind == Branch::Kind::map) {
      for (std::size_t i = 0; i < branch.items.size(); ++i) {
        const auto j = issue_of(branch.keys[i]);
        if (j) values[*j] = value_of(branch.items[i], *j);
      }
    } else if (branch.kind == Branch::Kind::list && branch.items.size() == issues_.size()) {
      for (std::size_t j = 0; j < issues_.size(); ++j) values[j] = value_of(branch.items[j], j);
    } else if (branch.kind == Branch::Kind::scalar && issues_.size() == 1) {
      values[0] = value_of(branch, 0);
    } else {
      file_.fault(
          branch, "import-shape",
          fmt::format("an outcome has a value for each of {} issues; this is {}", issues_.size(),
                      branch.kind == Branch::Kind::list ? fmt::format("a list of {}", branch.items.size())
                                                        : kind_name(branch)));
      return std::nullopt;
    }
    std::vector<double> complete;
    for (const auto& value : values)
      if (value) complete.push_back(*value);
    if (complete.size() == values.size()) return complete;
    if (branch.kind == Branch::Kind::map && !file_.log().failed())
      file_.fault(branch, "import-shape",
                  fmt::format("this outcome has {} of {} issues", complete.size(), values.size()));
    return std::nullopt;
  }

 private:
  bool refuse(const Branch& where, const char* code, std::string message, std::string help = {}) {
    file_.fault(where, code, std::move(message), std::move(help));
    return false;
  }

  std::optional<std::size_t> issue_of(const Branch& key) {
    const auto found = index_.issue(key.text);
    if (!found)
      file_.fault(key, "import-mismatch", fmt::format("the outcome space has no issue \"{}\"", key.text),
                  index_.help_with_issue(key.text));
    return found;
  }

  // Numbers under a key; `count` of them, or `otherwise` for each when there is no such key.
  std::optional<std::vector<double>> numbers(const Branch& function, const char* key, std::size_t count,
                                             std::optional<double> otherwise) {
    const Branch* list = function.find(key);
    if (otherwise && (!list || list->kind == Branch::Kind::null))
      return std::vector<double>(count, *otherwise);
    list = file_.need(function, key, Branch::Kind::list);
    if (!list) return std::nullopt;
    if (list->items.size() != count) {
      refuse(*list, "import-shape",
             fmt::format("the length of \"{}\" is {}, and {} is needed", key, list->items.size(), count));
      return std::nullopt;
    }
    std::vector<double> found;
    for (const Branch& item : list->items) {
      const auto number = file_.number(item, fmt::format("a number of \"{}\"", key));
      if (!number) return std::nullopt;
      found.push_back(*number);
    }
    return found;
  }

  // Weights by place or by issue name; an issue that is not named has 1, as in NegMAS.
  std::optional<std::vector<double>> weights(const Branch& function) {
    const Branch* found = function.find("weights");
    if (!found || found->kind != Branch::Kind::map) return numbers(function, "weights", issues_.size(), 1.0);
    std::vector<double> weights(issues_.size(), 1);
    bool good = true;
    for (std::size_t i = 0; i < found->items.size(); ++i) {
      const auto j = issue_of(found->keys[i]);
      const auto number =
          file_.number(found->items[i], fmt::format("the weight of \"{}\"", found->keys[i].text));
      good = good && j && number;
      if (j && number) weights[*j] = *number;
    }
    return good ? std::optional(weights) : std::nullopt;
  }

  std::optional<double> number_or_zero(const Branch& function, const char* key) {
    const Branch* found = function.find(key);
    if (!found || found->kind == Branch::Kind::null) return 0.0;
    return file_.number(*found, fmt::format("\"{}\"", key));
  }

  bool bias(const Branch& function, double factor) {
    const auto bias = number_or_zero(function, "bias");
    party_.base += factor * bias.value_or(0);
    return bias.has_value();
  }

  void add_value(std::size_t j, const IssueUtility& made, double factor) {
    add_to(party_.issues[j], made, issues_[j], factor);
  }

  bool linear_additive(const Branch& function, double factor) {
    const auto weight = weights(function);
    const Branch* values = function.find("values");
    if (!weight || !bias(function, factor)) return false;
    if (!values || (values->kind != Branch::Kind::list && values->kind != Branch::Kind::map))
      return refuse(values ? *values : function, "import-shape",
                    "\"values\" is a list with one value function per issue");
    if (values->kind == Branch::Kind::list && values->items.size() != issues_.size())
      return refuse(*values, "import-shape",
                    fmt::format("the number of value functions here is {}, and of issues {}",
                                values->items.size(), issues_.size()));
    bool good = true;
    for (std::size_t i = 0; i < values->items.size(); ++i) {
      const auto j = values->kind == Branch::Kind::list ? i : issue_of(values->keys[i]);
      const auto made = j ? read_negmas_value(file_, values->items[i], issues_[*j]) : std::nullopt;
      good = good && made;
      if (made) add_value(*j, *made, factor * (*weight)[*j]);
    }
    if (good && values->items.size() < issues_.size())
      good =
          refuse(*values, "import-shape",
                 fmt::format("{} of {} issues have a value function", values->items.size(), issues_.size()));
    return good;
  }

  bool affine(const Branch& function, double factor) {
    const auto weight = weights(function);
    if (!weight || !bias(function, factor)) return false;
    Branch identity;  // {type: IdentityFun}, standing where the function stands
    identity.kind = Branch::Kind::map;
    identity.at = function.at;
    identity.keys.resize(1), identity.items.resize(1);
    identity.keys[0].text = "type", identity.items[0].text = "IdentityFun";
    identity.items[0].kind = Branch::Kind::scalar;
    for (std::size_t j = 0; j < issues_.size(); ++j) {
      const auto made = read_negmas_value(file_, identity, issues_[j]);
      if (!made) return false;
      add_value(j, *made, factor * (*weight)[j]);
    }
    return true;
  }

  bool constant(const Branch& function, double factor) {
    const auto value = file_.need_number(function, "value");
    party_.base += factor * value.value_or(0);
    return value.has_value();
  }

  bool weighted(const Branch& function, double factor) {
    const Branch* parts = file_.need(function, "ufuns", Branch::Kind::list);
    if (!parts) return false;
    const auto weight = numbers(function, "weights", parts->items.size(), 1.0);
    if (!weight) return false;
    for (std::size_t i = 0; i < parts->items.size(); ++i)
      if (!add(parts->items[i], factor * (*weight)[i])) return false;
    return true;
  }

  bool rectangles(const Branch& function, double factor) {
    const Branch* ranges = file_.need(function, "outcome_ranges", Branch::Kind::list);
    const Branch* utilities = file_.need(function, "utilities", Branch::Kind::list);
    if (!ranges || !utilities) return false;
    for (const Branch& utility : utilities->items)
      if (utility.kind == Branch::Kind::map)
        return refuse(utility, "import-unsupported",
                      fmt::format("a rectangle with a function (\"{}\") instead of a number is not read",
                                  negmas_class(utility)));
    const auto worth = numbers(function, "utilities", ranges->items.size(), std::nullopt);
    const auto weight = numbers(function, "weights", ranges->items.size(), 1.0);
    if (!worth || !weight || !bias(function, factor)) return false;
    for (std::size_t i = 0; i < ranges->items.size(); ++i)
      if (!rectangle(ranges->items[i], factor * (*weight)[i] * (*worth)[i])) return false;
    if (pairs_)
      file_.log().kept(
          file_.file(),
          "ranges of hyper-rectangles include both ends, as in GENIUS; NegMAS leaves the ends out");
    return true;
  }

  bool rectangle(const Branch& range, double adds) {
    ScenarioBonus bonus;
    bonus.adds = adds;
    for (std::size_t i = 0; i < range.items.size(); ++i) {
      auto j = index_.issue(range.keys[i].text);
      const auto place = number_of(range.keys[i]);
      if (!j && place && *place >= 0 && *place < static_cast<double>(issues_.size()) &&
          *place == std::floor(*place))
        j = static_cast<std::size_t>(*place);
      if (!j)
        return refuse(range.keys[i], "import-mismatch",
                      fmt::format("the outcome space has no issue \"{}\"", range.keys[i].text),
                      "a range names an issue, or its place from 0");
      auto bound = bound_of(range.items[i], *j);
      if (!bound) return false;
      bonus.bounds.push_back(std::move(*bound));
    }
    if (bonus.bounds.empty())
      party_.base += adds;
    else
      party_.bonuses.push_back(std::move(bonus));
    return true;
  }

  std::optional<ScenarioBonus::Bound> bound_of(const Branch& range, std::size_t j) {
    ScenarioBonus::Bound bound;
    bound.issue = j;
    std::vector<double> values;
    const bool list = range.kind == Branch::Kind::list;
    for (const Branch& item : list ? range.items : std::vector<Branch>{range}) {
      const auto value = value_of(item, j);
      if (!value) return std::nullopt;
      values.push_back(*value);
    }
    if (values.empty()) {
      refuse(range, "import-shape", fmt::format("the range of \"{}\" has no value", issues_[j].name));
      return std::nullopt;
    }
    if (!issues_[j].numeric()) {
      for (const double value : values) bound.values.push_back(static_cast<std::size_t>(value));
      return bound;
    }
    bool run = values.size() == 2;  // a pair, or numbers that follow each other step by step
    if (values.size() != 2) {
      run = true;
      for (std::size_t i = 1; i < values.size(); ++i)
        run = run && std::fabs(values[i] - values[i - 1] - issues_[j].step.value_or(0)) < 1e-9;
    }
    if (!run) {
      refuse(range, "import-unsupported",
             fmt::format("a range of \"{}\" with gaps is not read", issues_[j].name),
             "one number, a lowest and a highest number, or numbers that follow each other");
      return std::nullopt;
    }
    pairs_ = pairs_ || values.size() == 2;
    bound.low = values.front(), bound.high = values.back();
    return bound;
  }

  bool mapping(const Branch& function, double factor) {
    const Branch* map = file_.need(function, "mapping", Branch::Kind::map);
    if (!map) return false;
    double outcomes = 1;
    for (const ScenarioIssue& issue : issues_) outcomes *= static_cast<double>(values_in(issue));
    if (outcomes == 0)
      return refuse(*map, "import-unsupported",
                    "a mapping is read only where every issue has values or steps");
    const Branch* otherwise = function.find("default");
    const auto stated = otherwise ? number_of(*otherwise) : std::nullopt;
    const double missing = outcomes - static_cast<double>(map->items.size());
    if (missing > 0 && (!stated || !std::isfinite(*stated)))
      return refuse(*map, "import-shape",
                    fmt::format("the mapping has utilities for {} of {} outcomes and no finite default",
                                map->items.size(), base::shortest(outcomes)));
    const double rest = missing > 0 ? stated.value_or(0) : 0;
    party_.base += factor * rest;
    std::set<std::vector<double>> seen;
    for (std::size_t i = 0; i < map->items.size(); ++i) {
      const auto at = outcome(map->keys[i]);
      const auto utility = file_.number(map->items[i], "the utility of an outcome");
      if (!at || !utility) return false;
      if (!seen.insert(*at).second)
        return refuse(map->keys[i], "import-shape", "this outcome has a utility already");
      pay(*at, factor * (*utility - rest));
    }
    return true;
  }

  void pay(const std::vector<double>& at, double adds) {
    if (at.size() == 1 && !issues_[0].numeric()) {
      IssueUtility one;
      one.of_value.resize(issues_[0].values.size());
      one.of_value[static_cast<std::size_t>(at[0])] = adds;
      add_value(0, one, 1);
      return;
    }
    ScenarioBonus bonus;
    bonus.adds = adds;
    for (std::size_t j = 0; j < at.size(); ++j) {
      ScenarioBonus::Bound bound;
      bound.issue = j;
      if (issues_[j].numeric())
        bound.low = bound.high = at[j];
      else
        bound.values = {static_cast<std::size_t>(at[j])};
      bonus.bounds.push_back(std::move(bound));
    }
    if (adds != 0) party_.bonuses.push_back(std::move(bonus));
  }

  TreeReader& file_;
  const std::vector<ScenarioIssue>& issues_;
  IssueIndex index_;
  ScenarioParty& party_;
  bool pairs_ = false;
};

}  // namespace

bool add_negmas_utility(TreeReader& file, const Branch& function, const std::vector<ScenarioIssue>& issues,
                        ScenarioParty& party) {
  return UtilityReader(file, issues, party).add(function, 1);
}

std::optional<std::vector<double>> read_negmas_outcome(TreeReader& file, const Branch& outcome,
                                                       const std::vector<ScenarioIssue>& issues) {
  ScenarioParty nobody;
  return UtilityReader(file, issues, nobody).outcome(outcome);
}

}  // namespace entente::exchange
