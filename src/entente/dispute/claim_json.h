#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.h"
#include "entente/evidence/claim.h"

namespace entente::dispute {

/// One claim as one line of JSON with the keys of `read --json` and claims.jsonl: id, type, quote, start,
/// end, sentence, speaker, holder, target, issue, modality, direct_speech, confidence, status, by, date.
std::string to_json_line(const evidence::Claim& claim);

/// `{"format":"entente-claims","version":1,"documents":[…],"entities":[…],"claims":[…]}`
std::string to_json(const evidence::Claims& claims);

/// Reads claims.jsonl. Every bad line is reported.
/// Errors: `claim-syntax`, `claim-unknown-type`, `claim-missing-key`, `claim-duplicate-id`.
base::Result<std::vector<evidence::Claim>> parse_claim_lines(std::string_view text, const std::string& file);

}  // namespace entente::dispute
