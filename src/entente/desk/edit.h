#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/desk/dossier.h"

namespace entente::desk {

/// One change that a front asks for, as docs/workbench.md writes it: `{"do": "estimate", "path": …, "text":
/// …}`. What it changes is known only when it is applied, so it is kept as it was asked.
struct Edit {
  std::string verb;                                         // "set", "estimate", "seat", "claim", …
  std::vector<std::pair<std::string, std::string>> values;  // texts by key; numbers in their shortest form
  std::vector<std::string> rests_on;                        // of "ground"
  bool has_rests_on = false;                                // an empty list is given, not left out
};

/// Reads a JSON list of edits.
/// Errors: `bad-edit` (not JSON, an unknown verb or key, a key that is missing), each with its place in the
/// list.
base::Result<std::vector<Edit>> edits_from_json(std::string_view json);

/// The case after the edits, in turn; what they do not name stays byte for byte.
/// Errors: `bad-estimate` (a text that is no number as people write it), `unknown-path`, `unknown-claim`,
/// `unknown-table`, `unknown-party`, `bad-claim` (a span outside a sentence, an unknown type), those of
/// set_value, add_row and Case::build.
base::Result<Dossier> edited(const Dossier& dossier, const std::vector<Edit>& edits);

/// "0.7", "0.6-0.8", "0.6/0.7/0.9" as the TOML of an estimate; blanks, "to", any dash and a minus sign are
/// read. Errors: `bad-estimate`.
base::Result<std::string> estimate_toml(std::string_view text);

}  // namespace entente::desk
