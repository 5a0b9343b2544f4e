// Page one when there are documents and no judged numbers. `page_one` places what methods computed; this one
// only places what texts say, so that a reader sees the structure before anybody has entered a number.
// Sentences are built alike for every party: labels and quotes, no verb that would have to agree with a name.
#include "entente/desk/page_one_documents.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/desk/document_quotes.h"
#include "entente/dispute/draft_text.h"
#include "entente/evidence/contradictions.h"
#include "entente/evidence/origins.h"

namespace entente::desk {

namespace {

using dispute::Case;
using dispute::RedLine;
using evidence::Claim;
using evidence::ClaimType;

constexpr std::size_t shown_gaps = 6;

std::vector<std::string> names_of(const DocumentQuotes& quotes, const std::vector<std::string>& entities) {
  std::vector<std::string> names;
  for (const std::string& entity : entities) names.push_back(quotes.name(entity));
  return names;
}

// "North Coast (Amal Haddad, Jo Brand)": who met for a party, as named with the meeting or as taking part.
std::string side(const DocumentQuotes& quotes, const dispute::ReportedMeeting& meeting,
                 const std::string& party) {
  std::vector<std::string> people = meeting.people;
  for (const Claim* claim : quotes.of({ClaimType::inclusion})) {
    const bool here = std::any_of(meeting.claims.begin(), meeting.claims.end(),
                                  [&](const Claim* met) { return met->document == claim->document; });
    if (here && std::find(people.begin(), people.end(), claim->holder) == people.end())
      people.push_back(claim->holder);
  }
  std::vector<std::string> names;
  for (const std::string& person : people)
    if (person != party && dispute::principal_of(quotes.claims(), person) == party)
      names.push_back(quotes.name(person));
  return names.empty() ? quotes.name(party)
                       : fmt::format("{} ({})", quotes.name(party), fmt::join(names, ", "));
}

Said who_met(const DocumentQuotes& quotes) {
  Said said;
  std::vector<std::string> meetings;
  for (const auto& meeting : quotes.cast().meetings) {
    std::vector<std::string> sides;
    for (const std::string& party : meeting.parties) sides.push_back(side(quotes, meeting, party));
    // The words that name the place say most.
    const auto placed = std::find_if(meeting.claims.begin(), meeting.claims.end(), [&](const Claim* claim) {
      return meeting.place.empty() || claim->quote.find(meeting.place) != std::string::npos;
    });
    const std::string place =
        meeting.place.empty() ? "" : fmt::format(", {}", dispute::one_line(meeting.place));
    meetings.push_back(fmt::format("{}{}, {}", base::join_and(sides), place, quotes.quote(**placed)));
    add_ids(said.rests_on, meeting.claims);
  }
  said.text = meetings.empty() ? "The documents report no meeting of two parties."
                               : fmt::format("Who met: {}.", fmt::join(meetings, "; "));
  return said;
}

Said who_speaks(const DocumentQuotes& quotes) {
  Said said;
  std::vector<std::string> parts;
  for (const std::string& party : quotes.cast().parties) {
    std::vector<std::string> people;
    for (const auto& speaker : quotes.cast().speakers) {
      if (speaker.party != party) continue;
      const std::string role = dispute::stated_role(quotes.claims(), speaker.person);
      people.push_back(role.empty() ? quotes.name(speaker.person)
                                    : fmt::format("{} ({})", quotes.name(speaker.person), role));
      add_ids(said.rests_on, speaker.claims);
    }
    if (!people.empty())
      parts.push_back(fmt::format("{} for {}", base::join_and(people), quotes.name(party)));
  }
  said.text = parts.empty() ? "The documents name nobody who speaks for a party."
                            : fmt::format("Who speaks for whom: {}.", fmt::join(parts, "; "));
  return said;
}

/// One label and its quotes, or the sentence that there are none.
Said labelled(const DocumentQuotes& quotes, DocumentQuotes::Types types, std::string_view label,
              std::string_view none) {
  const auto claims = quotes.of(types);
  if (claims.empty()) return {std::string(none), {}};
  Said said = quotes.by_party(claims, 2);
  said.text = fmt::format("{} {}.", label, said.text);
  return said;
}

// Parties with a red line of unknown content, as far as the page quotes one; `open`: on an issue without
// terms.
std::vector<std::string> unknown_lines(const DocumentQuotes& quotes, const Case& dispute, bool open) {
  const auto refusers = names_of(quotes, quotes.parties_of(quotes.of({ClaimType::red_line})));
  std::vector<std::string> found;
  for (const RedLine& line : dispute.parts().red_lines) {
    const std::string& who = dispute.party(line.party).name;
    const bool on_open = dispute.issue(line.issue).kind == dispute::Issue::Kind::open;
    const bool quoted = std::find(refusers.begin(), refusers.end(), who) != refusers.end();
    const bool fresh = std::find(found.begin(), found.end(), who) == found.end();
    if (line.kind == RedLine::Kind::unknown && on_open == open && quoted && fresh) found.push_back(who);
  }
  return found;
}

Said what_is_refused(const DocumentQuotes& quotes, const Case& dispute) {
  Said said = labelled(quotes, {ClaimType::red_line}, "Called non-negotiable or unacceptable:",
                       "The documents report nothing that a party calls non-negotiable.");
  if (!unknown_lines(quotes, dispute, true).empty())
    said.text += " What this contains is not stated.";
  else if (!unknown_lines(quotes, dispute, false).empty())
    said.text += " What would be accepted is not stated.";
  return said;
}

void append(Said& said, std::string_view label, const DocumentQuotes& quotes,
            const std::vector<const Claim*>& claims, std::size_t each) {
  if (claims.empty()) return;
  const Said more = quotes.by_party(claims, each);
  said.text += fmt::format(" {} {}.", label, more.text);
  add_ids(said.rests_on, claims);
}

// What stands inside a demand or a red line has its own sentence.
std::vector<const Claim*> going_on(const DocumentQuotes& quotes) {
  auto claims = quotes.of({ClaimType::condition, ClaimType::position, ClaimType::acceptance,
                           ClaimType::rejection, ClaimType::proposal, ClaimType::offer});
  const auto demands = quotes.of({ClaimType::demand, ClaimType::red_line});
  std::erase_if(claims, [&](const Claim* claim) {
    return std::any_of(demands.begin(), demands.end(),
                       [&](const Claim* demand) { return same_words(*claim, *demand); });
  });
  return claims;
}

Said how_they_go_on(const DocumentQuotes& quotes) {
  const auto claims = going_on(quotes);
  Said said{"The documents report no condition and no offer.", {}};
  if (!claims.empty()) {
    said = quotes.by_party(claims, 2);
    said.text = fmt::format("On what parties go on, stop or offer: {}.", said.text);
  }
  append(said, "Aims as others see them or as stated:", quotes,
         quotes.of({ClaimType::intent, ClaimType::commitment}), 1);
  return said;
}

Said whose_leverage(const DocumentQuotes& quotes) {
  const auto claims = quotes.of({ClaimType::leverage});
  if (claims.empty()) return {"The documents ascribe leverage to nobody.", {}};
  Said said = quotes.by_party(claims, 3);
  said.text = fmt::format("Said of leverage: {}. No figure here rests on this.", said.text);
  return said;
}

Said who_is_absent(const DocumentQuotes& quotes) {
  const auto absences = quotes.of({ClaimType::absence});
  const std::vector<std::string> absent = quotes.parties_of(absences);
  std::vector<const Claim*> theirs, others;
  for (const Claim* claim : quotes.of({ClaimType::demand}))
    (std::find(absent.begin(), absent.end(), quotes.about(*claim)) == absent.end() ? others : theirs)
        .push_back(claim);
  Said said{"The documents name no absent party.", {}};
  if (!absences.empty()) {
    said = quotes.by_party(absences, 1);
    said.text = fmt::format("Absent: {}.", said.text);
    if (theirs.empty()) said.text += " No demand by those absent is reported.";
  }
  append(said, "Demanded by those absent:", quotes, theirs, 2);
  append(said, absent.empty() ? "Demanded:" : "Demanded by others:", quotes, others, 2);
  append(said, "Called decisive:", quotes, quotes.of({ClaimType::pivotal}), 1);
  return said;
}

Said who_is_left_out(const DocumentQuotes& quotes) {
  Said said =
      labelled(quotes, {ClaimType::exclusion},
               "Left out, or said to fear it:", "The documents report of nobody a fear of being left out.");
  append(said, "Watching:", quotes, quotes.of({ClaimType::observer}), 1);
  return said;
}

// Two rows of the case that exclude each other as they are stated: lines whose accepted ranges do not meet,
// or different favourites among options.
std::vector<std::string> stated_clashes(const Case& dispute) {
  std::vector<std::string> clashes;
  const auto& lines = dispute.parts().red_lines;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const RedLine &a = lines[i], &b = lines[j];
      if (a.issue != b.issue || a.kind != b.kind || a.kind == RedLine::Kind::unknown) continue;
      const bool apart =
          a.kind == RedLine::Kind::range
              ? a.to.likely < b.from.likely || b.to.likely < a.from.likely
              : std::none_of(a.options.begin(), a.options.end(), [&](std::size_t option) {
                  return std::find(b.options.begin(), b.options.end(), option) != b.options.end();
                });
      if (apart)
        clashes.push_back(fmt::format("{} and {} on \"{}\"", dispute.party(a.party).name,
                                      dispute.party(b.party).name, dispute.issue(a.issue).title));
    }
  return clashes;
}

// What one text tells of a party and another denies or turns round; its own change of mind is none.
void append_contradictions(Said& said, const DocumentQuotes& quotes, const Case& dispute) {
  constexpr std::size_t shown = 2;
  const evidence::Claims& claims = quotes.claims();
  std::vector<std::string> pairs;
  std::size_t all = 0;
  for (const evidence::Conflict& conflict :
       evidence::find_conflicts(claims, evidence::find_origins(claims.documents))) {
    const Claim &first = claims.claims[conflict.first], &second = claims.claims[conflict.second];
    const auto later = [&](const Claim& claim) {
      return claim.date && dispute.parts().as_of && *claim.date > *dispute.parts().as_of;
    };
    if (conflict.kind == evidence::ConflictKind::change || later(first) || later(second)) continue;
    if (++all > shown) continue;
    pairs.push_back(fmt::format("of {}, {} against {}", quotes.name(conflict.holder), quotes.quote(first),
                                quotes.quote(second)));
    add_ids(said.rests_on, {&first, &second});
  }
  if (pairs.empty()) return;
  said.text += fmt::format(" Contradicting accounts: {}.", fmt::join(pairs, "; "));
  if (all > shown) said.text += fmt::format(" {} more such pairs stand in the claims.", all - shown);
}

// Demands and lines of different parties whose content would have to be known to compare them.
Said which_clash(const DocumentQuotes& quotes, const Case& dispute) {
  const auto demands =
      quotes.of({ClaimType::red_line, ClaimType::demand, ClaimType::proposal, ClaimType::offer});
  const std::vector<std::string> holders = quotes.parties_of(demands);
  Said said;
  add_ids(said.rests_on, demands);
  if (const auto clashes = stated_clashes(dispute); !clashes.empty()) {
    said.text =
        fmt::format("If both are real, these red lines leave no common term: {}.", fmt::join(clashes, "; "));
    return said;
  }
  if (holders.size() < 2) {
    said.text = "No clash of demands can be computed: the documents do not report demands of two parties.";
    return said;
  }
  const auto unknown = unknown_lines(quotes, dispute, true),
             unbounded = unknown_lines(quotes, dispute, false);
  said.text =
      fmt::format("Whether the demands of {} exclude each other, if all are real, cannot be computed: ",
                  base::join_and(names_of(quotes, holders)));
  if (!unknown.empty())
    said.text +=
        fmt::format("what is called non-negotiable for {} has no stated content.", base::join_and(unknown));
  else if (!unbounded.empty())
    said.text += fmt::format("what would be accepted is not stated for {}.", base::join_and(unbounded));
  else
    said.text += "the documents name what they are about, and no term on which they could be compared.";
  return said;
}

Said what_is_missing(const DocumentQuotes& quotes, const Case& dispute, const evidence::Claims& claims) {
  std::vector<std::string> missing = missing_for_terms(dispute, claims);
  Said said;
  for (const RedLine& line : dispute.parts().red_lines)
    for (const std::string& id : line.grounds.rests_on)
      if (const Claim* claim = quotes.claims().claim(id); claim) add_ids(said.rests_on, {claim});
  if (missing.empty()) {
    said.text = "Nothing that this page knows of is missing to compute terms; ask the case.";
    return said;
  }
  const std::size_t more = missing.size() > shown_gaps ? missing.size() - shown_gaps : 0;
  missing.resize(missing.size() - more);
  said.text = fmt::format("Missing to compute terms, first: {}.", fmt::join(missing, "; then "));
  if (more > 0) said.text += fmt::format(" {} more stand in the draft.", more);
  return said;
}

// Whether any of what a party is said to want comes from somebody who speaks for it.
bool in_own_words(const DocumentQuotes& quotes, const std::string& party,
                  const std::vector<const Claim*>& claims) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim* claim) {
    if (quotes.about(*claim) != party) return false;
    const evidence::Document* document = quotes.claims().document(claim->document);
    const bool its_text =
        document && !document->author.empty() && document->kind != evidence::DocumentKind::news &&
        document->author.find(dispute::name_in(quotes.claims(), party)) != std::string::npos;
    return its_text || dispute::principal_of(quotes.claims(), claim->speaker) == party;
  });
}

std::string one_sidedness(const DocumentQuotes& quotes, std::vector<std::string>& rests_on) {
  const auto wants =
      quotes.of({ClaimType::position, ClaimType::red_line, ClaimType::demand, ClaimType::condition,
                 ClaimType::proposal, ClaimType::offer, ClaimType::acceptance, ClaimType::rejection,
                 ClaimType::intent, ClaimType::commitment});
  std::vector<std::string> others;
  for (const std::string& party : quotes.parties_of(wants)) {
    if (in_own_words(quotes, party, wants)) continue;
    others.push_back(quotes.name(party));
    for (const Claim* claim : wants)
      if (quotes.about(*claim) == party) add_ids(rests_on, {claim});
  }
  return others.empty() ? ""
                        : fmt::format(" What is said here of the aims of {} rests on words of others only.",
                                      base::join_and(others));
}

Said what_is_not_said(const DocumentQuotes& quotes) {
  Said said;
  const auto proposals = quotes.of({ClaimType::proposal, ClaimType::offer});
  said.text = "Not on this page: a probability of agreement, because ";
  said.text += proposals.empty() ? "the documents state no term, that is no point of a scale and no option "
                                   "that a party proposes or accepts."
                                 : "proposals are reported, but what each party prefers to no agreement "
                                   "would be defaults that nobody has judged.";
  add_ids(said.rests_on, proposals);
  const auto& documents = quotes.claims().documents;
  const std::size_t origins = evidence::find_origins(documents).groups.size();
  if (origins == 1)
    said.text += " All of it comes from one source.";
  else if (origins < documents.size())
    said.text +=
        fmt::format(" The {} documents go back to {} independent origins.", documents.size(), origins);
  said.text += one_sidedness(quotes, said.rests_on);
  return said;
}

std::vector<Said> sentences(const DocumentQuotes& quotes, const Case& dispute,
                            const evidence::Claims& claims) {
  if (!quotes.any())
    return {
        {"Nothing was recognised in these documents that tells who met, demanded, refused or was absent: "
         "read them, enter parties and "
         "issues in the drafted case by hand, or give texts in English prose.",
         {}}};
  Said clash = which_clash(quotes, dispute);
  append_contradictions(clash, quotes, dispute);
  return {who_met(quotes),         who_speaks(quotes),     what_is_refused(quotes, dispute),
          how_they_go_on(quotes),  whose_leverage(quotes), who_is_absent(quotes),
          who_is_left_out(quotes), std::move(clash),       what_is_missing(quotes, dispute, claims),
          what_is_not_said(quotes)};
}

}  // namespace

question::Answer page_one_documents(const Case& dispute, const evidence::Claims& claims) {
  const DocumentQuotes quotes(dispute, claims);
  question::Answer answer;
  answer.question = "page_one";
  answer.method = "documents";
  answer.status = question::Status::checked;
  for (Said& said : sentences(quotes, dispute, claims)) {
    question::Finding finding;
    finding.name = fmt::format("sentence_{}", answer.says.size() + 1);
    finding.kind = question::FindingKind::text;
    finding.value = said.text;
    finding.rests_on = std::move(said.rests_on);
    answer.findings.push_back(std::move(finding));
    answer.says.push_back(std::move(said.text));
  }
  answer.caveats.push_back(
      "Claims are what texts say as rules read them; nobody has checked them yet, and a rule can misread.");
  if (std::any_of(claims.documents.begin(), claims.documents.end(),
                  [](const auto& document) { return document.restricted; }))
    answer.caveats.push_back("What rests on documents marked restricted is left out.");
  return answer;
}

}  // namespace entente::desk
