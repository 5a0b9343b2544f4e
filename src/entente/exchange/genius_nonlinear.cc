// In range: "50 points when price is 3 to 7 and amount is 0 to 4", and the same with "unless". Outside it:
// GENIUS' constraint and uncertain spaces with functions of other kinds, which are refused.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/genius_profile.h"

namespace entente::exchange {

namespace {

class NonlinearReader {
 public:
  NonlinearReader(const SourceFile& file, const GeniusDomain& domain, ImportLog& log)
      : file_(file), domain_(domain), log_(log) {}

  void read(const Element& utility, ScenarioParty& party) {
    const auto most = need(utility, "maxutility", "maxutility");
    if (!most) return;
    if (!(*most > 0))
      return log_.error("import-number", {&file_, utility.span}, "maxutility is not above 0",
                        "it is what a utility of 1 stands for");
    double sum = 0;
    for (const Element& function : utility.children) {
      if (function.name == "ufun")
        read_function(function, *most, party);
      else
        log_.dropped(file_, fmt::format("an element <{}> of the utility function", function.name));
    }
    for (const ScenarioBonus& bonus : party.bonuses) sum += std::max(bonus.adds, 0.0);
    if (party.base + sum > 1 + 1e-9)
      log_.kept(file_,
                "rectangles can come to more than 1 together; the cap at 1 that GENIUS puts on utility is "
                "not applied");
  }

 private:
  std::optional<double> need(const Element& element, const char* key, const std::string& what) {
    if (const std::string* written = element.find(key))
      return log_.number(*written, {&file_, element.span}, what);
    log_.error("import-mismatch", {&file_, element.span}, fmt::format("this {} has no {}", element.name, key),
               "without it the utility is not known");
    return std::nullopt;
  }
  double weight_of(const Element& element) {
    const std::string* written = element.find("weight");
    if (!written) return 1;
    return log_.number(*written, {&file_, element.span}, fmt::format("the weight of a {}", element.name))
        .value_or(1);
  }

  void read_function(const Element& function, double most, ScenarioParty& party) {
    const std::string* type = function.find("type");
    const std::string* aggregation = function.find("aggregation");
    if ((type && *type != "PlainUfun") || (aggregation && base::lower_ascii(*aggregation) != "sum"))
      return log_.error("import-unsupported", {&file_, function.span},
                        fmt::format("a ufun of type \"{}\" with aggregation \"{}\"",
                                    type ? *type : "PlainUfun", aggregation ? *aggregation : "sum"),
                        "what is read is PlainUfun with the aggregation sum");
    const double weight = weight_of(function);
    for (const Element& rectangle : function.children) {
      if (rectangle.name == "hyperRectangle")
        read_rectangle(rectangle, weight * weight_of(rectangle) / most, party);
      else
        log_.error("import-unsupported", {&file_, rectangle.span},
                   fmt::format("a ufun holds a <{}>", rectangle.name), "what is read is hyperRectangle");
    }
  }

  void read_rectangle(const Element& rectangle, double factor, ScenarioParty& party) {
    const auto utility = need(rectangle, "utility", "the utility of a hyperRectangle");
    ScenarioBonus bonus;
    std::size_t includes = 0, excludes = 0;
    for (const Element& bound : rectangle.children) {
      if (bound.name != "INCLUDES" && bound.name != "EXCLUDES") {
        log_.error("import-unsupported", {&file_, bound.span},
                   fmt::format("a rectangle holds a <{}>", bound.name), "bounds are INCLUDES or EXCLUDES");
        continue;
      }
      ++(bound.name == "INCLUDES" ? includes : excludes);
      if (auto read = read_bound(bound)) bonus.bounds.push_back(std::move(*read));
    }
    if (includes > 0 && excludes > 0)
      return log_.error("import-unsupported", {&file_, rectangle.span},
                        "a rectangle has both INCLUDES and EXCLUDES", "GENIUS reads one kind per rectangle");
    if (!utility || bonus.bounds.size() < includes + excludes) return;
    bonus.adds = *utility * factor;
    if (excludes > 0) {
      // Paid unless every bound holds.
      party.base += bonus.adds;
      bonus.adds = -bonus.adds;
    }
    if (bonus.bounds.empty())
      party.base += bonus.adds;
    else
      party.bonuses.push_back(std::move(bonus));
  }

  std::optional<ScenarioBonus::Bound> read_bound(const Element& element) {
    const auto label = genius_label(file_, element, log_);
    const auto low = need(element, "min", "min of a bound"), high = need(element, "max", "max of a bound");
    if (!label || !low || !high) return std::nullopt;
    const auto place = domain_.place_of.find(*label);
    if (place == domain_.place_of.end()) {
      log_.error("import-mismatch", {&file_, element.span},
                 fmt::format("the domain has no issue with the index {}", *label),
                 "domain and profile are joined by index; are these files of one scenario?");
      return std::nullopt;
    }
    ScenarioBonus::Bound bound;
    bound.issue = place->second;
    bound.low = *low;
    bound.high = *high;
    if (domain_.issues[bound.issue].numeric()) return bound;
    log_.error("import-unsupported", {&file_, element.span},
               fmt::format("a bound on \"{}\", which has named values", domain_.issues[bound.issue].name),
               "bounds are on numbers");
    return std::nullopt;
  }

  const SourceFile& file_;
  const GeniusDomain& domain_;
  ImportLog& log_;
};

}  // namespace

void read_genius_nonlinear(const SourceFile& file, const Element& utility, const GeniusDomain& domain,
                           ScenarioParty& party, ImportLog& log) {
  NonlinearReader(file, domain, log).read(utility, party);
}

}  // namespace entente::exchange
