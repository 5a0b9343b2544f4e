#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/dispute/case_pace.h"
#include "entente/dispute/case_row.h"
#include "entente/dispute/case_terms.h"

namespace entente::dispute {

namespace {

using Kind = TomlNode::Kind;

constexpr int most_levels = 1000;

// False: who fights is not known, so nothing is compared with it.
bool read_between(Row& row, War& war) {
  const TomlNode* node = row.need("between");
  if (!node) return false;
  const auto parties = row.parties_in(*node, "between");
  if (parties.size() == 2) {
    war.first = parties[0];
    war.second = parties[1];
    return true;
  }
  if (node->kind == Kind::list && node->items.size() != 2)
    row.error("war-between", *node,
              fmt::format("between names {} parties, but a war is between two", node->items.size()),
              "name the two that fight; a higher level is better for the first");
  return false;
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

void read_moves(Row& row, War& war) {
  const TomlNode* width = row.find("width");
  if (width) war.width = row.number_in(*width, bounds::width(), "width");
  war.pace = read_pace(row, war.width);
  const PaceForm form = pace_form(row.node());
  if (form == PaceForm::none)
    row.error("war-pace-form", row.node(), "[war] does not say how the front moves",
              "give advance and retreat, or drift, deviation and width");
  if (form == PaceForm::measured && !width)
    row.error("missing-key", row.node(), "[war] has drift and deviation, but no \"width\"",
              "add width = …, the width of one level in the unit of drift and deviation");
  if (form == PaceForm::chances && width)
    row.warning("war-pace-form", *width, "width has no use beside advance and retreat",
                "these count in levels; a width belongs to drift and deviation");
  if (war.width) check_width(row, war.pace, *war.width, *width);
}

// The chances that something stops the fighting exclude each other, so they sum to at most 1.
void read_stops(Row& row, const War* fighters, War& war) {
  const auto freeze = row.estimate("freeze", bounds::probability());
  war.freeze = freeze.value_or(Estimate::program_default(Estimate::exact(0)));
  war.exhaustion = read_by_party(row, "exhaustion", bounds::probability(), "0.01", fighters);
  double exhaustion = 0;
  for (const auto& [party, chance] : war.exhaustion) exhaustion += chance.high;
  if (exhaustion > 0 && war.freeze.high + exhaustion > 1 + 1e-12)
    row.error("war-stops", *row.node().find("exhaustion"),
              fmt::format("freeze reaches {:.6g} and exhaustion {:.6g}, more than 1 together",
                          war.freeze.high, exhaustion),
              "in one period the front freezes, one side is exhausted, or the fighting goes on; lower one of "
              "them");
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

std::vector<Setting> read_settings(Row& ends, const TomlNode& node, const std::string& end) {
  std::vector<Setting> settings;
  if (node.kind != Kind::table) {
    ends.wrong_type(node, end, "a table of issues", fmt::format("write {} = {{ issue = value }}", end));
    return settings;
  }
  for (const TomlEntry& entry : node.entries)
    if (const auto setting = read_setting(ends, entry, end)) settings.push_back(*setting);
  return settings;
}

void read_exhausted(Row& ends, const War* fighters, War& war) {
  const TomlNode* node = ends.find("exhausted");
  if (!node) return;
  if (node->kind != Kind::table)
    return ends.wrong_type(*node, "exhausted", "a table of parties",
                           "write exhausted = { party = { issue = value } }");
  for (const TomlEntry& entry : node->entries) {
    const auto party = party_of_key(ends, entry);
    if (!party || (fighters && !check_fights(ends, entry, "exhausted", *fighters))) continue;
    war.exhausted[*party] = read_settings(ends, entry.value, "exhausted");
  }
}

void read_ends(Row& row, const War* fighters, War& war) {
  const TomlNode* node = row.need("ends");
  if (!node) return;
  if (node->kind != Kind::table)
    return row.wrong_type(*node, "ends", "a table", "write ends = { low = { … }, high = { … } }");
  Row ends(row, *node, "ends");
  if (const TomlNode* low = ends.need("low")) war.low = read_settings(ends, *low, "low");
  if (const TomlNode* high = ends.need("high")) war.high = read_settings(ends, *high, "high");
  read_exhausted(ends, fighters, war);
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
  const War* fighters = read_between(row, war) ? &war : nullptr;
  if (const std::string period = row.text("period"); !period.empty()) war.period = period;
  read_levels(row, war);
  read_level(row, war);
  read_moves(row, war);
  read_stops(row, fighters, war);
  war.cost = read_by_party(row, "cost", bounds::share(), "0.01");
  war.belief = read_by_party(row, "belief", bounds::belief(), "1.2", fighters);
  war.regroup = row.estimate("regroup", war.levels >= 2 ? bounds::regroup(war.levels) : bounds::any());
  read_ends(row, fighters, war);
  read_meanwhile(row, war);
  war.talks = row.estimate("talks", bounds::probability());
  war.grounds = row.grounds();
  row.finish();
  loader.parts.war = std::move(war);
}

}  // namespace entente::dispute
