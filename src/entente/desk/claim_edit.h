#pragma once

#include "entente/base/result.h"
#include "entente/desk/edit.h"
#include "entente/evidence/claim.h"

namespace entente::desk {

/// The claims of a case after an edit of the kind "claim" or "add_claim". A new claim is the bytes that were
/// selected, inside one sentence; its number was never used before in its document.
/// Errors: `unknown-claim`, `unknown-document`, `bad-claim` (a place outside a sentence, a word that is none
/// of its list).
base::Result<std::vector<evidence::Claim>> with_claim(const evidence::Claims& evidence, const Edit& edit);

/// The highest number that claims of a document have; 0: it has none.
std::size_t highest_number(const std::vector<evidence::Claim>& claims, const std::string& document);

}  // namespace entente::desk
