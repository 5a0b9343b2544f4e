// One core: the core of the agreement method (room, reference package, gains) on the worlds of moscow-talks,
// and what a researcher's scenario takes from its file to certified points.
#include <benchmark/benchmark.h>

#include "entente/dispute/case_folder.h"
#include "entente/ensemble/draw.h"
#include "entente/methods/agreement_measure.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_space.h"

namespace {

using namespace entente;

void core_measure(benchmark::State& state, const char* table_id) {
  const auto draft = dispute::read_case_folder(ENTENTE_SOURCE_DIR "/cases/moscow-talks");
  const auto dispute = std::make_shared<const dispute::Case>(dispute::Case::build(*draft).value());
  const ensemble::Draws draws(dispute, 1, ensemble::rounded_worlds(10000));
  const auto& table = dispute->table(*dispute->find_table(table_id));
  double gained = 0;
  for (auto _ : state) {
    methods::WorldModel model(*dispute, dispute::issues_at(*dispute, table), methods::acceptors(table));
    methods::TableSpace space(model, table);
    for (std::size_t w = 0; w < 10000; ++w) {
      model.fill(draws.world(w));
      space.fill(model);
      const auto reference = space.reference(methods::reference_tolerance);
      if (!reference) continue;
      for (const auto& acceptor : table.must_accept)
        gained +=
            model.utility(acceptor.party.index(), *reference) - model.reservation(acceptor.party.index());
    }
  }
  benchmark::DoNotOptimize(gained);
}

BENCHMARK_CAPTURE(core_measure, shuttle, "shuttle")
    ->Name("room_reference_gains_10000_worlds_moscow_three_accept")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(core_measure, moscow_2_dec, "moscow_2_dec")
    ->Name("room_reference_gains_10000_worlds_moscow_three_accept_with_room_everywhere")
    ->Unit(benchmark::kMillisecond);

}  // namespace
