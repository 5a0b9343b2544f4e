#pragma once

#include <string>
#include <string_view>

#include "entente/base/result.h"
#include "entente/desk/dossier.h"

namespace entente::desk {

/// A case as it may travel inside a brief: comments, restricted documents, their claims and whatever reason
/// or declared words rest on them are left out; every number stays, so the worlds drawn are the same, and so
/// does what each number rests on (a withheld claim stays as a claim without words). One JSON text.
std::string portable_json(const Dossier& dossier);

/// Reads what portable_json wrote.
/// Errors: `bad-request` (no such JSON), and those of Case::build.
base::Result<Dossier> from_portable_json(std::string_view json);

}  // namespace entente::desk
