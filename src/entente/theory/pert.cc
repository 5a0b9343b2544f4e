#include "entente/theory/pert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

// The beta density is integrated over the angle theta, x = sin^2(theta): the density of theta is
// proportional to sin(theta)^(2a-1) cos(theta)^(2b-1), which has no corner at either end for a, b >= 1.
constexpr std::size_t cells = 256;
constexpr double cell_width = std::numbers::pi / 2 / cells;

struct LogSines {
  double sine = 0;
  double cosine = 0;
};

LogSines log_sines(double angle) {
  return {base::log(base::sin(angle)), base::log(base::cos(angle))};
}

// Where the density is needed: three Gauss–Legendre points in every cell, and the inner cell borders.
struct Angles {
  std::array<std::array<LogSines, 3>, cells> inside;
  std::array<LogSines, cells + 1> border;

  Angles() {
    const double offset = std::sqrt(0.15);
    for (std::size_t i = 0; i < cells; ++i) {
      const double middle = (static_cast<double>(i) + 0.5) * cell_width;
      inside[i] = {log_sines(middle - offset * cell_width), log_sines(middle),
                   log_sines(middle + offset * cell_width)};
      if (i) border[i] = log_sines(static_cast<double>(i) * cell_width);
    }
  }
};

const Angles& angles() {
  static const Angles instance;
  return instance;
}

// Distribution function of theta (not normalised) and its slope at the cell borders.
struct Cumulative {
  std::array<double, cells + 1> mass;
  std::array<double, cells + 1> slope;
};

Cumulative integrate(double sine_power, double cosine_power) {
  const auto density = [&](const LogSines& at) {
    return base::exp(sine_power * at.sine + cosine_power * at.cosine);
  };
  const Angles& at = angles();
  Cumulative c;
  c.mass[0] = 0;
  c.slope[0] = c.slope[cells] = 0;  // both powers are at least one
  for (std::size_t i = 0; i < cells; ++i) {
    if (i) c.slope[i] = density(at.border[i]);
    const double sum =
        5 * (density(at.inside[i][0]) + density(at.inside[i][2])) + 8 * density(at.inside[i][1]);
    c.mass[i + 1] = c.mass[i] + sum * cell_width / 18;
  }
  return c;
}

// Share t of the cell at which the cubic through both borders (values and slopes) reaches `target`.
double share_of_cell(const Cumulative& c, std::size_t i, double target) {
  const double rise = c.mass[i + 1] - c.mass[i];
  if (rise <= 0) return 0;
  const double start = c.slope[i] * cell_width, end = c.slope[i + 1] * cell_width;
  const double square = 3 * rise - 2 * start - end, cube = start + end - 2 * rise;
  double t = std::clamp((target - c.mass[i]) / rise, 0.0, 1.0);
  for (int step = 0; step < 4; ++step) {
    const double slope = start + t * (2 * square + t * 3 * cube);
    if (slope <= 0) break;
    const double error = t * (start + t * (square + t * cube)) - (target - c.mass[i]);
    t = std::clamp(t - error / slope, 0.0, 1.0);
    if (std::fabs(error) < 1e-13 * rise) break;
  }
  return t;
}

}  // namespace

QuantileTable QuantileTable::exact(double value) {
  base::require(std::isfinite(value), "QuantileTable::exact: the value must be finite");
  return QuantileTable({value});
}

QuantileTable QuantileTable::uniform(double low, double high) {
  base::require(std::isfinite(low) && std::isfinite(high) && low <= high,
                "QuantileTable::uniform: needs finite low <= high");
  if (low == high) return exact(low);
  return QuantileTable({low, high});
}

QuantileTable QuantileTable::pert(double low, double likely, double high) {
  base::require(std::isfinite(low) && std::isfinite(high) && low <= likely && likely <= high,
                "QuantileTable::pert: needs finite low <= likely <= high");
  if (low == high) return exact(low);
  const double range = high - low;
  const Cumulative c = integrate(8 * (likely - low) / range + 1, 8 * (high - likely) / range + 1);
  constexpr std::size_t steps = 256;
  std::vector<double> nodes(steps + 1);
  nodes.front() = low;
  nodes.back() = high;
  std::size_t cell = 0;
  for (std::size_t j = 1; j < steps; ++j) {
    const double target = c.mass[cells] * (static_cast<double>(j) / steps);
    while (cell + 1 < cells && c.mass[cell + 1] < target) ++cell;
    const double sine = base::sin((static_cast<double>(cell) + share_of_cell(c, cell, target)) * cell_width);
    nodes[j] = std::clamp(low + range * sine * sine, nodes[j - 1], high);
  }
  // Half of a symmetric one lies on either side of its middle; what is compared with it must not see
  // rounding.
  if (std::fabs((likely - low) - (high - likely)) <= 1e-12 * range) nodes[steps / 2] = likely;
  return QuantileTable(std::move(nodes));
}

double QuantileTable::quantile(double u) const {
  base::require(u >= 0.0 && u <= 1.0, "QuantileTable::quantile: u must lie in [0, 1]");
  const std::size_t last = nodes_.size() - 1;
  if (last == 0) return nodes_[0];
  const double place = u * static_cast<double>(last);
  const std::size_t i = std::min(static_cast<std::size_t>(place), last - 1);
  const double share = place - static_cast<double>(i);
  if (share >= 1.0) return nodes_[last];  // the end itself, without rounding
  return nodes_[i] + share * (nodes_[i + 1] - nodes_[i]);
}

}  // namespace entente::theory
