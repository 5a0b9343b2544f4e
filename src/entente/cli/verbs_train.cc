#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/language/conllu.h"
#include "entente/language/model.h"
#include "entente/language/train_model.h"

namespace entente::cli {

namespace {

// Treebanks are read in the order of their names, so that the order on the command line changes nothing.
base::Result<std::vector<language::Tree>> read_treebanks(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
    const auto name = [](const std::string& path) { return std::filesystem::path(path).filename().string(); };
    return name(a) < name(b);
  });
  std::vector<language::Tree> sentences;
  base::Diagnostics problems;
  for (const std::string& path : paths) {
    const auto text = base::read_file(path);
    if (!text.ok()) {
      problems.insert(problems.end(), text.diagnostics().begin(), text.diagnostics().end());
      continue;
    }
    auto trees = language::read_conllu(path, *text);
    problems.insert(problems.end(), trees.diagnostics().begin(), trees.diagnostics().end());
    if (trees.ok())
      sentences.insert(sentences.end(), std::make_move_iterator(trees->begin()),
                       std::make_move_iterator(trees->end()));
  }
  if (base::has_errors(problems)) return problems;
  return sentences;
}

std::string provenance_of(std::vector<std::string> paths, std::size_t sentences, std::uint64_t seed) {
  for (std::string& path : paths) path = std::filesystem::path(path).filename().string();
  std::sort(paths.begin(), paths.end());
  std::string names;
  for (const std::string& path : paths) names += (names.empty() ? "" : ", ") + path;
  return fmt::format("trained by entente train-reader with seed {} on {} sentences of {}", seed, sentences,
                     names);
}

}  // namespace

int run_train_reader(const Options& options) {
  constexpr const char* example = "entente train-reader en_ewt-ud-train.conllu -o reader.model";
  if (options.paths.empty()) return complain({usage("train-reader takes treebanks in CoNLL-U", example)});
  auto sentences = read_treebanks(options.paths);
  if (!sentences.ok()) return complain(sentences.diagnostics());
  language::TrainingOptions training;
  training.seed = options.seed;
  if (sentences->size() < 100)
    return complain(
        {usage(fmt::format("there are {} sentences, but a parser needs at least 100 to learn from",
                           sentences->size()),
               "the English treebanks of Universal Dependencies have some 18,000")});
  training.provenance = provenance_of(options.paths, sentences->size(), options.seed);
  training.progress = [](const std::string& what) { talk(what + "\n"); };
  const language::Parser parser = language::train_model(std::move(*sentences), training);
  const std::string target = options.output.empty() ? "reader.model" : options.output;
  if (const auto written = base::write_file(target, parser.model().to_bytes()); !written.ok())
    return complain(written.diagnostics());
  return print(fmt::format("{}\n{} classes of words, {} relations\n", target, parser.model().tags.size(),
                           parser.model().labels.size()));
}

}  // namespace entente::cli
