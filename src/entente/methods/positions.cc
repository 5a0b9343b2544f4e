// Who wants what, and how firmly? Inside its domain: every case. It computes nothing but what the estimates
// say, so that every other answer can be read against it.
#include "entente/methods/positions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "entente/base/number.h"
#include "entente/base/text.h"
#include "entente/methods/phrases.h"

namespace entente::methods {

using dispute::Case;
using dispute::IssueId;
using dispute::PartyId;
using dispute::RedLine;
using dispute::RedLineId;
using dispute::World;
using question::About;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Measure;
using question::Task;

namespace {

About about(const Case& dispute, PartyId party, IssueId issue) {
  About made;
  made.party = dispute.party(party).id;
  made.issue = dispute.issue(issue).id;
  return made;
}

Measure measure(const char* name, About about_what, std::string unit, std::vector<std::string> rests_on) {
  Measure made;
  made.name = name;
  made.about = std::move(about_what);
  made.unit = std::move(unit);
  made.rests_on = std::move(rests_on);
  return made;
}

std::string unit_of(const dispute::Issue& issue) {
  return issue.unit.empty() ? "scale" : issue.unit;
}

question::Schema schema_of(const Task& task) {
  const Case& dispute = *task.dispute;
  question::Schema schema;
  for (const auto& row : dispute.parts().positions) {
    const auto at = about(dispute, row.party, row.issue);
    const std::string path = "position." + at.party + "." + at.issue + ".";
    if (row.ideal)
      schema.push_back(measure("ideal", at, unit_of(dispute.issue(row.issue)), {path + "ideal"}));
    schema.push_back(measure("salience", at, "0 to 1", {path + "salience"}));
    schema.push_back(measure("influence", at, "capability times salience",
                             {"party." + at.party + ".capability", path + "salience"}));
  }
  for (const auto& line : dispute.parts().red_lines) {
    if (line.kind == RedLine::Kind::unknown) continue;
    const auto at = about(dispute, line.party, line.issue);
    const std::string path = "red_line." + at.party + "." + at.issue + ".";
    if (line.kind == RedLine::Kind::range) {
      schema.push_back(measure("red_line_from", at, unit_of(dispute.issue(line.issue)), {path + "from"}));
      schema.push_back(measure("red_line_to", at, unit_of(dispute.issue(line.issue)), {path + "to"}));
    }
    schema.push_back(
        measure("red_line_firmness", at, "probability that the line is real", {path + "firmness"}));
  }
  for (const auto& issue : dispute.issues()) {
    if (!issue.status_quo || issue.kind != dispute::Issue::Kind::scale) continue;
    About at;
    at.issue = issue.id;
    schema.push_back(measure("status_quo", at, unit_of(issue), {"issue." + issue.id + ".status_quo"}));
  }
  return schema;
}

void measure_positions(const Task& task, const World& world, question::Scratch*, std::span<double> out) {
  const Case& dispute = *task.dispute;
  std::size_t at = 0;
  for (const auto& row : dispute.parts().positions) {
    if (row.ideal) out[at++] = world.ideal(row.party, row.issue);
    out[at++] = world.salience(row.party, row.issue);
    out[at++] = world.influence(row.party, row.issue);
  }
  for (std::size_t i = 0; i < dispute.parts().red_lines.size(); ++i) {
    const RedLine& line = dispute.parts().red_lines[i];
    if (line.kind == RedLine::Kind::unknown) continue;
    if (line.kind == RedLine::Kind::range) {
      out[at++] = world.line_from(RedLineId(i));
      out[at++] = world.line_to(RedLineId(i));
    }
    const auto field = dispute.layout().line_firmness[i];
    out[at++] = world.value(dispute::FieldId(static_cast<std::size_t>(field)));
  }
  for (std::size_t j = 0; j < dispute.issues().size(); ++j)
    if (dispute.issues()[j].status_quo && dispute.issues()[j].kind == dispute::Issue::Kind::scale)
      out[at++] = *world.status_quo(IssueId(j));
}

Finding text(const char* name, About about_what, std::string words, std::vector<std::string> rests_on) {
  Finding finding;
  finding.name = name;
  finding.about = std::move(about_what);
  finding.kind = FindingKind::text;
  finding.value = std::move(words);
  finding.rests_on = std::move(rests_on);
  return finding;
}

// What no number says: lines of unknown content, favourites among options, envoys, parties without a view.
std::vector<Finding> say_structure(const Task& task, const World&) {
  const Case& dispute = *task.dispute;
  std::vector<Finding> findings;
  for (const auto& line : dispute.parts().red_lines)
    if (line.kind == RedLine::Kind::unknown)
      findings.push_back(text("red_line_unknown", about(dispute, line.party, line.issue),
                              line.declared.empty() ? "declared, content not stated" : line.declared,
                              line.grounds.rests_on));
  for (const auto& row : dispute.parts().positions)
    if (row.favourite)
      findings.push_back(text("favourite", about(dispute, row.party, row.issue),
                              dispute.issue(row.issue).options[*row.favourite].id, row.grounds.rests_on));
  for (const auto& envoy : dispute.parts().envoys) {
    About at;
    at.party = dispute.party(envoy.party).id;
    findings.push_back(text("envoy", at, envoy.role.empty() ? envoy.person : envoy.person + ", " + envoy.role,
                            envoy.grounds.rests_on));
  }
  for (const auto& issue : dispute.issues())
    if (issue.kind == dispute::Issue::Kind::open) {
      About at;
      at.issue = issue.id;
      findings.push_back(text("content_missing", at, issue.title, issue.grounds.rests_on));
    }
  return findings;
}

// Which stated lines exclude each other if every one of them is real and stands at its likely value.
std::vector<std::string> stated_clashes(const Case& dispute) {
  std::vector<std::string> says;
  const auto& lines = dispute.parts().red_lines;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (lines[i].issue != lines[j].issue || lines[i].kind != RedLine::Kind::range ||
          lines[j].kind != RedLine::Kind::range)
        continue;
      const RedLine& low = lines[i].to.likely < lines[j].from.likely ? lines[i] : lines[j];
      const RedLine& high = &low == &lines[i] ? lines[j] : lines[i];
      if (low.to.likely >= high.from.likely) continue;
      const auto& issue = dispute.issue(low.issue);
      says.push_back(fmt::format(
          "On \"{}\", {} accepts nothing above {} and {} nothing below {}: both together leave no term.",
          issue.title, dispute.party(low.party).name, describe(issue, low.to.likely),
          dispute.party(high.party).name, describe(issue, high.from.likely)));
    }
  return says;
}

std::vector<std::string> say_positions(const Task& task, const Answer& answer) {
  const Case& dispute = *task.dispute;
  std::vector<std::string> says = stated_clashes(dispute);
  for (const auto* line : answer.all("red_line_unknown")) {
    const auto party = dispute.find_party(line->about.party);
    says.push_back(fmt::format("{} declares a red line on \"{}\" whose content is not stated.",
                               dispute.party(*party).name,
                               dispute.issue(*dispute.find_issue(line->about.issue)).title));
  }
  // Only of those whose acceptance of the whole package some table needs: silence of others changes no
  // answer.
  for (std::size_t p = 0; p < dispute.parties().size(); ++p) {
    const bool accepts =
        std::any_of(dispute.tables().begin(), dispute.tables().end(), [p](const dispute::Table& table) {
          return std::any_of(table.must_accept.begin(), table.must_accept.end(),
                             [p](const dispute::Acceptor& acceptor) {
                               return acceptor.party == PartyId(p) && acceptor.on.empty();
                             });
        });
    std::vector<std::string> silent;
    for (std::size_t j = 0; accepts && j < dispute.issues().size(); ++j)
      if (!dispute.position(PartyId(p), IssueId(j)) && !dispute.score(PartyId(p), IssueId(j)))
        silent.push_back("\"" + dispute.issues()[j].title + "\"");
    if (!silent.empty() && silent.size() < dispute.issues().size())
      says.push_back(fmt::format("The case states no view of {} on {}.", dispute.parties()[p].name,
                                 base::join_and(silent)));
  }
  return says;
}

}  // namespace

question::Method positions() {
  question::Method method;
  method.card.id = "stated_positions";
  method.card.title = "Positions, salience, red lines as stated";
  method.card.question = "positions";
  method.card.assumptions = {"none: it shows the inputs"};
  method.card.domain = "every case";
  method.card.status = question::Status::checked;
  method.card.reads = {"position.", "red_line.", "issue.", "party."};
  method.obstacles = [](const Task& task) {
    std::vector<std::string> reasons;
    if (task.dispute->parties().empty()) reasons.push_back("the case names no party");
    return reasons;
  };
  method.schema = schema_of;
  method.measure = measure_positions;
  method.solve = say_structure;
  method.say = say_positions;
  return method;
}

}  // namespace entente::methods
