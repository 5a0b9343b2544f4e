#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/dispute/draft_book.h"
#include "entente/dispute/draft_cast.h"

// What is at issue, and who holds which view of it, from the claims of documents (model M12).
namespace entente::dispute {

struct DraftedIssue {
  std::string id, title;
  std::optional<std::size_t> pattern;  // index into DraftBook::issues; without one the content is open
  std::string holder;                  // of an open issue: entity id of the party whose words name it
  std::vector<const evidence::Claim*> claims;
};

/// What one party is reported to want on one issue.
struct DraftedView {
  std::string party;  // entity id
  std::size_t issue = 0;
  bool line = false;               // it calls something non-negotiable or unacceptable
  bool demand = false;             // it demands or proposes something
  bool low = false, high = false;  // poles that its demands name
  std::string declared;            // words of the line, short; empty when restricted
  std::vector<const evidence::Claim*> claims, line_claims;

  /// -1 for the lower pole, 1 for the upper, 0 when its words name none or both.
  int side() const { return low == high ? 0 : low ? -1 : 1; }
};

struct DraftedViews {
  std::vector<DraftedIssue> issues;
  std::vector<DraftedView> views;
  std::vector<const evidence::Claim*> unplaced;  // content claims without a named holder or an issue
};

/// Maps the content of claims onto issues. Position, demand, red line and proposal make an issue; condition,
/// acceptance and rejection only add to one of the same party. A demand or line that no pattern knows makes
/// an open issue named after its words; so does a pattern that is open itself, once per holder.
DraftedViews drafted_views(const evidence::Claims& claims, const Cast& cast, const DraftBook& book);

}  // namespace entente::dispute
