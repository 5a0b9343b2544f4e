#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/case.h"

namespace entente::dispute {

/// A draft text put to the parties of a case: what it would settle and how. A clause of it is a proposal by
/// its author, never a position of the party it names (model M12).
struct Proposal {
  std::string title, author;
  std::optional<evidence::Date> date;
  std::vector<Setting> terms;  // issues it settles, in the order of the case
};

/// Reads the text of a TEXT.toml (docs/formats.md, "A draft text"): `format = 1`, `[text]` with title, author
/// and date, `[terms]` with one value per issue it settles: a number on a scale, an option's name.
/// Errors: those of parse_toml; `unknown-format`; `missing-key` without [terms]; `unknown-issue`,
/// `open-issue`, `terms-off-scale`, `unknown-option`, `wrong-type`; `empty-terms` when it settles nothing;
/// `after-as-of` when it is dated after the case.
base::Result<Proposal> read_proposal(const Case& dispute, std::string_view text, const std::string& file);

}  // namespace entente::dispute
