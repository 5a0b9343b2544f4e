#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "entente/base/cancel.h"
#include "entente/ensemble/draw.h"
#include "entente/ensemble/levers.h"
#include "entente/question/method.h"

namespace entente::ensemble {

/// How to run: equal plans give equal answers, on any number of threads.
struct Plan {
  std::uint64_t seed = 1;
  std::size_t worlds = 2048;  // rounded by rounded_worlds
  unsigned threads = 0;       // 0: as many as the machine has
  bool glance = false;        // the first pass only: no exact central world, no named packages
  base::CancelToken cancel;
  std::function<void(double)> progress;  // share done, from any thread; may be empty
};

/// What a method wrote, world by world: `rows[w × width + column]`, NaN where a world has no such number.
struct Table {
  question::Schema schema;
  std::size_t worlds = 0, width = 0;
  std::vector<double> rows;
  std::size_t clipped = 0;  // worlds in which a lever moved a number beyond its domain
  bool complete = true;     // false: cancelled; the rows are then not to be used
  double at(std::size_t world, std::size_t column) const { return rows[world * width + column]; }
};

/// One measure as a column: its values over the worlds, in their order.
std::vector<double> column(const Table& table, std::size_t column);

/// Runs `measure` once per world. Blocks of 64 worlds go to whichever thread is free; rows stand in the
/// order of the worlds, so nothing depends on the number of threads.
Table measure_worlds(const question::Method& method, const question::Task& task, const Draws& draws,
                     const PulledLevers& levers, const Plan& plan);

/// "a lever moved a number beyond its domain in 3 of 2048 worlds; …", when that happened (model M9).
void note_clipping(question::Answer& answer, const Table& table);

/// The whole answer; without findings when it was cancelled: obstacles, or measured findings with their
/// distributions, the central world's details, a second pass where the method has one, and its sentences.
question::Answer run_ensemble(const question::Method& method, const question::Task& task, const Draws& draws,
                              const PulledLevers& levers, const Plan& plan);

}  // namespace entente::ensemble
