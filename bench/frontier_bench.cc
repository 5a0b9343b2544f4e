// The exact frontier of two parties over 6 issues of 10 options: a million outcomes, never listed.
#include <random>

#include <benchmark/benchmark.h>

#include "entente/theory/pareto.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace {

using namespace entente;

void frontier(benchmark::State& state, std::size_t issues, std::size_t options, std::size_t parties) {
  std::mt19937_64 random(7);
  const auto space = reference::conflict_space(random, issues, options, parties);
  const std::vector<double> thresholds(parties, -std::numeric_limits<double>::infinity());
  for (auto _ : state) benchmark::DoNotOptimize(theory::pareto_frontier(space, thresholds).points.size());
}

void slow_twin(benchmark::State& state) {
  std::mt19937_64 random(7);
  const auto space = reference::conflict_space(random, 6, 10, 2);
  for (auto _ : state) {
    std::vector<double> points;
    points.reserve(2000000);
    theory::Package package(6, 0);
    for (std::size_t n = 0; n < 1000000; ++n) {
      std::size_t rest = n;
      for (auto& option : package) {
        option = static_cast<std::uint16_t>(rest % 10);
        rest /= 10;
      }
      points.push_back(theory::utility(space, package, 0));
      points.push_back(theory::utility(space, package, 1));
    }
    benchmark::DoNotOptimize(theory::pareto_filter(points, 2).size());
  }
}

BENCHMARK_CAPTURE(frontier, 6x10_two_parties, 6, 10, 2)
    ->Name("frontier_6x10_two_parties")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(slow_twin)
    ->Name("frontier_6x10_two_parties/peer:every package listed (our slow twin)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 30x10_two_parties, 30, 10, 2)
    ->Name("frontier_30x10_two_parties")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frontier, 12x10_three_parties, 12, 10, 3)
    ->Name("frontier_12x10_three_parties")
    ->Unit(benchmark::kMillisecond);

}  // namespace
