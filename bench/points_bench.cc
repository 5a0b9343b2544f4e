// The points of bargaining theory with their proofs over 8 issues of 7 options and three parties: 5.8 million
// packages, never listed.
#include <random>

#include <benchmark/benchmark.h>

#include "entente/theory/solution_search.h"
#include "tests/reference/published_cases.h"

namespace {

using namespace entente;

const std::vector<double> thresholds(3, 0.2);

theory::PackageSpace space_of(std::size_t issues, std::size_t options) {
  std::mt19937_64 random(7);
  return reference::conflict_space(random, issues, options, 3);
}

template <class Search>
void search(benchmark::State& state, Search&& point) {
  const auto space = space_of(8, 7);
  for (auto _ : state) {
    const auto found = point(space);
    if (!found || !found->complete || found->gap != 0) state.SkipWithError("not proven");
    benchmark::DoNotOptimize(found->value);
  }
}

void nash(benchmark::State& state) {
  search(state, [](const auto& space) { return theory::nash_bargaining_solution(space, thresholds, {}); });
}

void kalai_smorodinsky(benchmark::State& state) {
  search(state, [](const auto& space) { return theory::kalai_smorodinsky_solution(space, thresholds, {}); });
}

void egalitarian(benchmark::State& state) {
  search(state, [](const auto& space) { return theory::egalitarian_solution(space, thresholds, {}); });
}

void utilitarian(benchmark::State& state) {
  search(state, [](const auto& space) { return theory::utilitarian_solution(space, thresholds, {}); });
}

// Every package listed, the highest product kept.
void slow_twin(benchmark::State& state) {
  const auto space = space_of(8, 7);
  for (auto _ : state) {
    theory::Package package(8, 0);
    double best = 0;
    for (std::size_t n = 0; n < 5764801; ++n) {
      std::size_t rest = n;
      for (auto& option : package) {
        option = static_cast<std::uint16_t>(rest % 7);
        rest /= 7;
      }
      double product = 1;
      for (std::size_t party = 0; party < 3 && product > 0; ++party)
        product *= theory::utility(space, package, party) - thresholds[party];
      best = product > best ? product : best;
    }
    benchmark::DoNotOptimize(best);
  }
}

BENCHMARK(nash)->Name("nash_8x7_three_parties")->Unit(benchmark::kMillisecond);
BENCHMARK(slow_twin)
    ->Name("nash_8x7_three_parties/peer:every package listed (our slow twin)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(kalai_smorodinsky)->Name("kalai_smorodinsky_8x7_three_parties")->Unit(benchmark::kMillisecond);
BENCHMARK(egalitarian)->Name("egalitarian_8x7_three_parties")->Unit(benchmark::kMillisecond);
BENCHMARK(utilitarian)->Name("utilitarian_8x7_three_parties")->Unit(benchmark::kMillisecond);

}  // namespace
