#pragma once

#include "entente/base/result.h"

namespace entente::theory {

/// How the territory that changes hands per period has varied.
struct TerritorySeries {
  double mean = 0;  // of the changes per period, e.g. km² per month; positive: the front goes up
  double standard_deviation = 0;  // of the same changes, >= 0
};

/// The chances per period of a front of levels `width` wide that has the series' mean and variance.
struct FrontMoves {
  double advance = 0;
  double retreat = 0;
};

/// Calibrates the front: with mean mu, variance v and width h
///
///     advance = ((v + mu²)/h² + mu/h)/2,   retreat = ((v + mu²)/h² - mu/h)/2
///
/// which is a pair of chances iff sqrt(v + mu²) <= h <= (v + mu²)/|mu|.
/// @param width  h > 0 in the unit of the series; precondition: finite numbers, deviation >= 0
/// Errors: `level-width-out-of-range`, naming the widths that would do; `front-does-not-move` when mean and
/// deviation are both 0.
/// Source: [feller1968], the first two moments of a step; design of this project.
base::Result<FrontMoves> front_from_territory(const TerritorySeries& series, double width);

}  // namespace entente::theory
