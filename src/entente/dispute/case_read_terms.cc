#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

void read_range(Row& row, const TomlNode& node, const Issue& issue, Terms& found) {
  Row inner(row, node, fmt::format("the range on \"{}\"", issue.id));
  const Bounds bounds = bounds::scale(issue.low(), issue.high(), "terms-off-scale");
  const auto from = inner.number("from", bounds), to = inner.number("to", bounds);
  if (!node.find("from") && !node.find("to"))
    inner.error("empty-terms", node, fmt::format("the range on \"{}\" has neither from nor to", issue.id),
                "write { from = 30, to = 70 }; one side may be absent");
  found.from = from.value_or(issue.low());
  found.to = to.value_or(issue.high());
  if (found.from > found.to)
    inner.error("empty-terms", node, fmt::format("the range on \"{}\" ends before it begins", issue.id),
                "swap from and to");
  inner.finish();
}

std::optional<Terms> term_on(Row& row, const TomlNode& node, IssueId id) {
  const Issue& issue = row.loader().parts.issues[id.index()];
  if (!has_content(row, node, issue)) return std::nullopt;
  Terms found;
  found.issue = id;
  if (issue.kind == Issue::Kind::options) {
    found.options = options_in(row, node, issue);
  } else if (node.kind == Kind::table) {
    read_range(row, node, issue, found);
  } else {
    const auto bounds = bounds::scale(issue.low(), issue.high(), "terms-off-scale");
    const auto value = row.number_in(node, bounds, fmt::format("the value on \"{}\"", issue.id));
    found.from = found.to = value.value_or(issue.low());
  }
  return found;
}

}  // namespace

bool has_content(Row& row, const TomlNode& at, const Issue& issue) {
  const Loader& loader = row.loader();
  if (loader.unsound_issues.count(static_cast<std::size_t>(&issue - loader.parts.issues.data())) > 0)
    return false;
  if (issue.kind != Issue::Kind::open) return true;
  row.error("open-issue", at,
            fmt::format("issue \"{}\" is open: it has neither a scale nor options yet", issue.id),
            "give the issue a scale or options, or remove this");
  return false;
}

std::vector<std::size_t> options_in(Row& row, const TomlNode& node, const Issue& issue) {
  std::vector<std::size_t> found;
  const auto add = [&](const TomlNode& item) {
    const auto option = row.option_in(item, issue);
    if (!option) return;
    if (std::find(found.begin(), found.end(), *option) == found.end())
      found.push_back(*option);
    else
      row.error("duplicate-row", item, fmt::format("option \"{}\" is named twice", item.text),
                "name it once");
  };
  if (node.kind == Kind::list)
    for (const TomlNode& item : node.items) add(item);
  else
    add(node);
  if (node.kind == Kind::list && node.items.empty())
    row.error("empty-terms", node, fmt::format("no option of \"{}\" is named", issue.id),
              "name one option or more");
  return found;
}

std::vector<Terms> terms_in(Row& row, const TomlNode& node, const std::string& what) {
  std::vector<Terms> found;
  if (node.kind != Kind::table) {
    row.wrong_type(node, what, "a table of issues", fmt::format("write {} = {{ issue = value }}", what));
    return found;
  }
  const Names& issues = row.loader().issues;
  for (const TomlEntry& entry : node.entries) {
    const auto issue = issues.find(entry.key);
    if (issue == issues.end()) {
      row.loader().problems.error("unknown-issue", entry.key_span,
                                  fmt::format("there is no issue \"{}\"", entry.key),
                                  help_with(entry.key, issues, "issue"));
      continue;
    }
    if (auto terms = term_on(row, entry.value, IssueId(issue->second))) found.push_back(std::move(*terms));
  }
  if (node.entries.empty())
    row.error("empty-terms", node, fmt::format("{}{} names no issue", what, row.subject()),
              "name one or more");
  return found;
}

std::vector<Terms> terms(Row& row, const std::string& key, bool needed) {
  const TomlNode* node = needed ? row.need(key) : row.find(key);
  return node ? terms_in(row, *node, key) : std::vector<Terms>{};
}

void read_links(Loader& loader) {
  for (const TomlNode* node : loader.rows("link")) {
    Row row(loader, *node, "[[link]]");
    Link link;
    link.when = terms(row, "if", true);
    link.then = terms(row, "then", false);
    const auto forbidden = terms(row, "forbid", false);
    if ((node->find("then") != nullptr) == (node->find("forbid") != nullptr))
      row.error("link-needs-one", *node, "[[link]] needs either \"then\" or \"forbid\", not both",
                "then = what must hold as well; forbid = what may not hold as well");
    link.when.insert(link.when.end(), forbidden.begin(), forbidden.end());
    link.grounds = row.grounds();
    row.finish();
    loader.parts.links.push_back(std::move(link));
  }
}

void read_interactions(Loader& loader) {
  for (const TomlNode* node : loader.rows("interaction")) {
    Row row(loader, *node, "[[interaction]]");
    Interaction interaction;
    const auto party = row.party("party");
    interaction.party = party.value_or(PartyId());
    row.set_subject(subject_of(loader, party, std::nullopt));
    interaction.when = terms(row, "if", true);
    interaction.adds = row.estimate("adds", bounds::any(), true).value_or(Estimate());
    interaction.grounds = row.grounds();
    row.finish();
    loader.parts.interactions.push_back(std::move(interaction));
  }
}

}  // namespace entente::dispute
