#pragma once

#include "entente/question/answer.h"

namespace entente::cli {

/// The answers without what only a program or a close reader needs: long lists of packages, every level of
/// the front, bounds and counts, and figures that the sentences already say. Nothing is computed or reworded;
/// --details shows what is left out here, --json and the brief always hold it.
question::Answers at_a_glance(const question::Answers& answers);

}  // namespace entente::cli
