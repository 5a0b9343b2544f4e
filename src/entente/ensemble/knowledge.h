#pragma once

#include <string>
#include <vector>

#include "entente/ensemble/draw.h"
#include "entente/ensemble/levers.h"

namespace entente::ensemble {

/// How much a choice between named packages would gain if one input were known before it is made: the highest
/// share of worlds in which a package that may depend on the input is acceptable, minus the highest share
/// without knowing it. Whether a line is real is one input; any other number is known by quarters of its
/// draws. Packages are chosen on one half of the replicates and judged on the other, both ways round, so that
/// choosing among many does not count as knowledge.
struct Knowledge {
  std::string path;
  double gain = 0;   // share of worlds, >= 0
  double error = 0;  // Monte-Carlo error of the gain
};

/// Inputs whose gain exceeds two errors, by falling gain.
/// @param levers   pulled in every world, if any: lines are real or not as they are after that
/// @param support  by package: in each world 1 if it is acceptable
/// @param parties  whose numbers and lines are asked about, besides those of nobody in particular; empty: all
/// Source: [raiffa1961], the expected value of partial information.
std::vector<Knowledge> value_of_knowing(const Draws& draws, const std::vector<std::vector<double>>& support,
                                        const std::vector<dispute::PartyId>& parties = {},
                                        const PulledLevers* levers = nullptr);

}  // namespace entente::ensemble
