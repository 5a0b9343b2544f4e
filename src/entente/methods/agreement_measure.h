#pragma once

#include <memory>
#include <span>

#include "entente/methods/agreement_schema.h"
#include "entente/question/method.h"

namespace entente::methods {

/// How far the reference package of a world may stay below the largest product of gains: 0.1 % (docs/model.md
/// M6). The central world's is exact.
inline constexpr double reference_tolerance = 1e-3;

std::unique_ptr<question::Scratch> agreement_scratch(const question::Task& task);

/// One world of the agreement method, written by the schema of agreement_columns.
void measure_agreement(const question::Task& task, const dispute::World& world, question::Scratch* scratch,
                       std::span<double> out);

}  // namespace entente::methods
