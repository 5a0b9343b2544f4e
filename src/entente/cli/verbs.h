#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::cli {

struct Fronts;

/// What the command line said, for whichever verb.
struct Options {
  std::vector<std::string> paths;  // documents, a case, codes, questions
  std::string output;
  std::string data;  // folder that replaces data tables
  std::string method;
  std::string compat;  // whose definitions of the points to show beside ours
  std::vector<std::string> tables, levers;
  std::size_t worlds = 2048;
  std::uint64_t seed = 1;
  unsigned threads = 0;
  bool json = false, details = false, ascii = false, no_colour = false;
  std::string as;                          // of `read`: the format of another tool of the field
  std::string dictionaries;                // folder of a user's own, for --as petrarch
  std::string model, endpoint, model_log;  // of `read`: a language model that suggests more, and a log of it
  bool allow_remote = false;               // the model may listen on another machine
  bool static_only = false;                // of `brief`: without the engine to play with
  std::string host, pages;                 // of `open`: the address to listen on, a folder of pages
  unsigned port = 0;
  bool no_browser = false;
  std::string period = "week", unit, since, until;  // of `calibrate`: what a series is fitted to
  std::string from, to;                             // of `calibrate`: the two ends of the front
  std::string range, party;                         // of `calibrate cost`
  bool keep_jumps = false, keep_gaps = false;
  const Fronts* fronts = nullptr;  // the fronts beside this one
};

/// A verb of the command line is one row of one table.
struct Verb {
  const char* name;
  const char* arguments;  // "CASE [QUESTION...]"
  const char* summary;    // one line
  const char* example;    // a line that works when pasted, shown first by --help
  unsigned takes;         // which options: a sum of Takes
  const char* target;     // where it writes without -o; empty: it writes no file
  int (*run)(const Options&);
};
enum Takes : unsigned {
  output = 1,
  worlds = 2,
  tables = 4,
  levers = 8,
  json = 16,
  data = 32,
  method = 64,
  details = 128,
  compat = 256,
  serving = 512,
  playing = 1024,
  calibrating = 2048,
  seeded = 4096,
  reformatting = 8192,
  upkeep = 16384  // for work on the program itself: named in one line of the overview
};

const std::vector<Verb>& verbs();

int run_read(const Options& options);
int run_read_with_model(const Options& options);
int run_read_as(const Options& options);
int run_draft(const Options& options);
int run_check(const Options& options);
int run_ask(const Options& options);
int run_try(const Options& options);
int run_import(const Options& options);
int run_export(const Options& options);
int run_brief(const Options& options);
int run_compare(const Options& options);
int run_calibrate(const Options& options);
int run_train_reader(const Options& options);
int run_evaluate_reader(const Options& options);
int run_open(const Options& options);
int run_methods(const Options& options);
int run_cases(const Options& options);
int run_explain(const Options& options);
int run_cite(const Options& options);
int run_version(const Options& options);

}  // namespace entente::cli
