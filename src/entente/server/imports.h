#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/desk/dossier.h"
#include "entente/evidence/document.h"

namespace entente::server {

/// The formats that can be read, for a page to choose from: `[{"id": …, "title": …, "takes": …}]`.
std::string import_formats_json();

struct Imported {
  desk::Dossier dossier;
  std::string name;  // for the new case's folder
};

/// A case from another program's files, as a page sends them: `{"format": …, "files": [{"name", "text"}]}`.
/// The readers take files, so the texts stand for a moment in a hidden folder below `folder`.
/// Errors: `bad-request` (no such body, a name that is no plain file name or folder/name), `unwritable-file`,
/// `unknown-exchange-format`, those of the format's reader and of Case::build; places are named as the page
/// named its files.
base::Result<Imported> import_case(std::string_view json, const std::string& folder,
                                   const evidence::Date& today);

}  // namespace entente::server
