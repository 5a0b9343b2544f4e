// Reading: document to claims, in bytes per second, on the worked case's own documents repeated to 1 MB.
#include <benchmark/benchmark.h>

#include "entente/base/data_tables.h"
#include "entente/base/file.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon.h"

namespace {

using namespace entente;

void read_claims(benchmark::State& state) {
  const auto lexicon = reading::load_lexicon(base::DataTables());
  const auto text = base::read_file(ENTENTE_SOURCE_DIR "/cases/moscow-talks/documents/background.md");
  const std::string body = text->substr(text->find("---", 3) + 4);
  std::string bytes;
  while (bytes.size() < 1000000) bytes += body + "\n";
  for (auto _ : state) {
    auto document = reading::make_document("bench", "bench.md", bytes);
    std::vector<evidence::Document> documents;
    documents.push_back(std::move(document).value());
    benchmark::DoNotOptimize(reading::find_claims(std::move(documents), *lexicon).claims.size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

BENCHMARK(read_claims)->Name("reading_1_MB_to_claims")->Unit(benchmark::kMillisecond);

}  // namespace
