#include "entente/exchange/genius_profile.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/exchange/genius_evaluator.h"
#include "entente/exchange/scenario_check.h"

namespace entente::exchange {

namespace {

// GENIUS counts an issue whose highest evaluation is below this as worth nothing.
constexpr double least_maximum = 0.00001;

// "profile-01-north.xml" is how write_genius keeps parties in order.
std::string party_name(const std::string& file) {
  const std::string stem = file.substr(0, file.rfind('.'));
  std::size_t at = 8;
  if (!stem.starts_with("profile-")) return stem;
  while (at < stem.size() && stem[at] >= '0' && stem[at] <= '9') ++at;
  const bool ours = at > 8 && at + 1 < stem.size() && stem[at] == '-';
  return ours ? stem.substr(at + 1) : stem;
}

class ProfileReader {
 public:
  ProfileReader(const SourceFile& file, const GeniusDomain& domain, ImportLog& log)
      : file_(file), domain_(domain), log_(log) {}

  ScenarioParty read(const Element& root) {
    party_.name = party_name(file_.name);
    party_.issues.resize(domain_.issues.size());
    const auto functions = genius_elements(root, "utility");
    read_stated(root);
    note_extras(root);
    if (!functions.empty()) {
      read_genius_nonlinear(file_, *functions.front(), domain_, party_, log_);
      return std::move(party_);
    }
    read_weights(root);
    for (const Element* issue : genius_issues(root)) read_issue(*issue);
    note_missing();
    note_cap();
    return std::move(party_);
  }

 private:
  std::optional<double> stated(const Element& root, const char* name) {
    const auto found = genius_elements(root, name);
    if (found.empty()) return std::nullopt;
    if (found.size() > 1)
      log_.mended(file_, fmt::format("{} stands {} times, the first counts", name, found.size()));
    const std::string* value = found.front()->find("value");
    if (value) return log_.number(*value, {&file_, found.front()->span}, fmt::format("the {}", name));
    log_.error("import-mismatch", {&file_, found.front()->span}, fmt::format("this {} has no value", name),
               "write value=\"…\"");
    return std::nullopt;
  }

  void read_stated(const Element& root) {
    const bool reserved = !genius_elements(root, "reservation").empty();
    party_.reservation = stated(root, "reservation").value_or(0);
    if (!reserved) log_.kept(file_, "no reservation value: 0, as GENIUS reads it");
    const auto discount = stated(root, "discount_factor");
    if (!discount) return;
    if (*discount <= 0 || *discount > 1)
      return log_.kept(file_, fmt::format("discount factor {}: no discount, as GENIUS reads it",
                                          base::shortest(*discount)));
    if (*discount == 1) return;
    party_.discount = *discount;
    log_.kept(file_, fmt::format("discount factor {}: kept as patience over the whole session",
                                 base::shortest(*discount)));
  }

  void note_extras(const Element& root) {
    for (const char* name : {"comparisons", "errors", "experimental"})
      if (!genius_elements(root, name).empty())
        log_.dropped(file_, fmt::format("{}: part of GENIUS' preference uncertainty", name));
    std::size_t similar = 0;
    for (const Element* issue : genius_issues(root))
      similar += issue->child("similarity_function") || issue->child("criteria_function") ? 1 : 0;
    if (similar > 0) log_.dropped(file_, fmt::format("the similarity functions of {} issues", similar));
  }

  void read_weights(const Element& root) {
    for (const Element* element : genius_elements(root, "weight")) {
      const auto label = genius_label(file_, *element, log_);
      if (!label) continue;
      const auto place = domain_.place_of.find(*label);
      if (place == domain_.place_of.end()) {
        log_.dropped(file_, fmt::format("the weight under index {}, which is no issue", *label));
        continue;
      }
      const std::string what = fmt::format("the weight of \"{}\"", domain_.issues[place->second].name);
      const std::string* value = element->find("value");
      if (!value)
        log_.error("import-mismatch", {&file_, element->span}, what + " has no value", "write value=\"…\"");
      else if (const auto weight = log_.number(*value, {&file_, element->span}, what))
        weights_[place->second] = *weight;
    }
  }

  double weight_of(std::size_t place) {
    const auto at = weights_.find(place);
    if (at != weights_.end()) return at->second;
    log_.mended(file_,
                fmt::format("no weight for \"{}\": 0, as GENIUS reads it", domain_.issues[place].name));
    return 0;
  }

  void read_issue(const Element& element) {
    const auto label = genius_label(file_, element, log_);
    if (!label) return;
    const auto at = domain_.place_of.find(*label);
    if (at == domain_.place_of.end())
      return log_.error("import-mismatch", {&file_, element.span},
                        fmt::format("the domain has no issue with the index {}", *label),
                        "domain and profile are joined by index; are these files of one scenario?");
    const std::size_t place = at->second;
    const ScenarioIssue& issue = domain_.issues[place];
    if (const std::string* name = element.find("name"); name && *name != issue.name)
      log_.kept(file_, fmt::format("issue {} is \"{}\" here and \"{}\" in the domain, whose name is used",
                                   *label, *name, issue.name));
    if (!seen_.insert(place).second)
      return log_.error("import-mismatch", {&file_, element.span},
                        fmt::format("there are two issues with the index {}", *label), "remove one");
    const double weight = weight_of(place);
    IssueUtility& utility = party_.issues[place];
    if (!issue.numeric()) return read_items(element, place, weight, utility);
    const Element* evaluator = element.child("evaluator");
    if (!evaluator)
      return log_.mended(file_, fmt::format("no evaluator for \"{}\": worth nothing", issue.name));
    utility.knots = genius_knots(file_, *evaluator, issue, log_);
    for (auto& knot : utility.knots) knot.second *= weight;
  }

  // By the text of the value; else the value in the same place of a list that is as long.
  std::optional<std::size_t> value_of(const Element& item, std::size_t place) {
    const ScenarioIssue& issue = domain_.issues[place];
    const std::string* text = item.find("value");
    const auto at = std::find(issue.values.begin(), issue.values.end(), text ? *text : std::string());
    if (text && at != issue.values.end()) return static_cast<std::size_t>(at - issue.values.begin());
    const std::string* index = item.find("index");
    const auto& items = domain_.items[place];
    const auto same = index ? std::find(items.begin(), items.end(), *index) : items.end();
    const std::string written = text ? *text : std::string("no value");
    if (same != items.end() && std::count(items.begin(), items.end(), *index) == 1) {
      const auto found = static_cast<std::size_t>(same - items.begin());
      log_.mended(file_, fmt::format("issue \"{}\": \"{}\" read as \"{}\", which has its index {}",
                                     issue.name, written, issue.values[found], *index));
      return found;
    }
    log_.dropped(file_, fmt::format("issue \"{}\": \"{}\" is no value of the domain", issue.name, written));
    return std::nullopt;
  }

  void read_items(const Element& element, std::size_t place, double weight, IssueUtility& utility) {
    const ScenarioIssue& issue = domain_.issues[place];
    if (element.children.size() > 4 * most_values)
      return log_.error("too-many-options", {&file_, element.span},
                        fmt::format("issue \"{}\" holds {} elements; the domain has {} values", issue.name,
                                    element.children.size(), issue.values.size()),
                        "each value is evaluated once");
    std::vector<std::optional<double>> found(issue.values.size());
    std::vector<double> all;
    for (const Element& item : element.children) {
      if (item.name != "item") continue;
      const auto value = value_of(item, place);
      const std::string* written = item.find("evaluation");
      if (!written || *written == "null") continue;
      const auto evaluation =
          log_.number(*written, {&file_, item.span}, fmt::format("an evaluation of \"{}\"", issue.name));
      if (!evaluation) continue;
      if (value && found[*value])
        log_.mended(file_,
                    fmt::format("issue \"{}\": \"{}\" is evaluated twice, the last counts, as in GENIUS",
                                issue.name, issue.values[*value]));
      if (value)
        found[*value] = *evaluation;
      else
        all.push_back(*evaluation);  // GENIUS counts it among those that the highest is taken of
    }
    for (const auto& one : found)
      if (one) all.push_back(*one);
    const double most = all.empty() ? 0 : *std::max_element(all.begin(), all.end());
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i])
        log_.mended(file_, fmt::format("issue \"{}\": no evaluation of \"{}\", worth nothing", issue.name,
                                       issue.values[i]));
      utility.of_value.push_back(found[i] && most >= least_maximum ? weight * (*found[i] / most) : 0);
    }
  }

  void note_missing() {
    for (std::size_t i = 0; i < domain_.issues.size(); ++i)
      if (seen_.count(i) == 0)
        log_.mended(file_, fmt::format("the profile says nothing of issue \"{}\": worth nothing",
                                       domain_.issues[i].name));
  }

  void note_cap() {
    Scenario alone;
    alone.issues = domain_.issues;
    alone.parties = {party_};
    const double most = utility_bounds(alone, 0).second;
    if (most > 1 + 1e-9)
      log_.kept(file_,
                fmt::format("the highest utility is {}; the cap at 1 that GENIUS puts on it is not applied",
                            base::shortest(most)));
  }

  const SourceFile& file_;
  const GeniusDomain& domain_;
  ImportLog& log_;
  ScenarioParty party_;
  std::map<std::size_t, double> weights_;
  std::set<std::size_t> seen_;
};

}  // namespace

ScenarioParty read_genius_profile(const SourceFile& file, const Element& root, const GeniusDomain& domain,
                                  ImportLog& log) {
  return ProfileReader(file, domain, log).read(root);
}

}  // namespace entente::exchange
