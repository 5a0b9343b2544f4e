// Coding events by the field's dictionaries on given trees; nothing is measured where the shared data is
// absent.
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "entente/base/file.h"
#include "entente/coding/suites.h"

namespace {

using namespace entente;

std::string text_of(const std::string& name) {
  const char* shared = std::getenv("ENTENTE_SHARED");
  const std::string folder = shared != nullptr ? shared : ENTENTE_SOURCE_DIR "/../shared";
  const auto text = base::read_file(folder + "/data/event-coding/petrarch/" + name);
  return text ? *text : std::string();
}

void code_suite(benchmark::State& state, const coding::KnownSuite& suite) {
  std::vector<coding::DictionaryText> texts;
  for (const auto& [kind, file] : suite.dictionaries) texts.push_back({kind, file, text_of(file)});
  const auto dictionaries = coding::read_dictionaries(texts);
  const auto records = coding::read_suite(suite.file, text_of(suite.file), suite.options);
  if (!dictionaries || !records) return state.SkipWithError("no shared data");
  coding::Coder coder(*dictionaries);
  std::int64_t coded = 0;
  for (auto _ : state)
    for (const auto& record : *records) {
      benchmark::DoNotOptimize(coder.code(record.tree, record.date, record.options));
      ++coded;
    }
  state.SetItemsProcessed(coded);  // asked: 50,000 records a second
}

void unit_suite(benchmark::State& state) {
  code_suite(state, coding::known_suites().at(0));
}
BENCHMARK(unit_suite)->Name("coding_unit_suite")->Unit(benchmark::kMillisecond);

void validation_suite(benchmark::State& state) {
  code_suite(state, coding::known_suites().at(1));
}
BENCHMARK(validation_suite)->Name("coding_validation_suite_full_dictionaries")->Unit(benchmark::kMillisecond);

}  // namespace
