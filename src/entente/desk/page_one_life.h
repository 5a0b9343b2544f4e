#pragma once

#include <string>

#include "entente/dispute/case.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// Whether an agreement at a table would hold, as page one says it: how comparable agreements have stood,
/// what the reference text adds, and on what that depends most; or why it is not told.
/// @param hidden  why shares of worlds at this table cannot be told; empty: they can
std::string would_it_hold(const question::Answers& answers, const dispute::Case& dispute,
                          const std::string& table, const std::string& hidden);

}  // namespace entente::desk
