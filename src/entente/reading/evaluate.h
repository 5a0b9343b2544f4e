#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/language/parser.h"
#include "entente/reading/actor_codes.h"
#include "entente/reading/evaluate_treebank.h"
#include "entente/reading/event_suite.h"
#include "entente/reading/find_claims.h"
#include "entente/reading/gold_score.h"
#include "entente/reading/lexicon.h"

namespace entente::reading {

/// The reader under test.
struct ReaderUnderTest {
  std::function<Reading(const evidence::Document&)> read;
  ActorCodes codes;
  std::optional<language::Parser> parser;  // none: treebanks are not counted
  bool codes_events = false;               // false: PLOVER records are not counted
};

/// The reader as the product ships it; with `calibrated` off its confidence is what the rules say.
base::Result<ReaderUnderTest> shipped_reader(const base::DataTables& source, bool calibrated = true);

/// Scores of the annotated texts of one folder.
struct GoldSet {
  std::string name;  // the folder's
  struct Text {
    std::string name;
    Score score;
  };
  std::vector<Text> texts;  // by name
  Score all;
};

/// One of the field's suites of dictionary coding.
struct SuiteCount {
  std::string name;
  Share exact;
};

struct Evaluation {
  std::vector<GoldSet> sets;  // by name
  struct Treebank {
    std::string name;
    TreebankScore score;
  };
  std::vector<Treebank> treebanks;
  std::optional<PloverScore> plover;
  std::vector<SuiteCount> suites;
  std::vector<std::string> absent;  // what was not counted, and why
};

/// Holds the reader against what stands in files and folders: annotations (JSON with "items", beside their
/// text, see tests/reading/articles/README.md), controls in files of their own, treebanks (in folders only
/// files whose name ends in -test.conllu), and the PLOVER records. Other files are passed over. Errors:
/// `missing-file`, `gold-item`, `gold-text` (another text than was annotated), `gold-text-missing` (no text
/// beside an annotation), `gold-nothing` (no file to count), `conllu-columns`, `conllu-head`.
base::Result<Evaluation> evaluate_reader(const std::vector<std::string>& paths, const ReaderUnderTest& reader,
                                         const ScoreOptions& options = {});

}  // namespace entente::reading
