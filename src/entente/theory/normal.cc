#include "entente/theory/normal.h"

#include <array>
#include <cmath>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

using Coefficients = std::array<double, 8>;  // of 1, r, r^2, …

// Coefficients of AS 241 (PPND16); numerators and denominators of the three regions.
constexpr Coefficients middle_over = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr Coefficients middle_under = {1.0,
                                       4.2313330701600911252e1,
                                       6.8718700749205790830e2,
                                       5.3941960214247511077e3,
                                       2.1213794301586595867e4,
                                       3.9307895800092710610e4,
                                       2.8729085735721942674e4,
                                       5.2264952788528545610e3};
constexpr Coefficients tail_over = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                    5.76949722146069140550e0,  3.64784832476320460504e0,
                                    1.27045825245236838258e0,  2.41780725177450611770e-1,
                                    2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients tail_under = {1.0,
                                     2.05319162663775882187e0,
                                     1.67638483018380384940e0,
                                     6.89767334985100004550e-1,
                                     1.48103976427480074590e-1,
                                     1.51986665636164571966e-2,
                                     5.47593808499534494600e-4,
                                     1.05075007164441684324e-9};
constexpr Coefficients far_over = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                   1.78482653991729133580e0,  2.96560571828504891230e-1,
                                   2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients far_under = {1.0,
                                    5.99832206555887937690e-1,
                                    1.36929880922735805310e-1,
                                    1.48753612908506148525e-2,
                                    7.86869131145613259100e-4,
                                    1.84631831751005468180e-5,
                                    1.42151175831644588870e-7,
                                    2.04426310338993978564e-15};

double polynomial(const Coefficients& c, double r) {
  double sum = c[7];
  for (int power = 6; power >= 0; --power) sum = sum * r + c[static_cast<std::size_t>(power)];
  return sum;
}

}  // namespace

double normal_cdf(double z) {
  return 0.5 * base::erfc(-z * 0.70710678118654752440);
}

double normal_quantile(double p) {
  base::require(p > 0.0 && p < 1.0, "normal_quantile: p must lie in (0, 1)");
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(middle_over, r) / polynomial(middle_under, r);
  }
  const double r = std::sqrt(-base::log(q < 0.0 ? p : 1.0 - p));
  const double z = r <= 5.0 ? polynomial(tail_over, r - 1.6) / polynomial(tail_under, r - 1.6)
                            : polynomial(far_over, r - 5.0) / polynomial(far_under, r - 5.0);
  return q < 0.0 ? -z : z;
}

double correlated_uniform(double common, double own, double rho) {
  base::require(common > 0.0 && common < 1.0 && own > 0.0 && own < 1.0,
                "correlated_uniform: both numbers must lie in (0, 1)");
  base::require(rho >= 0.0 && rho < 1.0, "correlated_uniform: rho must lie in [0, 1)");
  if (rho == 0.0) return own;  // exactly, so that "no shared resolve" moves no draw
  return normal_cdf(std::sqrt(rho) * normal_quantile(common) + std::sqrt(1.0 - rho) * normal_quantile(own));
}

}  // namespace entente::theory
