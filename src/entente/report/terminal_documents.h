#pragma once

#include <cstddef>
#include <string>

#include "entente/evidence/claim.h"

namespace entente::report {

/// What several documents say together, for the end of a list of their claims: independent origins and why
/// documents share one, how many different things the claims say, and each pair that contradicts itself or
/// shows a change, with both quotes. Empty for fewer than two documents.
std::string render_across_terminal(const evidence::Claims& claims, std::size_t width);

}  // namespace entente::report
