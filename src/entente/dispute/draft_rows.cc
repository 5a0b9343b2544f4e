#include "entente/dispute/draft_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/dispute/draft_text.h"
#include "entente/evidence/kept_name.h"
#include "entente/evidence/origins.h"

namespace entente::dispute {

namespace {

using evidence::Claim;
using evidence::ClaimType;

constexpr std::size_t most_grounds = 20;    // of one row; the rest is found in claims.jsonl
constexpr std::size_t shown_for_party = 3;  // claims that name a party, beside its row

std::string heading(std::string_view title) {
  return fmt::format("\n# {} {}\n", std::string(100 - std::min<std::size_t>(title.size(), 90), '-'), title);
}

// One claim as a comment: what it says, who says it, how the text holds it.
std::string noted(const DraftSheet& sheet, const Claim& claim) {
  const std::string words = open_words(sheet.claims, claim, 30);
  return one_line(fmt::format(
      "{} ({}, {}): {}", claim.id, name_in(sheet.claims, claim.speaker), evidence::name_of(claim.modality),
      words.empty() ? "words kept out, the document is restricted" : fmt::format("\"{}\"", words)));
}

std::string grounds(const DraftSheet& sheet, const std::vector<const Claim*>& from) {
  const auto ids = sheet.rests_on(from);
  return ids.empty() ? std::string() : fmt::format("rests_on = {}\n", toml_list(ids));
}

std::string optional_text(const char* key, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("{} = {}\n", key, toml_text(one_line(value)));
}

// The file's own name; two files of one name, or a name that no case folder may hold, go by the document's
// id.
std::string file_name(const evidence::Document& document, std::vector<std::string>& taken) {
  std::string name = evidence::kept_name(document, document.file.substr(document.file.find_last_of('/') + 1));
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? ".txt" : name.substr(dot);
  const bool unfit =
      name.empty() || name.find("..") != std::string::npos || name.find('\\') != std::string::npos;
  if (unfit || std::find(taken.begin(), taken.end(), name) != taken.end())
    name = document.id + (unfit ? ".txt" : ending);
  taken.push_back(name);
  return name;
}

// Where a document comes from, with what shows it where the document does not say so itself.
std::string origin_row(const evidence::Claims& claims, const evidence::Origins& origins, std::size_t at) {
  const evidence::DocumentOrigin& found = origins.of[at];
  const std::string own = one_line(claims.documents[at].origin);
  const std::string origin = one_line(evidence::origin_in_case(claims.documents, origins, at));
  std::vector<std::string> reasons;
  if (!found.like.empty())
    reasons.push_back(fmt::format("one text with {}: {} % of the wording is common", one_line(found.like),
                                  static_cast<int>(found.shared * 100)));
  else if (origin != own && !origin.empty())
    reasons.push_back("as its text credits it");
  if (!own.empty() && own != origin) reasons.push_back(fmt::format("it gives {}", own));
  const std::string because =
      reasons.empty() ? "" : fmt::format("# {}\n", one_line(fmt::format("{}", fmt::join(reasons, "; "))));
  return because + optional_text("origin", origin);
}

std::string document_row(const evidence::Document& document, const std::string& origin,
                         std::vector<std::string>& files) {
  std::string row = fmt::format("\n[[document]]\nid = {}\nfile = {}\n", toml_text(document.id),
                                toml_text(file_name(document, files)));
  row += optional_text("title", document.title);
  row += fmt::format("kind = \"{}\"\n", evidence::name_of(document.kind));
  row += optional_text("author", document.author);
  row += document.date ? fmt::format("date = {}\n", evidence::to_iso(*document.date))
                       : "# date = …       the document gives none\n";
  row += origin;
  if (document.restricted) row += "restricted = true      # its words stay out of briefs and exports\n";
  return row;
}

std::vector<const Claim*> claims_of(const DraftSheet& sheet, const std::string& party, ClaimType type) {
  std::vector<const Claim*> found;
  for (std::size_t i = 0; i < sheet.claims.claims.size(); ++i) {
    const Claim& claim = sheet.claims.claims[i];
    if (sheet.parties_of_claims[i] == party && type_of(sheet.claims, claim) == type) found.push_back(&claim);
  }
  return found;
}

// The first claims that a party holds or is the target of, so that a reader sees why it is in the case.
std::vector<const Claim*> naming(const DraftSheet& sheet, const std::string& party) {
  std::vector<const Claim*> found;
  for (std::size_t i = 0; i < sheet.claims.claims.size() && found.size() < shown_for_party; ++i) {
    const Claim& claim = sheet.claims.claims[i];
    const bool named = sheet.parties_of_claims[i] == party ||
                       (is_current(claim) && principal_of(sheet.claims, claim.target) == party);
    if (named && (!claim.date || *claim.date <= sheet.as_of)) found.push_back(&claim);
  }
  return found;
}

std::string hints_for(const DraftSheet& sheet, const std::string& party) {
  std::string hints;
  for (const Claim* claim : claims_of(sheet, party, ClaimType::hostilities))
    hints += fmt::format("# belligerent = true ?  {}\n", noted(sheet, *claim));
  for (const Claim* claim : claims_of(sheet, party, ClaimType::leverage))
    hints += fmt::format("# capability, to judge: {}\n", noted(sheet, *claim));
  return hints;
}

std::string ideal_of(const DraftSheet& sheet, const DraftedIssue& issue, const DraftedView& view) {
  const IssuePattern* pattern = issue.pattern ? &sheet.book.issues[*issue.pattern] : nullptr;
  if (!pattern || pattern->open) return "";
  const int side = view.side();
  if (pattern->scale()) {
    const char* name = side == 0 ? "ideal_unstated" : side > 0 ? "ideal_high" : "ideal_low";
    return fmt::format("ideal = {}{}\n", sheet.book.written_on(*pattern, name),
                       side == 0 ? "      # no side stated: any point, to judge" : "");
  }
  if (side != 0 && pattern->ordered)
    return fmt::format("ideal = {}\n",
                       toml_text(side > 0 ? pattern->options.back() : pattern->options.front()));
  return fmt::format("# ideal = …       one of {}: to judge\n", fmt::join(pattern->options, ", "));
}

std::string reason_of(const DraftedIssue& issue, const DraftedView& view) {
  if (!issue.holder.empty() || !issue.pattern)
    return "draft: the words name an aim, its content is not stated";
  if (view.side() != 0) return "draft: the words of its demand name this pole; how far it goes is a default";
  return "draft: a view is reported, which side it takes is not";
}

std::string position_row(const DraftSheet& sheet, const DraftedView& view) {
  const DraftedIssue& issue = sheet.views.issues[view.issue];
  const char* salience = view.line     ? "salience_red_line"
                         : view.demand ? "salience_demand"
                                       : "salience_mentioned";
  std::string row = fmt::format("\n[[position]]\nparty = \"{}\"\nissue = \"{}\"\n",
                                sheet.party_ids.at(view.party), issue.id);
  row += ideal_of(sheet, issue, view);
  row += fmt::format("salience = {}\n", sheet.book.written(salience));
  return row + grounds(sheet, view.claims) +
         fmt::format("because = \"{}\"\nby = \"draft\"\n", reason_of(issue, view));
}

std::string meeting_title(const ReportedMeeting& meeting) {
  std::string title = "Reported meeting";
  if (!meeting.place.empty()) title = fmt::format("{} {}", title, one_line(meeting.place));
  for (const Claim* claim : meeting.claims)
    if (claim->date) return fmt::format("{}, {}", title, evidence::to_prose(*claim->date));
  return title;
}

std::vector<std::string> ids_of(const DraftSheet& sheet, const std::vector<std::string>& entities) {
  std::vector<std::string> ids;
  for (const std::string& entity : entities) ids.push_back(sheet.party_ids.at(entity));
  return ids;
}

std::string table_row(const DraftSheet& sheet, const ReportedMeeting& meeting, const std::string& id) {
  const std::string seated = toml_list(ids_of(sheet, meeting.parties));
  std::string row = fmt::format("\n[[table]]\nid = \"{}\"\ntitle = {}\nseated = {}\n", id,
                                toml_text(meeting_title(meeting)), seated);
  row += fmt::format("must_accept = {}       # to judge: those who met, until you know better\n", seated);
  for (const ClaimType type : {ClaimType::absence, ClaimType::exclusion})
    for (const std::string& party : sheet.cast.parties)
      for (const Claim* claim : claims_of(sheet, party, type))
        if (std::find(meeting.parties.begin(), meeting.parties.end(), party) == meeting.parties.end())
          row += fmt::format("# not seated: \"{}\"; does it have to accept, ratify, or could it wreck? {}\n",
                             sheet.party_ids.at(party), noted(sheet, *claim));
  return row + grounds(sheet, meeting.claims) +
         "because = \"draft: who met, as reported; nobody has judged who must accept\"\nby = \"draft\"\n";
}

}  // namespace

DraftSheet::DraftSheet(const evidence::Claims& all, const DraftBook& tables, const Cast& who,
                       const DraftedViews& what, evidence::Date day)
    : claims(all), book(tables), cast(who), views(what), as_of(day) {
  std::vector<std::string> taken;
  for (const std::string& party : cast.parties) party_ids[party] = unique_id(id_from(party), taken);
  for (const Claim& claim : claims.claims)
    parties_of_claims.push_back(is_current(claim) ? party_of(claims, claim) : std::string());
}

std::vector<std::string> DraftSheet::rests_on(const std::vector<const Claim*>& from) const {
  std::vector<std::string> ids;
  for (const Claim* claim : from)
    if ((!claim->date || *claim->date <= as_of) && ids.size() < most_grounds) ids.push_back(claim->id);
  return ids;
}

std::string document_rows(const DraftSheet& sheet) {
  std::string rows = heading("documents");
  std::vector<std::string> files;
  const auto& documents = sheet.claims.documents;
  const evidence::Origins origins = evidence::find_origins(documents);
  for (std::size_t i = 0; i < documents.size(); ++i)
    rows += document_row(documents[i], origin_row(sheet.claims, origins, i), files);
  return rows;
}

std::string party_rows(const DraftSheet& sheet) {
  std::string rows = heading("parties") +
                     "# capability: what a party could bring to bear, in one unit for all; only ratios "
                     "matter. The same default for\n"
                     "# everybody here, since no document gives a figure.\n";
  for (const std::string& party : sheet.cast.parties) {
    const auto* entity = sheet.claims.entity(party);
    rows += fmt::format("\n[[party]]\nid = \"{}\"\nname = {}\n", sheet.party_ids.at(party),
                        toml_text(one_line(name_in(sheet.claims, party))));
    if (entity && entity->kind == "person") rows += "# a person: whom does this person speak for?\n";
    rows += fmt::format("capability = {}\n", sheet.book.written("capability")) +
            grounds(sheet, naming(sheet, party)) + "by = \"draft\"\n" + hints_for(sheet, party);
  }
  std::vector<std::string> others;
  for (const std::string& id : sheet.cast.others) others.push_back(one_line(name_in(sheet.claims, id)));
  if (!others.empty())
    rows += fmt::format("\n# Named too, and no party here: {}.\n", fmt::join(others, "; "));
  return rows;
}

std::string envoy_rows(const DraftSheet& sheet) {
  if (sheet.cast.speakers.empty()) return "";
  std::string rows =
      heading("who speaks") +
      "# mandate = { issue = … }: what a person may agree without going home; add it where you know it.\n";
  for (const Speaker& speaker : sheet.cast.speakers) {
    rows += fmt::format("\n[[envoy]]\nperson = {}\nparty = \"{}\"\n",
                        toml_text(one_line(name_in(sheet.claims, speaker.person))),
                        sheet.party_ids.at(speaker.party));
    rows += optional_text("role", stated_role(sheet.claims, speaker.person)) + grounds(sheet, speaker.claims);
  }
  return rows;
}

std::string issue_rows(const DraftSheet& sheet) {
  std::string rows = heading("issues") +
                     "# Anchors and options come from the table of common issues: say what each point means "
                     "in this dispute. status_quo\n"
                     "# is what holds without agreement; without it nothing can be computed on an issue.\n";
  for (const DraftedIssue& issue : sheet.views.issues) {
    const IssuePattern* pattern = issue.pattern ? &sheet.book.issues[*issue.pattern] : nullptr;
    rows += fmt::format("\n[[issue]]\nid = \"{}\"\ntitle = {}\n", issue.id, toml_text(issue.title));
    if (pattern && !pattern->open) {
      rows += optional_text("unit", pattern->unit) + pattern->content + '\n';
      if (pattern->ordered) rows += "ordered = true\n";
      rows += "# status_quo = …       missing: no document read here gives it\n";
    } else {
      rows +=
          "open = true            # give it a scale or options once its content is known; an open issue is "
          "never computed\n";
    }
    rows += grounds(sheet, issue.claims) + "by = \"draft\"\n";
  }
  return rows;
}

std::string position_rows(const DraftSheet& sheet) {
  if (sheet.views.views.empty()) return "";
  std::string rows = heading("positions") +
                     "# ideal: the point a party favours; salience: how much it cares, 0 to 1. Defaults all, "
                     "to be judged.\n";
  for (const DraftedView& view : sheet.views.views) rows += position_row(sheet, view);
  return rows;
}

std::string red_line_rows(const DraftSheet& sheet) {
  std::string rows;
  for (const DraftedView& view : sheet.views.views) {
    if (!view.line) continue;
    if (rows.empty())
      rows = heading("red lines") +
             "# accepts: what the holder does not refuse, { from = …, to = … } or [\"option\"]. firmness: "
             "probability that the line\n"
             "# is real; wording shows only that it is declared.\n";
    rows += fmt::format(
        "\n[[red_line]]\nparty = \"{}\"\nissue = \"{}\"\naccepts = \"unknown\"      # first thing to find "
        "out\nfirmness = {}\n",
        sheet.party_ids.at(view.party), sheet.views.issues[view.issue].id, sheet.book.written("firmness"));
    rows += optional_text("declared", view.declared) + grounds(sheet, view.line_claims) +
            "because = \"draft: declared, content not stated; whether it is real is not assessed\"\nby = "
            "\"draft\"\n";
  }
  return rows;
}

std::string table_rows(const DraftSheet& sheet) {
  if (sheet.cast.meetings.empty())
    return heading("tables") +
           "# No meeting of two parties is reported. Add a [[table]] with id, title, seated and "
           "must_accept.\n";
  std::string rows = heading("tables");
  std::vector<std::string> taken;
  for (const ReportedMeeting& meeting : sheet.cast.meetings)
    rows += table_row(sheet, meeting, unique_id("reported_meeting", taken));
  return rows;
}

std::string notes_to_judge(const DraftSheet& sheet) {
  std::string rows;
  for (const Claim* claim : sheet.views.unplaced)
    rows +=
        fmt::format("#   {}, {}\n", evidence::name_of(type_of(sheet.claims, *claim)), noted(sheet, *claim));
  if (rows.empty()) return rows;
  return fmt::format(
      "{}\n# Said about what a party wants, without a named holder or an issue; judge by hand:\n{}",
      heading("to judge"), rows);
}

}  // namespace entente::dispute
