#include "entente/theory/adjusted_winner.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

using base::require;
using Points = std::span<const double>;

double total(Points points) {
  return std::accumulate(points.begin(), points.end(), 0.0);
}

void check(Points first, Points second) {
  require(first.size() == second.size(), "both parties have points for every issue");
  for (Points points : {first, second}) {
    for (double p : points) require(p >= 0, "points are not negative");
    require(total(points) > 0, "each party has points");
  }
}

// The issues in the order in which they pass to the first party along the frontier: falling ratio first :
// second.
std::vector<std::size_t> passing_order(Points first, Points second) {
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < first.size(); ++j)
    if (first[j] > 0) order.push_back(j);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return first[a] * second[b] > first[b] * second[a]; });
  return order;
}

// Walks the frontier's segments from "everything to the second party". On each, `stop(u1, u2, a, b)` tells
// how much of the issue passes, in [0, 1], at (u1, u2) before it and with slopes +a, -b; less than 1 ends the
// walk.
template <class Stop>
Division walk(Points first, Points second, Stop&& stop) {
  Division division;
  division.first_share.assign(first.size(), 0.0);
  division.second = total(second);
  for (std::size_t j : passing_order(first, second)) {
    const double share = std::clamp(stop(division.first, division.second, first[j], second[j]), 0.0, 1.0);
    division.first_share[j] = share;
    division.first += share * first[j];
    division.second -= share * second[j];
    if (share > 0 && share < 1) division.split = j;
    if (share < 1) break;
  }
  return division;
}

}  // namespace

Division adjusted_winner(Points first, Points second) {
  check(first, second);
  const double all_first = total(first), all_second = total(second);
  return walk(first, second, [&](double u1, double u2, double a, double b) {
    // (u1 + t a) / all_first = (u2 - t b) / all_second
    return (u2 / all_second - u1 / all_first) / (a / all_first + b / all_second);
  });
}

std::optional<Division> nash_division(Points first, Points second, double d1, double d2) {
  check(first, second);
  // The product (u1 + t a - d1)(u2 - t b - d2) is concave in t; before u1 reaches d1 the walk must go on.
  const Division division = walk(first, second, [&](double u1, double u2, double a, double b) {
    if (b == 0) return 1.0;
    const double peak = 0.5 * ((u2 - d2) / b - (u1 - d1) / a);
    return u1 + std::min(peak, 1.0) * a < d1 ? std::min((d1 - u1) / a, 1.0) : peak;
  });
  const double slack = 1e-9;
  if (division.first < d1 - slack || division.second < d2 - slack) return std::nullopt;
  return division;
}

}  // namespace entente::theory
