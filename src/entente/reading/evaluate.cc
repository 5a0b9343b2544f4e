#include "entente/reading/evaluate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "entente/base/file.h"
#include "entente/coding/suites.h"
#include "entente/language/conllu.h"
#include "entente/reading/document_reader.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/lexicon_tables.h"

namespace entente::reading {

namespace {

namespace fs = std::filesystem;

base::Diagnostic problem_of(const char* code, std::string message, std::string file, std::string help) {
  base::Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.where.file = std::move(file);
  problem.help = std::move(help);
  return problem;
}

// The suite of the field's dictionary coders that the file is, or nullptr.
const coding::KnownSuite* known_suite(const std::string& file) {
  for (const coding::KnownSuite& suite : coding::known_suites())
    if (fs::path(file).filename().string() == suite.file) return &suite;
  return nullptr;
}

// A treebank in a folder is there for training unless its name says otherwise.
bool wanted_in_folder(const std::string& file) {
  if (file.ends_with(".conllu")) return file.ends_with("-test.conllu");
  return file.ends_with(".json") || fs::path(file).filename().string().starts_with("PLOVER_GSR") ||
         known_suite(file);
}

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);  // reading it says what is wrong with it
      continue;
    }
    for (auto at = fs::recursive_directory_iterator(path, error); at != fs::recursive_directory_iterator();
         at.increment(error)) {
      if (error) break;
      if (at->is_regular_file(error) && wanted_in_folder(at->path().string()))
        files.push_back(at->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

// The annotated text: under the name that the annotation gives, under the annotation's own name, or the one
// text beside it of the right length.
std::optional<std::string> text_beside(const std::string& file, const GoldText& gold) {
  const fs::path folder = fs::path(file).parent_path();
  std::error_code error;
  for (const fs::path& candidate :
       {folder / fs::path(gold.source).filename(), fs::path(file).replace_extension(".txt")})
    if (candidate != folder && fs::is_regular_file(candidate, error)) return candidate.string();
  std::vector<std::string> fitting;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, error))
    if (entry.path().extension() == ".txt" && entry.is_regular_file(error) && gold.length > 0 &&
        entry.file_size(error) >= gold.length && entry.file_size(error) <= gold.length + 1)
      fitting.push_back(entry.path().string());
  if (fitting.size() != 1) return std::nullopt;
  return fitting.front();
}

struct Annotated {
  std::string set;
  GoldText gold;
  evidence::Document document;
};

class Evaluator {
 public:
  Evaluator(const ReaderUnderTest& reader, const ScoreOptions& options)
      : reader_(reader), options_(options) {}

  void take(const std::string& file) {
    if (const coding::KnownSuite* suite = known_suite(file)) return take_suite(file, *suite);
    auto bytes = base::read_file(file);
    if (!bytes) return add(bytes.diagnostics());
    if (file.ends_with(".json")) return take_json(file, *bytes);
    if (file.ends_with(".conllu")) return take_treebank(file, *bytes);
    if (fs::path(file).filename().string().starts_with("PLOVER_GSR")) return take_plover(file, *bytes);
  }

  base::Result<Evaluation> finish() {
    if (base::has_errors(problems_)) return problems_;
    score_texts();
    if (found_.sets.empty()) found_.absent.push_back("annotated texts: none were given");
    if (found_.treebanks.empty()) found_.absent.push_back(missing_treebank_);
    if (!found_.plover) found_.absent.push_back(missing_plover_);
    if (found_.suites.empty())
      found_.absent.push_back(
          "PETRARCH suites: none of their files was given, with its dictionaries beside it");
    if (found_.sets.empty() && found_.treebanks.empty() && !found_.plover && found_.suites.empty())
      return problem_of("gold-nothing", "there is nothing here to hold the reader against", "",
                        "name annotations, test treebanks or the PLOVER records, or folders with such files");
    return std::move(found_);
  }

 private:
  void add(const base::Diagnostics& more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

  void take_json(const std::string& file, const std::string& bytes) {
    if (auto controls = read_gold_controls(bytes)) {
      auto& list = controls_[controls->source];
      list.insert(list.end(), controls->controls.begin(), controls->controls.end());
      return;
    }
    if (bytes.find("\"items\"") == std::string::npos) return;
    auto found = read_gold(file, bytes);
    if (!found) return add(found.diagnostics());
    GoldText gold = std::move(found.value());
    gold.name = fs::path(file).stem().string();
    const auto beside = text_beside(file, gold);
    if (!beside)
      return add({problem_of("gold-text-missing", "there is no text beside the annotation", file,
                             "put \"" + gold.source + "\" into its folder")});
    auto text = read_document(*beside);
    if (!text) return add(text.diagnostics());
    add(check_gold(gold, bytes, text->text));
    Annotated annotated{fs::absolute(fs::path(file)).parent_path().filename().string(), std::move(gold),
                        *text};
    set_facts(annotated);
    texts_.push_back(std::move(annotated));
  }

  static void set_facts(Annotated& annotated) {
    const GoldText& gold = annotated.gold;
    if (const auto kind = evidence::document_kind(gold.kind)) annotated.document.kind = *kind;
    if (!gold.author.empty()) annotated.document.author = gold.author;
    if (const auto date = evidence::parse_date(gold.date)) annotated.document.date = date;
  }

  void take_treebank(const std::string& file, const std::string& bytes) {
    if (!reader_.parser) {
      missing_treebank_ = "treebanks: the reader has no parser";
      return;
    }
    const auto trees = language::read_conllu(file, bytes);
    if (!trees) return add(trees.diagnostics());
    found_.treebanks.push_back({fs::path(file).stem().string(), score_treebank(*trees, *reader_.parser)});
  }

  // Coded with the suite's own dictionaries from the trees that stand in it: the coder's work, not the
  // parser's.
  void take_suite(const std::string& file, const coding::KnownSuite& suite) {
    const auto counted = coding::count_suite(fs::path(file).parent_path().string(), suite);
    if (!counted) return add(counted.diagnostics());
    found_.suites.push_back({suite.name, {counted->exact, counted->records}});
  }

  void take_plover(const std::string& file, const std::string& bytes) {
    if (!reader_.codes_events) {
      missing_plover_ = "PLOVER records: the reader codes no events";
      return;
    }
    const auto records = read_plover_records(file, bytes);
    if (!records) return add(records.diagnostics());
    found_.plover = score_plover(*records, [&](const PloverRecord& record) {
      const auto document = make_document("record", "record.txt", record.text);
      return document ? reader_.read(*document).events : std::vector<evidence::Event>();
    });
  }

  void score_texts() {
    std::map<std::string, GoldSet> sets;
    for (Annotated& text : texts_) {
      if (const auto more = controls_.find(text.gold.source); more != controls_.end())
        text.gold.controls.insert(text.gold.controls.end(), more->second.begin(), more->second.end());
      const Reading reading = reader_.read(text.document);
      GoldSet& set = sets[text.set];
      set.name = text.set;
      set.texts.push_back(
          {text.gold.name, score(text.gold, reading.claims, reading.events, reader_.codes, options_)});
      set.all += set.texts.back().score;
    }
    for (auto& [name, set] : sets) found_.sets.push_back(std::move(set));
  }

  base::Diagnostics problems_;
  const ReaderUnderTest& reader_;
  const ScoreOptions& options_;
  std::vector<Annotated> texts_;
  std::map<std::string, std::vector<GoldControl>> controls_;
  std::string missing_treebank_ = "treebanks: none were given (files that end in -test.conllu)";
  std::string missing_plover_ = "PLOVER records: PLOVER_GSR_CAMEO.txt was not given";
  Evaluation found_;
};

}  // namespace

base::Result<ReaderUnderTest> shipped_reader(const base::DataTables& source, bool calibrated) {
  auto lexicon = load_lexicon(source, calibrated);
  auto events = load_event_tables(source);
  base::Diagnostics problems = lexicon.diagnostics();
  problems.insert(problems.end(), events.diagnostics().begin(), events.diagnostics().end());
  if (base::has_errors(problems)) return problems;
  ReaderUnderTest reader{[lexicon = *lexicon, tables = *events](const evidence::Document& document) {
                           return read_documents({document}, lexicon, tables);
                         },
                         events->codes, lexicon->tables().parser, lexicon->tables().parser.has_value()};
  return reader;
}

base::Result<Evaluation> evaluate_reader(const std::vector<std::string>& paths, const ReaderUnderTest& reader,
                                         const ScoreOptions& options) {
  Evaluator evaluator(reader, options);
  for (const std::string& file : files_of(paths)) evaluator.take(file);
  return evaluator.finish();
}

}  // namespace entente::reading
