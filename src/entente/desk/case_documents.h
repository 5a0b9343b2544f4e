#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/data_tables.h"
#include "entente/desk/dossier.h"

namespace entente::desk {

/// A document as a front hands it over: its file's name and its bytes.
struct GivenFile {
  std::string name, text;
};

/// The documents of a case from its folder, described as its rows say; documents of `known` whose rows are as
/// they were are not read again. Errors: those of the document reader; `claim-quote-mismatch`.
base::Result<evidence::Claims> documents_of(const dispute::Case& dispute, const std::string& folder,
                                            const Dossier* known);

/// What the name of a new document must differ from.
struct TakenNames {
  evidence::Claims evidence;
  std::string folder;  // of the case; empty: there is none yet
};

/// The files as documents; names are cleaned, and ids and file names differ from those taken. Every faulty
/// file is reported. Of HTML, DOCX and PDF the text is kept, under a name that ends in .md.
/// Errors: those of the document reader; `bad-request` (no file).
base::Result<std::vector<evidence::Document>> documents_from(const std::vector<GivenFile>& files,
                                                             const TakenNames& taken);

/// What drafting needs besides the documents.
struct Drafting {
  const base::DataTables& tables;
  std::optional<evidence::Date> today;  // for documents without a date
};

/// A draft of a case (model M12) from what was read, or from documents in memory.
/// @param problems  warnings so far, which the dossier keeps
/// Errors: those of the data tables, of draft_case and of Case::build.
base::Result<Dossier> draft_of(evidence::Claims read, base::Diagnostics problems, const Drafting& drafting);
base::Result<Dossier> draft_of(std::vector<evidence::Document> documents, const Drafting& drafting);

/// The case with further documents: a row each, and what the reader finds in them, beside the claims that
/// stand. Errors: those of the data tables and of Case::build.
base::Result<Dossier> with_documents(const Dossier& dossier, std::vector<evidence::Document> documents,
                                     const base::DataTables& tables);

/// Writes documents into documents/ of a case folder, each as a whole. Errors: `unwritable-file`.
base::Result<bool> write_documents(const std::vector<evidence::Document>& documents,
                                   const std::string& folder);

}  // namespace entente::desk
