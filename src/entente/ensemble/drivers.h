#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/ensemble/dependence.h"
#include "entente/ensemble/draw.h"
#include "entente/ensemble/levers.h"
#include "entente/question/answer.h"

namespace entente::ensemble {

/// How room goes with one input over worlds that are drawn already (model M10): its share in the worlds in
/// which the input lies in the lowest and in the highest fifth of its draws. Of a red line, `low` are the
/// worlds in which it is not real and `high` those in which it is; its path is then that of the line's
/// firmness.
struct Driver {
  std::string path;
  double share = 0;  // of the variance of room, as dependence() has it
  question::Finding low,
      high;            // "room_when_low", "room_when_high": shares of those worlds, with their errors
  bool turns = false;  // low and high lie on different sides of one half, each by more than two errors
  std::optional<double> flip;  // of an input that turns it: where the share crosses one half; never of a line
};

/// The inputs in the order given, at most `most`; what several lines or spoilers share stands for none of
/// them alone and is left out.
/// @param room    per world 1 or 0, NaN where undefined; as long as the draws have worlds
/// @param levers  pulled in every world, if any: lines are real or not as they are after that
/// Source: [saltelli2008], conditional means; [barlow1972], the monotone fit behind `flip`.
std::vector<Driver> drivers_of(const Draws& draws, const std::vector<double>& room,
                               const std::vector<Dependence>& inputs, std::size_t most = 16,
                               const PulledLevers* levers = nullptr);

/// Non-decreasing sequence nearest to `values` by weighted squares: pool adjacent violators.
/// Precondition: as many weights, each above 0. Source: [barlow1972], chapter 1.
std::vector<double> isotonic(const std::vector<double>& values, const std::vector<double>& weights);

}  // namespace entente::ensemble
