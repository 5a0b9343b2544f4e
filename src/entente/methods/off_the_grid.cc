#include "entente/methods/off_the_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_space.h"
#include "entente/theory/divisible.h"

namespace entente::methods {

using dispute::Issue;
using dispute::RedLine;
using dispute::Setting;
using question::Finding;
using question::FindingKind;

namespace {

// Where an unreal line is crossed a party's value drops at once: the drop happens within this share of the
// scale.
constexpr double step_width = 1e-6;
constexpr std::size_t most_nodes = 500;
constexpr double most_joint = 20000;

bool linked(const dispute::Case& dispute, dispute::IssueId issue) {
  const auto names = [&](const std::vector<dispute::Terms>& all) {
    return std::any_of(all.begin(), all.end(), [&](const auto& terms) { return terms.issue == issue; });
  };
  const auto& parts = dispute.parts();
  return std::any_of(parts.links.begin(), parts.links.end(),
                     [&](const auto& link) { return names(link.when) || names(link.then); }) ||
         std::any_of(parts.interactions.begin(), parts.interactions.end(),
                     [&](const auto& interaction) { return names(interaction.when); });
}

struct Splits {
  const dispute::Case& dispute;
  const dispute::Table& table;
  const dispute::World& world;
  std::vector<dispute::IssueId> issues;

  bool divisible(std::size_t j) const {
    return dispute.issue(issues[j]).kind == Issue::Kind::scale && !linked(dispute, issues[j]);
  }
  // Where some acceptor's value bends or its line begins or ends; between these points values are linear.
  std::vector<Setting> bends() const {
    std::vector<Setting> points;
    for (std::size_t j = 0; j < issues.size(); ++j)
      for (const auto& acceptor : table.must_accept) {
        if (!divisible(j)) continue;
        const auto* position = dispute.position(acceptor.party, issues[j]);
        if (position && position->ideal) add(points, j, world.ideal(acceptor.party, issues[j]));
        if (dispute.score(acceptor.party, issues[j]))
          for (const auto& [anchor, words] : dispute.issue(issues[j]).anchors) add(points, j, anchor);
        const auto line = dispute.red_line_of(acceptor.party, issues[j]);
        if (line && dispute.red_line(*line).kind == RedLine::Kind::range) add_line(points, j, *line);
      }
    return points;
  }
  void add(std::vector<Setting>& points, std::size_t j, double x) const {
    const Issue& issue = dispute.issue(issues[j]);
    points.push_back({issues[j], std::clamp(x, issue.low(), issue.high())});
  }
  void add_line(std::vector<Setting>& points, std::size_t j, dispute::RedLineId line) const {
    const double hair = step_width * (dispute.issue(issues[j]).high() - dispute.issue(issues[j]).low());
    const double from = world.line_from(line), to = world.line_to(line);
    add(points, j, from);
    add(points, j, to);
    if (world.line_is_real(line)) return;
    add(points, j, from - hair);
    add(points, j, to + hair);
  }
};

// The table's space with a scale's grid cut down to its ends and bends.
struct Nodes {
  std::vector<std::vector<std::size_t>> kept;  // by issue: options of the model
  std::optional<theory::PackageSpace> space;
};

Nodes nodes_of(const Splits& splits, const WorldModel& model, TableSpace& table,
               const std::vector<Setting>& bends) {
  Nodes nodes;
  std::vector<std::size_t> counts;
  for (std::size_t j = 0; j < splits.issues.size(); ++j) {
    std::vector<std::size_t> kept;
    const auto& grid = model.grid(j);
    for (std::size_t v = 0; v < grid.size(); ++v) {
      const bool bend = std::any_of(bends.begin(), bends.end(), [&](const Setting& point) {
        return point.issue == splits.issues[j] && point.value == grid[v];
      });
      if (!splits.divisible(j) || bend || v == 0 || v + 1 == grid.size()) kept.push_back(v);
    }
    counts.push_back(kept.size());
    nodes.kept.push_back(std::move(kept));
  }
  const std::size_t parties = table.acceptors().size();
  nodes.space.emplace(parties, counts);
  for (std::size_t j = 0; j < counts.size(); ++j)
    for (std::size_t n = 0; n < counts[j]; ++n) {
      const std::size_t v = nodes.kept[j][n];
      if (!table.space().allowed(j, v)) nodes.space->forbid(j, n);
      for (std::size_t i = 0; i < parties; ++i) nodes.space->set_value(j, n, i, table.space().value(j, v, i));
    }
  for (const auto& rule : table.space().restrictions()) {
    const auto cut = [&](const std::vector<theory::OptionSet>& sets) {
      std::vector<theory::OptionSet> result;
      for (const auto& set : sets) {
        theory::OptionSet shorter{set.issue, {}};
        for (const std::size_t v : nodes.kept[set.issue]) shorter.options.push_back(set.options[v]);
        result.push_back(std::move(shorter));
      }
      return result;
    };
    nodes.space->add_restriction({cut(rule.when), cut(rule.then)});
  }
  return nodes;
}

bool applies(const Splits& splits) {
  bool any = false;
  for (std::size_t j = 0; j < splits.issues.size(); ++j) any = any || splits.divisible(j);
  for (const auto& acceptor : splits.table.must_accept)
    any = any && splits.world.curvature(acceptor.party) == 1;
  // Issues that links tie together are settled jointly, and listed.
  double joint = 1;
  for (std::size_t j = 0; j < splits.issues.size(); ++j)
    if (!splits.divisible(j))
      joint *= static_cast<double>(dispute::grid_of(splits.dispute.issue(splits.issues[j])).size());
  return any && joint <= most_joint && splits.dispute.parts().interactions.empty() && !splits.table.quorum;
}

question::Terms words(const Splits& splits, const WorldModel& model, const Nodes& nodes,
                      const theory::DivisiblePackage& package) {
  question::Terms terms;
  for (std::size_t j = 0; j < splits.issues.size(); ++j) {
    const Issue& issue = splits.dispute.issue(splits.issues[j]);
    const std::size_t below = nodes.kept[j][package.lower[j]];
    if (issue.kind != Issue::Kind::scale) {
      terms.push_back({issue.id, issue.options[below].id});
      continue;
    }
    double x = model.grid(j)[below];
    if (package.share[j] > 0)
      x += package.share[j] * (model.grid(j)[nodes.kept[j][package.lower[j] + std::size_t{1}]] - x);
    terms.push_back({issue.id, x});
  }
  return terms;
}

}  // namespace

std::vector<Finding> off_the_grid(const question::Task& task, const dispute::World& world) {
  const auto& table = task.dispute->table(*task.inquiry.table);
  const Splits splits{*task.dispute, table, world, dispute::issues_at(*task.dispute, table)};
  if (!applies(splits)) return {};
  const auto bends = splits.bends();
  WorldModel model(*task.dispute, splits.issues, acceptors(table), bends);
  TableSpace space(model, table);
  model.fill(world);
  space.fill(model);
  const Nodes nodes = nodes_of(splits, model, space, bends);
  theory::DivisibleProblem problem{*nodes.space, {}, space.thresholds()};
  for (std::size_t j = 0; j < splits.issues.size(); ++j) problem.divisible.push_back(splits.divisible(j));
  const theory::DivisibleOptions options{most_nodes, 1e-9};
  std::vector<Finding> findings;
  const auto add = [&](const char* name, FindingKind kind, std::string unit, question::Value value) {
    Finding made;
    made.name = name;
    made.about.table = table.id;
    made.kind = kind;
    made.unit = std::move(unit);
    made.value = std::move(value);
    made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "war."};
    findings.push_back(std::move(made));
  };
  const auto room = theory::divisible_room(problem, options);
  add("room_between_grid_points", FindingKind::text, "",
      room.package  ? std::string("room when scales without links can be settled at any point")
      : room.proven ? std::string("no room at any point of the scales without links, proven")
                    : std::string("not settled: the search ended at its limit"));
  if (!room.package) return findings;
  const auto nash = theory::divisible_nash(problem, {}, options);
  if (!nash) return findings;
  add("nash_bargaining_solution_between", FindingKind::package, "package, scales without links at any point",
      words(splits, model, nodes, nash->package));
  add("nash_bargaining_solution_between_gap", FindingKind::number,
      "proven distance of the logarithm of the product to the highest", nash->gap);
  return findings;
}

}  // namespace entente::methods
