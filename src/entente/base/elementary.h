#pragma once

/// Elementary functions from additions, multiplications, divisions and roots alone, which every machine
/// rounds alike: the C library's differ in their last digit between machines, and a last digit decides ties.
/// So worlds and answers are the same bits in a browser as natively (model M2). Relative errors stay below
/// 4e-16, of `pow` below 4e-16 (1 + |y ln x|).
namespace entente::base {

/// Infinity above 709.78, zero below -745.13.
double exp(double x);
/// Natural logarithm. Minus infinity at 0, not a number below.
double log(double x);
/// Of an angle in radians, at most 10^5 either way.
double sin(double x);
double cos(double x);
/// x to the power y for x >= 0; 1 for y = 0. Not a number for x < 0.
double pow(double x, double y);
/// Complementary error function, 2/sqrt(pi) times the integral of exp(-t^2) from x to infinity.
double erfc(double x);

}  // namespace entente::base
