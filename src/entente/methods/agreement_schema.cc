#include "entente/methods/agreement_schema.h"
#include "entente/methods/no_agreement.h"

#include "entente/methods/measures.h"

#include <algorithm>
#include <cmath>

namespace entente::methods {

using dispute::Case;
using dispute::Issue;
using question::About;
using question::FindingKind;
using question::Measure;

namespace {

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
    if (issue.kind == Issue::Kind::scale)
      terms.push_back({issue.id, dispute::grid_of(issue)[option]});
    else
      terms.push_back({issue.id, issue.options[option].id});
  }
  return terms;
}

namespace {

bool covers(const dispute::Acceptor& acceptor, dispute::IssueId issue) {
  return acceptor.on.empty() || std::find(acceptor.on.begin(), acceptor.on.end(), issue) != acceptor.on.end();
}

// The acceptors' lines with stated content, and the pairs of them that meet on an issue.
void find_lines(const Case& dispute, const dispute::Table& table, AgreementColumns& columns) {
  for (std::size_t j = 0; j < columns.issues.size(); ++j)
    for (std::size_t i = 0; i < table.must_accept.size(); ++i) {
      const auto line = dispute.red_line_of(table.must_accept[i].party, columns.issues[j]);
      if (!line || !covers(table.must_accept[i], columns.issues[j])) continue;
      if (dispute.red_line(*line).kind == dispute::RedLine::Kind::unknown) continue;
      for (const auto& other : columns.lines)
        if (other.issue == j) columns.pairs.push_back({other.acceptor, i, j});
      columns.lines.push_back({*line, i, j});
    }
}

void find_views(const Case& dispute, AgreementColumns& columns) {
  for (std::size_t p = 0; p < dispute.parties().size(); ++p)
    if (std::any_of(columns.issues.begin(), columns.issues.end(), [&](dispute::IssueId issue) {
          return dispute.position(dispute::PartyId(p), issue) || dispute.score(dispute::PartyId(p), issue);
        }))
      columns.views.push_back(p);
}

void add_room_and_lines(const Case& dispute, const dispute::Table& table, AgreementColumns& columns) {
  About at;
  at.table = table.id;
  auto& schema = columns.schema;
  for (const char* name : {"room", "room_unproven", "room_quadratic", "no_room_by_lines", "no_room_by_links",
                           "no_room_by_values"})
    schema.push_back(measure(name, at, FindingKind::probability, "share of worlds"));
  for (const auto& line : columns.lines) {
    About about = at;
    about.party = dispute.party(dispute.red_line(line.id).party).id;
    about.issue = dispute.issue(dispute.red_line(line.id).issue).id;
    schema.push_back(measure("price_of_line", about, FindingKind::probability, "share of worlds"));
  }
  for (const auto issue : columns.issues) {
    About about = at;
    about.issue = dispute.issue(issue).id;
    schema.push_back(measure("clash_on", about, FindingKind::probability, "share of worlds"));
    schema.push_back(measure("room_without_lines", about, FindingKind::probability, "share of worlds"));
  }
  for (const auto& pair : columns.pairs) {
    About about = at;
    about.issue = dispute.issue(columns.issues[pair.issue]).id;
    about.party = dispute.party(table.must_accept[pair.a].party).id + "|" +
                  dispute.party(table.must_accept[pair.b].party).id;
    schema.push_back(measure("clash_pair", about, FindingKind::probability, "share of worlds"));
    for (const auto& line : columns.lines)
      if (line.issue == pair.issue && (line.acceptor == pair.a || line.acceptor == pair.b))
        schema.back().rests_on.push_back(line_path(dispute, dispute.red_line(line.id)));
  }
}

void add_ranges(const Case& dispute, const About& at, AgreementColumns& columns) {
  auto& schema = columns.schema;
  for (const auto id : columns.issues) {
    const Issue& issue = dispute.issue(id);
    About about = at;
    about.issue = issue.id;
    const bool scale = issue.kind == Issue::Kind::scale;
    const std::string unit = issue.unit.empty() ? "scale" : issue.unit;
    if (scale)
      for (const char* name : {"range_low", "range_high"})
        schema.push_back(measure(name, about, FindingKind::number, unit));
    schema.push_back(measure(scale ? "range_chance" : "term_options", about, FindingKind::share,
                             "share of worlds with room", dispute::grid_of(issue).size()));
  }
}

void add_reference(const Case& dispute, const About& at, AgreementColumns& columns) {
  auto& schema = columns.schema;
  schema.push_back(measure("reference_unproven", at, FindingKind::probability, "share of worlds with room"));
  schema.push_back(measure("reference_package", at, FindingKind::package, "package", columns.issues.size()));
  schema.back().terms = [issues = columns.issues](const Case& of, std::span<const double> options) {
    return terms_of(of, issues, options);
  };
  for (const std::size_t p : columns.views) {
    About about = at;
    about.party = dispute.parties()[p].id;
    schema.push_back(measure("gain", about, FindingKind::number, "utility above no agreement"));
    schema.push_back(measure("acceptance", about, FindingKind::probability, "share of worlds with room"));
    schema.push_back(measure("reservation_value", about, FindingKind::number, "utility"));
  }
}

}  // namespace

AgreementColumns agreement_columns(const Case& dispute, const dispute::Table& table) {
  AgreementColumns columns;
  columns.issues = dispute::issues_at(dispute, table);
  find_lines(dispute, table, columns);
  find_views(dispute, columns);
  About at;
  at.table = table.id;
  add_room_and_lines(dispute, table, columns);
  add_ranges(dispute, at, columns);
  add_reference(dispute, at, columns);
  return columns;
}

std::vector<std::string> agreement_obstacles(const question::Task& task) {
  const Case& dispute = *task.dispute;
  if (!task.inquiry.table) return {"the case has no table, so it is not known who must accept"};
  const auto& table = dispute.table(*task.inquiry.table);
  const auto issues = dispute::issues_at(dispute, table);
  std::vector<std::string> reasons;
  if (issues.empty())
    reasons.push_back("no issue has terms: each is named in a document, its content not stated");
  if (table.must_accept.empty()) reasons.push_back("nobody must accept at this table");
  if (table.must_accept.size() + table.ratifies.size() >= theory::PackageSpace::most_parties)
    reasons.push_back("more parties must accept or ratify than are computed (fewer than 16 together)");
  for (const auto& acceptor : table.must_accept) {
    const auto& party = dispute.party(acceptor.party);
    bool view = false, salient = false;
    for (const auto issue : issues) {
      if (!covers(acceptor, issue)) continue;
      // Acceptance limited to issues is judged against what holds on them today.
      if (!acceptor.on.empty() && party.no_agreement && !dispute.issue(issue).status_quo)
        reasons.push_back("issue." + dispute.issue(issue).id + ".status_quo is missing, so what " +
                          party.name + " accepts on it is not known");
      const auto* position = dispute.position(acceptor.party, issue);
      const bool score = dispute.score(acceptor.party, issue);
      view = view || position || score;
      salient = salient || score || (position && position->salience.high > 0);
    }
    if (!view && !issues.empty())
      reasons.push_back(party.name + " must accept, but the case states no position of " + party.name +
                        " on an issue whose terms are stated");
    else if (view && !salient)
      reasons.push_back("every salience of " + party.name + " is 0, so no term matters to " + party.name);
    for (auto& reason : no_agreement_obstacles(dispute, acceptor.party, issues))
      reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace entente::methods
