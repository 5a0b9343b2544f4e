// Exact frontiers of spaces up to 1e30 packages, never listed, and the count of what everybody accepts.
#include <random>

#include <benchmark/benchmark.h>

#include "entente/theory/acceptable_count.h"
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

// Whole scores of 0 to 100 points for every option, drawn at random.
void whole_scores(benchmark::State& state, std::size_t issues, std::size_t options, std::size_t parties) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int> points(0, 100);
  theory::PackageSpace space(parties, std::vector<std::size_t>(issues, options));
  for (std::size_t i = 0; i < parties; ++i)
    for (double& value : space.values(i)) value = points(random);
  const std::vector<double> thresholds(parties, -std::numeric_limits<double>::infinity());
  std::size_t size = 0;
  for (auto _ : state) {
    const auto frontier = theory::pareto_frontier(space, thresholds);
    if (frontier.epsilon > 0) state.SkipWithError("thinned");
    benchmark::DoNotOptimize(size = frontier.points.size());
  }
  state.counters["vectors"] = static_cast<double>(size);
}

// Listing is out of reach beyond a few million packages; the twin lists a part and says how large it is.
void listed_twin(benchmark::State& state, std::size_t issues, std::size_t options, std::size_t parties) {
  std::mt19937_64 random(7);
  const auto space = reference::conflict_space(random, issues, options, parties);
  for (auto _ : state) {
    std::vector<double> points;
    reference::for_each_package(space, [&](const theory::Package& package) {
      for (std::size_t i = 0; i < parties; ++i) points.push_back(theory::utility(space, package, i));
    });
    benchmark::DoNotOptimize(theory::pareto_filter(points, parties).size());
  }
}

void count(benchmark::State& state) {
  const auto park = reference::harbour_park();
  for (auto _ : state) benchmark::DoNotOptimize(theory::count_acceptable(park.space, park.minimum).count);
}

constexpr auto in_ms = benchmark::kMillisecond;

BENCHMARK_CAPTURE(frontier, 6x10, 6, 10, 2)->Name("frontier_6x10_two_parties")->Unit(in_ms);
BENCHMARK(slow_twin)
    ->Name("frontier_6x10_two_parties/peer:every package listed (our slow twin)")
    ->Unit(in_ms);
BENCHMARK_CAPTURE(frontier, 30x10, 30, 10, 2)->Name("frontier_30x10_two_parties")->Unit(in_ms);
BENCHMARK_CAPTURE(frontier, 12x10, 12, 10, 3)->Name("frontier_12x10_three_parties")->Unit(in_ms);
BENCHMARK_CAPTURE(listed_twin, 6x10, 6, 10, 3)
    ->Name("frontier_12x10_three_parties/peer:6 of the 12 issues, every package listed (our slow twin)")
    ->Unit(in_ms);
BENCHMARK_CAPTURE(whole_scores, 20x10, 20, 10, 3)->Name("frontier_20x10_three_parties_integer")->Unit(in_ms);
BENCHMARK_CAPTURE(frontier, 10x5, 10, 5, 4)->Name("frontier_10x5_four_parties")->Unit(in_ms);
BENCHMARK_CAPTURE(whole_scores, 10x4, 10, 4, 6)->Name("frontier_10x4_six_parties")->Unit(in_ms);
BENCHMARK_CAPTURE(listed_twin, 7x4, 7, 4, 6)
    ->Name("frontier_10x4_six_parties/peer:7 of the 10 issues, every package listed (our slow twin)")
    ->Unit(in_ms);
BENCHMARK(count)->Name("count_acceptable_harbour_park")->Unit(in_ms);

}  // namespace
