#include "entente/methods/agreement_schema.h"

#include <algorithm>
#include <cmath>

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using question::About;
using question::FindingKind;
using question::Measure;

namespace {

Measure measure(std::string name, About about, FindingKind kind, std::string unit, std::size_t width = 1) {
  Measure made;
  made.name = std::move(name);
  made.about = std::move(about);
  made.kind = kind;
  made.unit = std::move(unit);
  made.width = width;
  return made;
}

std::string line_path(const Case& dispute, const dispute::RedLine& line) {
  return "red_line." + dispute.party(line.party).id + "." + dispute.issue(line.issue).id + ".";
}

}  // namespace

question::Terms terms_of(const Case& dispute, const std::vector<dispute::IssueId>& issues,
                         std::span<const double> options) {
  question::Terms terms;
  for (std::size_t j = 0; j < issues.size(); ++j) {
    const Issue& issue = dispute.issue(issues[j]);
    const auto option = static_cast<std::size_t>(options[j]);
    if (issue.kind == Issue::Kind::scale) terms.push_back({issue.id, dispute::grid_of(issue)[option]});
    else terms.push_back({issue.id, issue.options[option].id});
  }
  return terms;
}

AgreementColumns agreement_columns(const Case& dispute, const dispute::Table& table) {
  AgreementColumns columns;
  columns.issues = dispute::issues_at(dispute, table);
  const auto covers = [](const dispute::Acceptor& acceptor, dispute::IssueId issue) {
    return acceptor.on.empty() || std::find(acceptor.on.begin(), acceptor.on.end(), issue) != acceptor.on.end();
  };
  const auto& acceptors = table.must_accept;
  for (std::size_t j = 0; j < columns.issues.size(); ++j)
    for (std::size_t i = 0; i < acceptors.size(); ++i) {
      const auto line = dispute.red_line_of(acceptors[i].party, columns.issues[j]);
      if (!line || !covers(acceptors[i], columns.issues[j])) continue;
      if (dispute.red_line(*line).kind == dispute::RedLine::Kind::unknown) continue;
      for (const auto& other : columns.lines)
        if (other.issue == j) columns.pairs.push_back({other.acceptor, i, j});
      columns.lines.push_back({*line, i, j});
    }
  for (std::size_t p = 0; p < dispute.parties().size(); ++p)
    for (const auto issue : columns.issues)
      if (dispute.position(dispute::PartyId(p), issue) || dispute.score(dispute::PartyId(p), issue)) {
        columns.views.push_back(p);
        break;
      }
  About at;
  at.table = table.id;
  auto& schema = columns.schema;
  schema.push_back(measure("room", at, FindingKind::probability, "share of worlds"));
  schema.push_back(measure("room_quadratic", at, FindingKind::probability, "share of worlds"));
  schema.push_back(measure("no_room_by_lines", at, FindingKind::probability, "share of worlds"));
  schema.push_back(measure("no_room_by_values", at, FindingKind::probability, "share of worlds"));
  for (const auto& line : columns.lines) {
    const auto& row = dispute.red_line(line.id);
    About about = at;
    about.party = dispute.party(row.party).id;
    about.issue = dispute.issue(row.issue).id;
    schema.push_back(measure("price_of_line", about, FindingKind::probability, "share of worlds"));
  }
  for (std::size_t j = 0; j < columns.issues.size(); ++j) {
    About about = at;
    about.issue = dispute.issue(columns.issues[j]).id;
    schema.push_back(measure("clash_on", about, FindingKind::probability, "share of worlds"));
    schema.push_back(measure("room_without_lines", about, FindingKind::probability, "share of worlds"));
  }
  for (const auto& pair : columns.pairs) {
    About about = at;
    about.issue = dispute.issue(columns.issues[pair.issue]).id;
    const auto& a = dispute.party(acceptors[pair.a].party);
    const auto& b = dispute.party(acceptors[pair.b].party);
    about.party = a.id + "|" + b.id;
    schema.push_back(measure("clash_pair", about, FindingKind::probability, "share of worlds"));
    for (const auto& line : columns.lines)
      if (line.issue == pair.issue && (line.acceptor == pair.a || line.acceptor == pair.b))
        schema.back().rests_on.push_back(line_path(dispute, dispute.red_line(line.id)));
  }
  for (const auto id : columns.issues) {
    const Issue& issue = dispute.issue(id);
    About about = at;
    about.issue = issue.id;
    const std::size_t options = dispute::grid_of(issue).size();
    const bool scale = issue.kind == Issue::Kind::scale;
    if (scale) {
      schema.push_back(measure("range_low", about, FindingKind::number, issue.unit.empty() ? "scale" : issue.unit));
      schema.push_back(measure("range_high", about, FindingKind::number, issue.unit.empty() ? "scale" : issue.unit));
    }
    schema.push_back(measure(scale ? "range_chance" : "term_options", about, FindingKind::share,
                             "share of worlds with room", options));
  }
  schema.push_back(measure("reference_package", at, FindingKind::package, "package", columns.issues.size()));
  const auto issues = columns.issues;
  schema.back().terms = [issues](const Case& of, std::span<const double> options) {
    return terms_of(of, issues, options);
  };
  for (const std::size_t p : columns.views) {
    About about = at;
    about.party = dispute.parties()[p].id;
    schema.push_back(measure("gain", about, FindingKind::number, "utility above no agreement"));
    schema.push_back(measure("acceptance", about, FindingKind::probability, "share of worlds with room"));
    schema.push_back(measure("reservation_value", about, FindingKind::number, "utility"));
  }
  return columns;
}

std::vector<std::string> agreement_obstacles(const question::Task& task) {
  const Case& dispute = *task.dispute;
  if (!task.inquiry.table) return {"the case has no table, so it is not known who must accept"};
  const auto& table = dispute.table(*task.inquiry.table);
  const auto issues = dispute::issues_at(dispute, table);
  std::vector<std::string> reasons;
  if (issues.empty()) reasons.push_back("no issue has terms: each is named in a document, its content not stated");
  for (const auto& acceptor : table.must_accept) {
    const auto& party = dispute.party(acceptor.party);
    bool view = false, salient = false;
    for (const auto issue : issues) {
      const auto* position = dispute.position(acceptor.party, issue);
      const bool score = dispute.score(acceptor.party, issue);
      view = view || position || score;
      salient = salient || score || (position && position->salience.high > 0);
    }
    if (!view && !issues.empty())
      reasons.push_back(party.name + " must accept, but the case states no position of " + party.name);
    else if (view && !salient)
      reasons.push_back("every salience of " + party.name + " is 0, so no term matters to " + party.name);
    for (auto& reason : no_agreement_obstacles(dispute, acceptor.party, issues)) reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace entente::methods
