#pragma once

#include <optional>
#include <string>

#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"

namespace entente::dispute {

/// What drafting takes from data/, and the day of drafting, which dates a case whose documents have no date.
struct DraftTables {
  std::string issues;    // text of data/issues.toml
  std::string defaults;  // text of data/draft_defaults.toml
  std::optional<evidence::Date> today;
};

/// A case file to edit, from what documents say (model M12): parties, envoys, issues, positions, declared red
/// lines and reported meetings, each resting on claims. Every number is a default marked `by = "draft"`;
/// claims of leverage become comments to judge. Case::build reads the result. Equal claims give equal bytes.
/// Errors: those of read_draft_book (draft_book.h); `draft-needs-date` when no document has a date and
/// `today` is absent.
base::Result<CaseDraft> draft_case(const evidence::Claims& claims, const DraftTables& tables);

}  // namespace entente::dispute
