#include "entente/report/terminal_documents.h"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/text.h"
#include "entente/evidence/claim_groups.h"
#include "entente/evidence/contradictions.h"
#include "entente/evidence/origins.h"
#include "entente/report/text_table.h"
#include "entente/report/words.h"

namespace entente::report {

namespace {

using evidence::Claim;
using evidence::Claims;

constexpr std::size_t most_shown = 20;

// "herald and wire1 go back to Reuters and carry one text (94 % of the wording is common)"
std::string origin_line(const Claims& claims, const evidence::Origins& origins,
                        const evidence::OriginGroup& group) {
  std::vector<std::string> ids;
  double least = 1;
  bool alike = false;
  for (const std::size_t at : group.documents) {
    ids.push_back(printable(claims.documents[at].id));
    if (origins.of[at].like.empty()) continue;
    alike = true;
    least = std::min(least, origins.of[at].shared);
  }
  std::string line = base::join_and(ids);
  if (!group.name.empty()) line += fmt::format(" go back to {}", printable(group.name));
  if (!alike) return line;
  return fmt::format("{}{} carry one text ({} % of the wording is common)", line,
                     group.name.empty() ? "" : " and", static_cast<int>(least * 100));
}

std::string origins_text(const Claims& claims, const evidence::Origins& origins) {
  std::string text = fmt::format("{} documents, {} independent origin{}", claims.documents.size(),
                                 origins.groups.size(), origins.groups.size() == 1 ? "" : "s");
  std::vector<std::string> lines;
  for (const evidence::OriginGroup& group : origins.groups)
    if (group.documents.size() > 1) lines.push_back(origin_line(claims, origins, group));
  return lines.empty() ? text + "." : fmt::format("{}: {}.", text, fmt::join(lines, "; "));
}

std::string groups_text(const Claims& claims, const evidence::Origins& origins) {
  const auto groups = evidence::group_claims(claims, origins);
  std::size_t members = 0, supported = 0;
  for (const evidence::ClaimGroup& group : groups) {
    members += group.members.size();
    if (group.origins > 1) ++supported;
  }
  if (groups.size() == members) return "";
  if (groups.size() == 1)
    return fmt::format("{} claims say one thing, in {} origin.", members,
                       supported == 1 ? "more than one" : "one");
  return fmt::format("{} claims say {} different things, {} of them in more than one origin.", members,
                     groups.size(), supported == 0 ? "none" : fmt::format("{}", supported));
}

std::string said(const Claims& claims, const Claim& claim) {
  const evidence::Entity* speaker = claims.entity(claim.speaker);
  return fmt::format("\"{}\" ({}{})", printable(claim.quote), printable(claim.id),
                     speaker ? ", said by " + printable(speaker->name) : "");
}

std::string conflict_text(const Claims& claims, const evidence::Conflict& conflict) {
  const evidence::Entity* holder = claims.entity(conflict.holder);
  const bool change = conflict.kind == evidence::ConflictKind::change;
  return fmt::format("{}, {}: {} {} {}.", change ? "Change" : "Contradiction",
                     printable(holder ? holder->name : plain_words(conflict.holder)),
                     said(claims, claims.claims[conflict.first]), change ? "then" : "against",
                     said(claims, claims.claims[conflict.second]));
}

}  // namespace

std::string render_across_terminal(const Claims& claims, std::size_t width) {
  if (claims.documents.size() < 2) return "";
  const evidence::Origins origins = evidence::find_origins(claims.documents);
  std::vector<std::string> paragraphs = {origins_text(claims, origins)};
  if (const std::string groups = groups_text(claims, origins); !groups.empty()) paragraphs.push_back(groups);
  const auto conflicts = evidence::find_conflicts(claims, origins);
  for (std::size_t i = 0; i < std::min(conflicts.size(), most_shown); ++i)
    paragraphs.push_back(conflict_text(claims, conflicts[i]));
  if (conflicts.size() > most_shown)
    paragraphs.push_back(fmt::format("{} more pairs of claims conflict.", conflicts.size() - most_shown));
  std::string text;
  for (const std::string& words : paragraphs) text += '\n' + paragraph("", words, width);
  return text;
}

}  // namespace entente::report
