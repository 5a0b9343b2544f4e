#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr std::size_t most_issues = 64;
constexpr std::size_t most_options = 4096;

std::optional<double> anchor_value(Row& row, const TomlEntry& entry) {
  const auto value = base::parse_number(entry.key);
  Problems& problems = row.loader().problems;
  if (entry.value.kind == Kind::table && value) {
    problems.error("wrong-type", entry.key_span,
                   fmt::format("the scale{} has an anchor that is a table", row.subject()),
                   "an anchor with a decimal point stands in quotes: \"0.5\" = \"…\"");
    return std::nullopt;
  }
  if (!value) {
    problems.error(
        "wrong-type", entry.key_span,
        fmt::format("the scale{} has an anchor at \"{}\", which is not a number", row.subject(), entry.key),
        "an anchor is a number and what it means: 0 = \"all to the south\"");
    return std::nullopt;
  }
  if (std::fabs(*value) <= Bounds::largest) return value;
  problems.error("too-large", entry.key_span,
                 fmt::format("an anchor{} is {}, beyond 1000000000000 in size", row.subject(), entry.key),
                 "use a larger unit");
  return std::nullopt;
}

void read_scale(Row& row, const TomlNode& node, Issue& issue) {
  if (node.kind != Kind::table)
    return row.wrong_type(node, "scale", "a table of anchors", "write scale = { 0 = \"…\", 100 = \"…\" }");
  for (const TomlEntry& entry : node.entries) {
    const auto value = anchor_value(row, entry);
    if (!value) continue;
    if (entry.value.kind != Kind::text)
      row.wrong_type(entry.value, fmt::format("anchor {}", entry.key), "a text", "say what it means");
    if (!issue.anchors.emplace(*value == 0 ? 0.0 : *value, entry.value.text).second)
      row.loader().problems.error("duplicate-id", entry.key_span,
                                  fmt::format("the scale{} has two anchors at {}", row.subject(), entry.key),
                                  "keep one of them");
  }
  if (node.entries.size() < 2)
    row.error("scale-needs-two-anchors", node,
              fmt::format("the scale{} has {} anchor{}", row.subject(), node.entries.size(),
                          node.entries.size() == 1 ? "" : "s"),
              "two anchors or more say what its ends mean: { 0 = \"…\", 100 = \"…\" }");
}

Option read_option(Row& row, const TomlNode& node) {
  Option option;
  if (node.kind == Kind::text) {
    option.id = node.text;
    return option;
  }
  if (node.kind != Kind::table) {
    row.wrong_type(node, "an option", "a name or a table with an id");
    return option;
  }
  Row inner(row, node, "an option");
  option.id = inner.needed_text("id");
  Bounds people = bounds::any();
  people.least = 0;
  people.code = "people-negative";
  people.range = "0 or more";
  people.help = "the number of residents whose jurisdiction changes";
  option.people = inner.number("people", people);
  option.norm = inner.text("norm");
  inner.finish();
  return option;
}

void read_options(Row& row, const TomlNode& node, Issue& issue) {
  if (node.kind != Kind::list)
    return row.wrong_type(node, "options", "a list", "write options = [\"none\", \"joint\"]");
  Names names;
  for (const TomlNode& item : node.items) {
    Option option = read_option(row, item);
    const TomlNode* id = item.kind == Kind::table ? item.find("id") : &item;
    const bool named = id && id->kind == Kind::text;
    const bool good =
        !option.id.empty() && option.id[0] >= 'a' && option.id[0] <= 'z' &&
        option.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (named && !good)
      row.error("bad-id", *id, fmt::format("\"{}\" is not the name of an option", option.id),
                "an option's name has a to z, digits and _, and begins with a letter");
    else if (named && !names.emplace(option.id, issue.options.size()).second)
      row.error("duplicate-id", *id, fmt::format("option \"{}\"{} is given twice", option.id, row.subject()),
                "remove one");
    issue.options.push_back(std::move(option));
  }
  if (issue.options.size() < 2)
    row.error("issue-needs-content", node, fmt::format("the options{} are fewer than two", row.subject()),
              "a choice has two options or more");
  if (issue.options.size() > most_options)
    row.error("too-many-options", node,
              fmt::format("{} has {} options; at most {} are computed", row.label(), issue.options.size(),
                          most_options),
              "join options");
}

void read_step(Row& row, Issue& issue) {
  const auto step = row.number("step", bounds::any());
  const TomlNode* node = row.node().find("step");
  if (!step) return;
  if (issue.kind != Issue::Kind::scale)
    return row.error("needs-scale", *node, fmt::format("step{} needs an issue with a scale", row.subject()),
                     "remove step");
  const double length = issue.high() - issue.low();
  if (*step <= 0 || *step > length)
    return row.error("step-not-positive", *node,
                     fmt::format("step{} is {}, but must be above 0 and at most the scale's length {}",
                                 row.subject(), base::shortest(*step), base::shortest(length)),
                     "leave it out for 21 points");
  const double points = std::floor(length / *step) + 2;
  if (points > static_cast<double>(most_options))
    return row.error(
        "too-many-options", *node,
        fmt::format("step{} makes more than {} points of the scale", row.subject(), most_options),
        "take a larger step");
  issue.step = step;
}

void read_status_quo(Row& row, Issue& issue) {
  const TomlNode* node = row.find("status_quo");
  if (!node) return;
  if (issue.kind == Issue::Kind::open)
    return row.error("open-issue", *node, fmt::format("status_quo{} needs a scale or options", row.subject()),
                     "give the issue a scale or options, or remove status_quo");
  if (issue.kind == Issue::Kind::scale) {
    issue.status_quo = row.estimate_in(
        *node, bounds::scale(issue.low(), issue.high(), "status-quo-off-scale"), "status_quo");
  } else if (const auto option = row.option_in(*node, issue)) {
    issue.status_quo = Estimate::exact(static_cast<double>(*option));
    issue.status_quo->grounds = row.grounds();
  }
}

void read_norms(Row& row, Issue& issue, IssueId id) {
  const TomlNode* node = row.find("norms");
  if (!node) return;
  if (issue.kind != Issue::Kind::scale)
    return row.error("needs-scale", *node, fmt::format("norms{} need an issue with a scale", row.subject()),
                     "an option carries its own: { id = \"…\", norm = \"…\" }");
  if (node->kind != Kind::list) return row.wrong_type(*node, "norms", "a list of tables");
  const Bounds scale = bounds::scale(issue.low(), issue.high(), "terms-off-scale");
  for (const TomlNode& item : node->items) {
    if (item.kind != Kind::table) {
      row.wrong_type(item, "a norm", "a table", "write { from = 60, to = 100, instrument = \"…\" }");
      continue;
    }
    Row inner(row, item, "a norm");
    Norm norm;
    norm.terms.issue = id;
    norm.terms.from = inner.number("from", scale).value_or(issue.low());
    norm.terms.to = inner.number("to", scale).value_or(issue.high());
    norm.instrument = inner.needed_text("instrument");
    if (norm.terms.from > norm.terms.to)
      inner.error("empty-terms", item, "the range of a norm ends before it begins", "swap from and to");
    inner.finish();
    issue.norms.push_back(std::move(norm));
  }
}

// Exactly one of scale, options and open says what the issue is about.
void read_content(Row& row, Issue& issue) {
  const TomlNode* scale = row.find("scale");
  const TomlNode* options = row.find("options");
  const bool open = row.flag("open");
  const int contents = (scale ? 1 : 0) + (options ? 1 : 0) + (open ? 1 : 0);
  if (contents != 1)
    row.error("issue-needs-content", row.node(),
              fmt::format("{} has {} of scale, options and open = true", row.label(),
                          contents == 0 ? "none" : "more than one"),
              "give it a scale, or options, or open = true while its content is not known");
  if (scale)
    read_scale(row, *scale, issue);
  else if (options)
    read_options(row, *options, issue);
  if (scale && issue.anchors.size() >= 2)
    issue.kind = Issue::Kind::scale;
  else if (!issue.options.empty())
    issue.kind = Issue::Kind::options;
}

Issue read_issue(Row& row, std::size_t index) {
  Issue issue;
  issue.id = row.id(row.loader().issues, index);
  issue.title = row.needed_text("title");
  issue.unit = row.text("unit");
  read_content(row, issue);
  issue.ordered = row.flag("ordered");
  const TomlNode* open = row.node().find("open");
  const bool sound = issue.kind != Issue::Kind::open || (open && open->flag);
  if (sound) {
    read_step(row, issue);
    read_status_quo(row, issue);
    read_norms(row, issue, IssueId(index));
  } else {
    row.loader().unsound_issues.insert(index);
    for (const char* key : {"step", "status_quo", "norms"}) row.find(key);
  }
  issue.fought_over = row.flag("fought_over");
  issue.grounds = row.grounds();
  row.finish();
  return issue;
}

}  // namespace

void read_issues(Loader& loader) {
  const auto rows = loader.rows("issue");
  if (rows.size() > most_issues)
    loader.problems.error(
        "too-many-issues", rows[most_issues]->span,
        fmt::format("the case has {} issues; at most {} are computed", rows.size(), most_issues),
        "join issues, or split the case");
  for (const TomlNode* node : rows) {
    Row row(loader, *node, "[[issue]]");
    loader.parts.issues.push_back(read_issue(row, loader.parts.issues.size()));
  }
}

}  // namespace entente::dispute
