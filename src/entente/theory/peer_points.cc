#include "entente/theory/peer_points.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/pareto.h"

namespace entente::theory {
namespace {

using base::require;
using Indices = std::vector<std::size_t>;
using Score = std::function<double(std::span<const double>)>;

constexpr double negmas_epsilon = 1e-12;
constexpr double genius_first_bound = 2;

void check(const BargainingProblem& problem) {
  require(!problem.disagreement.empty(), "a bargaining problem has parties");
  require(problem.feasible.size() % problem.parties() == 0, "every vector has one number per party");
}

void check(const BargainingProblem& problem, std::span<const std::size_t> among) {
  check(problem);
  for (std::size_t point : among) require(point < problem.size(), "an index names a vector");
}

std::span<const double> vector_at(const BargainingProblem& problem, std::size_t point) {
  return problem.feasible.subspan(point * problem.parties(), problem.parties());
}

bool rational(const BargainingProblem& problem, std::size_t point) {
  const std::span<const double> u = vector_at(problem, point);
  for (std::size_t i = 0; i < u.size(); ++i)
    if (u[i] < problem.disagreement[i]) return false;
  return true;
}

bool dominates(std::span<const double> a, std::span<const double> b) {
  bool more = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] < b[i]) return false;
    more |= a[i] > b[i];
  }
  return more;
}

// To the last bit. Whatever dominates a vector stands before it in falling lexicographic order.
Indices undominated_exactly(const BargainingProblem& problem, Indices points, bool equal_once) {
  std::stable_sort(points.begin(), points.end(), [&](std::size_t a, std::size_t b) {
    const auto first = vector_at(problem, a), second = vector_at(problem, b);
    return std::lexicographical_compare(second.begin(), second.end(), first.begin(), first.end());
  });
  Indices kept;
  for (std::size_t point : points) {
    const auto u = vector_at(problem, point);
    const bool out = std::any_of(kept.begin(), kept.end(), [&](std::size_t other) {
      const auto v = vector_at(problem, other);
      return dominates(v, u) || (equal_once && std::equal(v.begin(), v.end(), u.begin()));
    });
    if (!out) kept.push_back(point);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

Indices of_entente(const BargainingProblem& problem, std::span<const std::size_t> among,
                   const std::function<Indices(const BargainingProblem&)>& solution) {
  std::vector<double> flat;
  for (std::size_t point : among) {
    const auto u = vector_at(problem, point);
    flat.insert(flat.end(), u.begin(), u.end());
  }
  Indices result;
  for (std::size_t k : solution({flat, problem.disagreement})) result.push_back(among[k]);
  return result;
}

Indices first_highest(const BargainingProblem& problem, std::span<const std::size_t> among,
                      const Score& score) {
  Indices best;
  double high = -HUGE_VAL;
  for (std::size_t point : among) {
    const double value = score(vector_at(problem, point));
    if (best.empty() || value > high) best = {point}, high = value;
  }
  return best;
}

struct Range {
  double from, to;  // d' and the highest u
};

std::vector<Range> negmas_ranges(const BargainingProblem& problem) {
  std::vector<Range> ranges(problem.parties(), {HUGE_VAL, -HUGE_VAL});
  for (std::size_t point = 0; point < problem.size(); ++point)
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const double u = vector_at(problem, point)[i];
      ranges[i].from = std::min(ranges[i].from, u);
      ranges[i].to = std::max(ranges[i].to, u);
    }
  for (std::size_t i = 0; i < ranges.size(); ++i)
    ranges[i].from = std::max(ranges[i].from, problem.disagreement[i]);
  return ranges;
}

Indices negmas_highest(const BargainingProblem& problem, std::span<const std::size_t> among,
                       const std::vector<Range>& ranges, const Score& score) {
  for (const Range& range : ranges)
    if (range.to - range.from <= negmas_epsilon) return {among.begin(), among.end()};
  double high = -HUGE_VAL;
  for (std::size_t point : among) high = std::max(high, score(vector_at(problem, point)));
  Indices best;
  if (high == -HUGE_VAL) return best;
  for (std::size_t point : among)
    if (score(vector_at(problem, point)) >= high - negmas_epsilon) best.push_back(point);
  return best;
}

double product_over(std::span<const double> u, const std::function<double(std::size_t)>& from) {
  double product = 1;
  for (std::size_t i = 0; i < u.size(); ++i) product *= u[i] - from(i);
  return product;
}

// Spread of the normalised gains, negative so that the highest is sought.
double even_share(std::span<const double> u, const std::vector<Range>& ranges) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (std::size_t i = 0; i < u.size(); ++i) {
    const double share = (u[i] - ranges[i].from) / (ranges[i].to - ranges[i].from);
    low = std::min(low, share), high = std::max(high, share);
  }
  return low - high;
}

double pairwise_difference(std::span<const double> u) {
  double sum = 0;
  for (std::size_t i = 0; i < u.size(); ++i)
    for (std::size_t j = i + 1; j < u.size(); ++j) sum += std::abs(u[i] - u[j]);
  return sum;
}

}  // namespace

std::vector<std::size_t> peer_frontier(const BargainingProblem& problem, Compat compat) {
  check(problem);
  Indices points(problem.size());
  std::iota(points.begin(), points.end(), std::size_t{0});
  if (compat == Compat::genius || compat == Compat::negolog)
    return undominated_exactly(problem, points, false);
  if (compat == Compat::negmas) {
    std::erase_if(points, [&](std::size_t point) { return !rational(problem, point); });
    return undominated_exactly(problem, points, true);
  }
  std::vector<double> flat;
  std::erase_if(points, [&](std::size_t point) {
    const auto u = vector_at(problem, point);
    for (std::size_t i = 0; i < u.size(); ++i)
      if (!(u[i] - problem.disagreement[i] >= -acceptance_tolerance)) return true;
    flat.insert(flat.end(), u.begin(), u.end());
    return false;
  });
  Indices kept;
  for (std::size_t k : pareto_filter(flat, problem.parties())) kept.push_back(points[k]);
  return kept;
}

PeerSolution peer_nash(const BargainingProblem& problem, std::span<const std::size_t> among, Compat compat) {
  check(problem, among);
  switch (compat) {
    case Compat::entente:
      return of_entente(problem, among,
                        [](const BargainingProblem& part) { return nash_bargaining_solution(part); });
    case Compat::negmas: {
      const std::vector<Range> ranges = negmas_ranges(problem);
      return negmas_highest(problem, among, ranges, [&](std::span<const double> u) {
        return product_over(u, [&](std::size_t i) { return ranges[i].from; });
      });
    }
    case Compat::genius:
      return first_highest(problem, among, [&](std::span<const double> u) {
        return product_over(u, [&](std::size_t i) { return problem.disagreement[i]; });
      });
    case Compat::negolog:
      if (problem.parties() != 2) return std::nullopt;
      return first_highest(problem, among, [](std::span<const double> u) { return u[0] * u[1]; });
  }
  return std::nullopt;
}

PeerSolution peer_kalai_smorodinsky(const BargainingProblem& problem, std::span<const std::size_t> among,
                                    Compat compat) {
  check(problem, among);
  switch (compat) {
    case Compat::entente:
      return of_entente(problem, among,
                        [](const BargainingProblem& part) { return kalai_smorodinsky_solution(part); });
    case Compat::negmas: {
      const std::vector<Range> ranges = negmas_ranges(problem);
      return negmas_highest(problem, among, ranges,
                            [&](std::span<const double> u) { return even_share(u, ranges); });
    }
    case Compat::genius: {
      Indices found =
          first_highest(problem, among, [](std::span<const double> u) { return -pairwise_difference(u); });
      if (!found.empty() && pairwise_difference(vector_at(problem, found[0])) >= genius_first_bound)
        found.clear();
      return found;
    }
    case Compat::negolog:
      if (problem.parties() != 2) return std::nullopt;
      return first_highest(problem, among, [](std::span<const double> u) { return u[0] + u[1]; });
  }
  return std::nullopt;
}

PeerSolution peer_egalitarian(const BargainingProblem& problem, std::span<const std::size_t> among,
                              Compat compat) {
  check(problem, among);
  if (compat == Compat::entente)
    return of_entente(problem, among,
                      [](const BargainingProblem& part) { return egalitarian_solution(part); });
  if (compat != Compat::negmas) return std::nullopt;
  const std::vector<Range> ranges = negmas_ranges(problem);
  return negmas_highest(problem, among, ranges, [&](std::span<const double> u) {
    double low = HUGE_VAL;
    for (std::size_t i = 0; i < u.size(); ++i) {
      if (u[i] < problem.disagreement[i]) return -HUGE_VAL;
      low = std::min(low, u[i] - ranges[i].from);
    }
    return low;
  });
}

std::optional<double> peer_opposition(const BargainingProblem& problem, std::span<const std::size_t> among,
                                      Compat compat) {
  check(problem, among);
  if (compat == Compat::negolog) {
    const PeerSolution kalai = peer_kalai_smorodinsky(problem, among, compat);
    if (!kalai || kalai->empty()) return std::nullopt;
    const auto u = vector_at(problem, kalai->front());
    return std::hypot(u[0] - 1, u[1] - 1);
  }
  if (compat != Compat::negmas) return std::nullopt;
  const std::vector<Range> ranges = negmas_ranges(problem);
  double nearest = HUGE_VAL;
  for (std::size_t point = 0; point < problem.size(); ++point) {
    if (!rational(problem, point)) continue;
    double square = 0;
    for (std::size_t i = 0; i < problem.parties(); ++i) {
      const double u = vector_at(problem, point)[i];
      const double away = 1 - (ranges[i].to != 0 ? u / ranges[i].to : u);
      square += away * away;
    }
    nearest = std::min(nearest, square);
  }
  return std::sqrt(nearest);
}

std::optional<double> peer_rational_fraction(const BargainingProblem& problem, Compat compat) {
  check(problem);
  if ((compat != Compat::entente && compat != Compat::negmas) || problem.size() == 0) return std::nullopt;
  std::size_t count = 0;
  for (std::size_t point = 0; point < problem.size(); ++point) {
    bool good = true;
    for (std::size_t i = 0; i < problem.parties(); ++i) {
      const double gain = vector_at(problem, point)[i] - problem.disagreement[i];
      good &= compat == Compat::negmas ? gain > 0 : gain >= -acceptance_tolerance;
    }
    count += good;
  }
  return static_cast<double>(count) / static_cast<double>(problem.size());
}

}  // namespace entente::theory
