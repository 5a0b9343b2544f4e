#include "entente/methods/central_details.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "entente/theory/improvement.h"
#include "entente/theory/logrolling.h"
#include "entente/theory/lottery.h"

namespace entente::methods {

using dispute::Issue;
using question::Finding;
using question::FindingKind;

namespace {

constexpr std::size_t most_trades = 3;

struct Around {
  const question::Task& task;
  const WorldModel& model;
  const Agreeing& agreeing;
  std::vector<Finding> findings;

  const theory::Package& package() const { return agreeing.reference; }
  const dispute::Table& table() const { return dispute().table(*task.inquiry.table); }

  const dispute::Case& dispute() const { return *task.dispute; }
  const Issue& issue(std::size_t j) const { return dispute().issue(model.issues()[j]); }
  std::string party(std::size_t acceptor) const {
    return dispute().party(table().must_accept[acceptor].party).id;
  }
  const std::string& name(std::size_t acceptor) const {
    return dispute().party(table().must_accept[acceptor].party).name;
  }
  Finding& add(const char* what, FindingKind kind, std::string unit, question::Value value) {
    Finding made;
    made.name = what;
    made.about.table = table().id;
    made.kind = kind;
    made.unit = std::move(unit);
    made.value = std::move(value);
    made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "war."};
    findings.push_back(std::move(made));
    return findings.back();
  }
  double point(std::size_t j, std::size_t option) const { return model.grid(j)[option]; }
};

void add_slack(Around& around) {
  const auto spare = theory::slack(around.agreeing.space, around.agreeing.thresholds, around.package());
  for (std::size_t i = 0; i < spare.parties.size(); ++i)
    if (std::isfinite(spare.parties[i]))
      around
          .add("slack", FindingKind::number, "utility above no agreement at the balanced package",
               spare.parties[i])
          .about.party = around.party(i);
  for (std::size_t j = 0; j < spare.keeps.size(); ++j) {
    if (around.issue(j).kind != Issue::Kind::scale) continue;
    const auto& keeps = spare.keeps[j];
    const auto first = std::find(keeps.begin(), keeps.end(), true);
    const auto last = std::find(keeps.rbegin(), keeps.rend(), true);
    if (first == keeps.end()) continue;
    const auto unit = around.issue(j).unit.empty() ? std::string("scale") : around.issue(j).unit;
    around
        .add("can_move_low", FindingKind::number, unit,
             around.point(j, static_cast<std::size_t>(first - keeps.begin())))
        .about.issue = around.issue(j).id;
    around
        .add("can_move_high", FindingKind::number, unit,
             around.point(j, keeps.size() - 1 - static_cast<std::size_t>(last - keeps.rbegin())))
        .about.issue = around.issue(j).id;
  }
}

std::string reason(const Around& around, const theory::Neighbour& step) {
  using theory::WhyNot;
  switch (step.why) {
    case WhyNot::ruled_out:
      return "a real red line rules it out";
    case WhyNot::breaks_link:
      return "it breaks a link of the case";
    case WhyNot::below_threshold:
      return around.name(step.which) + " has more without agreement";
    case WhyNot::dominated:
      return around.name(step.which) + " loses by it and nobody gains";
    case WhyNot::refused:
      return around.name(step.which) + " loses by it";
    case WhyNot::same:
      return "it is worth the same to all";
    case WhyNot::dominates:
      return "it is worth more to somebody and less to nobody";
  }
  return "";
}

// One sentence per issue: what stands against each neighbouring term.
void add_neighbours(Around& around) {
  std::vector<bool> ordered;
  for (std::size_t j = 0; j < around.package().size(); ++j)
    ordered.push_back(around.issue(j).kind == Issue::Kind::scale || around.issue(j).ordered);
  std::vector<std::vector<std::string>> by_issue(around.package().size());
  for (const auto& step :
       theory::neighbours(around.agreeing.space, around.agreeing.thresholds, around.package(), ordered)) {
    const Issue& issue = around.issue(step.issue);
    const std::string term = issue.kind == Issue::Kind::scale
                                 ? base::two_digits(around.point(step.issue, step.option))
                                 : issue.options[step.option].id;
    by_issue[step.issue].push_back(term + ": " + reason(around, step));
  }
  for (std::size_t j = 0; j < by_issue.size(); ++j)
    if (!by_issue[j].empty())
      around
          .add("why_not", FindingKind::text, "neighbouring terms, the others as in the balanced package",
               fmt::format("{}", fmt::join(by_issue[j], "; ")))
          .about.issue = around.issue(j).id;
}

// Who gives what for what: each pair of acceptors that judge the whole package.
void add_logrolling(Around& around) {
  const auto& acceptors = around.table().must_accept;
  for (std::size_t a = 0; a < acceptors.size(); ++a)
    for (std::size_t b = a + 1; b < acceptors.size(); ++b) {
      if (!acceptors[a].on.empty() || !acceptors[b].on.empty()) continue;
      if (!around.agreeing.members[a] || !around.agreeing.members[b]) continue;
      const auto& space = around.agreeing.space;
      const auto table = theory::logrolling_table(space, {a, b}, theory::favoured_options(space, a),
                                                  theory::favoured_options(space, b));
      for (const auto& stakes : table) {
        if (stakes.kind != theory::Stake::contested) continue;
        auto& made = around.add("marginal_ratio", FindingKind::number,
                                "gain of the first for each unit the second gives up", stakes.ratio);
        made.about.party = around.party(a) + "|" + around.party(b);
        made.about.issue = around.issue(stakes.issue).id;
      }
      const auto swaps = theory::trades(table);
      for (std::size_t n = 0; n < std::min(most_trades, swaps.size()); ++n) {
        auto& made = around.add("trade", FindingKind::text, "",
                                fmt::format("{} more on \"{}\" for {} more on \"{}\"", around.name(a),
                                            around.issue(swaps[n].to_first).title, around.name(b),
                                            around.issue(swaps[n].to_second).title));
        made.about.party = around.party(a) + "|" + around.party(b);
        made.about.level = static_cast<double>(n + 1);
      }
    }
}

// Where parties compare lotteries by their expectation, drawing lots can add to what packages give.
void add_lottery(Around& around, const theory::ParetoFrontier& frontier) {
  constexpr std::size_t most_points = 500;
  if (frontier.epsilon > 0 || !frontier.complete || frontier.points.size() > most_points) return;
  const auto& members = around.agreeing.members;
  std::vector<double> flat, disagreement;
  for (const auto& point : frontier.points)
    for (std::size_t i = 0; i < members.size(); ++i)
      if (members[i]) flat.push_back(point.utilities[i]);
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i]) disagreement.push_back(around.agreeing.thresholds[i]);
  const auto lots = theory::nash_lottery({flat, disagreement});
  if (!lots || lots->points.size() < 2) return;
  for (std::size_t n = 0; n < lots->points.size(); ++n) {
    const auto& package = frontier.points[lots->points[n]].package;
    const std::vector<double> options(package.begin(), package.end());
    around
        .add("nash_lottery_package", FindingKind::package, "package drawn by lot",
             terms_of(around.dispute(), around.model.issues(), options))
        .about.level = static_cast<double>(n + 1);
    around.add("nash_lottery_chance", FindingKind::number, "chance in the draw", lots->shares[n])
        .about.level = static_cast<double>(n + 1);
  }
}

}  // namespace

std::vector<Finding> around_reference(const question::Task& task, const WorldModel& model,
                                      const Agreeing& agreeing, const theory::ParetoFrontier& frontier) {
  Around around{task, model, agreeing, {}};
  add_slack(around);
  add_neighbours(around);
  add_logrolling(around);
  add_lottery(around, frontier);
  return std::move(around.findings);
}

}  // namespace entente::methods
