#pragma once

#include <string>
#include <vector>

#include "entente/dispute/case.h"

namespace entente::methods {

/// Why reservation values do not exist for a party over these issues: each a sentence that names the missing
/// key.
std::vector<std::string> no_agreement_obstacles(const dispute::Case& dispute, dispute::PartyId party,
                                                const std::vector<dispute::IssueId>& issues);

}  // namespace entente::methods
