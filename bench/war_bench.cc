// War values and bargaining values of a war with 100,000 states, two parties; value iteration beside it.
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <benchmark/benchmark.h>

#include "entente/theory/war_bargain.h"

namespace {

using namespace entente::theory;

// 25,000 levels of a front in two regimes and with two kinds of momentum: what a period brings, the next one
// is likelier to bring. The four states of a level stand side by side.
SparseChain with_momentum(std::size_t levels) {
  std::vector<bool> over(4 * (levels + 1), false);
  std::vector<Transition> moves;
  moves.reserve(16 * levels);
  for (std::size_t k = 0; k <= levels; ++k)
    for (std::size_t r = 0; r < 4; ++r) {
      const std::size_t s = 4 * k + r;
      over[s] = k == 0 || k == levels;
      if (over[s]) continue;
      const bool aid = r / 2 == 0, rising = r % 2 == 0;
      const double up = (aid ? .45 : .35) + (rising ? .05 : -.05),
                   down = (aid ? .40 : .50) - (rising ? .05 : -.05);
      for (const bool turns : {false, true}) {
        const double chance = turns ? .02 : .98;
        const std::size_t regime = (aid != turns) ? 0 : 2;
        moves.push_back({s, 4 * (k + 1) + regime, chance * up});
        moves.push_back({s, 4 * (k - 1) + regime + 1, chance * down});
        moves.push_back({s, 4 * k + regime + (rising ? 0 : 1), chance * (1 - up - down)});
      }
    }
  return SparseChain::build(std::move(over), moves).value();
}

SparseChain line(std::size_t levels) {
  std::vector<bool> over(levels + 1, false);
  over.front() = over.back() = true;
  std::vector<Transition> moves;
  moves.reserve(3 * levels);
  for (std::size_t k = 1; k < levels; ++k) {
    moves.push_back({k, k + 1, .45});
    moves.push_back({k, k - 1, .40});
    moves.push_back({k, k, .15});
  }
  return SparseChain::build(std::move(over), moves).value();
}

WarGame war_on(SparseChain chain) {
  WarGame war{std::move(chain), {}};
  for (std::size_t i = 0; i < 2; ++i) {
    WarParty party;
    party.discount = i == 0 ? .99 : .985;
    party.costs = {i == 0 ? .008 : .012};
    party.ends.assign(war.chain.states(), 0.0);
    for (std::size_t s = 0; s < war.chain.states(); ++s)
      party.ends[s] = war.chain.over(s) && (2 * s > war.chain.states()) == (i == 0) ? 1 : 0;
    war.parties.push_back(std::move(party));
  }
  return war;
}

double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void values(benchmark::State& state, SparseChain (*chain)(std::size_t), std::size_t levels) {
  const WarGame war = war_on(chain(levels));
  double residual = 0;
  for (auto _ : state) {
    const FightingValues fought = fighting_values(war);
    const WarBargain bargained = bargain_while_fighting(war);
    if (!bargained.found) state.SkipWithError("no certificate");
    residual = std::max({residual, fought.residual, bargained.residual});
  }
  state.counters["residual"] = residual;
  state.counters["MB"] = megabytes();
}

// The same by value iteration: the war values and the bargaining values, until the residual is 1e-12.
void slow_twin(benchmark::State& state, SparseChain (*chain)(std::size_t), std::size_t levels) {
  const WarGame war = war_on(chain(levels));
  for (auto _ : state)
    for (const bool bargaining : {false, true}) {
      std::vector<std::vector<double>> v(2), refusing, next;
      for (std::size_t i = 0; i < 2; ++i) v[i] = war.parties[i].ends;
      for (double moved = 1; moved > 1e-12;) {
        refuse_offers(war, v, refusing);
        if (bargaining)
          share_surplus(war, refusing, next);
        else
          next = refusing;
        moved = 0;
        for (std::size_t i = 0; i < 2; ++i)
          for (std::size_t s = 0; s < v[i].size(); ++s)
            moved = std::max(moved, std::fabs(next[i][s] - v[i][s]));
        v.swap(next);
      }
      benchmark::DoNotOptimize(v[0][1]);
    }
}

constexpr auto in_ms = benchmark::kMillisecond;

BENCHMARK_CAPTURE(values, line, line, 100'000)->Name("war_100000_levels")->Unit(in_ms);
BENCHMARK_CAPTURE(slow_twin, line, line, 100'000)
    ->Name("war_100000_levels/peer:value iteration (our slow twin)")
    ->Unit(in_ms);
BENCHMARK_CAPTURE(values, momentum, with_momentum, 24'999)
    ->Name("war_100000_states_with_regimes_and_momentum")
    ->Unit(in_ms);
BENCHMARK_CAPTURE(slow_twin, momentum, with_momentum, 24'999)
    ->Name("war_100000_states_with_regimes_and_momentum/peer:value iteration (our slow twin)")
    ->Unit(in_ms);

}  // namespace
