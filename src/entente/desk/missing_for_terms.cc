// What a case needs before terms can be computed. A drafted number counts as missing: nobody has judged it.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/desk/page_one_documents.h"
#include "entente/dispute/draft_text.h"

namespace entente::desk {

namespace {

using dispute::Case;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;
using dispute::RedLine;

bool restricted(const evidence::Claims& claims, const std::string& id) {
  const evidence::Claim* claim = claims.claim(id);
  const evidence::Document* document = claim ? claims.document(claim->document) : nullptr;
  return document && document->restricted;
}

/// Whether a row rests on restricted documents alone: then even its name stays out.
bool withheld(const evidence::Claims& claims, const dispute::Grounds& grounds) {
  return !grounds.rests_on.empty() &&
         std::all_of(grounds.rests_on.begin(), grounds.rests_on.end(),
                     [&](const std::string& id) { return restricted(claims, id); });
}

std::string title_of(const Issue& issue) {
  return fmt::format("\"{}\"", issue.title);
}

void add_lines(const Case& dispute, const evidence::Claims& claims, std::vector<std::string>& missing) {
  for (const RedLine& line : dispute.parts().red_lines) {
    if (line.kind != RedLine::Kind::unknown || withheld(claims, line.grounds)) continue;
    const std::string who = dispute.party(line.party).name;
    const Issue& issue = dispute.issue(line.issue);
    const std::string words = line.declared.empty()
                                  ? std::string()
                                  : fmt::format(" (\"{}\")", dispute::first_words(line.declared, 16));
    if (issue.kind != Issue::Kind::open)
      missing.push_back(fmt::format("what {} accepts on {}{}", who, title_of(issue), words));
    else if (words.empty())
      missing.push_back(
          fmt::format("the content of what {} calls non-negotiable on {}", who, title_of(issue)));
    else
      missing.push_back(fmt::format("the content of what {} calls non-negotiable{}", who, words));
  }
}

std::vector<IssueId> shown_issues(const Case& dispute, const evidence::Claims& claims, bool open) {
  std::vector<IssueId> found;
  for (std::size_t i = 0; i < dispute.issues().size(); ++i)
    if ((dispute.issues()[i].kind == Issue::Kind::open) == open &&
        !withheld(claims, dispute.issues()[i].grounds))
      found.push_back(IssueId(i));
  return found;
}

void add_open_issues(const Case& dispute, const evidence::Claims& claims, std::vector<std::string>& missing) {
  const auto& lines = dispute.parts().red_lines;
  for (const IssueId issue : shown_issues(dispute, claims, true)) {
    const bool listed = std::any_of(lines.begin(), lines.end(), [&](const RedLine& line) {
      return line.issue == issue && line.kind == RedLine::Kind::unknown;
    });
    if (!listed) missing.push_back(fmt::format("the terms of {}", title_of(dispute.issue(issue))));
  }
}

// A war says what fighting on is worth, a party's own value what it has without agreement; else each issue
// says.
void add_status_quo(const Case& dispute, const evidence::Claims& claims, std::vector<std::string>& missing) {
  const auto& parties = dispute.parties();
  const bool valued = !parties.empty() && std::all_of(parties.begin(), parties.end(), [](const auto& party) {
    return party.no_agreement.has_value();
  });
  if (dispute.parts().war || valued) return;
  std::vector<std::string> titles;
  for (const IssueId issue : shown_issues(dispute, claims, false))
    if (!dispute.issue(issue).status_quo) titles.push_back(title_of(dispute.issue(issue)));
  if (!titles.empty())
    missing.push_back(fmt::format("what holds without agreement on {}", base::join_and(titles)));
}

bool stands_somewhere(const Case& dispute, PartyId party, IssueId issue) {
  if (dispute.score(party, issue)) return true;
  const dispute::Position* position = dispute.position(party, issue);
  if (!position) return false;
  if (position->favourite) return true;
  return position->ideal && dispute::basis_of(position->ideal->grounds) != dispute::Basis::defaulted;
}

// Those at a table, and those who are said to want something; everybody when there is no table.
std::vector<PartyId> parties_that_count(const Case& dispute, const evidence::Claims& claims) {
  std::vector<PartyId> found;
  const auto add = [&](PartyId party) {
    if (!withheld(claims, dispute.party(party).grounds) &&
        std::find(found.begin(), found.end(), party) == found.end())
      found.push_back(party);
  };
  for (const auto& table : dispute.tables()) std::for_each(table.seated.begin(), table.seated.end(), add);
  for (const auto& position : dispute.parts().positions) add(position.party);
  if (dispute.tables().empty())
    for (std::size_t i = 0; i < dispute.parties().size(); ++i) add(PartyId(i));
  return found;
}

// Parties with the same gaps share one entry, so that the list stays short.
void add_positions(const Case& dispute, const evidence::Claims& claims, std::vector<std::string>& missing) {
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> gaps;  // titles, parties
  for (const PartyId party : parties_that_count(dispute, claims)) {
    std::vector<std::string> titles;
    for (const IssueId issue : shown_issues(dispute, claims, false))
      if (!stands_somewhere(dispute, party, issue)) titles.push_back(title_of(dispute.issue(issue)));
    if (titles.empty()) continue;
    const auto same =
        std::find_if(gaps.begin(), gaps.end(), [&](const auto& gap) { return gap.first == titles; });
    if (same == gaps.end())
      gaps.push_back({titles, {dispute.party(party).name}});
    else
      same->second.push_back(dispute.party(party).name);
  }
  for (const auto& [titles, parties] : gaps)
    missing.push_back(
        fmt::format("the position of {} on {}", base::join_and(parties), base::join_and(titles)));
}

}  // namespace

std::vector<std::string> missing_for_terms(const Case& dispute, const evidence::Claims& claims) {
  std::vector<std::string> missing;
  add_lines(dispute, claims, missing);
  add_open_issues(dispute, claims, missing);
  const auto& issues = dispute.issues();
  if (std::all_of(issues.begin(), issues.end(),
                  [](const Issue& issue) { return issue.kind == Issue::Kind::open; }))
    missing.push_back("an issue with terms that can be compared, as a scale or as options");
  add_status_quo(dispute, claims, missing);
  add_positions(dispute, claims, missing);
  if (dispute.tables().empty())
    missing.push_back("who sits at a table and who must accept what is agreed there");
  return missing;
}

}  // namespace entente::desk
