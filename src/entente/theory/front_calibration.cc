#include "entente/theory/front_calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "entente/base/number.h"

namespace entente::theory {

namespace {

base::Diagnostic problem(std::string code, std::string message, std::string help) {
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

// Four significant digits, rounded into the range, so that a width copied from the message passes.
std::string inward(double width, double (*direction)(double)) {
  const double unit = std::pow(10.0, std::floor(std::log10(width)) - 3);
  return fmt::format("{:.4g}", direction(width / unit) * unit);
}

double up(double x) {
  return std::ceil(x);
}
double down(double x) {
  return std::floor(x);
}

base::Diagnostic wrong_width(double width, double narrowest, double widest) {
  const std::string range = std::isfinite(widest)
                                ? fmt::format("from {} to {}", inward(narrowest, up), inward(widest, down))
                                : fmt::format("of at least {}", inward(narrowest, up));
  return problem("level-width-out-of-range",
                 fmt::format("levels {} wide cannot move as this series does", base::shortest(width)),
                 fmt::format("widths {} reproduce its mean and variance; "
                             "a shorter period moves the range down",
                             range));
}

}  // namespace

base::Result<FrontMoves> front_from_territory(const TerritorySeries& series, double width) {
  base::require(std::isfinite(series.mean) && std::isfinite(series.standard_deviation) &&
                    series.standard_deviation >= 0,
                "front_from_territory: finite mean, deviation >= 0");
  base::require(std::isfinite(width) && width > 0, "front_from_territory: width > 0");
  const double second_moment =
      series.standard_deviation * series.standard_deviation + series.mean * series.mean;
  if (second_moment == 0)
    return problem("front-does-not-move", "the series has no change in any period",
                   "give the chances of advance and retreat as estimates");
  const double narrowest = std::sqrt(second_moment);
  const double widest =
      series.mean == 0 ? std::numeric_limits<double>::infinity() : second_moment / std::fabs(series.mean);
  // A width that was itself computed as one of the two borders passes.
  if (width < narrowest * (1 - 1e-12) || width > widest * (1 + 1e-12))
    return wrong_width(width, narrowest, widest);
  const double moving = std::min(1.0, second_moment / (width * width));
  const double drift = std::clamp(series.mean / width, -moving, moving);
  return FrontMoves{(moving + drift) / 2, (moving - drift) / 2};
}

}  // namespace entente::theory
