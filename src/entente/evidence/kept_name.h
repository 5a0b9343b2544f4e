#pragma once

#include <string>

#include "entente/evidence/document.h"

namespace entente::evidence {

/// The name under which a case keeps a document of this file name, without folders: its own, or with the
/// ending .md where its text was taken out of the file (model M13).
std::string kept_name(const Document& document, std::string file_name);

}  // namespace entente::evidence
