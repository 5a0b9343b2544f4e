#include <algorithm>

#include "entente/reading/claim_rules.h"
#include "entente/reading/clauses.h"

namespace entente::reading {

using evidence::ClaimType;

namespace {

// What somebody says of the own stance more exactly than "holds a position".
bool stance_of(ClaimType type) {
  switch (type) {
    case ClaimType::red_line:
    case ClaimType::rejection:
    case ClaimType::demand:
    case ClaimType::commitment:
    case ClaimType::acceptance:
    case ClaimType::proposal:
    case ClaimType::offer:
    case ClaimType::threat:
    case ClaimType::support:
    case ClaimType::intent:
      return true;
    default:
      return false;
  }
}

bool mostly_covers(const FoundClaim& a, const FoundClaim& b) {
  const std::uint32_t low = std::max(a.first, b.first), high = std::min(a.last, b.last);
  return high > low && 10 * (high - low) > 6 * std::min(a.last - a.first, b.last - b.first);
}

// Whom a verb joins to its subject: the mentions of one list that starts with `first`, and where it ends.
std::vector<const Mention*> list_from(const SentenceView& view, const Mention* first, std::uint32_t limit) {
  std::vector<const Mention*> members{first};
  bool joined = false;
  std::uint32_t k = first->last;
  while (k < limit) {
    bool comma = false, conjunction = false;
    if (view.comma(k)) {
      comma = true;
      ++k;
    }
    if (view.word(k) == "and" || view.word(k) == "or") {
      conjunction = true;
      ++k;
    }
    if (!comma && !conjunction) break;
    if (view.is(k, word_det)) ++k;
    const Mention* next = k < limit ? view.mention(k) : nullptr;
    if (!next || next->first > k || next->form == MentionForm::place || next->possessive ||
        next->form == MentionForm::adjective || next->form == MentionForm::pronoun || next->last > limit)
      break;
    members.push_back(next);
    k = next->last;
    joined = joined || conjunction;
    if (conjunction) break;
  }
  if (!joined) members.resize(1);
  return members;
}

}  // namespace

// A claim of the first of a list is every member's: "Moscow and Beijing support that demand".
void ClaimRules::share_holders() {
  for (FoundClaim& claim : found_) {
    if (claim.holder == no_entity || claim.type == ClaimType::meeting ||
        claim.type == ClaimType::representation || claim.type == ClaimType::hostilities)
      continue;
    for (std::uint32_t k = claim.first; k < claim.trigger; ++k) {
      const Mention* mention = view_.mention(k);
      if (!mention || mention->first != k || mention->entity != claim.holder || mention->possessive ||
          mention->form == MentionForm::adjective)
        continue;
      if (k > view_.first && view_.is(k - 1, word_prep)) break;
      for (const Mention* other : list_from(view_, mention, claim.trigger))
        if (other->entity != no_entity && other->entity != claim.holder && other->entity != claim.target &&
            std::find(claim.also.begin(), claim.also.end(), other->entity) == claim.also.end())
          claim.also.push_back(other->entity);
      break;
    }
  }
}

// "maintained that fighters must disarm": the demand says it all, the position says it twice.
void ClaimRules::settle_positions() {
  std::erase_if(found_, [&](const FoundClaim& claim) {
    // "vowed never to join": the line says it all, too.
    if (claim.type == ClaimType::commitment)
      return std::any_of(found_.begin(), found_.end(), [&](const FoundClaim& other) {
        return other.type == ClaimType::red_line && other.holder == claim.holder &&
               mostly_covers(claim, other);
      });
    return claim.type == ClaimType::position &&
           std::any_of(found_.begin(), found_.end(), [&](const FoundClaim& other) {
             return stance_of(other.type) && other.holder == claim.holder && mostly_covers(claim, other);
           });
  });
}

}  // namespace entente::reading
