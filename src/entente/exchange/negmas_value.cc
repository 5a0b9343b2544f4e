#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/exchange/negmas_utility.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

// A function of numbers; straight ones need only the two ends of a range.
struct Formula {
  std::function<double(double)> at;
  bool straight = true;
};

class ValueReader {
 public:
  ValueReader(TreeReader& file, const ScenarioIssue& issue) : file_(file), issue_(issue) {}

  std::optional<IssueUtility> read(const Branch& function) {
    const std::string kind = negmas_class(function);
    if (function.kind == Branch::Kind::list) return in_order(function);
    if (function.kind != Branch::Kind::map) {
      file_.fault(function, "import-shape",
                  fmt::format("the value function of \"{}\" is {}, where a map is needed", issue_.name,
                              kind_name(function)));
      return std::nullopt;
    }
    if (kind.empty()) return table(function);
    if (kind == "TableFun") {
      const Branch* mapping = file_.need(function, "mapping", Branch::Kind::map);
      return mapping ? table(*mapping) : std::nullopt;
    }
    const auto formula = read_formula(function, kind);
    return formula ? apply(*formula, function, kind) : std::nullopt;
  }

 private:
  std::nullopt_t refuse(const Branch& where, const char* code, std::string message, std::string help = {}) {
    file_.fault(where, code, std::move(message), std::move(help));
    return std::nullopt;
  }

  double or_zero(const Branch& function, const char* key, bool& good) {
    const Branch* found = function.find(key);
    if (!found) return 0;
    const auto number = file_.number(*found, fmt::format("\"{}\"", key));
    good = good && number;
    return number.value_or(0);
  }

  std::optional<Formula> read_formula(const Branch& function, const std::string& kind) {
    bool good = true;
    const auto field = [&](const char* key) {
      const auto number = file_.need_number(function, key);
      good = good && number;
      return number.value_or(0);
    };
    Formula formula;
    const double bias = kind == "IdentityFun" || kind == "LinearFun" ? 0 : or_zero(function, "bias", good);
    if (kind == "IdentityFun") {
      formula.at = [](double x) { return x; };
    } else if (kind == "ConstFun") {
      formula.at = [bias](double) { return bias; };
    } else if (kind == "LinearFun" || kind == "AffineFun") {
      formula.at = [slope = field("slope"), bias](double x) { return x * slope + bias; };
    } else if (kind == "QuadraticFun") {
      formula.straight = false;
      formula.at = [a2 = field("a2"), a1 = field("a1"), bias](double x) {
        return a2 * x * x + a1 * x + bias;
      };
    } else if (kind == "PolynomialFun") {
      formula = polynomial(function, bias, good);
    } else {
      return refuse(
          function, "import-unsupported",
          fmt::format("the value function of \"{}\" is of the kind \"{}\", which is not read", issue_.name,
                      kind),
          "read are TableFun, AffineFun, LinearFun, IdentityFun, ConstFun, QuadraticFun and PolynomialFun");
    }
    return good ? std::optional(formula) : std::nullopt;
  }

  Formula polynomial(const Branch& function, double bias, bool& good) {
    std::vector<double> factors;
    if (const Branch* list = file_.need(function, "coefficients", Branch::Kind::list))
      for (const Branch& item : list->items)
        factors.push_back(file_.number(item, "a coefficient").value_or(NAN));
    good = good && !factors.empty() &&
           std::none_of(factors.begin(), factors.end(), [](double f) { return std::isnan(f); });
    const auto at = [factors, bias](double x) {
      double sum = 0;
      for (auto factor = factors.rbegin(); factor != factors.rend(); ++factor) sum = (sum + *factor) * x;
      return sum + bias;
    };
    return {at, factors.size() < 2};
  }

  std::optional<IssueUtility> apply(const Formula& formula, const Branch& function, const std::string& kind) {
    IssueUtility made;
    if (!issue_.numeric()) {
      for (const std::string& value : issue_.values) {
        const auto number = base::parse_number(value);
        if (!number && kind != "ConstFun")
          return refuse(function, "import-number",
                        fmt::format("{} computes with numbers, and \"{}\" has the value \"{}\"", kind,
                                    issue_.name, value));
        made.of_value.push_back(formula.at(number.value_or(0)));
      }
    } else if (formula.straight) {
      made.knots = {{issue_.low, formula.at(issue_.low)}};
      if (issue_.high > issue_.low) made.knots.emplace_back(issue_.high, formula.at(issue_.high));
    } else {
      const auto numbers = every_number(function, kind);
      if (numbers.empty()) return std::nullopt;
      for (const double x : numbers) made.knots.emplace_back(x, formula.at(x));
    }
    return made;
  }

  // The numbers of a stepped issue; empty after a fault.
  std::vector<double> every_number(const Branch& where, const std::string& kind) {
    const std::size_t count = values_in(issue_);
    if (count == 0)
      file_.fault(where, "import-unsupported",
                  fmt::format("{} on \"{}\", which has every number from {} to {}, is not read", kind,
                              issue_.name, base::shortest(issue_.low), base::shortest(issue_.high)),
                  "between two numbers a utility is read as a straight line");
    if (count > most_values)
      file_.fault(where, "too-many-options",
                  fmt::format("\"{}\" has {} values, more than the {} a case can have", issue_.name, count,
                              most_values));
    std::vector<double> numbers;
    if (count <= most_values)
      for (std::size_t k = 0; k < count; ++k) numbers.push_back(number_at(issue_, k));
    return numbers;
  }

  std::optional<IssueUtility> table(const Branch& mapping) {
    // By the text as written and, for numbers, by the number: 10 and 10.0 are the same key.
    std::map<std::string, const Branch*> by_text;
    std::map<double, const Branch*> by_number;
    for (std::size_t i = 0; i < mapping.items.size(); ++i) {
      const Branch& key = mapping.keys[i];
      if (!by_text.emplace(key.text, &mapping.items[i]).second)
        return refuse(key, "import-shape",
                      fmt::format("\"{}\" stands twice in the mapping of \"{}\"", key.text, issue_.name));
      if (const auto number = base::parse_number(key.text)) by_number.emplace(*number, &mapping.items[i]);
    }
    std::size_t used = 0;
    const auto look_up = [&](const std::string& text) -> std::optional<double> {
      const auto found = by_text.find(text);
      const auto number = found == by_text.end() ? base::parse_number(text) : std::nullopt;
      const auto same = number ? by_number.find(*number) : by_number.end();
      if (found == by_text.end() && same == by_number.end()) {
        file_.fault(
            mapping, "import-mismatch",
            fmt::format("the mapping of \"{}\" has no utility for \"{}\"", issue_.name, text),
            "words are compared as they are written: No, 'No' and \"No\" are the same, no is another");
        return std::nullopt;
      }
      ++used;
      return file_.number(*(found == by_text.end() ? same->second : found->second),
                          fmt::format("the utility of \"{}\"", text));
    };
    auto made = fill(mapping, look_up);
    if (made && used < mapping.items.size())
      file_.log().dropped(file_.file(), fmt::format("utilities of \"{}\" for values it does not have ({})",
                                                    issue_.name, mapping.items.size() - used));
    return made;
  }

  std::optional<IssueUtility> fill(const Branch& where,
                                   const std::function<std::optional<double>(const std::string&)>& look_up) {
    IssueUtility made;
    bool good = true;
    if (!issue_.numeric()) {
      for (const std::string& value : issue_.values) {
        const auto utility = look_up(value);
        good = good && utility;
        made.of_value.push_back(utility.value_or(0));
      }
    } else {
      const auto numbers = every_number(where, "TableFun");
      good = !numbers.empty();
      for (const double x : numbers) {
        const auto utility = look_up(base::shortest(x));
        good = good && utility;
        made.knots.emplace_back(x, utility.value_or(0));
      }
    }
    return good ? std::optional(made) : std::nullopt;
  }

  std::optional<IssueUtility> in_order(const Branch& list) {
    const std::size_t count = values_in(issue_);
    if (list.items.size() != count)
      return refuse(list, "import-shape",
                    fmt::format("the number of utilities here is {}, and of values of \"{}\" {}",
                                list.items.size(), issue_.name, count));
    std::size_t next = 0;
    return fill(list, [&](const std::string& value) {
      return file_.number(list.items[next++], fmt::format("the utility of \"{}\"", value));
    });
  }

  TreeReader& file_;
  const ScenarioIssue& issue_;
};

}  // namespace

std::string negmas_class(const Branch& branch) {
  const Branch* kind = branch.find("type");
  if (!kind) kind = branch.find("__python_class__");
  if (!kind || kind->kind != Branch::Kind::scalar) return {};
  const std::size_t stop = kind->text.rfind('.');
  return kind->text.substr(stop == std::string::npos ? 0 : stop + 1);
}

std::optional<IssueUtility> read_negmas_value(TreeReader& file, const Branch& function,
                                              const ScenarioIssue& issue) {
  return ValueReader(file, issue).read(function);
}

}  // namespace entente::exchange
