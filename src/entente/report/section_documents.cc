// The documents with their claims marked in place, each an anchor that numbers lead to.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "entente/evidence/origins.h"
#include "entente/report/html.h"
#include "entente/report/sections.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using evidence::Claim;
using evidence::Document;

std::vector<const Claim*> claims_in(const Context& context, const Document& document) {
  std::vector<const Claim*> claims;
  std::set<std::string_view> seen;
  const auto take = [&](const std::vector<Claim>& from) {
    for (const Claim& claim : from)
      if (claim.document == document.id && context.trail.claim(claim.id) &&
          claim.span.start < claim.span.end && claim.span.end <= document.text.size() &&
          seen.insert(claim.id).second)
        claims.push_back(&claim);
  };
  take(context.evidence.claims);
  take(context.dispute.parts().claims);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim* a, const Claim* b) { return a->span.start < b->span.start; });
  return claims;
}

// The text of [start, end) with line ends as paragraphs kept: a blank line separates, a single one breaks.
std::string text_html(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '\r') continue;
    html += c == '\n' ? "<br>" : escape(std::string_view(&c, 1));
  }
  return html;
}

// Claims overlap: the text is cut at every start and end, and each piece is marked if any claim covers it.
std::string marked_text(const Document& document, const std::vector<const Claim*>& claims) {
  std::set<std::size_t> cuts{0, document.text.size()};
  for (const Claim* claim : claims) cuts.insert({claim->span.start, claim->span.end});
  std::string html;
  std::size_t next = 0;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const std::size_t start = *cut, end = *std::next(cut);
    for (; next < claims.size() && claims[next]->span.start == start; ++next)
      html += fmt::format("<a class=\"spot\" id=\"{}\" title=\"{}\"></a>",
                          anchor_id("claim", claims[next]->id), escape(claims[next]->id));
    const bool covered = std::any_of(claims.begin(), claims.end(), [&](const Claim* claim) {
      return claim->span.start <= start && end <= claim->span.end;
    });
    const std::string piece = text_html(std::string_view(document.text).substr(start, end - start));
    html += covered ? wrap("mark", piece) : piece;
  }
  return html;
}

std::string entity_name(const Context& context, const std::string& id) {
  if (id.empty()) return {};
  const evidence::Entity* entity = context.evidence.entity(id);
  return entity ? entity->name : context.party(id);
}

std::string claim_row(const Context& context, const Claim& claim, const std::vector<std::string>& users) {
  std::string what = plain_words(evidence::name_of(claim.type));
  if (claim.modality != evidence::Modality::asserted)
    what += ", " + plain_words(evidence::name_of(claim.modality));
  std::string who = entity_name(context, claim.holder);
  if (!claim.target.empty()) who += " → " + entity_name(context, claim.target);
  if (!claim.speaker.empty()) who += fmt::format(" (said by {})", entity_name(context, claim.speaker));
  std::string used;
  for (const std::string& path : users) used += (used.empty() ? "" : "; ") + context.trail.entry(path);
  return fmt::format(
      "<tr><td data-h=\"Claim\"><a href=\"#{}\">{}</a></td><td data-h=\"What\">{}</td><td "
      "data-h=\"Who\">{}</td>"
      "<td data-h=\"Quote\"><q>{}</q></td><td data-h=\"Rests on it\">{}</td></tr>",
      anchor_id("claim", claim.id), escape(claim.id), escape(what), escape(who), escape(claim.quote),
      used.empty() ? "unused" : used);
}

using Users = std::map<std::string, std::vector<std::string>, std::less<>>;

Users users_of_claims(const Context& context) {
  Users users;
  for (const dispute::Field& field : context.dispute.fields().all())
    if (!field.coin)
      for (const std::string& claim : field.estimate.grounds.rests_on) users[claim].push_back(field.path);
  return users;
}

// "one text with the Gazette's report: 92 % of the wording is common"; documents that are left out stay
// unnamed.
std::string likeness(const Context& context, const evidence::Origins& origins, const Document& document) {
  const auto at = origins.by_id.find(document.id);
  if (at == origins.by_id.end()) return "";
  const evidence::DocumentOrigin& found = origins.of[at->second];
  const Document* like = context.evidence.document(found.like);
  if (!like || context.trail.restricted(like->id)) return "";
  return fmt::format(", one text with \"{}\": {} % of the wording is common",
                     like->title.empty() ? like->id : like->title, static_cast<int>(found.shared * 100));
}

std::string document_html(const Context& context, const Document& document, const Users& users,
                          const evidence::Origins& origins) {
  const std::vector<const Claim*> claims = claims_in(context, document);
  std::string about = plain_words(evidence::name_of(document.kind));
  if (!document.author.empty()) about += ", " + document.author;
  if (!document.origin.empty() && !context.trail.restricted(document.origin)) about += ", " + document.origin;
  if (document.date) about += ", " + evidence::to_prose(*document.date);
  about += likeness(context, origins, document);
  std::string html = fmt::format("<h3 id=\"{}\">{}</h3>", anchor_id("document", document.id),
                                 escape(document.title.empty() ? document.id : document.title));
  html += wrap("p", escape(about), "about") + wrap("div", marked_text(document, claims), "source");
  std::string rows;
  static const std::vector<std::string> nobody;
  for (const Claim* claim : claims) {
    const auto found = users.find(claim->id);
    rows += claim_row(context, *claim, found == users.end() ? nobody : found->second);
  }
  if (!rows.empty())
    html +=
        "<details class=\"data\"><summary>Claims in this document</summary><table class=\"data "
        "claims\"><thead><tr>"
        "<th scope=\"col\">Claim</th><th scope=\"col\">What</th><th scope=\"col\">Who</th><th "
        "scope=\"col\">Quote</th>"
        "<th scope=\"col\">Rests on it</th></tr></thead><tbody>" +
        rows + "</tbody></table></details>";
  return wrap("article", html, "document");
}

}  // namespace

Section documents_section(const Context& context) {
  const Users users = users_of_claims(context);
  std::string html;
  bool left_out = false;
  const evidence::Origins origins = evidence::find_origins(context.evidence.documents);
  for (const Document& document : context.evidence.documents) {
    if (context.trail.restricted(document.id))
      left_out = true;
    else
      html += document_html(context, document, users, origins);
  }
  for (const dispute::SourceDocument& document : context.dispute.parts().documents)
    left_out |= document.restricted;
  if (left_out)
    html +=
        wrap("p", "Restricted documents are left out of this brief, and so are reasons that rest on them.",
             "about");
  return {"documents", "The documents", html};
}

}  // namespace entente::report
