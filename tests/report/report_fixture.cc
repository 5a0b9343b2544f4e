#include "tests/report/report_fixture.h"

#include <array>

namespace entente::report::test {

namespace {

using dispute::Estimate;
using dispute::Grounds;
using dispute::Issue;
using dispute::IssueId;
using dispute::PartyId;

struct PartyRow {
  const char *id, *name, *what;
};
constexpr std::array<PartyRow, 9> party_rows = {
    {{"north", "North Coast", "a coastal state"},
     {"south", "South Coast", "a coastal state"},
     {"mainland", "Mainland", "a federation that mediates"},
     {"ports", "Three Ports", "an association of harbour cities"},
     {"league", "Coastal League", "a union of nine states"},
     {"islands", "Outer Islands", "island states within reach of the front"},
     {"upland", "Upland", "a member of the league"},
     {"assembly", "Mainland Assembly", "a parliament"},
     {"trawlers", "Trawler Union", "a union of crews"}}};

struct IssueRow {
  const char *id, *title, *unit;
  std::vector<std::pair<double, const char*>> anchors;
};
const std::vector<IssueRow>& issue_rows() {
  static const std::vector<IssueRow> rows = {
      {"grounds",
       "Division of the northern grounds",
       "",
       {{0, "withdrawal to the line of the last treaty"},
        {40, "freeze where boats stand"},
        {55, "held banks without patrols"},
        {75, "all banks to the north, south frozen"},
        {100, "all four banks"}}},
      {"status",
       "Recognition of the division",
       "",
       {{0, "no recognition by anyone"},
        {30, "none, but no change by force"},
        {60, "recognised in practice by one"},
        {100, "recognised by all"}}},
      {"alliance",
       "Membership of the league",
       "",
       {{0, "invitation"},
        {30, "door open, undated"},
        {60, "lack of consensus stated"},
        {75, "long moratorium"},
        {100, "binding ban"}}},
      {"guarantees",
       "Guarantees",
       "",
       {{0, "none"},
        {25, "consultation with a veto"},
        {60, "pledge, political"},
        {80, "pledge with assembly"},
        {100, "pledge and joint patrols"}}},
      {"boats", "Patrol boats allowed", "boats", {{85, "85"}, {600, "600"}, {1000, "no cap"}}},
      {"duties",
       "Lifting of duties",
       "",
       {{0, "none lifted"}, {50, "staged, with return"}, {100, "all lifted"}}}};
  return rows;
}

struct View {
  std::size_t party, issue;
  double low, likely, high, salience;
  double from, to, firmness;  // to < from: no line
};
const std::vector<View>& views() {
  static const std::vector<View> rows = {
      {0, 0, 85, 95, 100, .85, 75, 100, .75},    {1, 0, 0, 15, 40, .85, 0, 45, .8},
      {2, 0, 40, 65, 80, .35, 1, 0, 0},          {3, 0, 10, 35, 40, .6, 0, 55, .6},
      {4, 0, 10, 35, 40, .45, 1, 0, 0},          {5, 0, 0, 20, 40, .65, 0, 50, .6},
      {0, 1, 60, 90, 100, .6, 30, 100, .5},      {1, 1, 0, 0, 15, .75, 0, 30, .85},
      {2, 1, 30, 55, 80, .25, 1, 0, 0},          {4, 1, 0, 0, 20, .65, 0, 40, .6},
      {0, 2, 90, 100, 100, .85, 60, 100, .8},    {1, 2, 0, 10, 40, .6, 0, 75, .5},
      {2, 2, 60, 90, 100, .45, 50, 100, .6},     {3, 2, 20, 50, 70, .5, 0, 85, .6},
      {6, 2, 80, 100, 100, .6, 1, 0, 0},         {0, 3, 0, 15, 30, .7, 0, 60, .7},
      {1, 3, 80, 100, 100, .9, 60, 100, .8},     {2, 3, 25, 55, 75, .4, 0, 80, .75},
      {7, 3, 25, 50, 80, .35, 1, 0, 0},          {0, 4, 85, 250, 600, .6, 85, 650, .5},
      {1, 4, 800, 900, 1000, .7, 700, 1000, .6}, {3, 4, 800, 900, 1000, .6, 600, 1000, .5},
      {0, 5, 70, 100, 100, .5, 1, 0, 0},         {1, 5, 0, 10, 30, .35, 1, 0, 0},
      {4, 5, 0, 25, 50, .65, 0, 60, .6},         {6, 5, 50, 80, 100, .6, 1, 0, 0}};
  return rows;
}

std::string name_of(std::size_t party, const Names& names) {
  if (party == 0) return names.first;
  return party == 1 ? names.second : party_rows[party].name;
}

std::string party_id(std::size_t party) {
  return party_rows[party].id;
}

Grounds grounds(std::size_t row) {
  if (row % 5 == 0) return {{"bulletin#1", "bulletin#2"}, "said by the minister in person", ""};
  if (row % 5 == 1) return {{}, "inferred from the draft of the spring", "analyst"};
  if (row % 5 == 2) return {{"letter#1"}, "the sealed letter names this figure", ""};
  if (row % 5 == 3) return {{}, "", "draft"};
  return {{"bulletin#3"}, "the text leaves a margin", ""};
}

Estimate with(Estimate estimate, std::size_t row) {
  estimate.grounds = grounds(row);
  return estimate;
}

void add_parties(dispute::CaseParts& parts, const Names& names) {
  for (std::size_t p = 0; p < party_rows.size(); ++p) {
    dispute::Party party;
    party.id = party_id(p);
    party.name = name_of(p, names);
    party.what = party_rows[p].what;
    party.belligerent = p < 2;
    party.capability = with(Estimate::pert(20, 50, 80), p);
    parts.parties.push_back(party);
  }
  parts.parties[4].decides = "unanimity";
}

void add_issues(dispute::CaseParts& parts) {
  for (const IssueRow& row : issue_rows()) {
    Issue issue;
    issue.id = row.id;
    issue.title = row.title;
    issue.unit = row.unit;
    issue.kind = Issue::Kind::scale;
    for (const auto& [value, words] : row.anchors) issue.anchors[value] = words;
    issue.status_quo = Estimate::exact(issue.low() + 0.4 * (issue.high() - issue.low()));
    parts.issues.push_back(issue);
  }
  Issue inspection;
  inspection.id = "inspection";
  inspection.title = "Who inspects catches";
  inspection.kind = Issue::Kind::options;
  inspection.options = {{"none", {}, ""}, {"joint", {}, ""}, {"neutral_body", {}, ""}};
  parts.issues.push_back(inspection);
}

void add_views(dispute::CaseParts& parts) {
  std::size_t row = 0;
  for (const View& view : views()) {
    ++row;
    dispute::Position position{
        PartyId{view.party},
        IssueId{view.issue},
        with(Estimate::pert(view.low, view.likely, view.high), row),
        {},
        with(Estimate::pert(view.salience - .1, view.salience, view.salience + .05), row),
        grounds(row)};
    parts.positions.push_back(position);
    if (view.to < view.from) continue;
    dispute::RedLine line;
    line.party = PartyId{view.party};
    line.issue = IssueId{view.issue};
    line.kind = dispute::RedLine::Kind::range;
    line.from = with(Estimate::exact(view.from), row);
    line.to = with(Estimate::exact(view.to), row);
    line.firmness = with(Estimate::pert(view.firmness - .2, view.firmness, view.firmness + .15), row + 1);
    line.audience_cost = Estimate::program_default(Estimate::pert(0, .05, .1));
    parts.red_lines.push_back(line);
  }
}

void add_tables(dispute::CaseParts& parts) {
  dispute::Table talks;
  talks.id = "capital";
  talks.title = "Talks in the capital";
  talks.seated = {PartyId{2}, PartyId{0}};
  talks.must_accept = {{PartyId{0}, {}}, {PartyId{1}, {}}, {PartyId{2}, {}}};
  talks.ratifies = {{PartyId{7}, "majority", {}}};
  talks.can_spoil = {{PartyId{8}, with(Estimate::pert(.1, .2, .4), 1)}};
  dispute::Table group = talks;
  group.id = "contact_group";
  group.title = "Contact group";
  group.seated = {PartyId{0}, PartyId{1}, PartyId{2}, PartyId{3}, PartyId{4}};
  group.can_spoil.clear();
  parts.tables = {talks, group};
  dispute::War war;
  war.first = PartyId{0};
  war.second = PartyId{1};
  war.period = "week";
  war.levels = 20;
  war.level = with(Estimate::pert(8, 9, 11), 0);
  war.pace.advance = with(Estimate::exact(.3), 1);
  war.pace.retreat = with(Estimate::range(.2, .25), 3);
  war.freeze = Estimate::exact(0);
  war.low = {{IssueId{0}, 0}};
  war.high = {{IssueId{0}, 100}};
  parts.war = war;
  for (const auto& [id, title, holder] :
       {std::tuple{"withdraw", "The Mainland withdraws its patrol boats", 2},
        std::tuple{"loan", "The league lends against frozen fees", 4},
        std::tuple{"escort", "Joint escorts for crews that fish", 3}}) {
    dispute::Lever lever;
    lever.id = id;
    lever.title = title;
    lever.holder = PartyId{static_cast<std::size_t>(holder)};
    lever.means_for_people = "months of fewer catches for crews on both coasts";
    parts.levers.push_back(lever);
  }
}

}  // namespace

dispute::Case harbour_case(const Names& names) {
  dispute::CaseParts parts;
  parts.title = "Harbour talks";
  parts.question = "Which division of the fishing grounds could both coasts and the mainland accept?";
  parts.as_of = evidence::Date{2024, 3, 3};
  parts.resolve = Estimate::program_default(Estimate::exact(.5));
  parts.common = Estimate::program_default(Estimate::exact(.3));
  add_parties(parts, names);
  add_issues(parts);
  add_views(parts);
  add_tables(parts);
  parts.envoys = {{"A. Pilot",
                   PartyId{2},
                   "special envoy",
                   "Brokered the ice treaty; that dispute had no fighting.",
                   {},
                   {{"bulletin#2"}, "", ""}}};
  parts.claims = harbour_evidence().claims;
  return dispute::Case::from_parts(std::move(parts));
}

namespace {

evidence::Claim claim_on(const evidence::Document& document, std::size_t number, const std::string& quote) {
  evidence::Claim claim;
  claim.id = document.id + "#" + std::to_string(number);
  claim.document = document.id;
  claim.type = evidence::ClaimType::red_line;
  claim.span.start = document.text.find(quote);
  claim.span.end = claim.span.start + quote.size();
  claim.quote = quote;
  claim.holder = "north";
  claim.confidence = 0.9;
  return claim;
}

}  // namespace

evidence::Claims harbour_evidence() {
  evidence::Claims claims;
  evidence::Document bulletin;
  bulletin.id = "bulletin";
  bulletin.title = "Harbour bulletin <evening>";
  bulletin.origin = "Harbour Press";
  bulletin.date = evidence::Date{2024, 3, 2};
  bulletin.text =
      "Envoys met in the capital\n\nThe minister said that the banks are \"not for trade\" & that patrols go "
      "on until the treaty "
      "stands. Crews reported gains near the second bank. The other coast was not in the room and says that "
      "nothing can be "
      "agreed without it.\n\nThe text leaves the number of boats open.";
  evidence::Document letter;
  letter.id = "letter";
  letter.title = "Sealed letter of the harbour master";
  letter.restricted = true;
  letter.text = "We would settle for the third bank.";
  claims.documents = {bulletin, letter};
  claims.claims = {claim_on(bulletin, 1, "the banks are \"not for trade\" & that patrols go on"),
                   claim_on(bulletin, 2, "patrols go on until the treaty stands"),
                   claim_on(bulletin, 3, "The text leaves the number of boats open."),
                   claim_on(letter, 1, "We would settle for the third bank.")};
  return claims;
}

}  // namespace entente::report::test
