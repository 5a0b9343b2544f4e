#pragma once

#include <string>

#include "entente/question/answer.h"

namespace entente::report {

/// A share in [0, 1] as a bar of `cells` block characters, to an eighth of a cell.
std::string share_blocks(double share, std::size_t cells);

/// A distribution over [low, high] in `cells` characters: full blocks hold the middle 50 %, half blocks 80 %,
/// low ones 95 %.
std::string interval_blocks(const question::Intervals& intervals, double low, double high, std::size_t cells);

}  // namespace entente::report
