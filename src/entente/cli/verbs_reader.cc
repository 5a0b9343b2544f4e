#include <filesystem>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "entente/base/file.h"
#include "entente/base/text.h"
#include "entente/cli/console.h"
#include "entente/cli/verbs.h"
#include "entente/desk/dossier.h"
#include "entente/reading/evaluate.h"
#include "entente/reading/evaluate_report.h"
#include "entente/reading/own_dictionaries.h"
#include "entente/reading/write_brat.h"
#include "entente/reading/write_petrarch.h"
#include "entente/reading/write_plover.h"
#include "entente/reading/write_trees.h"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

// Ids of documents are names of files here.
int write_brat_folder(const std::vector<reading::Reading>& readings, const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  cancel_on_interrupt();  // files that belong together: from here Ctrl-C waits
  std::vector<std::pair<std::string, std::string>> files = {
      {"annotation.conf", reading::brat_configuration()}};
  for (const reading::Reading& one : readings)
    for (const evidence::Document& document : one.claims.documents) {
      auto brat = reading::write_brat(one.claims, one.events, document);
      files.emplace_back(brat.name + ".txt", std::move(brat.text));
      files.emplace_back(brat.name + ".ann", std::move(brat.annotations));
    }
  for (const auto& [name, bytes] : files)
    if (const auto written = base::write_file((fs::path(folder) / name).string(), bytes); !written)
      return complain(written.diagnostics());
  talk(fmt::format("wrote {} files into {}\n", files.size(), folder));
  return done;
}

std::string rendered(const reading::Reading& one, const reading::ReaderUnderTest& reader,
                     const std::string& format, const reading::ToldAgain& told) {
  if (format == "plover") return reading::write_plover(one.claims, one.events, reader.codes, told);
  if (format == "petrarch") return reading::write_petrarch(one.claims, one.events);
  std::string trees;
  for (const evidence::Document& document : one.claims.documents)
    if (reader.parser) trees += reading::write_trees(document, *reader.parser);
  return trees;
}

std::string coded(const reading::Reading& one, const language::Parser& parser,
                  const coding::Dictionaries& dictionaries) {
  std::string rows;
  for (const evidence::Document& document : one.claims.documents)
    rows += reading::write_coded(document, parser, dictionaries);
  return rows;
}

}  // namespace

int run_read_as(const Options& options) {
  constexpr const char* example = "entente read article.txt --as brat -o annotated";
  if (options.json) return complain({usage("--as and --json are two formats; name one", example)});
  if (options.as == "brat" && options.output.empty())
    return complain({usage("brat reads a folder of files; name one with -o", example)});
  if (!options.dictionaries.empty() && options.as != "petrarch")
    return complain({usage("--dictionaries goes with --as petrarch",
                           "entente read article.txt --as petrarch --dictionaries my-dictionaries")});
  const base::DataTables tables(options.data);
  const auto reader = reading::shipped_reader(tables);
  if (!reader) return complain(reader.diagnostics());
  const auto own = options.dictionaries.empty() ? base::Result<coding::Dictionaries>(coding::Dictionaries())
                                                : reading::dictionaries_in(options.dictionaries);
  if (!own) return complain(own.diagnostics());
  talk(base::to_text(own.diagnostics()));
  const auto claims = desk::read_documents(options.paths, tables);
  if (!claims) return complain(claims.diagnostics());
  talk(base::to_text(claims.diagnostics()));
  std::vector<reading::Reading> readings;
  for (const evidence::Document& document : claims->documents) {
    if (document.restricted)
      talk(fmt::format("left out: {} is restricted\n", document.file));
    else
      readings.push_back(reader->read(document));
  }
  if (options.as == "brat") return write_brat_folder(readings, options.output);
  std::string text;
  const reading::ToldAgain told =
      options.as == "plover" ? reading::told_again(readings) : reading::ToldAgain();
  for (const reading::Reading& one : readings)
    text += options.dictionaries.empty() || !reader->parser ? rendered(one, *reader, options.as, told)
                                                            : coded(one, *reader->parser, *own);
  if (options.output.empty()) return print_bytes(text);
  const auto written = base::write_file(options.output, text);
  if (!written) return complain(written.diagnostics());
  talk(fmt::format("wrote {}\n", options.output));
  return done;
}

int write_confidence(const reading::Evaluation& found, const std::string& file) {
  std::vector<reading::Judged> judged;
  std::vector<std::string> sets;
  for (const reading::GoldSet& set : found.sets) {
    judged.insert(judged.end(), set.all.judged.begin(), set.all.judged.end());
    sets.push_back(fmt::format("{} texts of {}", set.texts.size(), set.name));
  }
  const auto written = base::write_file(file, reading::confidence_table(judged, base::join_and(sets)));
  if (!written) return complain(written.diagnostics());
  talk(fmt::format("wrote {}\n", file));
  return done;
}

int run_evaluate_reader(const Options& options) {
  if (options.paths.empty())
    return complain({usage("evaluate-reader takes annotated texts, treebanks or records, or folders of them",
                           "entente evaluate-reader tests/reading/articles")});
  // A table of confidence is fitted on what the rules say themselves.
  const auto reader = reading::shipped_reader(base::DataTables(options.data), options.output.empty());
  if (!reader) return complain(reader.diagnostics());
  const auto found = reading::evaluate_reader(options.paths, *reader);
  if (!found) return complain(found.diagnostics());
  talk(base::to_text(found.diagnostics()));
  if (!options.output.empty()) return write_confidence(*found, options.output);
  if (options.json) return print_bytes(reading::evaluation_json(*found));
  return print(reading::evaluation_text(*found, options.details));
}

}  // namespace entente::cli
