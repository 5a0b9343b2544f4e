#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr int most_levels = 1000;

void read_between(Row& row, War& war) {
  const TomlNode* node = row.need("between");
  if (!node) return;
  const auto parties = row.parties_in(*node, "between");
  if (parties.size() == 2) {
    war.first = parties[0];
    war.second = parties[1];
  } else if (node->kind == Kind::list && node->items.size() != 2) {
    row.error("war-between", *node,
              fmt::format("between names {} parties, but a war is between two", node->items.size()),
              "name the two that fight; a higher level is better for the first");
  }
}

void read_levels(Row& row, War& war) {
  const TomlNode* node = row.need("levels");
  if (!node) return;
  if (node->kind != Kind::integer || node->number < 2 || node->number > most_levels) {
    row.error("war-levels", *node,
              fmt::format("levels is {}, but must be a whole number from 2 to {}",
                          row.loader().problems.written(*node), most_levels),
              "level 0 and the last level end the war; the levels between are states of the front");
    return;
  }
  war.levels = static_cast<int>(node->number);
}

// Levels 0 and `levels` end the war, so today's level lies between them.
void read_level(Row& row, War& war) {
  Bounds bounds = bounds::any();
  if (war.levels >= 2) {
    bounds = bounds::scale(1, war.levels - 1, "war-level-out-of-range");
    bounds.range = fmt::format("between 1 and {}", war.levels - 1);
    bounds.help = fmt::format("levels 0 and {} end the war", war.levels);
  }
  war.level = row.estimate("level", bounds, true).value_or(Estimate());
}

void read_steps(Row& row, War& war) {
  const auto advance = row.estimate("advance", bounds::probability(), true);
  const auto retreat = row.estimate("retreat", bounds::probability(), true);
  war.freeze =
      row.estimate("freeze", bounds::probability()).value_or(Estimate::program_default(Estimate::exact(0)));
  if (advance) war.advance = *advance;
  if (retreat) war.retreat = *retreat;
  if (advance && retreat && advance->high + retreat->high > 1 + 1e-12)
    row.error("war-advance-retreat", *row.node().find("retreat"),
              fmt::format("advance reaches {} and retreat {}, more than 1 together",
                          base::shortest(advance->high), base::shortest(retreat->high)),
              "in one period the front goes up, down or stays; lower one of the two");
}

void read_cost(Row& row, War& war) {
  const TomlNode* node = row.find("cost");
  if (!node) return;
  if (node->kind != Kind::table)
    return row.wrong_type(*node, "cost", "a table of parties", "write cost = { party = 0.01 }");
  const Names& parties = row.loader().parties;
  for (const TomlEntry& entry : node->entries) {
    const auto party = parties.find(entry.key);
    if (party == parties.end()) {
      row.loader().problems.error("unknown-party", entry.key_span,
                                  fmt::format("there is no party \"{}\"", entry.key),
                                  help_with(entry.key, parties, "party"));
      continue;
    }
    const auto cost = row.estimate_in(entry.value, bounds::share(), fmt::format("cost of \"{}\"", entry.key));
    if (cost) war.cost[PartyId(party->second)] = *cost;
  }
}

std::optional<Setting> read_setting(Row& row, const TomlEntry& entry, const std::string& end) {
  const Loader& loader = row.loader();
  const auto at = loader.issues.find(entry.key);
  if (at == loader.issues.end()) {
    row.loader().problems.error("ends-unknown", entry.key_span,
                                fmt::format("the {} end names \"{}\", which is no issue", end, entry.key),
                                help_with(entry.key, loader.issues, "issue"));
    return std::nullopt;
  }
  const Issue& issue = loader.parts.issues[at->second];
  if (!has_content(row, entry.value, issue)) return std::nullopt;
  std::optional<double> value;
  if (issue.kind == Issue::Kind::options) {
    if (const auto option = row.option_in(entry.value, issue)) value = static_cast<double>(*option);
  } else {
    const auto bounds = bounds::scale(issue.low(), issue.high(), "ends-off-scale");
    value = row.number_in(entry.value, bounds, fmt::format("\"{}\" at the {} end", issue.id, end));
  }
  return value ? std::optional(Setting{IssueId(at->second), *value}) : std::nullopt;
}

std::vector<Setting> read_end(Row& ends, const std::string& end) {
  std::vector<Setting> settings;
  const TomlNode* node = ends.need(end);
  if (!node) return settings;
  if (node->kind != Kind::table) {
    ends.wrong_type(*node, end, "a table of issues", fmt::format("write {} = {{ issue = value }}", end));
    return settings;
  }
  for (const TomlEntry& entry : node->entries)
    if (const auto setting = read_setting(ends, entry, end)) settings.push_back(*setting);
  return settings;
}

void read_ends(Row& row, War& war) {
  const TomlNode* node = row.need("ends");
  if (!node) return;
  if (node->kind != Kind::table)
    return row.wrong_type(*node, "ends", "a table", "write ends = { low = { … }, high = { … } }");
  Row ends(row, *node, "ends");
  war.low = read_end(ends, "low");
  war.high = read_end(ends, "high");
  ends.finish();
}

void read_meanwhile(Row& row, War& war) {
  const std::string word = row.text("meanwhile");
  war.meanwhile_front = word != "nothing";
  if (!word.empty() && word != "front" && word != "nothing")
    row.error(
        "unknown-word", *row.node().find("meanwhile"),
        fmt::format("meanwhile is \"{}\", but must be \"front\" or \"nothing\"", word),
        "front: the parties live with the front as it stands; nothing: they have nothing until the end");
}

}  // namespace

void read_war(Loader& loader) {
  const TomlNode* node = loader.single("war");
  if (!node) return;
  Row row(loader, *node, "[war]");
  War war;
  read_between(row, war);
  if (const std::string period = row.text("period"); !period.empty()) war.period = period;
  read_levels(row, war);
  read_level(row, war);
  read_steps(row, war);
  read_cost(row, war);
  read_ends(row, war);
  read_meanwhile(row, war);
  war.grounds = row.grounds();
  row.finish();
  loader.parts.war = std::move(war);
}

}  // namespace entente::dispute
