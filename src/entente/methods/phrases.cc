#include "entente/methods/phrases.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using dispute::PartyId;

std::string in_worlds(double p) {
  if (p <= 0) return "in no world";
  if (p >= 1) return "in every world";
  return fmt::format("in {} of 100 worlds", base::of_hundred(std::clamp(p, 0.0, 1.0)));
}

std::string names(const Case& dispute, const std::vector<PartyId>& parties) {
  std::vector<std::string> words;
  for (const PartyId party : parties) words.push_back(dispute.party(party).name);
  return base::join_and(words);
}

std::vector<PartyId> acceptors(const dispute::Table& table) {
  std::vector<PartyId> parties;
  for (const auto& acceptor : table.must_accept) parties.push_back(acceptor.party);
  return parties;
}

namespace {

// "5 of SportCo, the mayor and the union, the mayor among them"
std::string under_quorum(const Case& dispute, const dispute::Table& table, const std::string& all) {
  // A lever may have changed who must accept: the rule is about those who do.
  std::vector<PartyId> veto;
  for (const PartyId party : acceptors(table))
    if (std::find(table.veto.begin(), table.veto.end(), party) != table.veto.end()) veto.push_back(party);
  std::string text = fmt::format("{} of {}", std::min(*table.quorum, table.must_accept.size()), all);
  if (!veto.empty()) text += fmt::format(", {} among them", names(dispute, veto));
  return text;
}

}  // namespace

std::string acceptance(const Case& dispute, const dispute::Table& table) {
  std::vector<PartyId> whole;
  std::string limited;
  for (const auto& acceptor : table.must_accept) {
    if (acceptor.on.empty()) {
      whole.push_back(acceptor.party);
      continue;
    }
    std::vector<std::string> issues;
    for (const auto issue : acceptor.on) issues.push_back("\"" + dispute.issue(issue).title + "\"");
    limited += fmt::format("; {} on {} only", dispute.party(acceptor.party).name, base::join_and(issues));
  }
  const std::string all =
      whole.empty() && !limited.empty() ? limited.substr(2) : names(dispute, whole) + limited;
  return table.quorum ? under_quorum(dispute, table, all) : all;
}

std::string describe(const Issue& issue, double value) {
  if (issue.kind != Issue::Kind::scale) {
    const auto option = static_cast<std::size_t>(std::max(0.0, value));
    return option < issue.options.size() ? issue.options[option].id : base::two_digits(value);
  }
  const double close = 0.005 * (issue.high() - issue.low());
  const auto above = issue.anchors.lower_bound(value - close);
  if (above == issue.anchors.end()) return base::two_digits(value);
  if (std::fabs(above->first - value) <= close || above == issue.anchors.begin())
    return fmt::format("{} ({})", base::two_digits(value), above->second);
  const auto below = std::prev(above);
  return fmt::format("{}, between {} ({}) and {} ({})", base::two_digits(value),
                     base::two_digits(below->first), below->second, base::two_digits(above->first),
                     above->second);
}

std::string brief_value(const Issue& issue, const std::variant<double, std::string>& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const double x = std::get<double>(value);
  const auto anchor = issue.anchors.find(x);
  return anchor == issue.anchors.end() ? base::two_digits(x)
                                       : fmt::format("{} ({})", base::two_digits(x), anchor->second);
}

std::string describe(const Case& dispute, const question::Terms& terms) {
  std::string text;
  for (const auto& term : terms) {
    const auto issue = dispute.find_issue(term.issue);
    if (!issue) continue;
    const Issue& what = dispute.issue(*issue);
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", what.title, brief_value(what, term.value));
  }
  return text;
}

std::optional<double> number(const question::Finding* finding) {
  if (!finding) return std::nullopt;
  if (const auto* value = std::get_if<double>(&finding->value)) return *value;
  return std::nullopt;
}

std::vector<PartyId> belligerents_outside(const Case& dispute, const dispute::Table& table) {
  std::vector<PartyId> outside;
  for (std::size_t p = 0; p < dispute.parties().size(); ++p) {
    if (!dispute.parties()[p].belligerent) continue;
    const bool inside = std::any_of(
        table.must_accept.begin(), table.must_accept.end(),
        [&](const auto& acceptor) { return acceptor.party == PartyId(p) && acceptor.on.empty(); });
    if (!inside) outside.push_back(PartyId(p));
  }
  return outside;
}

}  // namespace entente::methods
