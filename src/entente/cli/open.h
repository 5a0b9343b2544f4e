#pragma once

#include <string>
#include <vector>

#include "entente/desk/dossier.h"

namespace entente::cli {

/// A folder, or a case file: not a document.
bool is_case(const std::string& path);

/// What is wrong with the name of a case before the case is read: a name that is not there comes back with
/// the case it could have meant, a document with the verbs that take one, a folder of cases with their names.
/// Empty: nothing.
base::Diagnostics case_problems(const std::string& path);

/// Opens a case as a person names it. Errors: case_problems, those of desk::open_case.
base::Result<desk::Dossier> open_named(const std::string& path);

/// What is wrong with a list of documents before any is read: none, or a case among them. Empty: nothing.
base::Diagnostics document_problems(const std::vector<std::string>& paths, const char* verb,
                                    const char* example);

/// What is wrong with a path to write to before anything is computed for it: a folder, or a folder that is
/// not there.
base::Diagnostics target_problems(const std::string& path);

}  // namespace entente::cli
