#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/dispute/draft_issues.h"

// The rows of a drafted case file as text in the grammar of docs/formats.md, with comments for the analyst.
namespace entente::dispute {

/// Everything a drafted file is written from; lives during draft_case only.
struct DraftSheet {
  const evidence::Claims& claims;
  const DraftBook& book;
  const Cast& cast;
  const DraftedViews& views;
  evidence::Date as_of;
  std::map<std::string, std::string> party_ids;  // entity id → id in the case
  std::vector<std::string>
      parties_of_claims;  // entity id of each claim's party, empty when it is not current

  DraftSheet(const evidence::Claims& all, const DraftBook& tables, const Cast& who, const DraftedViews& what,
             evidence::Date day);
  /// Ids of the claims that a row may rest on: none that speaks of a day after `as_of`, at most twenty.
  std::vector<std::string> rests_on(const std::vector<const evidence::Claim*>& from) const;
};

std::string document_rows(const DraftSheet& sheet);
std::string party_rows(const DraftSheet& sheet);
std::string envoy_rows(const DraftSheet& sheet);
std::string issue_rows(const DraftSheet& sheet);
std::string position_rows(const DraftSheet& sheet);
std::string red_line_rows(const DraftSheet& sheet);
std::string table_rows(const DraftSheet& sheet);
/// Comments: claims of leverage, and what else an analyst has to judge by hand.
std::string notes_to_judge(const DraftSheet& sheet);

}  // namespace entente::dispute
