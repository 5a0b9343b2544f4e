#pragma once

#include <string>

#include "entente/base/cancel.h"
#include "entente/base/result.h"

namespace entente::cli {

/// Exit codes of the house: done; the check asked for failed; usage, configuration or faulty case; our bug;
/// stopped.
enum Exit : int {
  done = 0,
  check_failed = 1,
  bad_input = 2,
  our_bug = 70,
  try_again = 75,
  interrupted = 130
};

/// From here on print and talk write no character beyond ASCII.
void write_ascii_only();

/// Result to stdout. A closed pipe ends quietly; a full disk is bad_input.
int print(const std::string& text);

/// Result to stdout as it is, with --ascii too: JSON, whose strings belong to the case.
int print_bytes(const std::string& bytes);

/// Talk to stderr. A control character of a file that people gave us becomes a blank: it steers no terminal.
void talk(const std::string& text);

/// Diagnostics to stderr; returns the exit code for a faulty input.
int complain(const base::Diagnostics& diagnostics);

/// What is wrong with the command line, code "usage".
base::Diagnostic usage(std::string message, std::string help);

/// "1 party", "2 parties"
std::string counted(std::size_t n, const char* one, const char* many);

/// A path as a shell takes it: in quotes where it has blanks or signs a shell reads.
std::string pasted(const std::string& path);

/// Ctrl-C cancels this token once; a second one ends the program at once.
base::CancelToken cancel_on_interrupt();

/// A reader that closes the pipe early ends nothing by force: print then sees it.
void ignore_closed_pipes();

/// Width of the terminal on stdout, at most the 100 columns that prose is read at; 80 when it is none.
int terminal_width();
bool stdout_is_terminal();
bool stderr_is_terminal();

/// A line of progress on stderr for work that takes over a second: share done and time left of the step at
/// work (an answer is one step or more, how many is not known beforehand), redrawn on a terminal; elsewhere a
/// line per tenth, at most one a second. Gone from the terminal once destroyed. Thread-safe.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(double share);

 private:
  struct State;
  State* state_;
};

}  // namespace entente::cli
