#pragma once

#include <optional>

#include "entente/theory/hull_maximum.h"

namespace entente::theory {

/// One Newton step for a logarithm term (`hull_maximum.h`) along the exchanges between vectors that are mixed
/// in `at`, as far as no share falls below 0. Exact on the face of the hull that these vectors span.
/// @returns the point after the step (without a bound); nullopt where no step raises the term
/// Precondition: the term's value at `at` is finite.
std::optional<HullMaximum> newton_step(const HullBlocks& blocks, const ConcaveTerm& term,
                                       const HullMaximum& at);

}  // namespace entente::theory
