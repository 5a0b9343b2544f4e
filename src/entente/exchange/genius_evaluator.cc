#include "entente/exchange/genius_evaluator.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "entente/base/text.h"

namespace entente::exchange {

namespace {

using Knots = std::vector<std::pair<double, double>>;

class Evaluator {
 public:
  Evaluator(const SourceFile& file, const Element& element, const ScenarioIssue& issue, ImportLog& log)
      : file_(file), element_(element), issue_(issue), log_(log) {}

  Knots knots() {
    const std::string* written = element_.find("ftype");
    const std::string type = written ? base::lower_ascii(*written) : "linear";
    if (issue_.step && type == "linear") return linear("offset", "slope", issue_.low);
    if (!issue_.step && type == "linear") return linear("parameter0", "parameter1", 0);
    if (!issue_.step && type == "triangular") return triangular();
    if (!issue_.step && type == "constant") {
      const auto level = parameter("parameter0");
      return level ? at({issue_.low, issue_.high}, [&](double) { return *level; }) : Knots();
    }
    log_.error("import-unsupported", {&file_, element_.span},
               fmt::format("issue \"{}\" has an evaluator of type \"{}\"", issue_.name, type),
               issue_.step ? "integer issues have linear evaluators"
                           : "real issues have linear, triangular or constant evaluators");
    return {};
  }

 private:
  std::optional<double> parameter(const char* key) {
    if (const std::string* written = element_.find(key))
      return log_.number(*written, {&file_, element_.span},
                         fmt::format("{} of the evaluator of \"{}\"", key, issue_.name));
    log_.error("import-mismatch", {&file_, element_.span},
               fmt::format("the evaluator of \"{}\" has no {}", issue_.name, key),
               "without it the utility is not known");
    return std::nullopt;
  }

  Knots at(const std::set<double>& numbers, const std::function<double(double)>& value) const {
    Knots knots;
    for (const double x : numbers)
      if (issue_.low <= x && x <= issue_.high) knots.emplace_back(x, value(x));
    return knots;
  }

  // A line cut off at 0 and 1 bends where it crosses them.
  Knots linear(const char* start_key, const char* slope_key, double origin) {
    const auto start = parameter(start_key), slope = parameter(slope_key);
    if (!start || !slope) return {};
    std::set<double> numbers = {issue_.low, issue_.high};
    for (const double level : {0.0, 1.0}) {
      const double crossing = *slope == 0 ? issue_.low : origin + (level - *start) / *slope;
      if (!(issue_.low < crossing && crossing < issue_.high)) continue;
      if (!issue_.step) numbers.insert(crossing);
      // The whole numbers around it, with a neighbour on each side for crossings that are a rounding error
      // off.
      for (int k = -1; issue_.step && k <= 2; ++k) numbers.insert(std::floor(crossing) + k);
    }
    return at(numbers, [&](double x) { return std::clamp(*start + *slope * (x - origin), 0.0, 1.0); });
  }

  Knots triangular() {
    const auto low = parameter("parameter0"), high = parameter("parameter1"), top = parameter("parameter2");
    if (!low || !high || !top) return {};
    if (!(*low <= *top && *top <= *high)) {
      log_.error("import-number", {&file_, element_.span},
                 fmt::format("the triangle of \"{}\" has its top outside its ends", issue_.name),
                 "parameter0 is its lower end, parameter1 its upper end, parameter2 its top");
      return {};
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // A triangle with an upright side jumps: the number next to it is worth nothing.
    return at({issue_.low, std::nextafter(*low, -infinity), *low, *top, *high,
               std::nextafter(*high, infinity), issue_.high},
              [&](double x) {
                if (x < *low || x > *high) return 0.0;
                if (x == *top) return 1.0;
                return x < *top ? (x - *low) / (*top - *low) : (*high - x) / (*high - *top);
              });
  }

  const SourceFile& file_;
  const Element& element_;
  const ScenarioIssue& issue_;
  ImportLog& log_;
};

}  // namespace

Knots genius_knots(const SourceFile& file, const Element& evaluator, const ScenarioIssue& issue,
                   ImportLog& log) {
  return Evaluator(file, evaluator, issue, log).knots();
}

}  // namespace entente::exchange
