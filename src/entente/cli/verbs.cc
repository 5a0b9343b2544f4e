#include "entente/cli/verbs.h"

namespace entente::cli {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> table = {
      {"read", "DOCUMENT...", "what documents say: claims with speaker, target, quote and place",
       "entente read article.txt", json | data | output | reformatting, "nowhere, it only prints", run_read},
      {"draft", "DOCUMENT...", "a case folder to edit, drafted from documents",
       "entente draft article.txt -o my-case", output | data, "case", run_draft},
      {"check", "CASE", "every problem of a case at once", "entente check cases/harbour", json, "",
       run_check},
      {"ask", "CASE [QUESTION...]",
       "answers: positions, agreement, war, table, compare (all if none is named)",
       "entente ask cases/moscow-talks agreement table",
       worlds | tables | levers | json | method | details | compat, "", run_ask},
      {"try", "CASE TEXT", "would they take this draft text? who refuses, why, and what is near it",
       "entente try cases/harbour-sport cases/harbour-sport/opening.toml",
       worlds | tables | levers | json | details, "", run_try},
      {"compare", "CASE", "what would change it: levers, bundles and tables on the same worlds",
       "entente compare cases/moscow-talks --lever eu_asset_loan", worlds | tables | levers | json | details,
       "", run_compare},
      {"calibrate", "front|cost|aid SERIES.csv",
       "numbers of [war] from a table of dates and areas, costs or aid",
       "entente calibrate front front.csv -o front", output | json | calibrating, "nowhere, it only prints",
       run_calibrate},
      {"brief", "CASE|DOCUMENT...", "the whole brief as one HTML file",
       "entente brief cases/moscow-talks -o brief.html", output | worlds | data | playing, "brief.html",
       run_brief},
      {"open", "[CASE]", "the workbench in the browser: read, edit and compare a case",
       "entente open cases/moscow-talks", output | data | serving, "the folder of CASE, or this one",
       run_open},
      {"import", "FORMAT PATH...", "a case from another program's scenario (genius, geniusweb, negmas, …)",
       "entente import csv cases/harbour-sport/score-sheets.csv -o imported", output, "case", run_import},
      {"export", "FORMAT CASE", "a case as another program's scenario",
       "entente export negmas cases/harbour-sport -o scenario", output | tables, "scenario", run_export},
      {"train-reader", "TREEBANK...",
       "the model of the reader from treebanks in CoNLL-U, the same bytes from a seed",
       "entente train-reader en_ewt-ud-train.conllu -o reader.model", output | seeded | upkeep,
       "reader.model", run_train_reader},
      {"evaluate-reader", "PATH...", "counts of the reader on annotated texts, treebanks and event records",
       "entente evaluate-reader tests/reading/articles", json | data | details | output | upkeep,
       "nowhere, it only counts", run_evaluate_reader},
      {"methods", "", "every method with its question, sources and status", "entente methods", json, "",
       run_methods},
      {"cases", "[FOLDER]", "the worked cases", "entente cases", 0, "", run_cases},
      {"explain", "[CODE...]", "what a diagnostic means and what to do",
       "entente explain salience-out-of-range", 0, "", run_explain},
      {"cite", "", "how to cite Entente", "entente cite", 0, "", run_cite},
      {"version", "", "version of the program and its formats", "entente version --json", json, "",
       run_version},
  };
  return table;
}

}  // namespace entente::cli
