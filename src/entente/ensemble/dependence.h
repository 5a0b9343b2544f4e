#pragma once

#include <string>
#include <vector>

#include "entente/ensemble/draw.h"
#include "entente/question/answer.h"

namespace entente::ensemble {

/// How much of a result's variance one input explains by itself: the squared correlation between the input's
/// draw and the result over the worlds, set to 0 where it is within what chance alone gives (four standard
/// errors of an unrelated input). First-order and monotone: interactions are not divided up.
struct Dependence {
  std::string path;
  double share = 0;    // in [0, 1]
  bool raises = true;  // larger values go with larger results
};

/// Inputs by falling share; only those above chance. `result` has one number per world, NaN where undefined.
std::vector<Dependence> dependence(const Draws& draws, const std::vector<double>& result);

/// How what the inputs explain divides by what they rest on (model M7). A coin counts as its line's firmness.
/// When no single input stands out, the uncertain numbers are counted, each once.
question::InputShares input_shares(const dispute::Case& dispute, const std::vector<Dependence>& inputs);

}  // namespace entente::ensemble
