// Reading: documents to claims and events, and the parser alone, on the development articles.
#include <filesystem>

#include <benchmark/benchmark.h>

#include "entente/base/data_tables.h"
#include "entente/language/words.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon_tables.h"

namespace {

using namespace entente;

std::vector<evidence::Document> articles() {
  std::vector<evidence::Document> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/tests/reading/articles/dev"))
    if (entry.path().extension() == ".txt") all.push_back(*reading::read_document(entry.path().string()));
  return all;
}

// Start-up: tables and model from the binary.
void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(reading::load_lexicon(base::DataTables()).ok());
}
BENCHMARK(load)->Name("reading_tables_and_model_loaded")->Unit(benchmark::kMillisecond);

void words_to_trees(benchmark::State& state) {
  const auto lexicon = reading::load_lexicon(base::DataTables());
  const auto documents = articles();
  std::int64_t words = 0;
  for (auto _ : state)
    for (const auto& document : documents)
      for (const auto& sentence : document.sentences) {
        language::Tree tree;
        language::split_words(document.text, sentence.span.start, sentence.span.end, tree.words);
        lexicon->tables().parser->parse(tree);
        words += static_cast<std::int64_t>(tree.size());
      }
  state.SetItemsProcessed(words);  // asked: 30,000 words a second
}
BENCHMARK(words_to_trees)->Name("reading_words_to_trees")->Unit(benchmark::kMillisecond);

void read_articles(benchmark::State& state) {
  const auto lexicon = reading::load_lexicon(base::DataTables());
  const auto tables = reading::load_event_tables(base::DataTables());
  const auto documents = articles();
  std::int64_t read = 0;
  for (auto _ : state)
    for (const auto& document : documents) {
      benchmark::DoNotOptimize(reading::read_documents({document}, *lexicon, *tables).events.size());
      ++read;
    }
  state.SetItemsProcessed(read);  // asked: 40 articles of some 500 words a second
}
BENCHMARK(read_articles)->Name("reading_articles_to_claims_and_events")->Unit(benchmark::kMillisecond);

}  // namespace
