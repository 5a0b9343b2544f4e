#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/dispute/case.h"

namespace entente::dispute {

/// Changes one value of a case file and nothing else: comments, order, unknown keys and line ends stay byte
/// for byte. `path` is a path of docs/formats.md, or `<row>.<key>` for any other key of a row
/// ("party.island.name", "envoy.1.role", "lever.ID.changes.<path>"). `toml_value` is the new value as TOML
/// ("0.8", "[1, 2]", "\"joint\""). A plain number put in place of `{ value = …, rests_on = … }` keeps what
/// stands beside it. A key the row does not have yet is added after its last one. Errors: `bad-value` (not
/// exactly one TOML value), `unknown-path` (no such row), `edit-unsupported` (the value is written as a
/// [table] of its own), and every error of Case::build for the case as it would become.
base::Result<CaseDraft> set_value(const CaseDraft& draft, const std::string& path,
                                  const std::string& toml_value);

/// Adds a row `[[kind]]` after the last of its kind, else at the end. `toml_text` holds the row's keys, one a
/// line, with or without the `[[kind]]` line. Errors: `bad-value` (not exactly one row of that kind),
/// `edit-unsupported`, and every error of Case::build.
base::Result<CaseDraft> add_row(const CaseDraft& draft, const std::string& kind,
                                const std::string& toml_text);

/// Takes out the row that a path names ("party.island", "position.island.grounds", "envoy.1", "war"); remarks
/// between rows stay. Errors: `unknown-path` (no such row, or the path of a number), `edit-unsupported` (the
/// row is not written in one piece), and every error of Case::build.
base::Result<CaseDraft> remove_row(const CaseDraft& draft, const std::string& path);

/// The same three as the text of the case file alone, without Case::build: for several changes in turn.
base::Result<std::string> text_with_value(const CaseDraft& draft, const std::string& path,
                                          const std::string& toml_value);
base::Result<std::string> text_with_row(const CaseDraft& draft, const std::string& kind,
                                        const std::string& toml_text);
base::Result<std::string> text_without_row(const CaseDraft& draft, const std::string& path);

}  // namespace entente::dispute
