#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"

namespace entente::desk {

/// A case as the fronts hold it: the record, the checked case, and the documents it rests on.
struct Dossier {
  dispute::CaseDraft draft;
  std::shared_ptr<const dispute::Case> dispute;
  evidence::Claims evidence;  // documents with their text, and the case's claims
  base::Diagnostics warnings;
  bool from_documents = false;  // drafted just now: structure, no probabilities (model M7)
};

/// Opens a case folder (or its case.toml) with the documents it names.
/// Errors: those of Case::build and of the document reader; `claim-quote-mismatch` when a claim's quote is
/// not in its document at its place.
base::Result<Dossier> open_case(const std::string& path);

/// Reads documents and finds what they say. `progress` is told the share that is read, if it is given.
/// Errors: those of the document reader and of the data tables.
base::Result<evidence::Claims> read_documents(const std::vector<std::string>& paths,
                                              const base::DataTables& tables,
                                              const std::function<void(double)>& progress = {});

/// Reads documents and drafts a case from them (model M12).
/// @param today  the day of drafting, for a document without a date
base::Result<Dossier> draft_from(const std::vector<std::string>& paths, const base::DataTables& tables,
                                 std::optional<evidence::Date> today);

/// Writes a drafted dossier as a case folder: case.toml, claims.jsonl, documents/.
/// Errors: `unwritable-file`; `folder-not-empty` when the folder already holds a case.
base::Result<bool> save_new_case(const Dossier& dossier, const std::string& folder);

}  // namespace entente::desk
