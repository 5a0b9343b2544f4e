#include "entente/exchange/genius_domain.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

void gather(const Element& element, std::string_view name, std::vector<const Element*>& found) {
  for (const Element& child : element.children) {
    if (child.name == name) found.push_back(&child);
    // Issues hold similarity functions with items of their own; nothing that counts stands below one.
    if (child.name == "objective" || child.name == "utility_space") gather(child, name, found);
  }
}

class DomainReader {
 public:
  DomainReader(const SourceFile& file, ImportLog& log) : file_(file), log_(log) {}

  GeniusDomain read(const Element& root) {
    const auto objectives = genius_elements(root, "objective");
    if (!objectives.empty())
      if (const std::string* name = objectives.front()->find("name")) domain_.name = *name;
    if (objectives.size() > 1)
      log_.kept(file_,
                fmt::format("{} nested objectives: their issues stand side by side", objectives.size()));
    for (const Element* issue : genius_issues(root)) read_issue(*issue);
    if (costs_ > 0) log_.dropped(file_, fmt::format("the costs of {} values", costs_));
    return std::move(domain_);
  }

 private:
  void read_issue(const Element& element) {
    const auto label = genius_label(file_, element, log_);
    if (!label) return;
    if (!domain_.place_of.emplace(*label, domain_.issues.size()).second)
      return log_.error("import-mismatch", {&file_, element.span},
                        fmt::format("two issues have the index {}", *label), "give each issue its own index");
    ScenarioIssue issue;
    const std::string* name = element.find("name");
    issue.name = name && !name->empty() ? *name : fmt::format("issue {}", *label);
    std::vector<std::string> items;
    const std::string type = genius_type(element);
    if (type == "discrete")
      read_values(element, issue, items);
    else if (type == "integer" || type == "real")
      read_range(element, type == "integer", issue);
    else
      log_.error("import-unsupported", {&file_, element.span},
                 fmt::format("issue \"{}\" is of type \"{}\"", issue.name, type),
                 "types are discrete, integer and real");
    domain_.issues.push_back(std::move(issue));
    domain_.labels.push_back(*label);
    domain_.items.push_back(std::move(items));
  }

  void read_values(const Element& element, ScenarioIssue& issue, std::vector<std::string>& items) {
    std::set<std::string> seen;
    for (const Element& item : element.children) {
      if (item.name != "item") continue;
      const std::string* value = item.find("value");
      if (!value) {
        log_.error("import-mismatch", {&file_, item.span},
                   fmt::format("an item of issue \"{}\" has no value", issue.name), "write value=\"…\"");
        continue;
      }
      if (!seen.insert(*value).second) {
        log_.mended(
            file_, fmt::format("issue \"{}\": the value \"{}\" stands twice, kept once", issue.name, *value));
        continue;
      }
      const std::string* index = item.find("index");
      const std::string* cost = item.find("cost");
      if (cost && base::parse_number(*cost).value_or(0) != 0) ++costs_;
      issue.values.push_back(*value);
      items.push_back(index ? *index : std::string());
    }
    if (issue.values.empty())
      log_.error("scenario-empty", {&file_, element.span},
                 fmt::format("issue \"{}\" has no values", issue.name),
                 "give it items: <item index=\"1\" value=\"…\"/>");
    if (issue.values.size() > most_values) too_many(element, issue, static_cast<double>(issue.values.size()));
  }

  void too_many(const Element& element, const ScenarioIssue& issue, double count) {
    log_.error("too-many-options", {&file_, element.span},
               fmt::format("issue \"{}\" has {} values; at most {} are computed", issue.name,
                           base::shortest(count), most_values),
               "join values");
  }

  void read_range(const Element& element, bool integer, ScenarioIssue& issue) {
    const Element* range = element.child("range");
    const Element& at = range && !element.find("lowerbound") ? *range : element;
    const auto end = [&](const char* key) -> std::optional<double> {
      const std::string what = fmt::format("{} of issue \"{}\"", key, issue.name);
      const std::string* written = at.find(key);
      if (!written) {
        log_.error("import-mismatch", {&file_, at.span},
                   fmt::format("issue \"{}\" has no {}", issue.name, key),
                   "numbers need lowerbound=\"…\" and upperbound=\"…\"");
        return std::nullopt;
      }
      return log_.number(*written, {&file_, at.span}, what);
    };
    const auto low = end("lowerbound"), high = end("upperbound");
    if (!low || !high) return;
    const bool whole = !integer || (*low == std::floor(*low) && *high == std::floor(*high));
    if (*low > *high || !whole)
      return log_.error("import-number", {&file_, at.span},
                        fmt::format("issue \"{}\" runs from {} to {}", issue.name, base::shortest(*low),
                                    base::shortest(*high)),
                        "the lower end comes first, and the ends of an integer issue are whole numbers");
    issue.low = *low;
    issue.high = *high;
    if (!integer) return;
    issue.step = 1;
    if (*high - *low + 1 > static_cast<double>(most_values)) too_many(element, issue, *high - *low + 1);
  }

  const SourceFile& file_;
  ImportLog& log_;
  GeniusDomain domain_;
  std::size_t costs_ = 0;
};

}  // namespace

std::vector<const Element*> genius_issues(const Element& root) {
  return genius_elements(root, "issue");
}

std::vector<const Element*> genius_elements(const Element& root, std::string_view name) {
  std::vector<const Element*> found;
  gather(root, name, found);
  return found;
}

std::string genius_type(const Element& issue) {
  for (const char* key : {"type", "etype", "vtype"})
    if (const std::string* type = issue.find(key)) return base::lower_ascii(*type);
  return "discrete";
}

std::optional<long> genius_label(const SourceFile& file, const Element& element, ImportLog& log) {
  const std::string* written = element.find("index");
  const auto value = written ? base::parse_number(base::trim(*written)) : std::nullopt;
  if (value && *value == std::floor(*value) && std::fabs(*value) < 1e9) return static_cast<long>(*value);
  log.error("import-mismatch", {&file, element.span},
            fmt::format("this {} has {}", element.name,
                        written ? fmt::format("the index \"{}\"", *written) : std::string("no index")),
            "issues, weights and bounds refer to each other by whole numbers under index");
  return std::nullopt;
}

GeniusDomain read_genius_domain(const SourceFile& file, const Element& root, ImportLog& log) {
  return DomainReader(file, log).read(root);
}

}  // namespace entente::exchange
