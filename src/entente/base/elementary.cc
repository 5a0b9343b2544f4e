#include "entente/base/elementary.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace entente::base {

namespace {

// ln 2 and pi/2 in two parts: the first ends in zeros, so that small multiples of it are exact.
constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
constexpr double half_pi_high = 1.57079632673412561417e+00, half_pi_low = 6.07710050650619224932e-11;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

// Taylor series, longest first, for |r| <= pi/4.
double small_sine(double r) {
  const double square = r * r;
  double sum = 0;
  for (int n = 17; n >= 3; n -= 2) sum = (1 - sum) * square / (n * (n - 1));
  return r - r * sum;
}

double small_cosine(double r) {
  const double square = r * r;
  double sum = 0;
  for (int n = 18; n >= 4; n -= 2) sum = (1 - sum) * square / (n * (n - 1));
  // 1 - square/2 loses digits; what it lost comes back with the rest.
  const double half = square / 2, rounded = 1 - half;
  return rounded + (((1 - rounded) - half) + half * sum);
}

struct Turned {
  double rest;  // in [-pi/4, pi/4]
  int quarter;  // how many quarter turns were taken off, modulo 4
};

Turned turned(double x) {
  const double turns = std::floor(x / (half_pi_high + half_pi_low) + 0.5);
  const double rest = (x - turns * half_pi_high) - turns * half_pi_low;
  return {rest, static_cast<int>(turns - 4 * std::floor(turns / 4))};
}

// log(erfc(x)) + x^2 - log t with t = 2 / (2 + x), as a Chebyshev series in 2t - 1.
constexpr std::array<double, 29> tail = {
    -1.30265371978170940714e+00, 6.41969792356490209784e-01,  1.94764732041858359968e-02,
    -9.56151478680863226023e-03, -9.46595344482036916457e-04, 3.66839497852761446586e-04,
    4.25233248069077689408e-05,  -2.02785781125342418106e-05, -1.62429000464702560791e-06,
    1.30365583558052323612e-06,  1.56264417220661419431e-08,  -8.52380959149265414558e-08,
    6.52905443909885148915e-09,  5.05934349555146930217e-09,  -9.91364156493033065630e-10,
    -2.27365122293183596510e-10, 9.64679110201552702458e-11,  2.39403808303911458974e-12,
    -6.88602752649755322400e-12, 8.94487927309072531267e-13,  3.13092139934295813286e-13,
    -1.12708223613672522682e-13, 3.81090525518923205215e-16,  7.10609761360923711523e-15,
    -1.52302820145710433547e-15, -9.45749457129123340401e-17, 1.21023718922427898558e-16,
    -2.81666308774717710110e-17, 5.00300555944590192307e-20};

double tail_at(double t) {
  const double u = 4 * t - 2;
  double now = 0, before = 0;
  for (std::size_t j = tail.size() - 1; j > 0; --j) {
    const double next = u * now - before + tail[j];
    before = now;
    now = next;
  }
  return 0.5 * (u * now + tail[0]) - before;
}

}  // namespace

double exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return infinity;
  if (x < -745.1332191019411) return 0;
  const double twos = std::floor(x / (ln2_high + ln2_low) + 0.5);
  const double r = (x - twos * ln2_high) - twos * ln2_low;
  double sum = 0;  // of r^n/n! from the second on, divided by r
  for (int n = 14; n >= 2; --n) sum = (1 + sum) * r / n;
  return std::ldexp(1 + (r + r * sum), static_cast<int>(twos));
}

double log(double x) {
  if (std::isnan(x) || x < 0) return no_number;
  if (x == 0) return -infinity;
  if (x == infinity) return x;
  int twos = 0;
  double m = std::frexp(x, &twos);
  if (m < 0.70710678118654752440) {
    m *= 2;
    --twos;
  }
  // log(1 + f) = 2 artanh(s); 2s is written f - f^2/2 + s f^2/2, so that f, which is exact, leads.
  const double f = m - 1, s = f / (2 + f), square = s * s, half = f * f / 2;
  double sum = 0;
  for (int n = 25; n >= 3; n -= 2) sum = square * (2.0 / n + sum);
  const double k = twos;
  return k * ln2_high - ((half - (s * (half + sum) + k * ln2_low)) - f);
}

double sin(double x) {
  const Turned at = turned(x);
  const double size = at.quarter % 2 == 0 ? small_sine(at.rest) : small_cosine(at.rest);
  return at.quarter < 2 ? size : -size;
}

double cos(double x) {
  const Turned at = turned(x);
  const double size = at.quarter % 2 == 0 ? small_cosine(at.rest) : small_sine(at.rest);
  return at.quarter == 0 || at.quarter == 3 ? size : -size;
}

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (std::isnan(x) || std::isnan(y) || x < 0) return no_number;
  if (y == 1) return x;
  if (y == 2) return x * x;
  if (y == 0.5) return std::sqrt(x);
  if (x == 0) return y > 0 ? 0 : infinity;
  return exp(y * log(x));
}

double erfc(double x) {
  if (std::isnan(x)) return x;
  const double size = std::fabs(x);
  if (size > 27.3) return x > 0 ? 0 : 2;
  const double t = 2 / (2 + size);
  // x^2 in two parts, the first of them exact: rounding it would be felt far out.
  const double coarse = std::floor(size * 4096) / 4096;
  const double upper = t * exp(-coarse * coarse) * exp((coarse - size) * (coarse + size) + tail_at(t));
  return x >= 0 ? upper : 2 - upper;
}

}  // namespace entente::base
