#pragma once

#include <string>

#include "entente/base/result.h"
#include "entente/desk/dossier.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// Every finding and every number of a case as one table in the form of RFC 4180, with columns kind, name,
/// party, issue, table, lever, level, value, unit, low80, high80, basis, rests_on. Cells that a spreadsheet
/// would run as a formula begin with an apostrophe; claims of restricted documents are not named.
std::string to_csv(const question::Answers& answers, const Dossier& dossier);

}  // namespace entente::desk
