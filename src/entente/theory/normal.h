#pragma once

namespace entente::theory {

/// Standard normal distribution function, Phi(z) = Pr(Z <= z).
double normal_cdf(double z);

/// Its inverse, to full double precision; quantile(0.5) is 0 exactly.
/// @param p  in (0, 1); precondition
/// Method: the rational approximation of [wichura1988], algorithm AS 241.
double normal_quantile(double p);

/// One of several uniforms on (0, 1) that share a common cause (a party's resolve: whoever stands firm on one
/// red line tends to stand firm on the others). Any two lines that use the same `common` and independent
/// `own` numbers have a Gaussian copula with correlation rho:
///
///     Phi( sqrt(rho) z0 + sqrt(1 - rho) z1 ),   z0, z1 the normal quantiles of common and own
///
/// @param common  in (0, 1), the party's number; precondition
/// @param own     in (0, 1), the line's number; precondition. rho = 0 returns `own` itself.
/// @param rho     in [0, 1); precondition
/// Source: [li2000], the one-factor Gaussian copula.
double correlated_uniform(double common, double own, double rho);

}  // namespace entente::theory
