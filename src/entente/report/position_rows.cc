#include "entente/report/position_rows.h"

#include <array>
#include <map>

#include "entente/base/text.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using question::Finding;

constexpr std::array<std::pair<std::string_view, const Finding * PositionRow::*>, 6> columns = {
    {{"ideal", &PositionRow::ideal},
     {"red_line_from", &PositionRow::from},
     {"red_line_to", &PositionRow::to},
     {"red_line_firmness", &PositionRow::firmness},
     {"red_line_unknown", &PositionRow::unknown},
     {"salience", &PositionRow::salience}}};

template <class Part>
std::map<std::string_view, std::size_t> places_of(const std::vector<Part>& parts) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < parts.size(); ++i) places.emplace(parts[i].id, i);
  return places;
}

}  // namespace

PositionRows::PositionRows(const Context& context, const question::Answer& positions)
    : issues_(context.dispute.issues().size()), rows_(context.dispute.parties().size() * issues_) {
  const auto parties = places_of(context.dispute.parties());
  const auto issues = places_of(context.dispute.issues());
  for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].party = dispute::PartyId(i / issues_);
  std::vector<const Finding*> favourites(rows_.size());
  for (const Finding& finding : positions.findings) {
    const auto party = parties.find(finding.about.party);
    const auto issue = issues.find(finding.about.issue);
    if (party == parties.end() || issue == issues.end()) continue;
    const std::size_t place = party->second * issues_ + issue->second;
    if (finding.name == "favourite" && !favourites[place]) favourites[place] = &finding;
    for (const auto& [name, column] : columns)
      if (finding.name == name && !(rows_[place].*column)) rows_[place].*column = &finding;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].ideal) rows_[i].ideal = favourites[i];
    rows_[i].accepted = options_of(rows_[i].from);
  }
  // Which options a line accepts is no number over worlds, so it is no finding either.
  for (const dispute::RedLine& line : context.dispute.parts().red_lines)
    for (const std::size_t option : line.options)
      rows_[line.party.index() * issues_ + line.issue.index()].accepted.push_back(
          context.dispute.issue(line.issue).options[option].id);
}

const PositionRow& PositionRows::at(dispute::PartyId party, dispute::IssueId issue) const {
  return rows_[party.index() * issues_ + issue.index()];
}

std::vector<PositionRow> PositionRows::on(dispute::IssueId issue) const {
  std::vector<PositionRow> rows;
  for (std::size_t place = issue.index(); place < rows_.size(); place += issues_)
    if (rows_[place].any()) rows.push_back(rows_[place]);
  return rows;
}

std::vector<std::string> options_of(const Finding* finding) {
  if (!finding) return {};
  if (const auto* set = std::get_if<std::vector<std::string>>(&finding->value)) return *set;
  if (const auto* one = std::get_if<std::string>(&finding->value)) return {*one};
  return {};
}

std::string accepts_words(const PositionRow& row) {
  if (row.unknown) return "a line was declared; its content is not stated";
  const auto from = number_of(row.from), to = number_of(row.to);
  if (from && to) return interval_words({*from, *to});
  if (from) return "from " + number_words(*from);
  if (to) return "up to " + number_words(*to);
  std::vector<std::string> options;
  for (const std::string& option : row.accepted) options.push_back(plain_words(option));
  return base::join_and(options);
}

}  // namespace entente::report
